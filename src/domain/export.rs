//! What of a record stands on a table that leaves the station, and how a cell is made harmless for table programs.

use super::{Field, Leaves, Register, mask};
use std::borrow::Cow;

/// How much of somebody is told.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Extent {
    /// As lists are (docs/privacy.md §3).
    #[default]
    Masked,
    /// Numbers, addresses and days in full; asks for a right and a purpose.
    Whole,
}

/// Whether a field leaves at all.
pub fn leaves<R: Register>(field: &Field<R>, extent: Extent) -> bool {
    extent == Extent::Whole || field.leaves != Leaves::Never
}

/// The cell of a field, in words that an import understands.
pub fn cell<R: Register>(field: &Field<R>, record: &R, extent: Extent) -> String {
    let value = (field.value)(record);
    match (extent, field.leaves) {
        (Extent::Whole, _) => value.typed(),
        (Extent::Masked, Leaves::AsListed) => value.masked(),
        (Extent::Masked, Leaves::AsNumber) => mask::number(&value.typed()),
        (Extent::Masked, Leaves::AsYear) => value.typed().chars().take(YEAR).collect(),
        (Extent::Masked, Leaves::Never) => String::new(),
    }
}

/// Digits of the year at the beginning of a day.
const YEAR: usize = 4;

/// An address on a table: whole, or up to the building.
pub fn address(full_name: &str, extent: Extent) -> String {
    match extent {
        Extent::Whole => full_name.to_owned(),
        Extent::Masked => mask::address_to_building(full_name),
    }
}

/// What a table program would reckon instead of showing it: a cell that begins like a formula, in half or full width, or with
/// what it may pass over before such a beginning. A negative figure is only itself.
pub fn is_formula(cell: &str) -> bool {
    let begins = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let figure = cell.strip_prefix('-').unwrap_or_default();
    let is_figure = figure.parse::<f64>().is_ok() && figure.starts_with(|letter: char| letter.is_ascii_digit());
    begins && !is_figure
}

/// The same cell as text in a file that cannot say what is text: an apostrophe stands before it, as Excel writes it.
pub fn harmless(cell: &str) -> Cow<'_, str> {
    if is_formula(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::registers::Person;
    use crate::domain::values::{Day, Identity, Name, Phones, Text};

    #[test]
    fn a_cell_that_would_be_reckoned_is_made_text() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            ("+8613800000001", "'+8613800000001"),
            ("-2+3", "'-2+3"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\n=1", "'\n=1"),
            ("-inf", "'-inf"),
            ("＝1", "'＝1"),
            ("-3", "-3"),
            ("-3.5", "-3.5"),
            ("罗小梅", "罗小梅"),
            ("1-2-301", "1-2-301"),
            ("", ""),
        ] {
            assert_eq!(harmless(cell), written, "{cell}");
        }
    }

    #[test]
    fn what_is_not_asked_for_stays_masked_or_stays_here() {
        let person = Person {
            name: Name::new("云中鹤"),
            identity: Identity::resident("11010519491231002X"),
            birth: Day("1949-12-31".parse().ok()),
            phones: Phones::new("13800000001"),
            registered_address: Text::new("新合村4组"),
            ..Person::default()
        };
        let cells = |extent| {
            ["name", "identity", "birth", "phones", "registered_address"]
                .map(|key| cell(Person::field(key).expect("a field"), &person, extent))
        };
        assert_eq!(cells(Extent::Masked), ["云中鹤", "110***********002X", "1949", "138****0001", ""]);
        assert_eq!(cells(Extent::Whole), ["云中鹤", "11010519491231002X", "1949-12-31", "13800000001", "新合村4组"]);
    }
}
