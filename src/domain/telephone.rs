//! Telephone numbers: mobile, fixed, service numbers.
//!
//! A number is kept as its digits; an extension follows after a hyphen. What lists show is in `mask`.

use super::text::{half_width, is_blank, is_dash};

/// What kind of number it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// 1[3-9] and nine more digits.
    Mobile,
    /// With its area code; an extension may follow.
    Fixed,
    /// 400, 800, 95xxx, 96xxx.
    Service,
    /// Of another country, written with its + or 00.
    Abroad,
}

/// Digits of a number with its country (ITU-T E.164: at most 15).
const ABROAD: std::ops::RangeInclusive<usize> = 7..=15;

/// The numbers in a field, each in the form it is kept in.
pub fn split(text: &str) -> Vec<String> {
    let text = half_width(text);
    let parts = text.split([';', ',', '，', '、', '/', '|', '\n', '\t', '。']);
    parts.flat_map(split_at_blanks).filter(|number| !number.is_empty()).collect()
}

/// One number as it is kept: digits only, without +86, blanks, hyphens and what a spreadsheet adds.
pub fn normalise(text: &str) -> String {
    let text: String =
        half_width(text).chars().filter(|letter| !is_blank(*letter) && !matches!(letter, '(' | ')')).collect();
    let text = from_spreadsheet(&text);
    let (main, extension) = split_extension(&text);
    let digits: String = main.chars().filter(|letter| !is_dash(*letter) && *letter != '.').collect();
    let digits = without_country(&digits);
    if extension.is_empty() { digits } else { format!("{digits}-{extension}") }
}

/// The kind of a normalised number, if it is one.
pub fn kind(number: &str) -> Option<Kind> {
    let (main, extension) = number.split_once('-').map_or((number, None), |(main, extension)| (main, Some(extension)));
    if let Some(abroad) = main.strip_prefix('+').or_else(|| main.strip_prefix("00")) {
        return (extension.is_none() && is_digits(abroad) && ABROAD.contains(&abroad.len())).then_some(Kind::Abroad);
    }
    if !is_digits(main) || extension.is_some_and(|extension| !is_digits(extension) || extension.len() > 6) {
        return None;
    }
    let length = main.len();
    match main.as_bytes() {
        [b'1', b'3'..=b'9', ..] if length == 11 && extension.is_none() => Some(Kind::Mobile),
        [b'4' | b'8', b'0', b'0', ..] if length == 10 => Some(Kind::Service),
        [b'9', b'5' | b'6', ..] if (5..=6).contains(&length) => Some(Kind::Service),
        [b'0', ..] => {
            let local = length - area_code_length(main).min(length);
            (7..=8).contains(&local).then_some(Kind::Fixed)
        }
        _ => None,
    }
}

/// What is wrong with a normalised number, in words that do not repeat it.
pub fn fault(number: &str) -> Option<String> {
    if kind(number).is_some() {
        return None;
    }
    let main = number.split('-').next().unwrap_or_default();
    if !is_digits(main.trim_start_matches('+')) {
        return Some("含有不是数字的字".into());
    }
    if main.len() < number.len() && kind(main).is_some() {
        return Some("分机号应为 1 到 6 位数字".into());
    }
    Some(match main.as_bytes() {
        [b'+', abroad @ ..] | [b'0', b'0', abroad @ ..] => wrong_length(abroad.len(), *ABROAD.start(), *ABROAD.end()),
        [b'1', b'0'..=b'2', ..] if main.len() == 11 => "第 2 位应为 3 到 9".into(),
        [b'1', ..] => wrong_length(main.len(), 11, 11),
        [b'4' | b'8', b'0', b'0', ..] if main.len() > 8 => wrong_length(main.len(), 10, 10),
        [b'0', ..] => wrong_length(main.len().saturating_sub(area_code_length(main)), 7, 8),
        _ if (7..=8).contains(&main.len()) => "固定电话请带区号".into(),
        _ => wrong_length(main.len(), 11, 11),
    })
}

/// As people read it aloud: `138 0000 2916`, `028-85551234`.
pub fn grouped(number: &str) -> String {
    match kind(number) {
        Some(Kind::Mobile) => format!("{} {} {}", &number[..3], &number[3..7], &number[7..]),
        Some(Kind::Fixed) => {
            let (area, local) = number.split_at(area_code_length(number));
            format!("{area}-{local}")
        }
        Some(Kind::Service) if number.len() == 10 => format!("{}-{}-{}", &number[..3], &number[3..6], &number[6..]),
        _ => number.to_owned(),
    }
}

/// 010 and 02x have three digits, all others four (工信部 公用电信网编号计划).
pub fn area_code_length(number: &str) -> usize {
    if number.starts_with("01") || number.starts_with("02") { 3 } else { 4 }
}

/// Two whole numbers with only a blank between them are two numbers.
fn split_at_blanks(part: &str) -> Vec<String> {
    let pieces: Vec<String> = part.split(is_blank).filter(|piece| !piece.is_empty()).map(normalise).collect();
    let is_several = pieces.len() > 1 && pieces.iter().all(|piece| kind(piece).is_some());
    if is_several { pieces } else { vec![normalise(part)] }
}

/// A spreadsheet may have taken the number for an amount: `1.3800002916E10`, `13800002916.0`.
fn from_spreadsheet(text: &str) -> String {
    if text.contains(['E', 'e'])
        && let Ok(amount) = text.parse::<f64>()
        && (0.0..1e15).contains(&amount)
    {
        return format!("{amount:.0}");
    }
    text.strip_suffix(".0").unwrap_or(text).trim_start_matches('\'').to_owned()
}

/// `0831-2345678-801`, 「转801」: what follows a whole fixed number is an extension.
fn split_extension(text: &str) -> (&str, &str) {
    let parts = text.split_once('转').or_else(|| text.rsplit_once(is_dash));
    let is_extension = |(main, last): &(&str, &str)| {
        let digits: String = main.chars().filter(|letter| !is_dash(*letter)).collect();
        matches!(kind(&digits), Some(Kind::Fixed | Kind::Service)) && is_digits(last) && last.len() <= 6
    };
    parts.filter(is_extension).unwrap_or((text, ""))
}

fn without_country(digits: &str) -> String {
    let rest = digits.strip_prefix("+86").or_else(|| digits.strip_prefix("0086"));
    let rest = rest.or_else(|| digits.strip_prefix("86").filter(|rest| kind(rest) == Some(Kind::Mobile)));
    let Some(rest) = rest else { return digits.to_owned() };
    // The area code lost its 0 behind the country: +86 28 85551234.
    let is_fixed = !rest.starts_with(['0', '1', '4', '8', '9']) || kind(&format!("0{rest}")) == Some(Kind::Fixed);
    if kind(rest).is_none() && is_fixed { format!("0{rest}") } else { rest.to_owned() }
}

fn wrong_length(length: usize, least: usize, most: usize) -> String {
    let too_many = length.saturating_sub(most);
    if length < least { format!("还差 {} 位", least - length) } else { format!("多了 {too_many} 位") }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_kept_as_its_digits() {
        for (typed, kept) in [
            ("138 0000 2916", "13800002916"),
            ("+86 138-0000-2916", "13800002916"),
            ("0086 13800002916", "13800002916"),
            ("8613800002916", "13800002916"),
            ("13800002916.0", "13800002916"),
            ("1.3800002916E10", "13800002916"),
            ("１３８００００２９１６", "13800002916"),
            ("'13800002916", "13800002916"),
            ("028-85550123", "02885550123"),
            ("(0830)2345678", "08302345678"),
            ("+86 28 85550123", "02885550123"),
            ("0830-2345678-801", "08302345678-801"),
            ("0830-2345678转801", "08302345678-801"),
            ("400-800-1234", "4008001234"),
            ("+1 202 5550123", "+12025550123"),
        ] {
            assert_eq!(normalise(typed), kept, "{typed}");
            assert!(kind(kept).is_some(), "{typed}");
        }
    }

    #[test]
    fn one_field_holds_several_numbers() {
        for text in [
            "13800002916;13900001234",
            "13800002916；13900001234",
            "13800002916, 13900001234",
            "13800002916、13900001234",
            "138 0000 2916/139 0000 1234",
            "13800002916 13900001234",
        ] {
            assert_eq!(split(text), ["13800002916", "13900001234"], "{text}");
        }
        assert!(split(" ；").is_empty());
    }

    #[test]
    fn a_fault_says_how_many_digits_are_missing() {
        for (number, sentence) in [
            ("13800002", "还差 3 位"),
            ("138000029", "还差 2 位"),
            ("138000029161", "多了 1 位"),
            ("12800002916", "第 2 位应为 3 到 9"),
            ("2345678", "固定电话请带区号"),
            ("0830234567", "还差 1 位"),
            ("0288555012345", "多了 2 位"),
            ("1380000291O", "含有不是数字的字"),
            ("138", "还差 8 位"),
        ] {
            assert_eq!(fault(number).as_deref(), Some(sentence), "{number}");
        }
        assert_eq!(fault("13800002916"), None);
        assert_eq!(fault("95588"), None);
    }

    #[test]
    fn a_number_that_begins_with_00_is_from_abroad() {
        for number in ["00852212345", "001234567890", "0085221234567"] {
            assert_eq!(normalise(number), number);
            assert_eq!(kind(number), Some(Kind::Abroad), "{number}");
            assert_eq!((fault(number), grouped(number)), (None, number.to_owned()));
        }
        assert_eq!(kind(&normalise("0086 13800002916")), Some(Kind::Mobile));
    }

    /// Each keystroke asks for the fault of what stands there so far.
    #[test]
    fn no_number_on_its_way_has_no_digit_too_many() {
        for whole in ["008522123456789012", "02885550123456", "138000029161", "+85221234567890123", "40080012345"] {
            for end in 1..=whole.len() {
                let fault = fault(&normalise(&whole[..end]));
                assert_ne!(fault.as_deref(), Some("多了 0 位"), "{}", &whole[..end]);
            }
        }
    }

    #[test]
    fn numbers_are_shown_in_groups() {
        assert_eq!(grouped("13800002916"), "138 0000 2916");
        assert_eq!(grouped("02885550123"), "028-85550123");
        assert_eq!(grouped("08302345678-801"), "0830-2345678-801");
        assert_eq!(grouped("4008001234"), "400-800-1234");
    }
}
