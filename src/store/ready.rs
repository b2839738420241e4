//! A record made ready for the door: what follows from it alone, its cells, its image and its search keys.
//!
//! None of that asks the archive. Whoever brings many records has them made ready on another thread, while the door is busy
//! with those before.

use super::search_index::PackedKeys;
use super::{StoreError, Stored, rows};
use crate::domain::Cell;
use crate::domain::finding::Reason;

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
    pub keys: PackedKeys,
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
        Ok(Self { image, keys: PackedKeys::of(record.search_keys(&Reason::ALL)), cells })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::registers::Person;
    use crate::domain::values::Name;
    use crate::store::testing::{act, archive};

    #[test]
    fn many_made_ready_lie_there_as_if_written_one_by_one() {
        let (_folder, mut store) = archive();
        let names = ('\u{4E00}'..'\u{4EF0}').map(|letter| Name::new(&format!("云{letter}")));
        let people: Vec<Person> = names.map(|name| Person { name, ..Person::default() }).collect();
        let ready = people.iter().cloned().map(Ready::new).collect::<Result<Vec<_>, _>>().unwrap();
        let (ids, change) = store.write(&act(), |writing| writing.insert_all(ready)).unwrap();
        let stored: Vec<Person> = ids.iter().map(|id| store.load(*id).unwrap().unwrap()).collect();
        assert_eq!(stored, people);
        assert_eq!(store.rows_of_change(change).unwrap(), people.len() as u64);
        assert!(store.verify_chain().unwrap().is_unbroken() && store.search_agrees().unwrap());
        store.undo(&act(), change).unwrap();
        assert!(!store.has_people().unwrap() && store.search_agrees().unwrap());
    }
}
