//! Who answers for a rental house beside its landlord.

use super::{Store, StoreError, Stored, rows};
use crate::domain::RecordId;
use crate::domain::registers::HouseParty;

impl Stored for HouseParty {
    const NUMBER: u8 = 10;
}

impl Store {
    /// Everybody with a role at a house, those who have it now first.
    pub fn parties_of(&self, house: RecordId) -> Result<Vec<(RecordId, HouseParty)>, StoreError> {
        let columns = &rows::statements::<HouseParty>().columns;
        let sql = format!(
            "SELECT id, {columns}
             FROM house_party
             WHERE house = ?1
             ORDER BY until_date IS NULL DESC, role, from_date, id"
        );
        rows::read_all(self.connection.prepare_cached(&sql)?.query([house.0])?)
    }
}
