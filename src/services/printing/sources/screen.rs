//! A list or report as it stands on screen.

use super::{Gathered, archived, read};
use crate::domain::registers::{Household, Residence};
use crate::domain::{RecordId, Register};
use crate::print::documents::{Sheet, list_table};
use crate::print::{Document, Issue};
use crate::services::printing::{Addresses, Order};
use crate::services::{Desk, Progress, Trouble, places};
use crate::store::OnPaper;
use serde_json::Value;

/// What stood on a paper is kept with it, so that a list has an end: three communities of 20,000 people.
pub const MOST_ROWS: usize = 60_000;

pub(super) fn gather(desk: &Desk, sheet: &Sheet, order: &Order, progress: &Progress) -> Result<Gathered, Trouble> {
    match sheet.rows.len() {
        0 => Err(Trouble::NobodyToPrint),
        rows if rows > MOST_ROWS => Err(Trouble::ListTooLong(MOST_ROWS)),
        _ => {
            let on_paper = order.records.iter().map(|record| OnPaper { register: order.register, record: *record });
            let sheet = Sheet { purpose: order.purpose.clone(), ..with_addresses(desk, sheet, order, progress)? };
            Ok(Gathered { values: archived(&sheet)?, on_paper: on_paper.collect(), ..Gathered::default() })
        }
    }
}

/// The table with its addresses as far as they are asked for.
fn with_addresses(desk: &Desk, sheet: &Sheet, order: &Order, progress: &Progress) -> Result<Sheet, Trouble> {
    let Some(column) = order.address_column.filter(|_| order.addresses == Addresses::ToRoom) else {
        return Ok(sheet.clone());
    };
    let mut whole = sheet.clone();
    let total = order.records.len() as u64;
    for ((row, record), done) in whole.rows.iter_mut().zip(&order.records).zip(0..) {
        progress.report(done, total)?;
        row[column] = places::full_name(desk, place_of(desk, order.register, *record)?)?;
    }
    Ok(whole.fitted())
}

/// Where whoever stands in a row lives.
fn place_of(desk: &Desk, register: &str, record: RecordId) -> Result<Option<RecordId>, Trouble> {
    if register == Household::TABLE {
        return Ok(desk.store.load::<Household>(record)?.ok_or(Trouble::Gone)?.place.id);
    }
    Ok(desk.store.load::<Residence>(record)?.ok_or(Trouble::Gone)?.place.id)
}

/// Tells how many rows are laid out.
pub(super) fn draw(values: Option<&Value>, issue: &Issue<'_>, progress: &Progress) -> Result<Document, Trouble> {
    let sheet: Sheet = read(values)?;
    let total = sheet.rows.len() as u64;
    let drawn = list_table::filled_while(&sheet, issue, &mut |done| progress.report(done as u64, total).is_ok());
    drawn.ok_or(Trouble::Cancelled)
}
