//! The rows of one table, from both ends towards what cannot be read, and again on both sides of its middle.

use super::SalvagedTable;
use super::damaged::Damaged;
use crate::store::StoreError;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Statement, params_from_iter};

/// After so many failures the rest of a stretch counts as lost: each costs a connection.
const MOST_FAILURES: u64 = 20_000;

/// A table of the new file that is filled from the old one.
pub(super) struct Table {
    pub name: String,
    columns: Vec<String>,
    /// The number that is also the place of the row; none where rows lie in the order of another key.
    id: Option<String>,
    /// The columns of that other key.
    order: Vec<String>,
}

/// Whether the caller wants to go on.
type GoesOn<'a> = &'a dyn Fn() -> bool;

#[derive(Clone, Copy)]
enum Direction {
    Up,
    Down,
}

/// Every table but what follows from the others.
pub(super) fn tables(fresh: &Connection) -> Result<Vec<Table>, StoreError> {
    let mut query = fresh.prepare(
        "SELECT name, wr
         FROM pragma_table_list
         WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'search_key'
         ORDER BY name",
    )?;
    let names = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<Vec<_>, _>>()?;
    names.into_iter().map(|(name, is_keyed)| describe(fresh, name, is_keyed)).collect()
}

fn describe(fresh: &Connection, name: String, is_keyed: bool) -> Result<Table, StoreError> {
    let mut query = fresh.prepare("SELECT name, pk FROM pragma_table_info(?1) ORDER BY cid")?;
    let rows = query.query_map([&name], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let columns: Vec<(String, i64)> = rows.collect::<Result<_, _>>()?;
    let mut key: Vec<&(String, i64)> = columns.iter().filter(|(_, place)| *place > 0).collect();
    key.sort_by_key(|(_, place)| *place);
    let order: Vec<String> = key.into_iter().map(|(column, _)| column.clone()).collect();
    let id = if is_keyed { None } else { order.first().cloned() };
    Ok(Table { name, columns: columns.into_iter().map(|(column, _)| column).collect(), id, order })
}

/// Brings over what can be read of a table.
pub(super) fn take(
    damaged: &mut Damaged,
    fresh: &mut Connection,
    table: &Table,
    goes_on: GoesOn<'_>,
) -> Result<SalvagedTable, StoreError> {
    let transaction = fresh.transaction()?;
    let mut salvaged = walk(damaged, &transaction, table, goes_on)?;
    let count: i64 = transaction.query_row(&format!("SELECT count(*) FROM {}", table.name), [], |row| row.get(0))?;
    salvaged.taken = count.unsigned_abs();
    transaction.commit()?;
    Ok(salvaged)
}

fn walk(
    damaged: &mut Damaged,
    fresh: &Connection,
    table: &Table,
    goes_on: GoesOn<'_>,
) -> Result<SalvagedTable, StoreError> {
    let marks: Vec<String> = (1..=table.columns.len()).map(|number| format!("?{number}")).collect();
    let (columns, marks) = (table.columns.join(", "), marks.join(", "));
    let insert = fresh.prepare(&format!("INSERT OR IGNORE INTO {} ({columns}) VALUES ({marks})", table.name))?;
    let salvaged = SalvagedTable { table: table.name.clone(), ..SalvagedTable::default() };
    let mut walk = Walk { damaged, table, insert, goes_on, failures: 0, salvaged };
    match table.id {
        Some(_) => walk.by_number()?,
        None => walk.by_key()?,
    }
    Ok(walk.salvaged)
}

struct Walk<'a> {
    damaged: &'a mut Damaged,
    table: &'a Table,
    insert: Statement<'a>,
    goes_on: GoesOn<'a>,
    failures: u64,
    salvaged: SalvagedTable,
}

impl Walk<'_> {
    fn by_number(&mut self) -> Result<(), StoreError> {
        let Some(low) = self.stretch(1, i64::MAX, Direction::Up)? else { return Ok(()) };
        match self.last_number(low)? {
            Some(high) => self.between(low, high),
            None => {
                self.salvaged.is_open_ended = true;
                Ok(())
            }
        }
    }

    /// From both ends, and then on both sides of the middle, until what is left cannot be read.
    fn between(&mut self, low: i64, high: i64) -> Result<(), StoreError> {
        if self.failures > MOST_FAILURES {
            self.salvaged.unreadable += high.abs_diff(low) + 1;
            return Ok(());
        }
        let Some(low) = self.stretch(low, high, Direction::Up)? else { return Ok(()) };
        let Some(high) = self.stretch(low, high, Direction::Down)? else { return Ok(()) };
        if low >= high {
            self.salvaged.unreadable += 1;
            return Ok(());
        }
        let middle = low + (high - low) / 2;
        self.between(low, middle)?;
        self.between(middle + 1, high)
    }

    /// Takes rows from one end of a stretch. Gives the number at which nothing can be read any more, if there is one.
    fn stretch(&mut self, low: i64, high: i64, direction: Direction) -> Result<Option<i64>, StoreError> {
        let Some(id) = &self.table.id else { return Ok(None) };
        let (order, mut at) = match direction {
            Direction::Up => ("ASC", low),
            Direction::Down => ("DESC", high),
        };
        // The rows themselves are asked, not an index that may be whole while they are not.
        let sql = format!(
            "SELECT {id}, {} FROM {} NOT INDEXED WHERE {id} BETWEEN {low} AND {high} ORDER BY {id} {order}",
            self.table.columns.join(", "),
            self.table.name
        );
        let is_whole = self.read(&sql, 1, |number| {
            at = match direction {
                Direction::Up => number.saturating_add(1),
                Direction::Down => number.saturating_sub(1),
            };
        })?;
        Ok((!is_whole).then_some(at))
    }

    /// Rows in the order of their key, from both ends; how many lie between cannot be known.
    fn by_key(&mut self) -> Result<(), StoreError> {
        let (columns, name) = (self.table.columns.join(", "), &self.table.name);
        let up = format!("SELECT {columns} FROM {name} NOT INDEXED ORDER BY {}", self.table.order.join(", "));
        let down =
            format!("SELECT {columns} FROM {name} NOT INDEXED ORDER BY {} DESC", self.table.order.join(" DESC, "));
        if !self.read(&up, 0, |_| ())? {
            self.read(&down, 0, |_| ())?;
            self.salvaged.is_open_ended = true;
        }
        Ok(())
    }

    /// Takes rows until the end or until something cannot be read; says whether it came to the end.
    fn read(&mut self, sql: &str, first: usize, mut passed: impl FnMut(i64)) -> Result<bool, StoreError> {
        if !(self.goes_on)() {
            return Err(StoreError::Stopped);
        }
        let columns = self.table.columns.len();
        let insert = &mut self.insert;
        let Ok(connection) = self.damaged.connection() else { return Ok(self.failed()) };
        let outcome = (|| {
            let mut query = connection.prepare(sql)?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                let values =
                    (first..first + columns).map(|column| row.get(column)).collect::<Result<Vec<Value>, _>>()?;
                insert.execute(params_from_iter(values)).map_err(Interruption::Writing)?;
                passed(row.get(0).unwrap_or_default());
            }
            Ok::<(), Interruption>(())
        })();
        match outcome {
            Ok(()) => Ok(true),
            Err(Interruption::Reading) => Ok(self.failed()),
            // A row the table does not admit was no row of it.
            Err(Interruption::Writing(error)) => match StoreError::from(error) {
                full @ (StoreError::DiskFull | StoreError::ReadOnly) => Err(full),
                _ => Ok(self.failed()),
            },
        }
    }

    fn failed(&mut self) -> bool {
        self.failures += 1;
        self.damaged.give_up_connection();
        false
    }

    /// The highest number of the table: of its last row, or the last one ever given.
    fn last_number(&mut self, at_least: i64) -> Result<Option<i64>, StoreError> {
        let Some(id) = &self.table.id else { return Ok(None) };
        let name = &self.table.name;
        for sql in [
            format!("SELECT {id} FROM {name} NOT INDEXED ORDER BY {id} DESC LIMIT 1"),
            format!("SELECT seq FROM sqlite_sequence WHERE name = '{name}'"),
        ] {
            let Ok(connection) = self.damaged.connection() else { continue };
            match connection.query_row(&sql, [], |row| row.get(0)).optional() {
                Ok(Some(last)) if last >= at_least => return Ok(Some(last)),
                Ok(_) => {}
                Err(_) => self.damaged.give_up_connection(),
            }
        }
        Ok(None)
    }
}

/// What ended a walk before its end.
enum Interruption {
    Reading,
    Writing(rusqlite::Error),
}

impl From<rusqlite::Error> for Interruption {
    fn from(_: rusqlite::Error) -> Self {
        Self::Reading
    }
}
