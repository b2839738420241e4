//! Two labels under one parent that may be one place written twice. They are only offered: what is one place, people decide.

use super::parse;
use crate::domain::text;

/// Why two labels are thought to be one place.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Suspicion {
    /// 「5栋」 and 「5座」, 「幸福路12号」 and 「幸福路12号院」: alike but for the words around the name.
    SameButForWords,
    /// 「海棠苑」 and 「海裳苑」
    OneCharacter,
}

impl Suspicion {
    pub fn label(self) -> &'static str {
        match self {
            Self::SameButForWords => "只差称呼",
            Self::OneCharacter => "只差一个字",
        }
    }
}

/// A label taken apart once, to be compared with many.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    kind: String,
    /// Digits and capitals in order, and words that number or tell apart: where these differ, the places differ.
    telling: String,
    /// What is left without the words that only say what kind of place it is.
    name: Vec<char>,
}

/// Words that say what a place is, not which one.
const WORDS: [&str; 15] =
    ["小区", "社区", "号楼", "单元", "号房", "号院", "栋", "幢", "座", "室", "房", "号", "楼", "门", "#"];
/// Characters by which neighbours are told apart: 「东村」 and 「西村」 are two.
const TELLING: &str = "一二三四五六七八九十甲乙丙丁东西南北中上下前后左右新旧老内外";

impl Compared {
    pub fn of(kind: &str, label: &str) -> Self {
        let mut rest = text::without_blanks(label).to_uppercase();
        let parsed = parse(&rest);
        if parsed.estate.is_none() && !parsed.nodes().is_empty() {
            // 「03栋」 is 「3栋」.
            rest = parsed.full_name();
        }
        for word in WORDS {
            rest = rest.replace(word, "");
        }
        let is_telling = |letter: &char| letter.is_ascii_alphanumeric() || TELLING.contains(*letter);
        let letters = || rest.chars().filter(|letter| letter.is_alphanumeric());
        Self {
            kind: kind.to_owned(),
            telling: letters().filter(is_telling).collect(),
            name: letters().filter(|letter| !is_telling(letter)).collect(),
        }
    }

    /// Labels with different marks can never be suspected; this is what they are sorted by.
    pub fn telling(&self) -> &str {
        &self.telling
    }

    pub fn suspicion(&self, other: &Self) -> Option<Suspicion> {
        if self.telling != other.telling {
            return None;
        }
        if self.name == other.name {
            // 「3栋」 and 「3单元」 under one parent are two places of two kinds.
            let is_named = !self.name.is_empty();
            return (is_named || self.kind == other.kind).then_some(Suspicion::SameButForWords);
        }
        let is_long = self.name.len().min(other.name.len()) >= SHORTEST_NAME;
        (is_long && differ_by_one(&self.name, &other.name)).then_some(Suspicion::OneCharacter)
    }
}

/// Of shorter names one character is most of the name.
const SHORTEST_NAME: usize = 3;

/// One character more, less, or another one.
fn differ_by_one(one: &[char], other: &[char]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same_before = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let rest_of_short = if short.len() == long.len() { same_before + 1 } else { same_before };
    short.get(rest_of_short..) == long.get(same_before + 1..)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suspicion(one: (&str, &str), other: (&str, &str)) -> Option<Suspicion> {
        let [one, other] = [one, other].map(|(kind, label)| Compared::of(kind, label));
        assert_eq!(one.suspicion(&other), other.suspicion(&one));
        one.suspicion(&other)
    }

    #[test]
    fn one_place_written_twice_is_suspected() {
        use Suspicion::{OneCharacter, SameButForWords};
        for (one, other, expected) in [
            (("5", "5栋"), ("5", "5座"), SameButForWords),
            (("5", "A栋"), ("5", "Ａ座"), SameButForWords),
            (("7", "501室"), ("7", "0501 房"), SameButForWords),
            (("3", "幸福路12号"), ("3", "幸福路12号院"), SameButForWords),
            (("2", "海棠苑"), ("2", "海裳苑"), OneCharacter),
            (("2", "海棠花苑"), ("2", "海棠苑"), OneCharacter),
            (("8", "青溪农贸市场"), ("8", "清溪农贸市场"), OneCharacter),
        ] {
            assert_eq!(suspicion(one, other), Some(expected), "{} {}", one.1, other.1);
        }
    }

    #[test]
    fn neighbours_are_not_suspected() {
        for (one, other) in [
            (("7", "501室"), ("7", "502室")),
            (("5", "3栋"), ("6", "3单元")),
            (("5", "A座"), ("5", "B座")),
            (("2", "海棠苑东区"), ("2", "海棠苑西区")),
            (("4", "三组"), ("4", "四组")),
            (("3", "桂花巷4号"), ("3", "桂花巷5号")),
            (("2", "海棠苑"), ("2", "金桂园")),
            (("3", "梅园"), ("3", "桂园")),
        ] {
            assert_eq!(suspicion(one, other), None, "{} {}", one.1, other.1);
        }
    }
}
