//! Who lived, stood and rented where on a day: as the days in the rows say, whenever they were written down.

use crate::archive::*;
use linli::domain::registers::{Household, HouseholdMember, RentalHouse, Residence, Tenancy};
use linli::domain::values::{Choice, Day, Link};
use linli::domain::{Date, RecordId};
use linli::store::{Act, CountsOnADay, HistoryEntry, OnADay, Store, StoreError, Stored, Writing};
use std::collections::BTreeSet;

/// The same numbers in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

const FIRST: &str = "2026-01-01";
const DAYS: u64 = 40;

fn nth(days: u64) -> Date {
    day(FIRST) + chrono::Days::new(days)
}

/// Six people, two buildings with two rooms each, and what happened to them, each act written down on its own day.
struct Town {
    archive: Archive,
    people: Vec<RecordId>,
    rooms: Vec<RecordId>,
    houses: Vec<RecordId>,
}

impl Town {
    fn new() -> Self {
        let mut archive = archive();
        let people = (1..=6).map(|serial| archive.insert_person(&person("云中鹤", serial))).collect();
        let rooms: Vec<RecordId> = [(3, 101), (3, 102), (8, 101), (8, 102)]
            .map(|(building, number)| room(&mut archive, building, 1, number))
            .into();
        let house = |place: &RecordId| RentalHouse { place: Link::to(*place), ..RentalHouse::default() };
        let houses: Vec<RentalHouse> = rooms.iter().map(house).collect();
        let houses = houses.iter().map(|house| archive.write("建档", |writing| writing.insert(house))).collect();
        Self { archive, people, rooms, houses }
    }

    /// 3栋, which the first two rooms lie in.
    fn building(&self) -> RecordId {
        let (estate, _) = self.archive.store.children(None).unwrap().remove(0);
        self.archive.store.children(Some(estate)).unwrap().remove(0).0
    }

    fn on<T>(&mut self, day: Date, work: impl FnOnce(&mut Writing<'_>) -> Result<T, StoreError>) -> T {
        let at = format!("{day}T09:00:00+08:00");
        self.archive.store.write(&Act { at: &at, ..act("某事") }, work).unwrap().0
    }

    /// One thing happens: somebody moves in or out, a household is founded, joined, left or ended, a room is let or given back.
    fn happens(&mut self, dice: &mut Dice, day: Date, ids: &mut Ids) {
        let (person, room) = (self.people[dice.below(6)], self.rooms[dice.below(4)]);
        let house = self.houses[dice.below(4)];
        let now = Day(Some(day));
        match dice.below(8) {
            0 | 1 => {
                let kind = Choice::of(["1", "2"][dice.below(2)]);
                let stay = Residence { kind, ..residence(person, room, &day.to_string()) };
                ids.residences.push(self.on(day, |writing| writing.insert(&stay)));
            }
            2 => self.end(dice, day, &ids.residences, |stay: &mut Residence| &mut stay.until_date),
            3 => {
                let household =
                    Household { kind: Choice::of("1"), place: Link::to(room), from_date: now, ..Household::default() };
                ids.households.push(self.on(day, |writing| writing.insert(&household)));
            }
            4 => self.end(dice, day, &ids.households, |household: &mut Household| &mut household.until_date),
            5 => {
                let Some(household) = ids.households.get(dice.below(8)) else { return };
                let member = HouseholdMember {
                    household: Link::to(*household),
                    person: Link::to(person),
                    relation: Choice::of("02"),
                    from_date: now,
                    joined_by: Choice::of("1"),
                    ..HouseholdMember::default()
                };
                ids.members.push(self.on(day, |writing| writing.insert(&member)));
            }
            6 => {
                let tenancy =
                    Tenancy { house: Link::to(house), tenant: Link::to(person), from_date: now, ..Tenancy::default() };
                ids.tenancies.push(self.on(day, |writing| writing.insert(&tenancy)));
            }
            _ => {
                self.end(dice, day, &ids.tenancies, |tenancy: &mut Tenancy| &mut tenancy.ended_on);
                self.end(dice, day, &ids.members, |member: &mut HouseholdMember| &mut member.until_date);
            }
        }
    }

    fn end<R: Stored>(&mut self, dice: &mut Dice, day: Date, ids: &[RecordId], until: impl Fn(&mut R) -> &mut Day) {
        let Some(id) = ids.get(dice.below(ids.len().max(1))) else { return };
        let mut record: R = self.archive.store.load(*id).unwrap().unwrap();
        if until(&mut record).is_unset() {
            *until(&mut record) = Day(Some(day));
            self.on(day, |writing| writing.update(*id, &record));
        }
    }
}

#[derive(Default)]
struct Ids {
    residences: Vec<RecordId>,
    households: Vec<RecordId>,
    members: Vec<RecordId>,
    tenancies: Vec<RecordId>,
}

/// The records as history had them at the end of a day.
fn replayed<R: Stored>(store: &Store, ids: &[RecordId], day: Date) -> Vec<(RecordId, R)> {
    let is_known = |entry: &HistoryEntry<R>| entry.change.at[..10] <= *day.to_string();
    let image = |id: &RecordId| store.history::<R>(*id).unwrap().into_iter().find(is_known)?.after;
    ids.iter().filter_map(|id| image(id).map(|record| (*id, record))).collect()
}

fn numbers<R>(records: &[(RecordId, R)], is_there: impl Fn(&R) -> bool) -> BTreeSet<i64> {
    records.iter().filter(|(_, record)| is_there(record)).map(|(id, _)| id.0).collect()
}

fn set(ids: Vec<RecordId>) -> BTreeSet<i64> {
    let count = ids.len();
    let set: BTreeSet<i64> = ids.into_iter().map(|id| id.0).collect();
    assert_eq!(set.len(), count, "nobody stands there twice");
    set
}

/// What was written down on its own day is over when an end stands in it.
#[test]
fn any_day_is_what_replaying_the_history_to_that_day_gives() {
    let mut met = 0;
    for seed in 1..=4 {
        let (mut dice, mut town, mut ids) = (Dice(seed), Town::new(), Ids::default());
        for serial in 0..60 {
            town.happens(&mut dice, nth(serial * DAYS / 60), &mut ids);
        }
        let building = town.building();
        let (rooms, houses, store) = (town.rooms[..2].to_vec(), town.houses[..2].to_vec(), &town.archive.store);
        for day in (0..DAYS + 2).map(nth) {
            for place in [None, Some(building)] {
                let asked = OnADay { day, place };
                let lies = |link: Option<RecordId>, inside: &[RecordId]| {
                    place.is_none() || link.is_some_and(|link| inside.contains(&link))
                };
                let stays = replayed::<Residence>(store, &ids.residences, day);
                let living = numbers(&stays, |stay| stay.until_date.is_unset() && lies(stay.place.id, &rooms));
                // Registrations are listed, people are counted.
                let of_kind = |code: &str| {
                    let there = stays.iter().filter(|(id, stay)| stay.kind.code == code && living.contains(&id.0));
                    there.filter_map(|(_, stay)| stay.person.id).collect::<BTreeSet<_>>()
                };
                let households = replayed::<Household>(store, &ids.households, day);
                let standing = numbers(&households, |one| one.until_date.is_unset() && lies(one.place.id, &rooms));
                let members = replayed::<HouseholdMember>(store, &ids.members, day);
                let belongs = |one: &HouseholdMember| {
                    one.until_date.is_unset()
                        && one.household.id.is_some_and(|household| standing.contains(&household.0))
                };
                let members = members.iter().filter(|(_, one)| belongs(one));
                let members: BTreeSet<_> = members.filter_map(|(_, one)| one.person.id).collect();
                let tenancies = replayed::<Tenancy>(store, &ids.tenancies, day);
                let running = numbers(&tenancies, |one| one.ended_on.is_unset() && lies(one.house.id, &houses));
                assert_eq!(set(store.residences_on(asked).unwrap()), living, "{seed} {day} {place:?}");
                assert_eq!(set(store.households_on(asked).unwrap()), standing, "{seed} {day} {place:?}");
                assert_eq!(set(store.tenancies_on(asked).unwrap()), running, "{seed} {day} {place:?}");
                let counts = CountsOnADay {
                    residents: of_kind("1").len() as u64,
                    floating: of_kind("2").len() as u64,
                    households: standing.len() as u64,
                    members: members.len() as u64,
                    tenancies: running.len() as u64,
                };
                assert_eq!(store.counts_on(asked).unwrap(), counts, "{seed} {day} {place:?}");
                met += living.len() + standing.len() + running.len() + members.len();
            }
        }
    }
    assert!(met > 2_000, "only {met} were ever there");
}

#[test]
fn what_is_written_down_later_counts_for_the_day_it_happened() {
    let mut archive = archive();
    let place = room(&mut archive, 3, 1, 101);
    let person = archive.insert_person(&person("云中鹤", 1));
    let on = |text: &str| OnADay { day: day(text), place: Some(place) };
    let id = archive.write("补登", |writing| writing.insert(&residence(person, place, "2026-03-01")));
    assert_eq!(archive.store.residences_on(on("2026-03-31")).unwrap(), [id], "written down in June");
    let mut stay: Residence = archive.store.load(id).unwrap().unwrap();
    stay.until_date = Day(Some(day("2026-03-31")));
    archive.write("更正", |writing| writing.update(id, &stay));
    assert_eq!(archive.store.residences_on(on("2026-03-30")).unwrap(), [id]);
    assert_eq!(archive.store.residences_on(on("2026-03-31")).unwrap(), [], "the day of leaving counts no more");
    assert_eq!(archive.store.residences_on(on("2026-02-28")).unwrap(), []);
}

#[test]
fn a_building_is_asked_with_all_its_rooms_in_the_order_of_addresses() {
    let mut archive = archive();
    let mut ids = Vec::new();
    for (serial, (building, number)) in (1..).zip([(3, 1001), (3, 302), (8, 101)]) {
        let place = room(&mut archive, building, 1, number);
        let id = archive.insert_person(&person("云中鹤", serial));
        ids.push(archive.write("登记", |writing| writing.insert(&residence(id, place, "2026-03-01"))));
    }
    let (estate, _) = archive.store.children(None).unwrap().remove(0);
    let building = archive.store.children(Some(estate)).unwrap().remove(0).0;
    let on = |place| OnADay { day: day("2026-03-31"), place };
    assert_eq!(archive.store.residences_on(on(Some(building))).unwrap(), [ids[1], ids[0]]);
    assert_eq!(archive.store.residences_on(on(None)).unwrap(), [ids[1], ids[0], ids[2]]);
}
