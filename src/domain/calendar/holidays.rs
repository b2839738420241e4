//! Which days are worked: five days a week, but for the days off and the days worked instead that the State Council
//! announces for each year.
//!
//! The years known are built in (`assets/codes/holiday.csv`); a station adds the next year, or mends one, by itself.

use crate::domain::Date;
use chrono::{Datelike, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The table of days that break the rhythm of the week. Kept as a setting of the station.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Holidays {
    /// The years whose notice (国务院办公厅关于部分节假日安排的通知) has been entered whole.
    years: BTreeSet<i32>,
    days: BTreeMap<Date, SpecialDay>,
}

/// A day that a notice names.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct SpecialDay {
    pub kind: DayKind,
    /// The holiday it belongs to, 「春节」; a day worked instead bears the name of the holiday it was moved for.
    pub name: String,
}

#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// 放假
    Off,
    /// 调休上班
    Worked,
}

impl Holidays {
    /// The years the program knows.
    pub fn built_in() -> Self {
        let days: BTreeMap<Date, SpecialDay> =
            include_str!("../../../assets/codes/holiday.csv").lines().skip(1).filter_map(row).collect();
        Self { years: days.keys().map(Datelike::year).collect(), days }
    }

    /// With the years that the program has learnt since this table was kept. What the station entered stays.
    pub fn with_built_in(mut self) -> Self {
        let built_in = Self::built_in();
        for &year in built_in.years.difference(&self.years.clone()) {
            self.days.extend(built_in.of_year(year).map(|(date, day)| (date, day.clone())));
            self.years.insert(year);
        }
        self
    }

    /// Whether this year's notice is in the table. An unknown year is counted in plain weeks: without days off a term
    /// of working days comes out too early rather than too late.
    pub fn is_known(&self, year: i32) -> bool {
        self.years.contains(&year)
    }

    /// Whether every year from one day to the other is known.
    pub fn knows(&self, from: Date, until: Date) -> bool {
        (from.year()..=until.year()).all(|year| self.is_known(year))
    }

    pub fn set_known(&mut self, year: i32, is_known: bool) {
        if is_known {
            self.years.insert(year);
        } else {
            self.years.remove(&year);
        }
    }

    pub fn known_years(&self) -> impl Iterator<Item = i32> {
        self.years.iter().copied()
    }

    /// The days of this year that a notice names, in order.
    pub fn of_year(&self, year: i32) -> impl Iterator<Item = (Date, &SpecialDay)> {
        self.days.iter().filter(move |(date, _)| date.year() == year).map(|(date, day)| (*date, day))
    }

    /// What is special about this day, if anything.
    pub fn special(&self, date: Date) -> Option<&SpecialDay> {
        self.days.get(&date)
    }

    pub fn set(&mut self, date: Date, day: SpecialDay) {
        self.days.insert(date, day);
    }

    /// The day goes by the rhythm of the week again.
    pub fn unset(&mut self, date: Date) {
        self.days.remove(&date);
    }

    pub fn is_working_day(&self, date: Date) -> bool {
        match self.special(date) {
            Some(day) => day.kind == DayKind::Worked,
            None => !matches!(date.weekday(), Weekday::Sat | Weekday::Sun),
        }
    }

    /// This day, or the first working day after it.
    pub fn working_day_from(&self, date: Date) -> Date {
        date.iter_days().find(|day| self.is_working_day(*day)).unwrap_or(date)
    }
}

fn row(line: &str) -> Option<(Date, SpecialDay)> {
    let mut cells = line.split(',');
    let date = cells.next()?.parse().ok()?;
    let kind = match cells.next()? {
        "off" => DayKind::Off,
        "worked" => DayKind::Worked,
        _ => return None,
    };
    Some((date, SpecialDay { kind, name: cells.next()?.to_owned() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Date {
        Date::from_ymd_opt(year, month, day).expect("a real day")
    }

    #[test]
    fn every_row_of_the_table_is_read() {
        let rows = include_str!("../../../assets/codes/holiday.csv").lines().count() - 1;
        assert_eq!(Holidays::built_in().days.len(), rows);
        assert_eq!(Holidays::built_in().known_years().collect::<Vec<_>>(), [2024, 2025, 2026]);
    }

    /// 全国年节及纪念日放假办法: 11 days until 2024, 13 from 2025 on. Moving days about neither gives nor takes any.
    #[test]
    fn a_year_gives_as_many_days_off_as_the_law() {
        let holidays = Holidays::built_in();
        for (year, days) in [(2024, 11), (2025, 13), (2026, 13)] {
            let is_weekend = |date: Date| matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
            let off = holidays.of_year(year).filter(|(date, day)| day.kind == DayKind::Off && !is_weekend(*date));
            let worked: Vec<Date> =
                holidays.of_year(year).filter(|(_, day)| day.kind == DayKind::Worked).map(|(date, _)| date).collect();
            assert_eq!(off.count() - worked.len(), days, "{year}");
            assert!(worked.into_iter().all(is_weekend), "{year}: only a weekend can be worked instead");
        }
    }

    #[test]
    fn days_off_and_days_worked_instead_break_the_week() {
        let holidays = Holidays::built_in();
        for (date, is_worked) in [
            (day(2024, 2, 9), true),   // 除夕 of 2024 was no day off
            (day(2024, 2, 12), false), // 春节
            (day(2024, 2, 18), true),  // a Sunday worked instead
            (day(2025, 1, 28), false), // 除夕, a day off since 2025
            (day(2025, 10, 8), false), // 国庆节、中秋节
            (day(2025, 10, 11), true), // a Saturday worked instead
            (day(2026, 1, 4), true),   // a Sunday worked instead
            (day(2026, 2, 23), false), // 春节
            (day(2026, 9, 20), true),  // a Sunday worked instead
            (day(2026, 6, 17), true),  // a Wednesday like others
            (day(2026, 6, 13), false), // a Saturday like others
        ] {
            assert_eq!(holidays.is_working_day(date), is_worked, "{date}");
        }
        assert_eq!(holidays.working_day_from(day(2026, 2, 15)), day(2026, 2, 24));
        assert_eq!(holidays.working_day_from(day(2026, 2, 24)), day(2026, 2, 24));
    }

    #[test]
    fn a_year_without_a_notice_is_counted_in_plain_weeks_and_says_so() {
        let holidays = Holidays::built_in();
        assert!(holidays.is_known(2026) && !holidays.is_known(2027));
        assert!(holidays.knows(day(2025, 12, 30), day(2026, 1, 4)));
        assert!(!holidays.knows(day(2026, 12, 30), day(2027, 1, 4)));
        assert!(holidays.is_working_day(day(2027, 1, 1)));
        assert!(!holidays.is_working_day(day(2027, 1, 2)));
    }

    #[test]
    fn what_a_station_entered_is_kept_and_newer_years_join_it() {
        let mut own = Holidays::built_in();
        let festival = SpecialDay { kind: DayKind::Off, name: "元旦".into() };
        own.set(day(2027, 1, 1), festival.clone());
        own.set_known(2027, true);
        own.unset(day(2026, 1, 4));
        // As if this table had been kept by a program that did not know 2025 yet.
        own.set_known(2025, false);
        own.days.retain(|date, _| date.year() != 2025);
        let json = serde_json::to_string(&own).expect("a setting is JSON");
        let kept: Holidays = serde_json::from_str(&json).expect("and comes back");
        assert_eq!(kept, own);
        let kept = kept.with_built_in();
        assert_eq!(kept.special(day(2027, 1, 1)), Some(&festival));
        assert_eq!(kept.special(day(2026, 1, 4)), None, "the station's own correction");
        assert!(kept.is_known(2025) && !kept.is_working_day(day(2025, 1, 28)));
    }
}
