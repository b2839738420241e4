//! Organisations: owners, landlords and tenants that are no natural persons.

use super::{Store, StoreError, Stored, Writing, rows};
use crate::domain::RecordId;
use crate::domain::registers::{Agreement, HouseParty, Organisation, RentalHouse, Tenancy};
use rusqlite::Connection;

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

    /// The houses an organisation owns, in the order of their files.
    pub fn houses_of_organisation(&self, id: RecordId) -> Result<Vec<(RecordId, RentalHouse)>, StoreError> {
        self.referring_to_organisation("landlord_organisation = ?1 ORDER BY id", id)
    }

    /// What an organisation rents and has rented, the latest first.
    pub fn tenancies_of_organisation(&self, id: RecordId) -> Result<Vec<(RecordId, Tenancy)>, StoreError> {
        self.referring_to_organisation("tenant_organisation = ?1 ORDER BY from_date DESC, id DESC", id)
    }

    /// The further roles an organisation has and had at houses, the latest first.
    pub fn parties_of_organisation(&self, id: RecordId) -> Result<Vec<(RecordId, HouseParty)>, StoreError> {
        self.referring_to_organisation("organisation = ?1 ORDER BY from_date DESC, id DESC", id)
    }

    fn referring_to_organisation<R: Stored>(
        &self,
        condition: &str,
        id: RecordId,
    ) -> Result<Vec<(RecordId, R)>, StoreError> {
        let columns = &rows::statements::<R>().columns;
        let sql = format!("SELECT id, {columns} FROM {} WHERE {condition}", R::TABLE);
        rows::read_all(self.connection.prepare_cached(&sql)?.query([id.0])?)
    }

    /// Every agreement with an organisation, the latest first.
    pub fn agreements_of_organisation(&self, id: RecordId) -> Result<Vec<(RecordId, Agreement)>, StoreError> {
        self.referring_to_organisation("organisation = ?1 ORDER BY valid_from DESC, id DESC", id)
    }

    /// Every organisation of exactly this name or with this code.
    pub fn organisations_called(&self, name: &str, code: &str) -> Result<Vec<(RecordId, Organisation)>, StoreError> {
        organisations_called(&self.connection, name, code)
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
        organisations_called(&self.transaction, name, code)
    }
}

fn organisations_called(
    connection: &Connection,
    name: &str,
    code: &str,
) -> Result<Vec<(RecordId, Organisation)>, StoreError> {
    let columns = &rows::statements::<Organisation>().columns;
    let sql =
        format!("SELECT id, {columns} FROM organisation WHERE organisation_name = ?1 OR credit_code = ?2 ORDER BY id");
    rows::read_all(connection.prepare_cached(&sql)?.query((name, code))?)
}
