//! What every service asks of a record before it writes it: that its register finds nothing wrong with it.

use super::{Desk, Trouble};
use crate::domain::{Problem, Register, Weight};

pub(super) fn require_sound<R: Register>(desk: &Desk, record: &R) -> Result<(), Trouble> {
    require_sound_but(desk, record, &[])
}

/// The same without these fields, which are not filled yet.
pub(super) fn require_sound_but<R: Register>(desk: &Desk, record: &R, but: &[&str]) -> Result<(), Trouble> {
    let mut wrong = record.problems(desk.today());
    wrong.retain(|problem| problem.weight == Weight::Wrong && !but.contains(&problem.field));
    if wrong.is_empty() { Ok(()) } else { Err(Trouble::Unfinished(wrong)) }
}

/// Something in one field to be mended first.
pub(super) fn wrong(field: &'static str, sentence: impl Into<String>) -> Trouble {
    Trouble::Unfinished(vec![Problem::wrong(field, sentence)])
}
