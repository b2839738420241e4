//! The one search box: what was typed, to hits with the reason each was found by.

use super::{Desk, Trouble};
use crate::domain::finding::{self, Reason};
use crate::domain::values::Value;
use crate::domain::{RecordId, Right, mask};

/// The most hits the box asks for.
pub const FIRST_PAGE: usize = 50;

/// What a hit is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum HitKind {
    Person,
    Place,
    Residence,
    RentalHouse,
}

impl HitKind {
    pub fn key(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Residence => "residence",
            Self::RentalHouse => "rental_house",
        }
    }
}

/// One line of the result.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub kind: HitKind,
    pub id: RecordId,
    pub title: String,
    /// 「女 35 岁，海棠苑3栋***，在住」
    pub second_line: String,
    pub reason: Reason,
}

/// At most `limit` hits; none when nothing worth looking for was typed.
pub fn search(desk: &Desk, typed: &str, limit: usize) -> Result<Vec<Hit>, Trouble> {
    desk.require(Right::Look)?;
    let words = finding::words(typed);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let found = desk.store.search(&words, limit)?;
    let today = desk.today();
    let people = desk.store.found_people(&found)?;
    let lines = found.iter().zip(people).map(|(hit, row)| line(hit, row, today));
    Ok(lines.collect())
}
