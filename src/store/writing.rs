//! The one door for writing: rows, their history, their search keys and the audit line in one transaction.

use super::search_index::{KeyChanges, keys_of};
use super::{Act, Action, ChangeId, Store, StoreError, Stored, WriteWatch, audit, rows, settings};
use crate::domain::finding::Reason;
use crate::domain::{RecordId, Station};
use rusqlite::Transaction;

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
        let change = super::history::begin_change(&transaction, act, undoes)?;
        let mut writing = Writing { transaction, change, keys: KeyChanges::default(), written: 0, watch };
        let done = work(&mut writing)?;
        let Writing { transaction, mut keys, .. } = writing;
        keys.flush(&transaction)?;
        audit::append(&transaction, act, action, act.what, Some(change))?;
        commit(transaction)?;
        Ok((done, change))
    }
}

/// A change under way. What it has written it can read; nobody else sees any of it yet.
pub struct Writing<'a> {
    pub(super) transaction: Transaction<'a>,
    change: ChangeId,
    keys: KeyChanges,
    /// Rows so far.
    written: u64,
    watch: &'a mut Option<WriteWatch>,
}

impl Writing<'_> {
    pub fn load<R: Stored>(&self, id: RecordId) -> Result<Option<R>, StoreError> {
        rows::load(&self.transaction, id)
    }

    pub fn insert<R: Stored>(&mut self, record: &R) -> Result<RecordId, StoreError> {
        let mut record = record.clone();
        record.settle(&self.transaction)?;
        let id = rows::insert(&self.transaction, &record)?;
        self.remember(id, None, Some(&record))?;
        Ok(id)
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
        after.settle(&self.transaction)?;
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
        self.change
    }

    /// The next number of a series in a year. It is taken when the change is committed, and only then.
    pub fn next_number(&mut self, series: &str, year: i32) -> Result<u32, StoreError> {
        self.next_number_from(series, year, 1)
    }

    /// The same of a series that began elsewhere: the first one taken here is at least this.
    pub fn next_number_from(&mut self, series: &str, year: i32, first: u32) -> Result<u32, StoreError> {
        let mut statement = self.transaction.prepare_cached(
            "INSERT INTO taken_number (series, year, number, change)
             VALUES (
                 ?1,
                 ?2,
                 max(?4, 1 + ifnull((SELECT max(number) FROM taken_number WHERE series = ?1 AND year = ?2), 0)),
                 ?3
             )
             RETURNING number",
        )?;
        Ok(statement.query_row((series, year, self.change.0, first), |row| row.get(0))?)
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
        statement.execute((series, year, number, self.change.0))?;
        Ok(())
    }

    pub fn set_setting(&mut self, key: &str, value: &str) -> Result<(), StoreError> {
        settings::replace(&self.transaction, self.change, key, value)
    }

    pub fn set_station(&mut self, station: &Station) -> Result<(), StoreError> {
        settings::replace_station(&self.transaction, self.change, station)
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

    fn remember<R: Stored>(&mut self, id: RecordId, before: Option<&R>, after: Option<&R>) -> Result<(), StoreError> {
        self.written += 1;
        if self.watch.as_mut().is_some_and(|watch| !watch(self.written)) {
            return Err(StoreError::Stopped);
        }
        super::history::add(&self.transaction, self.change, id, before, after)?;
        for image in [before, after].into_iter().flatten() {
            self.keys.rehome(image.people_at_home(id, &self.transaction)?);
        }
        match (before, after) {
            (None, Some(new)) => self.keys.add(R::NUMBER, id, new.search_keys(&Reason::ALL)),
            _ => self.keys.replace(R::NUMBER, id, &keys_of(before), &keys_of(after)),
        }
        self.keys.flush_if_many(&self.transaction)
    }
}
