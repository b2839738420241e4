//! Asking one record whether it lies under a word.
//!
//! A room typed in digits is answered from what stands beside the key of a person. For the rest all records under the word are
//! gathered, as far as that is cheaper than asking: a record is asked by its own values, for the search tree has no way from a
//! record to its keys.

use super::walk::{Passed, Path, Sieve};
use crate::domain::finding::{Reason, SearchKey, Word};
use crate::domain::registers::{Household, Person, Place, RentalHouse, Residence};
use crate::domain::{RecordId, Register};
use crate::store::search_index::homes;
use crate::store::{StoreError, Stored, rows};
use rusqlite::{Connection, Row};
use std::collections::HashSet;

/// Asking one record by its values opens a page or two of the encrypted file; meanwhile so many keys could be gathered.
const GATHERED_WHILE_ONE_IS_ASKED: usize = 64;
/// So many are gathered at the start at most: where more lie under a word, most records met are under it.
const GATHERED_FIRST: usize = 16_384;
/// So many are asked where that was not enough: whoever is met by none of a word's many keys after that often asking shows
/// that they are not so many either.
const MOST_ASKED: u32 = 512;
/// So many are named one by one in a sieve at most.
const MOST_SIEVED: usize = 1_024;

/// One word that records met under another one must meet too.
pub(super) struct Asked<'w> {
    word: &'w Word,
    reasons: Vec<Reason>,
    /// The doors it may mean; none where it may be an address in words.
    doors: Option<Vec<&'w str>>,
    questions: Vec<Question>,
}

/// One way in which a record can lie under the word.
struct Question {
    /// The register of the records that are asked.
    register: &'static str,
    path: Path,
    /// Asks for the rows whose keys are the record's keys: their numbers. None where it is the record itself.
    rows: Option<&'static str>,
    /// And what their keys are made of.
    values: String,
    keys: fn(&Row<'_>, &[Reason]) -> Result<Vec<SearchKey>, StoreError>,
    way: Way,
}

/// How a question is answered.
enum Way {
    /// It has not been asked yet: gathering no more rows than these is worth it.
    Untried(usize),
    /// Every row under the word.
    Gathered(HashSet<i64>),
    /// By the values of so many more records.
    ByValues(u32),
}

impl<'w> Asked<'w> {
    /// A word, the ways that lead to records under it, and about how many records will be asked.
    pub fn new(word: &'w Word, paths: impl Iterator<Item = Path>, records: u32) -> Self {
        let reasons = word.beginnings.iter().map(|beginning| beginning.reason).collect();
        let worth = (records as usize).saturating_mul(GATHERED_WHILE_ONE_IS_ASKED).min(GATHERED_FIRST);
        let questions = paths.flat_map(|path| path.questions(worth)).collect();
        Self { word, reasons, doors: doors(word), questions }
    }

    /// What everybody who meets the word shows beside their keys, where that can be said in short: it is a door, and few
    /// people meet it otherwise.
    pub fn sieve(&mut self, connection: &Connection) -> Result<Option<Sieve<'w>>, StoreError> {
        let Some([door]) = self.doors.as_deref() else { return Ok(None) };
        let mut others: Vec<i64> = Vec::new();
        let is_otherwise =
            |question: &&mut Question| question.register == Person::TABLE && question.path != Path::Resident;
        for question in self.questions.iter_mut().filter(is_otherwise) {
            let is_person = question.path == Path::Person;
            match question.gathered(connection, self.word, MOST_SIEVED)? {
                Some(gathered) if is_person || gathered.is_empty() => others.extend(gathered),
                _ => return Ok(None),
            }
        }
        let or_one_of = serde_json::to_string(&others).map_err(|_| StoreError::Unreadable)?;
        Ok(Some(Sieve { door, or_one_of }))
    }

    pub fn is_met_by(&mut self, connection: &Connection, passed: &Passed<'_>) -> Result<bool, StoreError> {
        let beside_the_key = self.doors.as_ref().zip(passed.home);
        if beside_the_key.is_some_and(|(doors, home)| doors.iter().any(|door| homes::is_behind(home, door))) {
            return Ok(true);
        }
        let is_answered = |path| path == Path::Resident && beside_the_key.is_some();
        let is_asked = |question: &&mut Question| question.register == passed.register && !is_answered(question.path);
        for question in self.questions.iter_mut().filter(is_asked) {
            if question.is_answered_yes(connection, self.word, &self.reasons, passed.record)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// The doors a word means where it can mean no address in words.
pub(super) fn doors(word: &Word) -> Option<Vec<&str>> {
    let is_place = |key: &&SearchKey| matches!(key.reason, Reason::Address | Reason::Room);
    let is_door = |key: &SearchKey| key.reason == Reason::Room && homes::is_answered(&key.key);
    let places: Vec<&SearchKey> = word.beginnings.iter().filter(is_place).collect();
    let are_all_doors = places.iter().all(|key| is_door(key));
    are_all_doors.then(|| places.into_iter().map(|key| key.key.as_str()).collect())
}

impl Path {
    /// How a record that is reached on this way, or lies where this way leads, says whether it belongs there.
    fn questions(self, worth: usize) -> Vec<Question> {
        match self {
            Self::Person => vec![Question::of::<Person, Person>(self, worth, None, "person WHERE person.id = ?1")],
            Self::Resident => vec![Question::of::<Person, Place>(
                self,
                worth,
                Some("SELECT place FROM residence WHERE person = ?1 AND until_date IS NULL AND place IS NOT NULL"),
                "residence
                 CROSS JOIN place ON place.id = residence.place
                 WHERE residence.person = ?1 AND residence.until_date IS NULL",
            )],
            Self::Registered => vec![Question::of::<Person, Residence>(
                self,
                worth,
                Some("SELECT id FROM residence WHERE person = ?1"),
                "residence WHERE residence.person = ?1",
            )],
            Self::Member => vec![Question::of::<Person, Household>(
                self,
                worth,
                Some("SELECT household FROM household_member WHERE person = ?1 AND until_date IS NULL"),
                "household_member
                 CROSS JOIN household ON household.id = household_member.household
                 WHERE household_member.person = ?1 AND household_member.until_date IS NULL",
            )],
            Self::Place => vec![
                Question::of::<Place, Place>(self, worth, None, "place WHERE place.id = ?1"),
                Question::of::<RentalHouse, Place>(
                    self,
                    worth,
                    Some("SELECT place FROM rental_house WHERE id = ?1 AND place IS NOT NULL"),
                    "rental_house
                     CROSS JOIN place ON place.id = rental_house.place
                     WHERE rental_house.id = ?1",
                ),
            ],
            Self::RentalHouse => vec![
                Question::of::<RentalHouse, RentalHouse>(self, worth, None, "rental_house WHERE rental_house.id = ?1"),
                Question::of::<Place, RentalHouse>(
                    self,
                    worth,
                    Some("SELECT id FROM rental_house WHERE place = ?1"),
                    "rental_house WHERE rental_house.place = ?1",
                ),
            ],
        }
    }
}

impl Question {
    /// Asks a record of register `A` for rows of register `K`: their numbers, and from where come the values of their keys.
    fn of<A: Register, K: Stored>(path: Path, worth: usize, rows: Option<&'static str>, values_from: &str) -> Self {
        Self {
            register: A::TABLE,
            path,
            rows,
            values: format!("SELECT {} FROM {values_from}", rows::statements::<K>().searchable),
            keys: keys_in::<K>,
            way: Way::Untried(worth),
        }
    }

    /// Every row under the word, where these are no more than `most`.
    fn gathered(
        &mut self,
        connection: &Connection,
        word: &Word,
        most: usize,
    ) -> Result<Option<&HashSet<i64>>, StoreError> {
        if let Way::Untried(_) = self.way
            && let Some(gathered) = self.path.all(connection, word, most)?
        {
            self.way = Way::Gathered(gathered);
        }
        match &self.way {
            Way::Gathered(gathered) => Ok(Some(gathered)),
            _ => Ok(None),
        }
    }

    fn is_answered_yes(
        &mut self,
        connection: &Connection,
        word: &Word,
        reasons: &[Reason],
        record: RecordId,
    ) -> Result<bool, StoreError> {
        if let Way::Untried(worth) = self.way {
            let gathered = self.path.all(connection, word, worth)?;
            self.way = gathered.map_or(Way::ByValues(MOST_ASKED), Way::Gathered);
        }
        if let Way::ByValues(0) = self.way {
            self.way = Way::Gathered(self.path.all(connection, word, usize::MAX)?.unwrap_or_default());
        }
        match &mut self.way {
            Way::Gathered(gathered) => is_among(connection, gathered, self.rows, record),
            Way::ByValues(left) => {
                *left -= 1;
                self.is_met_by_values(connection, word, reasons, record)
            }
            Way::Untried(_) => Ok(false),
        }
    }

    fn is_met_by_values(
        &self,
        connection: &Connection,
        word: &Word,
        reasons: &[Reason],
        record: RecordId,
    ) -> Result<bool, StoreError> {
        let mut query = connection.prepare_cached(&self.values)?;
        let mut rows = query.query([record.0])?;
        while let Some(row) = rows.next()? {
            if word.is_met_by(&(self.keys)(row, reasons)?) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

fn is_among(
    connection: &Connection,
    gathered: &HashSet<i64>,
    rows: Option<&'static str>,
    record: RecordId,
) -> Result<bool, StoreError> {
    let Some(rows) = rows else { return Ok(gathered.contains(&record.0)) };
    if gathered.is_empty() {
        return Ok(false);
    }
    let mut query = connection.prepare_cached(rows)?;
    let mut rows = query.query([record.0])?;
    while let Some(row) = rows.next()? {
        if gathered.contains(&row.get(0)?) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn keys_in<R: Stored>(row: &Row<'_>, wanted: &[Reason]) -> Result<Vec<SearchKey>, StoreError> {
    Ok(rows::read_searchable::<R>(row)?.search_keys(wanted))
}
