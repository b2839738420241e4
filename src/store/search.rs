//! The one search box: words in, hits out, the best first.
//!
//! Each beginning is one stretch of the tree, walked only as far as hits are wanted. Several words are met by walking the
//! word with the fewest records and asking each of them for the others. A place also yields the people living there now.

use super::{Store, StoreError, Stored, rows};
use crate::domain::finding::{Reason, SearchKey, Word};
use crate::domain::registers::{Person, Place, RentalHouse, Residence};
use crate::domain::{RecordId, Register};
use rusqlite::Connection;
use std::collections::HashSet;

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

/// With several words, at most this many records are taken from a word before the others are asked.
const MOST_CANDIDATES: usize = 4096;
/// With several words, at most this many records are asked for the other words; asking one takes 5 to 30 µs.
const MOST_PROBES: usize = 1000;
/// When no word has fewer records than [`MOST_CANDIDATES`], only so many are asked: the answer then holds some of those
/// that meet all words, and the next key press narrows it.
const MOST_PROBES_OF_MANY: usize = 150;

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

pub(super) fn search(connection: &Connection, words: &[Word], most: usize) -> Result<Vec<Hit>, StoreError> {
    match words {
        [] => Ok(Vec::new()),
        [word] => {
            let mut hits = gather(connection, word, most)?;
            hits.add_residents(connection, most)?;
            Ok(hits.best(most))
        }
        several => meet(connection, several, most),
    }
}

/// The records under one word, each once, in the order of the tree.
#[derive(Default)]
struct Gathered {
    hits: Vec<Ranked>,
    known: HashSet<(u8, i64)>,
    /// No stretch was left before its end.
    is_complete: bool,
    has_places: bool,
}

struct Ranked {
    hit: Hit,
    is_longer: bool,
    beginning: usize,
}

fn gather(connection: &Connection, word: &Word, most: usize) -> Result<Gathered, StoreError> {
    let mut gathered = Gathered { is_complete: true, ..Gathered::default() };
    for (index, beginning) in word.beginnings.iter().enumerate() {
        for register in registers_under(beginning.reason) {
            gathered.walk(connection, beginning, index, *register, most)?;
        }
    }
    Ok(gathered)
}

/// Which registers lie under a reason: nothing is gained by walking the others' empty stretches.
fn registers_under(reason: Reason) -> &'static [u8] {
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
    fn add_residents(&mut self, connection: &Connection, most: usize) -> Result<(), StoreError> {
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
    fn cost(&self) -> usize {
        self.hits.iter().map(|found| if found.hit.register == Place::TABLE { 4 } else { 1 }).sum()
    }

    fn best(mut self, most: usize) -> Vec<Hit> {
        self.hits.sort_by_key(|found| (found.hit.register != Person::TABLE, found.is_longer, found.beginning));
        self.hits.into_iter().take(most).map(|found| found.hit).collect()
    }
}

/// Records that every word is met by.
fn meet(connection: &Connection, words: &[Word], most: usize) -> Result<Vec<Hit>, StoreError> {
    let mut gathered =
        words.iter().map(|word| gather(connection, word, MOST_CANDIDATES)).collect::<Result<Vec<_>, _>>()?;
    let fewest = (0..words.len()).min_by_key(|index| (!gathered[*index].is_complete, gathered[*index].cost()));
    let Some(fewest) = fewest else { return Ok(Vec::new()) };
    let mut base = gathered.swap_remove(fewest);
    let mut others = words.to_vec();
    others.swap_remove(fewest);
    let most_probes = if base.is_complete { MOST_PROBES } else { MOST_PROBES_OF_MANY };
    base.add_residents(connection, most_probes)?;

    let mut met = Vec::new();
    for hit in base.best(most_probes) {
        if met.len() == most {
            break;
        }
        let mut is_met = true;
        for (other, word) in gathered.iter().zip(&others) {
            is_met = is_met && is_under(connection, &hit, other, word)?;
        }
        if is_met {
            met.push(hit);
        }
    }
    Ok(met)
}

/// Whether a record met under one word lies under another too: by what was gathered, or else by its own keys. A person also
/// lies where their home does.
fn is_under(connection: &Connection, hit: &Hit, gathered: &Gathered, word: &Word) -> Result<bool, StoreError> {
    if gathered.known.contains(&(number(hit.register), hit.record.0)) {
        return Ok(true);
    }
    let is_open = !gathered.is_complete;
    match hit.register {
        Person::TABLE => Ok((is_open && has_key::<Person>(connection, &[hit.record], word)?)
            || lives_under(connection, hit.record, gathered, word)?),
        Place::TABLE => Ok(is_open && has_key::<Place>(connection, &[hit.record], word)?),
        _ => Ok(false),
    }
}

fn lives_under(
    connection: &Connection,
    person: RecordId,
    gathered: &Gathered,
    word: &Word,
) -> Result<bool, StoreError> {
    let is_open = !gathered.is_complete && asks_for::<Place>(word);
    if !is_open && !gathered.has_places {
        return Ok(false);
    }
    let homes = homes(connection, person)?;
    let is_known = homes.iter().any(|home| gathered.known.contains(&(Place::NUMBER, home.0)));
    Ok(is_known || (is_open && has_key::<Place>(connection, &homes, word)?))
}

fn asks_for<R: Stored>(word: &Word) -> bool {
    word.beginnings.iter().any(|beginning| registers_under(beginning.reason).contains(&R::NUMBER))
}

fn has_key<R: Stored>(connection: &Connection, records: &[RecordId], word: &Word) -> Result<bool, StoreError> {
    if !asks_for::<R>(word) {
        return Ok(false);
    }
    for id in records {
        let Some(record) = rows::load::<R>(connection, *id)? else { continue };
        let keys = record.search_keys();
        let begins = |key: &SearchKey| {
            word.beginnings
                .iter()
                .any(|beginning| key.reason == beginning.reason && key.key.starts_with(&beginning.key))
        };
        if keys.iter().any(begins) {
            return Ok(true);
        }
    }
    Ok(false)
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

/// Where a person lives now.
fn homes(connection: &Connection, person: RecordId) -> Result<Vec<RecordId>, StoreError> {
    let mut query = connection
        .prepare_cached("SELECT place FROM residence WHERE person = ?1 AND until_date IS NULL AND place IS NOT NULL")?;
    let found = query.query_map([person.0], |row| row.get(0).map(RecordId))?;
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

fn number(table: &str) -> u8 {
    match table {
        Person::TABLE => Person::NUMBER,
        Place::TABLE => Place::NUMBER,
        Residence::TABLE => Residence::NUMBER,
        _ => RentalHouse::NUMBER,
    }
}
