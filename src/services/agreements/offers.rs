//! With whom an agreement can be prepared: those who have none of its kind, and whoever is looked for by name.

use super::{About, Desk, Trouble, houses_without};
use crate::domain::agreement::Subject;
use crate::domain::registers::{Agreement, Place, RentalHouse};
use crate::domain::template::TemplateKind;
use crate::domain::{RecordId, Right};
use crate::services::defence::{GroupFilter, GroupSort};
use crate::services::{defence, households, houses, places};
use std::collections::HashSet;

/// 包片干部 and 中心户长 in the list of duties.
const AREA_OFFICER: &str = "4";
const HEAD_OF_HOUSEHOLDS: &str = "6";
/// 社区, 小区, 街道 and 村组 have residents of their own; no market and no single building has a 公约.
const WITH_A_CONVENTION: [&str; 4] = ["1", "2", "3", "4"];
/// More organisations than this are looked for by name.
const MOST: u32 = 500;
/// Found by name.
const MOST_FOUND: usize = 8;

/// One that an agreement can be about.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    pub about: About,
    pub name: String,
    pub note: String,
}

/// Those who have no agreement of this kind, neither signed nor prepared: at a place and below it, or all. People and
/// households are not offered: they are looked for by name.
pub fn offers(desk: &Desk, kind: TemplateKind, place: Option<RecordId>) -> Result<Vec<Offer>, Trouble> {
    desk.require(Right::Look)?;
    let mut offers = Vec::new();
    for subject in kind.subjects() {
        offers.extend(match subject {
            Subject::House => of_houses(desk, place)?,
            Subject::Organisation => of_organisations(desk)?,
            Subject::Duty => of_duties(desk, kind)?,
            Subject::Group => of_groups(desk, place)?,
            Subject::Place if kind == TemplateKind::Convention => of_estates(desk)?,
            Subject::Place | Subject::Person | Subject::Household => Vec::new(),
        });
    }
    let known = known(desk, kind)?;
    offers.retain(|offer| !known.contains(&offer.about));
    Ok(offers)
}

/// Whoever has one that is not over.
fn known(desk: &Desk, kind: TemplateKind) -> Result<HashSet<About>, Trouble> {
    if kind == TemplateKind::RentalAgreement {
        // Houses are asked for by one statement that knows it already.
        return Ok(HashSet::new());
    }
    let filter = crate::store::AgreementFilter { kind: Some(kind.key()), ..Default::default() };
    let ids = desk.store.agreement_ids(&filter, Default::default(), super::as_of(desk)?)?;
    let mut known = HashSet::new();
    for id in ids {
        let agreement: Agreement = desk.store.load(id)?.ok_or(Trouble::Gone)?;
        let holds = agreement.valid_until.0.is_none_or(|until| until >= desk.today());
        if agreement.ended_on.is_unset() && (holds || agreement.signed_on().is_none()) {
            known.extend(About::of(&agreement));
        }
    }
    Ok(known)
}

fn of_houses(desk: &Desk, place: Option<RecordId>) -> Result<Vec<Offer>, Trouble> {
    let mut offers = Vec::new();
    for id in houses_without(desk, place)? {
        let house: RentalHouse = desk.store.load(id)?.ok_or(Trouble::Gone)?;
        let name = places::full_name(desk, house.place.id)?;
        offers.push(Offer { about: About::House(id), name, note: house.house_number.0 });
    }
    Ok(offers)
}

fn of_organisations(desk: &Desk) -> Result<Vec<Offer>, Trouble> {
    let known = desk.store.organisations_matching("", MOST)?;
    let offer = |(id, organisation): (RecordId, crate::domain::registers::Organisation)| Offer {
        about: About::Organisation(id),
        name: organisation.organisation_name.0,
        note: organisation.office_address.0,
    };
    Ok(known.into_iter().map(offer).collect())
}

fn of_duties(desk: &Desk, kind: TemplateKind) -> Result<Vec<Offer>, Trouble> {
    let duty = if kind == TemplateKind::HeadAppointment { HEAD_OF_HOUSEHOLDS } else { AREA_OFFICER };
    let mut offers = Vec::new();
    for (id, holder) in desk.store.holders_of_duty(duty)? {
        let note = places::full_name(desk, holder.place.id)?;
        offers.push(Offer { about: About::Duty(id), name: holder.holder.0, note });
    }
    Ok(offers)
}

fn of_groups(desk: &Desk, place: Option<RecordId>) -> Result<Vec<Offer>, Trouble> {
    let groups = defence::list(desk, &GroupFilter { place, ..GroupFilter::default() }, GroupSort::default())?;
    let offer = |row: defence::GroupRow| Offer { about: About::Group(row.id), name: row.group.title(), note: row.area };
    Ok(defence::rows(desk, &groups)?.into_iter().map(offer).collect())
}

fn of_estates(desk: &Desk) -> Result<Vec<Offer>, Trouble> {
    let mut offers = Vec::new();
    for (id, name) in houses::estates(desk)? {
        let place: Place = desk.store.load(id)?.ok_or(Trouble::Gone)?;
        if WITH_A_CONVENTION.contains(&&*place.kind.code) {
            offers.push(Offer { about: About::Place(id), name, note: String::new() });
        }
    }
    Ok(offers)
}

/// People, households and shops that are meant by what was typed.
pub fn found(desk: &Desk, kind: TemplateKind, typed: &str) -> Result<Vec<Offer>, Trouble> {
    desk.require(Right::Look)?;
    let mut offers = Vec::new();
    for subject in kind.subjects() {
        offers.extend(match subject {
            Subject::Person => people(desk, typed)?,
            Subject::Household => of_households(desk, typed)?,
            Subject::Place if kind != TemplateKind::Convention => shops(desk, typed)?,
            _ => Vec::new(),
        });
    }
    Ok(offers)
}

fn people(desk: &Desk, typed: &str) -> Result<Vec<Offer>, Trouble> {
    let known = houses::candidates(desk, typed, false)?;
    let offer =
        |known: houses::NamedChoice| Offer { about: About::Person(known.id), name: known.name, note: known.note };
    Ok(known.into_iter().map(offer).collect())
}

fn of_households(desk: &Desk, typed: &str) -> Result<Vec<Offer>, Trouble> {
    let known = households::matching(desk, typed, None, MOST_FOUND)?;
    let offer = |known: households::HouseholdChoice| Offer {
        about: About::Household(known.id),
        name: known.words,
        note: known.note,
    };
    Ok(known.into_iter().map(offer).collect())
}

fn shops(desk: &Desk, typed: &str) -> Result<Vec<Offer>, Trouble> {
    let known = places::matching(desk, typed, MOST_FOUND)?;
    let offer = |known: places::PlaceChoice| Offer {
        about: About::Place(known.id),
        name: known.full_name,
        note: String::new(),
    };
    Ok(known.into_iter().map(offer).collect())
}
