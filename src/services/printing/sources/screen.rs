//! A list or report as it stands on screen.

use super::{Gathered, archived, read};
use crate::print::documents::{Sheet, list_table};
use crate::print::{Document, Issue};
use crate::services::Trouble;
use crate::services::printing::Order;
use crate::store::OnPaper;
use serde_json::Value;

/// A longer list is narrowed first, or exported: nobody reads a hundred pages.
const MOST_ROWS: usize = 3000;

pub(super) fn gather(sheet: &Sheet, order: &Order) -> Result<Gathered, Trouble> {
    match sheet.rows.len() {
        0 => Err(Trouble::NobodyToPrint),
        rows if rows > MOST_ROWS => Err(Trouble::ListTooLong(MOST_ROWS)),
        _ => {
            let on_paper = order.records.iter().map(|record| OnPaper { register: order.register, record: *record });
            let sheet = Sheet { purpose: order.purpose.clone(), ..sheet.clone() };
            Ok(Gathered { values: archived(&sheet)?, on_paper: on_paper.collect(), ..Gathered::default() })
        }
    }
}

pub(super) fn draw(values: Option<&Value>, issue: &Issue<'_>) -> Result<Document, Trouble> {
    Ok(list_table::filled(&read(values)?, issue))
}
