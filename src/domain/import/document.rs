//! What a table says of a document beside its number: which kind it is, and why there is no number.

use super::cell::Wanted;
use super::{Note, Part, PersonRow, Reading, Target};
use crate::domain::CodeList;
use crate::domain::codes::IdDocument;
use crate::domain::values::Choice;

impl PersonRow {
    /// Before the number, which is read as one of this kind.
    pub(super) fn read_document(&mut self, reading: &mut Reading<'_>) {
        let target = |key| Target::new(Part::Document, key);
        let kind = reading.text(target("kind"), Wanted::Choice);
        let identity = &mut self.person.identity;
        match IdDocument::table().find(&kind) {
            Some(row) => identity.kind = Choice::of(&row.code),
            None if kind.is_empty() => {}
            None => reading.left_out.push(Note::new(target("kind").label(), "没有这种证件，请导入后补")),
        }
        identity.missing_reason = reading.text(target("missing_reason"), Wanted::Text);
    }
}
