//! Who answers for a part of the address tree.

use super::{Store, StoreError, Stored, rows};
use crate::domain::RecordId;
use crate::domain::registers::PlaceDuty;

impl Stored for PlaceDuty {
    const NUMBER: u8 = 13;
}

impl Store {
    /// Every duty over this very place, past ones included: by kind of duty, the first holder first.
    pub fn place_duties(&self, place: RecordId) -> Result<Vec<(RecordId, PlaceDuty)>, StoreError> {
        let columns = &rows::statements::<PlaceDuty>().columns;
        let sql = format!("SELECT id, {columns} FROM place_duty WHERE place = ?1 ORDER BY duty, from_date, id");
        let mut query = self.connection.prepare_cached(&sql)?;
        rows::read_all(query.query([place.0])?)
    }
}
