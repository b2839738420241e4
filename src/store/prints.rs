//! What has been printed: numbered without gaps within a year, with the fingerprint of the PDF and what it was drawn from.
//!
//! The number stands on the paper, so it is reserved before the paper leaves: log first, then print, then say that it left,
//! or void the number. What a killed process left reserved is void at the next opening; no number is ever given again.
//! Reading the log is in `print_log`.

use super::{Act, Action, Store, StoreError, audit};
use crate::domain::{RecordId, Register};
use rusqlite::{Connection, OptionalExtension, Transaction};

/// A record that stands on a paper, or whose log shows it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct OnPaper {
    /// The table of its register.
    pub register: &'static str,
    pub record: RecordId,
}

impl OnPaper {
    pub fn of<R: Register>(record: RecordId) -> Self {
        Self { register: R::TABLE, record }
    }
}

/// One print about to be handed over.
#[derive(Clone, Debug, Default)]
pub struct Printed<'a> {
    /// The running number that stands on the paper.
    pub number: u32,
    /// The document's key, `floating_card`.
    pub document: &'a str,
    /// Which version of its template, where it has one.
    pub template: &'a str,
    /// How this program draws the document.
    pub layout: u32,
    pub records: &'a [OnPaper],
    /// 「罗小梅」, 「36 人」, the title of a list.
    pub subject: &'a str,
    pub pages: usize,
    pub copies: u32,
    /// Of the PDF, in hexadecimal.
    pub sha256: &'a str,
    /// Identity numbers stand on it in full.
    pub is_full_id: bool,
    /// Everything it was drawn from, as JSON.
    pub archived: &'a str,
    /// What it is for, where that is asked.
    pub purpose: &'a str,
    /// Which printer; none where it is saved as a PDF.
    pub printer: Option<&'a str>,
    /// How often the same document of the same record came out before.
    pub printed_before: u32,
}

impl Store {
    /// Reserves a print under the number on it, which must be the next within the year of `act.at`; otherwise
    /// [`StoreError::NumberTaken`], and the paper has to be made again. Gives that number.
    pub fn reserve_print(&mut self, act: &Act<'_>, printed: &Printed<'_>) -> Result<u32, StoreError> {
        let year: i32 = act.at.get(..4).and_then(|year| year.parse().ok()).ok_or(StoreError::Unreadable)?;
        let transaction = super::begin(&mut self.connection)?;
        let number = printed.number;
        if number != next(&transaction, year)? {
            return Err(StoreError::NumberTaken);
        }
        insert(&transaction, act, printed, year)?;
        let detail = format!(
            "{} 第{number}号，{} 页，{} 份，SHA-256 {}",
            printed.document, printed.pages, printed.copies, printed.sha256
        );
        audit::append(&transaction, act, Action::Print, &detail, None)?;
        transaction.commit()?;
        Ok(number)
    }

    /// The paper has left.
    pub fn hand_over_print(&mut self, year: i32, number: u32) -> Result<(), StoreError> {
        let sql = "UPDATE print SET state = 'handed_over' WHERE year = ?1 AND number = ?2 AND state = 'reserved'";
        if self.connection.execute(sql, (year, number))? == 0 { Err(StoreError::NotFound) } else { Ok(()) }
    }

    /// Marks a reserved print whose paper did not come out. Its number stays and is not given again.
    pub fn void_print(&mut self, act: &Act<'_>, year: i32, number: u32, reason: &str) -> Result<(), StoreError> {
        let transaction = super::begin(&mut self.connection)?;
        void(&transaction, act, year, number, reason)?;
        Ok(transaction.commit()?)
    }

    /// Voids what was reserved by a process that did not live to say what became of it. Whoever opens the archive is alone
    /// with it, so nothing reserved is still on its way. Gives how many.
    pub fn void_left_prints(&mut self, act: &Act<'_>, reason: &str) -> Result<usize, StoreError> {
        let transaction = super::begin(&mut self.connection)?;
        let left = reserved(&transaction)?;
        for (year, number) in &left {
            void(&transaction, act, *year, *number, reason)?;
        }
        transaction.commit()?;
        Ok(left.len())
    }

    /// The number the next print of this year will have.
    pub fn next_print_number(&self, year: i32) -> Result<u32, StoreError> {
        next(&self.connection, year)
    }
}

fn next(connection: &Connection, year: i32) -> Result<u32, StoreError> {
    let sql = "SELECT max(number) FROM print WHERE year = ?1";
    let last: Option<u32> = connection.query_row(sql, [year], |row| row.get(0)).optional()?.flatten();
    Ok(last.unwrap_or(0) + 1)
}

fn reserved(connection: &Connection) -> Result<Vec<(i32, u32)>, StoreError> {
    let mut query =
        connection.prepare("SELECT year, number FROM print WHERE state = 'reserved' ORDER BY year, number")?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn void(connection: &Connection, act: &Act<'_>, year: i32, number: u32, reason: &str) -> Result<(), StoreError> {
    let sql = "UPDATE print
               SET state = 'void', void_reason = ?3
               WHERE year = ?1 AND number = ?2 AND state = 'reserved'";
    if connection.execute(sql, (year, number, reason))? == 0 {
        return Err(StoreError::NotFound);
    }
    audit::append(connection, act, Action::Print, &format!("{year} 年第{number}号作废：{reason}"), None)
}

fn insert(transaction: &Transaction<'_>, act: &Act<'_>, printed: &Printed<'_>, year: i32) -> Result<(), StoreError> {
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    transaction.execute(
        "INSERT INTO print
             (year, number, at, operator, document, template, pages, copies, sha256, is_full_id, purpose, state, layout,
              subject, printer, printed_before)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 'reserved', ?12, ?13, ?14, ?15)",
        rusqlite::params![
            year,
            printed.number,
            act.at,
            act.operator,
            printed.document,
            filled(printed.template),
            i64::try_from(printed.pages).unwrap_or(i64::MAX),
            printed.copies,
            printed.sha256,
            printed.is_full_id,
            filled(printed.purpose),
            printed.layout,
            filled(printed.subject),
            printed.printer,
            printed.printed_before,
        ],
    )?;
    let print = transaction.last_insert_rowid();
    if !printed.archived.is_empty() {
        let sql = "INSERT INTO print_archive (print, as_printed) VALUES (?1, ?2)";
        transaction.execute(sql, (print, printed.archived))?;
    }
    let mut statement = transaction
        .prepare_cached("INSERT OR IGNORE INTO print_record (print, register, record) VALUES (?1, ?2, ?3)")?;
    for record in printed.records {
        statement.execute((print, record.register, record.record.0))?;
    }
    Ok(())
}
