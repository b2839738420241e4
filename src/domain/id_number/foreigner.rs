//! 外国人永久居留身份证: 18 digits since December 2023, letters of the country and 12 digits on the card of 2017.

use super::{AreaNames, Flaw, Kind, Verdict, resident};
use crate::domain::{Date, division};

/// 9 + 2 province + 3 country (ISO 3166-1) + 8 birth + 3 sequence + 1 check as in GB 11643.
pub(super) fn check(number: String, today: Date) -> Verdict {
    let flaw = Flaw::not_a_digit(&number, 1..=17)
        .or_else(|| (!number.starts_with('9')).then(|| Flaw::at(1, "第 1 位应为 9，2017 版以三个字母开头")));
    if let Some(flaw) = flaw {
        return Verdict::flawed(Kind::Foreigner, number, flaw);
    }
    let mut verdict = resident::check_18(Kind::Foreigner, number, today);
    if verdict.facts.birth.is_none() {
        return verdict;
    }
    let place = format!("{}0000", &verdict.number[1..3]);
    let name = division::now(&place).map(|division| division.full_name.clone());
    if name.is_none() {
        verdict.warnings.push("第 2–3 位的受理地不是已知的省份，请与证件核对".into());
    }
    verdict.facts.nationality = country(2, &verdict.number[3..6]);
    if verdict.facts.nationality.is_none() {
        verdict.warnings.push("第 4–6 位的国家代码不在代码表中，请与证件核对".into());
    }
    verdict.area = Some(AreaNames { code: place, then: name.clone(), now: name });
    verdict
}

/// 3 letters of the country + 4 place + 6 birth without century + 1 sequence + 1 check.
pub(super) fn check_of_2017(number: String, today: Date) -> Verdict {
    let kind = Kind::ForeignerOf2017;
    let letters = number.chars().take(3).take_while(char::is_ascii_uppercase).count();
    let flaw =
        (letters < 3 && number.len() >= 3).then(|| Flaw::at(letters + 1, "2017 版前 3 位应为国家代码的三个字母"));
    let flaw = flaw.or_else(|| Flaw::not_a_digit(&number, 4..=15)).or_else(|| Flaw::length(&number, 15));
    if let Some(flaw) = flaw {
        return Verdict::flawed(kind, number, flaw);
    }
    let births = ["19", "20"].map(|century| resident::birth(&format!("{century}{}", &number[7..13]), 6, today));
    let mut verdict = Verdict::fine(kind, number);
    match births {
        [Err(flaw), Err(_)] => verdict.problem = Some(flaw),
        // Without the century a birth is certain only when one of the two does not fit.
        [Ok(birth), Err(_)] | [Err(_), Ok(birth)] => verdict.facts.birth = Some(birth),
        [Ok(_), Ok(_)] => {}
    }
    verdict.facts.nationality = country(1, &verdict.number[..3]);
    if verdict.facts.nationality.is_none() {
        verdict.warnings.push("前 3 位的国家代码不在代码表中，请与证件核对".into());
    }
    verdict
}

/// The three letters of a country by one of its codes, if ISO 3166-1 has it; the columns of the list are alpha-2, alpha-3,
/// numeric.
fn country(column: usize, code: &str) -> Option<String> {
    let list = include_str!("../../../assets/codes/country.csv");
    let row = list.lines().skip(1).find(|line| line.split(',').nth(column) == Some(code))?;
    row.split(',').nth(1).map(str::to_owned)
}
