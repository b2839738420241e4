//! Saving a registration: person, dwelling, landlord's file and residence in one change, or nothing of it.

use super::merging::merged;
use super::{NUMBER_SERIES, Registration, Subject, companions, landlord, number_text, stays};
use crate::domain::registers::{Person, Residence};
use crate::domain::values::{Link, Text};
use crate::domain::{Date, Draft, Problem, RecordId, Right, Weight, address};
use crate::services::places::{self, Meant};
use crate::services::signature::Signature;
use crate::services::{Desk, Trouble, candidates};
use crate::store::{ChangeId, StoreError, Writing};
use chrono::Datelike;

/// What saving gave.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Saved {
    pub person: RecordId,
    pub residence: RecordId,
    pub change: ChangeId,
}

/// Writes the registration, unless something is to be mended or answered first.
pub fn save(desk: &mut Desk, registration: &Registration) -> Result<Saved, Trouble> {
    desk.require(Right::Write)?;
    let place = ready(desk, registration)?;
    let what = registration.title();
    let signature = Signature::of(desk);
    let ((person, residence), change) =
        desk.writing(what, |writing| write_all(writing, registration, place, &signature))?;
    desk.remember_registration(registration);
    Ok(Saved { person, residence, change })
}

/// The known dwelling that is meant, if it is known, once nothing keeps the form from being saved.
fn ready(desk: &Desk, registration: &Registration) -> Result<Option<RecordId>, Trouble> {
    let meant = match registration.address.place {
        Some(place) => Meant::Known(place),
        None => places::meant(desk, &registration.address.typed)?,
    };
    let place = if let Meant::Known(place) = meant { Some(place) } else { None };
    let has_file = match place {
        Some(place) => desk.store.rental_house_at(place)?.is_some(),
        None => false,
    };
    let mut wrong = registration.problems(desk.today(), has_file);
    wrong.extend(registration.companion_problems(desk.today()).into_iter().map(|found| found.problem));
    wrong.retain(|problem| problem.weight == Weight::Wrong);
    if meant == Meant::SomeEstate && !wrong.iter().any(|problem| problem.field == "place") {
        wrong.push(Problem::wrong("place", "请写明是哪个小区，或从列表中选"));
    }
    if !wrong.is_empty() {
        return Err(Trouble::Unfinished(wrong));
    }
    companions::require_answers(desk, registration)?;
    let mut candidates = candidates::of(desk, registration)?;
    candidates.retain(|candidate| !registration.is_answered(candidate.id));
    if candidates.is_empty() { Ok(place) } else { Err(Trouble::Perhaps(candidates)) }
}

fn write_all(
    writing: &mut Writing<'_>,
    registration: &Registration,
    place: Option<RecordId>,
    signature: &Signature,
) -> Result<(RecordId, RecordId), Trouble> {
    let place = match place {
        Some(place) => place,
        None => new_dwelling(writing, &registration.address.typed)?,
    };
    let person = write_person(writing, registration, signature.today)?;
    landlord::write(writing, registration, place, signature)?;
    let mut residence = registration.residence.clone();
    residence.set("person", |record| record.person = Link::to(person));
    residence.set("place", |record| record.place = Link::to(place));
    let residence = place_residence(writing, registration, person, &residence, signature)?;
    companions::write(writing, registration, residence, place, signature)?;
    Ok((person, residence))
}

fn place_residence(
    writing: &mut Writing<'_>,
    registration: &Registration,
    person: RecordId,
    residence: &Draft<Residence>,
    signature: &Signature,
) -> Result<RecordId, Trouble> {
    if let Subject::Existing { residence: id, .. } = registration.subject {
        let current: Residence = writing.load(id)?.ok_or(Trouble::Gone)?;
        writing.update(id, &merged(&current, residence)?)?;
        return Ok(id);
    }
    if matches!(registration.subject, Subject::Known(_)) {
        stays::end_earlier(writing, person, &residence.record)?;
    }
    Ok(write_residence(writing, residence.record.clone(), signature)?)
}

/// The dwelling written so, made with all that is missing above it.
pub(in crate::services) fn new_dwelling(writing: &mut Writing<'_>, typed: &str) -> Result<RecordId, StoreError> {
    let nodes = address::parse(typed).nodes();
    let path: Vec<(&str, &str)> = nodes.iter().map(|node| (node.kind, node.label.as_str())).collect();
    writing.find_or_create_place(&path)
}

fn write_person(writing: &mut Writing<'_>, registration: &Registration, today: Date) -> Result<RecordId, Trouble> {
    match registration.subject {
        Subject::New => Ok(writing.insert(&registration.person.record.as_may_be_held(today))?),
        Subject::Known(id) | Subject::Existing { person: id, .. } => {
            let current: Person = writing.load(id)?.ok_or(Trouble::Gone)?;
            writing.update(id, &merged(&current, &registration.person)?.as_may_be_held(today))?;
            Ok(id)
        }
    }
}

pub(in crate::services) fn write_residence(
    writing: &mut Writing<'_>,
    residence: Residence,
    signature: &Signature,
) -> Result<RecordId, StoreError> {
    let residence = numbered(writing, residence, signature)?;
    writing.insert(&residence)
}

/// With its running number, and who registered it.
pub(in crate::services) fn numbered(
    writing: &mut Writing<'_>,
    mut residence: Residence,
    signature: &Signature,
) -> Result<Residence, StoreError> {
    let year = signature.today.year();
    let serial = writing.next_number(NUMBER_SERIES, year)?;
    residence.registration_number = Text(number_text(&signature.prefix, year, serial));
    residence.registrar = signature.registrar();
    Ok(residence)
}
