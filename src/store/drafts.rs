//! What was being typed and is not saved yet. Kept in the encrypted file, outside history, offered again after a crash.

use super::{Store, StoreError};

#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Which form and which record.
    pub key: String,
    pub json: String,
    pub at: String,
}

impl Store {
    pub fn save_draft(&mut self, key: &str, json: &str, at: &str) -> Result<(), StoreError> {
        let sql = "INSERT OR REPLACE INTO draft (key, json, saved_at) VALUES (?1, ?2, ?3)";
        self.connection.prepare_cached(sql)?.execute((key, json, at))?;
        Ok(())
    }

    /// All drafts, the latest first.
    pub fn drafts(&self) -> Result<Vec<Draft>, StoreError> {
        let mut query = self.connection.prepare("SELECT key, json, saved_at FROM draft ORDER BY saved_at DESC, key")?;
        let rows = query.query_map([], |row| Ok(Draft { key: row.get(0)?, json: row.get(1)?, at: row.get(2)? }))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub fn drop_draft(&mut self, key: &str) -> Result<(), StoreError> {
        self.connection.prepare_cached("DELETE FROM draft WHERE key = ?1")?.execute([key])?;
        Ok(())
    }
}
