//! Who came and who went, month by month.

use crate::domain::Date;
use chrono::{Datelike, Days, Months};

/// A calendar month, or the part of it up to the day of the report.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Month {
    pub first: Date,
    pub last: Date,
}

/// How many registrations began and ended in a month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MonthFlow {
    pub month: Month,
    pub arrived: u64,
    pub left: u64,
}

impl Month {
    /// 「2026-06」
    pub fn label(self) -> String {
        self.first.format("%Y-%m").to_string()
    }
}

/// So many months, the one of `on` last; it ends on that very day.
pub fn months_until(on: Date, count: u32) -> Vec<Month> {
    let this = on.with_day(1).unwrap_or(on);
    let month = |back: u32| {
        let first = this.checked_sub_months(Months::new(back))?;
        let next = first.checked_add_months(Months::new(1))?;
        Some(Month { first, last: next.checked_sub_days(Days::new(1))?.min(on) })
    };
    (0..count).rev().filter_map(month).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn months_follow_each_other_without_a_gap_up_to_the_day() {
        let months = months_until(day("2026-03-31"), 3);
        assert_eq!(months.iter().map(|month| month.label()).collect::<Vec<_>>(), ["2026-01", "2026-02", "2026-03"]);
        assert_eq!((months[1].first, months[1].last), (day("2026-02-01"), day("2026-02-28")));
        assert_eq!(months_until(day("2026-06-15"), 1)[0].last, day("2026-06-15"));
        for pair in months.windows(2) {
            assert_eq!(pair[0].last + Days::new(1), pair[1].first);
        }
    }
}
