//! Two records of one register become one, field by field.
//!
//! Each field is compared by what would be stored of it. Nothing is mixed within a field, and nobody decides but the
//! clerk: every field that differs has a side proposed, and can be given to the other. Carrying links over and taking a
//! merge back are the services' work.

use super::{Date, Field, Register, Unreadable};
use std::collections::BTreeMap;

/// One of the two records.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Side {
    /// The record that stays.
    Kept,
    /// The record that goes into it.
    Joining,
}

/// How a field of the two records compares.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Comparison {
    /// Stored alike, or empty in both.
    Equal,
    /// Only this record has it.
    Only(Side),
    Differs,
}

/// One field on the merge screen.
#[derive(Clone, Debug, PartialEq)]
pub struct MergedField {
    pub key: &'static str,
    pub label: &'static str,
    pub comparison: Comparison,
    /// Which record the merged one has it from.
    pub side: Side,
    /// In full, and as lists show it.
    pub kept: Shown,
    pub joining: Shown,
}

/// What a field shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    pub full: String,
    pub masked: String,
}

/// A merge in the making.
#[derive(Clone, Debug, PartialEq)]
pub struct Merge<R> {
    kept: R,
    joining: R,
    /// The record that was confirmed more recently, which a field that differs is taken from at first.
    newer: Side,
    chosen: BTreeMap<&'static str, Side>,
}

impl<R: Register> Merge<R> {
    /// Two records and the days they were last confirmed on. Of two equally recent ones the one that stays counts as
    /// newer.
    pub fn new(kept: (R, Option<Date>), joining: (R, Option<Date>)) -> Self {
        let newer = if joining.1 > kept.1 { Side::Joining } else { Side::Kept };
        Self { kept: kept.0, joining: joining.0, newer, chosen: BTreeMap::new() }
    }

    /// Every field in the order of the form.
    pub fn fields(&self) -> Vec<MergedField> {
        R::fields().map(|field| self.merged_field(field)).collect()
    }

    /// The fields a clerk has to look at.
    pub fn differing(&self) -> Vec<MergedField> {
        let differs = |field: &MergedField| field.comparison == Comparison::Differs;
        self.fields().into_iter().filter(differs).collect()
    }

    /// Takes a field from this record.
    pub fn choose(&mut self, key: &str, side: Side) {
        if let Some(field) = R::field(key) {
            self.chosen.insert(field.key, side);
        }
    }

    /// Takes every field that differs from this record.
    pub fn choose_all(&mut self, side: Side) {
        for field in self.differing() {
            self.chosen.insert(field.key, side);
        }
    }

    /// The record that the choices make.
    pub fn merged(&self) -> Result<R, Unreadable> {
        let mut merged = self.kept.clone();
        for field in R::fields().filter(|field| self.side(field) == Side::Joining) {
            let cells = (field.value)(&self.joining).store();
            (field.value_mut)(&mut merged).restore(&cells)?;
        }
        Ok(merged)
    }

    fn merged_field(&self, field: &Field<R>) -> MergedField {
        let shown = |record| {
            let value = (field.value)(record);
            Shown { full: value.shown(), masked: value.masked() }
        };
        MergedField {
            key: field.key,
            label: field.label,
            comparison: self.comparison(field),
            side: self.side(field),
            kept: shown(&self.kept),
            joining: shown(&self.joining),
        }
    }

    fn comparison(&self, field: &Field<R>) -> Comparison {
        let (kept, joining) = ((field.value)(&self.kept), (field.value)(&self.joining));
        match (kept.is_empty(), joining.is_empty()) {
            _ if kept.store() == joining.store() => Comparison::Equal,
            (false, true) => Comparison::Only(Side::Kept),
            (true, false) => Comparison::Only(Side::Joining),
            _ => Comparison::Differs,
        }
    }

    fn side(&self, field: &Field<R>) -> Side {
        let chosen = self.chosen.get(field.key).copied();
        chosen.unwrap_or_else(|| match self.comparison(field) {
            Comparison::Equal => Side::Kept,
            Comparison::Only(side) => side,
            Comparison::Differs => self.proposed(field),
        })
    }

    /// The newer one, unless it has less to show: the reason for a missing number gives way to a number.
    fn proposed(&self, field: &Field<R>) -> Side {
        let shows = |record| !(field.value)(record).shown().is_empty();
        match (shows(&self.kept), shows(&self.joining)) {
            (true, false) => Side::Kept,
            (false, true) => Side::Joining,
            _ => self.newer,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::registers::{Person, RentalHouse};
    use crate::domain::values::{Choice, Count, Identity, Name, Phones, Text};

    fn day(text: &str) -> Option<Date> {
        text.parse().ok()
    }

    fn kept() -> Person {
        Person {
            identity: Identity::resident("11010519491231002X"),
            name: Name::new("张甲一"),
            phones: Phones::new("13800000101"),
            sex: Choice::of("2"),
            ..Person::default()
        }
    }

    fn joining() -> Person {
        Person {
            identity: Identity { missing_reason: "未带证件".into(), ..Identity::default() },
            name: Name::new("张甲一"),
            phones: Phones::new("13800000202"),
            registered_address: Text::new("新合村4组"),
            ..Person::default()
        }
    }

    fn field(merge: &Merge<Person>, key: &str) -> MergedField {
        merge.fields().into_iter().find(|field| field.key == key).expect("a field of the register")
    }

    #[test]
    fn each_field_says_how_it_compares_and_where_it_comes_from() {
        let merge = Merge::new((kept(), day("2026-01-01")), (joining(), day("2026-05-01")));
        for (key, comparison, side) in [
            ("name", Comparison::Equal, Side::Kept),
            ("ethnic", Comparison::Equal, Side::Kept),
            ("sex", Comparison::Only(Side::Kept), Side::Kept),
            ("registered_address", Comparison::Only(Side::Joining), Side::Joining),
            ("phones", Comparison::Differs, Side::Joining),
            // The newer record has only a reason why there is no number.
            ("identity", Comparison::Differs, Side::Kept),
        ] {
            let found = field(&merge, key);
            assert_eq!((found.comparison, found.side), (comparison, side), "{key}");
        }
        let differing: Vec<&str> = merge.differing().iter().map(|field| field.key).collect();
        assert_eq!(differing, ["identity", "phones"]);
        let phones = field(&merge, "phones");
        assert_eq!((phones.label, phones.kept.masked.as_str()), ("联系电话", "138****0101"));
        assert_eq!(phones.joining.full, "138 0000 0202");
    }

    #[test]
    fn the_merged_record_has_what_was_proposed_or_chosen() {
        let mut merge = Merge::new((kept(), day("2026-01-01")), (joining(), day("2026-05-01")));
        let proposed =
            Person { phones: Phones::new("13800000202"), registered_address: Text::new("新合村4组"), ..kept() };
        assert_eq!(merge.merged(), Ok(proposed.clone()));
        merge.choose("phones", Side::Kept);
        assert_eq!(merge.merged(), Ok(Person { phones: kept().phones, ..proposed }));
        merge.choose_all(Side::Joining);
        assert_eq!(merge.merged().map(|merged| merged.identity), Ok(joining().identity));
        merge.choose("no_such_field", Side::Kept);
        assert_eq!(merge.merged().map(|merged| merged.sex), Ok(kept().sex), "what only one has is kept");
    }

    #[test]
    fn of_two_that_are_equally_recent_the_one_that_stays_is_believed() {
        for (kept_on, joining_on, side) in [
            (None, None, Side::Kept),
            (day("2026-01-01"), None, Side::Kept),
            (None, day("2026-01-01"), Side::Joining),
            (day("2026-01-01"), day("2026-01-01"), Side::Kept),
            (day("2026-01-01"), day("2026-01-02"), Side::Joining),
        ] {
            let merge = Merge::new((kept(), kept_on), (joining(), joining_on));
            assert_eq!(field(&merge, "phones").side, side, "{kept_on:?} {joining_on:?}");
        }
    }

    #[test]
    fn a_record_merged_with_itself_stays_as_it_is() {
        let merge = Merge::new((kept(), None), (kept(), None));
        assert!(merge.differing().is_empty());
        assert_eq!(merge.merged(), Ok(kept()));
    }

    #[test]
    fn records_of_any_register_can_be_merged() {
        let house = |rooms| RentalHouse { rooms_total: Count(Some(rooms)), ..RentalHouse::default() };
        let mut merge = Merge::new((house(3), None), (house(4), None));
        merge.choose("rooms_total", Side::Joining);
        assert_eq!(merge.merged(), Ok(house(4)));
    }
}
