//! A list or report as it stands on screen.

use super::{Gathered, archived, read};
use crate::domain::registers::{Household, Residence};
use crate::domain::{RecordId, Register};
use crate::print::documents::{Sheet, list_table};
use crate::print::{Document, Issue};
use crate::services::printing::{Addresses, Order};
use crate::services::{Desk, Trouble, places};
use crate::store::OnPaper;
use serde_json::Value;

/// A longer list is narrowed first, or exported: nobody reads a hundred pages.
pub const MOST_ROWS: usize = 3000;

pub(super) fn gather(desk: &Desk, sheet: &Sheet, order: &Order) -> Result<Gathered, Trouble> {
    match sheet.rows.len() {
        0 => Err(Trouble::NobodyToPrint),
        rows if rows > MOST_ROWS => Err(Trouble::ListTooLong(MOST_ROWS)),
        _ => {
            let on_paper = order.records.iter().map(|record| OnPaper { register: order.register, record: *record });
            let sheet = Sheet { purpose: order.purpose.clone(), ..with_addresses(desk, sheet, order)? };
            Ok(Gathered { values: archived(&sheet)?, on_paper: on_paper.collect(), ..Gathered::default() })
        }
    }
}

/// The table with its addresses as far as they are asked for.
fn with_addresses(desk: &Desk, sheet: &Sheet, order: &Order) -> Result<Sheet, Trouble> {
    let Some(column) = order.address_column.filter(|_| order.addresses == Addresses::ToRoom) else {
        return Ok(sheet.clone());
    };
    let mut whole = sheet.clone();
    for (row, record) in whole.rows.iter_mut().zip(&order.records) {
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

pub(super) fn draw(values: Option<&Value>, issue: &Issue<'_>) -> Result<Document, Trouble> {
    Ok(list_table::filled(&read(values)?, issue))
}
