//! Which records refer to a record: every field of every register that is a link to its register, so that a register added
//! tomorrow is asked as well.

use super::{Sight, StoreError, Stored, Writing, rows};
use crate::domain::values::Editor;
use crate::domain::{Cell, Field, RecordId, Register};
use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, params_from_iter};

/// The fields of `R` that are links to `T`. A register's links to itself are its own business: the tree of places.
pub(super) fn links<R: Register, T: Register>() -> impl Iterator<Item = &'static Field<R>> {
    let empty = R::default();
    let is_link =
        move |field: &&Field<R>| matches!((field.value)(&empty).editor(), Editor::Link(table) if table == T::TABLE);
    R::fields().filter(is_link).filter(|_| R::TABLE != T::TABLE)
}

/// The records of `R` that refer to a record of `T`, by one count for each of its links; those of a case that is out of sight are
/// not counted, or the count would tell of it.
pub(super) fn count<R: Register, T: Register>(
    connection: &Connection,
    sight: &Sight,
    to: RecordId,
) -> Result<u32, StoreError> {
    let mut all = 0;
    for field in links::<R, T>() {
        let (seen, values) = sight
            .of_register(R::TABLE)
            .map_or((String::from("TRUE"), Vec::new()), |(sql, values)| (sql, values.to_vec()));
        let sql = format!("SELECT count(*) FROM {} WHERE {} = ? AND {seen}", R::TABLE, field.key);
        let values = [SqlValue::Integer(to.0)].into_iter().chain(values);
        all += connection.prepare_cached(&sql)?.query_row(params_from_iter(values), |row| row.get::<_, u32>(0))?;
    }
    Ok(all)
}

/// Lets what refers to one record of `T` refer to another; answers how many links that were.
pub(super) fn relink<R: Stored, T: Register>(
    writing: &mut Writing<'_>,
    from: RecordId,
    to: RecordId,
) -> Result<usize, StoreError> {
    let mut relinked = 0;
    for field in links::<R, T>() {
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
    to: RecordId,
) -> Result<Vec<(RecordId, R)>, StoreError> {
    let columns = &rows::statements::<R>().columns;
    let sql = format!("SELECT id, {columns} FROM {} WHERE {} = ?1 ORDER BY id", R::TABLE, field.key);
    let mut query = connection.prepare_cached(&sql)?;
    rows::read_all(query.query([to.0])?)
}
