//! Everything a person was here, as times from a day until a day: where they lived, which household they belonged to, what
//! they rented, let or answered for, what they did for others. One read for the whole page.

use super::{Store, StoreError};
use crate::domain::{Date, RecordId};
use rusqlite::Row;

/// What somebody was for a time.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SpanKind {
    Residence,
    Household,
    Tenant,
    Occupant,
    HouseParty,
    Landlord,
    /// Leads a group of ten, stands in for its head, or is its contact at a door.
    Group,
    Team,
    Representative,
}

/// One time of a person. Codes mean what the register they come from says.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    pub kind: SpanKind,
    /// The residence, the household, the rental house, the group, the team or the organisation it is about.
    pub record: RecordId,
    /// Unknown only of landlords and representatives.
    pub from: Option<Date>,
    pub until: Option<Date>,
    /// Where the dwelling lies; what a team or an organisation is called.
    pub place_name: String,
    /// 居住类别, 与户主关系, 身份 at the house, 职务 in the team; of a group 1 组长, 2 副组长, 3 联络人.
    pub role: String,
    /// 居住事由 or 进户原因.
    pub begun_by: String,
    /// 注销原因, 出户原因 or 退租原因.
    pub ended_by: String,
    /// 去向, 迁往何地.
    pub went_to: String,
}

/// All roles in one statement: kind, record, from, until, place, role, begun by, ended by, where to.
const EVERY_ROLE: &str = "
    SELECT *
    FROM (
        SELECT 1, residence.id, from_date AS begun, until_date AS ended, full_name,
               residence.kind, reside_reason, cancel_reason, destination
        FROM residence
        LEFT JOIN place ON place.id = residence.place
        WHERE person = ?1
        UNION ALL
        SELECT 2, household.id, member.from_date, member.until_date, full_name, relation, joined_by, left_by, went_to
        FROM household_member AS member
        JOIN household ON household.id = member.household
        LEFT JOIN place ON place.id = household.place
        WHERE member.person = ?1
        UNION ALL
        SELECT 3, house, tenancy.from_date, ended_on, full_name, NULL, NULL, end_reason, NULL
        FROM tenancy
        JOIN rental_house ON rental_house.id = house
        LEFT JOIN place ON place.id = rental_house.place
        WHERE tenant = ?1
        UNION ALL
        SELECT 4, house, occupant.from_date, occupant.until_date, full_name, NULL, NULL, NULL, NULL
        FROM occupant
        JOIN tenancy ON tenancy.id = occupant.tenancy
        JOIN rental_house ON rental_house.id = house
        LEFT JOIN place ON place.id = rental_house.place
        WHERE occupant.person = ?1
        UNION ALL
        SELECT 5, house, from_date, until_date, full_name, role, NULL, NULL, NULL
        FROM house_party
        JOIN rental_house ON rental_house.id = house
        LEFT JOIN place ON place.id = rental_house.place
        WHERE person = ?1
        UNION ALL
        SELECT 6, rental_house.id, ifnull(landlord_since, let_from), let_until, full_name, NULL, NULL, cancel_reason, NULL
        FROM rental_house
        LEFT JOIN place ON place.id = rental_house.place
        WHERE landlord = ?1
        UNION ALL
        SELECT 7, defence_group.id, ifnull(elected_on, formed_on), dissolved_on, full_name, '1', NULL, NULL, NULL
        FROM defence_group
        JOIN place ON place.id = defence_group.place
        WHERE head = ?1
        UNION ALL
        SELECT 7, defence_group.id, formed_on, dissolved_on, full_name, '2', NULL, NULL, NULL
        FROM defence_group
        JOIN place ON place.id = defence_group.place
        WHERE deputy = ?1
        UNION ALL
        SELECT 7, defence_group, from_date, until_date, full_name, '3', NULL, NULL, NULL
        FROM group_member
        JOIN place ON place.id = group_member.place
        WHERE contact = ?1
        UNION ALL
        SELECT 8, team, from_date, ifnull(until_date, dissolved_on), team_name, post, NULL, NULL, NULL
        FROM team_member
        JOIN team ON team.id = team_member.team
        WHERE person = ?1
        UNION ALL
        SELECT 9, id, NULL, NULL, organisation_name, NULL, NULL, NULL, NULL
        FROM organisation
        WHERE representative = ?1
    )
    ORDER BY ended IS NULL DESC, begun DESC, 2 DESC";

impl Store {
    /// A person's whole time line: what is now first, then the latest.
    pub fn time_line(&self, person: RecordId) -> Result<Vec<Span>, StoreError> {
        let mut query = self.connection.prepare_cached(EVERY_ROLE)?;
        let mut found = query.query([person.0])?;
        let mut line = Vec::new();
        while let Some(row) = found.next()? {
            line.push(span(row)?);
        }
        Ok(line)
    }
}

fn span(row: &Row<'_>) -> Result<Span, StoreError> {
    let text = |column| row.get::<_, Option<String>>(column).map(Option::unwrap_or_default);
    Ok(Span {
        kind: kind(row.get(0)?)?,
        record: RecordId(row.get(1)?),
        from: day(row, 2)?,
        until: day(row, 3)?,
        place_name: text(4)?,
        role: text(5)?,
        begun_by: text(6)?,
        ended_by: text(7)?,
        went_to: text(8)?,
    })
}

fn kind(number: i64) -> Result<SpanKind, StoreError> {
    match number {
        1 => Ok(SpanKind::Residence),
        2 => Ok(SpanKind::Household),
        3 => Ok(SpanKind::Tenant),
        4 => Ok(SpanKind::Occupant),
        5 => Ok(SpanKind::HouseParty),
        6 => Ok(SpanKind::Landlord),
        7 => Ok(SpanKind::Group),
        8 => Ok(SpanKind::Team),
        9 => Ok(SpanKind::Representative),
        _ => Err(StoreError::Unreadable),
    }
}

fn day(row: &Row<'_>, column: usize) -> Result<Option<Date>, StoreError> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| text.parse().map_err(|_| StoreError::Unreadable)).transpose()
}
