//! 居住证签注: once a year, within the month before each full year of residence (居住证暂行条例 10 条).
//!
//! A missed endorsement suspends what the card is good for (使用功能中止) until it is made up; the years are then counted
//! anew from the day it was made up.

use crate::domain::Date;
use crate::domain::calendar::Standing;
use chrono::Months;

/// The endorsement that is to be made next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Endorsement {
    /// Which full year it is for, counted from [`Endorsement::counted_from`].
    pub year: u32,
    /// The issue of the card, or the day an endorsement that had been missed was made up.
    pub counted_from: Date,
    /// First day of the window.
    pub from: Date,
    /// Last day of the window: the day on which the year is full.
    pub until: Date,
    pub state: EndorsementState,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum EndorsementState {
    /// The window has not opened.
    NotYet,
    /// It can be made now.
    Open,
    /// It was missed: 使用功能中止 until it is made up.
    Suspended,
}

/// Where a card stands today: its issue, and the days on which it was endorsed since, in any order.
///
/// An endorsement before its window, such as one made in error, does not count; neither does one after today.
pub fn endorsement(issued_on: Date, endorsed_on: &[Date], today: Date) -> Endorsement {
    let mut endorsed: Vec<Date> = endorsed_on.iter().copied().filter(|day| *day <= today).collect();
    endorsed.sort_unstable();
    let mut next = Endorsement::of_year(issued_on, 1, today);
    for day in endorsed {
        if day > next.until {
            next = Endorsement::of_year(day, 1, today);
        } else if day >= next.from {
            next = Endorsement::of_year(next.counted_from, next.year + 1, today);
        }
    }
    next
}

impl Endorsement {
    fn of_year(counted_from: Date, year: u32, today: Date) -> Self {
        let until = counted_from.checked_add_months(Months::new(year.saturating_mul(12))).unwrap_or(Date::MAX);
        let from = until.checked_sub_months(Months::new(1)).unwrap_or(until);
        let state = match today {
            _ if today < from => EndorsementState::NotYet,
            _ if today <= until => EndorsementState::Open,
            _ => EndorsementState::Suspended,
        };
        Self { year, counted_from, from, until, state }
    }

    /// How far off the last day of the window is.
    pub fn standing(&self, today: Date) -> Standing {
        Standing::of(self.until, today)
    }
}

impl EndorsementState {
    pub fn label(self) -> &'static str {
        match self {
            Self::NotYet => "未到签注时间",
            Self::Open => "可以签注",
            Self::Suspended => "功能中止，待补签",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a real day")
    }

    fn found(issued: &str, endorsed: &[&str], today: &str) -> Endorsement {
        let endorsed: Vec<Date> = endorsed.iter().map(|text| day(text)).collect();
        endorsement(day(issued), &endorsed, day(today))
    }

    #[test]
    fn the_window_is_the_month_before_each_full_year() {
        for (issued, endorsed, today, from, until, state) in [
            ("2025-03-15", vec![], "2026-02-14", "2026-02-15", "2026-03-15", EndorsementState::NotYet),
            ("2025-03-15", vec![], "2026-02-15", "2026-02-15", "2026-03-15", EndorsementState::Open),
            ("2025-03-15", vec![], "2026-03-15", "2026-02-15", "2026-03-15", EndorsementState::Open),
            ("2025-03-15", vec![], "2026-03-16", "2026-02-15", "2026-03-15", EndorsementState::Suspended),
            ("2025-03-15", vec![], "2029-01-01", "2026-02-15", "2026-03-15", EndorsementState::Suspended),
            ("2025-03-15", vec!["2026-02-15"], "2026-03-01", "2027-02-15", "2027-03-15", EndorsementState::NotYet),
            ("2025-03-15", vec!["2026-03-15"], "2027-02-20", "2027-02-15", "2027-03-15", EndorsementState::Open),
            // A year of no corresponding day is full at the end of the month.
            ("2024-02-29", vec![], "2025-02-28", "2025-01-28", "2025-02-28", EndorsementState::Open),
            ("2025-03-31", vec![], "2026-02-28", "2026-02-28", "2026-03-31", EndorsementState::Open),
        ] {
            let found = found(issued, &endorsed, today);
            assert_eq!((found.from, found.until, found.state), (day(from), day(until), state), "{issued} {today}");
        }
    }

    #[test]
    fn leap_days_do_not_creep_from_year_to_year() {
        let endorsed = ["2025-02-10", "2026-02-10", "2027-02-10"];
        assert_eq!(found("2024-02-29", &endorsed, "2027-06-01").until, day("2028-02-29"));
    }

    #[test]
    fn an_endorsement_on_the_last_day_is_in_time() {
        let found = found("2024-02-29", &["2025-02-28"], "2025-06-01");
        assert_eq!((found.year, found.counted_from), (2, day("2024-02-29")));
    }

    #[test]
    fn an_endorsement_made_up_counts_the_years_anew() {
        let suspended = found("2025-03-15", &[], "2026-06-10");
        assert_eq!(suspended.state.label(), "功能中止，待补签");
        assert!(suspended.standing(day("2026-06-10")).is_over());
        let made_up = found("2025-03-15", &["2026-06-10"], "2026-06-10");
        assert_eq!((made_up.year, made_up.counted_from), (1, day("2026-06-10")));
        assert_eq!((made_up.until, made_up.state), (day("2027-06-10"), EndorsementState::NotYet));
    }

    #[test]
    fn an_endorsement_before_its_window_or_after_today_does_not_count() {
        for endorsed in ["2025-12-01", "2026-03-10"] {
            let found = found("2025-03-15", &[endorsed], "2026-03-01");
            assert_eq!((found.year, found.state), (1, EndorsementState::Open), "{endorsed}");
        }
    }

    #[test]
    fn the_order_in_which_endorsements_are_given_does_not_matter() {
        let in_order = found("2024-03-15", &["2025-03-01", "2026-03-01"], "2026-06-01");
        assert_eq!(found("2024-03-15", &["2026-03-01", "2025-03-01"], "2026-06-01"), in_order);
        assert_eq!(in_order.year, 3);
    }
}
