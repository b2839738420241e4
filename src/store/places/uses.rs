//! What refers to a place: every field of every register that is a link to one, so that a register added tomorrow is asked
//! as well. The places below are not among them; they are the tree's own.

use crate::domain::registers::Place;
use crate::domain::values::Editor;
use crate::domain::{Cell, Field, RecordId, Register};
use crate::store::{Store, StoreError, Stored, Writing, rows};
use rusqlite::Connection;

impl Store {
    /// The registers whose records refer to a place, by their title, with how many do.
    pub fn place_uses(&self, place: RecordId) -> Result<Vec<(&'static str, u32)>, StoreError> {
        let mut uses = Vec::new();
        macro_rules! each {
            ($($register:ty),+) => { $(uses.push((<$register>::TITLE, count::<$register>(&self.connection, place)?));)+ };
        }
        crate::every_register!(each);
        uses.retain(|(_, count)| *count > 0);
        Ok(uses)
    }
}

impl Writing<'_> {
    /// Lets everything that refers to one place refer to another; answers how many records that were.
    pub(super) fn relink_place(&mut self, from: RecordId, to: RecordId) -> Result<usize, StoreError> {
        let mut relinked = 0;
        macro_rules! each {
            ($($register:ty),+) => { $(relinked += relink::<$register>(self, from, to)?;)+ };
        }
        crate::every_register!(each);
        Ok(relinked)
    }
}

fn links<R: Register>() -> impl Iterator<Item = &'static Field<R>> {
    let empty = R::default();
    let is_link = move |field: &&Field<R>| matches!((field.value)(&empty).editor(), Editor::Link(Place::TABLE));
    R::fields().filter(is_link).filter(|_| R::TABLE != Place::TABLE)
}

fn count<R: Register>(connection: &Connection, place: RecordId) -> Result<u32, StoreError> {
    let mut all = 0;
    for field in links::<R>() {
        let sql = format!("SELECT count(*) FROM {} WHERE {} = ?1", R::TABLE, field.key);
        all += connection.prepare_cached(&sql)?.query_row([place.0], |row| row.get::<_, u32>(0))?;
    }
    Ok(all)
}

fn relink<R: Stored>(writing: &mut Writing<'_>, from: RecordId, to: RecordId) -> Result<usize, StoreError> {
    let mut relinked = 0;
    for field in links::<R>() {
        for (id, mut record) in referring::<R>(&writing.transaction, field, from)? {
            (field.value_mut)(&mut record).restore(&[Cell::Integer(to.0)])?;
            writing.update(id, &record)?;
            relinked += 1;
        }
    }
    Ok(relinked)
}

fn referring<R: Stored>(
    connection: &Connection,
    field: &Field<R>,
    place: RecordId,
) -> Result<Vec<(RecordId, R)>, StoreError> {
    let columns = &rows::statements::<R>().columns;
    let sql = format!("SELECT id, {columns} FROM {} WHERE {} = ?1 ORDER BY id", R::TABLE, field.key);
    let mut query = connection.prepare_cached(&sql)?;
    rows::read_all(query.query([place.0])?)
}
