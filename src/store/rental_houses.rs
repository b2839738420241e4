//! Rental houses: which one lies at a place, and which ones belong to a landlord. Their list is in `house_list`.

use super::{Store, StoreError, Stored, Writing, rows};
use crate::domain::finding::{Reason, SearchKey};
use crate::domain::registers::RentalHouse;
use crate::domain::{RecordId, text};
use rusqlite::{Connection, OptionalExtension};

impl Stored for RentalHouse {
    const NUMBER: u8 = 4;

    fn search_keys(&self, _wanted: &[Reason]) -> Vec<SearchKey> {
        vec![SearchKey::new(Reason::DocumentNumber, text::half_width(&self.house_number).to_uppercase())]
    }
}

impl Store {
    /// The rental house at a place, the latest one if there are several.
    pub fn rental_house_at(&self, place: RecordId) -> Result<Option<(RecordId, RentalHouse)>, StoreError> {
        rental_house_at(&self.connection, place)
    }

    /// The file of a place that is still kept (not 停租), beside the one with this number.
    pub fn running_house_at(
        &self,
        place: RecordId,
        beside: Option<RecordId>,
    ) -> Result<Option<(RecordId, RentalHouse)>, StoreError> {
        let columns = &rows::statements::<RentalHouse>().columns;
        let sql = format!(
            "SELECT id, {columns}
             FROM rental_house
             WHERE place = ?1 AND letting_state <> '3' AND id IS NOT ?2
             ORDER BY id
             LIMIT 1"
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        Ok(rows::read_all(query.query((place.0, beside.map(|id| id.0)))?)?.pop())
    }

    /// The kept files with this 标牌编码.
    pub fn houses_plated(&self, plate_number: &str) -> Result<Vec<RecordId>, StoreError> {
        houses_plated(&self.connection, plate_number)
    }

    /// The houses a landlord lets, each by its address.
    pub fn houses_let_by(&self, landlord: RecordId) -> Result<Vec<(RecordId, String)>, StoreError> {
        houses_let_by(&self.connection, landlord)
    }
}

impl Writing<'_> {
    pub fn rental_house_at(&self, place: RecordId) -> Result<Option<(RecordId, RentalHouse)>, StoreError> {
        rental_house_at(&self.transaction, place)
    }

    /// The file of a place that is still kept (not 停租).
    pub fn running_house_at(&self, place: RecordId) -> Result<Option<RecordId>, StoreError> {
        let sql = "SELECT id FROM rental_house WHERE place = ?1 AND letting_state <> '3' ORDER BY id LIMIT 1";
        let mut query = self.transaction.prepare_cached(sql)?;
        Ok(query.query_row([place.0], |row| row.get(0)).optional()?.map(RecordId))
    }

    /// The kept files with this 标牌编码.
    pub fn houses_plated(&self, plate_number: &str) -> Result<Vec<RecordId>, StoreError> {
        houses_plated(&self.transaction, plate_number)
    }

    /// The addresses of the dwellings a landlord lets.
    pub fn dwellings_let_by(&self, landlord: RecordId) -> Result<Vec<String>, StoreError> {
        Ok(houses_let_by(&self.transaction, landlord)?.into_iter().map(|(_, address)| address).collect())
    }
}

fn houses_plated(connection: &Connection, plate_number: &str) -> Result<Vec<RecordId>, StoreError> {
    let sql = "SELECT id FROM rental_house WHERE plate_number = ?1 AND letting_state <> '3' ORDER BY id";
    let mut query = connection.prepare_cached(sql)?;
    let ids = query.query_map([plate_number], |row| row.get(0).map(RecordId))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

fn houses_let_by(connection: &Connection, landlord: RecordId) -> Result<Vec<(RecordId, String)>, StoreError> {
    let mut query = connection.prepare_cached(
        "SELECT rental_house.id, place.full_name
         FROM rental_house
         JOIN place ON place.id = rental_house.place
         WHERE rental_house.landlord = ?1
         ORDER BY place.natural_name",
    )?;
    let houses = query.query_map([landlord.0], |row| Ok((RecordId(row.get(0)?), row.get(1)?)))?;
    Ok(houses.collect::<Result<_, _>>()?)
}

fn rental_house_at(connection: &Connection, place: RecordId) -> Result<Option<(RecordId, RentalHouse)>, StoreError> {
    let columns = &rows::statements::<RentalHouse>().columns;
    let sql = format!("SELECT id, {columns} FROM rental_house WHERE place = ?1 ORDER BY id DESC LIMIT 1");
    let mut query = connection.prepare_cached(&sql)?;
    Ok(rows::read_all(query.query([place.0])?)?.pop())
}
