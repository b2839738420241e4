//! 公民身份号码 (GB 11643-1999): 6 area + 8 birth + 3 sequence + 1 check; and the 15 digits of before 1999.

use super::{Facts, Flaw, Kind, Sex, Verdict, area};
use crate::domain::Date;
use chrono::Datelike;

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];
const LENGTH: usize = 18;
const OLD_LENGTH: usize = 15;
/// Nobody has grown older.
const OLDEST: u32 = 150;
/// Old sequence numbers from here on were kept for people over a hundred, born in the century before.
const CENTENARIAN: &str = "996";

pub(super) fn check(number: String, today: Date) -> Verdict {
    if let Some(flaw) = first_digit(&number).or_else(|| Flaw::not_a_digit(&number, 1..=LENGTH - 1)) {
        return Verdict::flawed(Kind::Resident, number, flaw);
    }
    if number.len() == OLD_LENGTH {
        return check_old(number, today);
    }
    check_18(Kind::Resident, number, today)
}

/// 港澳台居民居住证: 810000, 820000 or 830000, then as for residents.
pub(super) fn check_hong_kong_macao_taiwan(number: String, today: Date) -> Verdict {
    let kind = Kind::HongKongMacaoTaiwan;
    if let Some(flaw) = Flaw::not_a_digit(&number, 1..=LENGTH - 1) {
        return Verdict::flawed(kind, number, flaw);
    }
    let begins = |area: &&str| area.starts_with(number.get(..number.len().min(6)).unwrap_or_default());
    if !["810000", "820000", "830000"].iter().any(begins) {
        return Verdict::flawed(kind, number, Flaw::at(1, "前 6 位应为 810000、820000 或 830000"));
    }
    check_18(kind, number, today)
}

/// Length, date, check digit; and what the number says when they are in order.
pub(super) fn check_18(kind: Kind, number: String, today: Date) -> Verdict {
    if let Some(flaw) = Flaw::length(&number, LENGTH) {
        return Verdict::flawed(kind, number, flaw);
    }
    let birth = match birth(&number[6..14], 7, today) {
        Ok(birth) => birth,
        Err(flaw) => return Verdict::flawed(kind, number, flaw),
    };
    let facts = Facts {
        sex: Some(Sex::of_sequence(number.as_bytes()[16])),
        birth: Some(birth),
        area: (kind != Kind::Foreigner).then(|| number[..6].to_owned()),
        nationality: None,
    };
    let (area, warning) = area::names(&facts);
    let expected = check_digit(&number[..17]);
    let is_wrong = !number.ends_with(expected);
    Verdict {
        facts,
        area,
        warnings: warning.into_iter().collect(),
        problem: is_wrong.then(|| Flaw::at(LENGTH, format!("第 18 位校验码应为 {expected}"))),
        correct_check_digit: is_wrong.then_some(expected),
        ..Verdict::fine(kind, number)
    }
}

/// The check digit of 17 digits (ISO 7064, MOD 11-2).
pub fn check_digit(digits: &str) -> char {
    let sum: u32 =
        digits.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit.wrapping_sub(b'0')) * weight).sum();
    CHECK_DIGITS[(sum % 11) as usize]
}

/// A date of eight digits that begins at this place of the number.
pub(super) fn birth(digits: &str, place: usize, today: Date) -> Result<Date, Flaw> {
    let number = |range: std::ops::Range<usize>| digits[range].parse::<u32>().unwrap_or_default();
    let (year, month, day) = (number(0..4), number(4..6), number(6..8));
    if !(1..=12).contains(&month) {
        return Err(Flaw::at(place + 4, format!("第 {}–{} 位：没有 {month} 月", place + 4, place + 5)));
    }
    let date = i32::try_from(year).ok().and_then(|year| Date::from_ymd_opt(year, month, day));
    let Some(date) = date else {
        let sentence = format!("第 {}–{} 位：{year} 年 {month} 月没有 {day} 日", place + 6, place + 7);
        return Err(Flaw::at(place + 6, sentence));
    };
    let places = format!("第 {place}–{} 位", place + 7);
    if date > today {
        return Err(Flaw::at(place, format!("{places}的出生日期在今天之后")));
    }
    if today.years_since(date).is_none_or(|age| age > OLDEST) {
        return Err(Flaw::at(place, format!("{places}的出生日期距今超过 {OLDEST} 年")));
    }
    Ok(date)
}

fn first_digit(number: &str) -> Option<Flaw> {
    match number.chars().next() {
        Some('0') => Some(Flaw::at(1, "第 1 位应为 1 到 8")),
        Some('9') => Some(Flaw::at(1, "第 1 位是 9：这是外国人永久居留身份证的号码，请改选证件类型")),
        _ => None,
    }
}

fn check_old(number: String, today: Date) -> Verdict {
    let could_grow = could_become_18(&number, today);
    let upgraded = upgrade(&number, today);
    let mut verdict = check_18(Kind::Resident, upgraded.clone(), today);
    if verdict.problem.is_some() {
        let flaw = if could_grow { Flaw::length(&number, LENGTH) } else { old_flaw(&number, today) };
        return Verdict::flawed(Kind::Resident, number, flaw.unwrap_or_else(|| Flaw::new("号码不对")));
    }
    let warning = if could_grow {
        "按 15 位旧号码升为 18 位；如果是 18 位号码，还差 3 位"
    } else {
        "15 位旧号码，已升为 18 位"
    };
    verdict.warnings.insert(0, warning.to_owned());
    verdict.upgraded = Some(upgraded);
    verdict.may_go_on = could_grow;
    verdict
}

/// The flaw of the date as it stands in the old number, with the places of the old number.
fn old_flaw(number: &str, today: Date) -> Option<Flaw> {
    let date = format!("19{}", &number[6..12]);
    // The century is not written in the old number: its year begins two places later than in the date.
    birth(&date, 5, today).err()
}

/// 「19」 (for the oldest 「18」) after the area, and a check digit at the end.
fn upgrade(number: &str, today: Date) -> String {
    let is_centenarian = &number[12..] >= CENTENARIAN && {
        let year = 1800 + number[6..8].parse::<i32>().unwrap_or_default();
        today.year() - year < OLDEST as i32
    };
    let [later, earlier] = centuries(number);
    if is_centenarian { earlier } else { later }
}

/// What 15 old digits are as 18, for somebody born after 1900 and before.
pub fn centuries(number: &str) -> [String; 2] {
    ["19", "18"].map(|century| {
        let digits = format!("{}{century}{}", &number[..6], &number[6..]);
        let check_digit = check_digit(&digits);
        format!("{digits}{check_digit}")
    })
}

/// Somebody may be typing an 18-digit number: its year and month make sense so far, and its day can still be one.
fn could_become_18(number: &str, today: Date) -> bool {
    let year: i32 = number[6..10].parse().unwrap_or_default();
    let (month, day): (u32, u32) =
        (number[10..12].parse().unwrap_or_default(), number[12..14].parse().unwrap_or_default());
    Date::from_ymd_opt(year, month, day).is_some_and(|date| date <= today && year >= 1900)
}
