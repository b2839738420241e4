//! The town with households in a quarter of its rooms and tenancies in another, in a copy of its folder.

use crate::town::town;
use linli::domain::registers::{Agreement, Household, HouseholdMember, Occupant, RentalHouse, Residence, Tenancy};
use linli::domain::template::TemplateKind;
use linli::domain::values::{Choice, Count, Day, Link, Text};
use linli::domain::{Date, RecordId};
use linli::store::{Act, Store, StoreError, Writing};
use std::fs;
use std::path::{Path, PathBuf};

const PEOPLE_PER_ROOM: u32 = 3;
const ROOMS_PER_SAVE: u32 = 20_000;
/// Head, wife, son (GB/T 4761).
const RELATIONS: [&str; 3] = ["02", "12", "20"];

pub fn open(people: u32) -> Store {
    Store::unlock(&furnished(people), "测量", "测量").expect("the town opens").0
}

/// Made when it is asked for the first time, kept until `cargo clean`.
pub fn furnished(people: u32) -> PathBuf {
    let plain = town(people);
    let dir = plain.with_extension("furnished");
    if Store::peek(&dir).is_err() {
        let _ = fs::remove_dir_all(&dir);
        let aside = dir.with_extension("unfinished");
        let _ = fs::remove_dir_all(&aside);
        copy(&plain, &aside).expect("the town can be copied");
        furnish(&aside, people).expect("households and tenancies are written");
        fs::rename(&aside, &dir).expect("the finished town gets its name");
    }
    dir
}

/// The files of the archive; its backups stay behind.
fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)?.flatten().filter(|entry| entry.path().is_file()) {
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}

fn furnish(dir: &Path, people: u32) -> Result<(), StoreError> {
    let (mut store, _) = Store::unlock(dir, "测量", "测量")?;
    let at = "2026-06-15T10:00:00+08:00";
    let act = Act { operator: "测量", machine: "测量", at, what: "填入", purpose: "" };
    let rooms = people / PEOPLE_PER_ROOM;
    for first in (0..rooms).step_by(ROOMS_PER_SAVE as usize) {
        let save = first..rooms.min(first + ROOMS_PER_SAVE);
        store.write(&act, |writing| save.clone().try_for_each(|room| settle(writing, room, people)))?;
    }
    Ok(())
}

fn settle(writing: &mut Writing<'_>, room: u32, people: u32) -> Result<(), StoreError> {
    let inmates = [1, 2, 3].map(|nth| RecordId(i64::from(room * PEOPLE_PER_ROOM + nth)));
    let residence: Residence = writing.load(inmates[0])?.ok_or(StoreError::NotFound)?;
    match room % 4 {
        0 => house(writing, room, &residence, inmates),
        1 => lets(writing, room, &residence, inmates, people),
        _ => Ok(()),
    }
}

fn house(
    writing: &mut Writing<'_>,
    room: u32,
    residence: &Residence,
    inmates: [RecordId; 3],
) -> Result<(), StoreError> {
    let household = writing.insert(&Household {
        household_number: Text(format!("{room:09}")),
        kind: Choice::of("1"),
        place: residence.place,
        from_date: residence.from_date,
        ..Household::default()
    })?;
    for (person, relation) in inmates.into_iter().zip(RELATIONS) {
        writing.insert(&HouseholdMember {
            household: Link::to(household),
            person: Link::to(person),
            relation: Choice::of(relation),
            from_date: residence.from_date,
            joined_by: Choice::of("1"),
            ..HouseholdMember::default()
        })?;
    }
    Ok(())
}

fn lets(
    writing: &mut Writing<'_>,
    room: u32,
    residence: &Residence,
    inmates: [RecordId; 3],
    people: u32,
) -> Result<(), StoreError> {
    let house = writing.insert(&RentalHouse {
        house_number: Text(format!("测房-{room:06}")),
        place: residence.place,
        landlord: Link::to(RecordId(i64::from(room * 7 % people + 1))),
        letting_state: Choice::of("2"),
        rooms_total: Count(Some(3)),
        rooms_let: Count(Some(2)),
        ..RentalHouse::default()
    })?;
    let signed = Day(Date::from_ymd_opt(2025, 7, 1));
    writing.insert(&Agreement {
        kind: Choice::of_kind(TemplateKind::RentalAgreement),
        house: Link::to(house),
        valid_from: signed,
        valid_until: Day(Date::from_ymd_opt(2026, 7, 1)),
        party_signed_on: signed,
        community_signed_on: signed,
        police_signed_on: signed,
        ..Agreement::default()
    })?;
    let tenancy = writing.insert(&Tenancy {
        house: Link::to(house),
        tenant: Link::to(inmates[0]),
        from_date: residence.from_date,
        agreed_until: Day(Date::from_ymd_opt(2026, 5 + room % 8, 1)),
        ended_on: if room.is_multiple_of(5) { residence.from_date } else { Day(None) },
        ..Tenancy::default()
    })?;
    for person in inmates {
        writing.insert(&Occupant {
            tenancy: Link::to(tenancy),
            person: Link::to(person),
            from_date: residence.from_date,
            ..Occupant::default()
        })?;
    }
    Ok(())
}
