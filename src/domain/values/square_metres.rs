//! An area of floor: square metres with up to two decimals, as title deeds give it.

use super::Value;
use crate::domain::{Cell, Date, Unreadable, text};

/// Hundredths of a square metre, or not known. GB/T 31000 建筑面积 (8,2).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SquareMetres(pub Option<u32>);

/// Eight digits, two of them behind the point.
const MOST: u32 = 99_999_999;

impl SquareMetres {
    fn parse(typed: &str) -> Option<u32> {
        let (whole, rest) = typed.split_once('.').unwrap_or((typed, ""));
        let is_written =
            !whole.is_empty() && rest.len() <= 2 && (whole.to_owned() + rest).bytes().all(|byte| byte.is_ascii_digit());
        let hundredths = if is_written { format!("{whole}{rest:0<2}").parse().ok()? } else { return None };
        (hundredths <= MOST).then_some(hundredths)
    }
}

impl Value for SquareMetres {
    fn store_in(&self, cells: &mut Vec<Cell>) {
        cells.push(self.0.map_or(Cell::Null, |hundredths| Cell::Integer(hundredths.into())));
    }

    fn restore(&mut self, cells: &[Cell]) -> Result<(), Unreadable> {
        self.0 = cells[0].as_integer()?.map(u32::try_from).transpose().map_err(|_| Unreadable)?;
        Ok(())
    }

    fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// 「86.5」: without zeros nobody wrote.
    fn shown(&self) -> String {
        let Some(hundredths) = self.0 else { return String::new() };
        let shown = format!("{}.{:02}", hundredths / 100, hundredths % 100);
        shown.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    fn read(&mut self, typed: &str, _today: Date) -> Result<(), String> {
        self.0 = None;
        let typed = text::half_width(typed);
        let number =
            ["平方米", "平米", "㎡", "m2"].iter().find_map(|unit| typed.strip_suffix(unit)).unwrap_or(&typed).trim();
        if number.is_empty() {
            return Ok(());
        }
        self.0 = Some(Self::parse(number).ok_or("请填面积，如 86.5")?);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_is_read_as_deeds_write_it() {
        for (typed, hundredths, shown) in [
            ("86.5", 8650, "86.5"),
            ("８６．５平方米", 8650, "86.5"),
            ("120㎡", 12000, "120"),
            ("0.05", 5, "0.05"),
            ("999999.99", MOST, "999999.99"),
        ] {
            let mut area = SquareMetres::default();
            assert_eq!(area.read(typed, Date::default()), Ok(()), "{typed}");
            assert_eq!((area.0, area.shown().as_str()), (Some(hundredths), shown), "{typed}");
        }
    }

    #[test]
    fn what_is_no_area_is_said_and_leaves_none() {
        for typed in ["八十", "86.555", "-3", ".", "1000000", "8 6"] {
            let mut area = SquareMetres(Some(1));
            assert!(area.read(typed, Date::default()).is_err(), "{typed}");
            assert!(area.is_empty(), "{typed}");
        }
    }

    #[test]
    fn what_is_stored_comes_back() {
        let mut back = SquareMetres::default();
        assert_eq!(back.restore(&SquareMetres(Some(8650)).store()), Ok(()));
        assert_eq!(back, SquareMetres(Some(8650)));
        assert_eq!(back.restore(&[Cell::Integer(-1)]), Err(Unreadable));
    }
}
