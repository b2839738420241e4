//! The rows of the list of rental houses: one house with everything the window may show of it, as it is or was on a day before.

use super::house_filter::{self, HouseFilter};
use super::house_list::PLEDGED_UNTIL;
use super::{Store, StoreError};
use crate::domain::codes::LettingState;
use crate::domain::registers::{FORMER_LANDLORD, RentalHouse};
use crate::domain::values::{Choice, Day};
use crate::domain::{Date, RecordId};

/// What stands for the last day of what has none.
const RUNS_ON: &str = "9999-12-31";

/// One row of the list, whole: the window shows some of it.
#[derive(Clone, Debug, PartialEq)]
pub struct HouseRow {
    pub id: RecordId,
    pub house: RentalHouse,
    /// 出租状态 now, or on the day that was asked about; so with all that follows.
    pub state: Choice<LettingState>,
    pub place_name: String,
    /// A person or an organisation, as it is called.
    pub landlord: String,
    /// Living there.
    pub people: u32,
    pub open_findings: u32,
    /// The last day of its 责任书, if one was signed that has one.
    pub pledged_until: Day,
    pub is_pledged: bool,
    /// The first of the days by which something found is to be put right, and of those until which a tenancy was agreed.
    pub finding_due: Day,
    pub tenancy_until: Day,
}

impl Store {
    /// The rows of these houses, in this order, as they are on `today` or were on a day before; those deleted meanwhile are
    /// left out.
    pub fn house_rows(&self, ids: &[RecordId], today: Date, as_of: Option<Date>) -> Result<Vec<HouseRow>, StoreError> {
        let sql = row_sql(today, as_of);
        let mut rows = Vec::with_capacity(ids.len());
        for id in ids {
            rows.extend(self.house_row(*id, &sql)?);
        }
        Ok(rows)
    }

    fn house_row(&self, id: RecordId, sql: &str) -> Result<Option<HouseRow>, StoreError> {
        let Some(house) = self.load::<RentalHouse>(id)? else { return Ok(None) };
        let mut query = self.connection.prepare_cached(sql)?;
        let row = query.query_row([id.0], |row| {
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
                state: Choice::of(&row.get::<_, Option<String>>(7)?.unwrap_or_default()),
            })
        })?;
        Ok(Some(row))
    }
}

/// One row by its number. On a day before everything counts by its own days.
fn row_sql(today: Date, as_of: Option<Date>) -> String {
    let filter = HouseFilter { as_of, today: Some(today), ..HouseFilter::default() };
    let state = house_filter::state(&filter);
    let people = people_there(today, as_of);
    let landlord = landlord(as_of);
    let pledged = match as_of {
        None => PLEDGED_UNTIL.to_owned(),
        Some(on) => pledged_on(on),
    };
    let findings = findings(as_of);
    let runs = runs("tenancy.from_date", "tenancy.ended_on", as_of);
    format!(
        "SELECT ifnull(place.full_name, ''),
                {landlord},
                (SELECT count(*) FROM ({people})),
                (SELECT count(*) {findings}),
                {pledged},
                (SELECT min(inspection_finding.due_on) {findings}),
                (SELECT min(tenancy.agreed_until) FROM tenancy WHERE tenancy.house = rental_house.id AND {runs}),
                {state}
         FROM rental_house
         LEFT JOIN place ON place.id = rental_house.place
         LEFT JOIN person ON person.id = rental_house.landlord
         LEFT JOIN organisation ON organisation.id = rental_house.landlord_organisation
         WHERE rental_house.id = ?1"
    )
}

/// What goes on now, or did on a day.
fn runs(from: &str, until: &str, as_of: Option<Date>) -> String {
    match as_of {
        None => format!("{until} IS NULL"),
        Some(on) => format!("ifnull({from}, '') <= '{on}' AND ({until} IS NULL OR {until} > '{on}')"),
    }
}

/// Who lives there by a residence or under a tenancy; everyone once. Who is to move in later does not live there yet.
fn people_there(today: Date, as_of: Option<Date>) -> String {
    let lives = runs("residence.from_date", "residence.until_date", as_of);
    let rents = runs("tenancy.from_date", "tenancy.ended_on", as_of);
    let dwells = runs("occupant.from_date", "occupant.until_date", as_of);
    format!(
        "SELECT residence.person
         FROM residence
         WHERE residence.place = rental_house.place AND {lives} AND ifnull(residence.from_date, '') <= '{today}'
         UNION
         SELECT occupant.person
         FROM tenancy
         JOIN occupant ON occupant.tenancy = tenancy.id
         WHERE tenancy.house = rental_house.id AND {rents} AND {dwells} AND occupant.from_date <= '{today}'"
    )
}

/// As it is called; on a day before it changed hands whoever it belonged to then.
pub(super) fn landlord(as_of: Option<Date>) -> String {
    let now = "coalesce(organisation.organisation_name, person.name, '')";
    let Some(on) = as_of else { return now.to_owned() };
    format!(
        "ifnull((
            SELECT coalesce(firm.organisation_name, owner.name)
            FROM house_party
            LEFT JOIN person AS owner ON owner.id = house_party.person
            LEFT JOIN organisation AS firm ON firm.id = house_party.organisation
            WHERE house_party.house = rental_house.id
              AND house_party.role = '{FORMER_LANDLORD}'
              AND house_party.from_date <= '{on}'
              AND house_party.until_date > '{on}'
            ORDER BY house_party.until_date
            LIMIT 1
        ), {now})"
    )
}

/// The last day of what was signed by a day and had not ended then.
pub(super) fn pledged_on(on: Date) -> String {
    format!(
        "(
            SELECT max(ifnull(agreement.valid_until, '{RUNS_ON}'))
            FROM agreement
            WHERE agreement.house = rental_house.id
              AND agreement.kind = 'rental_agreement'
              AND agreement.signed_on <= '{on}'
              AND (agreement.ended_on IS NULL OR agreement.ended_on > '{on}')
        )"
    )
}

fn findings(as_of: Option<Date>) -> String {
    let open = runs("inspection.inspected_on", "inspection_finding.resolved_on", as_of);
    format!(
        "FROM inspection
         JOIN inspection_finding ON inspection_finding.inspection = inspection.id
         WHERE inspection.house = rental_house.id AND {open}"
    )
}
