//! Where people live and lived: by person as a time line, by place as those living there now.

use super::{Store, StoreError, Stored, rows};
use crate::domain::finding::{Reason, SearchKey};
use crate::domain::registers::{Person, Residence};
use crate::domain::{RecordId, text};

impl Stored for Residence {
    const NUMBER: u8 = 3;

    fn search_keys(&self) -> Vec<SearchKey> {
        vec![SearchKey::new(Reason::DocumentNumber, text::half_width(&self.registration_number).to_lowercase())]
    }
}

/// Somebody living at a place now.
#[derive(Clone, Debug, PartialEq)]
pub struct Resident {
    pub residence_id: RecordId,
    pub person_id: RecordId,
    pub residence: Residence,
    pub person: Person,
}

impl Store {
    /// A person's residences, the present ones first, then the latest.
    pub fn residences_of(&self, person: RecordId) -> Result<Vec<(RecordId, Residence)>, StoreError> {
        let columns = &rows::statements::<Residence>().columns;
        let sql = format!(
            "SELECT id, {columns}
             FROM residence
             WHERE person = ?1
             ORDER BY until_date IS NULL DESC, from_date DESC, id DESC"
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        rows::read_all(query.query([person.0])?)
    }

    /// Everyone living at a place now (at that very place, not below it), who came first first.
    pub fn residents(&self, place: RecordId) -> Result<Vec<Resident>, StoreError> {
        let columns = &rows::statements::<Residence>().columns;
        let sql = format!(
            "SELECT id, {columns} FROM residence WHERE place = ?1 AND until_date IS NULL ORDER BY from_date, id"
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let residences: Vec<(RecordId, Residence)> = rows::read_all(query.query([place.0])?)?;
        residences.into_iter().map(|(id, residence)| self.resident(id, residence)).collect()
    }

    fn resident(&self, residence_id: RecordId, residence: Residence) -> Result<Resident, StoreError> {
        let person_id = residence.person.id.ok_or(StoreError::Unreadable)?;
        let person = self.load(person_id)?.ok_or(StoreError::Unreadable)?;
        Ok(Resident { residence_id, person_id, residence, person })
    }
}
