//! 人民调解案件情况统计表 of a period, and the cases behind each figure. A case that is out of sight is counted and not named.

use super::{Desk, FoundCase, Trouble, seen, sight};
use crate::domain::Right;
use crate::domain::finding::Reason;
use crate::domain::statistics::{DisputeColumn, DisputeReport, Period};

/// The cases behind a figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Behind {
    pub cases: Vec<FoundCase>,
    /// So many more are not public.
    pub hidden: usize,
}

pub fn report(desk: &Desk, period: Period) -> Result<DisputeReport, Trouble> {
    desk.require(Right::Look)?;
    Ok(DisputeReport::of(desk.store.dispute_lines(&sight(desk), period)?, period))
}

/// What stands behind the figure of a row, or of the sum, and a column.
pub fn behind(
    desk: &Desk,
    report: &DisputeReport,
    period: Period,
    (row, column): (Option<usize>, DisputeColumn),
) -> Result<Behind, Trouble> {
    desk.require(Right::Look)?;
    let mut behind = Behind::default();
    for line in report.of_row(row).filter(|line| column.counts(line, period)) {
        if !line.is_seen {
            behind.hidden += 1;
            continue;
        }
        let case = seen(desk, line.id)?;
        behind.cases.push(FoundCase {
            id: line.id,
            number: case.dispute.case_number.0.clone(),
            title: case.title(),
            stage: case.course().stage.label(),
            reason: Reason::DocumentNumber,
        });
    }
    Ok(behind)
}
