//! Whole registers for what leaves the station: row after row by their numbers, a page at a time.

use super::condition::Condition;
use super::{Sight, Store, StoreError, Stored, rows};
use crate::domain::registers::{HouseholdMember, Organisation, Person, RentalHouse, Residence, Tenancy};
use crate::domain::relation::{HOUSEHOLDER, ONESELF};
use crate::domain::{RecordId, Register};
use rusqlite::types::Value as SqlValue;
use rusqlite::{Row, params_from_iter};

/// Somebody with where they live, or lived last, and the household they are in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PersonWhole {
    pub person: Person,
    pub residence: Residence,
    pub address: String,
    pub household_number: String,
    pub member: HouseholdMember,
    pub head_name: String,
}

/// A rental house with its landlord.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HouseWhole {
    pub house: RentalHouse,
    pub address: String,
    pub landlord: Person,
    pub landlord_organisation: Organisation,
}

/// A tenancy with its house, who rents it and who lets it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TenancyWhole {
    pub tenancy: Tenancy,
    pub house: RentalHouse,
    pub address: String,
    pub tenant: Person,
    pub tenant_organisation: Organisation,
    pub landlord: Person,
}

impl Store {
    /// The next records behind this one; of disputes what those eyes see.
    pub fn rows_behind<R: Stored>(
        &self,
        sight: &Sight,
        behind: RecordId,
        most: usize,
    ) -> Result<Vec<(RecordId, R)>, StoreError> {
        let mut condition = Condition::new(format!("{}.id > ?", R::TABLE));
        condition.values.push(SqlValue::Integer(behind.0));
        sight.narrow_register(R::TABLE, &mut condition);
        let columns = &rows::statements::<R>().columns;
        let sql = format!("SELECT id, {columns} FROM {} WHERE {} ORDER BY id LIMIT {most}", R::TABLE, condition.sql);
        rows::read_all(self.connection.prepare_cached(&sql)?.query(params_from_iter(condition.values))?)
    }

    /// How many rows a register has, whoever sees them.
    pub fn row_count<R: Stored>(&self) -> Result<u64, StoreError> {
        let sql = format!("SELECT count(*) FROM {}", R::TABLE);
        let count: i64 = self.connection.prepare_cached(&sql)?.query_row([], |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }

    /// The next people behind this one.
    pub fn people_behind(&self, behind: RecordId, most: usize) -> Result<Vec<(RecordId, PersonWhole)>, StoreError> {
        self.people_whole("person.id > ?1 ORDER BY person.id LIMIT ?2", behind.0, most)
    }

    /// One person as they would stand on a table of people.
    pub fn person_whole(&self, person: RecordId) -> Result<Option<PersonWhole>, StoreError> {
        let found = self.people_whole("person.id = ?1 LIMIT ?2", person.0, 1)?;
        Ok(found.into_iter().next().map(|(_, whole)| whole))
    }

    fn people_whole(&self, which: &str, id: i64, most: usize) -> Result<Vec<(RecordId, PersonWhole)>, StoreError> {
        let (person, residence, member) =
            (columns::<Person>("person"), columns::<Residence>("residence"), columns::<HouseholdMember>("member"));
        let sql = format!(
            "SELECT person.id, place.full_name, household.household_number,
                    (
                        SELECT head.name
                        FROM household_member AS heading
                        JOIN person AS head ON head.id = heading.person
                        WHERE heading.household = household.id
                          AND heading.until_date IS NULL
                          AND heading.relation IN ('{ONESELF}', '{HOUSEHOLDER}')
                        LIMIT 1
                    ),
                    {person}, {residence}, {member}
             FROM person
             LEFT JOIN residence ON residence.id = (
                 SELECT latest.id
                 FROM residence AS latest
                 WHERE latest.person = person.id
                 ORDER BY latest.until_date IS NOT NULL, latest.from_date DESC, latest.id DESC
                 LIMIT 1
             )
             LEFT JOIN place ON place.id = residence.place
             LEFT JOIN household_member AS member ON member.id = (
                 SELECT own.id
                 FROM household_member AS own
                 WHERE own.person = person.id AND own.until_date IS NULL
                 ORDER BY own.id
                 LIMIT 1
             )
             LEFT JOIN household ON household.id = member.household
             WHERE {which}"
        );
        let at_person = 4;
        let at_residence = at_person + width::<Person>();
        let at_member = at_residence + width::<Residence>();
        self.wholes(&sql, (id, most as i64), |row| {
            Ok(PersonWhole {
                person: rows::read(row, at_person)?,
                residence: rows::read(row, at_residence)?,
                address: text(row, 1)?,
                household_number: text(row, 2)?,
                member: rows::read(row, at_member)?,
                head_name: text(row, 3)?,
            })
        })
    }

    /// The next rental houses behind this one.
    pub fn houses_behind(&self, behind: RecordId, most: usize) -> Result<Vec<(RecordId, HouseWhole)>, StoreError> {
        let (house, landlord, organisation) = (
            columns::<RentalHouse>("rental_house"),
            columns::<Person>("landlord"),
            columns::<Organisation>("organisation"),
        );
        let sql = format!(
            "SELECT rental_house.id, place.full_name, {house}, {landlord}, {organisation}
             FROM rental_house
             LEFT JOIN place ON place.id = rental_house.place
             LEFT JOIN person AS landlord ON landlord.id = rental_house.landlord
             LEFT JOIN organisation ON organisation.id = rental_house.landlord_organisation
             WHERE rental_house.id > ?1
             ORDER BY rental_house.id
             LIMIT ?2"
        );
        let at_landlord = 2 + width::<RentalHouse>();
        let at_organisation = at_landlord + width::<Person>();
        self.wholes(&sql, (behind.0, most as i64), |row| {
            Ok(HouseWhole {
                house: rows::read(row, 2)?,
                address: text(row, 1)?,
                landlord: rows::read(row, at_landlord)?,
                landlord_organisation: rows::read(row, at_organisation)?,
            })
        })
    }

    /// The next tenancies behind this one.
    pub fn tenancies_behind(&self, behind: RecordId, most: usize) -> Result<Vec<(RecordId, TenancyWhole)>, StoreError> {
        let (tenancy, house, tenant, organisation, landlord) = (
            columns::<Tenancy>("tenancy"),
            columns::<RentalHouse>("rental_house"),
            columns::<Person>("tenant"),
            columns::<Organisation>("organisation"),
            columns::<Person>("landlord"),
        );
        let sql = format!(
            "SELECT tenancy.id, place.full_name, {tenancy}, {house}, {tenant}, {organisation}, {landlord}
             FROM tenancy
             JOIN rental_house ON rental_house.id = tenancy.house
             LEFT JOIN place ON place.id = rental_house.place
             LEFT JOIN person AS tenant ON tenant.id = tenancy.tenant
             LEFT JOIN organisation ON organisation.id = tenancy.tenant_organisation
             LEFT JOIN person AS landlord ON landlord.id = rental_house.landlord
             WHERE tenancy.id > ?1
             ORDER BY tenancy.id
             LIMIT ?2"
        );
        let at_house = 2 + width::<Tenancy>();
        let at_tenant = at_house + width::<RentalHouse>();
        let at_organisation = at_tenant + width::<Person>();
        let at_landlord = at_organisation + width::<Organisation>();
        self.wholes(&sql, (behind.0, most as i64), |row| {
            Ok(TenancyWhole {
                tenancy: rows::read(row, 2)?,
                house: rows::read(row, at_house)?,
                address: text(row, 1)?,
                tenant: rows::read(row, at_tenant)?,
                tenant_organisation: rows::read(row, at_organisation)?,
                landlord: rows::read(row, at_landlord)?,
            })
        })
    }

    fn wholes<T>(
        &self,
        sql: &str,
        values: (i64, i64),
        read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<(RecordId, T)>, StoreError> {
        let mut query = self.connection.prepare_cached(sql)?;
        let mut found = query.query(values)?;
        let mut all = Vec::new();
        while let Some(row) = found.next()? {
            all.push((RecordId(row.get(0)?), read(row)?));
        }
        Ok(all)
    }

    /// What a record of the named register is called; nothing where it is gone.
    pub fn record_name(&self, table: &str, id: RecordId) -> Result<Option<String>, StoreError> {
        macro_rules! all {
            ($($register:ty),+) => {
                match table {
                    $(<$register>::TABLE => Ok(self.load::<$register>(id)?.map(|record| record.name())),)+
                    _ => Err(StoreError::Unreadable),
                }
            };
        }
        crate::every_register!(all)
    }
}

/// The columns of a register under the name its table has in a statement.
fn columns<R: Stored>(called: &str) -> String {
    R::columns().iter().map(|column| format!("{called}.{column}")).collect::<Vec<_>>().join(", ")
}

fn width<R: Stored>() -> usize {
    R::columns().len()
}

fn text(row: &Row<'_>, column: usize) -> Result<String, StoreError> {
    Ok(row.get::<_, Option<String>>(column)?.unwrap_or_default())
}
