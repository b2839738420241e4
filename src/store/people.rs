//! Persons: what the store keeps beside their fields, and who is probably there already.

use super::{Store, StoreError, Stored, rows};
use crate::domain::registers::Person;
use crate::domain::{Cell, RecordId, Register, name};
use rusqlite::Params;

impl Stored for Person {
    const NUMBER: u8 = 1;
    const KEPT: &'static [&'static str] = &["name_pinyin"];

    fn kept(&self) -> Vec<Cell> {
        vec![Cell::Text(name::reading(&self.name).pinyin)]
    }
}

/// Somebody who is probably the person being entered.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    pub id: RecordId,
    pub person: Person,
    /// The same number; otherwise the same name and birth.
    pub has_same_number: bool,
}

/// More look-alikes than this are of no help at the counter.
const MOST_CANDIDATES: usize = 20;

impl Store {
    /// Those with the same number, then those with the same name and birth; never `but` itself.
    pub fn candidates(&self, person: &Person, but: Option<RecordId>) -> Result<Vec<Candidate>, StoreError> {
        let mut found = Vec::new();
        if !person.identity.number.is_empty() {
            let same = self.persons("identity_number = ?1", [&person.identity.number])?;
            found.extend(same.into_iter().map(|(id, person)| Candidate { id, person, has_same_number: true }));
        }
        if let (false, [Cell::Text(birth)]) = (person.name.is_empty(), birth_cell(person).as_slice()) {
            let same = self.persons("name = ?1 AND birth = ?2", (&*person.name, birth))?;
            found.extend(same.into_iter().map(|(id, person)| Candidate { id, person, has_same_number: false }));
        }
        found.retain(|candidate| Some(candidate.id) != but);
        let mut seen = std::collections::HashSet::new();
        found.retain(|candidate| seen.insert(candidate.id));
        Ok(found)
    }

    fn persons(&self, condition: &str, values: impl Params) -> Result<Vec<(RecordId, Person)>, StoreError> {
        let columns = &rows::statements::<Person>().columns;
        let sql = format!(
            "SELECT id, {columns} FROM {} WHERE {condition} ORDER BY id LIMIT {MOST_CANDIDATES}",
            Person::TABLE
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        rows::read_all(query.query(values)?)
    }
}

fn birth_cell(person: &Person) -> Vec<Cell> {
    use crate::domain::values::Value;
    person.birth.store()
}
