//! Passports and the passes of Hong Kong, Macao and Taiwan: their form only, they carry no check that is public.

use super::{Flaw, Kind, Verdict};

/// No number of a document is longer (GB/T 31000: 证件号码 30).
const LONGEST: usize = 30;

pub(super) fn check(kind: Kind, number: String) -> Verdict {
    let flaw = match kind {
        Kind::HomeReturnPass => home_return(&number),
        Kind::TaiwanPass => taiwan(&number),
        Kind::Passport => passport(&number),
        _ => (number.chars().count() > LONGEST).then(|| Flaw::at(LONGEST + 1, format!("最多 {LONGEST} 位"))),
    };
    match flaw {
        Some(flaw) => Verdict::flawed(kind, number, flaw),
        None => Verdict::fine(kind, number),
    }
}

/// H or M and 8 digits; older booklets add two for the times it was renewed.
fn home_return(number: &str) -> Option<Flaw> {
    if !number.starts_with(['H', 'M']) {
        return Some(Flaw::at(1, "第 1 位应为字母 H（香港）或 M（澳门）"));
    }
    let wanted = if number.len() > 9 { 11 } else { 9 };
    Flaw::not_a_digit(number, 2..=number.chars().count().max(2)).or_else(|| Flaw::length(number, wanted))
}

/// 8 digits; the older booklet 10 and the letters of its issue.
fn taiwan(number: &str) -> Option<Flaw> {
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 10 && number.bytes().skip(10).all(|byte| byte.is_ascii_uppercase() || matches!(byte, b'(' | b')')) {
        return None;
    }
    let wanted = if digits > 8 { 10 } else { 8 };
    Flaw::not_a_digit(number, 1..=wanted).or_else(|| Flaw::length(number, wanted))
}

fn passport(number: &str) -> Option<Flaw> {
    if let Some(place) = number.chars().position(|letter| !letter.is_ascii_alphanumeric()) {
        return Some(Flaw::at(place + 1, format!("第 {} 位不是字母或数字", place + 1)));
    }
    if number.len() > 17 {
        return Flaw::length(number, 17);
    }
    let flaw = Flaw::length(number, 5).filter(|flaw| flaw.is_unfinished)?;
    Some(Flaw { sentence: "护照号码至少 5 位".into(), ..flaw })
}
