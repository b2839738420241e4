//! Numbers of identity documents: GB 11643 and its relatives.
//!
//! [`check`] finds out by itself what kind of number it was given, [`check_as`] is told. A number is never looked up
//! anywhere; what cannot be known from its digits is not claimed.

mod area;
mod foreigner;
mod resident;
mod travel;
mod verdict;

use super::Date;
use super::text::without_blanks;
pub use resident::{centuries, check_digit};
pub use verdict::{AreaNames, Facts, Flaw, Kind, Sex, Verdict};

/// A number in the form it is compared in: no blanks, half-width, capital letters, no dashes.
pub fn normalise(typed: &str) -> String {
    let text = without_blanks(typed).to_uppercase();
    text.trim_start_matches('\'').chars().filter(|letter| !super::text::is_dash(*letter)).collect()
}

/// What a number of unknown kind says and whether it can be right.
pub fn check(number: &str, today: Date) -> Verdict {
    let number = normalise(number);
    check_kind(Kind::of(&number), number, today)
}

/// The same for a document of this type (GA/T 517; none counts as 居民身份证).
pub fn check_as(document: &str, number: &str, today: Date) -> Verdict {
    let number = normalise(number);
    let kind = match document {
        "" | "111" | "112" | "113" => Kind::Resident,
        "414" => Kind::Passport,
        "511" => Kind::TaiwanPass,
        "516" => Kind::HomeReturnPass,
        "553" if number.starts_with(|first: char| first.is_ascii_alphabetic()) => Kind::ForeignerOf2017,
        "553" => Kind::Foreigner,
        "HMT" => Kind::HongKongMacaoTaiwan,
        _ => Kind::Free,
    };
    check_kind(kind, number, today)
}

/// The document type (GA/T 517) a number names by its own form, when it can only be that one.
pub fn document_of(number: &str, today: Date) -> Option<&'static str> {
    let verdict = check(number, today);
    if !verdict.is_valid() {
        return None;
    }
    match verdict.kind {
        Kind::Resident => Some("111"),
        Kind::HongKongMacaoTaiwan => Some("HMT"),
        Kind::Foreigner | Kind::ForeignerOf2017 => Some("553"),
        Kind::HomeReturnPass => Some("516"),
        Kind::TaiwanPass | Kind::Passport | Kind::Free => None,
    }
}

fn check_kind(kind: Kind, number: String, today: Date) -> Verdict {
    if number.is_empty() {
        return Verdict::flawed(kind, number, Flaw::new("没有号码"));
    }
    match kind {
        Kind::Resident => resident::check(number, today),
        Kind::HongKongMacaoTaiwan => resident::check_hong_kong_macao_taiwan(number, today),
        Kind::Foreigner => foreigner::check(number, today),
        Kind::ForeignerOf2017 => foreigner::check_of_2017(number, today),
        Kind::HomeReturnPass | Kind::TaiwanPass | Kind::Passport | Kind::Free => travel::check(kind, number),
    }
}

#[cfg(test)]
mod tests;
