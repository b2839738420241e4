//! The search tree kept in step with the rows: written in the same transaction, in the order of the tree.
//!
//! Which keys a record has is said by its values (domain); what a query asks of them is `search.rs`.

mod changes;
pub(super) mod homes;

pub(super) use changes::{KeyChanges, PackedKeys};

use super::{Act, Action, Store, StoreError, Stored, audit, rows};
use crate::domain::finding::{Reason, SearchKey};
use crate::domain::registers::Person;
use crate::domain::{Cell, RecordId};
use rusqlite::{Connection, params_from_iter};
use std::collections::BTreeSet;

pub(super) fn keys_of<R: Stored>(record: Option<&R>) -> BTreeSet<(u8, String)> {
    record.map(|record| distinct(record.search_keys(&Reason::ALL))).unwrap_or_default()
}

fn distinct(keys: Vec<SearchKey>) -> BTreeSet<(u8, String)> {
    keys.into_iter().filter(|key| !key.key.is_empty()).map(|key| (key.reason as u8, key.key)).collect()
}

impl Store {
    /// Makes the whole tree anew from the rows and logs it: the repair when [`Store::search_agrees`] says no. The rows stay
    /// as they are, for the tree follows from them.
    pub fn rebuild_search(&mut self, act: &Act<'_>) -> Result<(), StoreError> {
        let transaction = super::begin(&mut self.connection)?;
        remake(&transaction)?;
        audit::append(&transaction, act, Action::Repair, "重建搜索索引", None)?;
        Ok(transaction.commit()?)
    }

    /// Whether the tree holds exactly the keys the rows have.
    pub fn search_agrees(&self) -> Result<bool, StoreError> {
        let mut expected = 0;
        macro_rules! each {
            ($($register:ty),+) => {
                $(match count_agreeing::<$register>(&self.connection)? {
                    Some(count) => expected += count,
                    None => return Ok(false),
                })+
            };
        }
        crate::every_register!(each);
        let found: i64 = self.connection.query_row("SELECT count(*) FROM search_key", [], |row| row.get(0))?;
        Ok(found == expected)
    }
}

/// The whole tree from the rows and the columns kept beside the fields, within the caller's transaction.
pub(super) fn remake(connection: &Connection) -> Result<(), StoreError> {
    connection.execute("DELETE FROM search_key", [])?;
    macro_rules! each {
        ($($register:ty),+) => {{
            $(rebuild::<$register>(connection)?;)+
            $(keep_anew::<$register>(connection)?;)+
        }};
    }
    crate::every_register!(each);
    Ok(())
}

fn rebuild<R: Stored>(connection: &Connection) -> Result<(), StoreError> {
    let mut changes = KeyChanges::default();
    for_each::<R>(connection, |id, record| {
        changes.add(R::NUMBER, id, &PackedKeys::of(record.search_keys(&Reason::ALL)));
        changes.flush_if_many(connection)?;
        Ok(true)
    })?;
    changes.flush(connection)
}

/// The columns kept beside the fields as this program keeps them; one that kept them otherwise left them so.
fn keep_anew<R: Stored>(connection: &Connection) -> Result<(), StoreError> {
    if R::KEPT.is_empty() {
        return Ok(());
    }
    let place = |number: usize| format!("?{}", number + 1);
    let marks: Vec<String> = (0..R::KEPT.len()).map(place).collect();
    let (kept, marks, id) = (R::KEPT.join(", "), marks.join(", "), place(R::KEPT.len()));
    let table = R::TABLE;
    let sql = format!("UPDATE {table} SET ({kept}) = ({marks}) WHERE id = {id} AND ({kept}) IS NOT ({marks})");
    let mut update = connection.prepare(&sql)?;
    for_each::<R>(connection, |id, record| {
        let mut cells = record.kept();
        cells.push(Cell::Integer(id.0));
        update.execute(params_from_iter(cells.iter().map(rows::Bound)))?;
        Ok(true)
    })?;
    Ok(())
}

/// How many keys the register's rows have, or `None` when one of them is not in the tree.
fn count_agreeing<R: Stored>(connection: &Connection) -> Result<Option<i64>, StoreError> {
    let mut query = connection.prepare(
        "SELECT EXISTS (
             SELECT 1
             FROM search_key
             WHERE reason = ?1 AND register = ?2 AND key = ?3 AND record = ?4 AND home IS ?5
         )",
    )?;
    let mut count = 0;
    let is_whole = for_each::<R>(connection, |id, record| {
        let home = if R::NUMBER == Person::NUMBER { homes::of(connection, id)? } else { None };
        for (reason, key) in keys_of(Some(&record)) {
            if !query.query_row((reason, R::NUMBER, key, id.0, &home), |row| row.get(0))? {
                return Ok(false);
            }
            count += 1;
        }
        Ok(true)
    })?;
    Ok(is_whole.then_some(count))
}

/// Walks all rows until told to stop; says whether it came to the end.
fn for_each<R: Stored>(
    connection: &Connection,
    mut visit: impl FnMut(RecordId, R) -> Result<bool, StoreError>,
) -> Result<bool, StoreError> {
    let sql = format!("SELECT id, {} FROM {} ORDER BY id", rows::statements::<R>().columns, R::TABLE);
    let mut query = connection.prepare(&sql)?;
    let mut found = query.query([])?;
    while let Some(row) = found.next()? {
        if !visit(RecordId(row.get(0)?), rows::read(row, 1)?)? {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use crate::domain::registers::{Person, Place};
    use crate::domain::values::{Choice, Name, Text};
    use crate::store::Store;
    use crate::store::testing::{act, archive};

    #[test]
    fn columns_kept_beside_the_fields_are_made_anew_with_the_tree() {
        let (_folder, mut store) = archive();
        let place = |label: &str| Place { label: Text::new(label), kind: Choice::of("2"), ..Place::default() };
        for label in ["石桥里", "金桂里", "海棠苑"] {
            store.write(&act(), |writing| writing.insert(&place(label))).unwrap();
        }
        let labels = |store: &Store| -> Vec<String> {
            store.children(None).unwrap().into_iter().map(|(_, place)| place.label.0).collect()
        };
        store.connection.execute("UPDATE place SET natural_name = full_name", []).unwrap();
        assert_eq!(labels(&store), ["海棠苑", "石桥里", "金桂里"], "by their codes, as once");
        store.rebuild_search(&act()).unwrap();
        assert_eq!(labels(&store), ["海棠苑", "金桂里", "石桥里"], "by how they are read");
    }

    #[test]
    fn a_tree_that_does_not_agree_is_repaired_and_the_repair_is_logged() {
        let (_folder, mut store) = archive();
        let person = Person { name: Name::new("云中鹤"), ..Person::default() };
        store.write(&act(), |writing| writing.insert(&person)).unwrap();
        store.connection.execute_batch("DELETE FROM search_key WHERE key LIKE 'y%'").unwrap();
        assert!(!store.search_agrees().unwrap());
        store.rebuild_search(&act()).unwrap();
        assert!(store.search_agrees().unwrap());
        let sql = "SELECT action FROM audit ORDER BY id DESC LIMIT 1";
        let last: String = store.connection.query_row(sql, [], |row| row.get(0)).unwrap();
        assert_eq!(last, "repair");
        assert!(store.verify_chain().unwrap().is_unbroken());
    }
}
