//! Asking one record whether it lies under a word.
//!
//! Some are asked by their own values: the search tree has no way from a record to its keys. When asking has cost as much as
//! gathering all records under the word would, they are gathered and the further answers are looked up.

use super::walk::{MOST_COUNTED, Path};
use crate::domain::finding::{Reason, SearchKey, Word};
use crate::domain::registers::{Household, Person, Place, RentalHouse, Residence};
use crate::domain::{RecordId, Register};
use crate::store::{StoreError, Stored, rows};
use rusqlite::{Connection, Row};
use std::collections::HashSet;

/// Asking one record by its values opens a page of the encrypted file; meanwhile so many keys could be gathered.
const GATHERED_WHILE_ONE_IS_ASKED: u32 = 64;

/// Where more lie under a word than were counted, so many are asked first: who is met by none of its many keys after that
/// often asking shows that they are not so many either.
const MOST_ASKED: u32 = 512;

/// One word that records met under another one must meet too.
pub(super) struct Asked<'w> {
    word: &'w Word,
    reasons: Vec<Reason>,
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
    /// How many more records are asked by their values.
    left: u32,
    /// Every row under the word, once they are gathered.
    gathered: Option<HashSet<i64>>,
}

impl<'w> Asked<'w> {
    /// A word, and how many records lie under it on each way.
    pub fn new(word: &'w Word, counted: &[(Path, u32)]) -> Self {
        let reasons = word.beginnings.iter().map(|beginning| beginning.reason).collect();
        let left = |counted| if counted < MOST_COUNTED { counted / GATHERED_WHILE_ONE_IS_ASKED } else { MOST_ASKED };
        let questions = counted.iter().flat_map(|(path, counted)| path.questions(left(*counted))).collect();
        Self { word, reasons, questions }
    }

    pub fn is_met_by(
        &mut self,
        connection: &Connection,
        register: &'static str,
        record: RecordId,
    ) -> Result<bool, StoreError> {
        for question in self.questions.iter_mut().filter(|question| question.register == register) {
            if question.is_answered_yes(connection, self.word, &self.reasons, record)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

impl Path {
    /// How a record that is reached on this way, or lies where this way leads, says whether it belongs there.
    fn questions(self, left: u32) -> Vec<Question> {
        match self {
            Self::Person => vec![Question::of::<Person, Person>(self, left, None, "person WHERE person.id = ?1")],
            Self::Resident => vec![Question::of::<Person, Place>(
                self,
                left,
                Some("SELECT place FROM residence WHERE person = ?1 AND until_date IS NULL AND place IS NOT NULL"),
                "residence
                 CROSS JOIN place ON place.id = residence.place
                 WHERE residence.person = ?1 AND residence.until_date IS NULL",
            )],
            Self::Registered => vec![Question::of::<Person, Residence>(
                self,
                left,
                Some("SELECT id FROM residence WHERE person = ?1"),
                "residence WHERE residence.person = ?1",
            )],
            Self::Member => vec![Question::of::<Person, Household>(
                self,
                left,
                Some("SELECT household FROM household_member WHERE person = ?1 AND until_date IS NULL"),
                "household_member
                 CROSS JOIN household ON household.id = household_member.household
                 WHERE household_member.person = ?1 AND household_member.until_date IS NULL",
            )],
            Self::Place => vec![
                Question::of::<Place, Place>(self, left, None, "place WHERE place.id = ?1"),
                Question::of::<RentalHouse, Place>(
                    self,
                    left,
                    Some("SELECT place FROM rental_house WHERE id = ?1 AND place IS NOT NULL"),
                    "rental_house
                     CROSS JOIN place ON place.id = rental_house.place
                     WHERE rental_house.id = ?1",
                ),
            ],
            Self::RentalHouse => vec![
                Question::of::<RentalHouse, RentalHouse>(self, left, None, "rental_house WHERE rental_house.id = ?1"),
                Question::of::<Place, RentalHouse>(
                    self,
                    left,
                    Some("SELECT id FROM rental_house WHERE place = ?1"),
                    "rental_house WHERE rental_house.place = ?1",
                ),
            ],
        }
    }
}

impl Question {
    /// Asks a record of register `A` for rows of register `K`: their numbers, and from where come the values of their keys.
    fn of<A: Register, K: Stored>(path: Path, left: u32, rows: Option<&'static str>, values_from: &str) -> Self {
        Self {
            register: A::TABLE,
            path,
            rows,
            values: format!("SELECT {} FROM {values_from}", rows::statements::<K>().searchable),
            keys: keys_in::<K>,
            left,
            gathered: None,
        }
    }

    fn is_answered_yes(
        &mut self,
        connection: &Connection,
        word: &Word,
        reasons: &[Reason],
        record: RecordId,
    ) -> Result<bool, StoreError> {
        let Some(left) = self.left.checked_sub(1) else { return self.is_among_gathered(connection, word, record) };
        self.left = left;
        let mut query = connection.prepare_cached(&self.values)?;
        let mut rows = query.query([record.0])?;
        while let Some(row) = rows.next()? {
            if word.is_met_by(&(self.keys)(row, reasons)?) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn is_among_gathered(
        &mut self,
        connection: &Connection,
        word: &Word,
        record: RecordId,
    ) -> Result<bool, StoreError> {
        let gathered = match &mut self.gathered {
            Some(gathered) => gathered,
            none => none.insert(self.path.all(connection, word)?),
        };
        let Some(rows) = self.rows else { return Ok(gathered.contains(&record.0)) };
        let mut query = connection.prepare_cached(rows)?;
        let mut rows = query.query([record.0])?;
        while let Some(row) = rows.next()? {
            if gathered.contains(&row.get(0)?) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

fn keys_in<R: Stored>(row: &Row<'_>, wanted: &[Reason]) -> Result<Vec<SearchKey>, StoreError> {
    Ok(rows::read_searchable::<R>(row)?.search_keys(wanted))
}
