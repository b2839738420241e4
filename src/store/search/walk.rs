//! The records under one word, one after the other in the order they are shown.
//!
//! Each beginning is one stretch of the search tree. Nothing is gathered: who walks stops when there is enough.

use super::Hit;
use crate::domain::finding::{Reason, SearchKey, Word};
use crate::domain::registers::{Household, Person, Place, RentalHouse, Residence};
use crate::domain::{RecordId, Register};
use crate::store::{StoreError, Stored};
use rusqlite::Connection;
use std::collections::HashSet;
use std::ops::ControlFlow;

/// What is looked for under a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sought {
    /// Persons by their own keys, by the number of a registration or a household, and by the place they live at now.
    People,
    /// Places and rental houses.
    Places,
}

/// One record on the way.
pub(super) struct Passed<'w> {
    pub register: &'static str,
    pub record: RecordId,
    pub reason: Reason,
    pub key: &'w str,
    /// Where they live now, of people reached by their own keys; empty where nowhere.
    pub home: Option<&'w str>,
}

impl Passed<'_> {
    pub fn hit(&self) -> Hit {
        Hit { register: self.register, record: self.record, reason: self.reason, key: self.key.to_owned() }
    }
}

/// What people reached by their own keys must show beside the key to be passed: a door, or else to be one of these. The rest
/// are left behind inside SQLite, which is three times as fast as asking each of them here.
pub(super) struct Sieve<'w> {
    pub door: &'w str,
    /// A JSON list.
    pub or_one_of: String,
}

/// Visits every record under the word, until told to stop: what begins a name before what stands inside one, exact keys
/// before longer ones, and the end of a number as exact as can be. A record with several keys may be visited again.
pub(super) fn walk(
    connection: &Connection,
    word: &Word,
    sought: Sought,
    sieve: Option<&Sieve<'_>>,
    mut visit: impl FnMut(&Passed<'_>) -> Result<ControlFlow<()>, StoreError>,
) -> Result<(), StoreError> {
    for (is_inner, stretch) in
        [(false, Stretch::Exact), (false, Stretch::Longer), (true, Stretch::Exact), (true, Stretch::Longer)]
    {
        for beginning in word.beginnings.iter().filter(|beginning| beginning.reason.is_inner() == is_inner) {
            for path in sought.paths(beginning.reason) {
                let stretch = match (beginning.reason.is_end(), stretch) {
                    (false, stretch) => stretch,
                    (true, Stretch::Exact) => Stretch::Whole,
                    (true, _) => continue,
                };
                if path.walk(connection, beginning, stretch, sieve, &mut visit)?.is_break() {
                    return Ok(());
                }
            }
        }
    }
    Ok(())
}

/// A word's stretches are counted no further than this: 0.1 µs a key.
pub(super) const MOST_COUNTED: u32 = 4096;

/// About how many records lie under a word on each way that is gone for it, counting each stretch no further than
/// [`MOST_COUNTED`].
pub(super) fn count(connection: &Connection, word: &Word, sought: Sought) -> Result<Vec<(Path, u32)>, StoreError> {
    let mut counted: Vec<(Path, u32)> = Vec::new();
    for beginning in &word.beginnings {
        for path in sought.paths(beginning.reason) {
            let more = path.count(connection, beginning, MOST_COUNTED)?;
            match counted.iter_mut().find(|(known, _)| known == path) {
                Some((_, count)) => *count += more,
                None => counted.push((*path, more)),
            }
        }
    }
    Ok(counted)
}

impl Sought {
    /// The ways to go under a reason: nothing is gained by walking empty stretches.
    pub fn paths(self, reason: Reason) -> &'static [Path] {
        match (self, reason) {
            (Self::People, Reason::Address | Reason::Room) => &[Path::Resident],
            (Self::People, Reason::DocumentNumber) => &[Path::Registered, Path::Member],
            (Self::People, _) => &[Path::Person],
            (Self::Places, Reason::Address | Reason::Room) => &[Path::Place],
            (Self::Places, Reason::DocumentNumber) => &[Path::RentalHouse],
            (Self::Places, _) => &[],
        }
    }
}

/// A way from a key to the record it leads to.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) enum Path {
    Person,
    /// From a place to the people living there now.
    Resident,
    /// From a registration to the person registered.
    Registered,
    /// From a household to the people in it now.
    Member,
    Place,
    RentalHouse,
}

#[derive(Clone, Copy)]
enum Stretch {
    Exact,
    Longer,
    Whole,
}

impl Path {
    fn number(self) -> u8 {
        match self {
            Self::Person => Person::NUMBER,
            Self::Resident | Self::Place => Place::NUMBER,
            Self::Registered => Residence::NUMBER,
            Self::Member => Household::NUMBER,
            Self::RentalHouse => RentalHouse::NUMBER,
        }
    }

    /// The straight way to the same record.
    fn reached(self) -> Self {
        match self {
            Self::Person | Self::Resident | Self::Registered | Self::Member => Self::Person,
            Self::Place | Self::RentalHouse => self,
        }
    }

    fn register(self) -> &'static str {
        match self.reached() {
            Self::Place => Place::TABLE,
            Self::RentalHouse => RentalHouse::TABLE,
            _ => Person::TABLE,
        }
    }

    /// Whether a beginning for this reason is walked on this way.
    fn is_for(self, reason: Reason) -> bool {
        Sought::People.paths(reason).contains(&self) || Sought::Places.paths(reason).contains(&self)
    }

    /// The number of every row of the tree under a word on this way, before anything is joined to it; nothing where these
    /// are more than `most`.
    pub fn all(self, connection: &Connection, word: &Word, most: usize) -> Result<Option<HashSet<i64>>, StoreError> {
        let mut query = connection.prepare_cached(
            "SELECT record
             FROM search_key
             WHERE reason = ?1 AND register = ?2 AND key >= ?3 AND key < ?3 || char(0x10FFFF)",
        )?;
        let mut all = HashSet::new();
        for beginning in word.beginnings.iter().filter(|beginning| self.is_for(beginning.reason)) {
            let mut rows = query.query((beginning.reason as u8, self.number(), &beginning.key))?;
            while let Some(row) = rows.next()? {
                all.insert(row.get(0)?);
                if all.len() > most {
                    return Ok(None);
                }
            }
        }
        Ok(Some(all))
    }

    /// CROSS JOIN walks the tree first, whatever the planner thinks of it.
    fn statement(self, stretch: Stretch, is_sieved: bool) -> String {
        let (record, join) = match self {
            Self::Person | Self::Place | Self::RentalHouse => ("record", ""),
            Self::Resident => (
                "residence.person",
                "CROSS JOIN residence ON residence.place = record AND residence.until_date IS NULL",
            ),
            Self::Registered => ("residence.person", "CROSS JOIN residence ON residence.id = record"),
            Self::Member => (
                "household_member.person",
                "CROSS JOIN household_member
                     ON household_member.household = record AND household_member.until_date IS NULL",
            ),
        };
        let keys = match stretch {
            Stretch::Exact => "key = ?3",
            Stretch::Longer => "key > ?3 AND key < ?3 || char(0x10FFFF)",
            Stretch::Whole => "key >= ?3 AND key < ?3 || char(0x10FFFF)",
        };
        let home = if self == Self::Person { "ifnull(home, '')" } else { "NULL" };
        let sieve = if is_sieved { "AND (instr(home, ?4) OR record IN (SELECT value FROM json_each(?5)))" } else { "" };
        format!(
            "SELECT {record}, key, {home}
             FROM search_key {join}
             WHERE reason = ?1 AND register = ?2 AND {keys} {sieve}
             ORDER BY key, record"
        )
    }

    fn walk(
        self,
        connection: &Connection,
        beginning: &SearchKey,
        stretch: Stretch,
        sieve: Option<&Sieve<'_>>,
        visit: &mut impl FnMut(&Passed<'_>) -> Result<ControlFlow<()>, StoreError>,
    ) -> Result<ControlFlow<()>, StoreError> {
        let sieve = sieve.filter(|_| self == Self::Person);
        let mut query = connection.prepare_cached(&self.statement(stretch, sieve.is_some()))?;
        let (reason, register, key) = (beginning.reason as u8, self.number(), &beginning.key);
        let mut rows = match sieve {
            Some(Sieve { door, or_one_of }) => query.query((reason, register, key, door, or_one_of))?,
            None => query.query((reason, register, key))?,
        };
        while let Some(row) = rows.next()? {
            let key = row.get_ref(1)?.as_str().map_err(|_| StoreError::Unreadable)?;
            let record = RecordId(row.get(0)?);
            let home = row.get_ref(2)?.as_str_or_null().map_err(|_| StoreError::Unreadable)?;
            let passed = Passed { register: self.register(), record, reason: beginning.reason, key, home };
            if visit(&passed)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn count(self, connection: &Connection, beginning: &SearchKey, most: u32) -> Result<u32, StoreError> {
        let mut query = connection.prepare_cached(
            "SELECT count(*)
             FROM (
                 SELECT 1
                 FROM search_key
                 WHERE reason = ?1 AND register = ?2 AND key >= ?3 AND key < ?3 || char(0x10FFFF)
                 LIMIT ?4
             )",
        )?;
        Ok(query.query_row((beginning.reason as u8, self.number(), &beginning.key, most), |row| row.get(0))?)
    }
}
