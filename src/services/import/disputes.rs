//! Rows of a ledger of disputes: whether the case is known, what the row adds to it, and writing it. A case that is known keeps
//! its course: what happened to it is entered step by step.

use super::rehearsal::{Detail, Judged, Outcome, Who};
use super::scene::{Places, Told, left_out, refused};
use crate::domain::dispute::{Case, Stage};
use crate::domain::import::{Difference, DisputeRow, Note, differences, taken_over};
use crate::domain::registers::{Dispute, DisputeParty};
use crate::domain::values::{Link, Text};
use crate::domain::{RecordId, finding};
use crate::services::disputes::{Bringing, Brought, add_party, sight};
use crate::services::{Desk, Trouble};
use crate::store::Writing;

const SET_BY_SAVING: [&str; 4] = ["case_number", "place", "registered_by", "officers"];
const SET_BY_SAVING_PARTY: [&str; 6] = ["dispute", "side", "role", "position", "person", "organisation"];
const FIRST_SIDE: &str = "1";
/// Cases of somebody that are looked through for the one that is meant.
const MOST: usize = 50;

pub(super) fn judge(desk: &Desk, row: &DisputeRow, places: &mut Places, told: &mut Told) -> Result<Judged, Trouble> {
    let number = &row.dispute.case_number;
    let mut reasons: Vec<String> = row.refusals.iter().map(Note::words).collect();
    let day = row.dispute.registered_on.0.unwrap_or_default();
    let key = format!("{}|{day}|{}", row.names(), &*row.dispute.summary);
    reasons.extend(told.before(number, &key, row.number, "同一件纠纷"));
    // Where it is no dwelling of the tree, its words are kept.
    places.look_up(desk, &row.address)?;
    let judged = |outcome, who, detail| Judged {
        name: if number.is_empty() { row.names() } else { number.0.clone() },
        outcome,
        who,
        is_partial: !row.left_out.is_empty(),
        detail,
    };
    let known = known(desk, row)?;
    if let Some(Err(sentence)) = known {
        reasons.push(sentence.to_owned());
    }
    if !reasons.is_empty() {
        return Ok(judged(Outcome::Refused, Who::New, refused(reasons, &row.left_out)));
    }
    let mut reasons = left_out(&row.left_out);
    let Some(Ok((id, case))) = known else {
        reasons.extend(row.has_no_day.then(|| "表中没有日期，按今天登记".to_owned()));
        return Ok(judged(Outcome::New, Who::New, Detail { reasons, ..Detail::default() }));
    };
    let found = differing(&case, row);
    let is_closed = case.course().stage == Stage::Archived && !found.is_empty();
    reasons.extend(is_closed.then(|| "案卷已归档，不再修改".to_owned()));
    let outcome = if is_closed { Outcome::Refused } else { Outcome::of(&found) };
    Ok(judged(outcome, Who::Known(id), Detail { reasons, differences: found, ..Detail::default() }))
}

type Known = Option<Result<(RecordId, Case), &'static str>>;

/// The case of this number, or of these people on this day.
fn known(desk: &Desk, row: &DisputeRow) -> Result<Known, Trouble> {
    let number = &row.dispute.case_number;
    if !number.is_empty() {
        let Some(id) = desk.store.dispute_numbered(number)? else { return Ok(None) };
        if !desk.store.sees_dispute(&sight(desk), id)? {
            return Ok(Some(Err("这个案号不能用，请核对")));
        }
        return Ok(desk.store.case(id)?.map(|case| Ok((id, case))));
    }
    let Some(first) = row.parties.first() else { return Ok(None) };
    for (id, _) in desk.store.disputes_found(&sight(desk), &finding::words(&first.party_name), MOST)? {
        let Some(case) = desk.store.case(id)? else { continue };
        let is_same_day = row.has_no_day || case.dispute.registered_on == row.dispute.registered_on;
        let is_there = |party: &DisputeParty| stored_party(&case, party).is_some();
        if is_same_day && case.dispute.summary == row.dispute.summary && row.parties.iter().all(is_there) {
            return Ok(Some(Ok((id, case))));
        }
    }
    Ok(None)
}

/// The same one on the same side.
fn stored_party<'c>(case: &'c Case, told: &DisputeParty) -> Option<&'c (RecordId, DisputeParty)> {
    case.parties.iter().find(|(_, party)| party.side == told.side && party.party_name == told.party_name)
}

fn differing(case: &Case, row: &DisputeRow) -> Vec<Difference> {
    let mut found = differences(&case.dispute, &row.dispute, &SET_BY_SAVING);
    for told in &row.parties {
        match stored_party(case, told) {
            Some((_, stored)) => found.extend(differences(stored, told, &SET_BY_SAVING_PARTY)),
            None => found.push(Difference {
                key: "party",
                label: if told.side.code == FIRST_SIDE { "甲方" } else { "乙方" },
                before: String::new(),
                after: told.party_name.0.clone(),
            }),
        }
    }
    found
}

pub(super) fn write(
    writing: &mut Writing<'_>,
    row: &DisputeRow,
    who: &Who,
    places: &Places,
    bringing: &Bringing,
) -> Result<(), Trouble> {
    if let Who::Known(id) = who {
        return complete(writing, row, *id);
    }
    let mut dispute = row.dispute.clone();
    if writing.dispute_numbered(&dispute.case_number)?.is_some() {
        return Err(Trouble::RehearsalOutdated);
    }
    match places.known(&row.address) {
        Some(place) => dispute.place = Link::to(place),
        None if dispute.place_told.is_empty() => dispute.place_told = Text::new(&row.address),
        None => {}
    }
    let brought = Brought {
        dispute,
        parties: row.parties.clone(),
        ending: row.ending.clone(),
        accepted_on: row.accepted_on,
        ended_on: row.ended_on,
        is_written: row.is_written,
        visited_on: row.visited_on,
        archived_on: row.archived_on,
    };
    bringing.write(writing, &brought).map(drop)
}

fn complete(writing: &mut Writing<'_>, row: &DisputeRow, id: RecordId) -> Result<(), Trouble> {
    let case = writing.case(id)?.ok_or(Trouble::RehearsalOutdated)?;
    let stored: Dispute = writing.load(id)?.ok_or(Trouble::RehearsalOutdated)?;
    writing.update(id, &taken_over(&stored, &row.dispute, &SET_BY_SAVING)?)?;
    let mut position = u32::try_from(case.parties.len()).unwrap_or_default();
    for told in &row.parties {
        match stored_party(&case, told) {
            Some((party, stored)) => writing.update(*party, &taken_over(stored, told, &SET_BY_SAVING_PARTY)?)?,
            None => {
                position += 1;
                add_party(writing, id, position, told)?;
            }
        }
    }
    Ok(())
}
