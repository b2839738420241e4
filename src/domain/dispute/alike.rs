//! 同类纠纷: which earlier matters are like this one, by type, place and the words they are told with. It compares matters; names of
//! those they are between are no words of it.

use crate::domain::registers::Dispute;
use std::collections::BTreeSet;

/// So many words that both are told with are named.
const MOST_WORDS: usize = 3;
/// With fewer in common two tellings are not alike: some words stand in all of them.
const LEAST_SHARED: usize = 3;

/// How alike two matters are, and in what.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Likeness {
    pub is_same_type: bool,
    pub is_same_place: bool,
    /// Pairs of letters both are told with.
    pub shared: Vec<String>,
}

impl Likeness {
    /// `names` are of those the matter is between.
    pub fn of(one: &Dispute, other: &Dispute, names: &[String]) -> Self {
        let [told, told_too] = [one, other].map(|dispute| pairs(&dispute.summary, names));
        let shared: Vec<String> = told.intersection(&told_too).cloned().collect();
        Self {
            is_same_type: one.dispute_type == other.dispute_type,
            is_same_place: is_same_place(one, other),
            shared: if shared.len() < LEAST_SHARED { Vec::new() } else { shared },
        }
    }

    /// What stands first among several: the same place tells most, then the words.
    pub fn weight(&self) -> usize {
        let place = if self.is_same_place { 12 } else { 0 };
        let kind = if self.is_same_type { 4 } else { 0 };
        place + kind + self.shared.len().min(20)
    }

    /// Whether there is more in common than the type.
    pub fn is_near(&self) -> bool {
        self.is_same_place || !self.shared.is_empty()
    }

    /// 「同一地点，都说到漏水、吊顶」
    pub fn in_words(&self) -> String {
        let place = self.is_same_place.then(|| "同一地点".to_owned());
        let kind = self.is_same_type.then(|| "类型相同".to_owned());
        let words: Vec<&str> = apart(&self.shared).take(MOST_WORDS).collect();
        let told = (!words.is_empty()).then(|| format!("都说到{}", words.join("、")));
        [place, kind, told].into_iter().flatten().collect::<Vec<_>>().join("，")
    }
}

/// The same dwelling, or the same words where it is none.
fn is_same_place(one: &Dispute, other: &Dispute) -> bool {
    match (one.place.id, other.place.id) {
        (Some(place), Some(other)) => place == other,
        _ => !one.place_told.is_empty() && one.place_told == other.place_told,
    }
}

/// Two letters that stand side by side, without those of names and those that stand in every telling.
fn pairs(told: &str, names: &[String]) -> BTreeSet<String> {
    let letters: Vec<char> = told.chars().collect();
    let pairs = letters.windows(2).filter(|pair| pair.iter().all(|letter| is_telling(*letter)));
    let pairs = pairs.map(|pair| pair.iter().collect::<String>());
    pairs.filter(|pair| !names.iter().any(|name| name.contains(pair.as_str()))).collect()
}

/// Chinese letters that are more than grammar.
fn is_telling(letter: char) -> bool {
    ('一'..='龥').contains(&letter)
        && !"的了在和是有不没把被给对与以及也就都要说到后前家双方一两个上下年月日天次元人里外".contains(letter)
}

/// Of pairs that run into one another (「卫生」「生间」) only the first.
fn apart(pairs: &[String]) -> impl Iterator<Item = &str> {
    let overlaps = |place: usize| {
        let first = pairs[place].chars().next();
        pairs.iter().enumerate().any(|(other, pair)| other != place && pair.chars().nth(1) == first)
    };
    pairs.iter().enumerate().filter(move |(place, _)| !overlaps(*place)).map(|(_, pair)| pair.as_str())
}

#[cfg(test)]
mod tests {
    use super::super::testing::case;
    use super::*;
    use crate::domain::RecordId;
    use crate::domain::values::{Choice, Lines, Link, Text};

    fn told(summary: &str) -> Dispute {
        Dispute { summary: Lines::new(summary), ..case().dispute }
    }

    const LEAK: &str = "甄有理反映楼上卫生间漏水，吊顶和墙面受损。";

    #[test]
    fn two_matters_told_with_the_same_words_are_alike() {
        let likeness = Likeness::of(&told(LEAK), &told("卫生间漏水泡坏吊顶，墙面起皮。"), &[]);
        assert!(likeness.is_near() && likeness.is_same_type);
        let words = likeness.in_words();
        assert!(words.contains("吊顶") && !words.contains("生间"), "{words}");
        let other = Likeness::of(&told(LEAK), &told("货摊摆到店门口，客人进不来。"), &[]);
        assert!(!other.is_near());
    }

    #[test]
    fn names_are_no_words_of_a_matter() {
        let names = ["甄有理".to_owned()];
        let likeness = Likeness::of(&told(LEAK), &told("甄有理的狗没有拴绳，甄有理不认。"), &names);
        assert!(likeness.shared.is_empty(), "{:?}", likeness.shared);
    }

    #[test]
    fn the_same_dwelling_is_the_same_place_and_so_is_the_same_corner() {
        let at = |place| Dispute { place: Link::to(RecordId(place)), ..told("") };
        assert!(Likeness::of(&at(7), &at(7), &[]).is_same_place && !Likeness::of(&at(7), &at(8), &[]).is_same_place);
        let corner = |words: &str| Dispute { place_told: Text::new(words), dispute_type: Choice::of("06"), ..told("") };
        assert!(Likeness::of(&corner("菜市场门口"), &corner("菜市场门口"), &[]).is_same_place);
        assert!(!Likeness::of(&corner(""), &corner(""), &[]).is_same_place);
    }
}
