//! A rental house: its file, whose it is, who answers for it, who rents it and lives there, what visits found.

use super::{Gathered, archived, read};
use crate::domain::RecordId;
use crate::domain::dispute::day_in_words;
use crate::domain::registers::{HouseParty, Occupant, Organisation, Person, RentalHouse, Residence, Tenancy};
use crate::domain::values::{Link, Value as _};
use crate::print::documents::house::{AgreementRecord, Dweller, Holder, TenancyRecord, VisitRecord};
use crate::print::documents::{
    DocumentKind, HOUSE_CARD, HOUSE_PLATE_A4, HouseRecord, PlateSize, house_card, house_plate,
};
use crate::print::{Document, Issue};
use crate::services::agreements::{self, Listed};
use crate::services::printing::OpensAt;
use crate::services::{Desk, Trouble, address_tree, houses, people, places, ratings};
use crate::store::OnPaper;
use serde_json::Value;

pub(super) fn gather(desk: &Desk, kind: &DocumentKind, record: RecordId) -> Result<Gathered, Trouble> {
    let house: RentalHouse = desk.store.load(record)?.ok_or(Trouble::Gone)?;
    let place = house.place.id;
    let (address, number) = (places::address_on_paper(desk, place)?, house.house_number.shown());
    let mut on_paper = vec![OnPaper::of::<RentalHouse>(record)];
    let mut filled = HouseRecord {
        landlord: holder(desk, house.landlord, house.landlord_organisation, &mut on_paper)?,
        parties: parties(desk, record, &mut on_paper)?,
        staff: place.map(|place| address_tree::on_duty(desk, place)).transpose()?.unwrap_or_default(),
        most_people: houses::crowding(desk)?.most_people,
        address: address.clone(),
        house,
        ..HouseRecord::default()
    };
    let house = &filled.house;
    let stars = ratings::current_stars(desk, house.landlord, house.landlord_organisation, desk.today())?;
    filled.stars_awarded_on = stars.as_ref().map(|stars| stars.awarded_on);
    filled.stars = stars.and_then(|stars| u8::try_from(stars.held.len()).ok());
    filled.agreement_until = agreements::in_force(desk, record)?.and_then(|agreement| agreement.until.0);
    // A plate is for everybody's eyes: who lives there is not even archived with it.
    if *kind == HOUSE_CARD {
        add_dwellers(desk, record, &mut filled, &mut on_paper)?;
        filled.visits = visits(desk, record)?;
        filled.agreements = agreements(desk, record)?;
    }
    Ok(Gathered {
        record: Some(record),
        missing: missing(&filled),
        values: archived(&filled)?,
        on_paper,
        name: address.clone(),
        number,
        address,
        opens_at: Some(OpensAt::House(record)),
        refused: no_plate(kind, &filled.house),
        ..Gathered::default()
    })
}

/// At a house that is let no more there hangs no plate.
fn no_plate(kind: &DocumentKind, house: &RentalHouse) -> Option<String> {
    let is_closed = *kind != HOUSE_CARD && house.letting_state.code == houses::CLOSED;
    let since = house.let_until.0.map(day_in_words).unwrap_or_default();
    is_closed.then(|| format!("{since}已停租，不出公示牌"))
}

/// What no paper of a house can do without.
fn missing(record: &HouseRecord) -> Vec<&'static str> {
    let needed = [
        ("地址", record.address.is_empty()),
        ("房屋编号", record.house.house_number.is_empty()),
        ("房主", record.landlord.is_none()),
    ];
    needed.into_iter().filter(|(_, is_missing)| *is_missing).map(|(label, _)| label).collect()
}

/// What still binds, or is to be signed.
fn agreements(desk: &Desk, house: RecordId) -> Result<Vec<AgreementRecord>, Trouble> {
    let listed = agreements::of_house(desk, house)?.into_iter();
    let current = listed.filter(|one| !agreements::OVER.contains(&one.standing));
    let record =
        |one: Listed| AgreementRecord { agreement: one.row.agreement, standing: one.standing.label().to_owned() };
    Ok(current.map(record).collect())
}

pub(super) fn draw(kind: &DocumentKind, values: Option<&Value>, issue: &Issue<'_>) -> Result<Document, Trouble> {
    let record: HouseRecord = read(values)?;
    if *kind == HOUSE_CARD {
        return Ok(house_card::filled(&record, issue));
    }
    let size = if *kind == HOUSE_PLATE_A4 { PlateSize::A4 } else { PlateSize::A5 };
    Ok(house_plate::filled(&record, size, issue))
}

fn holder(
    desk: &Desk,
    person: Link<Person>,
    organisation: Link<Organisation>,
    on_paper: &mut Vec<OnPaper>,
) -> Result<Option<Holder>, Trouble> {
    if let Some(id) = organisation.id {
        on_paper.push(OnPaper::of::<Organisation>(id));
        let (organisation, representative) = super::organisation::load(desk, id)?;
        return Ok(Some(Holder::Organisation { organisation, representative }));
    }
    let Some(id) = person.id else { return Ok(None) };
    on_paper.push(OnPaper::of::<Person>(id));
    let person: Person = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let address = home_of(desk, id, &person)?;
    Ok(Some(Holder::Person { person: Box::new(person), address }))
}

/// Where they are registered to live, else where they said they live. Where their 户籍 is says nothing of that.
pub(super) fn home_of(desk: &Desk, id: RecordId, person: &Person) -> Result<String, Trouble> {
    let here = people::last_residence(desk, id)?.filter(|stay| !stay.is_over()).map(|stay| stay.address);
    Ok(here.unwrap_or_else(|| person.home_address.shown()))
}

fn parties(desk: &Desk, house: RecordId, on_paper: &mut Vec<OnPaper>) -> Result<Vec<(HouseParty, Holder)>, Trouble> {
    let mut parties = Vec::new();
    for (_, party) in desk.store.parties_of(house)? {
        if party.until_date.is_unset()
            && let Some(holder) = holder(desk, party.person, party.organisation, on_paper)?
        {
            parties.push((party, holder));
        }
    }
    Ok(parties)
}

/// Everybody under a tenancy, and those registered at the dwelling who stand in none.
fn add_dwellers(
    desk: &Desk,
    house: RecordId,
    record: &mut HouseRecord,
    on_paper: &mut Vec<OnPaper>,
) -> Result<(), Trouble> {
    let mut there: Vec<RecordId> = Vec::new();
    for (id, tenancy) in desk.store.tenancies_of(house)? {
        let tenant = holder(desk, tenancy.tenant, tenancy.tenant_organisation, on_paper)?;
        let mut dwellers = Vec::new();
        for occupant in occupants(desk, id, &tenancy)? {
            let Some(person) = occupant.person.id else { continue };
            let is_tenant = occupant.person == tenancy.tenant;
            dwellers.push(dweller(desk, person, is_tenant, &occupant)?);
            on_paper.push(OnPaper::of::<Person>(person));
            there.extend(occupant.until_date.is_unset().then_some(person));
        }
        record.tenancies.push(TenancyRecord { tenancy, tenant, dwellers });
    }
    let stays = record.house.place.id.map(|place| desk.store.residences_at(place)).transpose()?.unwrap_or_default();
    for (_, stay) in stays {
        let Some(person) = stay.person.id.filter(|person| !there.contains(person)) else { continue };
        on_paper.push(OnPaper::of::<Person>(person));
        record.unlisted.push(registered(desk, person, &stay)?);
    }
    Ok(())
}

/// Those who are there now, or were at its end; the tenant first.
fn occupants(desk: &Desk, id: RecordId, tenancy: &Tenancy) -> Result<Vec<Occupant>, Trouble> {
    let mut occupants: Vec<Occupant> = desk.store.occupants_of(id)?.into_iter().map(|(_, occupant)| occupant).collect();
    occupants.retain(|occupant| occupant.until_date == tenancy.ended_on);
    occupants.sort_by_key(|occupant| (occupant.person != tenancy.tenant, occupant.from_date));
    Ok(occupants)
}

fn dweller(desk: &Desk, person: RecordId, is_tenant: bool, occupant: &Occupant) -> Result<Dweller, Trouble> {
    let person: Person = desk.store.load(person)?.ok_or(Trouble::Gone)?;
    Ok(Dweller { person, is_tenant, from: occupant.from_date.0, until: occupant.until_date.0 })
}

fn registered(desk: &Desk, person: RecordId, stay: &Residence) -> Result<Dweller, Trouble> {
    let person: Person = desk.store.load(person)?.ok_or(Trouble::Gone)?;
    Ok(Dweller { person, is_tenant: false, from: stay.from_date.0, until: None })
}

fn visits(desk: &Desk, house: RecordId) -> Result<Vec<VisitRecord>, Trouble> {
    let mut visits = Vec::new();
    for (id, inspection) in desk.store.inspections_of(house)? {
        let findings = desk.store.findings_of(id)?.into_iter().map(|(_, finding)| finding).collect();
        visits.push(VisitRecord { inspection, findings });
    }
    Ok(visits)
}
