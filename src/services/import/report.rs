//! Rows that were not brought in, or not whole, as a sheet in the layout of the table with a column of reasons: corrected
//! there, it is brought in again.

use super::Import;
use super::rehearsal::{Outcome, Rehearsal, Verdict};
use crate::domain::Right;
use crate::domain::import::{Line, REASON};
use crate::services::outgoing::{Existing, Outgoing};
use crate::services::sheets::writing::{LaidOut, laid_out};
use crate::services::{Desk, Trouble};
use crate::store::Action;
use std::path::Path;

/// The sheet of what is to be corrected; none where everything was taken whole.
pub fn report(desk: &Desk, import: &Import, rehearsal: &Rehearsal) -> Result<Option<LaidOut>, Trouble> {
    desk.require(Right::Write)?;
    let lines = import.lines();
    // A sheet that came back before has its column of reasons.
    let column = import.mapping.reasons().unwrap_or(import.mapping.columns.len());
    let width = import.mapping.columns.len().max(column + 1);
    let mut sheet = above(import, &lines, column);
    for verdict in rehearsal.verdicts.iter().filter(|verdict| is_to_be_corrected(verdict)) {
        let Some(line) = lines.get(verdict.line) else { continue };
        let mut cells: Vec<String> = (0..width).map(|column| line.text(column).to_owned()).collect();
        cells[column].clone_from(&verdict.reason);
        sheet.rows.push(cells);
    }
    Ok((!sheet.rows.is_empty()).then_some(sheet))
}

/// Titles, headings and remarks where they stood, with the heading of the reasons.
fn above(import: &Import, lines: &[Line<'_>], reasons: usize) -> LaidOut {
    let sheet = import.sheet();
    let until = lines.first().map_or(0, |line| line.number() - 1);
    let rows = sheet.rows.iter().filter(|row| row.number <= until);
    let mut above: Vec<(u32, Vec<String>)> =
        rows.map(|row| (row.number - 1, row.cells().map(|cell| cell.text.to_owned()).collect())).collect();
    let place = import.headings.first_line.checked_sub(1).filter(|place| *place < above.len());
    match place {
        Some(place) => {
            let cells = &mut above[place].1;
            cells.resize(cells.len().max(reasons + 1), String::new());
            REASON.clone_into(&mut cells[reasons]);
        }
        None => {
            let mut cells = vec![String::new(); reasons];
            cells.push(REASON.to_owned());
            above.push((until, cells));
        }
    }
    let heading = place.or(above.len().checked_sub(1)).map_or(0, |place| above[place].0);
    let merged = sheet.merged.iter().copied().filter(|merged| merged.rows.1 < until).collect();
    LaidOut { name: sheet.name.clone(), above, heading, merged, rows: Vec::new() }
}

/// Saves that sheet; the log says how many rows left the station with it.
pub fn save_report(
    desk: &mut Desk,
    import: &Import,
    rehearsal: &Rehearsal,
    to: &Path,
    existing: Existing,
) -> Result<usize, Trouble> {
    let Some(sheet) = report(desk, import, rehearsal)? else { return Ok(0) };
    let rows = sheet.rows.len();
    let outgoing = Outgoing::write(desk.folder(), to, &laid_out(&sheet)?, existing)?;
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
