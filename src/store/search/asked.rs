//! Asking one record whether it lies under a word.
//!
//! Some are asked by their own values: the search tree has no way from a record to its keys. When asking has cost as much as
//! gathering all records under the word would, they are gathered and the further answers are looked up.

use super::walk::{Path, Sought};
use crate::domain::finding::{Reason, SearchKey, Word};
use crate::domain::registers::{Household, Person, Place, RentalHouse, Residence};
use crate::domain::{RecordId, Register};
use crate::store::{StoreError, Stored, rows};
use rusqlite::{Connection, Row};
use std::collections::HashSet;

/// A word's stretches are counted no further than this: 0.1 µs a key.
pub(super) const MOST_COUNTED: u32 = 4096;

/// Asking one record by its values takes as long as gathering so many.
const GATHERED_WHILE_ONE_IS_ASKED: u32 = 16;

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
    /// Asks for the rows whose keys are the record's keys: their numbers.
    rows: String,
    /// And what their keys are made of.
    values: String,
    keys: fn(&Row<'_>, &[Reason]) -> Result<Vec<SearchKey>, StoreError>,
    /// How many more records are asked by their values.
    left: u32,
    /// Every row under the word, once they are gathered.
    gathered: Option<HashSet<i64>>,
}

impl<'w> Asked<'w> {
    /// A word under which about `counted` records lie.
    pub fn new(word: &'w Word, sought: Sought, counted: u32) -> Self {
        let reasons: Vec<Reason> = word.beginnings.iter().map(|beginning| beginning.reason).collect();
        // How many lie there is not known beyond the counting; then asking is tried for longer.
        let left = if counted < MOST_COUNTED { counted / GATHERED_WHILE_ONE_IS_ASKED } else { MOST_COUNTED };
        let is_gone = |path: &Path| reasons.iter().any(|reason| sought.paths(*reason).contains(path));
        let questions = Path::ALL.into_iter().filter(is_gone).flat_map(|path| path.questions(left)).collect();
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
            Self::Person => {
                vec![Question::of::<Person, Person>(self, "person.id", "person WHERE person.id = ?1", left)]
            }
            Self::Resident => vec![Question::of::<Person, Place>(
                self,
                "residence.place",
                "residence
                 CROSS JOIN place ON place.id = residence.place
                 WHERE residence.person = ?1 AND residence.until_date IS NULL",
                left,
            )],
            Self::Registered => vec![Question::of::<Person, Residence>(
                self,
                "residence.id",
                "residence WHERE residence.person = ?1",
                left,
            )],
            Self::Member => vec![Question::of::<Person, Household>(
                self,
                "household_member.household",
                "household_member
                 CROSS JOIN household ON household.id = household_member.household
                 WHERE household_member.person = ?1 AND household_member.until_date IS NULL",
                left,
            )],
            Self::Place => vec![
                Question::of::<Place, Place>(self, "place.id", "place WHERE place.id = ?1", left),
                Question::of::<RentalHouse, Place>(
                    self,
                    "rental_house.place",
                    "rental_house
                     CROSS JOIN place ON place.id = rental_house.place
                     WHERE rental_house.id = ?1",
                    left,
                ),
            ],
            Self::RentalHouse => vec![
                Question::of::<RentalHouse, RentalHouse>(
                    self,
                    "rental_house.id",
                    "rental_house WHERE rental_house.id = ?1",
                    left,
                ),
                Question::of::<Place, RentalHouse>(
                    self,
                    "rental_house.id",
                    "rental_house WHERE rental_house.place = ?1",
                    left,
                ),
            ],
        }
    }
}

impl Question {
    /// Asks a record of register `A` for rows of register `K`: their numbers, and the values their keys are made of.
    fn of<A: Register, K: Stored>(path: Path, number: &str, from: &str, left: u32) -> Self {
        Self {
            register: A::TABLE,
            path,
            rows: format!("SELECT {number} FROM {from}"),
            values: format!("SELECT {} FROM {from}", rows::statements::<K>().searchable),
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
        let mut query = connection.prepare_cached(&self.rows)?;
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
