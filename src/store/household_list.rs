//! The list of households: which are on it in which order, and the rows of its visible window.
//!
//! As with people, a list is the ids of all its rows, made once when filter or order change; rows are read as they come into
//! sight.

use super::condition::Condition;
use super::{Living, Store, StoreError};
use crate::domain::registers::{Household, Person};
use crate::domain::{Date, RecordId};
use rusqlite::params_from_iter;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct HouseholdFilter {
    /// Standing now, ended, or both.
    pub living: Living,
    /// Which stood on that day, instead of `living`.
    pub as_of: Option<Date>,
    /// One code of 户类型.
    pub kind: Option<String>,
    /// This place and all below it.
    pub place: Option<RecordId>,
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
    /// Who belongs to it now.
    pub members: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HouseholdCounts {
    pub standing: u64,
    pub ended: u64,
    /// People who belong to a standing household.
    pub members: u64,
}

/// The head of a standing household, beside its row.
const WITH_HEAD: &str = "
    LEFT JOIN household_member AS head
        ON head.household = household.id AND head.until_date IS NULL AND head.relation IN ('01', '02')
    LEFT JOIN person ON person.id = head.person";
const WITH_PLACE: &str = "JOIN place ON place.id = household.place";

impl Store {
    /// The households of the list, in order.
    pub fn household_ids(
        &self,
        filter: &HouseholdFilter,
        column: HouseholdColumn,
        is_descending: bool,
    ) -> Result<Vec<RecordId>, StoreError> {
        let (tables, order) = order_of(column);
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

    /// The rows of these households, in this order; those deleted meanwhile are left out.
    pub fn household_rows(&self, ids: &[RecordId]) -> Result<Vec<HouseholdRow>, StoreError> {
        let mut rows = Vec::with_capacity(ids.len());
        for id in ids {
            rows.extend(self.household_row(*id)?);
        }
        Ok(rows)
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

    fn household_row(&self, id: RecordId) -> Result<Option<HouseholdRow>, StoreError> {
        let Some(household) = self.load::<Household>(id)? else { return Ok(None) };
        let place_name = household.place.id.map(|place| self.place_name(place)).transpose()?.unwrap_or_default();
        let members = self.members_now(id)?;
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
fn order_of(column: HouseholdColumn) -> (&'static str, &'static str) {
    match column {
        HouseholdColumn::Number => ("", "household.household_number"),
        HouseholdColumn::Head => (WITH_HEAD, "person.name_pinyin"),
        HouseholdColumn::Place => (WITH_PLACE, "place.natural_name"),
        HouseholdColumn::FromDate => ("", "household.from_date"),
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
    condition
}
