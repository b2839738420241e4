//! One line of the log, and the hash that ties it to the line before.

use super::{digest, feed};
use crate::store::{StoreError, hex};
use rusqlite::{Connection, OptionalExtension, Row};
use sha2::{Digest, Sha256};

pub(super) struct Line {
    pub id: i64,
    pub at: String,
    pub operator: String,
    pub machine: String,
    pub action: String,
    pub detail: String,
    pub purpose: Option<String>,
    pub change: Option<i64>,
    pub change_digest: Option<String>,
    pub previous_hash: String,
}

impl Line {
    pub fn hash(&self) -> String {
        let mut hasher = Sha256::new();
        feed(&mut hasher, Some(&self.id.to_string()));
        for part in [&self.at, &self.operator, &self.machine, &self.action, &self.detail] {
            feed(&mut hasher, Some(part));
        }
        feed(&mut hasher, self.purpose.as_deref());
        feed(&mut hasher, self.change.map(|change| change.to_string()).as_deref());
        feed(&mut hasher, self.change_digest.as_deref());
        feed(&mut hasher, Some(&self.previous_hash));
        hex::encode(&hasher.finalize())
    }

    pub fn history_is_untouched(&self, connection: &Connection) -> Result<bool, StoreError> {
        let Some(change) = self.change else { return Ok(true) };
        Ok(self.change_digest == Some(digest(connection, change)?))
    }

    /// Whether the change the line stands for says the same of who, where, when and what for.
    pub fn belongs_to_its_change(&self, connection: &Connection) -> Result<bool, StoreError> {
        let Some(change) = self.change else { return Ok(true) };
        let mut query = connection.prepare_cached(
            "SELECT at = ?2 AND operator = ?3 AND machine = ?4 AND what = ?5 AND purpose IS ?6
                    AND (undoes IS NULL OR ?7 = 'undo')
             FROM change
             WHERE id = ?1",
        )?;
        let line = (change, &self.at, &self.operator, &self.machine, &self.detail, &self.purpose, &self.action);
        Ok(query.query_row(line, |row| row.get(0)).optional()?.unwrap_or(false))
    }

    pub fn insert(&self, connection: &Connection) -> Result<(), StoreError> {
        let mut statement = connection.prepare_cached(
            "INSERT INTO audit
                 (id, at, operator, machine, action, detail, purpose, change, change_digest, previous_hash, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?;
        statement.execute(rusqlite::params![
            self.id,
            self.at,
            self.operator,
            self.machine,
            self.action,
            self.detail,
            self.purpose,
            self.change,
            self.change_digest,
            self.previous_hash,
            self.hash(),
        ])?;
        Ok(())
    }

    /// The line and the hash that stands beside it.
    pub fn read(row: &Row<'_>) -> rusqlite::Result<(Self, String)> {
        let line = Self {
            id: row.get(0)?,
            at: row.get(1)?,
            operator: row.get(2)?,
            machine: row.get(3)?,
            action: row.get(4)?,
            detail: row.get(5)?,
            purpose: row.get(6)?,
            change: row.get(7)?,
            change_digest: row.get(8)?,
            previous_hash: row.get(9)?,
        };
        Ok((line, row.get(10)?))
    }
}
