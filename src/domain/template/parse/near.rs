//! Which name was probably meant.

/// The known name that is most like the typed one, if any is like it enough: at least half of its letters stay.
pub(super) fn nearest(typed: &str, known: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let typed: Vec<char> = typed.chars().collect();
    let ranked = known.map(|name| (distance(&typed, name), name));
    let (changes, name) = ranked.min_by_key(|(changes, _)| *changes)?;
    (changes * 2 <= name.chars().count().max(typed.len())).then_some(name)
}

/// Letters to put in, take out or change (Levenshtein).
fn distance(typed: &[char], known: &str) -> usize {
    let mut row: Vec<usize> = (0..=typed.len()).collect();
    for (at, letter) in known.chars().enumerate() {
        let mut before = row[0];
        row[0] = at + 1;
        for place in 0..typed.len() {
            let changed = before + usize::from(typed[place] != letter);
            before = row[place + 1];
            row[place + 1] = changed.min(before + 1).min(row[place] + 1);
        }
    }
    row[typed.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_the_name_and_something_else_finds_none() {
        let known = || ["房屋地址", "出租人", "出租人电话", "社区"].into_iter();
        assert_eq!(nearest("房屋地扯", known()), Some("房屋地址"));
        assert_eq!(nearest("出租人的电话", known()), Some("出租人电话"));
        assert_eq!(nearest("地址", known()), Some("房屋地址"));
        assert_eq!(nearest("天气预报", known()), None);
    }
}
