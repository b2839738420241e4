//! The list of households: which are on it in which order, and the rows of its visible window.
//!
//! As with people, a list is the ids of all its rows, made once when filter or order change; rows are read as they come into
//! sight.

use super::condition::Condition;
use super::floating_filter::days;
use super::{DaySpan, Living, Store, StoreError};
use crate::domain::registers::{Household, Person};
use crate::domain::{Date, RecordId};
use rusqlite::params_from_iter;
use serde::{Deserialize, Serialize};

/// Everything the list can be narrowed by. Conditions combine.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct HouseholdFilter {
    /// Standing now, ended, or both.
    pub living: Living,
    /// Which stood on that day, instead of `living`.
    pub as_of: Option<Date>,
    /// One code of 户类型.
    pub kind: Option<String>,
    /// This place and all below it.
    pub place: Option<RecordId>,
    /// When they were founded.
    pub founded: DaySpan,
    /// Somebody of it lives elsewhere: 人户不一致.
    pub is_apart: bool,
    /// Only those without a number or without a head.
    pub is_incomplete: bool,
}

impl HouseholdFilter {
    /// Whether anything beyond the list itself, its tab and its day is asked for.
    pub fn is_narrowed(&self) -> bool {
        *self != self.widened()
    }

    /// The same list without its conditions.
    pub fn widened(&self) -> Self {
        Self { living: self.living, as_of: self.as_of, ..Self::default() }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum HouseholdColumn {
    Number,
    Head,
    #[default]
    Place,
    FromDate,
}

/// One row of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct HouseholdRow {
    pub id: RecordId,
    pub household: Household,
    pub place_name: String,
    /// Nobody while the household has none.
    pub head: Option<Person>,
    /// Who belongs to it now, or did on the day that was asked about.
    pub members: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HouseholdCounts {
    pub standing: u64,
    pub ended: u64,
    /// People who belong to a standing household.
    pub members: u64,
}

const WITH_PLACE: &str = "JOIN place ON place.id = household.place";

impl Store {
    /// The households of the list, in order.
    pub fn household_ids(
        &self,
        filter: &HouseholdFilter,
        column: HouseholdColumn,
        is_descending: bool,
    ) -> Result<Vec<RecordId>, StoreError> {
        let (tables, order) = order_of(column, filter.as_of);
        let Condition { sql: condition, values } = condition(filter);
        let direction = if is_descending { "DESC" } else { "ASC" };
        let mut query = self.connection.prepare_cached(&format!(
            "SELECT DISTINCT household.id
             FROM household
             {tables}
             WHERE {condition}
             ORDER BY {order} {direction}, household.id {direction}",
        ))?;
        let ids = query.query_map(params_from_iter(values), |row| row.get(0).map(RecordId))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// The rows of these households, in this order, as they are now or were on a day; those deleted meanwhile are left out.
    pub fn household_rows(&self, ids: &[RecordId], on: Option<Date>) -> Result<Vec<HouseholdRow>, StoreError> {
        let mut rows = Vec::with_capacity(ids.len());
        for id in ids {
            rows.extend(self.household_row(*id, on)?);
        }
        Ok(rows)
    }

    /// How many are on the list.
    pub fn household_count(&self, filter: &HouseholdFilter) -> Result<u64, StoreError> {
        let Condition { sql, values } = condition(filter);
        let mut query = self.connection.prepare_cached(&format!("SELECT count(*) FROM household WHERE {sql}"))?;
        let count: i64 = query.query_row(params_from_iter(values), |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }

    /// Who belongs to the households of the list, or did on its day.
    pub fn household_member_count(&self, filter: &HouseholdFilter) -> Result<u64, StoreError> {
        let Condition { sql, values } = condition(filter);
        let belongs = belongs("household_member", filter.as_of);
        let mut query = self.connection.prepare_cached(&format!(
            "SELECT count(DISTINCT household_member.person)
             FROM household
             JOIN household_member ON household_member.household = household.id
             WHERE {sql} AND {belongs}"
        ))?;
        let count: i64 = query.query_row(params_from_iter(values), |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }

    pub fn household_counts(&self) -> Result<HouseholdCounts, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT (SELECT count(*) FROM household WHERE until_date IS NULL),
                    (SELECT count(*) FROM household WHERE until_date IS NOT NULL),
                    (SELECT count(*) FROM household_member WHERE until_date IS NULL)",
        )?;
        let count = |row: &rusqlite::Row<'_>, column| row.get::<_, i64>(column).map(i64::unsigned_abs);
        Ok(query.query_row([], |row| {
            Ok(HouseholdCounts { standing: count(row, 0)?, ended: count(row, 1)?, members: count(row, 2)? })
        })?)
    }

    fn household_row(&self, id: RecordId, on: Option<Date>) -> Result<Option<HouseholdRow>, StoreError> {
        let Some(household) = self.load::<Household>(id)? else { return Ok(None) };
        let place_name = household.place.id.map(|place| self.place_name(place)).transpose()?.unwrap_or_default();
        let members = match on {
            Some(day) => self.members_on(id, day)?,
            None => self.members_now(id)?,
        };
        let head = members.first().filter(|(_, member)| crate::domain::relation::is_householder(&member.relation.code));
        let head = match head.and_then(|(_, member)| member.person.id) {
            Some(person) => self.load::<Person>(person)?,
            None => None,
        };
        let members = u32::try_from(members.len()).unwrap_or(u32::MAX);
        Ok(Some(HouseholdRow { id, household, place_name, head, members }))
    }
}

/// What must be read beside the households for an order, and the order.
fn order_of(column: HouseholdColumn, on: Option<Date>) -> (String, &'static str) {
    match column {
        HouseholdColumn::Number => (String::new(), "household.household_number"),
        HouseholdColumn::Head => (with_head(on), "person.name_pinyin"),
        HouseholdColumn::Place => (WITH_PLACE.to_owned(), "place.natural_name"),
        HouseholdColumn::FromDate => (String::new(), "household.from_date"),
    }
}

/// The head of a household, now or on a day, beside its row.
fn with_head(on: Option<Date>) -> String {
    let belongs = belongs("head", on);
    format!(
        "LEFT JOIN household_member AS head
             ON head.household = household.id AND {belongs} AND head.relation IN ('01', '02')
         LEFT JOIN person ON person.id = head.person"
    )
}

/// Whose time in a household runs now, or did on a day.
pub(super) fn belongs(table: &str, on: Option<Date>) -> String {
    match on {
        None => format!("{table}.until_date IS NULL"),
        Some(day) => {
            format!("{table}.from_date <= '{day}' AND ({table}.until_date IS NULL OR {table}.until_date > '{day}')")
        }
    }
}

fn condition(filter: &HouseholdFilter) -> Condition {
    let mut condition = Condition::new("TRUE");
    match (filter.as_of, filter.living) {
        (Some(on), _) => condition.standing_on("household.", on),
        (None, Living::Now) => condition.and("household.until_date IS NULL", []),
        (None, Living::Left) => condition.and("household.until_date IS NOT NULL", []),
        (None, Living::All) => {}
    }
    condition.is("household.kind", filter.kind.as_deref());
    condition.within("household.place", filter.place);
    days(&mut condition, "household.from_date", filter.founded);
    let has_member = |asked: &str| {
        let belongs = belongs("member", filter.as_of);
        format!(
            "EXISTS (
                SELECT 1 FROM household_member AS member
                WHERE member.household = household.id AND {belongs} AND {asked}
            )"
        )
    };
    if filter.is_apart {
        condition.and(&has_member("member.house_match = '02'"), []);
    }
    if filter.is_incomplete {
        let is_headed = has_member("member.relation IN ('01', '02')");
        condition.and(&format!("(household.household_number IS NULL OR NOT {is_headed})"), []);
    }
    condition
}
