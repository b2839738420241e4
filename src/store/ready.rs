//! A record made ready for the door: what follows from it alone, its cells, its image and its search keys.
//!
//! None of that asks the archive. Whoever brings many records has them made ready on another thread, while the door is busy
//! with those before.

use super::{StoreError, Stored, rows};
use crate::domain::Cell;
use crate::domain::finding::{Reason, SearchKey};

/// See [`super::Writing::insert_all`].
pub struct Ready<R> {
    pub(super) record: R,
    pub(super) made: Made,
}

/// What follows from a record.
pub(super) struct Made {
    /// Its fields, then what is kept beside them.
    pub cells: Vec<Cell>,
    /// As history keeps it.
    pub image: String,
    pub keys: Vec<SearchKey>,
}

impl<R: Stored> Ready<R> {
    pub fn new(record: R) -> Result<Self, StoreError> {
        let made = Made::of(&record)?;
        Ok(Self { record, made })
    }
}

impl Made {
    pub fn of<R: Stored>(record: &R) -> Result<Self, StoreError> {
        let cells = rows::cells(record);
        let image = rows::image::<R>(&cells)?;
        Ok(Self { image, keys: record.search_keys(&Reason::ALL), cells })
    }
}
