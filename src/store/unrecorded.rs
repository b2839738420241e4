//! Rows that are not as their history left them: changed, added or taken away by other means than the one door.
//!
//! The chain of the log proves the history, the history proves the rows. Columns the store keeps beside the fields are not
//! looked at: they follow from the fields. Nor are the search keys, which have a proof of their own.

use super::chronicle::{Chronicle, Line};
use super::{Act, Action, Store, StoreError, Stored, audit, rows, settings};
use crate::domain::{RecordId, Register};
use rusqlite::{Connection, OptionalExtension};

/// So many numbers of a register are looked through at a time, by whichever thread is free.
const NUMBERS_AT_A_TIME: i64 = 20_000;

/// Some numbers of one register.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Stretch {
    register: &'static str,
    first: i64,
    last: i64,
}

/// A row that is not as its history left it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Unrecorded {
    /// The table.
    pub register: &'static str,
    pub record: RecordId,
    /// What the history knows; nothing where it knows no such row, or says that it is gone.
    pub(super) before: Option<String>,
    /// What lies there; nothing where nothing does.
    pub(super) after: Option<String>,
}

impl Store {
    /// All numbers ever given in any register, and in the settings.
    pub fn stretches(&self) -> Result<Vec<Stretch>, StoreError> {
        stretches(&self.connection)
    }

    /// The rows of one stretch that are not as their history left them.
    pub fn unrecorded_in(&self, stretch: Stretch) -> Result<Vec<Unrecorded>, StoreError> {
        unrecorded_in(&self.connection, stretch)
    }
}

/// Gives rows that were written past the history, by a step of the ladder or by salvaging, their place in it: as a change of
/// its own, under its own name. Answers how many. The transaction is the caller's.
pub(super) fn record(transaction: &Connection, act: &Act<'_>) -> Result<usize, StoreError> {
    let mut found = Vec::new();
    for stretch in stretches(transaction)? {
        found.extend(unrecorded_in(transaction, stretch)?);
    }
    if found.is_empty() {
        return Ok(0);
    }
    let mut chronicle = Chronicle::begin(transaction, act, None)?;
    let count = found.len();
    for Unrecorded { register, record, before, after } in found {
        chronicle.add(transaction, Line { register, record: record.0, before, after })?;
    }
    let told = chronicle.finish(transaction)?;
    audit::append(transaction, act, Action::Repair, act.what, Some(told))?;
    Ok(count)
}

fn stretches(connection: &Connection) -> Result<Vec<Stretch>, StoreError> {
    let mut stretches = Vec::new();
    let mut add = |register: &'static str| -> Result<(), StoreError> {
        let sql = format!(
            "SELECT max(
                 ifnull((SELECT max(id) FROM {register}), 0),
                 ifnull((SELECT max(record) FROM history WHERE register = ?1), 0)
             )"
        );
        let highest: i64 = connection.query_row(&sql, [register], |row| row.get(0))?;
        let firsts = (1..=highest).step_by(NUMBERS_AT_A_TIME as usize);
        stretches.extend(firsts.map(|first| Stretch { register, first, last: first + NUMBERS_AT_A_TIME - 1 }));
        Ok(())
    };
    macro_rules! each {
        ($($register:ty),+) => { $(add(<$register>::TABLE)?;)+ };
    }
    crate::every_register!(each);
    add(settings::REGISTER)?;
    Ok(stretches)
}

fn unrecorded_in(connection: &Connection, stretch: Stretch) -> Result<Vec<Unrecorded>, StoreError> {
    macro_rules! of_register {
        ($($register:ty),+) => {
            match stretch.register {
                $(<$register>::TABLE => altered_rows::<$register>(connection, stretch)?,)+
                _ => settings::altered(connection, stretch.first, stretch.last)?,
            }
        };
    }
    let mut found = crate::every_register!(of_register);
    found.extend(gone_rows(connection, stretch)?);
    Ok(found)
}

/// Rows that differ from what the history says they became, each as it was said to be and as it is.
fn altered_rows<R: Stored>(connection: &Connection, stretch: Stretch) -> Result<Vec<Unrecorded>, StoreError> {
    let columns = &rows::statements::<R>().columns;
    let sql = format!("SELECT id, {columns} FROM {} WHERE id BETWEEN ?1 AND ?2 ORDER BY id", R::TABLE);
    let mut query = connection.prepare(&sql)?;
    let mut found = query.query((stretch.first, stretch.last))?;
    let mut altered = Vec::new();
    while let Some(row) = found.next()? {
        let id: i64 = row.get(0)?;
        let record: R = rows::read(row, 1)?;
        let stands = rows::to_json(&record)?;
        let known = last_image(connection, R::TABLE, id)?;
        if !says::<R>(known.as_deref(), &stands, &record) {
            altered.push(Unrecorded { register: R::TABLE, record: RecordId(id), before: known, after: Some(stands) });
        }
    }
    Ok(altered)
}

/// An older program wrote the same record in other words: with columns that are no more, or without those that came since.
fn says<R: Stored>(image: Option<&str>, words: &str, record: &R) -> bool {
    image.is_some_and(|image| image == words || rows::from_json::<R>(image).is_ok_and(|known| known == *record))
}

/// Rows that the history says are there and that are not.
fn gone_rows(connection: &Connection, stretch: Stretch) -> Result<Vec<Unrecorded>, StoreError> {
    let sql = format!(
        "SELECT DISTINCT record
         FROM history
         WHERE register = ?1
           AND record BETWEEN ?2 AND ?3
           AND NOT EXISTS (SELECT 1 FROM {} AS present WHERE present.id = record)",
        stretch.register
    );
    let mut query = connection.prepare(&sql)?;
    let mut found = query.query((stretch.register, stretch.first, stretch.last))?;
    let mut gone = Vec::new();
    while let Some(row) = found.next()? {
        let id: i64 = row.get(0)?;
        let known = last_image(connection, stretch.register, id)?;
        gone.extend(known.map(|known| Unrecorded {
            register: stretch.register,
            record: RecordId(id),
            before: Some(known),
            after: None,
        }));
    }
    Ok(gone)
}

/// What the history says a row became last; nothing where it was deleted, or never there.
pub(super) fn last_image(connection: &Connection, register: &str, id: i64) -> Result<Option<String>, StoreError> {
    let mut query = connection.prepare_cached(
        "SELECT after
         FROM history
         WHERE register = ?1 AND record = ?2
         ORDER BY change DESC, id DESC
         LIMIT 1",
    )?;
    Ok(query.query_row((register, id), |row| row.get(0)).optional()?.flatten())
}

#[cfg(test)]
mod tests;
