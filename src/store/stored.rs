//! What the store adds to a register: its fixed number in the search tree, the columns it keeps beside the register's own
//! fields, and what else must move when a row moves.

use super::{StoreError, Writing};
use crate::domain::finding::{Reason, SearchKey};
use crate::domain::{Cell, RecordId, Register};
use rusqlite::Connection;

/// See [`Stored::SETTLE`].
pub type Settle<R> = fn(&mut R, &Connection) -> Result<(), StoreError>;

/// A register that lies in a table.
pub trait Stored: Register {
    /// Stands for the register in `search_key`. Never changes. Persons come first, so they are found first.
    const NUMBER: u8;
    /// Columns of the table that are no fields: kept by the store, from the record alone.
    const KEPT: &'static [&'static str] = &[];

    /// One cell for each of [`Stored::KEPT`].
    fn kept(&self) -> Vec<Cell> {
        Vec::new()
    }

    /// Sets the fields that follow from other rows, before the row is written; most registers have none.
    const SETTLE: Option<Settle<Self>> = None;

    /// Changes the rows that follow from this one, after it was changed.
    fn ripple(&self, _id: RecordId, _before: &Self, _writing: &mut Writing<'_>) -> Result<(), StoreError> {
        Ok(())
    }

    /// The people whose home follows from this record: the search tree has it beside their keys.
    fn people_at_home(&self, _id: RecordId, _connection: &Connection) -> Result<Vec<RecordId>, StoreError> {
        Ok(Vec::new())
    }

    /// Every key the record is found by for the wanted reasons; keys for others may be among them. They follow from the
    /// searchable fields alone.
    fn search_keys(&self, wanted: &[Reason]) -> Vec<SearchKey> {
        let searchable = Self::fields().filter(|field| field.is_searchable);
        searchable.flat_map(|field| (field.value)(self).search_keys(wanted)).collect()
    }
}
