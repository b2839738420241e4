//! Tenancies and who really lives there under them.

use super::{Store, StoreError, Stored, Writing, rows};
use crate::domain::RecordId;
use crate::domain::registers::{Occupant, Tenancy};
use rusqlite::{Connection, OptionalExtension};

impl Stored for Tenancy {
    const NUMBER: u8 = 8;
}

impl Stored for Occupant {
    const NUMBER: u8 = 9;
}

impl Store {
    /// Every tenancy of a house, the running ones first, then the latest.
    pub fn tenancies_of(&self, house: RecordId) -> Result<Vec<(RecordId, Tenancy)>, StoreError> {
        tenancies_of(&self.connection, house)
    }

    /// Everybody who ever lived there under this tenancy, those who are there first, in the order they came.
    pub fn occupants_of(&self, tenancy: RecordId) -> Result<Vec<(RecordId, Occupant)>, StoreError> {
        occupants_of(&self.connection, tenancy)
    }

    /// Every tenancy somebody rents or lives under, the running ones first, then the latest.
    pub fn tenancies_with(&self, person: RecordId) -> Result<Vec<(RecordId, Tenancy)>, StoreError> {
        let columns = &rows::statements::<Tenancy>().columns;
        let sql = format!(
            "SELECT id, {columns}
             FROM tenancy
             WHERE tenant = ?1 OR id IN (SELECT tenancy FROM occupant WHERE person = ?1)
             ORDER BY ended_on IS NULL DESC, from_date DESC, id DESC"
        );
        rows::read_all(self.connection.prepare_cached(&sql)?.query([person.0])?)
    }

    /// Where somebody lives under a tenancy that runs, the latest first.
    pub fn let_to(&self, person: RecordId) -> Result<Option<RecordId>, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT rental_house.place
             FROM occupant
             JOIN tenancy ON tenancy.id = occupant.tenancy
             JOIN rental_house ON rental_house.id = tenancy.house
             WHERE occupant.person = ?1 AND occupant.until_date IS NULL AND tenancy.ended_on IS NULL
             ORDER BY occupant.from_date DESC
             LIMIT 1",
        )?;
        let place: Option<Option<i64>> = query.query_row([person.0], |row| row.get(0)).optional()?;
        Ok(place.flatten().map(RecordId))
    }
}

impl Writing<'_> {
    pub fn tenancies_of(&self, house: RecordId) -> Result<Vec<(RecordId, Tenancy)>, StoreError> {
        tenancies_of(&self.transaction, house)
    }

    pub fn occupants_of(&self, tenancy: RecordId) -> Result<Vec<(RecordId, Occupant)>, StoreError> {
        occupants_of(&self.transaction, tenancy)
    }
}

fn tenancies_of(connection: &Connection, house: RecordId) -> Result<Vec<(RecordId, Tenancy)>, StoreError> {
    let columns = &rows::statements::<Tenancy>().columns;
    let sql = format!(
        "SELECT id, {columns}
         FROM tenancy
         WHERE house = ?1
         ORDER BY ended_on IS NULL DESC, from_date DESC, id DESC"
    );
    rows::read_all(connection.prepare_cached(&sql)?.query([house.0])?)
}

fn occupants_of(connection: &Connection, tenancy: RecordId) -> Result<Vec<(RecordId, Occupant)>, StoreError> {
    let columns = &rows::statements::<Occupant>().columns;
    let sql = format!(
        "SELECT id, {columns}
         FROM occupant
         WHERE tenancy = ?1
         ORDER BY until_date IS NULL DESC, from_date, id"
    );
    rows::read_all(connection.prepare_cached(&sql)?.query([tenancy.0])?)
}
