//! Organisations: owners, landlords and tenants that are no natural persons.

use super::{Store, StoreError, Stored, Writing, rows};
use crate::domain::RecordId;
use crate::domain::registers::Organisation;

impl Stored for Organisation {
    const NUMBER: u8 = 5;
}

impl Store {
    /// Organisations with this in their name, or with a code that begins so.
    pub fn organisations_matching(&self, typed: &str, most: u32) -> Result<Vec<(RecordId, Organisation)>, StoreError> {
        let columns = &rows::statements::<Organisation>().columns;
        let sql = format!(
            "SELECT id, {columns}
             FROM organisation
             WHERE instr(organisation_name, ?1) > 0 OR instr(credit_code, upper(?1)) = 1
             ORDER BY length(organisation_name), organisation_name, id
             LIMIT ?2"
        );
        rows::read_all(self.connection.prepare_cached(&sql)?.query((typed, most))?)
    }

    /// The organisations somebody represents.
    pub fn organisations_represented_by(&self, person: RecordId) -> Result<Vec<(RecordId, Organisation)>, StoreError> {
        let columns = &rows::statements::<Organisation>().columns;
        let sql = format!("SELECT id, {columns} FROM organisation WHERE representative = ?1 ORDER BY id");
        rows::read_all(self.connection.prepare_cached(&sql)?.query([person.0])?)
    }
}

impl Writing<'_> {
    /// Every organisation of exactly this name or with this code.
    pub fn organisations_called(&self, name: &str, code: &str) -> Result<Vec<(RecordId, Organisation)>, StoreError> {
        let columns = &rows::statements::<Organisation>().columns;
        let sql = format!(
            "SELECT id, {columns} FROM organisation WHERE organisation_name = ?1 OR credit_code = ?2 ORDER BY id"
        );
        rows::read_all(self.transaction.prepare_cached(&sql)?.query((name, code))?)
    }
}
