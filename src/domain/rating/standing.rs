//! How many landlords have how many stars, and which: of a round, of an area in it. Counts only, and the landlords behind each.

use super::Star;
use crate::domain::RecordId;

/// How many of so many landlords have how many stars, and which.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StarCount {
    /// Landlords with none, one … five stars.
    pub by_number: [u32; 6],
    /// Landlords with each of the five.
    pub by_star: [u32; 5],
}

impl StarCount {
    /// One landlord more, with these stars.
    pub fn add(&mut self, held: &[Star]) {
        self.by_number[held.len().min(Star::ALL.len())] += 1;
        for (place, star) in Star::ALL.iter().enumerate() {
            self.by_star[place] += u32::from(held.contains(star));
        }
    }

    pub fn landlords(&self) -> u32 {
        self.by_number.iter().sum()
    }

    /// Those with any star.
    pub fn starred(&self) -> u32 {
        self.by_number[1..].iter().sum()
    }
}

/// A round by areas. A landlord who lets in two areas counts in both, and once in the sum.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Distribution {
    /// By the name of the area.
    pub areas: Vec<(RecordId, String, StarCount)>,
    pub sum: StarCount,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_counts_once_by_number_and_with_each_of_their_stars() {
        let mut count = StarCount::default();
        for held in [&Star::ALL[..], &[Star::Lawful, Star::Clean], &[], &[Star::Clean]] {
            count.add(held);
        }
        assert_eq!(count.by_number, [1, 1, 1, 0, 0, 1]);
        assert_eq!(count.by_star, [2, 1, 1, 1, 3]);
        assert_eq!((count.landlords(), count.starred()), (4, 3));
    }
}
