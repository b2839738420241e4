//! Disputes as a ledger: the case, who stands on either side, and what became of it. Of a case that is not public the parties stay
//! here (docs/privacy.md §3), and so does whoever speaks for somebody else, because a ledger has no place for them.

use super::whole::{Child, Col, PAGE, Reader, Whole, part};
use crate::domain::dispute::{Case, Stage, StepKind};
use crate::domain::export::{self, Extent};
use crate::domain::import::Ending;
use crate::domain::registers::{Dispute, DisputeParty, DisputeStep};
use crate::domain::values::Value;
use crate::domain::{Date, Field, RecordId, Register};
use crate::services::disputes::sight;
use crate::services::{Desk, Trouble, places};

/// The sides a ledger has, by their codes, with the words for them.
const SIDES: [(&str, &str, &str); 2] = [("side_a", "甲方", "1"), ("side_b", "乙方", "2")];
const TOLD_OF_A_PARTY: [&str; 8] =
    ["party_name", "identity", "phones", "address", "sex", "occupation", "credit_code", "representative"];

pub(super) struct DisputeLine {
    dispute: Dispute,
    address: String,
    case: Case,
}

impl Whole for DisputeLine {
    fn columns() -> Vec<Col<Self>> {
        let mut columns = part("dispute", |line: &Self| &line.dispute);
        columns.push(Col::new("dispute.place", "发生地址", |line: &Self, extent| {
            export::address(&line.address, extent)
        }));
        for (word, whose, side) in SIDES {
            let fields = TOLD_OF_A_PARTY.iter().filter_map(|key| DisputeParty::field(key));
            columns.extend(fields.map(|field| {
                let cell = move |line: &Self, extent| line.of_side(side, field, extent);
                let mut column = Col::new(&format!("{word}.{}", field.key), &format!("{whose}{}", field.label), cell);
                column.name.is_withheld = !export::leaves(field, Extent::Masked);
                column
            }));
        }
        columns.extend(course());
        columns
    }

    fn page(reader: &mut Reader<'_>, behind: RecordId) -> Result<Vec<(RecordId, Self)>, Trouble> {
        let store = &reader.desk.store;
        let rows: Vec<(RecordId, Dispute)> = store.rows_behind(&sight(reader.desk), behind, PAGE)?;
        let line = |(id, dispute): (RecordId, Dispute)| {
            let address = places::full_name(reader.desk, dispute.place.id)?;
            Ok((id, Self { address, case: store.case(id)?.ok_or(Trouble::Gone)?, dispute }))
        };
        rows.into_iter().map(line).collect()
    }

    fn count(desk: &Desk) -> Result<u64, Trouble> {
        Ok(desk.store.row_count::<Dispute>()?)
    }

    /// A case is about what happened, not about a child.
    fn child(&self, _today: Date) -> Option<Child> {
        None
    }
}

impl DisputeLine {
    /// What the parties of a side have in one field, one behind the other as their names stand.
    fn of_side(&self, side: &str, field: &Field<DisputeParty>, extent: Extent) -> String {
        if self.dispute.is_confidential() {
            return String::new();
        }
        let parties = self.case.side(side).filter(|party| party.is_party());
        let cells: Vec<String> = parties.map(|party| export::cell(field, party, extent)).collect();
        if cells.iter().all(String::is_empty) { String::new() } else { cells.join("；") }
    }

    /// The last step of one of these kinds.
    fn last(&self, is_meant: impl Fn(StepKind) -> bool) -> Option<(StepKind, &DisputeStep)> {
        let steps = self.case.steps.iter().rev().map(|(_, step)| step);
        steps.filter_map(|step| Some((StepKind::of(&step.kind)?, step))).find(|(kind, _)| is_meant(*kind))
    }

    fn day_of(&self, wanted: StepKind) -> String {
        self.last(|kind| kind == wanted).map(|(_, step)| step.stepped_on.shown()).unwrap_or_default()
    }
}

/// What became of it.
fn course() -> Vec<Col<DisputeLine>> {
    use StepKind::{Accept, Agree, AgreeOrally, Archive, Fail, Refuse, Reopen, Terminate, Transfer, Visit, Withdraw};
    let ends = |kind| matches!(kind, Agree | AgreeOrally | Fail | Refuse | Terminate | Transfer | Withdraw);
    let decides = move |kind| ends(kind) || matches!(kind, Accept | Reopen);
    let result = move |line: &DisputeLine, _| {
        let last = line.last(decides).map(|(kind, step)| (kind, &*step.counterpart.0));
        Ending::of(&line.case.course(), last).label()
    };
    let ended_on = move |line: &DisputeLine, _| {
        // Sent back by whom it was given to, it waits again.
        let is_waiting = line.case.course().stage == Stage::Registered;
        let last = line.last(decides).filter(|(kind, _)| ends(*kind) && !is_waiting);
        last.map(|(_, step)| step.stepped_on.shown()).unwrap_or_default()
    };
    let agreed_in = |line: &DisputeLine, _| match line.last(|kind| matches!(kind, Agree | AgreeOrally)) {
        Some((Agree, _)) => "书面".to_owned(),
        Some(_) => "口头".to_owned(),
        None => String::new(),
    };
    vec![
        Col::new("course.accepted_on", "受理日期", |line: &DisputeLine, _| line.day_of(Accept)),
        Col::new("course.result", "处理结果", result),
        Col::new("course.ended_on", "办结日期", ended_on),
        Col::new("course.agreed_in", "协议形式", agreed_in),
        Col::new("course.visited_on", "回访日期", |line: &DisputeLine, _| line.day_of(Visit)),
        Col::new("course.archived_on", "归档日期", |line: &DisputeLine, _| line.day_of(Archive)),
    ]
}
