//! Where people live and lived: by person as a time line, by place as those living there now.

use super::{Store, StoreError, Stored, Writing, rows};
use crate::domain::finding::{Reason, SearchKey};
use crate::domain::registers::Residence;
use crate::domain::{Date, RecordId, text};
use rusqlite::Connection;

const OF_A_PERSON: &str = "person = ?1 ORDER BY until_date IS NULL DESC, from_date DESC, id DESC";

impl Stored for Residence {
    const NUMBER: u8 = 3;

    fn people_at_home(&self, _id: RecordId, _connection: &Connection) -> Result<Vec<RecordId>, StoreError> {
        Ok(self.person.id.into_iter().collect())
    }

    fn search_keys(&self, _wanted: &[Reason]) -> Vec<SearchKey> {
        vec![SearchKey::new(Reason::DocumentNumber, text::half_width(&self.registration_number).to_uppercase())]
    }
}

impl Store {
    /// A person's residences, the present ones first, then the latest.
    pub fn residences_of(&self, person: RecordId) -> Result<Vec<(RecordId, Residence)>, StoreError> {
        residences(&self.connection, OF_A_PERSON, person)
    }

    /// Those who came along with the one of this residence, in the order they were written down.
    pub fn companions_of(&self, residence: RecordId) -> Result<Vec<(RecordId, Residence)>, StoreError> {
        residences(&self.connection, "companion_of = ?1 ORDER BY id", residence)
    }

    /// The residences at a place now (at that very place, not below it), the longest there first.
    pub fn residences_at(&self, place: RecordId) -> Result<Vec<(RecordId, Residence)>, StoreError> {
        residences(&self.connection, "place = ?1 AND until_date IS NULL ORDER BY from_date, id", place)
    }

    /// Everybody who lives at a place now, with their name.
    pub fn names_at(&self, place: RecordId) -> Result<Vec<(RecordId, String)>, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT residence.person, person.name
             FROM residence
             JOIN person ON person.id = residence.person
             WHERE residence.place = ?1 AND residence.until_date IS NULL
             ORDER BY residence.person",
        )?;
        let rows = query.query_map([place.0], |row| Ok((RecordId(row.get(0)?), row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The first residences at a place or anywhere below it now, in the order of addresses.
    pub fn residences_below(&self, place: RecordId, most: usize) -> Result<Vec<(RecordId, Residence)>, StoreError> {
        let condition = "id IN (
             WITH RECURSIVE below (id) AS (
                 VALUES (?1)
                 UNION
                 SELECT place.id FROM below CROSS JOIN place ON place.parent = below.id
             )
             SELECT residence.id
             FROM below
             CROSS JOIN residence ON residence.place = below.id AND residence.until_date IS NULL
         )";
        let order = "(SELECT natural_name FROM place WHERE place.id = residence.place), from_date, id";
        residences(&self.connection, &format!("{condition} ORDER BY {order} LIMIT {most}"), place)
    }

    /// The residences at a place on a day: who left that day is gone, who came that day is there.
    pub fn residences_at_on(&self, place: RecordId, day: Date) -> Result<Vec<(RecordId, Residence)>, StoreError> {
        let mut there = residences(&self.connection, "place = ?1 ORDER BY from_date, id", place)?;
        there.retain(|(_, stay)| {
            stay.from_date.0.is_none_or(|from| from <= day) && stay.until_date.0.is_none_or(|until| until > day)
        });
        Ok(there)
    }
}

impl Writing<'_> {
    /// The residences at a place now, the longest there first.
    pub fn residences_at(&self, place: RecordId) -> Result<Vec<(RecordId, Residence)>, StoreError> {
        residences(&self.transaction, "place = ?1 AND until_date IS NULL ORDER BY from_date, id", place)
    }

    /// A person's residences, the present ones first, then the latest.
    pub fn residences_of(&self, person: RecordId) -> Result<Vec<(RecordId, Residence)>, StoreError> {
        residences(&self.transaction, OF_A_PERSON, person)
    }

    /// Where a person lives as far as is known: the residences without an end.
    pub fn open_residences(&self, person: RecordId) -> Result<Vec<(RecordId, Residence)>, StoreError> {
        residences(&self.transaction, "person = ?1 AND until_date IS NULL ORDER BY from_date, id", person)
    }
}

fn residences(
    connection: &Connection,
    condition: &str,
    linked: RecordId,
) -> Result<Vec<(RecordId, Residence)>, StoreError> {
    let columns = &rows::statements::<Residence>().columns;
    let mut query = connection.prepare_cached(&format!("SELECT id, {columns} FROM residence WHERE {condition}"))?;
    rows::read_all(query.query([linked.0])?)
}
