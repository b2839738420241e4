//! Rows about shops and other organisations: whether one is known by its code or its name, what the row adds, and writing it.

use super::rehearsal::{Detail, Judged, Outcome, Who};
use super::scene::{Told, left_out, named, refused};
use crate::domain::RecordId;
use crate::domain::import::{Difference, Note, OrganisationRow, differences, taken_over};
use crate::domain::registers::{Organisation, Person};
use crate::domain::values::Link;
use crate::services::houses::Who as Owner;
use crate::services::signature::Signature;
use crate::services::{Desk, Trouble};
use crate::store::Writing;

const SET_BY_SAVING: [&str; 1] = ["representative"];

pub(super) fn judge(desk: &Desk, row: &OrganisationRow, told: &mut Told) -> Result<Judged, Trouble> {
    let (name, code) = (&row.organisation.organisation_name, &row.organisation.credit_code);
    let mut reasons: Vec<String> = row.refusals.iter().map(Note::words).collect();
    reasons.extend(told.before(code, name, row.number, "同一个单位"));
    reasons.extend(told.contradiction(desk, &row.representative)?.map(|sentence| format!("法定代表人：{sentence}")));
    let judged = |outcome, who, detail| Judged {
        name: name.0.clone(),
        outcome,
        who,
        is_partial: !row.left_out.is_empty(),
        detail,
    };
    if !reasons.is_empty() {
        return Ok(judged(Outcome::Refused, Who::New, refused(reasons, &row.left_out)));
    }
    let reasons = left_out(&row.left_out);
    let called = desk.store.organisations_called(name, code)?;
    let Some((id, stored)) = meant(&called, row) else {
        return Ok(judged(Outcome::New, Who::New, Detail { reasons, ..Detail::default() }));
    };
    let mut found = differences(stored, &row.organisation, &SET_BY_SAVING);
    found.extend(of_representative(desk, stored, row)?);
    let outcome = Outcome::of(&found);
    Ok(judged(outcome, Who::Known(*id), Detail { reasons, differences: found, ..Detail::default() }))
}

/// The one of this code, else the one of this name: no two have one name here.
fn meant<'o>(called: &'o [(RecordId, Organisation)], row: &OrganisationRow) -> Option<&'o (RecordId, Organisation)> {
    let told = &row.organisation;
    let coded = called.iter().find(|(_, known)| !told.credit_code.is_empty() && known.credit_code == told.credit_code);
    coded.or_else(|| called.iter().find(|(_, known)| known.organisation_name == told.organisation_name))
}

fn of_representative(desk: &Desk, stored: &Organisation, row: &OrganisationRow) -> Result<Option<Difference>, Trouble> {
    if row.representative.is_nobody() {
        return Ok(None);
    }
    let before = match stored.representative.id {
        Some(id) => desk.store.load::<Person>(id)?.map(|person| person.name.0).unwrap_or_default(),
        None => String::new(),
    };
    let after = row.representative.name.clone();
    let is_other = before != after;
    Ok(is_other.then_some(Difference { key: "representative", label: "法定代表人", before, after }))
}

pub(super) fn write(
    writing: &mut Writing<'_>,
    row: &OrganisationRow,
    who: &Who,
    signature: &Signature,
) -> Result<(), Trouble> {
    let stored: Organisation = match who {
        Who::Known(id) => writing.load(*id)?.ok_or(Trouble::RehearsalOutdated)?,
        _ => Organisation::default(),
    };
    let mut organisation = taken_over(&stored, &row.organisation, &SET_BY_SAVING)?;
    if is_another_one(writing, stored.representative, row)? {
        let settled = named(&row.representative).settle(writing, "representative", signature.today)?;
        (organisation.representative, _) = Owner::links(settled);
    }
    match who {
        Who::Known(id) => Ok(writing.update(*id, &organisation)?),
        _ => Ok(writing.insert(&organisation).map(drop)?),
    }
}

/// Whoever is called as the one that is there is that one: a name alone makes nobody new.
fn is_another_one(writing: &Writing<'_>, known: Link<Person>, row: &OrganisationRow) -> Result<bool, Trouble> {
    let Some(id) = known.id else { return Ok(!row.representative.is_nobody()) };
    let person: Person = writing.load(id)?.ok_or(Trouble::RehearsalOutdated)?;
    Ok(!row.representative.is_nobody() && person.name.0 != row.representative.name)
}
