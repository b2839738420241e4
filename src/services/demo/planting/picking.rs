//! Records that are free to carry a fault, each handed out once.

use super::super::community::{Community, Records, add};
use super::super::dice::{days_before, years_before};
use super::Garden;
use crate::domain::registers::{Household, HouseholdMember, Occupant, Person, Residence, Tenancy};
use crate::domain::values::{Choice, Day, Identity, Link, Phones, Text};
use crate::domain::{Date, RecordId, relation};
use std::collections::{HashMap, HashSet};

/// Somebody who rents alone, and all that says so.
#[derive(Clone, Copy)]
pub(super) struct Stay {
    pub house: RecordId,
    pub tenancy: RecordId,
    pub occupant: RecordId,
    pub residence: RecordId,
    pub person: RecordId,
}

/// A couple with a child, and the rows of each.
pub(super) struct Family {
    pub household: RecordId,
    pub head: (RecordId, RecordId),
    pub spouse: (RecordId, RecordId),
    pub child: (RecordId, RecordId),
}

/// What could carry a fault, looked for once; the next one is the last of its list.
#[derive(Default)]
pub(super) struct Candidates {
    /// Rented for more than a year.
    pub long_stays: Vec<Stay>,
    pub short_stays: Vec<Stay>,
    pub families: Vec<Family>,
    /// Grown up, and gone from here.
    pub departed: Vec<RecordId>,
}

impl Candidates {
    pub fn of(community: &Community) -> Self {
        let (records, today) = (&community.records, community.today);
        let (long_stays, short_stays) = stays(records, today).partition(|stay| {
            let since = records.tenancies[place_of(stay.tenancy)].from_date;
            since < Day::new(years_before(today, 1))
        });
        Self { long_stays, short_stays, families: families(records, today), departed: departed(records, today) }
    }
}

/// Those who rent alone, where no number of beds is said, and for two months at least.
fn stays(records: &Records, today: Date) -> impl Iterator<Item = Stay> {
    let mut occupants: HashMap<RecordId, Vec<RecordId>> = HashMap::new();
    for (id, occupant) in ids().zip(&records.occupants) {
        occupants.entry(occupant.tenancy.id.unwrap_or(id)).or_default().push(id);
    }
    let open = ids().zip(&records.residences).filter(|(_, residence)| residence.until_date.is_unset());
    let residences: HashMap<_, _> = open.map(|(id, residence)| (residence.person.id, id)).collect();
    let running = ids().zip(&records.tenancies).filter(|(_, tenancy)| tenancy.ended_on.is_unset());
    running.filter_map(move |(id, tenancy)| {
        let (house, person) = (tenancy.house.id?, tenancy.tenant.id?);
        let file = &records.houses[place_of(house)];
        let is_plain = file.beds.0.is_none();
        let is_settled = tenancy.from_date < Day::new(days_before(today, 60));
        let is_of_here = records.people[place_of(person)].identity.document() == "111";
        let [occupant] = occupants.get(&id)?[..] else { return None };
        let residence = *residences.get(&Some(person))?;
        (is_plain && is_settled && is_of_here).then_some(Stay { house, tenancy: id, occupant, residence, person })
    })
}

/// Couples with a small child in a flat, to whom nothing has happened.
fn families(records: &Records, today: Date) -> Vec<Family> {
    let mut rows: HashMap<RecordId, Vec<(RecordId, &HouseholdMember)>> = HashMap::new();
    for (id, member) in ids().zip(&records.members) {
        rows.entry(member.household.id.unwrap_or(id)).or_default().push((id, member));
    }
    let open = ids().zip(&records.households).filter(|(_, household)| household.until_date.is_unset());
    let families = open.filter_map(|(household, file)| {
        let rows = rows.get(&household)?;
        let of = |suits: fn(&str) -> bool| {
            let (row, member) = rows.iter().find(|(_, member)| suits(&member.relation.code))?;
            Some((*row, member.person.id?))
        };
        let child = of(|code| matches!(code, "21" | "22" | "31" | "32"))?;
        let is_flat = records.places[place_of(file.place.id?)].kind.code == "7";
        let is_small = records.people[place_of(child.1)].is_small_child(today);
        let is_plain = rows.iter().all(|(_, member)| member.until_date.is_unset());
        let (head, spouse) = (of(relation::is_householder)?, of(relation::is_spouse)?);
        (is_flat && is_small && is_plain).then_some(Family { household, head, spouse, child })
    });
    families.collect()
}

fn departed(records: &Records, today: Date) -> Vec<RecordId> {
    let open = records.residences.iter().filter(|residence| residence.until_date.is_unset());
    let here: HashSet<_> = open.filter_map(|residence| residence.person.id).collect();
    let floating = records.residences.iter().filter(|residence| residence.kind.code == "2");
    let grown = Day::new(years_before(today, 20));
    let departed = floating.filter_map(|residence| residence.person.id).filter(|id| !here.contains(id)).filter(|id| {
        let person = &records.people[place_of(*id)];
        person.died_on.is_unset() && person.birth < grown && person.identity.document() == "111"
    });
    departed.collect()
}

fn ids() -> impl Iterator<Item = RecordId> {
    (1..).map(RecordId)
}

impl Garden<'_> {
    /// Somebody who has rented alone for some time.
    pub fn stay(&mut self) -> Option<Stay> {
        self.short_stay().or_else(|| self.long_stay())
    }

    /// Somebody who has rented alone for more than a year.
    pub fn long_stay(&mut self) -> Option<Stay> {
        loop {
            let stay = self.candidates.long_stays.pop()?;
            if self.take_stay(stay) {
                return Some(stay);
            }
        }
    }

    pub fn short_stay(&mut self) -> Option<Stay> {
        loop {
            let stay = self.candidates.short_stays.pop()?;
            if self.take_stay(stay) {
                return Some(stay);
            }
        }
    }

    fn take_stay(&mut self, stay: Stay) -> bool {
        !self.used_people.contains(&stay.person)
            && self.used_houses.insert(stay.house)
            && self.used_people.insert(stay.person)
    }

    /// A let house for a fault in its file alone, `suits` permitting.
    pub fn let_house(&mut self, suits: impl Fn(&Self, RecordId) -> bool) -> Option<RecordId> {
        self.house_in("2", suits)
    }

    pub fn house_in(&mut self, state: &str, suits: impl Fn(&Self, RecordId) -> bool) -> Option<RecordId> {
        let houses = ids().zip(&self.community.records.houses);
        let is_free = |id: &RecordId| !self.used_houses.contains(id);
        let mut ids = houses.filter(|(_, house)| house.letting_state.code == state).map(|(id, _)| id).filter(is_free);
        let house = ids.find(|id| suits(self, *id))?;
        self.used_houses.insert(house);
        Some(house)
    }

    /// A let house of somebody who lives elsewhere, owns nothing else and has nobody here to answer for it.
    pub fn house_of_somebody_elsewhere(&mut self) -> Option<(RecordId, RecordId)> {
        let records = &self.community.records;
        let lived_here: HashSet<_> = records.residences.iter().filter_map(|residence| residence.person.id).collect();
        let has_agent: HashSet<_> = records.parties.iter().filter_map(|party| party.house.id).collect();
        let house = self.let_house(|garden, id| {
            let houses = &garden.community.records.houses;
            let landlord = houses[place_of(id)].landlord;
            let owned = houses.iter().filter(|house| house.landlord == landlord).count();
            landlord.id.is_some_and(|landlord| !lived_here.contains(&landlord))
                && owned == 1
                && !has_agent.contains(&id)
        })?;
        let landlord = self.community.records.houses[place_of(house)].landlord.id?;
        Some((house, landlord))
    }

    pub fn family(&mut self) -> Option<Family> {
        loop {
            let family = self.candidates.families.pop()?;
            let people = [family.head.1, family.spouse.1, family.child.1];
            if people.iter().all(|person| !self.used_people.contains(person)) {
                self.used_people.extend(people);
                return Some(family);
            }
        }
    }

    /// The dwelling somebody is registered at now.
    pub fn residence_of(&self, person: RecordId) -> Option<RecordId> {
        let mut residences = ids().zip(&self.community.records.residences);
        let is_theirs = |residence: &Residence| residence.person.id == Some(person) && residence.until_date.is_unset();
        residences.find(|(_, residence)| is_theirs(residence)).map(|(id, _)| id)
    }

    /// Somebody grown up who left the community and may come again.
    pub fn returned(&mut self) -> Option<RecordId> {
        loop {
            let person = self.candidates.departed.pop()?;
            if self.used_people.insert(person) {
                return Some(person);
            }
        }
    }

    /// Somebody who has died two weeks ago.
    pub fn dead(&mut self) -> Option<RecordId> {
        let (person, day) = (self.returned()?, self.ago(14));
        self.person(person, |person| person.died_on = day);
        Some(person)
    }

    /// A dwelling nobody lives in.
    pub fn empty_dwelling(&mut self) -> RecordId {
        self.community.next_dwelling().place
    }

    /// A floating person's registration, in time.
    pub fn comes_to(&mut self, person: RecordId, place: RecordId, from: Day) -> RecordId {
        let residence = Residence {
            person: Link::to(person),
            kind: Choice::of("2"),
            place: Link::to(place),
            dwelling_type: Choice::of("03"),
            reside_reason: Choice::of("08"),
            from_date: from,
            declared_by: Choice::of("1"),
            notice_signed_on: from,
            registered_on: from,
            registrar: Text(self.community.registrar.clone()),
            ..Residence::default()
        };
        add(&mut self.records().residences, residence)
    }

    /// A household with somebody as its head.
    pub fn founds(&mut self, person: RecordId, place: RecordId) -> (RecordId, RecordId) {
        let (from, number) = (self.ago(700), self.records().households.len() + 1);
        let household = Household {
            household_number: Text(format!("{:09}", 510_000_000 + number)),
            kind: Choice::of("1"),
            place: Link::to(place),
            from_date: from,
            registered_on: from,
            registrar: Text(self.community.registrar.clone()),
            ..Household::default()
        };
        let household = add(&mut self.records().households, household);
        let member = HouseholdMember {
            household: Link::to(household),
            person: Link::to(person),
            relation: Choice::of(relation::HOUSEHOLDER),
            from_date: from,
            joined_by: Choice::of("1"),
            ..HouseholdMember::default()
        };
        (household, add(&mut self.records().members, member))
    }

    /// A further tenancy in a house.
    pub fn rents(&mut self, house: RecordId, room: &str, tenant: RecordId) -> RecordId {
        let tenancy = Tenancy {
            house: Link::to(house),
            room: Text::new(room),
            tenant: Link::to(tenant),
            host_relation: Choice::of("1"),
            from_date: self.ago(45),
            agreed_until: self.ago(-320),
            ..Tenancy::default()
        };
        add(&mut self.records().tenancies, tenancy)
    }

    pub fn lives_under(&mut self, tenancy: RecordId, person: RecordId, from: Day) -> RecordId {
        let occupant = Occupant {
            tenancy: Link::to(tenancy),
            person: Link::to(person),
            from_date: from,
            until_date: Day::default(),
        };
        add(&mut self.records().occupants, occupant)
    }

    pub fn place_of_house(&self, house: RecordId) -> Option<RecordId> {
        self.community.records.houses[place_of(house)].place.id
    }
}

/// Where a record lies in the list of its register.
pub(super) fn place_of(id: RecordId) -> usize {
    usize::try_from(id.0 - 1).unwrap_or_default()
}

/// A number that could not be seen yet.
pub(super) fn awaited() -> Identity {
    Identity { missing_reason: "未带证件".to_owned(), ..Identity::default() }
}

pub(super) fn with_passport(person: &mut Person, number: &str) {
    person.identity = Identity { kind: Choice::of("414"), number: number.to_owned(), ..Identity::default() };
}

pub(super) fn telephone(number: &str) -> Phones {
    Phones(vec![number.to_owned()])
}
