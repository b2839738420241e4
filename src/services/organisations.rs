//! One organisation: who it is, which houses are its own, which it rents, and what else it does at a house. Only what the
//! registers hold; who works there stands with each person and is not gathered here.

mod editing;
mod finding;

use super::history::{self, Step};
use super::{Desk, Trouble, houses, places};
use crate::domain::registers::{Organisation, Person, RentalHouse};
use crate::domain::values::{Day, Value};
use crate::domain::{RecordId, Right};
pub use editing::{add, change, problems};
pub(super) use finding::hits;

/// Everything the page of one organisation shows.
#[derive(Clone, Debug, PartialEq)]
pub struct OrganisationPage {
    pub id: RecordId,
    pub organisation: Organisation,
    pub representative: Option<(RecordId, String)>,
    /// What it has to do with houses, what goes on before what is over.
    pub houses: Vec<Involvement>,
    /// Every change of its own record, the newest first.
    pub history: Vec<Step>,
}

/// What an organisation is to a house.
#[derive(Clone, Debug, PartialEq)]
pub struct Involvement {
    pub house: RecordId,
    pub address: String,
    /// 「房主」, 「承租」, or a role.
    pub role: String,
    /// 「2025-03-01 起」, 「2024-01-01 至 2025-02-28」; empty where no day is known.
    pub days: String,
    pub is_over: bool,
}

pub fn page(desk: &Desk, id: RecordId) -> Result<OrganisationPage, Trouble> {
    desk.require(Right::Look)?;
    let organisation: Organisation = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let representative = match organisation.representative.id {
        Some(id) => desk.store.load::<Person>(id)?.map(|person| (id, places::listed_name(&person, desk.today()))),
        None => None,
    };
    let mut houses = owned(desk, id)?;
    houses.extend(rented(desk, id)?);
    houses.extend(looked_after(desk, id)?);
    houses.sort_by_key(|house| house.is_over);
    let history = history::of_record::<Organisation>(desk, id)?;
    Ok(OrganisationPage { id, organisation, representative, houses, history })
}

fn owned(desk: &Desk, id: RecordId) -> Result<Vec<Involvement>, Trouble> {
    let owned = desk.store.houses_of_organisation(id)?.into_iter();
    let owned = owned.map(|(house, file)| {
        let is_over = file.letting_state.code == houses::CLOSED;
        let until = if is_over { file.let_until } else { Day::default() };
        involvement(desk, house, &file, "房主".to_owned(), (file.let_from, until, is_over))
    });
    owned.collect()
}

fn rented(desk: &Desk, id: RecordId) -> Result<Vec<Involvement>, Trouble> {
    let mut rented = Vec::new();
    for (_, tenancy) in desk.store.tenancies_of_organisation(id)? {
        let Some(house) = tenancy.house.id else { continue };
        let file: RentalHouse = desk.store.load(house)?.ok_or(Trouble::Gone)?;
        let role = format!("承租 {}", tenancy.room.0).trim_end().to_owned();
        let days = (tenancy.from_date, tenancy.ended_on, !tenancy.ended_on.is_unset());
        rented.push(involvement(desk, house, &file, role, days)?);
    }
    Ok(rented)
}

fn looked_after(desk: &Desk, id: RecordId) -> Result<Vec<Involvement>, Trouble> {
    let mut roles = Vec::new();
    for (_, party) in desk.store.parties_of_organisation(id)? {
        let Some(house) = party.house.id else { continue };
        let file: RentalHouse = desk.store.load(house)?.ok_or(Trouble::Gone)?;
        let days = (party.from_date, party.until_date, !party.until_date.is_unset());
        roles.push(involvement(desk, house, &file, party.role.label().to_owned(), days)?);
    }
    Ok(roles)
}

fn involvement(
    desk: &Desk,
    house: RecordId,
    file: &RentalHouse,
    role: String,
    (from, until, is_over): (Day, Day, bool),
) -> Result<Involvement, Trouble> {
    let address = places::full_name(desk, file.place.id)?;
    let days = match (from.is_unset(), until.is_unset()) {
        (true, true) => String::new(),
        (false, true) => format!("{} 起", from.shown()),
        (true, false) => format!("至 {}", until.shown()),
        (false, false) => format!("{} 至 {}", from.shown(), until.shown()),
    };
    Ok(Involvement { house, address, role, days, is_over })
}
