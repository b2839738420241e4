//! What was printed before.

use super::Order;
use crate::domain::{RecordId, Right};
use crate::print::documents::DocumentKind;
use crate::services::{Desk, Trouble};

/// How often this document came out for this record of its source.
pub fn times_printed(desk: &Desk, kind: &DocumentKind, record: RecordId) -> Result<usize, Trouble> {
    desk.require(Right::Print)?;
    let prints = desk.store.prints_of(kind.source.register(), record)?;
    Ok(prints.iter().filter(|print| print.document == kind.key && !print.is_void()).count())
}

/// Of one record how often this was printed; of several, how many of them were printed at all. A list is of its day alone
/// and never printed before.
pub fn printed_before(desk: &Desk, order: &Order) -> Result<usize, Trouble> {
    desk.require(Right::Print)?;
    if order.is_list() {
        return Ok(0);
    }
    if let [one] = order.records[..] {
        return times_printed(desk, order.kind, one);
    }
    let mut printed = 0;
    for record in &order.records {
        printed += usize::from(times_printed(desk, order.kind, *record)? > 0);
    }
    Ok(printed)
}
