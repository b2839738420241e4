//! Agreements found by the whole of their number.

use crate::domain::RecordId;
use crate::store::{Store, StoreError};
use rusqlite::OptionalExtension;

impl Store {
    /// Those among these numbers that there are, in this order.
    pub fn agreements_numbered(&self, numbers: &[String]) -> Result<Vec<RecordId>, StoreError> {
        let mut query = self.connection.prepare_cached("SELECT id FROM agreement WHERE agreement_number = ?1")?;
        let mut found = Vec::new();
        for number in numbers {
            found.extend(query.query_row([number], |row| row.get(0).map(RecordId)).optional()?);
        }
        Ok(found)
    }
}
