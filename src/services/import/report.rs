//! Rows that were not brought in, or not whole, as a sheet in the layout of the table with a column of reasons: corrected
//! there, it is brought in again.

use super::Import;
use super::rehearsal::{Details, Outcome, Rehearsal, Verdict};
use crate::domain::Right;
use crate::services::outgoing::{Existing, Outgoing};
use crate::services::sheets::writing::{Table, workbook};
use crate::services::{Desk, Trouble};
use crate::store::Action;
use std::path::Path;

/// The heading of the added column. Brought in again, it has no field.
const REASON: &str = "没有导入的原因";

/// The sheet of what is to be corrected; none where everything was taken whole.
pub fn report(desk: &Desk, import: &Import, rehearsal: &Rehearsal) -> Result<Option<Table>, Trouble> {
    desk.require(Right::Write)?;
    let lines = import.lines();
    let mut details = Details::of(desk, import)?;
    let mut rows = Vec::new();
    for verdict in rehearsal.verdicts.iter().filter(|verdict| is_to_be_corrected(verdict)) {
        let Some(line) = lines.get(verdict.line) else { continue };
        let mut cells: Vec<String> =
            (0..import.mapping.columns.len()).map(|column| line.text(column).to_owned()).collect();
        cells.push(reason(&mut details, verdict)?);
        rows.push(cells);
    }
    if rows.is_empty() {
        return Ok(None);
    }
    let headings = import.mapping.columns.iter().map(|column| column.heading.clone());
    Ok(Some(Table { name: "待改".to_owned(), headings: headings.chain([REASON.to_owned()]).collect(), rows }))
}

/// Saves that sheet; the log says how many rows left the station with it.
pub fn save_report(desk: &mut Desk, import: &Import, rehearsal: &Rehearsal, to: &Path) -> Result<usize, Trouble> {
    let Some(table) = report(desk, import, rehearsal)? else { return Ok(0) };
    let rows = table.rows.len();
    let bytes = workbook(&[table])?;
    let outgoing = Outgoing::write(desk.folder(), to, &bytes, Existing::Replace)?;
    desk.log(Action::Export, &format!("导入中待改的行 {rows} 行"), "")?;
    outgoing.arrive()?;
    Ok(rows)
}

/// How many rows that sheet has.
pub fn to_correct(rehearsal: &Rehearsal) -> usize {
    rehearsal.verdicts.iter().filter(|verdict| is_to_be_corrected(verdict)).count()
}

fn is_to_be_corrected(verdict: &Verdict) -> bool {
    let is_left = matches!(verdict.outcome, Outcome::Refused | Outcome::Conflict) && !verdict.is_taken();
    is_left || (verdict.is_partial && verdict.is_taken())
}

fn reason(details: &mut Details<'_>, verdict: &Verdict) -> Result<String, Trouble> {
    let mut reasons = vec![verdict.reason.clone()];
    if verdict.is_partial || verdict.outcome == Outcome::Refused {
        reasons.extend(details.of_row(verdict)?.reasons);
    }
    reasons.retain(|reason| !reason.is_empty());
    reasons.dedup();
    Ok(reasons.join("；"))
}
