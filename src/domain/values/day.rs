//! (stub)
use super::Value;
use crate::domain::{Cell, Date, Unreadable};

/// A calendar day, typed in any of the forms people use.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Day(pub Option<Date>);

impl Value for Day {
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
