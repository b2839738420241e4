//! The list of rental houses: its order and its counts, now and on a day. What it is narrowed by is in `house_filter`, its rows are
//! in `house_rows`.
//!
//! A list is the numbers of all its rows, made once when filter or order change; rows are read as they come into sight.

use super::condition::Condition;
use super::house_filter::{self, HouseFilter, HouseStanding};
use super::{Store, StoreError, house_rows};
use crate::domain::RecordId;
use rusqlite::params_from_iter;

/// What visits found and nobody has put right yet.
pub(super) const OPEN_FINDINGS: &str = "
    SELECT 1
    FROM inspection
    JOIN inspection_finding ON inspection_finding.inspection = inspection.id
    WHERE inspection.house = rental_house.id AND inspection_finding.resolved_on IS NULL";

/// The last day of what was signed for a house; the end of time where it runs on.
pub(super) const PLEDGED_UNTIL: &str = "(
    SELECT max(ifnull(agreement.valid_until, '9999-12-31'))
    FROM agreement
    WHERE agreement.house = rental_house.id
      AND agreement.kind = 'rental_agreement'
      AND agreement.ended_on IS NULL
      AND agreement.signed_on IS NOT NULL
)";

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum HouseColumn {
    Number,
    #[default]
    Place,
    Landlord,
    State,
    PledgeUntil,
    VerifiedOn,
}

/// In which order; by address unless asked otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HouseSort {
    pub column: HouseColumn,
    pub is_descending: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HouseCounts {
    pub vacant: u64,
    pub rented: u64,
    pub closed: u64,
}

impl HouseCounts {
    /// Files that are kept: everything but the closed ones.
    pub fn running(self) -> u64 {
        self.vacant + self.rented
    }
}

impl Store {
    /// The houses of the list, in order.
    pub fn house_ids(&self, filter: &HouseFilter, sort: HouseSort) -> Result<Vec<RecordId>, StoreError> {
        let Condition { sql: condition, values } = house_filter::condition(filter);
        let order = order(sort.column, filter);
        let direction = if sort.is_descending { "DESC" } else { "ASC" };
        let sql = format!(
            "SELECT rental_house.id
             FROM rental_house
             LEFT JOIN place ON place.id = rental_house.place
             LEFT JOIN person ON person.id = rental_house.landlord
             LEFT JOIN organisation ON organisation.id = rental_house.landlord_organisation
             WHERE {condition}
             ORDER BY {order} IS NULL, {order} {direction}, rental_house.id {direction}"
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let ids = query.query_map(params_from_iter(values), |row| row.get(0).map(RecordId))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// How many files of the list stand how, whichever of these it is narrowed to.
    pub fn house_counts(&self, filter: &HouseFilter) -> Result<HouseCounts, StoreError> {
        let everywhere = HouseFilter { standing: HouseStanding::All, ..filter.clone() };
        let Condition { sql: condition, values } = house_filter::condition(&everywhere);
        let state = house_filter::state(filter);
        let mut query = self.connection.prepare_cached(&format!(
            "SELECT count(*) FILTER (WHERE state = '1'),
                    count(*) FILTER (WHERE state = '2'),
                    count(*) FILTER (WHERE state = '3')
             FROM (SELECT {state} AS state FROM rental_house WHERE {condition})"
        ))?;
        let count = |row: &rusqlite::Row<'_>, place| row.get::<_, i64>(place).map(i64::unsigned_abs);
        Ok(query.query_row(params_from_iter(values), |row| {
            Ok(HouseCounts { vacant: count(row, 0)?, rented: count(row, 1)?, closed: count(row, 2)? })
        })?)
    }
}

fn order(column: HouseColumn, filter: &HouseFilter) -> String {
    let order = match column {
        HouseColumn::Number => "rental_house.house_number",
        HouseColumn::Place => "place.natural_name",
        HouseColumn::Landlord => match filter.as_of {
            None => "coalesce(pinyin_of(organisation.organisation_name), person.name_pinyin)",
            Some(_) => return format!("pinyin_of({})", house_rows::landlord(filter.as_of)),
        },
        HouseColumn::State => return house_filter::state(filter),
        HouseColumn::PledgeUntil => match filter.as_of {
            None => PLEDGED_UNTIL,
            Some(on) => return house_rows::pledged_on(on),
        },
        HouseColumn::VerifiedOn => "rental_house.verified_on",
    };
    order.to_owned()
}
