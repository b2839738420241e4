//! 同类纠纷: earlier matters of this station that are like one, so that a mediator sees what was done then. Of those that may be seen;
//! nobody is named.

use super::{Desk, Trouble, sight};
use crate::domain::RecordId;
use crate::domain::dispute::{Case, Likeness};
use crate::domain::values::Value;

/// So many of one type or place are compared, the latest ones.
const COMPARED: usize = 300;
/// So many are shown.
const SHOWN: usize = 5;

/// An earlier matter.
#[derive(Clone, Debug, PartialEq)]
pub struct SimilarCase {
    pub id: RecordId,
    pub number: String,
    /// 「同一地点，都说到漏水、吊顶」
    pub why: String,
    pub stage: &'static str,
}

/// The most alike first.
pub(super) fn similar(desk: &Desk, id: RecordId, case: &Case) -> Result<Vec<SimilarCase>, Trouble> {
    let names: Vec<String> = case.parties.iter().map(|(_, party)| party.party_name.shown()).collect();
    let beside = desk.store.disputes_beside(&sight(desk), (id, &case.dispute), COMPARED)?;
    let mut alike: Vec<(RecordId, Likeness)> = beside
        .into_iter()
        .map(|(id, other)| (id, Likeness::of(&case.dispute, &other, &names)))
        .filter(|(_, likeness)| likeness.is_near())
        .collect();
    alike.sort_by_key(|(_, likeness)| std::cmp::Reverse(likeness.weight()));
    alike.truncate(SHOWN);
    let mut similar = Vec::with_capacity(alike.len());
    for (id, likeness) in alike {
        let Some(other) = desk.store.case(id)? else { continue };
        let number = other.dispute.case_number.0.clone();
        similar.push(SimilarCase { id, number, why: likeness.in_words(), stage: other.course().stage.label() });
    }
    Ok(similar)
}
