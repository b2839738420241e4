//! The door numbers beside the keys of people: `8-2-801`, `2-801` and `801`, a line each, of wherever somebody lives now.
//!
//! Only what is typed as digits is answered from them; estates are not repeated beside every key of everybody there.

use super::keys_of;
use crate::domain::RecordId;
use crate::domain::finding::Reason;
use crate::domain::registers::{Person, Place};
use crate::domain::text::is_han;
use crate::store::{StoreError, Stored, rows};
use rusqlite::{CachedStatement, Connection, Statement};
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

/// Whether a room typed so is answered from the homes beside the keys.
pub(in crate::store) fn is_answered(room: &str) -> bool {
    !room.starts_with(is_han)
}

/// Whether somebody with this home lives behind a door whose numbers begin so.
pub(in crate::store) fn is_behind(home: &str, room: &str) -> bool {
    home.lines().any(|numbers| numbers.starts_with(room))
}

/// Where somebody lives now; nothing where that is nowhere, or has no numbers.
pub(super) fn of(connection: &Connection, person: RecordId) -> Result<Option<String>, StoreError> {
    let mut query = connection.prepare_cached(DWELLINGS)?;
    home_in(connection, &dwellings(&mut query, person.0)?)
}

/// Finds the homes of many, asked for best in the order of their numbers, in which they lie on the disk. Who lives together
/// has one home.
pub(super) struct Finding<'c> {
    connection: &'c Connection,
    query: CachedStatement<'c>,
    known: HashMap<Vec<i64>, Option<Rc<str>>>,
}

impl<'c> Finding<'c> {
    pub fn begin(connection: &'c Connection) -> Result<Self, StoreError> {
        Ok(Self { connection, query: connection.prepare_cached(DWELLINGS)?, known: HashMap::new() })
    }

    pub fn of(&mut self, person: i64) -> Result<Option<Rc<str>>, StoreError> {
        let places = dwellings(&mut self.query, person)?;
        if let Some(home) = self.known.get(&places) {
            return Ok(home.clone());
        }
        let home = home_in(self.connection, &places)?.map(Rc::from);
        self.known.insert(places, home.clone());
        Ok(home)
    }
}

const DWELLINGS: &str = "SELECT place FROM residence WHERE person = ?1 AND until_date IS NULL AND place IS NOT NULL";

/// The dwellings somebody lives in now, each once.
fn dwellings(query: &mut Statement<'_>, person: i64) -> Result<Vec<i64>, StoreError> {
    let mut places = query.query_map([person], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
    places.sort_unstable();
    places.dedup();
    Ok(places)
}

fn home_in(connection: &Connection, places: &[i64]) -> Result<Option<String>, StoreError> {
    let mut numbers = BTreeSet::new();
    for place in places {
        let Some(place) = rows::load::<Place>(connection, RecordId(*place))? else { continue };
        let rooms = place.search_keys(&[Reason::Room]).into_iter().filter(|key| key.reason == Reason::Room);
        numbers.extend(rooms.map(|key| key.key).filter(|room| is_answered(room)));
    }
    let home = numbers.into_iter().collect::<Vec<_>>().join("\n");
    Ok((!home.is_empty()).then_some(home))
}

/// Writes where somebody lives now beside all their keys.
pub(super) fn write(connection: &Connection, person: RecordId) -> Result<(), StoreError> {
    let Some(record) = rows::load::<Person>(connection, person)? else { return Ok(()) };
    let home = of(connection, person)?;
    // A key that came with this change has it already; most others have it still.
    let mut update = connection.prepare_cached(
        "UPDATE search_key
         SET home = ?5
         WHERE reason = ?1 AND register = ?2 AND key = ?3 AND record = ?4 AND home IS NOT ?5",
    )?;
    for (reason, key) in keys_of(Some(&record)) {
        update.execute((reason, Person::NUMBER, key, person.0, &home))?;
    }
    Ok(())
}
