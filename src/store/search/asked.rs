//! Asking one record whether it lies under a word, by its own values: the tree has no way from a record to its keys.

use super::walk::{Path, Sought, walk};
use crate::domain::finding::{Reason, SearchKey, Word};
use crate::domain::registers::{Household, Person, Place, RentalHouse, Residence};
use crate::domain::{RecordId, Register};
use crate::store::{StoreError, Stored, rows};
use rusqlite::{Connection, Row};
use std::collections::HashSet;
use std::ops::ControlFlow;

/// So many persons are asked one by one (2 to 5 µs each); then all persons under the word are gathered (some 0.3 µs each)
/// and the further answers are looked up.
const MOST_ASKED: usize = 1000;

/// One word that records met under another one must meet too.
pub(super) struct Asked<'w> {
    word: &'w Word,
    reasons: Vec<Reason>,
    questions: Vec<Question>,
    asked: usize,
    people: Option<HashSet<RecordId>>,
}

/// Rows whose keys are a record's keys.
struct Question {
    /// The register of the record that is asked.
    register: &'static str,
    sql: String,
    keys: fn(&Row<'_>, &[Reason]) -> Result<Vec<SearchKey>, StoreError>,
}

impl<'w> Asked<'w> {
    pub fn new(word: &'w Word, sought: Sought) -> Self {
        let reasons: Vec<Reason> = word.beginnings.iter().map(|beginning| beginning.reason).collect();
        let mut questions = Vec::new();
        for path in Path::ALL.into_iter().filter(|path| reasons.iter().any(|why| sought.paths(*why).contains(path))) {
            questions.extend(path.questions());
        }
        Self { word, reasons, questions, asked: 0, people: None }
    }

    pub fn is_met_by(
        &mut self,
        connection: &Connection,
        register: &'static str,
        record: RecordId,
    ) -> Result<bool, StoreError> {
        self.asked += 1;
        if register == Person::TABLE && self.asked > MOST_ASKED {
            return Ok(self.people(connection)?.contains(&record));
        }
        for question in self.questions.iter().filter(|question| question.register == register) {
            let mut query = connection.prepare_cached(&question.sql)?;
            let mut rows = query.query([record.0])?;
            while let Some(row) = rows.next()? {
                if self.word.is_met_by(&(question.keys)(row, &self.reasons)?) {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    fn people(&mut self, connection: &Connection) -> Result<&HashSet<RecordId>, StoreError> {
        if self.people.is_none() {
            let mut people = HashSet::new();
            walk(connection, self.word, Sought::People, |passed| {
                people.insert(passed.record);
                Ok(ControlFlow::Continue(()))
            })?;
            self.people = Some(people);
        }
        Ok(self.people.get_or_insert_default())
    }
}

impl Path {
    /// How a record that is reached on this way, or lies where this way leads, says whether it belongs there.
    fn questions(self) -> Vec<Question> {
        match self {
            Self::Person => vec![Question::of::<Person, Person>("person WHERE person.id = ?1")],
            Self::Resident => vec![Question::of::<Person, Place>(
                "residence
                 CROSS JOIN place ON place.id = residence.place
                 WHERE residence.person = ?1 AND residence.until_date IS NULL",
            )],
            Self::Registered => vec![Question::of::<Person, Residence>("residence WHERE residence.person = ?1")],
            Self::Member => vec![Question::of::<Person, Household>(
                "household_member
                 CROSS JOIN household ON household.id = household_member.household
                 WHERE household_member.person = ?1 AND household_member.until_date IS NULL",
            )],
            Self::Place => vec![
                Question::of::<Place, Place>("place WHERE place.id = ?1"),
                Question::of::<RentalHouse, Place>(
                    "rental_house
                     CROSS JOIN place ON place.id = rental_house.place
                     WHERE rental_house.id = ?1",
                ),
            ],
            Self::RentalHouse => vec![
                Question::of::<RentalHouse, RentalHouse>("rental_house WHERE rental_house.id = ?1"),
                Question::of::<Place, RentalHouse>("rental_house WHERE rental_house.place = ?1"),
            ],
        }
    }
}

impl Question {
    /// Asks a record of register `A` for the keys of rows of register `K`.
    fn of<A: Register, K: Stored>(rows_of: &str) -> Self {
        let sql = format!("SELECT {} FROM {rows_of}", rows::statements::<K>().searchable);
        Self { register: A::TABLE, sql, keys: keys_in::<K> }
    }
}

fn keys_in<R: Stored>(row: &Row<'_>, wanted: &[Reason]) -> Result<Vec<SearchKey>, StoreError> {
    Ok(rows::read_searchable::<R>(row)?.search_keys(wanted))
}
