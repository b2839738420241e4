//! The finished file goes: it is whole under a name aside, the line is written, and then it gets its name.

use super::{Exported, Terms};
use crate::services::outgoing::{Existing, Outgoing};
use crate::services::{Desk, Trouble};
use crate::store::Action;
use std::path::Path;

/// Where a table goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Destination<'a> {
    pub path: &'a Path,
    pub existing: Existing,
}

/// What the log says of it: which table, how many rows, which columns; nobody's data.
pub(super) fn leave(
    desk: &mut Desk,
    bytes: &[u8],
    to: Destination<'_>,
    (title, headings): (&str, &[String]),
    (terms, exported): (&Terms, &Exported),
) -> Result<(), Trouble> {
    let outgoing = Outgoing::write(desk.folder(), to.path, bytes, to.existing)?;
    let detail = format!("{title} {} 行，{}，栏目：{}", exported.rows, terms.extent_words(), headings.join("、"));
    desk.log(Action::Export, &detail, &terms.purpose.in_words())?;
    outgoing.arrive()
}
