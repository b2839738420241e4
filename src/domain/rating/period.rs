//! What time a round is about: a quarter, half a year, a year.

use crate::domain::Date;
use crate::domain::codes::RatingPeriod;
use crate::domain::values::Choice;
use chrono::{Datelike, Days, Months};

/// How long a round reaches back.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PeriodKind {
    Quarter,
    HalfYear,
    Year,
}

/// The time of one round, both days included.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct RoundPeriod {
    pub kind: PeriodKind,
    pub from: Date,
    pub until: Date,
}

impl PeriodKind {
    pub const ALL: [Self; 3] = [Self::Quarter, Self::HalfYear, Self::Year];

    /// Its code in the list of periods.
    pub fn code(self) -> &'static str {
        match self {
            Self::Quarter => "1",
            Self::HalfYear => "2",
            Self::Year => "3",
        }
    }

    pub fn of(choice: &Choice<RatingPeriod>) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == choice.code)
    }

    fn months(self) -> u32 {
        match self {
            Self::Quarter => 3,
            Self::HalfYear => 6,
            Self::Year => 12,
        }
    }
}

impl RoundPeriod {
    /// The one in which a day lies.
    pub fn around(kind: PeriodKind, day: Date) -> Self {
        let month = day.with_day(1).unwrap_or(day);
        let from = month.checked_sub_months(Months::new(day.month0() % kind.months())).unwrap_or(month);
        let next = from.checked_add_months(Months::new(kind.months())).unwrap_or(Date::MAX);
        Self { kind, from, until: next.pred_opt().unwrap_or(next) }
    }

    pub fn before(self) -> Self {
        Self::around(self.kind, self.from.checked_sub_days(Days::new(1)).unwrap_or(self.from))
    }

    pub fn after(self) -> Self {
        Self::around(self.kind, self.until.checked_add_days(Days::new(1)).unwrap_or(self.until))
    }

    /// What a new round can be about: of each kind the one that runs, and the one before it.
    pub fn offered(today: Date) -> Vec<Self> {
        let both = |kind| {
            let now = Self::around(kind, today);
            [now, now.before()]
        };
        PeriodKind::ALL.into_iter().flat_map(both).collect()
    }

    /// 「2026年第二季度」, 「2026年上半年」, 「2026年」
    pub fn words(self) -> String {
        let (year, month) = (self.from.year(), self.from.month0());
        let within = match self.kind {
            PeriodKind::Quarter => ["第一季度", "第二季度", "第三季度", "第四季度"][month as usize / 3],
            PeriodKind::HalfYear => ["上半年", "下半年"][month as usize / 6],
            PeriodKind::Year => "",
        };
        format!("{year}年{within}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a real day")
    }

    #[test]
    fn every_day_lies_in_one_period_of_each_kind() {
        for (kind, on, from, until, words) in [
            (PeriodKind::Quarter, "2026-06-15", "2026-04-01", "2026-06-30", "2026年第二季度"),
            (PeriodKind::Quarter, "2026-12-31", "2026-10-01", "2026-12-31", "2026年第四季度"),
            (PeriodKind::HalfYear, "2026-06-30", "2026-01-01", "2026-06-30", "2026年上半年"),
            (PeriodKind::HalfYear, "2026-07-01", "2026-07-01", "2026-12-31", "2026年下半年"),
            (PeriodKind::Year, "2024-02-29", "2024-01-01", "2024-12-31", "2024年"),
        ] {
            let period = RoundPeriod::around(kind, day(on));
            assert_eq!((period.from, period.until, period.words().as_str()), (day(from), day(until), words));
        }
    }

    #[test]
    fn periods_of_a_kind_follow_one_another_without_a_gap() {
        for kind in PeriodKind::ALL {
            let mut period = RoundPeriod::around(kind, day("2023-01-01"));
            for _ in 0..12 {
                let next = period.after();
                assert_eq!(period.until.succ_opt(), Some(next.from));
                assert_eq!(next.before(), period);
                period = next;
            }
        }
    }
}
