//! 户: founding one, coming into it and leaving it, another head, splitting and uniting, mending what was written of it, and
//! reading all of that again.
//!
//! What happens to a household is a form (`form`), what keeps it from being saved stands in `problems` and `ready`,
//! writing it in `saving`. Nobody is lost on the way: a time in a household ends with its reason, or goes on in another one the same day.

mod candidates;
mod editing;
mod form;
mod moving;
mod page;
mod problems;
mod ready;
mod row;
mod saving;
#[cfg(test)]
mod tests;

pub(super) use moving::{go_away, is_needed_as_head};

pub use candidates::{HouseholdChoice, hits, matching};
pub use form::{HouseholdForm, Task};
pub use page::{HouseholdPage, Member, Step, member_words, page};
pub use problems::FormProblem;
pub use ready::check;
pub use row::{MemberRow, Who};
pub use saving::{Saved, save};

pub use crate::store::{HouseholdColumn, HouseholdCounts, HouseholdFilter, HouseholdRow};

use super::{Desk, Trouble};
use crate::domain::{Date, RecordId, Right};

/// The households that match, in order. Only numbers: rows are read as they come into sight.
pub fn list(
    desk: &Desk,
    filter: &HouseholdFilter,
    column: HouseholdColumn,
    is_descending: bool,
) -> Result<Vec<RecordId>, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.household_ids(filter, column, is_descending)?)
}

/// The rows of these households, for the part of the list in sight, as they are now or were on a day.
pub fn rows(desk: &Desk, households: &[RecordId], on: Option<Date>) -> Result<Vec<HouseholdRow>, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.household_rows(households, on)?)
}

/// How many are on a list.
pub fn count(desk: &Desk, filter: &HouseholdFilter) -> Result<u64, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.household_count(filter)?)
}

/// Who belongs to the households on a list, or did on its day; everybody once.
pub fn member_count(desk: &Desk, filter: &HouseholdFilter) -> Result<u64, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.household_member_count(filter)?)
}

pub fn counts(desk: &Desk) -> Result<HouseholdCounts, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.household_counts()?)
}
