//! Rental houses: which one lies at a place, and which ones belong to a landlord.

use super::{Store, StoreError, Stored, rows};
use crate::domain::finding::{Reason, SearchKey};
use crate::domain::registers::RentalHouse;
use crate::domain::{RecordId, text};

impl Stored for RentalHouse {
    const NUMBER: u8 = 4;

    fn search_keys(&self) -> Vec<SearchKey> {
        vec![SearchKey::new(Reason::DocumentNumber, text::half_width(&self.house_number).to_lowercase())]
    }
}

impl Store {
    /// The rental house at a place, the latest one if there are several.
    pub fn rental_house_at(&self, place: RecordId) -> Result<Option<(RecordId, RentalHouse)>, StoreError> {
        Ok(self.rental_houses("place", place)?.pop())
    }

    pub fn rental_houses_of(&self, landlord: RecordId) -> Result<Vec<(RecordId, RentalHouse)>, StoreError> {
        self.rental_houses("landlord", landlord)
    }

    fn rental_houses(&self, link: &str, to: RecordId) -> Result<Vec<(RecordId, RentalHouse)>, StoreError> {
        let columns = &rows::statements::<RentalHouse>().columns;
        let sql = format!("SELECT id, {columns} FROM rental_house WHERE {link} = ?1 ORDER BY id");
        let mut query = self.connection.prepare_cached(&sql)?;
        rows::read_all(query.query([to.0])?)
    }
}
