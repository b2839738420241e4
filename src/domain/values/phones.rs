//! Telephones: several numbers in one field.

use super::{Editor, Remark, Value};
use crate::domain::finding::{Reason, SearchKey, reversed};
use crate::domain::{Cell, Date, Unreadable, mask, telephone};

/// The numbers, each in the form of [`telephone::normalise`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Phones(pub Vec<String>);

/// Between two numbers in the column; the typed forms are many more.
const BETWEEN: &str = ";";

impl Phones {
    pub fn new(text: &str) -> Self {
        Self(telephone::split(text))
    }

    fn joined(&self, between: &str, form: impl Fn(&str) -> String) -> String {
        self.0.iter().map(|number| form(number)).collect::<Vec<_>>().join(between)
    }
}

impl Value for Phones {
    fn store_in(&self, cells: &mut Vec<Cell>) {
        cells.push(Cell::text(&self.0.join(BETWEEN)));
    }

    fn restore(&mut self, cells: &[Cell]) -> Result<(), Unreadable> {
        let numbers = cells[0].as_text()?.split(BETWEEN).filter(|number| !number.is_empty());
        self.0 = numbers.map(str::to_owned).collect();
        Ok(())
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn shown(&self) -> String {
        self.joined("，", telephone::grouped)
    }

    fn masked(&self) -> String {
        self.joined("，", mask::telephone)
    }

    fn typed(&self) -> String {
        self.joined("，", str::to_owned)
    }

    fn read(&mut self, typed: &str, _today: Date) -> Result<(), String> {
        *self = Self::new(typed);
        Ok(())
    }

    /// Says which number it is when there are several.
    fn fault(&self, _today: Date) -> Option<String> {
        let faults = self.0.iter().enumerate();
        let (place, fault) = faults.filter_map(|(place, number)| Some((place, telephone::fault(number)?))).next()?;
        Some(if self.0.len() == 1 { format!("号码{fault}") } else { format!("第 {} 个号码{fault}", place + 1) })
    }

    fn remark(&self, today: Date) -> Remark {
        if self.is_empty() {
            return Remark::Nothing;
        }
        match self.fault(today) {
            Some(fault) => Remark::Hint(fault),
            None if self.0.len() == 1 => Remark::Good(telephone::grouped(&self.0[0])),
            None => Remark::Good(format!("{} 个号码", self.0.len())),
        }
    }

    fn search_keys(&self, _wanted: &[Reason]) -> Vec<SearchKey> {
        let keys = |number: &String| {
            let main = number.split('-').next().unwrap_or_default().trim_start_matches('+');
            [SearchKey::new(Reason::Telephone, main), SearchKey::new(Reason::TelephoneEnd, reversed(main))]
        };
        self.0.iter().flat_map(keys).collect()
    }

    fn editor(&self) -> Editor {
        Editor::Phones
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_in_groups_typed_plain_and_masked_on_lists() {
        let phones = Phones::new("138-0000-2916；028-85550123");
        assert_eq!(phones.shown(), "138 0000 2916，028-85550123");
        assert_eq!(phones.typed(), "13800002916，02885550123");
        assert_eq!(phones.masked(), "138****2916，028-*****123");
        assert_eq!(phones.store(), [Cell::text("13800002916;02885550123")]);
        assert_eq!(Phones::new(&phones.typed()), phones);
        assert_eq!(Phones::new(&phones.shown()), phones);
    }

    #[test]
    fn a_fault_says_which_number_and_what() {
        let today = Date::default();
        assert_eq!(Phones::new("1380000291").fault(today).as_deref(), Some("号码还差 1 位"));
        assert_eq!(Phones::new("13800002916,139000012").fault(today).as_deref(), Some("第 2 个号码还差 2 位"));
        assert_eq!(Phones::new("13800002916").fault(today), None);
    }

    #[test]
    fn a_number_is_found_from_both_ends() {
        let keys = Phones::new("13800002916").search_keys(&Reason::ALL);
        assert_eq!(keys[0], SearchKey::new(Reason::Telephone, "13800002916"));
        assert_eq!(keys[1], SearchKey::new(Reason::TelephoneEnd, "61920000831"));
    }

    #[test]
    fn what_is_stored_comes_back() {
        let phones = Phones::new("13800002916 13900001234");
        let mut back = Phones::default();
        assert_eq!(back.restore(&phones.store()), Ok(()));
        assert_eq!(back, phones);
        assert_eq!(back.restore(&[Cell::Null]), Ok(()));
        assert!(back.is_empty());
    }
}
