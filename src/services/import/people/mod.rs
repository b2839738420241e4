//! Rows about people: who they are, where they live, which household they belong to.

mod judge;
mod neighbours;
mod stay;
mod writing;

pub(super) use judge::Judge;
pub(super) use neighbours::Neighbours;
pub(super) use writing::{Newcomer, Pen};

use crate::domain::import::PersonRow;

/// Fields of a person that a number only proposes: they contradict nothing.
const PROPOSED: [&str; 1] = ["registered_area"];
/// Fields of a residence that saving sets, and where it is.
const SET_BY_SAVING: [&str; 7] =
    ["person", "kind", "place", "registered_on", "registrar", "registration_number", "duplicate_reason"];

/// What tells one household from another: its number, or its head and where it is.
fn household_key(row: &PersonRow) -> Option<String> {
    household_keys(row).into_iter().next()
}

/// Both where a row says both: one row of a family may have the number, another only the head.
fn household_keys(row: &PersonRow) -> Vec<String> {
    let number = Some(&row.household_number).filter(|number| !number.is_empty()).cloned();
    let head = if row.is_head() { &*row.person.name } else { row.head.name.as_str() };
    let by_head = (!head.is_empty()).then(|| format!("{head} 户（{}）", crate::domain::address::key(&row.address)));
    number.into_iter().chain(by_head).collect()
}
