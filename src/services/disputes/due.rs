//! What is due in the cases this operator sees, for the page of the day.

use super::{Desk, DisputeFilter, DisputeStanding, Trouble, due_of, sight};
use crate::domain::dispute::CaseDeadline;
use crate::domain::{Date, RecordId, Right};

/// One thing that is due in one case.
#[derive(Clone, Debug, PartialEq)]
pub struct DueCase {
    pub id: RecordId,
    pub number: String,
    /// 「邻里纠纷」: the page of the day names no parties.
    pub kind: String,
    pub deadline: CaseDeadline,
}

impl DueCase {
    pub fn days_left(&self, today: Date) -> i64 {
        self.deadline.days_left(today)
    }
}

/// Whatever is near or over, in cases that are under way or agreed.
pub fn due(desk: &Desk) -> Result<Vec<DueCase>, Trouble> {
    desk.require(Right::Look)?;
    let mut all = Vec::new();
    for standing in [DisputeStanding::Open, DisputeStanding::Agreed] {
        let filter = DisputeFilter { standing: Some(standing), ..DisputeFilter::default() };
        let ids = desk.store.dispute_ids(&sight(desk), &filter)?;
        for row in desk.store.dispute_rows(&sight(desk), &ids)? {
            let near = due_of(desk, &row.case)?.into_iter().filter(|due| due.deadline.is_near);
            all.extend(near.map(|deadline| DueCase {
                id: row.id,
                number: row.case.dispute.case_number.0.clone(),
                kind: row.case.dispute.dispute_type.label().to_owned(),
                deadline,
            }));
        }
    }
    // Meetings of one day in the order of their hours.
    all.sort_by(|one, other| {
        let key = |due: &DueCase| (due.deadline.deadline.due, due.deadline.about.clone());
        key(one).cmp(&key(other))
    });
    Ok(all)
}
