//! Walking the stretches of the search tree under one word.

use super::Hit;
use crate::domain::finding::{Reason, SearchKey, Word};
use crate::domain::registers::{Person, Place, RentalHouse, Residence};
use crate::domain::{RecordId, Register};
use crate::store::{StoreError, Stored};
use rusqlite::Connection;
use std::collections::HashSet;

/// The records under one word, each once, in the order of the tree.
#[derive(Default)]
pub(super) struct Gathered {
    pub hits: Vec<Ranked>,
    pub known: HashSet<(u8, i64)>,
    /// No stretch was left before its end.
    pub is_complete: bool,
    pub has_places: bool,
}

pub(super) struct Ranked {
    pub hit: Hit,
    is_longer: bool,
    beginning: usize,
}

pub(super) fn gather(connection: &Connection, word: &Word, most: usize) -> Result<Gathered, StoreError> {
    let mut gathered = Gathered { is_complete: true, ..Gathered::default() };
    for (index, beginning) in word.beginnings.iter().enumerate() {
        for register in registers_under(beginning.reason) {
            gathered.walk(connection, beginning, index, *register, most)?;
        }
    }
    Ok(gathered)
}

/// Which registers lie under a reason: nothing is gained by walking the others' empty stretches.
pub(super) fn registers_under(reason: Reason) -> &'static [u8] {
    match reason {
        Reason::Address | Reason::Room => &[Place::NUMBER],
        Reason::DocumentNumber => &[Residence::NUMBER, RentalHouse::NUMBER],
        _ => &[Person::NUMBER],
    }
}

impl Gathered {
    fn walk(
        &mut self,
        connection: &Connection,
        beginning: &SearchKey,
        index: usize,
        register: u8,
        most: usize,
    ) -> Result<(), StoreError> {
        let mut query = connection.prepare_cached(
            "SELECT key, record
             FROM search_key
             WHERE reason = ?1 AND register = ?2 AND key >= ?3 AND key < ?4
             ORDER BY key, record",
        )?;
        let end = format!("{}\u{10FFFF}", beginning.key);
        let mut rows = query.query((beginning.reason as u8, register, &beginning.key, end))?;
        let mut taken = 0;
        while let Some(row) = rows.next()? {
            if taken == most {
                self.is_complete = false;
                break;
            }
            let (register, record) = person_of(connection, register, row.get(1)?)?;
            if self.known.insert((register, record)) {
                let key: String = row.get(0)?;
                let is_longer = key.len() > beginning.key.len();
                let hit = Hit { register: table(register), record: RecordId(record), reason: beginning.reason, key };
                self.has_places |= hit.register == Place::TABLE;
                self.hits.push(Ranked { hit, is_longer, beginning: index });
                taken += 1;
            }
        }
        Ok(())
    }

    /// The people living now at the places found. A place that only begins as typed adds nobody when there are enough
    /// people without it: they would stand behind those.
    pub fn add_residents(&mut self, connection: &Connection, most: usize) -> Result<(), StoreError> {
        let mut people = Vec::new();
        let found_directly = self.hits.iter().filter(|found| found.hit.register == Person::TABLE).count();
        for place in self.hits.iter().filter(|found| found.hit.register == Place::TABLE) {
            if place.is_longer && found_directly + people.len() >= most {
                continue;
            }
            for person in residents(connection, place.hit.record)? {
                if self.known.insert((Person::NUMBER, person.0)) {
                    let hit = Hit { register: Person::TABLE, record: person, ..place.hit.clone() };
                    people.push(Ranked { hit, ..*place });
                }
            }
            if people.len() >= most {
                break;
            }
        }
        self.hits.extend(people);
        Ok(())
    }

    /// How much there is to ask when these are the candidates. A place stands for the people living there.
    pub fn cost(&self) -> usize {
        self.hits.iter().map(|found| if found.hit.register == Place::TABLE { 4 } else { 1 }).sum()
    }

    pub fn best(mut self, most: usize) -> Vec<Hit> {
        self.hits.sort_by_key(|found| (found.hit.register != Person::TABLE, found.is_longer, found.beginning));
        self.hits.into_iter().take(most).map(|found| found.hit).collect()
    }
}

/// A registration is found as the person registered.
fn person_of(connection: &Connection, register: u8, record: i64) -> Result<(u8, i64), StoreError> {
    if register != Residence::NUMBER {
        return Ok((register, record));
    }
    let mut query = connection.prepare_cached("SELECT person FROM residence WHERE id = ?1")?;
    Ok((Person::NUMBER, query.query_row([record], |row| row.get(0))?))
}

fn residents(connection: &Connection, place: RecordId) -> Result<Vec<RecordId>, StoreError> {
    let mut query = connection
        .prepare_cached("SELECT person FROM residence WHERE place = ?1 AND until_date IS NULL ORDER BY person")?;
    let found = query.query_map([place.0], |row| row.get(0).map(RecordId))?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn table(number: u8) -> &'static str {
    match number {
        Person::NUMBER => Person::TABLE,
        Place::NUMBER => Place::TABLE,
        Residence::NUMBER => Residence::TABLE,
        _ => RentalHouse::TABLE,
    }
}
