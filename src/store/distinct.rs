//! 不是同一人: pairs said to be of two people, and what becomes of them when one of the two is merged into a third record.

use super::history::Touched;
use super::{Store, StoreError, Stored, Writing, rows};
use crate::domain::RecordId;
use crate::domain::registers::PersonDistinct;
use rusqlite::{Connection, OptionalExtension};

impl Stored for PersonDistinct {
    const NUMBER: u8 = 17;
}

impl Store {
    /// Two records said to be of two people, the smaller number first; the latest said first.
    pub fn distinct_people(&self) -> Result<Vec<(RecordId, RecordId)>, StoreError> {
        let mut query = self.connection.prepare_cached("SELECT one, other FROM person_distinct ORDER BY id DESC")?;
        let pairs = query.query_map([], |row| Ok((RecordId(row.get(0)?), RecordId(row.get(1)?))))?;
        Ok(pairs.collect::<Result<_, _>>()?)
    }
}

impl Writing<'_> {
    /// Remembers that two records are of two people.
    pub fn set_people_apart(&mut self, one: RecordId, other: RecordId) -> Result<(), StoreError> {
        let pair = PersonDistinct::of(one, other);
        if number_of(&self.transaction, &pair)?.is_none() {
            self.insert(&pair)?;
        }
        Ok(())
    }

    /// Forgets it: they are asked about again.
    pub fn ask_about_people_again(&mut self, one: RecordId, other: RecordId) -> Result<(), StoreError> {
        match number_of(&self.transaction, &PersonDistinct::of(one, other))? {
            Some(id) => self.delete::<PersonDistinct>(id),
            None => Ok(()),
        }
    }

    /// Whoever is not the same person as `gone` is not the same as `kept`, into which it is merged. That the two themselves
    /// were said to be two people is forgotten, and what is said already is not said twice.
    pub(super) fn carry_marks(&mut self, gone: RecordId, kept: RecordId) -> Result<(), StoreError> {
        for (id, mark) in marks_of(&self.transaction, gone)? {
            let third = [mark.one, mark.other].into_iter().filter_map(|link| link.id).find(|one| *one != gone);
            let carried = third.filter(|third| *third != kept).map(|third| PersonDistinct::of(kept, third));
            match carried {
                Some(carried) if number_of(&self.transaction, &carried)?.is_none() => self.update(id, &carried)?,
                _ => self.delete::<PersonDistinct>(id)?,
            }
        }
        Ok(())
    }

    /// Takes back what a merging did to a mark; says whether it could, for what has changed since stays.
    pub(super) fn part_mark(&mut self, row: &Touched) -> Result<bool, StoreError> {
        let before: PersonDistinct = row.before_image()?;
        let now: Option<PersonDistinct> = self.load(row.record)?;
        if now != row.after()? {
            return Ok(false);
        }
        let put = match now {
            Some(now) => self.set_back(row.record, &now, &before),
            None => self.put_back(row.record, &before),
        };
        match put {
            // One of the two is no more, or the same was said again meanwhile.
            Err(StoreError::LinkGone | StoreError::AlreadyThere) => Ok(false),
            outcome => outcome.map(|()| true),
        }
    }
}

fn number_of(connection: &Connection, pair: &PersonDistinct) -> Result<Option<RecordId>, StoreError> {
    let mut query = connection.prepare_cached("SELECT id FROM person_distinct WHERE one = ?1 AND other = ?2")?;
    let [one, other] = [pair.one, pair.other].map(|link| link.id.map(|id| id.0));
    Ok(query.query_row((one, other), |row| row.get(0).map(RecordId)).optional()?)
}

fn marks_of(connection: &Connection, person: RecordId) -> Result<Vec<(RecordId, PersonDistinct)>, StoreError> {
    let columns = &rows::statements::<PersonDistinct>().columns;
    let sql = format!("SELECT id, {columns} FROM person_distinct WHERE one = ?1 OR other = ?1 ORDER BY id");
    rows::read_all(connection.prepare_cached(&sql)?.query([person.0])?)
}
