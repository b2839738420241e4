//! How often something comes round: the year cut into weeks, months, quarters, halves, or left whole.

use crate::domain::Date;
use crate::domain::codes::RoutineCycle;
use crate::domain::values::Choice;
use chrono::{Datelike, Days, Months};

/// 周期
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Cycle {
    Week,
    Month,
    Quarter,
    HalfYear,
    Year,
}

/// One period, both days included.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Span {
    pub from: Date,
    pub until: Date,
}

impl Cycle {
    pub const ALL: [Self; 5] = [Self::Week, Self::Month, Self::Quarter, Self::HalfYear, Self::Year];

    pub fn of(choice: &Choice<RoutineCycle>) -> Option<Self> {
        Self::ALL.into_iter().find(|cycle| cycle.code() == choice.code)
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::Week => "1",
            Self::Month => "2",
            Self::Quarter => "3",
            Self::HalfYear => "4",
            Self::Year => "5",
        }
    }

    /// How many months one takes; a week takes none.
    pub fn months(self) -> Option<u32> {
        match self {
            Self::Week => None,
            Self::Month => Some(1),
            Self::Quarter => Some(3),
            Self::HalfYear => Some(6),
            Self::Year => Some(12),
        }
    }

    /// So many days before it is due, the page of the day begins to show it.
    pub fn days_ahead(self) -> i64 {
        match self {
            Self::Week => 2,
            Self::Month => 7,
            Self::Quarter => 14,
            Self::HalfYear => 21,
            Self::Year => 30,
        }
    }

    /// The whole period this day lies in. Weeks begin on Monday, and run on over the end of a year.
    pub fn span_of(self, day: Date) -> Span {
        let Some(months) = self.months() else {
            let from = earlier(day, day.weekday().num_days_from_monday());
            return Span { from, until: later(from, 6) };
        };
        let first = day.month0() / months * months + 1;
        let from = Date::from_ymd_opt(day.year(), first, 1).unwrap_or(day);
        let next = from.checked_add_months(Months::new(months)).unwrap_or(Date::MAX);
        Span { from, until: earlier(next, 1) }
    }

    /// 「2026年6月」, 「2026年第2季度」, 「6月15日至6月21日」; of a part of a period the same.
    pub fn words(self, span: Span) -> String {
        let (year, month) = (span.from.year(), span.from.month());
        match self {
            Self::Week => span.words(),
            Self::Month => format!("{year}年{month}月"),
            Self::Quarter => format!("{year}年第{}季度", (month - 1) / 3 + 1),
            Self::HalfYear => format!("{year}年{}半年", if month <= 6 { "上" } else { "下" }),
            Self::Year => format!("{year}年"),
        }
    }
}

impl Span {
    pub fn contains(self, day: Date) -> bool {
        (self.from..=self.until).contains(&day)
    }

    /// 「6月15日至6月21日」
    pub fn words(self) -> String {
        let day = |day: Date| format!("{}月{}日", day.month(), day.day());
        format!("{}至{}", day(self.from), day(self.until))
    }
}

pub(super) fn later(day: Date, days: u32) -> Date {
    day.checked_add_days(Days::new(days.into())).unwrap_or(Date::MAX)
}

pub(super) fn earlier(day: Date, days: u32) -> Date {
    day.checked_sub_days(Days::new(days.into())).unwrap_or(Date::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_period_is_called_as_an_office_calls_it() {
        for (cycle, words, from, until) in [
            (Cycle::Week, "6月15日至6月21日", "2026-06-15", "2026-06-21"),
            (Cycle::Month, "2026年6月", "2026-06-01", "2026-06-30"),
            (Cycle::Quarter, "2026年第2季度", "2026-04-01", "2026-06-30"),
            (Cycle::HalfYear, "2026年上半年", "2026-01-01", "2026-06-30"),
            (Cycle::Year, "2026年", "2026-01-01", "2026-12-31"),
        ] {
            let span = cycle.span_of(day("2026-06-17"));
            assert_eq!((span.from, span.until), (day(from), day(until)));
            assert_eq!(cycle.words(span), words);
        }
    }

    #[test]
    fn february_ends_when_it_ends() {
        assert_eq!(Cycle::Month.span_of(day("2024-02-10")).until, day("2024-02-29"));
        assert_eq!(Cycle::Month.span_of(day("2026-02-10")).until, day("2026-02-28"));
        assert_eq!(Cycle::Week.span_of(day("2026-01-01")).from, day("2025-12-29"));
    }
}
