//! A residence of the floating population: the person, the dwelling, and the house with its landlord where there is one.

use super::{Gathered, archived, read};
use crate::domain::RecordId;
use crate::domain::registers::{Person, RentalHouse, Residence};
use crate::domain::values::Value as _;
use crate::print::documents::{DocumentKind, FLOATING_CARD, floating_card, floating_form};
use crate::print::{Document, FloatingRegistration, Issue};
use crate::services::{Desk, Trouble, places};
use crate::store::OnPaper;
use serde_json::Value;

pub(super) fn gather(desk: &Desk, record: RecordId) -> Result<Gathered, Trouble> {
    let residence: Residence = desk.store.load(record)?.ok_or(Trouble::Gone)?;
    let person_id = residence.person.id.ok_or(Trouble::Gone)?;
    let person: Person = desk.store.load(person_id)?.ok_or(Trouble::Gone)?;
    let house = match residence.place.id {
        Some(place) => desk.store.rental_house_at(place)?,
        None => None,
    };
    let (house_id, house) = house.unzip();
    let landlord = match house.as_ref().and_then(|house: &RentalHouse| house.landlord.id) {
        Some(id) => desk.store.load::<Person>(id)?,
        None => None,
    };
    let address = places::full_name(desk, residence.place.id)?;
    let mut on_paper = vec![OnPaper::of::<Residence>(record), OnPaper::of::<Person>(person_id)];
    on_paper.extend(house_id.map(OnPaper::of::<RentalHouse>));
    let (name, number) = (places::legible(&person.name), residence.registration_number.shown());
    let values = archived(&FloatingRegistration { person, residence, address, house, landlord })?;
    Ok(Gathered { values, on_paper, name, number })
}

pub(super) fn draw(kind: &DocumentKind, values: Option<&Value>, issue: &Issue<'_>) -> Result<Document, Trouble> {
    let registration: FloatingRegistration = read(values)?;
    let is_card = kind.key == FLOATING_CARD.key;
    Ok(if is_card { floating_card::filled(&registration, issue) } else { floating_form::filled(&registration, issue) })
}
