//! The list of rental houses: what it can be asked for, its order, the rows of its visible window, its counts.
//!
//! A list is the numbers of all its rows, made once when filter or order change; rows are read as they come into sight.

use super::condition::{Condition, day};
use super::{Store, StoreError};
use crate::domain::registers::RentalHouse;
use crate::domain::values::Day;
use crate::domain::{Date, RecordId};
use rusqlite::params_from_iter;

/// 停租 in the list of letting states: the file is closed.
const CLOSED: &str = "3";

/// What stands for the last day of what has none.
const RUNS_ON: &str = "9999-12-31";

/// Who lives there on the day at ?2, under a running tenancy or by an open residence; everyone once. Who is to move in later
/// does not live there yet.
const PEOPLE_THERE: &str = "
    SELECT residence.person
    FROM residence
    WHERE residence.place = rental_house.place AND residence.until_date IS NULL
      AND (residence.from_date IS NULL OR residence.from_date <= ?2)
    UNION
    SELECT occupant.person
    FROM tenancy
    JOIN occupant ON occupant.tenancy = tenancy.id
    WHERE tenancy.house = rental_house.id
      AND tenancy.ended_on IS NULL
      AND occupant.until_date IS NULL
      AND occupant.from_date <= ?2";

/// What visits found and nobody has put right yet.
const OPEN_FINDINGS: &str = "
    SELECT 1
    FROM inspection
    JOIN inspection_finding ON inspection_finding.inspection = inspection.id
    WHERE inspection.house = rental_house.id AND inspection_finding.resolved_on IS NULL";

/// The last day of what was signed for a house; the end of time where it runs on.
const PLEDGED_UNTIL: &str = "(
    SELECT max(ifnull(agreement.valid_until, '9999-12-31'))
    FROM agreement
    WHERE agreement.house = rental_house.id
      AND agreement.kind = 'rental_agreement'
      AND agreement.ended_on IS NULL
      AND agreement.signed_on IS NOT NULL
)";

#[derive(Clone, Debug, Default, PartialEq)]
pub struct HouseFilter {
    /// Codes of 出租状态; none for every state.
    pub states: &'static [&'static str],
    /// One code of 房屋类别.
    pub ownership: Option<String>,
    /// Houses where this runs out on that day or before.
    pub due: Option<(HouseDue, Date)>,
    /// This place and all below it.
    pub place: Option<RecordId>,
}

/// What can run out at a house.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum HouseDue {
    /// 责任书 that was signed
    Pledge,
    /// Nothing signed that still holds on that day
    Unpledged,
    /// 租期
    Tenancy,
    /// 整改期限
    Finding,
}

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

/// One row of the list, whole: the window shows some of it.
#[derive(Clone, Debug, PartialEq)]
pub struct HouseRow {
    pub id: RecordId,
    pub house: RentalHouse,
    pub place_name: String,
    /// A person or an organisation, as it is called.
    pub landlord: String,
    /// Living there now.
    pub people: u32,
    pub open_findings: u32,
    /// The last day of its 责任书, if one was signed that has one.
    pub pledged_until: Day,
    pub is_pledged: bool,
    /// The first of the days by which something found is to be put right, and of those until which a tenancy was agreed.
    pub finding_due: Day,
    pub tenancy_until: Day,
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
        let Condition { sql: condition, values } = condition(filter);
        let order = order(sort.column);
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

    /// The rows of these houses as of a day, in this order; those deleted meanwhile are left out.
    pub fn house_rows(&self, ids: &[RecordId], today: Date) -> Result<Vec<HouseRow>, StoreError> {
        let mut rows = Vec::with_capacity(ids.len());
        for id in ids {
            rows.extend(self.house_row(*id, today)?);
        }
        Ok(rows)
    }

    pub fn house_counts(&self) -> Result<HouseCounts, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT count(*) FILTER (WHERE letting_state = '1'),
                    count(*) FILTER (WHERE letting_state = '2'),
                    count(*) FILTER (WHERE letting_state = '3')
             FROM rental_house",
        )?;
        let count = |row: &rusqlite::Row<'_>, place| row.get::<_, i64>(place).map(i64::unsigned_abs);
        Ok(query.query_row([], |row| {
            Ok(HouseCounts { vacant: count(row, 0)?, rented: count(row, 1)?, closed: count(row, 2)? })
        })?)
    }

    fn house_row(&self, id: RecordId, today: Date) -> Result<Option<HouseRow>, StoreError> {
        let Some(house) = self.load::<RentalHouse>(id)? else { return Ok(None) };
        let mut query = self.connection.prepare_cached(&format!(
            "SELECT ifnull(place.full_name, ''),
                    coalesce(organisation.organisation_name, person.name, ''),
                    (SELECT count(*) FROM ({PEOPLE_THERE})),
                    (SELECT count(*) FROM ({OPEN_FINDINGS})),
                    {PLEDGED_UNTIL},
                    (
                        SELECT min(inspection_finding.due_on)
                        FROM inspection
                        JOIN inspection_finding ON inspection_finding.inspection = inspection.id
                        WHERE inspection.house = rental_house.id AND inspection_finding.resolved_on IS NULL
                    ),
                    (
                        SELECT min(tenancy.agreed_until)
                        FROM tenancy
                        WHERE tenancy.house = rental_house.id AND tenancy.ended_on IS NULL
                    )
             FROM rental_house
             LEFT JOIN place ON place.id = rental_house.place
             LEFT JOIN person ON person.id = rental_house.landlord
             LEFT JOIN organisation ON organisation.id = rental_house.landlord_organisation
             WHERE rental_house.id = ?1"
        ))?;
        let row = query.query_row((id.0, today.to_string()), |row| {
            let until: Option<String> = row.get(4)?;
            let day = |column| {
                Ok::<_, rusqlite::Error>(Day(row.get::<_, Option<String>>(column)?.and_then(|day| day.parse().ok())))
            };
            Ok(HouseRow {
                id,
                house,
                place_name: row.get(0)?,
                landlord: row.get(1)?,
                people: row.get(2)?,
                open_findings: row.get(3)?,
                pledged_until: Day(until.as_deref().filter(|day| *day != RUNS_ON).and_then(|day| day.parse().ok())),
                is_pledged: until.is_some(),
                finding_due: day(5)?,
                tenancy_until: day(6)?,
            })
        })?;
        Ok(Some(row))
    }
}

fn order(column: HouseColumn) -> &'static str {
    match column {
        HouseColumn::Number => "rental_house.house_number",
        HouseColumn::Place => "place.natural_name",
        HouseColumn::Landlord => "coalesce(pinyin_of(organisation.organisation_name), person.name_pinyin)",
        HouseColumn::State => "rental_house.letting_state",
        HouseColumn::PledgeUntil => PLEDGED_UNTIL,
        HouseColumn::VerifiedOn => "rental_house.verified_on",
    }
}

/// The filter as a condition. What is due is asked of files that are kept.
fn condition(filter: &HouseFilter) -> Condition {
    let mut condition = Condition::new("TRUE");
    condition.codes("rental_house.letting_state", filter.states);
    condition.is("rental_house.ownership", filter.ownership.as_deref());
    if let Some((due, on)) = filter.due {
        let (due, days) = due_condition(due);
        let of_kept_files = format!("rental_house.letting_state <> '{CLOSED}' AND {due}");
        condition.and(&of_kept_files, std::iter::repeat_n(day(on), days));
    }
    condition.within("rental_house.place", filter.place);
    condition
}

/// The condition, and how often the day stands in it.
fn due_condition(due: HouseDue) -> (String, usize) {
    match due {
        HouseDue::Pledge => (format!("{PLEDGED_UNTIL} <= ?"), 1),
        HouseDue::Unpledged => (format!("ifnull({PLEDGED_UNTIL}, '') < ?"), 1),
        HouseDue::Tenancy => {
            let running = "SELECT 1 FROM tenancy WHERE tenancy.house = rental_house.id AND tenancy.ended_on IS NULL";
            (format!("EXISTS ({running} AND tenancy.agreed_until <= ?)"), 1)
        }
        HouseDue::Finding => (format!("EXISTS ({OPEN_FINDINGS} AND inspection_finding.due_on <= ?)"), 1),
    }
}
