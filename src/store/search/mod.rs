//! The one search box: words in, hits out, the best first.
//!
//! Each beginning is one stretch of the tree, walked only as far as hits are wanted. Several words are met by walking the
//! word with the fewest records and asking each of them for the others. A place also yields the people living there now.

mod gathered;
mod meeting;

use super::{Store, StoreError};
use crate::domain::finding::{Reason, Word};
use crate::domain::registers::{Person, RentalHouse};
use crate::domain::{RecordId, Register};
use rusqlite::Connection;

/// One record found, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub register: &'static str,
    pub record: RecordId,
    pub reason: Reason,
    /// The key it lies under.
    pub key: String,
}

/// A hit with the facts its line shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    Person(Box<FoundPerson>),
    Place(FoundPlace),
}

#[derive(Clone, Debug, PartialEq)]
pub struct FoundPerson {
    pub hit: Hit,
    pub person: Person,
    /// The present residence, or else the last one.
    pub residence: Option<LastResidence>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct LastResidence {
    pub id: RecordId,
    pub kind: String,
    pub place_name: String,
    pub is_present: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct FoundPlace {
    pub hit: Hit,
    /// The place itself; for a rental house, where it lies.
    pub place: RecordId,
    pub full_name: String,
    pub people: u32,
}

impl Store {
    /// The first hits: persons before places, exact keys before longer ones.
    pub fn search(&self, words: &[Word], most: usize) -> Result<Vec<Hit>, StoreError> {
        search(&self.connection, words, most)
    }

    /// The facts to show for hits. What was deleted meanwhile is left out.
    pub fn found(&self, hits: &[Hit]) -> Result<Vec<Found>, StoreError> {
        let mut found = Vec::with_capacity(hits.len());
        for hit in hits {
            found.extend(match hit.register {
                Person::TABLE => self.found_person(hit)?.map(|person| Found::Person(Box::new(person))),
                _ => self.found_place(hit)?.map(Found::Place),
            });
        }
        Ok(found)
    }

    fn found_person(&self, hit: &Hit) -> Result<Option<FoundPerson>, StoreError> {
        let Some(person) = self.load(hit.record)? else { return Ok(None) };
        Ok(Some(FoundPerson { hit: hit.clone(), person, residence: self.last_residence(hit.record)? }))
    }

    fn last_residence(&self, person: RecordId) -> Result<Option<LastResidence>, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT id, kind, place, until_date IS NULL
             FROM residence
             WHERE person = ?1
             ORDER BY until_date IS NULL DESC, from_date DESC, id DESC
             LIMIT 1",
        )?;
        let mut found = query.query([person.0])?;
        let Some(row) = found.next()? else { return Ok(None) };
        let place: Option<i64> = row.get(2)?;
        Ok(Some(LastResidence {
            id: RecordId(row.get(0)?),
            kind: row.get(1)?,
            place_name: place.map(|place| self.place_name(RecordId(place))).transpose()?.unwrap_or_default(),
            is_present: row.get(3)?,
        }))
    }

    fn found_place(&self, hit: &Hit) -> Result<Option<FoundPlace>, StoreError> {
        let place = match hit.register {
            RentalHouse::TABLE => self.load::<RentalHouse>(hit.record)?.and_then(|house| house.place.id),
            _ => Some(hit.record),
        };
        let Some(place) = place else { return Ok(None) };
        let facts = self.place_match(place)?;
        Ok(Some(FoundPlace { hit: hit.clone(), place, full_name: facts.full_name, people: facts.people }))
    }
}

/// The places under one word, without the people living there: a crowded dwelling is still one row of the picker.
pub(super) fn places(connection: &Connection, word: &Word, most: usize) -> Result<Vec<Hit>, StoreError> {
    Ok(gathered::gather(connection, word, most)?.best(most))
}

pub(super) fn search(connection: &Connection, words: &[Word], most: usize) -> Result<Vec<Hit>, StoreError> {
    match words {
        [] => Ok(Vec::new()),
        [word] => {
            let mut hits = gathered::gather(connection, word, most)?;
            hits.add_residents(connection, most)?;
            Ok(hits.best(most))
        }
        several => meeting::meet(connection, several, most),
    }
}
