//! The list of the floating population: which residences in which order, and the rows of the visible window.
//!
//! A list is the ids of all its rows, made once when filter or order change. One walk along the covering index gives the
//! rows, a second along the index of the sort column their ranks: no row of a table is touched, so a million stays quick.

use super::{Store, StoreError};
use crate::domain::registers::{Person, Residence};
use crate::domain::{Date, RecordId};
use rusqlite::Connection;
use std::collections::HashSet;

/// 流动 in `residence_kind.csv`.
const FLOATING: &str = "2";

/// Registrations that lack something themselves, and those whose person does: each side by its index of incomplete rows.
const COUNT_INCOMPLETE: &str = "
    SELECT count(*)
    FROM (
        SELECT id
        FROM residence
        WHERE kind = '2' AND until_date IS NULL AND notice_signed_on IS NULL
        UNION
        SELECT residence.id
        FROM person INDEXED BY person_incomplete
        JOIN residence ON residence.person = person.id
        WHERE residence.kind = '2'
          AND residence.until_date IS NULL
          AND (person.identity_number IS NULL
               OR person.registered_area IS NULL
               OR person.registered_address IS NULL
               OR person.phones IS NULL)
    )";

#[derive(Clone, Debug, Default, PartialEq)]
pub struct FloatingFilter {
    pub living: Living,
    /// Who lived here on that day, instead of `living`.
    pub as_of: Option<Date>,
    /// One code of 居住事由.
    pub reason: Option<String>,
    /// This place and all below it.
    pub place: Option<RecordId>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Living {
    #[default]
    Now,
    Left,
    All,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum SortColumn {
    Name,
    Sex,
    Birth,
    Reason,
    #[default]
    FromDate,
    Place,
    Number,
}

/// In which order; the latest arrivals first unless asked otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FloatingSort {
    pub column: SortColumn,
    pub is_descending: bool,
}

impl Default for FloatingSort {
    fn default() -> Self {
        Self { column: SortColumn::FromDate, is_descending: true }
    }
}

/// One row of the list, whole: the window shows some of it, and says what is still to be completed.
#[derive(Clone, Debug, PartialEq)]
pub struct FloatingRow {
    pub residence_id: RecordId,
    pub person_id: RecordId,
    pub residence: Residence,
    pub person: Person,
    pub place_name: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FloatingCounts {
    /// Everyone in the register.
    pub people: u64,
    /// Floating persons living here now.
    pub living: u64,
    pub left: u64,
    /// Of those living here, the ones with an expected field still empty.
    pub incomplete: u64,
}

impl Store {
    /// The residences of the list, in order.
    pub fn floating_ids(&self, filter: &FloatingFilter, sort: FloatingSort) -> Result<Vec<RecordId>, StoreError> {
        let ranks = Ranks::of(&self.connection, sort.column)?;
        let places = filter.place.map(|place| subtree(&self.connection, place)).transpose()?;
        let mut listed: Vec<(u64, i64)> = Vec::new();
        walk(&self.connection, filter, |row| {
            if places.as_ref().is_none_or(|places| places.contains(&row.place)) {
                listed.push((ranks.rank(&row), row.id));
            }
        })?;
        listed.sort_unstable();
        if sort.is_descending {
            listed.reverse();
        }
        Ok(listed.into_iter().map(|(_, id)| RecordId(id)).collect())
    }

    /// The rows of these residences, in this order; those deleted meanwhile are left out.
    pub fn floating_rows(&self, ids: &[RecordId]) -> Result<Vec<FloatingRow>, StoreError> {
        let mut rows = Vec::with_capacity(ids.len());
        for id in ids {
            rows.extend(self.floating_row(*id)?);
        }
        Ok(rows)
    }

    pub fn floating_counts(&self) -> Result<FloatingCounts, StoreError> {
        let count = |sql: &str| -> Result<u64, StoreError> {
            let count: i64 = self.connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
            Ok(count.unsigned_abs())
        };
        Ok(FloatingCounts {
            people: count("SELECT count(*) FROM person")?,
            living: count("SELECT count(*) FROM residence WHERE kind = '2' AND until_date IS NULL")?,
            left: count("SELECT count(*) FROM residence WHERE kind = '2' AND until_date IS NOT NULL")?,
            incomplete: count(COUNT_INCOMPLETE)?,
        })
    }

    fn floating_row(&self, residence_id: RecordId) -> Result<Option<FloatingRow>, StoreError> {
        let Some(residence) = self.load::<Residence>(residence_id)? else { return Ok(None) };
        let person_id = residence.person.id.ok_or(StoreError::Unreadable)?;
        let person = self.load(person_id)?.ok_or(StoreError::Unreadable)?;
        let place_name = residence.place.id.map(|place| self.place_name(place)).transpose()?.unwrap_or_default();
        Ok(Some(FloatingRow { residence_id, person_id, residence, person, place_name }))
    }

    /// The full name of a place.
    pub fn place_name(&self, place: RecordId) -> Result<String, StoreError> {
        let mut query = self.connection.prepare_cached("SELECT full_name FROM place WHERE id = ?1")?;
        Ok(query.query_row([place.0], |row| row.get(0))?)
    }
}

/// What the walk meets: all of it lies in the index `residence_listed`.
struct Listed<'a> {
    id: i64,
    person: i64,
    place: i64,
    from_date: &'a str,
    reason: &'a str,
}

fn walk(connection: &Connection, filter: &FloatingFilter, mut visit: impl FnMut(Listed<'_>)) -> Result<(), StoreError> {
    let living = match (filter.as_of, filter.living) {
        (Some(_), _) => "AND from_date <= ?2 AND (until_date IS NULL OR until_date > ?2)",
        (None, Living::Now) => "AND until_date IS NULL AND ?2 IS NULL",
        (None, Living::Left) => "AND until_date IS NOT NULL AND ?2 IS NULL",
        (None, Living::All) => "AND ?2 IS NULL",
    };
    let sql = format!(
        "SELECT id, person, ifnull(place, 0), ifnull(from_date, ''), ifnull(reside_reason, '')
         FROM residence
         WHERE kind = ?1 {living} AND (?3 IS NULL OR reside_reason = ?3)"
    );
    let mut query = connection.prepare_cached(&sql)?;
    let mut rows = query.query((FLOATING, filter.as_of.map(|day| day.to_string()), &filter.reason))?;
    while let Some(row) = rows.next()? {
        visit(Listed {
            id: row.get(0)?,
            person: row.get(1)?,
            place: row.get(2)?,
            from_date: row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?,
            reason: row.get_ref(4)?.as_str().map_err(rusqlite::Error::from)?,
        });
    }
    Ok(())
}

/// A place and everything below it.
fn subtree(connection: &Connection, root: RecordId) -> Result<HashSet<i64>, StoreError> {
    let mut query = connection.prepare_cached(
        "WITH RECURSIVE below (id) AS (
             SELECT ?1
             UNION
             SELECT place.id FROM place JOIN below ON place.parent = below.id
         )
         SELECT id FROM below",
    )?;
    let ids = query.query_map([root.0], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// How a row of the walk is ordered: by its own column, or by the rank of a linked record.
enum Ranks {
    FromDate,
    Reason,
    Residence(Vec<u32>),
    Person(Vec<u32>),
    Place(Vec<u32>),
}

impl Ranks {
    fn of(connection: &Connection, column: SortColumn) -> Result<Self, StoreError> {
        let ranks = |sql| ranks(connection, sql);
        Ok(match column {
            SortColumn::FromDate => Self::FromDate,
            SortColumn::Reason => Self::Reason,
            SortColumn::Name => Self::Person(ranks("SELECT id FROM person ORDER BY name_pinyin, name")?),
            SortColumn::Sex => Self::Person(ranks("SELECT id FROM person ORDER BY sex")?),
            SortColumn::Birth => Self::Person(ranks("SELECT id FROM person ORDER BY birth")?),
            SortColumn::Place => Self::Place(ranks("SELECT id FROM place ORDER BY natural_name")?),
            SortColumn::Number => Self::Residence(ranks(
                "SELECT id FROM residence WHERE registration_number IS NOT NULL ORDER BY registration_number",
            )?),
        })
    }

    fn rank(&self, row: &Listed<'_>) -> u64 {
        match self {
            Self::FromDate => leading_bytes(row.from_date.bytes().filter(u8::is_ascii_digit)),
            Self::Reason => leading_bytes(row.reason.bytes()),
            Self::Residence(ranks) => at(ranks, row.id),
            Self::Person(ranks) => at(ranks, row.person),
            Self::Place(ranks) => at(ranks, row.place),
        }
    }
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
            ranks.resize(id + 1, u32::MAX);
        }
        ranks[id] = position;
        position += 1;
    }
    Ok(ranks)
}

fn at(ranks: &[u32], id: i64) -> u64 {
    usize::try_from(id).ok().and_then(|id| ranks.get(id)).copied().unwrap_or(u32::MAX).into()
}

/// The first eight bytes as one number that compares as they do.
fn leading_bytes(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.chain(std::iter::repeat(0)).take(8).fold(0, |number, byte| number << 8 | u64::from(byte))
}
