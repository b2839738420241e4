//! The lists of people: the rows of the visible window, and the counts.
//!
//! What they are narrowed by is in `floating_filter`, in which order in `floating_order`.

use super::condition::Condition;
use super::floating_filter::{self, FloatingFilter};
use super::{Store, StoreError};
use crate::domain::registers::{Person, Residence};
use crate::domain::{Date, RecordId};
use rusqlite::{OptionalExtension, params_from_iter};
use serde::{Deserialize, Serialize};

/// Floating people or residents: the two lists have everything else in common.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub enum PeopleKind {
    #[default]
    Floating,
    Resident,
}

impl PeopleKind {
    /// As 居住类别 has it.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Resident => "1",
            Self::Floating => "2",
        }
    }
}

#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
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
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
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
    /// Who lets the dwelling, as far as there is a file of it.
    pub landlord: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FloatingCounts {
    /// Everyone in the register.
    pub people: u64,
    /// Whoever lives here now, on either list: everybody once.
    pub present: u64,
    /// Floating persons living here now.
    pub living: u64,
    pub left: u64,
    /// Of those living here, the ones with an expected field still empty.
    pub incomplete: u64,
    /// Residents living here now, and those who lived here.
    pub residents: u64,
    pub residents_left: u64,
}

impl Store {
    /// The rows of these residences, in this order; those deleted meanwhile are left out.
    pub fn floating_rows(&self, ids: &[RecordId]) -> Result<Vec<FloatingRow>, StoreError> {
        let mut rows = Vec::with_capacity(ids.len());
        for id in ids {
            rows.extend(self.floating_row(*id)?);
        }
        Ok(rows)
    }

    /// How many people are on the list. Everywhere people are counted and not registrations: somebody registered at two
    /// dwellings is one, here as in the address tree, the reports and the figures as of a day.
    pub fn floating_count(&self, filter: &FloatingFilter) -> Result<u64, StoreError> {
        let Condition { sql, values } = floating_filter::condition(filter);
        // The whole list is counted along the index in which everybody's registrations lie together.
        let people = if filter.is_narrowed() {
            format!("SELECT DISTINCT person FROM residence WHERE {sql}")
        } else {
            format!("SELECT person FROM residence INDEXED BY residence_by_person WHERE {sql} GROUP BY person")
        };
        let mut query = self.connection.prepare_cached(&format!("SELECT count(*) FROM ({people})"))?;
        let count: i64 = query.query_row(params_from_iter(values), |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }

    /// Of `today`, on which whoever is under fourteen is a child.
    pub fn floating_counts(&self, today: Date) -> Result<FloatingCounts, StoreError> {
        let people: i64 = self.connection.query_row("SELECT count(*) FROM person", [], |row| row.get(0))?;
        let incomplete = self.incomplete_count(today)?;
        // One walk along the index that has everybody's registrations together: nobody has to be remembered.
        let mut query = self.connection.prepare_cached(
            "SELECT ifnull(sum(is_floating), 0), ifnull(sum(has_left), 0), ifnull(sum(is_resident), 0),
                    ifnull(sum(resided), 0), ifnull(sum(is_present), 0)
             FROM (
                 SELECT max(until_date IS NULL) AS is_present,
                        max(kind = ?1 AND until_date IS NULL) AS is_floating,
                        max(kind = ?1 AND until_date IS NOT NULL) AS has_left,
                        max(kind = ?2 AND until_date IS NULL) AS is_resident,
                        max(kind = ?2 AND until_date IS NOT NULL) AS resided
                 FROM residence INDEXED BY residence_by_person
                 GROUP BY person
             )",
        )?;
        Ok(query.query_row([PeopleKind::Floating.code(), PeopleKind::Resident.code()], |row| {
            let count = |column| row.get::<_, i64>(column).map(i64::unsigned_abs);
            Ok(FloatingCounts {
                people: people.unsigned_abs(),
                present: count(4)?,
                living: count(0)?,
                left: count(1)?,
                incomplete,
                residents: count(2)?,
                residents_left: count(3)?,
            })
        })?)
    }

    /// As many as the filter `is_incomplete` lists, without touching a row of theirs.
    fn incomplete_count(&self, today: Date) -> Result<u64, StoreError> {
        let Condition { sql, values } = floating_filter::incomplete_ids(Some(today));
        let sql = format!("SELECT count(DISTINCT person) FROM residence WHERE id IN ({sql})");
        let mut query = self.connection.prepare_cached(&sql)?;
        let count: i64 = query.query_row(params_from_iter(values), |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }

    fn floating_row(&self, residence_id: RecordId) -> Result<Option<FloatingRow>, StoreError> {
        let Some(residence) = self.load::<Residence>(residence_id)? else { return Ok(None) };
        let person_id = residence.person.id.ok_or(StoreError::Unreadable)?;
        let person = self.load(person_id)?.ok_or(StoreError::Unreadable)?;
        let place_name = residence.place.id.map(|place| self.place_name(place)).transpose()?.unwrap_or_default();
        let landlord = residence.place.id.map(|place| self.landlord_at(place)).transpose()?.unwrap_or_default();
        Ok(Some(FloatingRow { residence_id, person_id, residence, person, place_name, landlord }))
    }

    /// The name of whoever lets a dwelling by its latest file; empty where nobody does.
    fn landlord_at(&self, place: RecordId) -> Result<String, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT ifnull(person.name, '')
             FROM rental_house
             JOIN person ON person.id = rental_house.landlord
             WHERE rental_house.place = ?1
             ORDER BY rental_house.id DESC
             LIMIT 1",
        )?;
        Ok(query.query_row([place.0], |row| row.get(0)).optional()?.unwrap_or_default())
    }

    /// The full name of a place.
    pub fn place_name(&self, place: RecordId) -> Result<String, StoreError> {
        let mut query = self.connection.prepare_cached("SELECT full_name FROM place WHERE id = ?1")?;
        Ok(query.query_row([place.0], |row| row.get(0))?)
    }
}
