//! An organisation, who represents it, and how its latest safety check found it.

use super::{Gathered, archived, read};
use crate::domain::RecordId;
use crate::domain::registers::safety_check::OF_UNIT;
use crate::domain::registers::{Organisation, Person};
use crate::domain::values::Value as _;
use crate::print::documents::safety_check::{self, OrganisationRecord};
use crate::print::{Document, Issue};
use crate::services::{Desk, Trouble, safety};
use crate::store::OnPaper;
use serde_json::Value;

pub(super) fn gather(desk: &Desk, record: RecordId) -> Result<Gathered, Trouble> {
    let (organisation, representative) = load(desk, record)?;
    let checks = safety::checks(desk, record)?.into_iter().map(|(_, check)| check);
    let check = checks.into_iter().find(|check| check.kind.code == OF_UNIT);
    let (name, number) = (organisation.organisation_name.shown(), organisation.credit_code.shown());
    let address = organisation.office_address.shown();
    Ok(Gathered {
        record: Some(record),
        values: archived(&OrganisationRecord { organisation, representative, check })?,
        on_paper: vec![OnPaper::of::<Organisation>(record)],
        name,
        number,
        address,
        ..Gathered::default()
    })
}

pub(super) fn draw(values: Option<&Value>, issue: &Issue<'_>) -> Result<Document, Trouble> {
    Ok(safety_check::filled(&read(values)?, issue))
}

/// The organisation and the name of its 法定代表人.
pub(super) fn load(desk: &Desk, id: RecordId) -> Result<(Organisation, String), Trouble> {
    let organisation: Organisation = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let representative = match organisation.representative.id {
        Some(person) => desk.store.load::<Person>(person)?.map(|person| person.name.shown()).unwrap_or_default(),
        None => String::new(),
    };
    Ok((organisation, representative))
}
