//! What the list of rental houses is narrowed by, and what that is as a condition on `rental_house`.
//!
//! Of a day: which files were kept then and which houses were let, by the days the rows carry, as they are known today. Which
//! tenancies ran says whether a house was let; the file alone answers of today, and of a house that has no tenancies. The
//! report counts by the same words (`statistics/house_lines.sql`).

use super::condition::{Condition, day};
use super::house_list::{OPEN_FINDINGS, PLEDGED_UNTIL};
use crate::domain::{Date, RecordId};
use chrono::Days;
use serde::{Deserialize, Serialize};

/// Everything the list can be narrowed by. Conditions combine.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct HouseFilter {
    pub standing: HouseStanding,
    /// How it stood on that day, not now.
    pub as_of: Option<Date>,
    /// One code of 房屋类别.
    pub ownership: Option<String>,
    /// One code of 出租用途.
    pub rent_use: Option<String>,
    /// Houses where something runs out; asked of now alone.
    pub due: Option<DueWithin>,
    /// This place and all below it.
    pub place: Option<RecordId>,
    /// Only files with an expected field still empty, as they are now.
    pub is_incomplete: bool,
    /// By which day it is judged what is due; whoever asks the store says it.
    #[serde(skip)]
    pub today: Option<Date>,
}

/// How a file stands.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub enum HouseStanding {
    /// Every file, the closed ones too.
    #[default]
    All,
    /// Every state but 停租.
    Kept,
    Rented,
    Vacant,
    Closed,
}

/// What runs out within so many days; of what is over already, none are left.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct DueWithin {
    pub due: HouseDue,
    pub days: u64,
}

/// What can run out at a house.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
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

impl HouseFilter {
    /// Whether anything beyond the list itself, its tab and its day is asked for.
    pub fn is_narrowed(&self) -> bool {
        *self != self.widened()
    }

    /// The same list without its conditions.
    pub fn widened(&self) -> Self {
        Self { standing: self.standing, as_of: self.as_of, today: self.today, ..Self::default() }
    }

    /// The same on a day, or now: what is due or missing is asked of now alone.
    pub fn on(&self, as_of: Option<Date>) -> Self {
        let filter = Self { as_of, ..self.clone() };
        if as_of.is_none() { filter } else { Self { due: None, is_incomplete: false, ..filter } }
    }
}

/// Codes of 出租状态.
const VACANT: &str = "1";
const RENTED: &str = "2";
const CLOSED: &str = "3";

/// A file that lacks something expected of it.
const INCOMPLETE: &str = "
    (rental_house.ownership IS NULL
     OR rental_house.floor_area IS NULL
     OR rental_house.rooms_total IS NULL
     OR rental_house.rooms_let IS NULL
     OR rental_house.rent_use IS NULL
     OR rental_house.hazard IS NULL
     OR (rental_house.landlord IS NULL AND rental_house.landlord_organisation IS NULL))";

/// The filter as a condition. What is due is asked of files that are kept.
pub(super) fn condition(filter: &HouseFilter) -> Condition {
    let mut condition = Condition::new("TRUE");
    standing(&mut condition, filter);
    condition.is("rental_house.ownership", filter.ownership.as_deref());
    condition.is("rental_house.rent_use", filter.rent_use.as_deref());
    if let (Some(within), Some(today), None) = (filter.due, filter.today, filter.as_of) {
        let last = today.checked_add_days(Days::new(within.days)).unwrap_or(today);
        let due = due_condition(within.due);
        condition.and(&format!("rental_house.letting_state <> '{CLOSED}' AND {due}"), [day(last)]);
    }
    if filter.is_incomplete {
        condition.and(INCOMPLETE, []);
    }
    condition.within("rental_house.place", filter.place);
    condition
}

fn standing(condition: &mut Condition, filter: &HouseFilter) {
    let codes: &[&str] = match filter.standing {
        HouseStanding::All => &[],
        HouseStanding::Kept => &[VACANT, RENTED],
        HouseStanding::Rented => &[RENTED],
        HouseStanding::Vacant => &[VACANT],
        HouseStanding::Closed => &[CLOSED],
    };
    let Some(on) = filter.as_of else { return condition.codes("rental_house.letting_state", codes) };
    condition.and(&was_on_file(on), []);
    condition.codes(&state(filter), codes);
}

/// The code of 出租状态 as it is, or as it was on the day that is asked about.
pub(super) fn state(filter: &HouseFilter) -> String {
    let Some(on) = filter.as_of else { return "rental_house.letting_state".to_owned() };
    let (over, was_let) = (was_over(on), was_let(on, filter.today.unwrap_or(on)));
    format!("(CASE WHEN {over} THEN '{CLOSED}' WHEN {was_let} THEN '{RENTED}' ELSE '{VACANT}' END)")
}

/// A file nobody knows the beginning of was always there.
fn was_on_file(on: Date) -> String {
    format!("coalesce(rental_house.registered_on, rental_house.let_from, '') <= '{on}'")
}

fn was_over(on: Date) -> String {
    format!("ifnull(rental_house.let_until <= '{on}', ifnull(rental_house.letting_state, '') = '{CLOSED}')")
}

fn was_let(on: Date, today: Date) -> String {
    let by_file = format!(
        "(ifnull(rental_house.letting_state, '') = '{RENTED}' OR ifnull(rental_house.let_until, '') > '{on}')
         AND ifnull(rental_house.let_from, '') <= '{on}'"
    );
    format!("ifnull({}, {by_file})", was_rented(on, today))
}

/// Whether a tenancy ran on the day; nothing where the file alone answers.
pub(super) fn was_rented(on: Date, today: Date) -> String {
    if on >= today {
        return "NULL".to_owned();
    }
    format!(
        "(SELECT max(tenancy.from_date <= '{on}' AND (tenancy.ended_on IS NULL OR tenancy.ended_on > '{on}'))
          FROM tenancy
          WHERE tenancy.house = rental_house.id)"
    )
}

fn due_condition(due: HouseDue) -> String {
    match due {
        HouseDue::Pledge => format!("{PLEDGED_UNTIL} <= ?"),
        HouseDue::Unpledged => format!("ifnull({PLEDGED_UNTIL}, '') < ?"),
        HouseDue::Tenancy => {
            let running = "SELECT 1 FROM tenancy WHERE tenancy.house = rental_house.id AND tenancy.ended_on IS NULL";
            format!("EXISTS ({running} AND tenancy.agreed_until <= ?)")
        }
        HouseDue::Finding => format!("EXISTS ({OPEN_FINDINGS} AND inspection_finding.due_on <= ?)"),
    }
}
