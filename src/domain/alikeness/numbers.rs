//! Slips of the pen: two numbers or two dates that differ as a typing mistake makes them differ.

use super::{Portrait, Sign};
use crate::domain::Date;
use chrono::Datelike;

/// What two numbers of the same kind of document say. Numbers of two kinds of document say nothing.
pub(super) fn compare(one: &Portrait, other: &Portrait) -> Option<Sign> {
    let is_comparable = !one.number.is_empty() && !other.number.is_empty() && one.document == other.document;
    if !is_comparable {
        return None;
    }
    if one.number == other.number {
        return Some(Sign::SameNumber);
    }
    if one.is_number_valid && other.is_number_valid {
        // The check digit of a resident's number leaves no slip between two that are in order (GB 11643).
        return Some(Sign::OtherNumber);
    }
    slip(&one.number, &other.number)
}

/// One place that differs, or two neighbours the wrong way round.
fn slip(one: &str, other: &str) -> Option<Sign> {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len() != other.len() {
        return None;
    }
    let places: Vec<usize> = (0..one.len()).filter(|&place| one[place] != other[place]).collect();
    match places[..] {
        [place] => Some(Sign::NumberDiffersAt(place + 1)),
        [first, second] if second == first + 1 && one[first] == other[second] && one[second] == other[first] => {
            Some(Sign::NumberSwappedAt(first + 1))
        }
        _ => None,
    }
}

/// Month and day, or the last two digits of the year, the wrong way round.
pub(super) fn is_swapped_birth(one: Date, other: Date) -> bool {
    let is_same_year = one.year() == other.year();
    let is_same_day = (one.month(), one.day()) == (other.month(), other.day());
    let turned = |year: i32| year / 100 * 100 + year % 10 * 10 + year / 10 % 10;
    (is_same_year && (one.month(), one.day()) == (other.day(), other.month()))
        || (is_same_day && turned(one.year()) == other.year())
}
