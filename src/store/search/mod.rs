//! The one search box: words in, hits out, the best first.
//!
//! Each beginning is one stretch of the tree, walked only as far as hits are wanted (`walk`). Several words are met by
//! walking the word with the fewest records (`meeting`) and asking each of them for the others (`asked`). Beside the keys of
//! people stand the doors they live behind, so that a name and a door are met in the one stretch under the name.

mod asked;
mod meeting;
mod walk;

use self::meeting::meet;
use self::walk::Sought;
use super::places::spelling;
use super::{Store, StoreError};
use crate::domain::finding::{Reason, Word};
use crate::domain::registers::{Person, RentalHouse};
use crate::domain::{RecordId, Register};
use rusqlite::Connection;

/// So many places are shown however many people there are.
const PLACES_KEPT: usize = 5;

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
        let words = words
            .iter()
            .map(|word| Ok(spelling::with_aliases(&self.connection, word)?.into_owned()))
            .collect::<Result<Vec<_>, StoreError>>()?;
        search(&self.connection, &words, most)
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
    meet(connection, std::slice::from_ref(word), Sought::Places, most)
}

/// Persons first, but not so many that no place is left to be seen.
fn search(connection: &Connection, words: &[Word], most: usize) -> Result<Vec<Hit>, StoreError> {
    let mut places = meet(connection, words, Sought::Places, most)?;
    let kept = places.len().min(PLACES_KEPT);
    let mut hits = meet(connection, words, Sought::People, most.saturating_sub(kept))?;
    places.truncate(most - hits.len());
    hits.extend(places);
    Ok(hits)
}
