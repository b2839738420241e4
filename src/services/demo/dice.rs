//! Chance that falls the same way for the same seed, on every system and in every run.

use crate::domain::Date;
use chrono::{Datelike, Days, Months};

/// SplitMix64 (Steele, Lea, Flood 2014): a few lines, the same everywhere.
pub(super) struct Dice(u64);

impl Dice {
    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    /// 0 up to, and without, `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % end.max(1) as u64).unwrap_or_default()
    }

    /// `from` up to and with `until`.
    pub fn between(&mut self, from: u32, until: u32) -> u32 {
        from + u32::try_from(self.below(until.saturating_sub(from) as usize + 1)).unwrap_or_default()
    }

    /// So many times out of a hundred.
    pub fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// One of several, each as often as its weight says.
    pub fn weighted<T: Copy>(&mut self, choices: &[(T, usize)]) -> T {
        let total: usize = choices.iter().map(|(_, weight)| weight).sum();
        let mut left = self.below(total);
        for (choice, weight) in choices {
            if left < *weight {
                return *choice;
            }
            left -= weight;
        }
        choices[0].0
    }

    /// A day of the stretch, both ends included; the first where the stretch is turned around.
    pub fn day(&mut self, from: Date, until: Date) -> Date {
        let days = (until - from).num_days().max(0);
        days_after(from, self.between(0, u32::try_from(days).unwrap_or_default()))
    }
}

pub(super) fn days_after(day: Date, days: u32) -> Date {
    day + Days::new(days.into())
}

pub(super) fn days_before(day: Date, days: u32) -> Date {
    day - Days::new(days.into())
}

pub(super) fn months_after(day: Date, months: u32) -> Date {
    day.checked_add_months(Months::new(months)).unwrap_or(day)
}

pub(super) fn years_after(day: Date, years: u32) -> Date {
    months_after(day, years * 12)
}

pub(super) fn years_before(day: Date, years: u32) -> Date {
    day.checked_sub_months(Months::new(years * 12)).unwrap_or(day)
}

/// The first return of the day's date after `today`.
pub(super) fn next_anniversary(day: Date, today: Date) -> Date {
    let years = u32::try_from(today.year() - day.year()).unwrap_or_default();
    let candidates = (years.max(1)..years + 3).map(|years| years_after(day, years));
    candidates.into_iter().find(|candidate| *candidate > today).unwrap_or(day)
}
