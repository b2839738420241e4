//! The audit log: what was done, by whom, on which machine, what for. Each line is hashed together with the one before.
//!
//! Taking a line out, changing one, or changing the history a line stands for breaks the chain; the table itself refuses
//! rewriting. Cutting off its newest end shows by the counter of the table. Whoever sets that counter back too, or writes the
//! whole log anew, is found out by a backup kept elsewhere: [`Store::compare_with`].

mod line;

use self::line::Line;
use super::chronicle::Told;
use super::{Act, Store, StoreError, hex};
use crate::domain::Date;
use rusqlite::{Connection, OptionalExtension};
use sha2::{Digest, Sha256};

/// What kind of thing was done.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Action {
    Backup,
    Change,
    /// What was removed long ago is no longer kept for taking the removal back.
    Erase,
    Export,
    Import,
    Lock,
    Operators,
    Password,
    Print,
    Recovery,
    Repair,
    Restore,
    Reveal,
    Settings,
    SignIn,
    /// A wrong password, at the lock over an open window or before anybody was in.
    SignInRefused,
    SignOut,
    Undo,
}

impl Action {
    /// The word stored.
    pub fn key(self) -> &'static str {
        match self {
            Self::Backup => "backup",
            Self::Change => "change",
            Self::Erase => "erase",
            Self::Export => "export",
            Self::Import => "import",
            Self::Lock => "lock",
            Self::Operators => "operators",
            Self::Password => "password",
            Self::Print => "print",
            Self::Recovery => "recovery",
            Self::Repair => "repair",
            Self::Restore => "restore",
            Self::Reveal => "reveal",
            Self::Settings => "settings",
            Self::SignIn => "sign_in",
            Self::SignInRefused => "sign_in_refused",
            Self::SignOut => "sign_out",
            Self::Undo => "undo",
        }
    }
}

/// One line of the log, as it is read.
#[derive(Clone, Debug, PartialEq)]
pub struct LogLine {
    pub at: String,
    pub operator: String,
    /// The word of an [`Action`].
    pub action: String,
    pub detail: String,
}

/// What following the chain showed.
#[derive(Clone, Debug, PartialEq)]
pub struct ChainReport {
    pub lines: u64,
    /// The first line that does not follow from the one before, whose history was altered, or whose change says otherwise.
    pub broken_at: Option<i64>,
    /// Lines were cut off at the end.
    pub is_shortened: bool,
    /// Changes for which no line stands.
    pub unlogged_changes: u64,
    /// The last line's hash, as a backup made now would remember it.
    pub head: String,
}

impl ChainReport {
    pub fn is_unbroken(&self) -> bool {
        self.broken_at.is_none() && !self.is_shortened && self.unlogged_changes == 0
    }
}

impl Store {
    /// One line about something that changed no row: signing in, revealing a number, printing.
    pub fn log(&mut self, act: &Act<'_>, action: Action, detail: &str) -> Result<(), StoreError> {
        let transaction = super::begin(&mut self.connection)?;
        append(&transaction, act, action, detail, None)?;
        Ok(transaction.commit()?)
    }

    /// The latest lines, the newest first.
    pub fn log_lines(&self, count: u32) -> Result<Vec<LogLine>, StoreError> {
        let sql = "SELECT at, operator, action, detail FROM audit ORDER BY id DESC LIMIT ?1";
        let mut query = self.connection.prepare_cached(sql)?;
        let rows = query.query_map([count], |row| {
            Ok(LogLine { at: row.get(0)?, operator: row.get(1)?, action: row.get(2)?, detail: row.get(3)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The latest days on which anything was logged, each once, in the order of the log and not of the calendar.
    pub fn latest_days(&self, most: usize) -> Result<Vec<Date>, StoreError> {
        let mut query = self.connection.prepare_cached("SELECT substr(at, 1, 10) FROM audit ORDER BY id DESC")?;
        let mut rows = query.query([])?;
        let mut days = Vec::new();
        while days.len() < most
            && let Some(row) = rows.next()?
        {
            let day = row.get::<_, String>(0)?.parse().map_err(|_| StoreError::Unreadable)?;
            if !days.contains(&day) {
                days.push(day);
            }
        }
        Ok(days)
    }

    /// Follows the chain from its first line to its last. Says nothing about a log written anew as a whole: that shows only
    /// against a backup, by [`Store::compare_with`].
    pub fn verify_chain(&self) -> Result<ChainReport, StoreError> {
        let mut report =
            ChainReport { lines: 0, broken_at: None, is_shortened: false, unlogged_changes: 0, head: String::new() };
        let (mut last_id, mut logged) = (0, 0);
        let mut query = self.connection.prepare(
            "SELECT id, at, operator, machine, action, detail, purpose, change, change_digest, previous_hash, hash
             FROM audit
             ORDER BY id",
        )?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let (line, stored_hash) = Line::read(row)?;
            let is_sound = line.id == last_id + 1
                && line.previous_hash == report.head
                && line.hash() == stored_hash
                && line.history_is_untouched(&self.connection)?
                && line.belongs_to_its_change(&self.connection)?;
            if !is_sound && report.broken_at.is_none() {
                report.broken_at = Some(line.id);
            }
            report.lines += 1;
            logged += i64::from(line.change.is_some());
            last_id = line.id;
            report.head = stored_hash;
        }
        report.is_shortened = last_id < counter(&self.connection)?;
        let changes: i64 = self.connection.query_row("SELECT count(*) FROM change", [], |row| row.get(0))?;
        report.unlogged_changes = (changes - logged).unsigned_abs();
        Ok(report)
    }
}

/// Adds a line within the caller's transaction.
pub(super) fn append(
    connection: &Connection,
    act: &Act<'_>,
    action: Action,
    detail: &str,
    told: Option<Told>,
) -> Result<(), StoreError> {
    let (last_id, previous_hash) = head(connection)?;
    let (change, change_digest) = told.map(|told| (told.change.0, told.digest)).unzip();
    let line = Line {
        id: last_id + 1,
        at: act.at.to_owned(),
        operator: act.operator.to_owned(),
        machine: act.machine.to_owned(),
        action: action.key().to_owned(),
        detail: detail.to_owned(),
        purpose: (!act.purpose.is_empty()).then(|| act.purpose.to_owned()),
        change,
        change_digest,
        previous_hash,
    };
    line.insert(connection)
}

/// The number and hash of the last line.
pub(super) fn head(connection: &Connection) -> Result<(i64, String), StoreError> {
    let sql = "SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1";
    let last = connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    Ok(last.unwrap_or_default())
}

/// When the last line was written; empty before the first.
pub(super) fn last_at(connection: &Connection) -> Result<String, StoreError> {
    let sql = "SELECT at FROM audit ORDER BY id DESC LIMIT 1";
    Ok(connection.query_row(sql, [], |row| row.get(0)).optional()?.unwrap_or_default())
}

/// The hash beside one line; empty where there is no such line, as before the first.
pub(super) fn hash_of(connection: &Connection, id: i64) -> Result<String, StoreError> {
    let sql = "SELECT hash FROM audit WHERE id = ?1";
    Ok(connection.query_row(sql, [id], |row| row.get(0)).optional()?.unwrap_or_default())
}

/// The highest number the table ever gave, whatever has been deleted since.
fn counter(connection: &Connection) -> Result<i64, StoreError> {
    let sql = "SELECT seq FROM sqlite_sequence WHERE name = 'audit'";
    Ok(connection.query_row(sql, [], |row| row.get(0)).optional()?.unwrap_or(0))
}

/// The digest of all rows of a change, before and after.
fn digest(connection: &Connection, change: i64) -> Result<String, StoreError> {
    let mut digest = ChangeDigest::default();
    let mut query = connection
        .prepare_cached("SELECT register, record, before, after FROM history WHERE change = ?1 ORDER BY id")?;
    let mut rows = query.query([change])?;
    while let Some(row) = rows.next()? {
        let register = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
        let image = |column| -> Result<Option<&str>, StoreError> {
            Ok(row.get_ref(column)?.as_str_or_null().map_err(rusqlite::Error::from)?)
        };
        digest.feed(register, row.get(1)?, image(2)?, image(3)?);
    }
    Ok(digest.finish())
}

/// The digest of a change's rows, fed one after the other in the order of the history.
#[derive(Default)]
pub(super) struct ChangeDigest(Sha256);

impl ChangeDigest {
    pub fn feed(&mut self, register: &str, record: i64, before: Option<&str>, after: Option<&str>) {
        for part in [Some(register), Some(&record.to_string()), before, after] {
            feed(&mut self.0, part);
        }
    }

    pub fn finish(self) -> String {
        hex::encode(&self.0.finalize())
    }
}

/// Each part goes in with its length, so that no two lines can say the same with their parts cut differently.
fn feed(hasher: &mut Sha256, part: Option<&str>) {
    let length = part.map_or(u64::MAX, |part| part.len() as u64);
    hasher.update(length.to_le_bytes());
    hasher.update(part.unwrap_or_default());
}

#[cfg(test)]
mod tests;
