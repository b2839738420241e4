//! Tables of others that were filled here: by name, with what their labels mean and mostly with the empty table itself.
//! Habits of the station and no records: outside history, like saved views.

use super::{Store, StoreError};
use crate::domain::RecordId;
use rusqlite::OptionalExtension;

/// One remembered table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FillLayout {
    pub name: String,
    /// By which it is recognised.
    pub labels: String,
    /// As JSON.
    pub meaning: String,
    pub file_name: String,
    pub kept_by: String,
    pub used_on: String,
}

/// One line of the library.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptLayout {
    pub id: RecordId,
    pub layout: FillLayout,
    /// The empty table is here too.
    pub has_blank: bool,
}

const COLUMNS: &str = "id, name, labels, meaning, file_name, kept_by, used_on, blank IS NOT NULL";

impl Store {
    /// All of them, those used last first.
    pub fn fill_layouts(&self) -> Result<Vec<KeptLayout>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM fill_layout ORDER BY used_on DESC, name");
        let mut query = self.connection.prepare_cached(&sql)?;
        let rows = query.query_map([], kept)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The table with these labels.
    pub fn fill_layout_of(&self, labels: &str) -> Result<Option<KeptLayout>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM fill_layout WHERE labels = ?1");
        Ok(self.connection.prepare_cached(&sql)?.query_row([labels], kept).optional()?)
    }

    /// The empty table of a layout, if it was kept.
    pub fn fill_layout_blank(&self, id: RecordId) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT blank FROM fill_layout WHERE id = ?1";
        let found: Option<Option<Vec<u8>>> =
            self.connection.prepare_cached(sql)?.query_row([id.0], |row| row.get(0)).optional()?;
        found.ok_or(StoreError::NotFound)
    }

    /// Keeps a layout; one with the same labels is replaced. An empty table that is there stays where none is given.
    pub fn keep_fill_layout(&mut self, layout: &FillLayout, blank: Option<&[u8]>) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO fill_layout (name, labels, meaning, file_name, blank, kept_by, used_on)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (labels) DO UPDATE SET
                 name = excluded.name,
                 meaning = excluded.meaning,
                 file_name = excluded.file_name,
                 blank = ifnull(excluded.blank, blank),
                 kept_by = excluded.kept_by,
                 used_on = excluded.used_on",
        )?;
        let FillLayout { name, labels, meaning, file_name, kept_by, used_on } = layout;
        statement.execute((name, labels, meaning, file_name, blank, kept_by, used_on))?;
        Ok(())
    }

    pub fn rename_fill_layout(&mut self, id: RecordId, name: &str) -> Result<(), StoreError> {
        let sql = "UPDATE fill_layout SET name = ?2 WHERE id = ?1";
        self.connection.prepare_cached(sql)?.execute((id.0, name))?;
        Ok(())
    }

    pub fn drop_fill_layout(&mut self, id: RecordId) -> Result<(), StoreError> {
        self.connection.prepare_cached("DELETE FROM fill_layout WHERE id = ?1")?.execute([id.0])?;
        Ok(())
    }
}

fn kept(row: &rusqlite::Row<'_>) -> rusqlite::Result<KeptLayout> {
    let layout = FillLayout {
        name: row.get(1)?,
        labels: row.get(2)?,
        meaning: row.get(3)?,
        file_name: row.get(4)?,
        kept_by: row.get(5)?,
        used_on: row.get(6)?,
    };
    Ok(KeptLayout { id: RecordId(row.get(0)?), layout, has_blank: row.get(7)? })
}
