//! People as of a day: who really lived where, by the days in the register as they are known today.
//!
//! The list on screen is the list of people with a day in its filter; here are its counts, and the sheet that is printed.

use super::jobs::MANY;
use super::printing::{Addresses, Order};
use super::{Desk, Progress, Trouble, places};
use crate::domain::values::Value;
use crate::domain::{Date, RecordId, Right, address, mask};
use crate::print::documents::resident_list::{ListedResident, ResidentList};
use crate::store::FloatingRow;

pub use crate::store::{CountsOnADay, OnADay};

/// Places looked at for the one that is meant.
const MOST_NAMESAKES: usize = 50;

/// How many lived, stood and rented on a day.
pub fn counts(desk: &Desk, asked: OnADay) -> Result<CountsOnADay, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.counts_on(asked)?)
}

/// The residences of a day, of residents and floating people alike, in the order of addresses.
pub fn residences(desk: &Desk, asked: OnADay) -> Result<Vec<RecordId>, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.residences_on(asked)?)
}

/// The households that stood on a day.
pub fn households(desk: &Desk, asked: OnADay) -> Result<Vec<RecordId>, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.households_on(asked)?)
}

/// The tenancies that ran on a day.
pub fn tenancies(desk: &Desk, asked: OnADay) -> Result<Vec<RecordId>, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.tenancies_on(asked)?)
}

/// The place meant by a typed address: the one written so, or the only one it can mean.
pub fn place(desk: &Desk, typed: &str) -> Result<Option<RecordId>, Trouble> {
    desk.require(Right::Look)?;
    let known = desk.store.places_matching(typed, MOST_NAMESAKES)?;
    let written = address::parse(typed).full_name();
    let exact = known.iter().find(|place| place.full_name == typed || place.full_name == written);
    let only = if let [only] = known.as_slice() { Some(only) } else { None };
    Ok(exact.or(only).map(|place| place.id))
}

/// Reads a day as it is typed; a day still to come has no residents.
pub fn read_day(typed: &str, today: Date) -> Result<Option<Date>, String> {
    let mut day = crate::domain::values::Day::default();
    day.read(typed, today)?;
    match day.0 {
        Some(day) if day > today => Err("还没到这一天".to_owned()),
        day => Ok(day),
    }
}

/// What stands on the sheet, masked as lists are (docs/privacy.md §3); the dwellings whole where that is ordered.
pub(super) fn sheet(desk: &Desk, asked: OnADay, order: &Order, progress: &Progress) -> Result<ResidentList, Trouble> {
    let mut list = ResidentList {
        day: asked.day,
        place: places::full_name(desk, asked.place)?,
        people: Vec::new(),
        purpose: String::new(),
    };
    for part in order.records.chunks(MANY) {
        progress.report(list.people.len() as u64, order.records.len() as u64)?;
        for row in desk.store.floating_rows(part)? {
            let address = match order.addresses {
                Addresses::ToBuilding => mask::address_to_building(&row.place_name),
                Addresses::ToRoom => row.place_name.clone(),
            };
            let one = ListedResident { address, ..listed(&row, list.day, desk.today()) };
            list.people.push(one);
        }
    }
    Ok(list)
}

/// The age is that of the day; whether only the surname of a child is shown is asked of today.
fn listed(row: &FloatingRow, day: Date, today: Date) -> ListedResident {
    let person = &row.person;
    let residence = &row.residence;
    let is_resident = residence.kind.code == super::registration::RESIDENT;
    ListedResident {
        name: places::listed_name(person, today),
        sex: person.sex.label().trim_end_matches('性').to_owned(),
        age: person.age(day).map(|age| age.to_string()).unwrap_or_default(),
        number: if person.is_small_child(today) { String::new() } else { person.identity.masked() },
        is_resident,
        reason: residence.reside_reason.shown(),
        from: residence.from_date.shown(),
        until: residence.until_date.shown(),
        ..ListedResident::default()
    }
}
