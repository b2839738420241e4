//! (stub)
use super::Value;
use crate::domain::{Cell, Date, Unreadable};

/// Telephones, several in one field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Phones(pub Vec<String>);

impl Value for Phones {
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
