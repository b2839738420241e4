//! So many doors in groups of about ten, none much larger than another.

use std::ops::RangeInclusive;

/// 「每组 10 户」: 31 groups of 10 households each.
pub const NORM: usize = 10;
/// A group outside this is said to be small or large. Practice elsewhere is 10 to 15 a group.
pub const USUAL: RangeInclusive<usize> = 8..=15;

/// The sizes of the groups that `doors` are divided into, the larger ones first: as near to ten as goes, all of usual size where
/// there are enough doors, and no two differing by more than one.
pub fn even_parts(doors: usize) -> Vec<usize> {
    if doors == 0 {
        return Vec::new();
    }
    let parts = (1..=doors.div_ceil(*USUAL.start())).min_by_key(|parts| strain(doors, *parts)).unwrap_or(1);
    let (least, larger) = (doors / parts, doors % parts);
    (0..parts).map(|part| least + usize::from(part < larger)).collect()
}

/// How far `parts` groups are from what is usual, then from ten each; both in doors of all groups together.
fn strain(doors: usize, parts: usize) -> (bool, usize) {
    let is_usual = USUAL.contains(&(doors / parts)) && USUAL.contains(&doors.div_ceil(parts));
    // In hundredths of a door, for a group of ten has no half door.
    (!is_usual, (doors * 100 / parts).abs_diff(NORM * 100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_is_divided_into_tens() {
        for (doors, parts) in [
            (0, vec![]),
            (6, vec![6]),
            (10, vec![10]),
            (15, vec![15]),
            (16, vec![8, 8]),
            (23, vec![12, 11]),
            (25, vec![9, 8, 8]),
            (31, vec![11, 10, 10]),
        ] {
            assert_eq!(even_parts(doors), parts, "{doors}");
        }
        assert_eq!(even_parts(310), [10; 31], "the 31 groups of the street");
    }

    #[test]
    fn no_group_is_larger_than_another_by_more_than_one_and_none_unusual_where_there_are_doors_enough() {
        for doors in 1..=2000 {
            let parts = even_parts(doors);
            let (least, most) = (parts.iter().min().copied().unwrap(), parts.iter().max().copied().unwrap());
            assert_eq!(parts.iter().sum::<usize>(), doors);
            assert!(most - least <= 1, "{doors}");
            assert!(doors < *USUAL.start() || (USUAL.contains(&least) && USUAL.contains(&most)), "{doors}: {parts:?}");
        }
    }
}
