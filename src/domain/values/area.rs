//! (stub)
use super::Value;
use crate::domain::{Cell, Date, Unreadable};

/// Six-digit division code of GB/T 2260; full name derived.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Area {
    pub code: String,
}

impl Value for Area {
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
