//! Several calendar days in one field, such as the yearly endorsements of a permit.

use super::{Day, Editor, Remark, Value};
use crate::domain::{Cell, Date, Unreadable};

/// Days from the earliest to the latest, each once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Days(pub Vec<Date>);

/// Between two days in the column; people write many other signs.
const BETWEEN: &str = ";";
const SIGNS_BETWEEN: [char; 5] = [';', '；', '，', ',', '、'];

impl Days {
    pub fn add(&mut self, day: Date) {
        self.0.push(day);
        self.0.sort_unstable();
        self.0.dedup();
    }

    fn joined(&self, between: &str) -> String {
        self.0.iter().map(ToString::to_string).collect::<Vec<_>>().join(between)
    }
}

impl Value for Days {
    fn store_in(&self, cells: &mut Vec<Cell>) {
        cells.push(Cell::text(&self.joined(BETWEEN)));
    }

    fn restore(&mut self, cells: &[Cell]) -> Result<(), Unreadable> {
        let days = cells[0].as_text()?.split(BETWEEN).filter(|day| !day.is_empty());
        self.0 = days.map(|day| day.parse().map_err(|_| Unreadable)).collect::<Result<_, _>>()?;
        Ok(())
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn shown(&self) -> String {
        self.joined("，")
    }

    fn read(&mut self, typed: &str, today: Date) -> Result<(), String> {
        self.0.clear();
        for part in typed.split(SIGNS_BETWEEN).filter(|part| !part.trim().is_empty()) {
            let mut day = Day::default();
            day.read(part, today)?;
            self.0.extend(day.0);
        }
        self.0.sort_unstable();
        self.0.dedup();
        Ok(())
    }

    fn fault(&self, today: Date) -> Option<String> {
        self.0.last().is_some_and(|last| *last > today).then(|| "有日期在今天之后".to_owned())
    }

    fn remark(&self, _today: Date) -> Remark {
        if self.0.is_empty() { Remark::Nothing } else { Remark::Hint(format!("共 {} 次", self.0.len())) }
    }

    fn editor(&self) -> Editor {
        Editor::Days
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Date {
        "2026-06-15".parse().expect("a real day")
    }

    #[test]
    fn several_days_are_read_in_any_order_and_kept_in_theirs() {
        let mut days = Days::default();
        assert_eq!(days.read("20260301，2025-3-1、2026.3.1", today()), Ok(()));
        assert_eq!(days.shown(), "2025-03-01，2026-03-01");
        let mut back = Days::default();
        assert_eq!(back.restore(&days.store()), Ok(()));
        assert_eq!(back, days);
        days.add(today());
        assert_eq!(days.0.len(), 3);
    }

    #[test]
    fn a_day_that_does_not_parse_or_is_still_to_come_is_said() {
        let mut days = Days::default();
        assert!(days.read("2026-3-1，2026-2-30", today()).is_err());
        assert_eq!(days.read("2026-6-16", today()), Ok(()));
        assert_eq!(days.fault(today()).as_deref(), Some("有日期在今天之后"));
    }
}
