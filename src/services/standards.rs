//! By what the station measures: its deadline rules, its holidays, and its thresholds. What it never touched follows the
//! program.

use super::{Desk, Trouble, houses};
use crate::domain::calendar::{DayKind, Holidays};
use crate::domain::checkup::{Standard, Thresholds};
use crate::domain::deadline::{Deadlines, Matter};
use crate::domain::{Date, Right};
use crate::store::{Group, StoreError, rules};
use chrono::Datelike;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Under which keys they are kept.
const DEADLINES: &str = "deadlines";
const HOLIDAYS: &str = "holidays";
const THRESHOLDS: &str = "checkup_thresholds";

/// All of it, as of today.
pub fn standard(desk: &Desk) -> Result<Standard, Trouble> {
    desk.require(Right::Look)?;
    let crowding = houses::crowding(desk)?;
    let holidays: Option<Holidays> = kept(desk, HOLIDAYS)?;
    Ok(Standard {
        today: desk.today(),
        thresholds: kept(desk, THRESHOLDS)?.unwrap_or_default(),
        most_people: crowding.most_people,
        least_square_metres: crowding.least_square_metres,
        deadlines: kept(desk, DEADLINES)?.unwrap_or_default(),
        holidays: holidays.map_or_else(Holidays::built_in, Holidays::with_built_in),
    })
}

/// The matters that today's page and the checkup go by, in their order, and then those of disputes.
pub fn matters() -> impl Iterator<Item = Matter> {
    let of_the_checkup = rules().filter_map(|rule| match rule.group {
        Group::Due(matter) => Some(matter),
        _ => None,
    });
    of_the_checkup.chain(Matter::OF_DISPUTES)
}

/// Days in a row that are off, or worked instead, for one holiday.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    pub from: Date,
    pub until: Date,
    pub kind: DayKind,
    pub name: String,
}

impl Span {
    pub fn days(&self) -> impl Iterator<Item = Date> {
        let until = self.until;
        self.from.iter_days().take_while(move |day| *day <= until)
    }

    /// 「2 月 15 日 至 2 月 23 日」
    pub fn in_words(&self) -> String {
        let words = |day: Date| format!("{} 月 {} 日", day.month(), day.day());
        if self.from == self.until {
            words(self.from)
        } else {
            format!("{} 至 {}", words(self.from), words(self.until))
        }
    }
}

/// The year as its notice says it.
pub fn spans(holidays: &Holidays, year: i32) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (date, day) in holidays.of_year(year) {
        match spans.last_mut() {
            Some(last) if last.until.succ_opt() == Some(date) && last.kind == day.kind && last.name == day.name => {
                last.until = date;
            }
            _ => spans.push(Span { from: date, until: date, kind: day.kind, name: day.name.clone() }),
        }
    }
    spans
}

pub fn set_deadlines(desk: &mut Desk, deadlines: &Deadlines) -> Result<(), Trouble> {
    let fault = Matter::ALL.into_iter().find_map(|matter| deadlines.rule(matter).fault());
    refuse(fault)?;
    keep(desk, "修改期限规则", DEADLINES, deadlines)
}

pub fn set_holidays(desk: &mut Desk, holidays: &Holidays) -> Result<(), Trouble> {
    keep(desk, "修改节假日表", HOLIDAYS, holidays)
}

pub fn set_thresholds(desk: &mut Desk, thresholds: &Thresholds) -> Result<(), Trouble> {
    let problems = thresholds.problems();
    if problems.is_empty() {
        keep(desk, "修改体检标准", THRESHOLDS, thresholds)
    } else {
        Err(Trouble::Unfinished(problems))
    }
}

fn refuse(fault: Option<String>) -> Result<(), Trouble> {
    match fault {
        Some(sentence) => Err(Trouble::Unfinished(vec![crate::domain::Problem::wrong("basis", sentence)])),
        None => Ok(()),
    }
}

fn kept<T: DeserializeOwned>(desk: &Desk, key: &str) -> Result<Option<T>, Trouble> {
    let json = desk.store.setting(key)?;
    Ok(json.map(|json| serde_json::from_str(&json).map_err(|_| StoreError::Unreadable)).transpose()?)
}

fn keep<T: Serialize>(desk: &mut Desk, what: &str, key: &str, value: &T) -> Result<(), Trouble> {
    desk.require(Right::Administer)?;
    let json = serde_json::to_string(value).map_err(|_| StoreError::Unreadable)?;
    desk.acting(what, "", |store, act| Ok(store.write(act, |writing| writing.set_setting(key, &json)).map(drop)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_reads_as_its_notice_says_it() {
        let spans = spans(&Holidays::built_in(), 2026);
        let first = &spans[0];
        assert_eq!((first.name.as_str(), first.kind), ("元旦", DayKind::Off));
        let festival = spans.iter().find(|span| span.name == "春节" && span.kind == DayKind::Off);
        assert_eq!(festival.map(Span::in_words).as_deref(), Some("2 月 15 日 至 2 月 23 日"));
        let days: usize = spans.iter().map(|span| span.days().count()).sum();
        assert_eq!(days, Holidays::built_in().of_year(2026).count(), "no day is lost between two spans");
    }

    #[test]
    fn the_settings_offer_every_matter_that_something_goes_by_once() {
        let matters: Vec<Matter> = matters().collect();
        let once: std::collections::BTreeSet<Matter> = matters.iter().copied().collect();
        assert_eq!(matters.len(), once.len());
        assert!(once.contains(&Matter::ResidenceRegistration) && once.contains(&Matter::TenancyEnd));
    }
}
