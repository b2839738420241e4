//! Records to rows and back, for every register alike: the SQL follows from the field list.

use super::held::Held;
use super::{StoreError, Stored, many};
use crate::domain::{Cell, Field, Image, RecordId, Register};
use rusqlite::types::{ToSqlOutput, Value as SqlValue, ValueRef};
use rusqlite::{Connection, Params, Row, ToSql, params_from_iter};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The statements of one register.
pub(super) struct Statements {
    /// Field columns in field order, for a SELECT.
    pub columns: String,
    /// Columns of the searchable fields alone, each with its table, for [`read_searchable`].
    pub searchable: String,
    load: String,
    insert: String,
    /// The same up to and with the names of the columns, and how many those are.
    insert_many: (String, usize),
    insert_at: String,
    update: String,
    delete: String,
    /// How an image is written: each field column as JSON spells its name, and its place among the cells, by name.
    image: Vec<(String, usize)>,
}

pub(super) fn statements<R: Stored>() -> &'static Statements {
    static ALL: LazyLock<HashMap<&'static str, Statements>> = LazyLock::new(|| {
        macro_rules! all {
            ($($register:ty),+) => { HashMap::from([$((<$register>::TABLE, Statements::of::<$register>())),+]) };
        }
        crate::every_register!(all)
    });
    &ALL[R::TABLE]
}

impl Statements {
    fn of<R: Stored>() -> Self {
        let table = R::TABLE;
        let fields = R::columns();
        let all: Vec<&str> = fields.iter().map(String::as_str).chain(R::KEPT.iter().copied()).collect();
        let marks: Vec<String> = (1..=all.len()).map(|number| format!("?{number}")).collect();
        let id_mark = format!("?{}", all.len() + 1);
        let sets: Vec<String> = all.iter().zip(&marks).map(|(column, mark)| format!("{column} = {mark}")).collect();
        let empty = R::default();
        let searchable = R::fields().filter(|field| field.is_searchable).flat_map(|field| field.columns(&empty));
        let searchable: Vec<String> = searchable.map(|column| format!("{table}.{column}")).collect();
        let (names, marks, sets) = (all.join(", "), marks.join(", "), sets.join(", "));
        let mut image: Vec<_> =
            fields.iter().zip(0..).map(|(column, place)| (format!("\"{column}\":"), place)).collect();
        image.sort();
        Self {
            columns: fields.join(", "),
            searchable: searchable.join(", "),
            load: format!("SELECT {} FROM {table} WHERE id = ?1", fields.join(", ")),
            insert: format!("INSERT INTO {table} ({names}) VALUES ({marks})"),
            insert_many: (format!("INSERT INTO {table} ({names})"), all.len()),
            insert_at: format!("INSERT INTO {table} ({names}, id) VALUES ({marks}, {id_mark})"),
            update: format!("UPDATE {table} SET {sets} WHERE id = {id_mark}"),
            delete: format!("DELETE FROM {table} WHERE id = ?1"),
            image,
        }
    }
}

pub(super) fn load<R: Stored>(connection: &Connection, id: RecordId) -> Result<Option<R>, StoreError> {
    let mut query = connection.prepare_cached(&statements::<R>().load)?;
    let mut rows = query.query([id.0])?;
    rows.next()?.map(|row| read(row, 0)).transpose()
}

/// Writes the cells of a new record.
pub(super) fn insert<R: Stored>(held: &mut Held<'_>, cells: &[Cell]) -> Result<RecordId, StoreError> {
    held.statement(&statements::<R>().insert)?.execute(params_from_iter(cells.iter().map(Bound))).map_err(coming)?;
    Ok(RecordId(held.connection().last_insert_rowid()))
}

/// The same of many new records, numbered one after the other.
pub(super) fn insert_all<'c, R: Stored>(
    connection: &Connection,
    records: impl ExactSizeIterator<Item = &'c [Cell]>,
) -> Result<Vec<RecordId>, StoreError> {
    let count = records.len() as i64;
    let (head, columns) = &statements::<R>().insert_many;
    many::insert(connection, head, *columns, records.map(|cells| cells.iter().map(given))).map_err(coming)?;
    let last = connection.last_insert_rowid();
    Ok((last - count + 1..=last).map(RecordId).collect())
}

/// Puts a record back under the number it had.
pub(super) fn insert_at<R: Stored>(connection: &Connection, id: RecordId, record: &R) -> Result<(), StoreError> {
    let cells = with_id(record, id);
    let mut statement = connection.prepare_cached(&statements::<R>().insert_at)?;
    statement.execute(params_from_iter(cells.iter().map(Bound))).map_err(coming)?;
    Ok(())
}

pub(super) fn update<R: Stored>(connection: &Connection, id: RecordId, record: &R) -> Result<(), StoreError> {
    let cells = with_id(record, id);
    let mut statement = connection.prepare_cached(&statements::<R>().update)?;
    statement.execute(params_from_iter(cells.iter().map(Bound))).map_err(coming)?;
    Ok(())
}

pub(super) fn delete<R: Stored>(connection: &Connection, id: RecordId) -> Result<(), StoreError> {
    connection.prepare_cached(&statements::<R>().delete)?.execute([id.0])?;
    Ok(())
}

/// A row that comes or changes and breaks a link points at nothing; only a row that goes is still used.
fn coming(error: impl Into<StoreError>) -> StoreError {
    match error.into() {
        StoreError::StillUsed => StoreError::LinkGone,
        other => other,
    }
}

/// Reads a record whose columns begin at `first`, in field order.
pub(super) fn read<R: Register>(row: &Row<'_>, first: usize) -> Result<R, StoreError> {
    read_fields(row, first, R::fields())
}

/// Reads a record of which only the searchable fields are filled.
pub(super) fn read_searchable<R: Register>(row: &Row<'_>) -> Result<R, StoreError> {
    read_fields(row, 0, R::fields().filter(|field| field.is_searchable))
}

fn read_fields<R: Register>(
    row: &Row<'_>,
    first: usize,
    fields: impl Iterator<Item = &'static Field<R>>,
) -> Result<R, StoreError> {
    let mut record = R::default();
    let mut column = first;
    for field in fields {
        let count = (field.value)(&record).columns().len();
        let cells = (column..column + count).map(|index| cell(row, index)).collect::<Result<Vec<_>, _>>()?;
        (field.value_mut)(&mut record).restore(&cells)?;
        column += count;
    }
    Ok(record)
}

/// The records of a register that meet a condition, which may go on with an order.
pub(super) fn read_where<R: Stored>(
    connection: &Connection,
    condition: &str,
    values: impl Params,
) -> Result<Vec<(RecordId, R)>, StoreError> {
    let columns = &statements::<R>().columns;
    let sql = format!("SELECT id, {columns} FROM {} WHERE {condition}", R::TABLE);
    read_all(connection.prepare_cached(&sql)?.query(values)?)
}

/// Reads rows that begin with the id.
pub(super) fn read_all<R: Register>(mut found: rusqlite::Rows<'_>) -> Result<Vec<(RecordId, R)>, StoreError> {
    let mut records = Vec::new();
    while let Some(row) = found.next()? {
        records.push((RecordId(row.get(0)?), read(row, 1)?));
    }
    Ok(records)
}

/// An image as history keeps it: JSON by column, without the empty ones.
pub(super) fn to_json<R: Stored>(record: &R) -> Result<String, StoreError> {
    image::<R>(&field_cells(record))
}

/// The same of the cells of a record. It is written for every row that ever changes, so the names are spelled once a register
/// and not once a row.
pub(super) fn image<R: Stored>(cells: &[Cell]) -> Result<String, StoreError> {
    let mut json = Vec::with_capacity(cells.len() * 24);
    for (name, place) in &statements::<R>().image {
        let cell = &cells[*place];
        if *cell == Cell::Null {
            continue;
        }
        json.push(if json.is_empty() { b'{' } else { b',' });
        json.extend_from_slice(name.as_bytes());
        serde_json::to_writer(&mut json, cell).map_err(|_| StoreError::Unreadable)?;
    }
    json.extend_from_slice(if json.is_empty() { b"{}" } else { b"}" });
    String::from_utf8(json).map_err(|_| StoreError::Unreadable)
}

pub(super) fn from_json<R: Register>(json: &str) -> Result<R, StoreError> {
    let image: Image = serde_json::from_str(json).map_err(|_| StoreError::Unreadable)?;
    Ok(R::from_image(&image)?)
}

/// The cells of a record: its fields, then what the store keeps beside them.
pub(super) fn cells<R: Stored>(record: &R) -> Vec<Cell> {
    let mut cells = field_cells(record);
    cells.extend(record.kept());
    cells
}

fn field_cells<R: Stored>(record: &R) -> Vec<Cell> {
    let mut cells = Vec::with_capacity(statements::<R>().insert_many.1);
    R::fields().for_each(|field| (field.value)(record).store_in(&mut cells));
    cells
}

fn with_id<R: Stored>(record: &R, id: RecordId) -> Vec<Cell> {
    let mut cells = cells(record);
    cells.push(Cell::Integer(id.0));
    cells
}

fn cell(row: &Row<'_>, index: usize) -> Result<Cell, StoreError> {
    match row.get_ref(index)? {
        ValueRef::Null => Ok(Cell::Null),
        ValueRef::Integer(number) => Ok(Cell::Integer(number)),
        ValueRef::Text(text) => {
            Ok(Cell::Text(std::str::from_utf8(text).map_err(|_| StoreError::Unreadable)?.to_owned()))
        }
        ValueRef::Real(_) | ValueRef::Blob(_) => Err(StoreError::Unreadable),
    }
}

/// A cell on its way into a statement.
pub(super) struct Bound<'a>(pub &'a Cell);

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(given(self.0))
    }
}

fn given(cell: &Cell) -> ToSqlOutput<'_> {
    match cell {
        Cell::Null => ToSqlOutput::Owned(SqlValue::Null),
        Cell::Integer(number) => ToSqlOutput::Owned(SqlValue::Integer(*number)),
        Cell::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::registers::Person;
    use crate::domain::values::{Choice, Day, Identity, Name, Phones};

    #[test]
    fn an_image_is_the_json_of_its_columns_by_name_without_the_empty_ones() {
        let person = Person {
            name: Name::new("云中鹤"),
            identity: Identity { kind: Choice::of("111"), ..Identity::default() },
            birth: Day(Some("1990-01-01".parse().unwrap())),
            phones: Phones(vec!["13800000001".to_owned(), "a\"b\\".to_owned()]),
            ..Person::default()
        };
        let json = to_json(&person).unwrap();
        let mut image = person.image();
        image.retain(|_, cell| *cell != Cell::Null);
        assert_eq!(json, serde_json::to_string(&image).unwrap(), "as archives of every version have it");
        assert_eq!(from_json::<Person>(&json).unwrap(), person);
        assert_eq!(to_json(&Person::default()).unwrap(), "{}");
    }
}
