//! Tenancies as the command line finds them: by who rents or lives there, and by the house.

use crate::domain::registers::{Organisation, Person, RentalHouse, Tenancy};
use crate::domain::values::Value;
use crate::domain::{RecordId, Right, mask};
use crate::services::finding::{self, Hit, HitKind};
use crate::services::{Desk, Trouble, houses, places};
use std::collections::HashSet;

/// The tenancies meant by what was typed, the running ones of a house first.
pub fn hits(desk: &Desk, typed: &str, limit: usize) -> Result<Vec<Hit>, Trouble> {
    desk.require(Right::Look)?;
    let mut hits = Vec::new();
    let mut seen = HashSet::new();
    for found in finding::search_in(desk, typed, None, limit)? {
        for (id, tenancy) in tenancies(desk, &found)? {
            if hits.len() < limit && seen.insert(id) {
                hits.push(hit(desk, id, &tenancy, &found)?);
            }
        }
    }
    Ok(hits)
}

fn tenancies(desk: &Desk, found: &Hit) -> Result<Vec<(RecordId, Tenancy)>, Trouble> {
    let house = match (found.kind, found.place) {
        (HitKind::Person, _) => return Ok(desk.store.tenancies_with(found.id)?),
        (HitKind::RentalHouse, _) => Some(found.id),
        (HitKind::Place, Some(place)) => houses::at_place(desk, place)?,
        _ => None,
    };
    Ok(house.map(|house| desk.store.tenancies_of(house)).transpose()?.unwrap_or_default())
}

/// 「曾不曾」, 「海棠苑3栋***，2025-03-01 起」
fn hit(desk: &Desk, id: RecordId, tenancy: &Tenancy, found: &Hit) -> Result<Hit, Trouble> {
    let house: Option<RentalHouse> = tenancy.house.id.map(|house| desk.store.load(house)).transpose()?.flatten();
    let place = house.and_then(|house| house.place.id);
    let address = mask::address_to_building(&places::full_name(desk, place)?);
    let until = match tenancy.ended_on.0 {
        Some(ended) => format!("至 {ended}"),
        None => "起".to_owned(),
    };
    Ok(Hit {
        kind: HitKind::Tenancy,
        id,
        place,
        title: tenant(desk, tenancy)?,
        second_line: format!("{address}，{} {until}", tenancy.from_date.shown()),
        reason: found.reason,
    })
}

fn tenant(desk: &Desk, tenancy: &Tenancy) -> Result<String, Trouble> {
    if let Some(firm) = tenancy.tenant_organisation.id {
        let firm: Option<Organisation> = desk.store.load(firm)?;
        return Ok(firm.map(|firm| firm.organisation_name.0).unwrap_or_default());
    }
    let person: Option<Person> = tenancy.tenant.id.map(|person| desk.store.load(person)).transpose()?.flatten();
    Ok(person.map(|person| places::listed_name(&person, desk.today())).unwrap_or_default())
}
