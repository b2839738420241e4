//! The landlord told by a tenant: the beginning of a rental house's file.

use super::{Landlord, Registration};
use crate::domain::registers::{Person, Place, RentalHouse};
use crate::domain::values::{Choice, Identity, Link, Name, Phones, Value};
use crate::domain::{Date, RecordId, address};
use crate::services::signature::Signature;
use crate::services::{Trouble, houses};
use crate::store::{StoreError, Writing};

/// What a missing identity number is explained with when only the landlord's name was told.
const PENDING: &str = "登记租客时由其告知，待核";

/// A let dwelling without a file gets one, with the landlord as far as known.
pub(in crate::services) fn write(
    writing: &mut Writing<'_>,
    registration: &Registration,
    place: RecordId,
    signature: &Signature,
) -> Result<(), Trouble> {
    let told = &registration.landlord;
    if !registration.is_let() || told.name.trim().is_empty() || writing.rental_house_at(place)?.is_some() {
        return Ok(());
    }
    let landlord = match known(writing, told, place)? {
        Some(known) => known,
        None => writing.insert(&newly_told(told))?,
    };
    let house = RentalHouse {
        place: Link::to(place),
        landlord: Link::to(landlord),
        letting_state: Choice::of("2"),
        ..RentalHouse::default()
    };
    houses::insert(writing, house, signature).map(drop)
}

/// The one person of this name with this telephone, else the one who lets dwellings of the same estate already. Of several
/// nobody is taken: two people in the register can be brought together later, one that is two cannot be parted.
fn known(writing: &Writing<'_>, told: &Landlord, place: RecordId) -> Result<Option<RecordId>, StoreError> {
    let namesakes = writing.people_named(&Name::new(&told.name))?;
    let phones = phones(told);
    let has_told_phone = |person: &Person| person.phones.0.iter().any(|phone| phones.0.contains(phone));
    let by_phone = only(namesakes.iter().filter(|(_, person)| has_told_phone(person)).map(|(id, _)| *id));
    if by_phone.is_some() {
        return Ok(by_phone);
    }
    let estate = estate_of(&writing.load::<Place>(place)?.ok_or(StoreError::NotFound)?.full_name);
    let mut landlords = Vec::new();
    for (id, person) in namesakes {
        // Two telephones that differ speak for two people.
        let may_be = phones.is_empty() || person.phones.is_empty();
        let lets_here = |name: &String| estate.is_some() && estate_of(name) == estate;
        if may_be && writing.dwellings_let_by(id)?.iter().any(lets_here) {
            landlords.push(id);
        }
    }
    Ok(only(landlords.into_iter()))
}

fn newly_told(told: &Landlord) -> Person {
    Person {
        name: Name::new(&told.name),
        identity: Identity { missing_reason: PENDING.to_owned(), ..Identity::default() },
        phones: phones(told),
        ..Person::default()
    }
}

fn phones(told: &Landlord) -> Phones {
    let mut phones = Phones::default();
    // A telephone that does not parse is a problem of the form and never comes this far.
    let _ = phones.read(&told.phone, Date::default());
    phones
}

fn estate_of(full_name: &str) -> Option<String> {
    Some(address::parse(full_name).estate_name()).filter(|estate| !estate.is_empty())
}

fn only(mut found: impl Iterator<Item = RecordId>) -> Option<RecordId> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}
