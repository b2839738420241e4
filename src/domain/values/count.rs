//! A whole number: rooms, beds, people.

use super::Value;
use crate::domain::{Cell, Date, Unreadable};

/// A whole number that may be unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Count(pub Option<u32>);

impl Value for Count {
    fn store_in(&self, cells: &mut Vec<Cell>) {
        cells.push(self.0.map_or(Cell::Null, |number| Cell::Integer(number.into())));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_a_whole_number_or_unknown() {
        let mut count = Count::default();
        for (typed, read) in [
            ("12", Ok(())),
            ("１２", Ok(())),
            ("十二", Err("请填整数".to_owned())),
            ("1.5", Err("请填整数".to_owned())),
        ] {
            assert_eq!(count.read(typed, Date::default()), read, "{typed}");
            assert_eq!(count.0, read.is_ok().then_some(12), "{typed}");
        }
        assert_eq!(count.read(" ", Date::default()), Ok(()));
        assert!(count.is_empty() && count.store() == [Cell::Null]);
    }

    #[test]
    fn what_is_stored_comes_back() {
        let mut back = Count::default();
        assert_eq!(back.restore(&Count(Some(3)).store()), Ok(()));
        assert_eq!(back, Count(Some(3)));
        assert_eq!(back.restore(&[Cell::Integer(-1)]), Err(Unreadable));
    }
}
