//! A whole number: rooms, beds, people.

use super::Value;
use crate::domain::{Cell, Date, Unreadable};

/// A whole number that may be unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Count(pub Option<u32>);

impl Value for Count {
    fn store(&self) -> Vec<Cell> {
        vec![self.0.map_or(Cell::Null, |number| Cell::Integer(number.into()))]
    }

    fn restore(&mut self, cells: &[Cell]) -> Result<(), Unreadable> {
        self.0 = cells[0].as_integer()?.map(u32::try_from).transpose().map_err(|_| Unreadable)?;
        Ok(())
    }

    fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    fn shown(&self) -> String {
        self.0.map(|number| number.to_string()).unwrap_or_default()
    }

    fn read(&mut self, typed: &str, _today: Date) -> Result<(), String> {
        let digits = crate::domain::text::half_width(typed);
        self.0 = None;
        if digits.is_empty() {
            return Ok(());
        }
        self.0 = Some(digits.parse().map_err(|_| "请填整数".to_owned())?);
        Ok(())
    }
}
