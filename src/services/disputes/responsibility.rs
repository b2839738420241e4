//! 三包责任制: who leads a grave case, with which team, and when its three tasks were done.

use super::form::SavedCase;
use super::{Desk, Trouble, still_open};
use crate::domain::registers::Dispute;
use crate::domain::{Draft, RecordId, Right, Weight};
use crate::services::registration;

/// The fields of it, in their order.
pub const THREE: [&str; 5] = ["case_leader", "case_team", "case_examined_on", "case_handled_on", "case_stable_on"];

/// Enters what was typed of the five; nothing else of the case is touched.
pub fn set_responsibility(desk: &mut Desk, dispute: RecordId, typed: &Draft<Dispute>) -> Result<SavedCase, Trouble> {
    desk.require(Right::Mediate)?;
    still_open(desk, dispute)?;
    let mut wrong = typed.problems(desk.today());
    wrong.retain(|problem| problem.weight == Weight::Wrong && THREE.contains(&problem.field));
    if !wrong.is_empty() {
        return Err(Trouble::Unfinished(wrong));
    }
    let ((), change) = desk.writing("登记三包责任", |writing| {
        let current: Dispute = writing.load(dispute)?.ok_or(Trouble::Gone)?;
        Ok(writing.update(dispute, &registration::merged(&current, typed)?)?)
    })?;
    Ok(SavedCase { id: dispute, change })
}
