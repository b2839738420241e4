//! What the householder is to a member.

use super::is_householder;
use crate::domain::id_number::Sex;

/// Relation of a member to the householder, and of the householder to the member: if a man, if a woman.
const INVERSES: [(&[&str], &str, &str); 22] = [
    (&["10", "11", "12"], "11", "12"),
    // Of a child the householder is father or mother, of a parent son or daughter.
    (&["20", "21", "22", "23", "24", "25", "26", "29", "30", "31", "32", "33", "34", "35", "36", "39"], "51", "52"),
    (&["50", "51", "52", "59"], "20", "30"),
    (&["27", "37"], "57", "58"),
    (&["57", "58"], "27", "37"),
    (&["28"], "55", "56"),
    (&["55", "56"], "28", ""),
    (&["38"], "53", "54"),
    (&["53", "54"], "", "38"),
    (&["41", "42"], "61", "62"),
    (&["61", "62"], "41", "42"),
    (&["43", "44"], "63", "64"),
    (&["63", "64"], "43", "44"),
    (&["47", "48"], "66", "67"),
    (&["66", "67"], "47", "48"),
    (&["65"], "46", "45"),
    (&["45", "46"], "65", "65"),
    (&["71", "75"], "73", "77"),
    (&["73", "77"], "71", "75"),
    // An aunt on the father's side calls her brother's child 侄 as well.
    (&["81", "82", "83", "84", "89", "90"], "93", "94"),
    (&["85", "86", "87", "88"], "95", "96"),
    (&["40", "49"], "60", "60"),
];

/// Relations that are the same from both sides.
const MUTUAL: [&str; 6] = ["70", "79", "91", "92", "97", "99"];

/// What the householder is to somebody who is `code` to them, when that is determined: of a 子 the householder is 父亲 or
/// 母亲, but of a 侄子 it may be an uncle or an aunt, the elder or the younger one.
pub fn inverse(code: &str, householder: Option<Sex>) -> Option<&'static str> {
    if is_householder(code) {
        return None;
    }
    if let Some(mutual) = MUTUAL.iter().find(|mutual| **mutual == code) {
        return Some(mutual);
    }
    let (_, man, woman) = INVERSES.iter().find(|(codes, ..)| codes.contains(&code))?;
    let inverse = match householder {
        Some(Sex::Male) => *man,
        Some(Sex::Female) => *woman,
        // A spouse is a spouse; of others the word depends on the sex.
        None if super::is_spouse(code) => "10",
        None if man == woman => *man,
        None => "",
    };
    (!inverse.is_empty()).then_some(inverse)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::CodeList;
    use crate::domain::codes::{Relationship, implied_sex};

    const MAN: Option<Sex> = Some(Sex::Male);
    const WOMAN: Option<Sex> = Some(Sex::Female);

    #[test]
    fn a_relation_has_its_counterpart() {
        for (code, householder, inverse_code) in [
            ("12", MAN, Some("11")),
            ("10", WOMAN, Some("12")),
            ("10", None, Some("10")),
            ("20", MAN, Some("51")),
            ("32", WOMAN, Some("52")),
            ("51", WOMAN, Some("30")),
            ("51", None, None),
            ("28", MAN, Some("55")),
            ("38", WOMAN, Some("54")),
            ("53", WOMAN, Some("38")),
            ("53", MAN, None), // only a wife has a 公公
            ("56", MAN, Some("28")),
            ("42", MAN, Some("61")),
            ("43", WOMAN, Some("64")),
            ("71", WOMAN, Some("77")),
            ("77", MAN, Some("71")),
            ("90", MAN, Some("93")),
            ("87", WOMAN, Some("96")),
            ("45", MAN, Some("65")),
            ("40", None, Some("60")),
            ("93", MAN, None), // 伯父, 叔父 or 姑父
            ("72", MAN, None),
            ("97", None, Some("97")),
            ("02", MAN, None),
            ("xx", MAN, None),
        ] {
            assert_eq!(inverse(code, householder), inverse_code, "{code} {householder:?}");
        }
    }

    #[test]
    fn a_counterpart_is_in_the_table_and_of_the_householders_sex() {
        for row in &Relationship::table().codes {
            for sex in [Sex::Male, Sex::Female] {
                let Some(inverse) = inverse(&row.code, Some(sex)) else { continue };
                assert!(Relationship::table().name(inverse).is_some(), "{} {inverse}", row.name);
                assert!(implied_sex(inverse).is_none_or(|implied| implied == sex), "{} {inverse}", row.name);
            }
        }
    }
}
