//! Keys that came and went during a change: gathered small, and written in the order of the tree.

use super::homes;
use crate::domain::RecordId;
use crate::domain::finding::SearchKey;
use crate::domain::registers::Person;
use crate::store::{StoreError, Stored, many};
use rusqlite::Connection;
use rusqlite::types::{ToSqlOutput, Value};
use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

/// Written to the tree at once: a table of 100,000 people brings a million and a half, and one sorted run goes through the
/// tree once. Little enough to fit in memory.
const MANY: usize = 2_000_000;
const MUCH_TEXT: usize = 64 * 1024 * 1024;

/// Keys that came and went during a change.
#[derive(Default)]
pub(in crate::store) struct KeyChanges {
    changes: Vec<KeyChange>,
    /// The keys themselves, one behind the other in the order in which they came or went.
    texts: String,
    /// Whose keys are all among them.
    new_people: BTreeSet<RecordId>,
    /// Who may live elsewhere now.
    rehomed: BTreeSet<RecordId>,
}

/// One row of the tree that came or went.
#[derive(Clone, Copy)]
struct KeyChange {
    /// Reason and register, then the beginning of the key: nearly always this alone tells two of them apart.
    head: u64,
    record: i64,
    /// Where the key begins among the texts.
    start: u32,
    length: u32,
    is_there: bool,
}

/// Bytes of a key that fit beside reason and register.
const BYTES_IN_HEAD: usize = 6;

impl KeyChanges {
    /// Of a record that was not there before; the same key twice is one key when it is written.
    pub fn add(&mut self, register: u8, id: RecordId, keys: Vec<SearchKey>) {
        if register == Person::NUMBER {
            self.new_people.insert(id);
        }
        for SearchKey { reason, key } in keys.iter().filter(|key| !key.key.is_empty()) {
            self.push((*reason as u8, register), key, id, true);
        }
    }

    pub fn replace(
        &mut self,
        register: u8,
        id: RecordId,
        before: &BTreeSet<(u8, String)>,
        after: &BTreeSet<(u8, String)>,
    ) {
        for (reason, gone) in before.difference(after) {
            self.push((*reason, register), gone, id, false);
        }
        for (reason, new) in after.difference(before) {
            self.push((*reason, register), new, id, true);
        }
    }

    /// The homes of these people are looked up again when the keys are written.
    pub fn rehome(&mut self, people: Vec<RecordId>) {
        self.rehomed.extend(people);
    }

    pub fn flush_if_many(&mut self, connection: &Connection) -> Result<(), StoreError> {
        let is_little = self.changes.len() < MANY && self.texts.len() < MUCH_TEXT;
        if is_little { Ok(()) } else { self.flush(connection) }
    }

    /// Writes in the order of the tree, the last word on each key counting: a sorted run touches every page once.
    pub fn flush(&mut self, connection: &Connection) -> Result<(), StoreError> {
        let homes = homes::of_all(connection, &self.people_with_new_keys())?;
        self.sort();
        self.remove_gone(connection)?;
        self.insert_new(connection, &homes)?;
        self.changes.clear();
        self.texts.clear();
        let new_people = std::mem::take(&mut self.new_people);
        for person in std::mem::take(&mut self.rehomed).difference(&new_people) {
            homes::write(connection, *person)?;
        }
        Ok(())
    }

    fn push(&mut self, (reason, register): (u8, u8), key: &str, id: RecordId, is_there: bool) {
        let mut head = [0; 8];
        (head[0], head[1]) = (reason, register);
        for (place, byte) in head[8 - BYTES_IN_HEAD..].iter_mut().zip(key.bytes()) {
            *place = byte;
        }
        // Written long before there are as many as these numbers can count.
        let (start, length) = (self.texts.len() as u32, key.len() as u32);
        self.texts.push_str(key);
        self.changes.push(KeyChange { head: u64::from_be_bytes(head), record: id.0, start, length, is_there });
    }

    /// In the order of the tree, each row of it once: what was said of it last.
    fn sort(&mut self) {
        let Self { changes, texts, .. } = self;
        changes.sort_unstable_by(|one, other| one.compare(other, texts).then(other.start.cmp(&one.start)));
        changes.dedup_by(|later, kept| later.compare(kept, texts).is_eq());
    }

    fn remove_gone(&mut self, connection: &Connection) -> Result<(), StoreError> {
        let mut remove = connection.prepare_cached(
            "DELETE FROM search_key WHERE reason = ?1 AND register = ?2 AND key = ?3 AND record = ?4",
        )?;
        for gone in self.changes.iter().filter(|change| !change.is_there) {
            remove.execute((gone.reason(), gone.register(), gone.key(&self.texts), gone.record))?;
        }
        self.changes.retain(|change| change.is_there);
        Ok(())
    }

    fn insert_new(&self, connection: &Connection, homes: &HashMap<i64, Rc<str>>) -> Result<(), StoreError> {
        let rows = self.changes.iter().map(|new| {
            let home = homes.get(&new.record).filter(|_| new.register() == Person::NUMBER);
            [
                ToSqlOutput::from(new.reason()),
                ToSqlOutput::from(new.register()),
                ToSqlOutput::from(new.key(&self.texts)),
                ToSqlOutput::from(new.record),
                home.map_or(ToSqlOutput::Owned(Value::Null), |home| ToSqlOutput::from(&**home)),
            ]
        });
        let head = "INSERT OR IGNORE INTO search_key (reason, register, key, record, home)";
        many::insert(connection, head, 5, rows)
    }

    fn people_with_new_keys(&self) -> Vec<i64> {
        let added = self.changes.iter().filter(|change| change.is_there && change.register() == Person::NUMBER);
        let mut people: Vec<i64> = added.map(|change| change.record).collect();
        people.sort_unstable();
        people.dedup();
        people
    }
}

impl KeyChange {
    fn reason(&self) -> u8 {
        self.head.to_be_bytes()[0]
    }

    fn register(&self) -> u8 {
        self.head.to_be_bytes()[1]
    }

    fn key<'t>(&self, texts: &'t str) -> &'t str {
        let start = self.start as usize;
        &texts[start..start + self.length as usize]
    }

    /// Their order in the tree.
    fn compare(&self, other: &Self, texts: &str) -> Ordering {
        let rest = || self.key(texts).as_bytes().cmp(other.key(texts).as_bytes());
        self.head.cmp(&other.head).then_with(rest).then(self.record.cmp(&other.record))
    }
}
