//! Counting for the reports: each figure by one statement over all rows, never person by person.
//!
//! What the codes mean and which rows a report has is said in `domain/statistics`.

mod residents;

pub use residents::ResidentLine;

use super::{PeopleKind, Store, StoreError, house_filter};
use crate::domain::statistics::{AgeCell, FloatingCell, HouseCell, Month, MonthFlow};
use crate::domain::values::Day;
use crate::domain::{Date, RecordId};
use rusqlite::Row;
use std::collections::{HashMap, HashSet};

/// Places that are no row of their own: units, rooms, shops and stalls.
const DWELLINGS: [&str; 4] = ["6", "7", "9", "10"];

/// How many live at a place and all below it.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceCount {
    pub place: RecordId,
    pub name: String,
    /// How many of the rows lie above it.
    pub depth: usize,
    pub count: u64,
}

/// One house file: which, where, and what the report asks of it.
#[derive(Clone, Debug, PartialEq)]
pub struct HouseLine {
    pub id: RecordId,
    pub house_number: String,
    /// The place it lies at, and the estate, street or village group above.
    pub place: Option<RecordId>,
    pub cell: HouseCell,
}

impl Store {
    /// The floating people of a day, counted by everything 暂住人口统计 asks. Who came after the first of `limits` has the
    /// shortest stay, after the second the middle one.
    pub fn floating_cells(&self, on: Date, limits: [Date; 2]) -> Result<Vec<FloatingCell>, StoreError> {
        let mut query = self.connection.prepare_cached(include_str!("statistics/floating_cells.sql"))?;
        let values = [on, limits[0], limits[1]].map(|day| day.to_string());
        let rows = query.query_map(values, |row| {
            Ok(FloatingCell {
                reason: text(row, 0)?,
                dwelling: text(row, 1)?,
                sex: text(row, 2)?,
                stay: usize::from(row.get::<_, u8>(3)?),
                document: text(row, 4)?,
                province: text(row, 5)?,
                is_county: row.get(6)?,
                count: count(row, 7)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Those living here on a day, by age and sex.
    pub fn age_cells(&self, kind: PeopleKind, on: Date) -> Result<Vec<AgeCell>, StoreError> {
        let mut query = self.connection.prepare_cached(include_str!("statistics/age_cells.sql"))?;
        let rows = query.query_map((on.to_string(), kind.code()), |row| {
            let age: Option<i64> = row.get(0)?;
            let age = age.map(|age| u32::try_from(age).unwrap_or_default());
            Ok(AgeCell { age, sex: text(row, 1)?, count: count(row, 2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many registrations began and ended in each month. 搬迁 within the community ends one and begins another, so that
    /// the difference is always the change in those living here.
    pub fn month_flows(&self, months: &[Month]) -> Result<Vec<MonthFlow>, StoreError> {
        let (Some(first), Some(last)) = (months.first(), months.last()) else { return Ok(Vec::new()) };
        let arrived = self.by_month("from_date", first.first, last.last)?;
        let left = self.by_month("until_date", first.first, last.last)?;
        let flow = |month: &Month| {
            let of = |counts: &HashMap<String, u64>| counts.get(&month.label()).copied().unwrap_or_default();
            MonthFlow { month: *month, arrived: of(&arrived), left: of(&left) }
        };
        Ok(months.iter().map(flow).collect())
    }

    fn by_month(&self, column: &str, from: Date, until: Date) -> Result<HashMap<String, u64>, StoreError> {
        let mut query = self.connection.prepare_cached(&format!(
            "SELECT substr({column}, 1, 7), count(*)
             FROM residence
             WHERE kind = '2' AND {column} BETWEEN ?1 AND ?2
             GROUP BY 1"
        ))?;
        let rows = query.query_map((from.to_string(), until.to_string()), |row| Ok((row.get(0)?, count(row, 1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The floating people of a day by place: every place above the dwellings where somebody lives, each with all below it.
    pub fn floating_by_place(&self, on: Date) -> Result<Vec<PlaceCount>, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT place, count(*)
             FROM residence
             WHERE kind = '2'
               AND ifnull(from_date, '') <= ?1
               AND (until_date IS NULL OR until_date > ?1)
               AND place IS NOT NULL
             GROUP BY place",
        )?;
        let rows = query.query_map([on.to_string()], |row| Ok((row.get(0)?, count(row, 1)?)))?;
        let counts = rows.collect::<Result<HashMap<i64, u64>, _>>()?;
        Ok(self.place_tree()?.counted(&counts, &self.dwellings_of_several(on)?))
    }

    /// Of each floating person registered at several dwellings on a day, all of these: above them they are one.
    fn dwellings_of_several(&self, on: Date) -> Result<Vec<Vec<i64>>, StoreError> {
        let mut query = self.connection.prepare_cached(include_str!("statistics/dwellings_of_several.sql"))?;
        let mut rows = query.query([on.to_string()])?;
        let mut of_person: HashMap<i64, Vec<i64>> = HashMap::new();
        while let Some(row) = rows.next()? {
            of_person.entry(row.get(0)?).or_default().push(row.get(1)?);
        }
        Ok(of_person.into_values().collect())
    }

    /// Every house file with what the report asks of it on a day up to `today`, in the order of their places.
    pub fn house_lines(&self, on: Date, today: Date) -> Result<Vec<HouseLine>, StoreError> {
        let was_rented = house_filter::was_rented(on, today);
        let sql = include_str!("statistics/house_lines.sql").replace("{was_rented}", &was_rented);
        let mut query = self.connection.prepare_cached(&sql)?;
        let rows = query.query_map([on.to_string()], |row| {
            Ok(HouseLine {
                id: RecordId(row.get(0)?),
                house_number: text(row, 1)?,
                place: row.get::<_, Option<i64>>(2)?.map(RecordId),
                cell: HouseCell {
                    ownership: text(row, 3)?,
                    letting_state: text(row, 4)?,
                    registered_on: day(row, 5)?,
                    let_from: day(row, 6)?,
                    let_until: day(row, 7)?,
                    is_pledged: row.get(8)?,
                    has_filing: row.get(9)?,
                    has_title: row.get(10)?,
                    was_rented: row.get(11)?,
                },
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Every place above the dwellings, in natural order.
    /// With the code of its kind: an estate and a building may be called alike.
    pub fn places_above_dwellings(&self) -> Result<Vec<(RecordId, String, String)>, StoreError> {
        let kinds = DWELLINGS.map(|kind| format!("'{kind}'")).join(", ");
        let sql =
            format!("SELECT id, full_name, kind FROM place WHERE kind NOT IN ({kinds}) ORDER BY natural_name, id");
        let mut query = self.connection.prepare_cached(&sql)?;
        let rows = query.query_map([], |row| Ok((RecordId(row.get(0)?), row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The whole address tree, for adding up along it.
    pub fn place_tree(&self) -> Result<PlaceTree, StoreError> {
        let mut query =
            self.connection.prepare_cached("SELECT id, parent, kind, full_name FROM place ORDER BY natural_name")?;
        let mut rows = query.query([])?;
        let mut tree = PlaceTree::default();
        while let Some(row) = rows.next()? {
            let id: i64 = row.get(0)?;
            let is_dwelling = DWELLINGS.contains(&row.get::<_, String>(2)?.as_str());
            tree.parents.insert(id, (row.get(1)?, is_dwelling));
            if !is_dwelling {
                tree.rows.push((id, row.get(3)?));
            }
        }
        Ok(tree)
    }
}

/// The places by their parents; those that are rows of a report in natural order, each after what it lies in.
#[derive(Default)]
pub struct PlaceTree {
    parents: HashMap<i64, (Option<i64>, bool)>,
    rows: Vec<(i64, String)>,
}

impl PlaceTree {
    /// `of_several` are the dwellings of those who have more than one of them in `counts`.
    fn counted(&self, counts: &HashMap<i64, u64>, of_several: &[Vec<i64>]) -> Vec<PlaceCount> {
        let mut sums: HashMap<i64, u64> = HashMap::new();
        for (place, count) in counts {
            for above in self.line(*place) {
                *sums.entry(above).or_default() += count;
            }
        }
        for dwellings in of_several {
            let mut seen = HashSet::new();
            for above in dwellings.iter().flat_map(|dwelling| self.line(*dwelling)) {
                if !seen.insert(above) {
                    sums.entry(above).and_modify(|sum| *sum -= 1);
                }
            }
        }
        let row = |(id, name): &(i64, String)| {
            let count = sums.get(id).copied()?;
            let depth = self.line(*id).filter(|above| above != id && self.is_row(*above)).count();
            Some(PlaceCount { place: RecordId(*id), name: name.clone(), depth, count })
        };
        self.rows.iter().filter_map(row).collect()
    }

    /// The highest row a place lies in: the estate, street or village group.
    pub fn top(&self, place: RecordId) -> Option<(RecordId, &str)> {
        let top = self.line(place.0).filter(|above| self.is_row(*above)).last()?;
        let (id, name) = self.rows.iter().find(|(id, _)| *id == top)?;
        Some((RecordId(*id), name))
    }

    /// Every highest place, in natural order.
    pub fn tops(&self) -> Vec<(RecordId, &str)> {
        let is_top = |(id, _): &&(i64, String)| !self.line(*id).any(|above| above != *id && self.is_row(above));
        self.rows.iter().filter(is_top).map(|(id, name)| (RecordId(*id), name.as_str())).collect()
    }

    /// A place and everything it lies in, from below.
    fn line(&self, place: i64) -> impl Iterator<Item = i64> + '_ {
        std::iter::successors(Some(place), |place| self.parents.get(place).and_then(|(parent, _)| *parent))
    }

    fn is_row(&self, place: i64) -> bool {
        self.parents.get(&place).is_some_and(|(_, is_dwelling)| !is_dwelling)
    }
}

fn text(row: &Row<'_>, column: usize) -> rusqlite::Result<String> {
    Ok(row.get::<_, Option<String>>(column)?.unwrap_or_default())
}

fn count(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    Ok(row.get::<_, i64>(column)?.unsigned_abs())
}

fn day(row: &Row<'_>, column: usize) -> rusqlite::Result<Day> {
    Ok(Day(row.get::<_, Option<String>>(column)?.and_then(|text| text.parse().ok())))
}
