//! 人民调解案件情况统计表 of a period, and the cases behind each figure. Only cases that whoever asks may see are counted: the whole
//! station is counted for the station head, who sees them all and hands the form in.

use super::{Desk, FoundCase, Trouble, seen, sight};
use crate::domain::finding::Reason;
use crate::domain::statistics::{DisputeColumn, DisputeReport, Grouping, Period, WorkColumn, WorkReport};
use crate::domain::{RecordId, Right};
use std::cell::RefCell;
use std::collections::HashMap;

pub fn report(desk: &Desk, period: Period) -> Result<DisputeReport, Trouble> {
    desk.require(Right::Look)?;
    Ok(DisputeReport::of(desk.store.dispute_lines(&sight(desk), period)?))
}

/// 周报, 月报 and trends: what was there, came and was settled in a period.
pub fn work(desk: &Desk, period: Period, grouping: Grouping) -> Result<WorkReport, Trouble> {
    desk.require(Right::Look)?;
    let lines = desk.store.dispute_lines(&sight(desk), period)?;
    if grouping != Grouping::Place {
        return Ok(WorkReport::of(lines, period, grouping, |_| String::new()));
    }
    let tree = desk.store.place_tree()?;
    let known: RefCell<HashMap<RecordId, String>> = RefCell::default();
    let name_of = |place: RecordId| tree.top(place).map_or(NOWHERE, |(_, name)| name).to_owned();
    Ok(WorkReport::of(lines, period, grouping, |place| {
        let Some(place) = place else { return NOWHERE.to_owned() };
        known.borrow_mut().entry(place).or_insert_with(|| name_of(place)).clone()
    }))
}

/// The name of the row of cases whose place is not in the address tree.
const NOWHERE: &str = "没有填地址";

/// Whether figures are of the whole station, or leave out what this operator may not see.
pub fn counts_whole_station(desk: &Desk) -> Result<bool, Trouble> {
    desk.require(Right::Look)?;
    Ok(sight(desk).sees_all)
}

/// What stands behind the figure of a row, or of the sum, and a column.
pub fn behind(
    desk: &Desk,
    report: &DisputeReport,
    period: Period,
    (row, column): (Option<usize>, DisputeColumn),
) -> Result<Vec<FoundCase>, Trouble> {
    desk.require(Right::Look)?;
    let lines = report.of_row(row).filter(|line| column.counts(line, period));
    cases(desk, lines.map(|line| line.id))
}

/// The same of 周报, 月报 and trends; a row after the last is the sum.
pub fn behind_work(
    desk: &Desk,
    report: &WorkReport,
    (row, column): (usize, WorkColumn),
) -> Result<Vec<FoundCase>, Trouble> {
    desk.require(Right::Look)?;
    cases(desk, report.row(row).counted(column).map(|line| line.id))
}

/// These cases as a list shows them.
pub(super) fn cases(desk: &Desk, ids: impl Iterator<Item = RecordId>) -> Result<Vec<FoundCase>, Trouble> {
    ids.map(|id| {
        let case = seen(desk, id)?;
        Ok(FoundCase {
            id,
            number: case.dispute.case_number.0.clone(),
            title: case.title(),
            stage: case.course().stage.label(),
            reason: Reason::DocumentNumber,
        })
    })
    .collect()
}
