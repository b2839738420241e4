//! The ledgers as lists: which records, and what a row says of one.

use super::services::{of_opening, of_service};
use super::{Desk, Ledger, LedgerFilter, Trouble, area_words};
use crate::domain::registers::{Feedback, Meeting, Reception, RoutineReport};
use crate::domain::routine::Settled;
use crate::domain::values::{Lines, Value};
use crate::domain::{Date, RecordId, Right, mask};
use crate::services::{disputes, places};

/// A row of any ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerRow {
    pub id: RecordId,
    /// Its number; of a report the period.
    pub number: String,
    pub day: Option<Date>,
    /// The kind of report or meeting, else of the matter.
    pub kind: String,
    /// What it is called or about.
    pub title: String,
    /// Where; of a reception who came.
    pub place: String,
    /// Who did it, was asked, reported, was in the chair.
    pub by: String,
    pub state: RowState,
}

/// How a record stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum RowState {
    #[default]
    Settled,
    /// Nothing was to be done about it.
    Noted,
    /// 零报告
    Zero,
    /// 撤下: what was offered is no more.
    TakenDown,
    /// Something is open, and until when.
    Open(Option<Date>),
}

/// How much of a ledger is settled, in a year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LedgerTotals {
    pub settled: Settled,
    pub open: u64,
    /// 服务人次, of the ledger of services.
    pub headcount: u64,
}

/// The records that match, the latest first. Only numbers: rows are read as they come into sight.
pub fn list(desk: &Desk, ledger: Ledger, filter: &LedgerFilter) -> Result<Vec<RecordId>, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.ledger_ids(&disputes::sight(desk), ledger, filter)?)
}

/// What was reported and settled under this filter: 「263 条，化解 231 条，87.8%」.
pub fn totals(desk: &Desk, ledger: Ledger, filter: &LedgerFilter) -> Result<LedgerTotals, Trouble> {
    desk.require(Right::Look)?;
    let sight = disputes::sight(desk);
    let settled = desk.store.ledger_settled(&sight, ledger, filter)?;
    let headcount = if ledger == Ledger::Services { desk.store.headcount_served(&sight, filter)? } else { 0 };
    Ok(LedgerTotals { settled, open: settled.reported - settled.settled, headcount })
}

/// The rows of these records, for the part of the list in sight; those that are gone are left out.
pub fn rows(desk: &Desk, ledger: Ledger, ids: &[RecordId]) -> Result<Vec<LedgerRow>, Trouble> {
    desk.require(Right::Look)?;
    let mut rows = Vec::with_capacity(ids.len());
    for id in ids {
        rows.extend(match ledger {
            Ledger::Reports => desk.store.load(*id)?.map(|report| of_report(desk, *id, report)).transpose()?,
            Ledger::Receptions => desk.store.load(*id)?.map(|reception| of_reception(*id, reception)),
            Ledger::Feedback => desk.store.load(*id)?.map(|feedback| of_feedback(*id, feedback)),
            Ledger::Meetings => desk.store.load(*id)?.map(|meeting| of_meeting(desk, *id, meeting)).transpose()?,
            Ledger::Openings => desk.store.load(*id)?.map(|opening| of_opening(*id, opening)),
            Ledger::Services => desk.store.load(*id)?.map(|record| of_service(*id, record)),
        });
    }
    Ok(rows)
}

fn of_report(desk: &Desk, id: RecordId, report: RoutineReport) -> Result<LedgerRow, Trouble> {
    let findings = desk.store.findings_of_report(&disputes::sight(desk), id)?;
    let open: Vec<Option<Date>> =
        findings.iter().filter(|(_, finding)| finding.is_open()).map(|(_, finding)| finding.due_on.0).collect();
    let state = match open.is_empty() {
        false => RowState::Open(open.into_iter().flatten().min()),
        true if report.is_zero() => RowState::Zero,
        true => RowState::Settled,
    };
    Ok(LedgerRow {
        id,
        number: report.period_words(),
        day: report.done_on.0,
        kind: report.kind.label().to_owned(),
        place: area_words(desk, report.place.id)?,
        by: report.done_by.0,
        title: report.report_name.0,
        state,
    })
}

fn of_reception(id: RecordId, reception: Reception) -> LedgerRow {
    let state = if reception.is_open() { RowState::Open(reception.promised_on.0) } else { RowState::Settled };
    let visitor = reception.visitor.shown();
    LedgerRow {
        id,
        number: reception.reception_number.0.clone(),
        day: reception.received_on.0,
        kind: reception.matter.label().to_owned(),
        title: first_line(&reception.request),
        place: if visitor.is_empty() { "未留姓名".to_owned() } else { places::legible(&visitor) },
        by: reception.first_asked.0.clone(),
        state,
    }
}

fn of_feedback(id: RecordId, feedback: Feedback) -> LedgerRow {
    LedgerRow {
        id,
        number: feedback.feedback_number.0.clone(),
        day: feedback.reported_on.0,
        kind: feedback.matter.label().to_owned(),
        title: first_line(&feedback.content),
        place: shown_place(feedback.place.id, &feedback.place_told.0),
        by: feedback.reporter.0.clone(),
        state: if feedback.is_open() { RowState::Open(None) } else { RowState::Settled },
    }
}

fn of_meeting(desk: &Desk, id: RecordId, meeting: Meeting) -> Result<LedgerRow, Trouble> {
    let items = desk.store.items_of_meeting(&disputes::sight(desk), id)?;
    let awaited = items.iter().filter_map(|(_, item)| item.awaits_reply_until()).min();
    let is_handed_out = items.iter().any(|(_, item)| item.is_handed_out());
    Ok(LedgerRow {
        id,
        number: format!("{} 项", items.len()),
        day: meeting.held_on.0,
        kind: meeting.kind.label().to_owned(),
        title: meeting.meeting_name.0,
        place: meeting.venue.0,
        by: meeting.host.0,
        state: match awaited {
            Some(day) => RowState::Open(Some(day)),
            None if is_handed_out => RowState::Settled,
            None => RowState::Noted,
        },
    })
}

/// A door of the address tree up to its building, as lists show it; anything else as it was told.
pub(super) fn shown_place(place: Option<RecordId>, told: &str) -> String {
    if place.is_some() { mask::address_to_building(told) } else { told.to_owned() }
}

pub(super) fn first_line(words: &Lines) -> String {
    words.lines().next().unwrap_or_default().to_owned()
}
