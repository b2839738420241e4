//! Who lived, stood and rented where on a day: valid time, by the days that the rows carry, as they are known today.
//!
//! What the register said on that day, before later corrections, is another question; history answers it, not this file.
//! Of a time that is over the last day counts no more, so that nobody is in two dwellings on the day they move.

use super::{PeopleKind, Store, StoreError};
use crate::domain::{Date, RecordId};
use rusqlite::params_from_iter;
use rusqlite::types::Value as SqlValue;

/// A day, and the place asked about with all that lies below it; none for the whole station.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OnADay {
    pub day: Date,
    pub place: Option<RecordId>,
}

/// How many there were on a day.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct CountsOnADay {
    /// Residences of 常住人口.
    pub residents: u64,
    /// Residences of 流动人口.
    pub floating: u64,
    pub households: u64,
    /// Who belonged to those households.
    pub members: u64,
    pub tenancies: u64,
}

impl CountsOnADay {
    pub fn people(&self) -> u64 {
        self.residents + self.floating
    }
}

impl Store {
    /// The residences of a day in the order of addresses, who was there longest first.
    pub fn residences_on(&self, asked: OnADay) -> Result<Vec<RecordId>, StoreError> {
        let rows = asked.rows_of("residence");
        let day = on_the_day("residence.from_date", "residence.until_date");
        self.ids_on(
            asked,
            &format!(
                "SELECT residence.id
                 FROM {rows}
                 LEFT JOIN place ON place.id = residence.place
                 WHERE {day}
                 ORDER BY place.natural_name, residence.from_date, residence.id"
            ),
        )
    }

    /// The households that stood on a day, in the order of addresses.
    pub fn households_on(&self, asked: OnADay) -> Result<Vec<RecordId>, StoreError> {
        let rows = asked.rows_of("household");
        let day = on_the_day("household.from_date", "household.until_date");
        self.ids_on(
            asked,
            &format!(
                "SELECT household.id
                 FROM {rows}
                 JOIN place ON place.id = household.place
                 WHERE {day}
                 ORDER BY place.natural_name, household.id"
            ),
        )
    }

    /// The tenancies that ran on a day, in the order of addresses.
    pub fn tenancies_on(&self, asked: OnADay) -> Result<Vec<RecordId>, StoreError> {
        let rows = asked.rows_of("rental_house");
        let day = on_the_day("tenancy.from_date", "tenancy.ended_on");
        self.ids_on(
            asked,
            &format!(
                "SELECT tenancy.id
                 FROM {rows}
                 JOIN tenancy ON tenancy.house = rental_house.id
                 LEFT JOIN place ON place.id = rental_house.place
                 WHERE {day}
                 ORDER BY place.natural_name, tenancy.from_date, tenancy.id"
            ),
        )
    }

    pub fn counts_on(&self, asked: OnADay) -> Result<CountsOnADay, StoreError> {
        Ok(CountsOnADay {
            residents: self.residences_of_kind_on(asked, PeopleKind::Resident)?,
            floating: self.residences_of_kind_on(asked, PeopleKind::Floating)?,
            households: self.count_households_on(asked)?,
            members: self.count_members_on(asked)?,
            tenancies: self.count_tenancies_on(asked)?,
        })
    }

    fn residences_of_kind_on(&self, asked: OnADay, kind: PeopleKind) -> Result<u64, StoreError> {
        let rows = asked.rows_of("residence");
        let day = on_the_day("residence.from_date", "residence.until_date");
        let kind = kind.code();
        self.count_on(
            asked,
            &format!("SELECT count(DISTINCT residence.person) FROM {rows} WHERE residence.kind = '{kind}' AND {day}"),
        )
    }

    fn count_households_on(&self, asked: OnADay) -> Result<u64, StoreError> {
        let rows = asked.rows_of("household");
        let day = on_the_day("household.from_date", "household.until_date");
        self.count_on(asked, &format!("SELECT count(*) FROM {rows} WHERE {day}"))
    }

    /// Who belonged to a household that stood.
    fn count_members_on(&self, asked: OnADay) -> Result<u64, StoreError> {
        let rows = asked.rows_of("household");
        let stood = on_the_day("household.from_date", "household.until_date");
        let belonged = on_the_day("household_member.from_date", "household_member.until_date");
        self.count_on(
            asked,
            &format!(
                "SELECT count(DISTINCT household_member.person)
                 FROM {rows}
                 JOIN household_member ON household_member.household = household.id
                 WHERE {stood} AND {belonged}"
            ),
        )
    }

    fn count_tenancies_on(&self, asked: OnADay) -> Result<u64, StoreError> {
        let rows = asked.rows_of("rental_house");
        let day = on_the_day("tenancy.from_date", "tenancy.ended_on");
        self.count_on(
            asked,
            &format!("SELECT count(*) FROM {rows} JOIN tenancy ON tenancy.house = rental_house.id WHERE {day}"),
        )
    }

    fn ids_on(&self, asked: OnADay, sql: &str) -> Result<Vec<RecordId>, StoreError> {
        let mut query = self.connection.prepare_cached(&asked.with_below(sql))?;
        let ids = query.query_map(params_from_iter(asked.values()), |row| row.get(0).map(RecordId))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    fn count_on(&self, asked: OnADay, sql: &str) -> Result<u64, StoreError> {
        let mut query = self.connection.prepare_cached(&asked.with_below(sql))?;
        let count: i64 = query.query_row(params_from_iter(asked.values()), |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }
}

impl OnADay {
    /// The rows of a table that lie at the place or below it. From the places to their rows, never the other way: a
    /// building has few rooms, the station many residences. The index is named, for SQLite would rather walk the longer one
    /// of kinds and days once for each room.
    fn rows_of(&self, table: &str) -> String {
        match self.place {
            Some(_) => format!("below CROSS JOIN {table} INDEXED BY {table}_by_place ON {table}.place = below.id"),
            None => table.to_owned(),
        }
    }

    /// UNION and not UNION ALL: a damaged tree with a ring in it comes to an end, too.
    fn with_below(&self, sql: &str) -> String {
        if self.place.is_none() {
            return sql.to_owned();
        }
        format!(
            "WITH RECURSIVE below (id) AS (
                 SELECT ?2
                 UNION
                 SELECT place.id FROM below CROSS JOIN place ON place.parent = below.id
             )
             {sql}"
        )
    }

    fn values(&self) -> Vec<SqlValue> {
        let place = self.place.map(|place| SqlValue::Integer(place.0));
        [SqlValue::Text(self.day.to_string())].into_iter().chain(place).collect()
    }
}

fn on_the_day(from: &str, until: &str) -> String {
    format!("ifnull({from}, '') <= ?1 AND ({until} IS NULL OR {until} > ?1)")
}
