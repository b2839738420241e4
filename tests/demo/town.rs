//! A community of two thousand, read back out of its archive.

use linli::domain::registers::{
    HouseParty, Household, HouseholdMember, Inspection, InspectionFinding, Occupant, Organisation, Person, Place,
    PlaceDuty, RentalHouse, Residence, Tenancy,
};
use linli::domain::values::{Day, Link};
use linli::domain::{Date, RecordId};
use linli::services::{Clock, Desk, Progress, demo, station};
use linli::store::{Store, Stored};
use std::collections::HashMap;
use std::path::Path;
use std::sync::LazyLock;
use tempfile::TempDir;

pub const PEOPLE: u32 = 2_000;
pub const SEED: u64 = 7;

/// Every record, by its number.
pub struct Town {
    pub people: HashMap<RecordId, Person>,
    pub places: HashMap<RecordId, Place>,
    pub residences: HashMap<RecordId, Residence>,
    pub organisations: HashMap<RecordId, Organisation>,
    pub households: HashMap<RecordId, Household>,
    pub members: HashMap<RecordId, HouseholdMember>,
    pub houses: HashMap<RecordId, RentalHouse>,
    pub tenancies: HashMap<RecordId, Tenancy>,
    pub occupants: HashMap<RecordId, Occupant>,
    pub parties: HashMap<RecordId, HouseParty>,
    pub inspections: HashMap<RecordId, Inspection>,
    pub findings: HashMap<RecordId, InspectionFinding>,
    pub duties: HashMap<RecordId, PlaceDuty>,
}

pub fn today() -> Date {
    "2026-06-15".parse().unwrap()
}

/// A new archive without anybody.
pub fn empty() -> (TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("档案");
    let desk = station::found_demo(&dir, 0, 1, Clock::Fixed(today()), &Progress::default()).unwrap();
    (folder, desk)
}

/// A new archive with a community in it in which nothing is wrong.
pub fn founded(people: u32, seed: u64) -> (TempDir, Desk) {
    let (folder, mut desk) = empty();
    demo::fill(&mut desk, people, seed, &Progress::default()).unwrap();
    (folder, desk)
}

/// The one most tests look at.
pub fn town() -> &'static Town {
    static TOWN: LazyLock<Town> = LazyLock::new(|| Town::of(PEOPLE, SEED));
    &TOWN
}

impl Town {
    pub fn of(people: u32, seed: u64) -> Self {
        let (_folder, desk) = founded(people, seed);
        let dir = desk.folder().to_owned();
        drop(desk);
        Self::read(&dir)
    }

    fn read(dir: &Path) -> Self {
        let (store, _) = Store::unlock(dir, station::DEMO_OPERATOR, station::DEMO_PASSWORD).unwrap();
        Self {
            people: all(&store),
            places: all(&store),
            residences: all(&store),
            organisations: all(&store),
            households: all(&store),
            members: all(&store),
            houses: all(&store),
            tenancies: all(&store),
            occupants: all(&store),
            parties: all(&store),
            inspections: all(&store),
            findings: all(&store),
            duties: all(&store),
        }
    }

    pub fn person<R>(&self, link: Link<R>) -> &Person {
        &self.people[&link.id.unwrap()]
    }

    /// Those who live here today.
    pub fn living(&self) -> impl Iterator<Item = &Residence> {
        self.residences.values().filter(|residence| residence.until_date.is_unset())
    }
}

fn all<R: Stored>(store: &Store) -> HashMap<RecordId, R> {
    let records = (1..).map(RecordId).map_while(|id| Some((id, store.load(id).unwrap()?)));
    records.collect()
}

/// The day of a field that must be filled.
pub fn day(day: Day) -> Date {
    day.0.unwrap()
}

/// Whole years from one day to another.
pub fn years(from: Day, until: Date) -> u32 {
    until.years_since(day(from)).unwrap_or(0)
}
