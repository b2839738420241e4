//! Keys that came and went during a change: gathered small, and written in the order of the tree.

use super::homes;
use crate::domain::RecordId;
use crate::domain::finding::SearchKey;
use crate::domain::registers::Person;
use crate::store::{StoreError, Stored, many};
use rusqlite::Connection;
use rusqlite::types::{ToSqlOutput, Value};
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::rc::Rc;

/// Written to the tree at once: a table of 100,000 people brings a million and a half, and one sorted run goes through the
/// tree once. Little enough to fit in memory.
const MANY: usize = 2_000_000;
const MUCH_TEXT: usize = 64 * 1024 * 1024;

/// Keys that came and went during a change.
#[derive(Default)]
pub(in crate::store) struct KeyChanges {
    changes: Vec<KeyChange>,
    /// Whose keys they are, one behind the other in the order in which they came or went.
    owners: Vec<Owner>,
    /// The keys themselves in the same order.
    texts: String,
    /// Whose keys are all among them.
    new_people: BTreeSet<RecordId>,
    /// Who may live elsewhere now.
    rehomed: BTreeSet<RecordId>,
}

/// A record of which keys came or went.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
struct Owner {
    register: u8,
    record: i64,
}

/// One row of the tree that came or went. There are millions of them.
#[derive(Clone, Copy)]
struct KeyChange {
    /// Reason and register, then the beginning of the key: nearly always this alone tells two of them apart.
    head: u64,
    /// Its place among the owners.
    owner: u32,
    /// Where the key begins among the texts.
    start: u32,
    /// And how long it is, with a mark where it came: [`Length`].
    length: Length,
}

/// Bytes of a key that fit beside reason and register.
const BYTES_IN_HEAD: usize = 6;

/// A length below two thousand million, and whether the key is there from now on.
#[derive(Clone, Copy)]
struct Length(u32);

impl Length {
    fn of(key: &str, is_there: bool) -> Self {
        Self((key.len() as u32) << 1 | u32::from(is_there))
    }

    fn bytes(self) -> usize {
        (self.0 >> 1) as usize
    }

    fn is_there(self) -> bool {
        self.0 & 1 == 1
    }
}

/// The keys of one record, packed: they are found on one thread and gathered on another.
#[derive(Default)]
pub(in crate::store) struct PackedKeys {
    texts: String,
    /// Of each its reason and its length in bytes.
    keys: Vec<(u8, u32)>,
}

impl PackedKeys {
    pub fn of(keys: Vec<SearchKey>) -> Self {
        let mut packed = Self::default();
        for SearchKey { reason, key } in keys.iter().filter(|key| !key.key.is_empty()) {
            packed.texts.push_str(key);
            packed.keys.push((*reason as u8, key.len() as u32));
        }
        packed
    }

    fn iter(&self) -> impl Iterator<Item = (u8, &str)> {
        let mut rest = self.texts.as_str();
        self.keys.iter().map(move |(reason, length)| {
            let (key, behind) = rest.split_at(*length as usize);
            rest = behind;
            (*reason, key)
        })
    }
}

impl KeyChanges {
    /// Of a record that was not there before; the same key twice is one key when it is written.
    pub fn add(&mut self, register: u8, id: RecordId, keys: &PackedKeys) {
        if register == Person::NUMBER {
            self.new_people.insert(id);
        }
        self.owners.push(Owner { register, record: id.0 });
        for (reason, key) in keys.iter() {
            self.push(reason, key, true);
        }
    }

    pub fn replace(
        &mut self,
        register: u8,
        id: RecordId,
        before: &BTreeSet<(u8, String)>,
        after: &BTreeSet<(u8, String)>,
    ) {
        self.owners.push(Owner { register, record: id.0 });
        for (reason, gone) in before.difference(after) {
            self.push(*reason, gone, false);
        }
        for (reason, new) in after.difference(before) {
            self.push(*reason, new, true);
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
        let homes = self.homes(connection)?;
        self.sort();
        self.remove_gone(connection)?;
        self.insert_new(connection, &homes)?;
        self.changes.clear();
        self.owners.clear();
        self.texts.clear();
        let new_people = std::mem::take(&mut self.new_people);
        for person in std::mem::take(&mut self.rehomed).difference(&new_people) {
            homes::write(connection, *person)?;
        }
        Ok(())
    }

    /// A key of the owner that came last.
    fn push(&mut self, reason: u8, key: &str, is_there: bool) {
        let register = self.owners.last().map_or(0, |owner| owner.register);
        let mut head = [0; 8];
        (head[0], head[1]) = (reason, register);
        for (place, byte) in head[8 - BYTES_IN_HEAD..].iter_mut().zip(key.bytes()) {
            *place = byte;
        }
        // Written long before there are as many as these numbers can count.
        let (owner, start) = (self.owners.len() as u32 - 1, self.texts.len() as u32);
        self.texts.push_str(key);
        let length = Length::of(key, is_there);
        self.changes.push(KeyChange { head: u64::from_be_bytes(head), owner, start, length });
    }

    /// Of each owner where they live now, if they are people and new keys of theirs came.
    fn homes(&self, connection: &Connection) -> Result<Vec<Option<Rc<str>>>, StoreError> {
        let mut homes = vec![None; self.owners.len()];
        let came = self.changes.iter().filter(|change| change.length.is_there()).map(|change| change.owner as usize);
        let mut people: Vec<(i64, usize)> = came
            .filter(|owner| self.owners[*owner].register == Person::NUMBER)
            .map(|owner| (self.owners[owner].record, owner))
            .collect();
        people.sort_unstable();
        people.dedup();
        let mut finding = homes::Finding::begin(connection)?;
        for (person, owner) in people {
            homes[owner] = finding.of(person)?;
        }
        Ok(homes)
    }

    /// In the order of the tree, each row of it once: what was said of it last.
    fn sort(&mut self) {
        let Self { changes, owners, texts, .. } = self;
        changes.sort_unstable_by(|one, other| one.compare(other, owners, texts).then(other.start.cmp(&one.start)));
        changes.dedup_by(|later, kept| later.compare(kept, owners, texts).is_eq());
    }

    fn remove_gone(&mut self, connection: &Connection) -> Result<(), StoreError> {
        let mut remove = connection.prepare_cached(
            "DELETE FROM search_key WHERE reason = ?1 AND register = ?2 AND key = ?3 AND record = ?4",
        )?;
        for gone in self.changes.iter().filter(|change| !change.length.is_there()) {
            let owner = self.owners[gone.owner as usize];
            remove.execute((gone.reason(), owner.register, gone.key(&self.texts), owner.record))?;
        }
        self.changes.retain(|change| change.length.is_there());
        Ok(())
    }

    fn insert_new(&self, connection: &Connection, homes: &[Option<Rc<str>>]) -> Result<(), StoreError> {
        let rows = self.changes.iter().map(|new| {
            let owner = self.owners[new.owner as usize];
            let home = homes[new.owner as usize].as_deref();
            [
                ToSqlOutput::from(new.reason()),
                ToSqlOutput::from(owner.register),
                ToSqlOutput::from(new.key(&self.texts)),
                ToSqlOutput::from(owner.record),
                home.map_or(ToSqlOutput::Owned(Value::Null), ToSqlOutput::from),
            ]
        });
        let head = "INSERT OR IGNORE INTO search_key (reason, register, key, record, home)";
        many::insert(connection, head, 5, rows)
    }
}

impl KeyChange {
    fn reason(&self) -> u8 {
        self.head.to_be_bytes()[0]
    }

    fn key<'t>(&self, texts: &'t str) -> &'t str {
        let start = self.start as usize;
        &texts[start..start + self.length.bytes()]
    }

    /// Their order in the tree.
    fn compare(&self, other: &Self, owners: &[Owner], texts: &str) -> Ordering {
        let rest = || self.key(texts).as_bytes().cmp(other.key(texts).as_bytes());
        let owner = || owners[self.owner as usize].cmp(&owners[other.owner as usize]);
        self.head.cmp(&other.head).then_with(rest).then_with(owner)
    }
}
