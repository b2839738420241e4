//! What every record was before and became after, and taking a change back.

use super::{Act, Action, ChangeId, Store, StoreError, Stored, Writing, rows, settings};
use crate::domain::registers::{Person, Residence};
use crate::domain::{RecordId, Register};
use rusqlite::{Connection, OptionalExtension, Row};

/// One answered save.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub id: ChangeId,
    /// 「登记流动人口」: what undo says it takes back.
    pub what: String,
    pub at: String,
    pub operator: String,
}

/// One change of one record.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryEntry<R> {
    pub change: Change,
    /// Nothing before: the record was new.
    pub before: Option<R>,
    /// Nothing after: the record was deleted.
    pub after: Option<R>,
}

impl Store {
    /// Every change of a record, the newest first.
    pub fn history<R: Stored>(&self, id: RecordId) -> Result<Vec<HistoryEntry<R>>, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT change.id, change.what, change.at, change.operator, history.before, history.after
             FROM history
             JOIN change ON change.id = history.change
             WHERE history.register = ?1 AND history.record = ?2
             ORDER BY history.id DESC",
        )?;
        let mut found = query.query((R::TABLE, id.0))?;
        let mut entries = Vec::new();
        while let Some(row) = found.next()? {
            let image = |column| -> Result<Option<R>, StoreError> {
                let json: Option<String> = row.get(column)?;
                json.as_deref().map(rows::from_json).transpose()
            };
            entries.push(HistoryEntry { change: read_change(row)?, before: image(4)?, after: image(5)? });
        }
        Ok(entries)
    }

    /// The operator's latest change that can still be taken back.
    pub fn last_undoable(&self, operator: &str) -> Result<Option<Change>, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT id, what, at, operator
             FROM change
             WHERE operator = ?1
               AND undoes IS NULL
               AND NOT EXISTS (SELECT 1 FROM change AS later WHERE later.undoes = change.id)
               AND EXISTS (SELECT 1 FROM history WHERE history.change = change.id AND history.register <> 'setting')
             ORDER BY id DESC
             LIMIT 1",
        )?;
        Ok(query.query_row([operator], read_change).optional()?)
    }

    /// The latest change of all.
    pub fn last_change(&self) -> Result<Option<ChangeId>, StoreError> {
        let mut query = self.connection.prepare_cached("SELECT max(id) FROM change")?;
        let last: Option<i64> = query.query_row([], |row| row.get(0))?;
        Ok(last.map(ChangeId))
    }

    /// One change by its number.
    pub fn change(&self, id: ChangeId) -> Result<Option<Change>, StoreError> {
        let mut query = self.connection.prepare_cached("SELECT id, what, at, operator FROM change WHERE id = ?1")?;
        Ok(query.query_row([id.0], read_change).optional()?)
    }

    /// How many rows a change wrote.
    pub fn rows_of_change(&self, change: ChangeId) -> Result<u64, StoreError> {
        let sql = "SELECT count(*) FROM history WHERE change = ?1";
        let count: i64 = self.connection.prepare_cached(sql)?.query_row([change.0], |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }

    /// Whom a change was about: those whose residence it wrote, or else those whose record it wrote.
    pub fn people_of(&self, change: ChangeId) -> Result<Vec<RecordId>, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT register, record, coalesce(after, before)
             FROM history
             WHERE change = ?1 AND register IN (?2, ?3)
             ORDER BY id",
        )?;
        let mut found = query.query((change.0, Residence::TABLE, Person::TABLE))?;
        let (mut residents, mut people) = (Vec::new(), Vec::new());
        while let Some(row) = found.next()? {
            if row.get::<_, String>(0)? == Person::TABLE {
                people.push(RecordId(row.get(1)?));
            } else {
                residents.extend(rows::from_json::<Residence>(&row.get::<_, String>(2)?)?.person.id);
            }
        }
        let mut named = if residents.is_empty() { people } else { residents };
        named.dedup();
        Ok(named)
    }

    /// Takes a change back, as a change of its own. Refused when one of its records was changed since, and for settings:
    /// what is in use of them is elsewhere too (the name on the door), so they are set again, not taken back.
    pub fn undo(&mut self, act: &Act<'_>, change: ChangeId) -> Result<ChangeId, StoreError> {
        if is_undone(&self.connection, change)? {
            return Err(StoreError::Changed);
        }
        let touched = touched_rows(&self.connection, change)?;
        if touched.is_empty() {
            return Err(StoreError::NothingToUndo);
        }
        let undo = self.write_as(act, Action::Undo, Some(change), |writing| {
            for row in touched.iter().rev() {
                take_back(writing, row)?;
            }
            void_numbers(writing, change)
        });
        match undo {
            Ok(((), undo)) => Ok(undo),
            // Another record has come to need the row, or has taken its place, or what it points at is gone.
            Err(StoreError::StillUsed | StoreError::AlreadyThere | StoreError::LinkGone) => Err(StoreError::Changed),
            Err(other) => Err(other),
        }
    }
}

/// One row of a change, as history has it.
pub(super) struct Touched {
    pub register: String,
    pub record: RecordId,
    before: Option<String>,
    after: Option<String>,
}

impl Touched {
    /// What the record was; a change that made it has none.
    pub fn before_image<R: Stored>(&self) -> Result<R, StoreError> {
        rows::from_json(self.before.as_deref().ok_or(StoreError::Unreadable)?)
    }

    /// What it became; a change that deleted it has none.
    pub fn after_image<R: Stored>(&self) -> Result<R, StoreError> {
        self.after()?.ok_or(StoreError::Unreadable)
    }

    /// What it became, if it was not deleted.
    pub fn after<R: Stored>(&self) -> Result<Option<R>, StoreError> {
        self.after.as_deref().map(rows::from_json).transpose()
    }
}

pub(super) fn touched_rows(connection: &Connection, change: ChangeId) -> Result<Vec<Touched>, StoreError> {
    let mut query = connection
        .prepare_cached("SELECT register, record, before, after FROM history WHERE change = ?1 ORDER BY id")?;
    let rows = query.query_map([change.0], |row| {
        Ok(Touched { register: row.get(0)?, record: RecordId(row.get(1)?), before: row.get(2)?, after: row.get(3)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn is_undone(connection: &Connection, change: ChangeId) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM change WHERE undoes = ?1)";
    Ok(connection.query_row(sql, [change.0], |row| row.get(0))?)
}

fn take_back(writing: &mut Writing<'_>, row: &Touched) -> Result<(), StoreError> {
    macro_rules! of_register {
        ($($register:ty),+) => {
            match row.register.as_str() {
                settings::REGISTER => Err(StoreError::NothingToUndo),
                $(<$register>::TABLE => take_back_row::<$register>(writing, row),)+
                _ => Err(StoreError::Unreadable),
            }
        };
    }
    crate::every_register!(of_register)
}

fn take_back_row<R: Stored>(writing: &mut Writing<'_>, row: &Touched) -> Result<(), StoreError> {
    let image = |json: &Option<String>| json.as_deref().map(rows::from_json::<R>).transpose();
    let now: Option<R> = writing.load(row.record)?;
    if now != image(&row.after)? {
        return Err(StoreError::Changed);
    }
    match (now, image(&row.before)?) {
        (Some(now), Some(before)) => writing.set_back(row.record, &now, &before),
        (Some(_), None) => writing.delete::<R>(row.record),
        (None, Some(before)) => writing.put_back(row.record, &before),
        (None, None) => Ok(()),
    }
}

/// Numbers taken by the change stay taken, marked as void; undoing the undoing makes them good again.
fn void_numbers(writing: &mut Writing<'_>, change: ChangeId) -> Result<(), StoreError> {
    let connection = &writing.transaction;
    connection.execute("UPDATE taken_number SET voided_by = NULL WHERE voided_by = ?1", [change.0])?;
    connection.execute(
        "UPDATE taken_number
         SET voided_by = (SELECT id FROM change WHERE undoes = ?1)
         WHERE change = ?1",
        [change.0],
    )?;
    Ok(())
}

fn read_change(row: &Row<'_>) -> rusqlite::Result<Change> {
    Ok(Change { id: ChangeId(row.get(0)?), what: row.get(1)?, at: row.get(2)?, operator: row.get(3)? })
}
