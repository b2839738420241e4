//! 导出: lists as they stand on screen and whole registers, as tables for other programs.
//!
//! ```text
//! terms        what for, for whom, how much of somebody is told
//! listed       a list or a report of the screen
//! registers    a whole register: which there are, and writing one
//! whole        a register as a table: its columns, its rows a page at a time
//! people, houses, groups, disputes, organisations    those that an import reads back
//! arranged     which columns in which order the station likes a register in
//! leaving      the finished file goes, and a line stays
//! ```
//!
//! Masked unless somebody with the right to it says what for; children under fourteen and the parties of disputes that are not
//! public do not leave (docs/privacy.md §3). Every table that leaves is written down in the log.

mod arranged;
mod disputes;
mod groups;
mod houses;
mod leaving;
mod listed;
mod organisations;
mod people;
mod registers;
mod terms;
#[cfg(test)]
mod tests;
mod whole;

pub use arranged::{arrange, arranged};
pub use listed::{ListTable, ReadRows, Rows, list, list_work};
pub(super) use people::AnswerCells;
pub use people::{answer_columns, numbers_of, residences_leaving};
pub use registers::{Kind, RegisterOrder, kind, kinds, register, register_work};
pub use terms::{Basis, Purpose, Terms, USUAL_PURPOSE};
pub use whole::ColumnName;
pub(super) use whole::{Col, Fields, PAGE, Reader, Whole};

pub use super::sheets::writing::{Format, Letters};
pub use crate::domain::export::Extent;

use super::{Desk, Existing, Trouble, outgoing};
use crate::domain::Right;
use std::path::Path;

/// Whether this operator may let tables leave.
pub fn require(desk: &Desk) -> Result<(), Trouble> {
    desk.require(Right::Export)
}

/// Whether a table could go there: nothing is written yet.
pub fn require_room(desk: &Desk, to: &Path, existing: Existing) -> Result<(), Trouble> {
    require(desk)?;
    outgoing::require_room(desk.folder(), to, existing)
}

/// What leaving came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Exported {
    pub rows: usize,
    /// Rows of children under fourteen that stayed.
    pub children: usize,
}

impl Exported {
    /// 「已导出 812 行，不满十四周岁的 3 行没有导出」
    pub fn words(&self) -> String {
        let stayed = match self.children {
            0 => String::new(),
            count => format!("，不满十四周岁的 {count} 行没有导出"),
        };
        format!("已导出 {} 行{stayed}", self.rows)
    }
}
