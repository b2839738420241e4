//! Several words: the records that every one of them is met by.
//!
//! The answer is whole when some word has at most [`MOST_CANDIDATES`] records under each of its beginnings and at most
//! [`MOST_PROBES`] in all, the people living at its places counted. Otherwise records that meet all words can be left out,
//! also when fewer are shown than were asked for: of the rarest word only the first [`MOST_PROBES`] are asked for the others
//! (persons before places, exact keys before longer ones), or [`MOST_PROBES_OF_MANY`] when no word has few enough. One more
//! letter or digit makes a word rarer. What is shown always meets every word.

use super::Hit;
use super::gathered::{Gathered, gather, registers_under};
use crate::domain::finding::{SearchKey, Word};
use crate::domain::registers::{Person, Place, RentalHouse, Residence};
use crate::domain::{RecordId, Register};
use crate::store::{StoreError, Stored, rows};
use rusqlite::Connection;

/// With several words, at most this many records are taken from a word before the others are asked.
const MOST_CANDIDATES: usize = 8192;
/// With several words, at most this many records are asked for the other words; asking one takes 5 to 30 µs.
const MOST_PROBES: usize = 1000;
/// When no word has fewer records than [`MOST_CANDIDATES`], only so many are asked: the answer then holds some of those
/// that meet all words, and the next key press narrows it.
const MOST_PROBES_OF_MANY: usize = 150;

/// Records that every word is met by.
pub(super) fn meet(connection: &Connection, words: &[Word], most: usize) -> Result<Vec<Hit>, StoreError> {
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

/// Where a person lives now.
fn homes(connection: &Connection, person: RecordId) -> Result<Vec<RecordId>, StoreError> {
    let mut query = connection
        .prepare_cached("SELECT place FROM residence WHERE person = ?1 AND until_date IS NULL AND place IS NOT NULL")?;
    let found = query.query_map([person.0], |row| row.get(0).map(RecordId))?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn number(table: &str) -> u8 {
    match table {
        Person::TABLE => Person::NUMBER,
        Place::TABLE => Place::NUMBER,
        Residence::TABLE => Residence::NUMBER,
        _ => RentalHouse::NUMBER,
    }
}
