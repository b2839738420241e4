//! Which residences are on the list of the floating population, in which order.
//!
//! A list is the ids of all its rows, made once when filter or order change. One walk along a covering index gives the
//! rows, a second along the index of the sort column their ranks: no row of a table is touched, so a million stays quick.

use super::condition::Condition;
use super::floating_filter::{self, FloatingFilter};
use super::{FloatingSort, SortColumn, Store, StoreError};
use crate::domain::RecordId;
use rusqlite::{Connection, params_from_iter};

impl Store {
    /// The residences of the list, in order.
    pub fn floating_ids(&self, filter: &FloatingFilter, sort: FloatingSort) -> Result<Vec<RecordId>, StoreError> {
        match Order::of(sort.column) {
            Order::Own(column) => by_own_column(&self.connection, filter, column, sort.is_descending),
            Order::Linked { link, order } => by_rank(&self.connection, filter, link, order, sort.is_descending),
        }
    }
}

/// What a column sorts by.
enum Order {
    /// A column of the residence.
    Own(&'static str),
    /// The place that the record in a column has in an order of its own register.
    Linked { link: &'static str, order: &'static str },
}

impl Order {
    fn of(column: SortColumn) -> Self {
        let person = |order| Self::Linked { link: "person", order };
        match column {
            SortColumn::FromDate => Self::Own("from_date"),
            SortColumn::Reason => Self::Own("reside_reason"),
            SortColumn::Name => person("SELECT id FROM person ORDER BY name_pinyin, name"),
            SortColumn::Sex => person("SELECT id FROM person ORDER BY sex"),
            SortColumn::Birth => person("SELECT id FROM person ORDER BY birth"),
            SortColumn::Place => Self::Linked { link: "place", order: "SELECT id FROM place ORDER BY natural_name" },
            SortColumn::Number => Self::Linked {
                link: "id",
                order: "SELECT id FROM residence WHERE registration_number IS NOT NULL ORDER BY registration_number",
            },
        }
    }
}

fn by_own_column(
    connection: &Connection,
    filter: &FloatingFilter,
    column: &str,
    is_descending: bool,
) -> Result<Vec<RecordId>, StoreError> {
    let Condition { sql: conditions, values } = floating_filter::condition(filter);
    let direction = if is_descending { "DESC" } else { "ASC" };
    // The order of arrival has an index of its own, and SQLite would walk it and read every row to narrow it. Sorting what is
    // left of the index that has all conditions is ten times as fast.
    let index = if filter.is_narrowed() || filter.as_of.is_some() { "INDEXED BY residence_listed" } else { "" };
    let mut query = connection.prepare_cached(&format!(
        "SELECT id
         FROM residence {index}
         WHERE {conditions}
         ORDER BY {column} {direction}, id {direction}"
    ))?;
    let ids = query.query_map(params_from_iter(values), |row| row.get(0).map(RecordId))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

fn by_rank(
    connection: &Connection,
    filter: &FloatingFilter,
    link: &str,
    order: &str,
    is_descending: bool,
) -> Result<Vec<RecordId>, StoreError> {
    let ranks = ranks(connection, order)?;
    let Condition { sql: conditions, values } = floating_filter::condition(filter);
    let mut query =
        connection.prepare_cached(&format!("SELECT id, ifnull({link}, 0) FROM residence WHERE {conditions}"))?;
    let mut found = query.query(params_from_iter(values))?;
    let mut ranked = Vec::new();
    while let Some(row) = found.next()? {
        ranked.push((rank(&ranks, row.get(1)?), row.get::<_, i64>(0)?));
    }
    ranked.sort_unstable();
    if is_descending {
        ranked.reverse();
    }
    Ok(ranked.into_iter().map(|(_, id)| RecordId(id)).collect())
}

/// Position in the order of the statement, by id. Ids are given one after another, so they index a plain list.
fn ranks(connection: &Connection, sql: &str) -> Result<Vec<u32>, StoreError> {
    let mut ranks = Vec::new();
    let mut query = connection.prepare_cached(sql)?;
    let mut rows = query.query([])?;
    let mut position = 0;
    while let Some(row) = rows.next()? {
        let id = usize::try_from(row.get::<_, i64>(0)?).map_err(|_| StoreError::Unreadable)?;
        if ranks.len() <= id {
            ranks.resize(id + 1, LAST);
        }
        ranks[id] = position;
        position += 1;
    }
    Ok(ranks)
}

/// Of what has no rank.
const LAST: u32 = u32::MAX;

fn rank(ranks: &[u32], id: i64) -> u32 {
    usize::try_from(id).ok().and_then(|id| ranks.get(id)).copied().unwrap_or(LAST)
}
