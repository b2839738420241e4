//! Reading the log of prints: all of them, and those of one record. What a paper was drawn from is in `print_archive`.

use super::condition::{Condition, day, text};
use super::{DaySpan, Sight, Store, StoreError};
use crate::domain::RecordId;
use rusqlite::types::Value as SqlValue;
use rusqlite::{OptionalExtension, Row, params_from_iter};

/// One print, as the log shows it. What it was drawn from is read by itself: [`Store::print_archive`].
#[derive(Clone, Debug, PartialEq)]
pub struct PrintedBefore {
    pub id: RecordId,
    pub year: i32,
    pub number: u32,
    pub at: String,
    pub operator: String,
    pub document: String,
    /// 「罗小梅」, 「36 人」; empty in archives from before it was kept.
    pub subject: String,
    pub pages: u32,
    pub copies: u32,
    pub is_full_id: bool,
    pub sha256: String,
    pub layout: u32,
    pub purpose: String,
    /// None where it was saved as a PDF.
    pub printer: Option<String>,
    pub printed_before: u32,
    /// Why no paper came out, if none did.
    pub void_reason: Option<String>,
    /// The day on which what stood on it was wiped, for its time had passed.
    pub erased_on: Option<String>,
}

impl PrintedBefore {
    pub fn is_void(&self) -> bool {
        self.void_reason.is_some()
    }
}

/// Which prints of the log; every part left out is no condition.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PrintFilter {
    /// The key of a document.
    pub document: Option<String>,
    /// A record by its register: what stands on the paper, whose it is, or the house.
    pub about: Option<(String, RecordId)>,
    pub operator: Option<String>,
    pub days: DaySpan,
    /// Part of a name or an address the paper is about.
    pub words: String,
}

/// Everybody whom mergings that stand made one with a person. Of another register a record is only itself.
const SAME_RECORD: &str = "
    WITH RECURSIVE same (id) AS (
        VALUES (?2)
        UNION
        SELECT gone
        FROM person_merge
        JOIN same ON kept = same.id
        WHERE ?1 = 'person' AND NOT EXISTS (SELECT 1 FROM person WHERE person.id = gone)
    )
    SELECT print FROM print_record WHERE register = ?1 AND record IN (SELECT id FROM same)";

const ROW: &str = "
    SELECT print.id, year, number, at, operator, document, ifnull(subject, ''), pages, copies, is_full_id, sha256, layout,
           ifnull(purpose, ''), printer, printed_before, void_reason, erased_on
    FROM print";

impl Store {
    /// The prints of the log that match, the latest first. Those of a dispute that is out of sight are not among them.
    pub fn print_ids(&self, sight: &Sight, filter: &PrintFilter) -> Result<Vec<RecordId>, StoreError> {
        let mut condition = condition(filter);
        sight.narrow_prints(&mut condition);
        let Condition { sql: condition, values } = condition;
        let sql = format!("SELECT print.id FROM print WHERE {condition} ORDER BY print.id DESC");
        let mut query = self.connection.prepare_cached(&sql)?;
        let ids = query.query_map(params_from_iter(values), |row| row.get(0).map(RecordId))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// These prints, in this order.
    pub fn print_rows(&self, ids: &[RecordId]) -> Result<Vec<PrintedBefore>, StoreError> {
        let mut query = self.connection.prepare_cached(&format!("{ROW} WHERE print.id = ?1"))?;
        let mut rows = Vec::with_capacity(ids.len());
        for id in ids {
            rows.extend(query.query_row([id.0], read).optional()?);
        }
        Ok(rows)
    }

    /// Every print that concerns a record, the void ones too, the latest first.
    pub fn prints_of(&self, register: &str, record: RecordId) -> Result<Vec<PrintedBefore>, StoreError> {
        let sql = format!("{ROW} WHERE print.id IN ({SAME_RECORD}) ORDER BY print.id DESC");
        let mut query = self.connection.prepare_cached(&sql)?;
        let rows = query.query_map((register, record.0), read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How often a document came out for a record.
    pub fn times_printed(&self, document: &str, register: &str, record: RecordId) -> Result<u32, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT count(*)
             FROM print_record
             JOIN print ON print.id = print_record.print
             WHERE print_record.register = ?1 AND record = ?2 AND document = ?3 AND state <> 'void'",
        )?;
        Ok(query.query_row((register, record.0, document), |row| row.get(0))?)
    }
}

fn condition(filter: &PrintFilter) -> Condition {
    let mut condition = Condition::new("TRUE");
    condition.is("document", filter.document.as_deref());
    condition.is("operator", filter.operator.as_deref());
    if let Some(from) = filter.days.from {
        condition.and("at >= ?", [day(from)]);
    }
    if let Some(until) = filter.days.until {
        // Times follow their day: the day after is the first text beyond it.
        condition.and("at < ?", [day(until.succ_opt().unwrap_or(until))]);
    }
    if let Some((register, record)) = &filter.about {
        let about = format!("print.id IN ({})", SAME_RECORD.replace("?1", "?").replace("?2", "?"));
        condition.and(&about, [SqlValue::Integer(record.0), text(register), text(register)]);
    }
    let words = filter.words.trim();
    if !words.is_empty() {
        condition.and(WITH_WORDS, std::iter::repeat_n(text(words), 3));
    }
    condition
}

/// The paper is called so, or somebody or a house of that name stands on it.
const WITH_WORDS: &str = "(
        instr(ifnull(subject, ''), ?) > 0
        OR EXISTS (
            SELECT 1
            FROM print_record
            JOIN person ON person.id = record
            WHERE print = print.id AND register = 'person' AND instr(person.name, ?) > 0
        )
        OR EXISTS (
            SELECT 1
            FROM print_record
            JOIN rental_house ON rental_house.id = record
            JOIN place ON place.id = rental_house.place
            WHERE print = print.id AND register = 'rental_house' AND instr(place.full_name, ?) > 0
        )
    )";

fn read(row: &Row<'_>) -> rusqlite::Result<PrintedBefore> {
    Ok(PrintedBefore {
        id: RecordId(row.get(0)?),
        year: row.get(1)?,
        number: row.get(2)?,
        at: row.get(3)?,
        operator: row.get(4)?,
        document: row.get(5)?,
        subject: row.get(6)?,
        pages: row.get(7)?,
        copies: row.get(8)?,
        is_full_id: row.get(9)?,
        sha256: row.get(10)?,
        layout: row.get(11)?,
        purpose: row.get(12)?,
        printer: row.get(13)?,
        printed_before: row.get(14)?,
        void_reason: row.get(15)?,
        erased_on: row.get(16)?,
    })
}
