//! Persons: what the store keeps beside their fields, and who has a name. Who may be whom is in `alike`.

use super::{Store, StoreError, Stored, Writing, rows};
use crate::domain::registers::Person;
use crate::domain::{Cell, RecordId, name};
use rusqlite::Connection;

impl Stored for Person {
    const NUMBER: u8 = 1;
    const KEPT: &'static [&'static str] = &["name_pinyin"];

    fn kept(&self) -> Vec<Cell> {
        vec![Cell::Text(name::reading(&self.name).pinyin)]
    }
}

impl Store {
    /// The number of the person entered last: about how many there are, without counting them.
    pub fn newest_person(&self) -> Result<i64, StoreError> {
        let mut query = self.connection.prepare_cached("SELECT ifnull(max(id), 0) FROM person")?;
        Ok(query.query_row([], |row| row.get(0))?)
    }

    /// Whether anybody is registered at all.
    pub fn has_people(&self) -> Result<bool, StoreError> {
        Ok(self.connection.query_row("SELECT EXISTS (SELECT 1 FROM person)", [], |row| row.get(0))?)
    }

    /// Everybody with exactly this identity number.
    pub fn people_numbered(&self, number: &str) -> Result<Vec<(RecordId, Person)>, StoreError> {
        people_numbered(&self.connection, number)
    }

    /// Everybody of exactly this name.
    pub fn ids_named(&self, name: &str) -> Result<Vec<RecordId>, StoreError> {
        let mut query = self.connection.prepare_cached("SELECT id FROM person WHERE name = ?1 ORDER BY id")?;
        let ids = query.query_map([name], |row| row.get(0).map(RecordId))?;
        Ok(ids.collect::<Result<_, _>>()?)
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
        people_numbered(&self.transaction, number)
    }

    /// Whether somebody has exactly this identity number.
    pub fn is_numbered(&self, number: &str) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM person WHERE identity_number = ?1)";
        Ok(self.transaction.prepare_cached(sql)?.query_row([number], |row| row.get(0))?)
    }
}

fn people_numbered(connection: &Connection, number: &str) -> Result<Vec<(RecordId, Person)>, StoreError> {
    let columns = &rows::statements::<Person>().columns;
    let sql = format!("SELECT id, {columns} FROM person WHERE identity_number = ?1 ORDER BY id");
    rows::read_all(connection.prepare_cached(&sql)?.query([number])?)
}

/// More look-alikes than this are of no help at the counter.
const MOST_SIMILAR: usize = 20;
