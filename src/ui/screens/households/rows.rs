//! The rows of the list in words.

use crate::domain::values::Value;
use crate::domain::{Date, RecordId, mask};
use crate::services::households::{self, HouseholdRow};
use crate::services::{Desk, Trouble, places};
use crate::ui::paged::Paged;
use std::ops::Range;

/// One row in words, in the order of the columns.
pub(super) type Words = [String; 6];

/// Reads the rows that came into sight.
pub(super) fn read(rows: &mut Paged<Words>, desk: &Desk, in_sight: Range<usize>) -> Result<(), Trouble> {
    rows.read(in_sight, |ids: &[RecordId]| {
        Ok(households::rows(desk, ids)?.iter().map(|row| words(row, desk.today())).collect())
    })
}

fn words(row: &HouseholdRow, today: Date) -> Words {
    let household = &row.household;
    let head = row.head.as_ref().map_or_else(|| "没有户主".to_owned(), |head| places::listed_name(head, today));
    let state = match household.until_date.0 {
        Some(until) => format!("{until} {}", household.end_reason.label()),
        None => String::new(),
    };
    let number =
        if household.household_number.is_empty() { "待补".to_owned() } else { household.household_number.shown() };
    [
        head,
        row.members.to_string(),
        number,
        mask::address_to_building(&row.place_name),
        household.from_date.shown(),
        state,
    ]
}
