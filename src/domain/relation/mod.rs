//! 与户主关系 (GB/T 4761-2008): what a relation says about the two it ties.
//!
//! The codes and the sex each implies are in `assets/codes/relationship.csv`; whether the members of one household fit
//! together is checked in `household`. No relation is ever guessed from anything but a relation a clerk has entered.

mod household;
mod inverse;

pub use super::codes::implied_sex;
pub use household::{Member, MemberProblem, problems};
pub use inverse::inverse;

use super::id_number::Sex;

/// 户主, as most systems write it.
pub const HOUSEHOLDER: &str = "02";
/// 本人, as the standard writes it; both mean the head of the household.
pub const ONESELF: &str = "01";

pub fn is_householder(code: &str) -> bool {
    matches!(code, HOUSEHOLDER | ONESELF)
}

/// 配偶, 夫, 妻
pub fn is_spouse(code: &str) -> bool {
    matches!(code, "10" | "11" | "12")
}

/// 子, 女 and those counted among them; no 女婿 or 儿媳.
pub fn is_child(code: &str) -> bool {
    matches!(code.as_bytes(), [b'2' | b'3', _]) && !matches!(code, "28" | "38")
}

/// What at most one member of a household can be: its head, and the head's spouse.
pub fn stands_only_once(code: &str) -> bool {
    is_householder(code) || is_spouse(code)
}

/// The sex that a member's relation implies for the householder: who has a 妻 or 岳父 is a man.
pub fn implied_sex_of_householder(code: &str) -> Option<Sex> {
    match code {
        "12" | "55" | "56" => Some(Sex::Male),
        "11" | "53" | "54" => Some(Sex::Female),
        _ => None,
    }
}

/// Whether a member of this relation was certainly born before the householder, or after. In-laws and step-parents
/// may be of any age.
pub fn order_of_birth(code: &str) -> Option<Born> {
    const BEFORE: [&str; 12] = ["50", "51", "52", "60", "61", "62", "63", "64", "66", "67", "71", "75"];
    const AFTER: [&str; 25] = [
        "20", "21", "22", "23", "24", "25", "26", "29", "30", "31", "32", "33", "34", "35", "36", "39", "40", "41",
        "42", "43", "44", "47", "48", "73", "77",
    ];
    let after = AFTER.contains(&code).then_some(Born::After);
    if BEFORE.contains(&code) { Some(Born::Before) } else { after }
}

/// How a member's birth lies to the householder's.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Born {
    Before,
    After,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::CodeList;
    use crate::domain::codes::Relationship;

    #[test]
    fn a_relation_implies_a_sex_where_its_word_does() {
        for (code, sex) in [
            ("11", Some(Sex::Male)),
            ("12", Some(Sex::Female)),
            ("10", None),
            ("29", Some(Sex::Male)),
            ("39", Some(Sex::Female)),
            ("38", Some(Sex::Female)),
            ("90", Some(Sex::Female)),
            ("95", Some(Sex::Male)),
            ("92", None),
            ("49", None),
            ("97", None),
            ("00", None),
        ] {
            assert_eq!(implied_sex(code), sex, "{code}");
        }
    }

    /// A word with one of these at its end can mean one sex only; a table edited by hand must not contradict it.
    #[test]
    fn the_table_agrees_with_the_words_of_its_relations() {
        let ends = |name: &str, words: &[&str]| words.iter().any(|word| name.ends_with(word));
        for row in &Relationship::table().codes {
            let is_single = !row.name.contains('、');
            let sex = implied_sex(&row.code);
            if is_single && ends(&row.name, &["父", "父亲", "婿", "子"]) {
                assert_eq!(sex, Some(Sex::Male), "{}", row.name);
            }
            if is_single && ends(&row.name, &["母亲", "姑母", "伯母", "祖母", "妻", "媳", "媳妇", "女儿", "侄女"])
            {
                assert_eq!(sex, Some(Sex::Female), "{}", row.name);
            }
        }
    }

    #[test]
    fn a_member_tells_the_sex_of_the_householder_only_where_it_must_be_so() {
        for (code, sex) in
            [("12", Some(Sex::Male)), ("11", Some(Sex::Female)), ("53", Some(Sex::Female)), ("55", Some(Sex::Male))]
        {
            assert_eq!(implied_sex_of_householder(code), sex, "{code}");
        }
        assert_eq!(implied_sex_of_householder("10"), None);
        assert_eq!(implied_sex_of_householder("20"), None);
    }

    #[test]
    fn only_head_and_spouse_stand_once() {
        let once: Vec<&str> = Relationship::table()
            .codes
            .iter()
            .map(|row| row.code.as_str())
            .filter(|code| stands_only_once(code))
            .collect();
        assert_eq!(once, ["01", "02", "10", "11", "12"]);
    }
}
