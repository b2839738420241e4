//! Fields that both have changed, the form and somebody else since it was begun: side by side, and settled one by one.
//!
//! Saving finds them inside its transaction and writes nothing; here they are read again to be shown.

use super::merging::contested_fields;
use super::{Address, Registration, Subject};
use crate::domain::registers::{Person, Residence};
use crate::domain::values::Link;
use crate::domain::{Draft, Register, Right};
use crate::services::{Desk, Trouble, places};

/// One field with both its values, in full: they are on the form as well.
#[derive(Clone, Debug, PartialEq)]
pub struct Contested {
    register: &'static str,
    pub key: &'static str,
    pub label: &'static str,
    pub mine: String,
    pub stored: String,
}

/// Whose value stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Side {
    Mine,
    Stored,
}

/// What somebody else has changed to something else than the form.
pub fn contested(desk: &Desk, form: &Registration) -> Result<Vec<Contested>, Trouble> {
    desk.require(Right::Write)?;
    let mut found = Vec::new();
    if let Some(person) = stored_person(desk, form)? {
        found.extend(compare(&person, &form.person));
    }
    if let Some(residence) = stored_residence(desk, form)? {
        found.extend(compare(&residence, &with_address(form)));
        for place in found.iter_mut().filter(|one| one.key == "place") {
            place.mine.clone_from(&form.address.typed);
            place.stored = places::full_name(desk, residence.place.id)?;
        }
    }
    Ok(found)
}

/// The form goes on from what is stored now; each field has the value that was chosen for it.
pub fn settle(desk: &Desk, form: &mut Registration, chosen: &[(Contested, Side)]) -> Result<(), Trouble> {
    desk.require(Right::Write)?;
    let (person, residence) = (stored_person(desk, form)?, stored_residence(desk, form)?);
    for (field, side) in chosen {
        let takes_stored = *side == Side::Stored;
        if let Some(person) = person.as_ref().filter(|_| field.register == Person::TABLE) {
            form.person.rebase(field.key, person, takes_stored)?;
        }
        if let Some(residence) = residence.as_ref().filter(|_| field.register == Residence::TABLE) {
            form.residence.rebase(field.key, residence, takes_stored)?;
            if field.key == "place" && takes_stored {
                let typed = places::full_name(desk, residence.place.id)?;
                form.address = Address { typed, place: residence.place.id };
            }
        }
    }
    Ok(())
}

fn stored_person(desk: &Desk, form: &Registration) -> Result<Option<Person>, Trouble> {
    let (Subject::Known(id) | Subject::Existing { person: id, .. }) = form.subject else { return Ok(None) };
    Ok(Some(desk.store.load(id)?.ok_or(Trouble::Gone)?))
}

fn stored_residence(desk: &Desk, form: &Registration) -> Result<Option<Residence>, Trouble> {
    let Subject::Existing { residence, .. } = form.subject else { return Ok(None) };
    Ok(Some(desk.store.load(residence)?.ok_or(Trouble::Gone)?))
}

/// The residence as saving would write it: its dwelling is the one that was typed.
fn with_address(form: &Registration) -> Draft<Residence> {
    let mut residence = form.residence.clone();
    residence.set("place", |record| record.place = form.address.place.map_or(Link::none(), Link::to));
    residence
}

fn compare<R: Register>(stored: &R, draft: &Draft<R>) -> Vec<Contested> {
    let fields = contested_fields(stored, draft).into_iter();
    let beside = fields.map(|field| Contested {
        register: R::TABLE,
        key: field.key,
        label: field.label,
        mine: (field.value)(&draft.record).shown(),
        stored: (field.value)(stored).shown(),
    });
    beside.collect()
}
