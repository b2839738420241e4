//! The history of a change under way: what each row was and became. Its lines are written many at a time, and the digest the
//! log keeps of them is fed as they come; nobody reads the history of a change before its end.

use super::audit::ChangeDigest;
use super::{Act, ChangeId, StoreError, many};
use rusqlite::Connection;
use rusqlite::types::ToSqlOutput;

pub(super) struct Chronicle {
    change: ChangeId,
    digest: ChangeDigest,
    waiting: Vec<Line>,
}

/// One row before and after, as JSON by column.
pub(super) struct Line {
    pub register: &'static str,
    pub record: i64,
    /// Nothing before: the row was new.
    pub before: Option<String>,
    /// Nothing after: the row was deleted.
    pub after: Option<String>,
}

/// A change as the log has it.
pub(super) struct Told {
    pub change: ChangeId,
    pub digest: String,
}

impl Chronicle {
    pub fn begin(connection: &Connection, act: &Act<'_>, undoes: Option<ChangeId>) -> Result<Self, StoreError> {
        let purpose = (!act.purpose.is_empty()).then_some(act.purpose);
        let mut statement = connection.prepare_cached(
            "INSERT INTO change (at, operator, machine, what, purpose, undoes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        statement.execute((act.at, act.operator, act.machine, act.what, purpose, undoes.map(|change| change.0)))?;
        let change = ChangeId(connection.last_insert_rowid());
        Ok(Self { change, digest: ChangeDigest::default(), waiting: Vec::new() })
    }

    pub fn change(&self) -> ChangeId {
        self.change
    }

    pub fn add(&mut self, connection: &Connection, line: Line) -> Result<(), StoreError> {
        self.digest.feed(line.register, line.record, line.before.as_deref(), line.after.as_deref());
        self.waiting.push(line);
        if self.waiting.len() < many::TOGETHER { Ok(()) } else { self.write(connection) }
    }

    pub fn finish(mut self, connection: &Connection) -> Result<Told, StoreError> {
        self.write(connection)?;
        Ok(Told { change: self.change, digest: self.digest.finish() })
    }

    fn write(&mut self, connection: &Connection) -> Result<(), StoreError> {
        let lines = self.waiting.iter().map(|line| {
            [
                ToSqlOutput::from(self.change.0),
                ToSqlOutput::from(line.register),
                ToSqlOutput::from(line.record),
                optional(line.before.as_deref()),
                optional(line.after.as_deref()),
            ]
        });
        many::insert(connection, "INSERT INTO history (change, register, record, before, after)", 5, lines)?;
        self.waiting.clear();
        Ok(())
    }
}

fn optional(image: Option<&str>) -> ToSqlOutput<'_> {
    image.map_or(ToSqlOutput::Owned(rusqlite::types::Value::Null), ToSqlOutput::from)
}
