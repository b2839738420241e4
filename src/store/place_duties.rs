//! Who answers for a part of the address tree.

use super::{Store, StoreError, Stored, rows};
use crate::domain::registers::PlaceDuty;
use crate::domain::{RecordId, Register};

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

    /// Everybody on this kind of duty now, in the order of their places.
    pub fn holders_of_duty(&self, duty: &str) -> Result<Vec<(RecordId, PlaceDuty)>, StoreError> {
        let columns = PlaceDuty::columns().iter().map(|column| format!("place_duty.{column}")).collect::<Vec<_>>();
        let sql = format!(
            "SELECT place_duty.id, {}
             FROM place_duty
             JOIN place ON place.id = place_duty.place
             WHERE place_duty.duty = ?1 AND place_duty.until_date IS NULL
             ORDER BY place.natural_name, place_duty.id",
            columns.join(", ")
        );
        rows::read_all(self.connection.prepare_cached(&sql)?.query([duty])?)
    }
}
