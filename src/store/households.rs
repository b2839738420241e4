//! Households and who belongs to them: now, on a day, and through time. Which households a list shows is in `household_list`.

use super::{Store, StoreError, Stored, Writing, rows};
use crate::domain::finding::{Reason, SearchKey};
use crate::domain::registers::{Household, HouseholdMember};
use crate::domain::{Date, RecordId, text};
use rusqlite::{Connection, Params};

/// Whose stay in a household is over belongs to it no more on its last day: so nobody is in two on the day they change.
const ON_A_DAY: &str = "from_date <= ?2 AND (until_date IS NULL OR until_date > ?2)";
/// The head first, then as the standard orders the relations, and those who were there first.
const HEAD_FIRST: &str = "relation NOT IN ('01', '02'), relation, from_date, id";

impl Stored for Household {
    const NUMBER: u8 = 6;

    fn search_keys(&self, _wanted: &[Reason]) -> Vec<SearchKey> {
        vec![SearchKey::new(Reason::DocumentNumber, text::half_width(&self.household_number).to_uppercase())]
    }
}

impl Stored for HouseholdMember {
    const NUMBER: u8 = 7;
}

/// Somebody's time in a household, with the number of its record.
pub type Membership = (RecordId, HouseholdMember);

impl Store {
    /// Who belongs to a household now, the head first.
    pub fn members_now(&self, household: RecordId) -> Result<Vec<Membership>, StoreError> {
        members_now(&self.connection, household)
    }

    /// Who belonged to a household on a day, the head first.
    pub fn members_on(&self, household: RecordId, day: Date) -> Result<Vec<Membership>, StoreError> {
        let condition = format!("household = ?1 AND {ON_A_DAY} ORDER BY {HEAD_FIRST}");
        memberships(&self.connection, &condition, (household.0, day.to_string()))
    }

    /// Everybody's time in a household from its founding on, in the order of time.
    pub fn members_ever(&self, household: RecordId) -> Result<Vec<Membership>, StoreError> {
        members_ever(&self.connection, household)
    }

    /// Where a person belonged through time, from the first household on.
    pub fn memberships_of(&self, person: RecordId) -> Result<Vec<Membership>, StoreError> {
        memberships(&self.connection, "person = ?1 ORDER BY from_date, id", [person.0])
    }

    /// Where a person belonged on a day; of a sound archive at most one.
    pub fn memberships_on(&self, person: RecordId, day: Date) -> Result<Vec<Membership>, StoreError> {
        let condition = format!("person = ?1 AND {ON_A_DAY} ORDER BY from_date, id");
        memberships(&self.connection, &condition, (person.0, day.to_string()))
    }

    /// The households that were split from one, in the order of time.
    pub fn split_from(&self, household: RecordId) -> Result<Vec<(RecordId, Household)>, StoreError> {
        let columns = &rows::statements::<Household>().columns;
        let sql = format!("SELECT id, {columns} FROM household WHERE split_from = ?1 ORDER BY from_date, id");
        rows::read_all(self.connection.prepare_cached(&sql)?.query([household.0])?)
    }

    /// The households standing under a number; one number belongs to one household.
    pub fn households_numbered(&self, number: &str) -> Result<Vec<RecordId>, StoreError> {
        households_where(&self.connection, "household_number = ?1 AND until_date IS NULL", [number])
    }

    /// The households standing at a place.
    pub fn households_at(&self, place: RecordId) -> Result<Vec<RecordId>, StoreError> {
        households_where(&self.connection, "place = ?1 AND until_date IS NULL", [place.0])
    }
}

impl Writing<'_> {
    /// Who belongs to a household now, the head first.
    pub fn members_now(&self, household: RecordId) -> Result<Vec<Membership>, StoreError> {
        members_now(&self.transaction, household)
    }

    /// Everybody's time in a household from its founding on, in the order of time.
    pub fn members_ever(&self, household: RecordId) -> Result<Vec<Membership>, StoreError> {
        members_ever(&self.transaction, household)
    }

    /// The households standing under a number; one number belongs to one household.
    pub fn households_numbered(&self, number: &str) -> Result<Vec<RecordId>, StoreError> {
        households_where(&self.transaction, "household_number = ?1 AND until_date IS NULL", [number])
    }

    /// The households standing at a place.
    pub fn households_at(&self, place: RecordId) -> Result<Vec<RecordId>, StoreError> {
        households_where(&self.transaction, "place = ?1 AND until_date IS NULL", [place.0])
    }

    /// The households a person belongs to now; of a sound archive at most one.
    pub fn open_memberships(&self, person: RecordId) -> Result<Vec<Membership>, StoreError> {
        memberships(&self.transaction, "person = ?1 AND until_date IS NULL ORDER BY from_date, id", [person.0])
    }
}

fn members_now(connection: &Connection, household: RecordId) -> Result<Vec<Membership>, StoreError> {
    let condition = format!("household = ?1 AND until_date IS NULL ORDER BY {HEAD_FIRST}");
    memberships(connection, &condition, [household.0])
}

fn members_ever(connection: &Connection, household: RecordId) -> Result<Vec<Membership>, StoreError> {
    memberships(connection, "household = ?1 ORDER BY from_date, id", [household.0])
}

fn memberships(connection: &Connection, condition: &str, values: impl Params) -> Result<Vec<Membership>, StoreError> {
    let columns = &rows::statements::<HouseholdMember>().columns;
    let sql = format!("SELECT id, {columns} FROM household_member WHERE {condition}");
    rows::read_all(connection.prepare_cached(&sql)?.query(values)?)
}

fn households_where(
    connection: &Connection,
    condition: &str,
    values: impl Params,
) -> Result<Vec<RecordId>, StoreError> {
    let mut query = connection.prepare_cached(&format!("SELECT id FROM household WHERE {condition} ORDER BY id"))?;
    let ids = query.query_map(values, |row| row.get(0).map(RecordId))?;
    Ok(ids.collect::<Result<_, _>>()?)
}
