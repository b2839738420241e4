//! Whether the file is whole: every page authentic, every tree in order, every link leading somewhere.

use super::{Store, StoreError};
use rusqlite::Connection;

/// What looking through the whole file showed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Integrity {
    /// Pages whose authentication code does not match their bytes.
    pub altered_pages: usize,
    /// Faults in tables and indexes.
    pub structural_faults: usize,
    /// Links to records that are not there.
    pub loose_links: usize,
}

impl Integrity {
    pub fn is_sound(&self) -> bool {
        *self == Self::default()
    }
}

impl Store {
    pub fn integrity(&self) -> Result<Integrity, StoreError> {
        integrity(&self.connection)
    }
}

pub(super) fn integrity(connection: &Connection) -> Result<Integrity, StoreError> {
    let altered_pages = lines(connection, "PRAGMA cipher_integrity_check")?.len();
    let structural = lines(connection, "PRAGMA quick_check")?;
    Ok(Integrity {
        altered_pages,
        structural_faults: structural.iter().filter(|line| *line != "ok").count(),
        loose_links: lines(connection, "SELECT \"table\" FROM pragma_foreign_key_check")?.len(),
    })
}

fn lines(connection: &Connection, sql: &str) -> Result<Vec<String>, StoreError> {
    let mut query = connection.prepare(sql)?;
    let rows = query.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
