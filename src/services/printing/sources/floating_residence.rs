//! A residence of the floating population: the person, the dwelling, and the house with its landlord where there is one.

use super::house::home_of;
use super::{Gathered, archived, read};
use crate::domain::registers::{Organisation, Person, RentalHouse, Residence};
use crate::domain::values::Value as _;
use crate::domain::{RecordId, Register};
use crate::print::documents::{
    DocumentKind, FLOATING_CARD, FLOATING_FORM, RECEIPT, floating_card, floating_form, receipt,
};
use crate::print::{Companion, Document, FloatingRegistration, Issue};
use crate::services::printing::OpensAt;
use crate::services::registration::RESIDENT;
use crate::services::{Desk, Trouble, places};
use crate::store::OnPaper;
use serde_json::Value;

/// What a card or a receipt is nothing without. A number that is 暂未核到 is said on it with the reason.
const ON_CARD: (&[&str], &[&str]) = (&["name", "identity"], &["place", "registered_on"]);
/// What the form asks of everybody.
const ON_FORM: (&[&str], &[&str]) =
    (&["name", "identity", "sex", "birth"], &["place", "dwelling_type", "reside_reason", "from_date", "registered_on"]);

pub(super) fn gather(desk: &Desk, kind: &DocumentKind, record: RecordId) -> Result<Gathered, Trouble> {
    let mut registration = registration(desk, record)?;
    if registration.residence.kind.code == RESIDENT {
        return Err(Trouble::OnlyFloating);
    }
    let along = if *kind == FLOATING_FORM { companions(desk, record, &registration.residence)? } else { Vec::new() };
    registration.companions = along.iter().map(|(_, companion)| companion.clone()).collect();
    let FloatingRegistration { person, residence, address, .. } = &registration;
    let (of_person, of_residence) = if *kind == FLOATING_FORM { ON_FORM } else { ON_CARD };
    let missing = [empty(person, of_person), empty(residence, of_residence)].concat();
    Ok(Gathered {
        record: Some(record),
        on_paper: on_paper(desk, record, residence, &along)?,
        name: places::legible(&person.name),
        number: residence.registration_number.shown(),
        address: address.clone(),
        missing,
        opens_at: residence.person.id.map(OpensAt::Person),
        left_on: residence.until_date.0,
        values: archived(&registration)?,
        ..Gathered::default()
    })
}

fn registration(desk: &Desk, record: RecordId) -> Result<FloatingRegistration, Trouble> {
    let residence: Residence = desk.store.load(record)?.ok_or(Trouble::Gone)?;
    let person: Person = desk.store.load(residence.person.id.ok_or(Trouble::Gone)?)?.ok_or(Trouble::Gone)?;
    let house = house(desk, &residence)?.map(|(_, house)| house);
    let landlord = match house.as_ref().and_then(|house| house.landlord.id) {
        Some(id) => desk.store.load::<Person>(id)?,
        None => None,
    };
    let firm = house.as_ref().and_then(|house| house.landlord_organisation.id);
    let landlord_organisation = firm.map(|id| desk.store.load::<Organisation>(id)).transpose()?.flatten();
    let landlord_address = match (&landlord_organisation, house.as_ref().and_then(|house| house.landlord.id)) {
        (Some(firm), _) => firm.office_address.shown(),
        (None, Some(id)) => landlord.as_ref().map(|person| home_of(desk, id, person)).transpose()?.unwrap_or_default(),
        (None, None) => String::new(),
    };
    let address = places::address_on_paper(desk, residence.place.id)?;
    let companions = Vec::new();
    Ok(FloatingRegistration {
        person,
        residence,
        address,
        house,
        landlord,
        landlord_organisation,
        landlord_address,
        companions,
    })
}

/// Who came along and has not left before the one they came with.
fn companions(desk: &Desk, record: RecordId, with: &Residence) -> Result<Vec<(RecordId, Companion)>, Trouble> {
    let mut along = Vec::new();
    for (_, stay) in desk.store.companions_of(record)? {
        let has_left = !stay.until_date.is_unset() && with.until_date.is_unset();
        let Some(id) = stay.person.id.filter(|_| !has_left) else { continue };
        let Some(person) = desk.store.load::<Person>(id)? else { continue };
        along.push((id, Companion::of(stay.companion_relation.label(), &person, desk.today())));
    }
    Ok(along)
}

fn house(desk: &Desk, residence: &Residence) -> Result<Option<(RecordId, RentalHouse)>, Trouble> {
    let Some(place) = residence.place.id else { return Ok(None) };
    Ok(desk.store.rental_house_at(place)?)
}

fn on_paper(
    desk: &Desk,
    record: RecordId,
    residence: &Residence,
    along: &[(RecordId, Companion)],
) -> Result<Vec<OnPaper>, Trouble> {
    let mut on_paper = vec![OnPaper::of::<Residence>(record)];
    on_paper.extend(residence.person.id.map(OnPaper::of::<Person>));
    on_paper.extend(along.iter().map(|(id, _)| OnPaper::of::<Person>(*id)));
    on_paper.extend(house(desk, residence)?.map(|(id, _)| OnPaper::of::<RentalHouse>(id)));
    Ok(on_paper)
}

/// The labels of those fields that are empty.
fn empty<R: Register>(record: &R, keys: &[&str]) -> Vec<&'static str> {
    let fields = keys.iter().filter_map(|key| R::field(key));
    fields.filter(|field| (field.value)(record).is_empty()).map(|field| field.label).collect()
}

pub(super) fn draw(kind: &DocumentKind, values: Option<&Value>, issue: &Issue<'_>) -> Result<Document, Trouble> {
    let registration: FloatingRegistration = read(values)?;
    Ok(match *kind {
        FLOATING_CARD => floating_card::filled(&registration, issue),
        RECEIPT => receipt::filled(&registration, issue),
        _ => floating_form::filled(&registration, issue),
    })
}
