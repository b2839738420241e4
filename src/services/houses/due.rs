//! What runs out at a house, by the station's own rules: the same days that 今日 goes by.

use super::page::{Lease, OpenFinding};
use super::{CLOSED, HouseRow};
use crate::domain::checkup::Standard;
use crate::domain::deadline::Matter;
use crate::domain::values::Day;
use crate::domain::{Date, RecordId};

/// What is to be done by which day.
#[derive(Clone, Debug, PartialEq)]
pub struct Due {
    pub kind: DueKind,
    pub words: String,
    pub on: Date,
    /// Whether 今日 shows it already.
    pub is_near: bool,
}

/// What is near at a house, for its row in the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RowDue {
    pub words: &'static str,
    pub on: Date,
    /// What a visit found is to be put right.
    pub is_finding: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DueKind {
    Tenancy(RecordId),
    Finding,
}

/// What a row of the list says first: the nearest of its days that 今日 goes by, once it is near. A closed file owes nothing.
pub fn first_of_row(standard: &Standard, row: &HouseRow) -> Option<RowDue> {
    if row.house.letting_state.code == CLOSED {
        return None;
    }
    let days = [
        (Matter::AgreementEnd, "责任书", row.pledged_until),
        (Matter::TenancyEnd, "租期", row.tenancy_until),
        (Matter::Reinspection, "整改", row.finding_due),
    ];
    let due = days.into_iter().filter_map(|(matter, words, start)| {
        let deadline = standard.deadlines.deadline(matter, start.0?, standard.today, &standard.holidays)?;
        deadline.is_near.then_some(RowDue { words, on: deadline.due, is_finding: matter == Matter::Reinspection })
    });
    due.min_by_key(|due| due.on)
}

impl DueKind {
    fn matter(self) -> Matter {
        match self {
            Self::Tenancy(_) => Matter::TenancyEnd,
            Self::Finding => Matter::Reinspection,
        }
    }
}

/// The first at the head; nothing of what the station does not go by.
pub(super) fn due(standard: &Standard, leases: &[Lease], findings: &[OpenFinding]) -> Vec<Due> {
    let mut due = Vec::new();
    let mut add = |kind: DueKind, words: String, start: Day| {
        let deadline = start
            .0
            .and_then(|start| standard.deadlines.deadline(kind.matter(), start, standard.today, &standard.holidays));
        due.extend(deadline.map(|deadline| Due { kind, words, on: deadline.due, is_near: deadline.is_near }));
    };
    for lease in leases.iter().filter(|lease| lease.tenancy.ended_on.is_unset()) {
        let room = &lease.tenancy.room;
        let words = if room.is_empty() { "租期".to_owned() } else { format!("{}租期", room.0) };
        add(DueKind::Tenancy(lease.id), words, lease.tenancy.agreed_until);
    }
    for OpenFinding { finding, .. } in findings {
        add(DueKind::Finding, format!("复查：{}", finding.item.label()), finding.due_on);
    }
    due.sort_by_key(|due| due.on);
    due
}
