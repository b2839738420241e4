//! The list of the floating population: what it can be asked for, the rows of its visible window, its counts.
//!
//! Which rows in which order is in `floating_order`.

use super::{Store, StoreError};
use crate::domain::registers::{Person, Residence};
use crate::domain::{Date, RecordId};

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
               OR person.phones IS NULL
               OR CASE
                      WHEN person.identity_kind IN ('414', '553', '554') THEN person.nationality IS NULL
                      ELSE person.registered_area IS NULL OR person.registered_address IS NULL
                  END)
    )";

/// Floating people or residents: the two lists have everything else in common.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
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

#[derive(Clone, Debug, Default, PartialEq)]
pub struct FloatingFilter {
    pub kind: PeopleKind,
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
            residents: count("SELECT count(*) FROM residence WHERE kind = '1' AND until_date IS NULL")?,
            residents_left: count("SELECT count(*) FROM residence WHERE kind = '1' AND until_date IS NOT NULL")?,
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
