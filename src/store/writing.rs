//! The one door for writing: rows, their history, their search keys and the audit line in one transaction.

use super::chronicle::{Chronicle, Line, Told};
use super::held::Held;
use super::numbers::Numbers;
use super::places::PlacesReached;
use super::ready::{Made, Ready};
use super::search_index::{KeyChanges, PackedKeys, keys_of};
use super::{Act, Action, ChangeId, Store, StoreError, Stored, WriteWatch, audit, rows, settings};
use crate::domain::finding::Reason;
use crate::domain::registers::Place;
use crate::domain::{RecordId, Station};
use rusqlite::{Connection, Transaction};
use std::ops::Deref;

impl Store {
    /// Does the work within one transaction: all of it is there afterwards, or nothing of it.
    pub fn write<T>(
        &mut self,
        act: &Act<'_>,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, StoreError>,
    ) -> Result<(T, ChangeId), StoreError> {
        self.write_as(act, Action::Change, None, work)
    }

    /// The same, called by `action` in the log.
    pub fn write_noted<T>(
        &mut self,
        act: &Act<'_>,
        action: Action,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, StoreError>,
    ) -> Result<(T, ChangeId), StoreError> {
        self.write_as(act, action, None, work)
    }

    pub(super) fn write_as<T>(
        &mut self,
        act: &Act<'_>,
        action: Action,
        undoes: Option<ChangeId>,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, StoreError>,
    ) -> Result<(T, ChangeId), StoreError> {
        self.write_through(act, action, undoes, work, |transaction| Ok(transaction.commit()?))
    }

    /// As [`Store::write_as`], where a file changes together with the rows.
    pub(super) fn write_through<T>(
        &mut self,
        act: &Act<'_>,
        action: Action,
        undoes: Option<ChangeId>,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, StoreError>,
        commit: impl FnOnce(Transaction<'_>) -> Result<(), StoreError>,
    ) -> Result<(T, ChangeId), StoreError> {
        let Self { connection, watch, .. } = self;
        let transaction = super::begin(connection)?;
        let chronicle = Chronicle::begin(&transaction, act, undoes)?;
        let change = chronicle.change();
        let mut writing = Writing::of(&transaction, chronicle, watch);
        let done = work(&mut writing)?;
        let told = writing.finish()?;
        audit::append(&transaction, act, action, act.what, Some(told))?;
        commit(transaction)?;
        Ok((done, change))
    }
}

/// A change under way. What it has written it can read; nobody else sees any of it yet.
pub struct Writing<'a> {
    pub(super) transaction: Within<'a>,
    pub(super) chronicle: Chronicle,
    pub(super) numbers: Numbers,
    pub(super) places_reached: PlacesReached,
    held: Held<'a>,
    keys: KeyChanges,
    /// Rows so far.
    written: u64,
    watch: &'a mut Option<WriteWatch>,
}

/// The connection within the transaction of a change, used like any other.
pub(super) struct Within<'a>(&'a Connection);

impl Deref for Within<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.0
    }
}

impl<'a> Writing<'a> {
    fn of(transaction: &'a Connection, chronicle: Chronicle, watch: &'a mut Option<WriteWatch>) -> Self {
        Self {
            transaction: Within(transaction),
            chronicle,
            numbers: Numbers::default(),
            places_reached: PlacesReached::default(),
            held: Held::of(transaction),
            keys: KeyChanges::default(),
            written: 0,
            watch,
        }
    }

    /// Writes all that has waited for the end.
    fn finish(mut self) -> Result<Told, StoreError> {
        self.numbers.write(&self.transaction, self.chronicle.change())?;
        self.keys.flush(&self.transaction)?;
        self.chronicle.finish(&self.transaction)
    }
}

impl Writing<'_> {
    pub fn load<R: Stored>(&self, id: RecordId) -> Result<Option<R>, StoreError> {
        rows::load(&self.transaction, id)
    }

    pub fn insert<R: Stored>(&mut self, record: &R) -> Result<RecordId, StoreError> {
        let Some(settle) = R::SETTLE else { return self.insert_settled(record) };
        let mut record = record.clone();
        settle(&mut record, &self.transaction)?;
        self.insert_settled(&record)
    }

    /// The same of a record in which nothing is left to be settled.
    pub(super) fn insert_settled<R: Stored>(&mut self, record: &R) -> Result<RecordId, StoreError> {
        self.enter(record, Made::of(record)?)
    }

    /// The same of many that were made ready before, in their order; one statement writes dozens of them.
    pub fn insert_all<R: Stored>(&mut self, records: Vec<Ready<R>>) -> Result<Vec<RecordId>, StoreError> {
        if R::SETTLE.is_some() {
            return records.iter().map(|ready| self.insert(&ready.record)).collect();
        }
        let cells = records.iter().map(|ready| ready.made.cells.as_slice());
        let ids = rows::insert_all::<R>(&self.transaction, cells)?;
        for (ready, id) in records.into_iter().zip(&ids) {
            self.entered(*id, &ready.record, ready.made)?;
        }
        Ok(ids)
    }

    /// Writes a record in the place of the one with this number, or a new one; answers its number.
    pub fn put<R: Stored>(&mut self, id: Option<RecordId>, record: &R) -> Result<RecordId, StoreError> {
        let Some(id) = id else { return self.insert(record) };
        self.update(id, record)?;
        Ok(id)
    }

    /// Nothing happens when nothing is different.
    pub fn update<R: Stored>(&mut self, id: RecordId, record: &R) -> Result<(), StoreError> {
        let before: R = self.load(id)?.ok_or(StoreError::NotFound)?;
        let mut after = record.clone();
        if let Some(settle) = R::SETTLE {
            settle(&mut after, &self.transaction)?;
        }
        if after == before {
            return Ok(());
        }
        rows::update(&self.transaction, id, &after)?;
        self.remember(id, Some(&before), Some(&after))?;
        after.ripple(id, &before, self)
    }

    pub fn delete<R: Stored>(&mut self, id: RecordId) -> Result<(), StoreError> {
        let before: R = self.load(id)?.ok_or(StoreError::NotFound)?;
        rows::delete::<R>(&self.transaction, id)?;
        self.remember(id, Some(&before), None)
    }

    /// The change under way.
    pub(super) fn change(&self) -> ChangeId {
        self.chronicle.change()
    }

    /// A number that was given elsewhere is taken here too, so that nobody gets it a second time.
    pub fn take_number(&mut self, series: &str, year: i32, number: u32) -> Result<(), StoreError> {
        let mut statement = self.transaction.prepare_cached(
            "INSERT INTO taken_number (series, year, number, change)
             VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (series, year, number) DO UPDATE
             SET change = excluded.change, voided_by = NULL
             WHERE voided_by IS NOT NULL",
        )?;
        statement.execute((series, year, number, self.change().0))?;
        self.numbers.pass_over(series, year, number);
        Ok(())
    }

    pub fn set_setting(&mut self, key: &str, value: &str) -> Result<(), StoreError> {
        settings::replace(self, key, value)
    }

    pub fn set_station(&mut self, station: &Station) -> Result<(), StoreError> {
        settings::replace_station(self, station)
    }

    /// Puts a deleted record back under its old number.
    pub(super) fn put_back<R: Stored>(&mut self, id: RecordId, record: &R) -> Result<(), StoreError> {
        rows::insert_at(&self.transaction, id, record)?;
        self.remember(id, None, Some(record))
    }

    /// Writes a record exactly as given: nothing is settled and nothing follows, for the change undone held all of that.
    pub(super) fn set_back<R: Stored>(&mut self, id: RecordId, before: &R, after: &R) -> Result<(), StoreError> {
        rows::update(&self.transaction, id, after)?;
        self.remember(id, Some(before), Some(after))
    }

    fn enter<R: Stored>(&mut self, record: &R, made: Made) -> Result<RecordId, StoreError> {
        let id = rows::insert::<R>(&mut self.held, &made.cells)?;
        self.entered(id, record, made)?;
        Ok(id)
    }

    /// What follows from a row that was entered anew.
    fn entered<R: Stored>(&mut self, id: RecordId, record: &R, made: Made) -> Result<(), StoreError> {
        self.wrote::<R>()?;
        let line = Line { register: R::TABLE, record: id.0, before: None, after: Some(made.image) };
        self.chronicle.add(&self.transaction, line)?;
        // Nobody lives yet at a place that was not there before.
        if R::NUMBER != Place::NUMBER {
            self.keys.rehome(record.people_at_home(id, &self.transaction)?);
        }
        self.keys.add(R::NUMBER, id, &made.keys);
        self.keys.flush_if_many(&self.transaction)
    }

    fn remember<R: Stored>(&mut self, id: RecordId, before: Option<&R>, after: Option<&R>) -> Result<(), StoreError> {
        self.wrote::<R>()?;
        let [was, is] = [before, after].map(|record| record.map(rows::to_json).transpose());
        self.chronicle.add(&self.transaction, Line { register: R::TABLE, record: id.0, before: was?, after: is? })?;
        for image in [before, after].into_iter().flatten() {
            self.keys.rehome(image.people_at_home(id, &self.transaction)?);
        }
        match (before, after) {
            (None, Some(new)) => self.keys.add(R::NUMBER, id, &PackedKeys::of(new.search_keys(&Reason::ALL))),
            _ => self.keys.replace(R::NUMBER, id, &keys_of(before), &keys_of(after)),
        }
        self.keys.flush_if_many(&self.transaction)
    }

    /// Told of each row; asks whether to go on.
    fn wrote<R: Stored>(&mut self) -> Result<(), StoreError> {
        self.written += 1;
        if R::NUMBER == Place::NUMBER {
            self.places_reached = PlacesReached::default();
        }
        let goes_on = self.watch.as_mut().is_none_or(|watch| watch(self.written));
        if goes_on { Ok(()) } else { Err(StoreError::Stopped) }
    }
}
