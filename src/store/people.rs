//! Persons: what the store keeps beside their fields, and who is probably there already.

use super::{Store, StoreError, Stored, Writing, rows};
use crate::domain::registers::Person;
use crate::domain::{Cell, Date, RecordId, name};
use rusqlite::Params;
use std::collections::HashSet;

impl Stored for Person {
    const NUMBER: u8 = 1;
    const KEPT: &'static [&'static str] = &["name_pinyin"];

    fn kept(&self) -> Vec<Cell> {
        vec![Cell::Text(name::reading(&self.name).pinyin)]
    }
}

impl Writing<'_> {
    /// Everybody of exactly this name.
    pub fn people_named(&self, name: &str) -> Result<Vec<(RecordId, Person)>, StoreError> {
        let columns = &rows::statements::<Person>().columns;
        let sql = format!("SELECT id, {columns} FROM person WHERE name = ?1 ORDER BY id LIMIT {MOST_SIMILAR}");
        rows::read_all(self.transaction.prepare_cached(&sql)?.query([name])?)
    }

    /// Everybody with exactly this identity number.
    pub fn people_numbered(&self, number: &str) -> Result<Vec<(RecordId, Person)>, StoreError> {
        let columns = &rows::statements::<Person>().columns;
        let sql = format!("SELECT id, {columns} FROM person WHERE identity_number = ?1 ORDER BY id");
        rows::read_all(self.transaction.prepare_cached(&sql)?.query([number])?)
    }
}

/// More look-alikes than this are of no help at the counter.
const MOST_SIMILAR: usize = 20;

impl Store {
    /// Those with the same number, then those with the same name and birth.
    pub fn similar_people(&self, number: &str, name: &str, birth: Option<Date>) -> Result<Vec<RecordId>, StoreError> {
        let mut similar = Vec::new();
        if !number.is_empty() {
            similar = self.person_ids("identity_number = ?1", [number])?;
        }
        if let (false, Some(birth)) = (name.is_empty(), birth) {
            similar.extend(self.person_ids("name = ?1 AND birth = ?2", [name, &birth.to_string()])?);
        }
        let mut seen = HashSet::new();
        similar.retain(|id| seen.insert(*id));
        Ok(similar)
    }

    fn person_ids(&self, condition: &str, values: impl Params) -> Result<Vec<RecordId>, StoreError> {
        let sql = format!("SELECT id FROM person WHERE {condition} ORDER BY id LIMIT {MOST_SIMILAR}");
        let mut query = self.connection.prepare_cached(&sql)?;
        let found = query.query_map(values, |row| row.get(0).map(RecordId))?;
        Ok(found.collect::<Result<_, _>>()?)
    }
}
