//! The estates a table writes: 「3-2-503」 among rows of one estate lies in that one.

use super::{Line, Mapping, Part, Reading, Subject};
use crate::domain::{Date, address};
use std::collections::BTreeMap;

/// How many estates the addresses of a table name.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Estates {
    #[default]
    None,
    /// As it is written first.
    One(String),
    Several,
}

impl Estates {
    pub fn of(lines: &[Line<'_>], mapping: &Mapping, today: Date) -> Self {
        let Some(part) = part(mapping.subject) else { return Self::None };
        let mut known: BTreeMap<String, String> = BTreeMap::new();
        for line in lines {
            let written = Reading::new(line, mapping, today, false).address(part);
            let estate = address::parse(&written).estate_name();
            if !estate.is_empty() {
                known.entry(address::key(&estate)).or_insert(estate);
            }
            if known.len() > 1 {
                return Self::Several;
            }
        }
        known.into_values().next().map_or(Self::None, Self::One)
    }
}

/// Whose address the rows of a table are about.
fn part(subject: Subject) -> Option<Part> {
    match subject {
        Subject::People => Some(Part::Residence),
        Subject::Houses => Some(Part::House),
        Subject::Tenancies => Some(Part::Rented),
        Subject::Groups => Some(Part::GroupMember),
        Subject::Disputes | Subject::Organisations => None,
    }
}

/// Whether an address begins with the number of a building and names no estate.
pub(super) fn lacks_estate(written: &str) -> bool {
    // Most addresses begin with a name, and are not read a second time.
    let begins_with_number =
        written.chars().next().is_some_and(|first| first.is_numeric() || first.is_ascii_alphabetic());
    begins_with_number && {
        let parsed = address::parse(written);
        parsed.estate.is_none() && parsed.building.is_some()
    }
}
