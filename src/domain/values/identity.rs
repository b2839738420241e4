//! (stub)
use super::Value;
use crate::domain::{Cell, Date, Unreadable};

use super::Choice;
use crate::domain::codes::IdDocument;
use crate::domain::id_number::Facts;
/// Kind of document, its number, or why there is none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Identity {
    pub kind: Choice<IdDocument>,
    pub number: String,
    pub missing_reason: String,
}
impl Identity {
    pub fn facts(&self, _today: Date) -> Option<Facts> {
        None
    }
}

impl Value for Identity {
    fn columns(&self) -> &'static [&'static str] {
        &["_kind", "_number", "_missing_reason"]
    }
    fn store(&self) -> Vec<Cell> {
        todo!()
    }
    fn restore(&mut self, _cells: &[Cell]) -> Result<(), Unreadable> {
        todo!()
    }
    fn is_empty(&self) -> bool {
        todo!()
    }
    fn shown(&self) -> String {
        todo!()
    }
    fn read(&mut self, _typed: &str, _today: Date) -> Result<(), String> {
        todo!()
    }
}
