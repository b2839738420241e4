//! All that is known about one record a table is filled with, and about the station.

use super::About;
use crate::domain::filling::{Facts, Figures, StationFacts};
use crate::domain::registers::{Household, HouseholdMember, RentalHouse, Residence, Tenancy};
use crate::domain::values::Link;
use crate::domain::{Date, RecordId, Register, relation};
use crate::services::{Desk, Progress, Trouble, places, statistics};
use crate::store::{OnADay, Stored};
use chrono::Datelike;

pub(super) fn facts(desk: &Desk, about: About, record: RecordId, on: Date) -> Result<Facts, Trouble> {
    match about {
        About::People => of_residence(desk, record, on),
        About::Households => of_household(desk, record, on),
        About::Houses => of_house(desk, record),
        About::Tenancies => of_tenancy(desk, record),
        About::Figures => Ok(Facts::default()),
    }
}

fn of_residence(desk: &Desk, id: RecordId, on: Date) -> Result<Facts, Trouble> {
    let residence: Residence = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let person = linked(desk, residence.person)?;
    let mut facts = Facts { person, address: places::full_name(desk, residence.place.id)?, ..Facts::default() };
    if let Some(place) = residence.place.id
        && let Some((_, house)) = desk.store.rental_house_at(place)?
    {
        facts.landlord = linked(desk, house.landlord)?;
        facts.house = house;
    }
    if let Some(person) = residence.person.id
        && let Some((_, member)) = desk.store.memberships_on(person, on)?.into_iter().next()
    {
        put_household(desk, &mut facts, member.household.id, on)?;
        facts.member = member;
    }
    facts.residence = residence;
    Ok(facts)
}

fn of_household(desk: &Desk, id: RecordId, on: Date) -> Result<Facts, Trouble> {
    let mut facts = Facts::default();
    put_household(desk, &mut facts, Some(id), on)?;
    facts.address.clone_from(&facts.household_address);
    Ok(facts)
}

fn put_household(desk: &Desk, facts: &mut Facts, household: Option<RecordId>, on: Date) -> Result<(), Trouble> {
    let Some(id) = household else { return Ok(()) };
    facts.household = desk.store.load::<Household>(id)?.ok_or(Trouble::Gone)?;
    facts.household_address = places::full_name(desk, facts.household.place.id)?;
    let members = desk.store.members_on(id, on)?;
    facts.household_size = members.len();
    let is_head = |member: &HouseholdMember| relation::is_householder(&member.relation.code);
    if let Some((_, head)) = members.iter().find(|(_, member)| is_head(member)) {
        facts.head = linked(desk, head.person)?;
    }
    Ok(())
}

fn of_house(desk: &Desk, id: RecordId) -> Result<Facts, Trouble> {
    let house: RentalHouse = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let address = places::full_name(desk, house.place.id)?;
    Ok(Facts { landlord: linked(desk, house.landlord)?, house, address, ..Facts::default() })
}

fn of_tenancy(desk: &Desk, id: RecordId) -> Result<Facts, Trouble> {
    let tenancy: Tenancy = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let of_house = match tenancy.house.id {
        Some(house) => of_house(desk, house)?,
        None => Facts::default(),
    };
    Ok(Facts { tenant: linked(desk, tenancy.tenant)?, tenancy, ..of_house })
}

/// The record a link points to; an empty one where it points to none.
fn linked<R: Register + Stored>(desk: &Desk, link: Link<R>) -> Result<R, Trouble> {
    match link.id {
        Some(id) => Ok(desk.store.load(id)?.ok_or(Trouble::Gone)?),
        None => Ok(R::default()),
    }
}

/// What is the same in every row; figures are counted only where the table asks for some.
pub(super) fn station(desk: &Desk, on: Date, counts: bool, progress: &Progress) -> Result<StationFacts, Trouble> {
    let station = desk.station();
    let figures = if counts { figures(desk, on, progress)? } else { Figures::default() };
    Ok(StationFacts {
        name: station.name.clone(),
        community: station.community.clone(),
        street: station.street.clone(),
        phone: station.office_phone.clone(),
        operator: desk.operator().name.clone(),
        today: desk.today(),
        as_of: on,
        figures,
    })
}

fn figures(desk: &Desk, on: Date, progress: &Progress) -> Result<Figures, Trouble> {
    let statistics = statistics::of(desk, on, progress)?;
    let as_of = desk.store.counts_on(OnADay { day: on, place: None })?;
    let this_month = |flow: &&crate::domain::statistics::MonthFlow| {
        (flow.month.first.year(), flow.month.first.month()) == (on.year(), on.month())
    };
    let month = statistics.months.iter().find(this_month);
    Ok(Figures {
        arrived: month.map_or(0, |flow| flow.arrived),
        left: month.map_or(0, |flow| flow.left),
        residents: as_of.residents,
        households: as_of.households,
        houses: statistics.houses.sum,
        ..Figures::of_floating(&statistics.floating)
    })
}
