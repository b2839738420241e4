//! The people of the station: the list, one person's page, and seeing a number in full.

mod correcting;

pub use correcting::correct;

use super::ratings::{self, PastRating};
use super::{Desk, Trouble, history, printing};
use crate::domain::registers::{Household, Person, RentalHouse, Residence};
use crate::domain::values::{Link, Value};
use crate::domain::{Date, Problem, RecordId, Register, Right, Weight, mask};
use crate::store::Action;

pub use crate::domain::statistics::Belonging;
pub use crate::store::{
    Ages, DaySpan, FloatingCounts, FloatingFilter, FloatingRow, FloatingSort, Living, PeopleKind, Permit, SortColumn,
    Span, SpanKind,
};

/// The residences that match, in order. Only numbers: rows are read as they come into sight.
pub fn list(desk: &Desk, filter: &FloatingFilter, sort: FloatingSort) -> Result<Vec<RecordId>, Trouble> {
    desk.require(Right::Look)?;
    let filter = FloatingFilter { today: Some(desk.today()), ..filter.clone() };
    Ok(desk.store.floating_ids(&filter, sort)?)
}

/// How many people are on a list; somebody with two registrations on it is one.
pub fn count(desk: &Desk, filter: &FloatingFilter) -> Result<u64, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.floating_count(&FloatingFilter { today: Some(desk.today()), ..filter.clone() })?)
}

/// The rows of these residences, for the part of the list in sight.
pub fn rows(desk: &Desk, residences: &[RecordId]) -> Result<Vec<FloatingRow>, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.floating_rows(residences)?)
}

/// How somebody stands in a household.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlaceInHousehold {
    /// 户号; empty while it is not known.
    pub number: String,
    /// 与户主关系
    pub relation: String,
}

/// The household somebody belongs to on a day; of a sound archive there is one at most.
pub fn place_in_household(desk: &Desk, person: RecordId, on: Date) -> Result<Option<PlaceInHousehold>, Trouble> {
    desk.require(Right::Look)?;
    let Some((_, member)) = desk.store.memberships_on(person, on)?.pop() else { return Ok(None) };
    let household = member.household.id.map(|id| desk.store.load::<Household>(id)).transpose()?.flatten();
    let number = household.map(|household| household.household_number.shown()).unwrap_or_default();
    Ok(Some(PlaceInHousehold { number, relation: member.relation.label().to_owned() }))
}

pub fn counts(desk: &Desk) -> Result<FloatingCounts, Trouble> {
    desk.require(Right::Look)?;
    let now = (desk.store.last_change()?, desk.today());
    if let Some(known) = desk.people_counted(now) {
        return Ok(known);
    }
    let counts = desk.store.floating_counts(desk.today())?;
    desk.remember_people_counted(now, counts);
    Ok(counts)
}

/// One residence with the words for its dwelling.
#[derive(Clone, Debug, PartialEq)]
pub struct Stay {
    pub id: RecordId,
    pub residence: Residence,
    pub address: String,
}

impl Stay {
    /// 常住, not 流动.
    pub fn is_resident(&self) -> bool {
        self.residence.kind.code == super::registration::RESIDENT
    }

    pub fn is_over(&self) -> bool {
        !self.residence.until_date.is_unset()
    }

    /// 「海棠苑3栋***」, masked as lists are.
    pub fn masked_address(&self) -> String {
        mask::address_to_building(&self.address)
    }

    /// 「2026-06-13 起」, of a past one 「2025-08-30 离开」.
    pub fn days(&self) -> String {
        match self.residence.until_date.0 {
            Some(until) => format!("{until} 离开"),
            None => format!("{} 起", self.residence.from_date.shown()),
        }
    }
}

/// Everything the detail side shows of one person.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonPage {
    pub id: RecordId,
    pub person: Person,
    /// Residences, the present or latest first.
    pub stays: Vec<Stay>,
    /// The landlord of the present dwelling and the file of the house, where there is one.
    pub landlord: Option<(RecordId, Person)>,
    pub house: Option<RentalHouse>,
    /// Everything they were here, what is now first.
    pub line: Vec<Span>,
    /// The household they belong to now: its number and 「妻」, what they are to its head.
    pub household: Option<(RecordId, String)>,
    pub house_id: Option<RecordId>,
    /// The houses this person lets, each by its address.
    pub lets: Vec<(RecordId, String)>,
    /// Their stars as a landlord over the rounds, the latest first.
    pub ratings: Vec<PastRating>,
    /// Labels of what is still to be completed.
    pub gaps: Vec<&'static str>,
    /// Who changed what, the newest first.
    pub history: Vec<history::Step>,
    /// 「打印过 3 次，最近 2026-06-15 流动人口登记卡」, if anything was printed of them.
    pub prints: Option<String>,
}

impl PersonPage {
    /// The residence that counts: the present one, else the latest.
    pub fn stay(&self) -> Option<&Stay> {
        self.stays.first()
    }
}

pub fn page(desk: &Desk, id: RecordId) -> Result<PersonPage, Trouble> {
    desk.require(Right::Look)?;
    let person: Person = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let stays = stays(desk, id)?;
    let house = match stays.first().and_then(|stay| stay.residence.place.id) {
        Some(place) => desk.store.rental_house_at(place)?,
        None => None,
    };
    let (house_id, house) = house.unzip();
    let landlord = match house.as_ref().and_then(|house| house.landlord.id) {
        Some(id) => desk.store.load::<Person>(id)?.map(|person| (id, person)),
        None => None,
    };
    let gaps = gaps(desk.today(), &person, stays.first().map(|stay| &stay.residence));
    let lets = desk.store.houses_let_by(id)?;
    let history = history::of_registration(desk, id, stays.first().map(|stay| stay.id))?;
    let line = desk.store.time_line(id)?;
    let household = household(desk, id)?;
    let prints = printing::line_of(desk, Person::TABLE, id)?;
    let ratings = ratings::past(desk, Link::to(id), Link::none())?;
    Ok(PersonPage {
        id,
        person,
        stays,
        landlord,
        house,
        house_id,
        lets,
        ratings,
        line,
        household,
        gaps,
        history,
        prints,
    })
}

fn household(desk: &Desk, person: RecordId) -> Result<Option<(RecordId, String)>, Trouble> {
    let mut times = desk.store.memberships_of(person)?.into_iter();
    let now = times.find(|(_, member)| member.until_date.is_unset()).map(|(_, member)| member);
    Ok(now.and_then(|member| Some((member.household.id?, super::households::member_words(&member)))))
}

/// Labels of expected fields that are still empty. Somebody without a residence here is only asked for what they are needed for.
pub fn gaps(today: Date, person: &Person, residence: Option<&Residence>) -> Vec<&'static str> {
    let Some(residence) = residence else { return Vec::new() };
    let mut gaps: Vec<&'static str> = labels::<Person>(person.problems_of_held(today));
    gaps.extend(labels::<Residence>(residence.problems(today)));
    if person.identity.number.is_empty() && !person.identity.is_empty() {
        gaps.push("证件号码");
    }
    gaps
}

fn labels<R: Register>(problems: Vec<Problem>) -> Vec<&'static str> {
    let missing = problems.into_iter().filter(|problem| problem.weight == Weight::Missing);
    missing.filter_map(|problem| R::field(problem.field)).map(|field| field.label).collect()
}

fn stays(desk: &Desk, person: RecordId) -> Result<Vec<Stay>, Trouble> {
    let residences = desk.store.residences_of(person)?;
    let with_address = residences.into_iter().map(|(id, residence)| {
        let address = super::places::full_name(desk, residence.place.id)?;
        Ok(Stay { id, residence, address })
    });
    with_address.collect()
}

pub(super) fn last_residence(desk: &Desk, person: RecordId) -> Result<Option<Stay>, Trouble> {
    Ok(stays(desk, person)?.into_iter().next())
}

/// The identity number in full, for thirty seconds on screen; leaves a line in the audit chain.
pub fn reveal_number(desk: &mut Desk, person: RecordId) -> Result<String, Trouble> {
    desk.require(Right::Reveal)?;
    let kept: Person = desk.store.load(person)?.ok_or(Trouble::Gone)?;
    desk.log(Action::Reveal, &format!("person {} 证件号码", person.0), "查看")?;
    Ok(kept.identity.shown())
}

/// A form that shows this person's number in full was opened; that leaves the same line as looking at it.
pub fn log_opened(desk: &mut Desk, person: RecordId) -> Result<(), Trouble> {
    desk.require(Right::Write)?;
    desk.log(Action::Reveal, &format!("person {} 证件号码", person.0), "填写登记")
}

/// A registration and whose it is.
pub fn registration(desk: &Desk, residence: RecordId) -> Result<(String, Residence), Trouble> {
    desk.require(Right::Look)?;
    let kept: Residence = desk.store.load(residence)?.ok_or(Trouble::Gone)?;
    let person: Person = desk.store.load(kept.person.id.ok_or(Trouble::Gone)?)?.ok_or(Trouble::Gone)?;
    Ok((person.name.0, kept))
}

/// A person by number of the register.
pub fn person(desk: &Desk, id: RecordId) -> Result<Person, Trouble> {
    desk.require(Right::Look)?;
    desk.store.load(id)?.ok_or(Trouble::Gone)
}
