//! The running numbers of these ledgers: 「海交〔2026〕003号」, 「海访〔2026〕012号」, 「海信〔2026〕031号」.

use crate::domain::values::{Day, Text};
use crate::store::{StoreError, Writing};
use chrono::Datelike;

/// A series of numbers, and the word that tells it from the others.
#[derive(Clone, Copy)]
pub(in crate::services) struct Series {
    name: &'static str,
    word: &'static str,
}

/// What meetings hand out.
pub(in crate::services) const ORDERS: Series = Series { name: "meeting_item", word: "交" };
pub(in crate::services) const RECEPTIONS: Series = Series { name: "reception", word: "访" };
pub(in crate::services) const FEEDBACK: Series = Series { name: "feedback", word: "信" };

/// The next number of the year of this day.
pub(in crate::services) fn numbered(
    writing: &mut Writing<'_>,
    series: Series,
    prefix: &str,
    day: Day,
) -> Result<Text, StoreError> {
    let year = day.0.map_or(0, |day| day.year());
    let number = writing.next_number(series.name, year)?;
    Ok(Text(format!("{prefix}{}〔{year}〕{number:03}号", series.word)))
}
