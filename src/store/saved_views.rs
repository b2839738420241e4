//! What an operator likes to see of a list again. Habits, no records: outside history, like drafts.

use super::{Store, StoreError};
use crate::domain::RecordId;

/// One view under its name: filter, order and columns as JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedView {
    pub id: RecordId,
    pub name: String,
    pub json: String,
}

impl Store {
    /// The operator's views of a list, by name.
    pub fn saved_views(&self, operator: &str, list: &str) -> Result<Vec<SavedView>, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT id, name, view
             FROM saved_view
             WHERE operator = ?1 AND list = ?2
             ORDER BY name",
        )?;
        let rows = query.query_map((operator, list), |row| {
            Ok(SavedView { id: RecordId(row.get(0)?), name: row.get(1)?, json: row.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Keeps a view; one of the same name is replaced.
    pub fn save_view(&mut self, operator: &str, list: &str, name: &str, json: &str) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO saved_view (operator, list, name, view) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (operator, list, name) DO UPDATE SET view = excluded.view",
        )?;
        statement.execute((operator, list, name, json))?;
        Ok(())
    }

    /// Forgets a view of this operator.
    pub fn drop_view(&mut self, operator: &str, id: RecordId) -> Result<(), StoreError> {
        let sql = "DELETE FROM saved_view WHERE operator = ?1 AND id = ?2";
        self.connection.prepare_cached(sql)?.execute((operator, id.0))?;
        Ok(())
    }
}
