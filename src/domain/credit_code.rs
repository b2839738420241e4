//! 统一社会信用代码 (GB 32100): 1 registering authority + 1 kind + 6 area + 9 组织机构代码 (GB 11714) + 1 check.
//!
//! A code is public (docs/privacy.md) and shown whole. It is never looked up; the first two characters are not judged.

use super::Date;
use super::division;
use super::id_number::{Flaw, normalise};

/// The 31 characters a code is written in; I, O, S, V and Z are left out as too like digits.
const CHARACTERS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const LENGTH: usize = 18;
/// Places of the area and of the 组织机构代码, counted from 0.
const AREA: std::ops::Range<usize> = 2..8;
const ORGANISATION: std::ops::Range<usize> = 8..17;
/// 组织机构代码 (GB 11714)
const ORGANISATION_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
/// The area of bodies registered with the state itself.
const WHOLE_COUNTRY: &str = "100000";

/// All there is to say about one code.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// As it is kept: half-width capitals without blanks and dashes.
    pub code: String,
    /// Where it was registered, when that is a known place.
    pub area: Option<String>,
    /// What is worth a look and no reason to refuse.
    pub warnings: Vec<String>,
    pub problem: Option<Flaw>,
    /// What the last character should be, when the rest is in order and it is not that.
    pub correct_check_character: Option<char>,
}

impl Verdict {
    pub fn is_valid(&self) -> bool {
        self.problem.is_none()
    }
}

/// What a code says and whether it can be right.
pub fn check(typed: &str) -> Verdict {
    let code = normalise(typed);
    if let Some(problem) = written_wrong(&code) {
        return verdict(code, Some(problem));
    }
    let expected = check_character(&code[..LENGTH - 1]);
    if code.ends_with(expected) {
        return with_area(verdict(code, None));
    }
    let problem = flaw(LENGTH, format!("第 {LENGTH} 位校验码应为 {expected}"));
    Verdict { correct_check_character: Some(expected), ..verdict(code, Some(problem)) }
}

/// The check character of 17 characters (GB 32100): the weights are the powers of 3, modulo 31.
pub fn check_character(code: &str) -> char {
    let mut weight = 1;
    let mut sum = 0;
    for letter in code.chars() {
        sum += value(letter).unwrap_or_default() * weight;
        weight = weight * 3 % 31;
    }
    CHARACTERS.chars().nth((31 - sum % 31) % 31).unwrap_or_default()
}

/// The check character of the eight characters of a 组织机构代码 (GB 11714).
fn organisation_check_character(code: &str) -> char {
    let values = code.chars().map(|letter| letter.to_digit(36).unwrap_or_default());
    let sum: u32 = values.zip(ORGANISATION_WEIGHTS).map(|(value, weight)| value * weight).sum();
    match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from_digit(digit, 10).unwrap_or_default(),
    }
}

/// A character the code cannot have at its place, or a wrong length.
fn written_wrong(code: &str) -> Option<Flaw> {
    if is_organisation_code(code) {
        let sentence = "这是 9 位的组织机构代码，请改填 18 位的统一社会信用代码";
        return Some(Flaw { is_unfinished: true, ..flaw(10, sentence.into()) });
    }
    let wrong = code.chars().enumerate().find_map(|(place, letter)| wrong_character(place, letter));
    wrong.or_else(|| wrong_length(code.chars().count()))
}

/// What stood on papers before 2015.
fn is_organisation_code(code: &str) -> bool {
    let is_written_so = code.len() == ORGANISATION.len() && code.chars().all(|letter| letter.is_ascii_alphanumeric());
    is_written_so && code.ends_with(organisation_check_character(code))
}

fn wrong_character(place: usize, letter: char) -> Option<Flaw> {
    if AREA.contains(&place) && !letter.is_ascii_digit() {
        return Some(flaw(place + 1, format!("第 {} 位应为数字：第 3 至 8 位是登记地的区划代码", place + 1)));
    }
    if value(letter).is_some() {
        return None;
    }
    let likely = match letter {
        'I' => "，是不是 1",
        'O' => "，是不是 0",
        'S' => "，是不是 5",
        'Z' => "，是不是 2",
        'V' => "，是不是 U 或 Y",
        _ => return Some(flaw(place + 1, format!("第 {} 位不是数字或大写字母", place + 1))),
    };
    Some(flaw(place + 1, format!("第 {} 位是字母 {letter}，代码里没有这个字母{likely}", place + 1)))
}

fn wrong_length(length: usize) -> Option<Flaw> {
    match length {
        0 => Some(Flaw { position: None, ..flaw(0, "没有代码".into()) }),
        _ if length < LENGTH => {
            Some(Flaw { is_unfinished: true, ..flaw(length + 1, format!("还差 {} 位", LENGTH - length)) })
        }
        LENGTH => None,
        _ => Some(flaw(LENGTH + 1, format!("多了 {} 位，应为 {LENGTH} 位", length - LENGTH))),
    }
}

/// The place it names, and what is worth a look although the check character is right.
fn with_area(mut verdict: Verdict) -> Verdict {
    let area = &verdict.code[AREA];
    if area != WHOLE_COUNTRY {
        verdict.area = division::at(area, Date::MAX).map(|division| division.full_name.clone());
        if verdict.area.is_none() {
            verdict.warnings.push("第 3 至 8 位的区划代码不在代码表中，请与证照核对".into());
        }
    }
    let organisation = &verdict.code[ORGANISATION];
    if !organisation.ends_with(organisation_check_character(organisation)) {
        verdict.warnings.push("第 9 至 17 位的组织机构代码校验不符，请与证照核对".into());
    }
    verdict
}

fn value(letter: char) -> Option<usize> {
    CHARACTERS.chars().position(|character| character == letter)
}

fn verdict(code: String, problem: Option<Flaw>) -> Verdict {
    Verdict { code, area: None, warnings: Vec::new(), problem, correct_check_character: None }
}

fn flaw(position: usize, sentence: String) -> Flaw {
    Flaw { sentence, position: Some(position), is_unfinished: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(code: &str) -> String {
        check(code).problem.map(|flaw| flaw.sentence).unwrap_or_default()
    }

    /// 17 characters with the check character they call for.
    fn complete(code: &str) -> String {
        format!("{code}{}", check_character(code))
    }

    #[test]
    fn codes_known_to_be_right_are_right() {
        for (code, area) in [
            ("91350100M000100Y43", Some("福建省福州市")),
            ("91110000600037341L", Some("北京市")),
            ("91440300708461136T", Some("广东省深圳市")),
        ] {
            let verdict = check(code);
            assert!(verdict.is_valid(), "{code}: {:?}", verdict.problem);
            assert_eq!((verdict.area.as_deref(), verdict.warnings.as_slice()), (area, [].as_slice()), "{code}");
        }
    }

    #[test]
    fn a_code_is_kept_in_half_width_capitals_without_blanks() {
        for typed in [
            "91350100m000100y43",
            " 9135 0100 M000 100Y 43 ",
            "９１３５０１００Ｍ０００１００Ｙ４３",
            "91350100-M000100Y-43",
        ] {
            assert_eq!(check(typed).code, "91350100M000100Y43", "{typed}");
            assert!(check(typed).is_valid(), "{typed}");
        }
    }

    #[test]
    fn every_changed_or_swapped_character_is_noticed() {
        let code = "91350100M000100Y43";
        for place in 0..LENGTH {
            for other in CHARACTERS.chars() {
                let mut letters: Vec<char> = code.chars().collect();
                if letters[place] != other {
                    letters[place] = other;
                    assert!(!check(&letters.iter().collect::<String>()).is_valid(), "{place} {other}");
                }
            }
            let mut swapped: Vec<char> = code.chars().collect();
            let next = (place + 1).min(LENGTH - 1);
            swapped.swap(place, next);
            let swapped: String = swapped.into_iter().collect();
            assert!(swapped == code || !check(&swapped).is_valid(), "{place}");
        }
    }

    #[test]
    fn a_fault_names_its_place() {
        for (code, wanted, position) in [
            ("", "没有代码", None),
            ("91350100M000100Y4", "还差 1 位", Some(18)),
            ("91350100M000100Y433", "多了 1 位，应为 18 位", Some(19)),
            ("91350100M000100Y44", "第 18 位校验码应为 3", Some(18)),
            ("9135O100M000100Y43", "第 5 位应为数字：第 3 至 8 位是登记地的区划代码", Some(5)),
            ("91350100MO00100Y43", "第 10 位是字母 O，代码里没有这个字母，是不是 0", Some(10)),
            ("91350100M000100Z43", "第 16 位是字母 Z，代码里没有这个字母，是不是 2", Some(16)),
            ("91350100M0001甲0Y43", "第 14 位不是数字或大写字母", Some(14)),
            ("M000100Y4", "这是 9 位的组织机构代码，请改填 18 位的统一社会信用代码", Some(10)),
            ("M000100Y5", "第 8 位应为数字：第 3 至 8 位是登记地的区划代码", Some(8)),
        ] {
            assert_eq!(sentence(code), wanted, "{code}");
            assert_eq!(check(code).problem.and_then(|flaw| flaw.position), position, "{code}");
        }
        assert_eq!(check("91350100M000100Y44").correct_check_character, Some('3'));
        assert!(check("9135").problem.is_some_and(|flaw| flaw.is_unfinished));
    }

    #[test]
    fn an_unknown_area_and_a_doubtful_organisation_are_worth_a_look_only() {
        for (code, warning) in [
            (complete("91999900M000100Y4"), "第 3 至 8 位的区划代码不在代码表中，请与证照核对"),
            (complete("91350100M000100Y5"), "第 9 至 17 位的组织机构代码校验不符，请与证照核对"),
        ] {
            let verdict = check(&code);
            assert!(verdict.is_valid(), "{code}");
            assert_eq!(verdict.warnings, [warning], "{code}");
        }
        assert!(check(&complete("91100000M000100Y4")).warnings.is_empty(), "registered with the state itself");
    }
}
