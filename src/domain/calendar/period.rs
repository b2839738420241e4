//! When a term ends (民法典 200–204 条).

use super::{Holidays, Term};
use crate::domain::Date;
use chrono::{Days, Months};
use serde::{Deserialize, Serialize};

/// A term, and what becomes of a last day that is a day off.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Period {
    pub term: Term,
    pub last_day: LastDay,
}

/// A property of the rule, not of the term: 民法典 203 条 moves the last day, but another law may say otherwise (204 条).
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LastDay {
    /// The period ends on the day it ends on. The stricter reading, for duties of registration.
    #[default]
    AsItFalls,
    /// A period that ends on a day off ends with the first working day after it (民法典 203 条).
    NextWorkingDay,
}

impl Period {
    /// Ends on the day it ends on.
    pub const fn strict(term: Term) -> Self {
        Self { term, last_day: LastDay::AsItFalls }
    }

    /// Ends on a working day (民法典 203 条).
    pub const fn lenient(term: Term) -> Self {
        Self { term, last_day: LastDay::NextWorkingDay }
    }
}

/// The last day of a period that something on `start` begins.
///
/// The first day is not counted (民法典 201 条). Of months and years the corresponding day is the last one, and where
/// there is none, the last day of the month (202 条). Hours run at once and through days off (201 条); as only the day of
/// the event is known, they end with the day on which the last of them can lie.
pub fn due(start: Date, period: Period, holidays: &Holidays) -> Date {
    let last = match period.term {
        Term::Hours(hours) => return days_after(start, hours.div_ceil(24)),
        Term::Days(days) => days_after(start, days),
        Term::WorkingDays(days) => working_days_after(start, days, holidays),
        Term::Months(months) => months_after(start, months),
        Term::Years(years) => months_after(start, years.saturating_mul(12)),
    };
    match period.last_day {
        LastDay::AsItFalls => last,
        LastDay::NextWorkingDay => holidays.working_day_from(last),
    }
}

fn days_after(start: Date, days: u32) -> Date {
    start.checked_add_days(Days::new(days.into())).unwrap_or(Date::MAX)
}

fn months_after(start: Date, months: u32) -> Date {
    start.checked_add_months(Months::new(months)).unwrap_or(Date::MAX)
}

fn working_days_after(start: Date, days: u32, holidays: &Holidays) -> Date {
    let Some(before_last) = days.checked_sub(1) else { return start };
    let mut working_days = start.iter_days().skip(1).filter(|day| holidays.is_working_day(*day));
    working_days.nth(before_last as usize).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due_on(start: &str, period: Period) -> String {
        due(start.parse().expect("a real day"), period, &Holidays::built_in()).to_string()
    }

    #[test]
    fn the_first_day_is_not_counted() {
        for (start, term, last) in [
            ("2026-06-15", Term::Days(3), "2026-06-18"),
            ("2026-06-15", Term::Days(0), "2026-06-15"),
            ("2026-06-15", Term::WorkingDays(0), "2026-06-15"),
            ("2026-06-15", Term::WorkingDays(3), "2026-06-18"),
            ("2026-12-30", Term::Days(3), "2027-01-02"),
            ("2024-02-28", Term::Days(1), "2024-02-29"),
            ("2026-02-28", Term::Days(1), "2026-03-01"),
        ] {
            assert_eq!(due_on(start, Period::strict(term)), last, "{start} {term:?}");
        }
    }

    #[test]
    fn months_end_on_the_corresponding_day_or_with_the_month() {
        for (start, term, last) in [
            ("2026-01-15", Term::Months(1), "2026-02-15"),
            ("2026-01-31", Term::Months(1), "2026-02-28"),
            ("2024-01-31", Term::Months(1), "2024-02-29"),
            ("2025-08-31", Term::Months(6), "2026-02-28"),
            ("2025-08-30", Term::Months(6), "2026-02-28"),
            ("2026-02-28", Term::Months(1), "2026-03-28"),
            ("2024-02-29", Term::Years(1), "2025-02-28"),
            ("2024-02-29", Term::Years(4), "2028-02-29"),
            ("2025-12-31", Term::Years(1), "2026-12-31"),
        ] {
            assert_eq!(due_on(start, Period::strict(term)), last, "{start} {term:?}");
        }
    }

    #[test]
    fn working_days_leave_out_weekends_and_festivals_and_take_in_days_worked_instead() {
        for (start, days, last) in [
            // Friday; the weekend is not counted.
            ("2026-06-12", 3, "2026-06-17"),
            // Before 春节 2026: the 13th, the Saturday worked instead, then the 24th.
            ("2026-02-12", 3, "2026-02-24"),
            // The Saturday after 春节 is worked instead.
            ("2026-02-26", 2, "2026-02-28"),
            ("2026-02-26", 3, "2026-03-02"),
            // Amid 春节 2025.
            ("2025-01-30", 1, "2025-02-05"),
            // 国庆节 2025 with 中秋节, and the Saturday worked instead.
            ("2025-09-30", 3, "2025-10-11"),
            ("2025-09-30", 4, "2025-10-13"),
            // 端午节 2024 on a Monday.
            ("2024-06-07", 1, "2024-06-11"),
            // Into a year without a notice: plain weeks.
            ("2026-12-31", 1, "2027-01-01"),
        ] {
            assert_eq!(due_on(start, Period::strict(Term::WorkingDays(days))), last, "{start} {days}");
        }
    }

    #[test]
    fn a_last_day_off_moves_on_only_where_the_law_says_so() {
        for (start, term, strict, lenient) in [
            ("2026-06-10", Term::Days(3), "2026-06-13", "2026-06-15"),
            ("2026-02-13", Term::Days(3), "2026-02-16", "2026-02-24"),
            ("2026-01-16", Term::Months(1), "2026-02-16", "2026-02-24"),
            // A Sunday that is worked instead is no day off.
            ("2026-09-17", Term::Days(3), "2026-09-20", "2026-09-20"),
            ("2026-06-12", Term::WorkingDays(1), "2026-06-15", "2026-06-15"),
        ] {
            assert_eq!(due_on(start, Period::strict(term)), strict, "{start} {term:?}");
            assert_eq!(due_on(start, Period::lenient(term)), lenient, "{start} {term:?}");
        }
    }

    #[test]
    fn hours_run_at_once_and_through_days_off() {
        for (start, hours, last) in
            [("2026-06-12", 24, "2026-06-13"), ("2026-06-12", 25, "2026-06-14"), ("2026-06-12", 0, "2026-06-12")]
        {
            assert_eq!(due_on(start, Period::lenient(Term::Hours(hours))), last, "{start} {hours}");
        }
    }
}
