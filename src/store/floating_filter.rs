//! What the lists of people are narrowed by, and what that is as a condition on `residence`.
//!
//! Deliberately not here: ethnicity, where somebody comes from, and any single age (docs/privacy.md). Ages come as bands of
//! whole years, for whoever follows a figure of a report.

use super::PeopleKind;
use super::condition::{Condition, day, text};
use super::household_list::belongs;
use crate::domain::statistics::Belonging;
use crate::domain::{Date, RecordId};
use chrono::{Days, Months};
use serde::{Deserialize, Serialize};

/// A permit that runs out within so many days is said to.
const DUE_DAYS: u64 = 30;

/// Of whoever is younger, less is kept and a guardian consents (docs/privacy.md).
const CHILD_BELOW: u32 = 14;

/// Everything a list of people can be narrowed by. Conditions combine; an empty list of codes asks for nothing.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct FloatingFilter {
    pub kind: PeopleKind,
    pub living: Living,
    /// Who lived here on that day, instead of `living`.
    pub as_of: Option<Date>,
    /// Codes of 居住事由.
    pub reasons: Vec<String>,
    /// Codes of 住所类型.
    pub dwellings: Vec<String>,
    /// This place and all below it.
    pub place: Option<RecordId>,
    pub permit: Option<Permit>,
    /// When they came.
    pub arrived: DaySpan,
    /// When they went.
    pub left: DaySpan,
    pub sex: Option<String>,
    pub ages: Option<Ages>,
    /// How their household stands to where they live.
    pub belonging: Option<Belonging>,
    /// Only those with an expected field still empty.
    pub is_incomplete: bool,
    /// By which day permits are judged and who is a child; whoever asks the store says it.
    #[serde(skip)]
    pub today: Option<Date>,
}

#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub enum Living {
    #[default]
    Now,
    Left,
    All,
}

/// 居住证 of somebody, as a day has it.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum Permit {
    None,
    Valid,
    /// Valid, and not for long.
    Due,
    Expired,
}

impl Permit {
    pub const ALL: [Self; 4] = [Self::None, Self::Valid, Self::Due, Self::Expired];

    pub fn label(self) -> &'static str {
        match self {
            Self::None => "未办证",
            Self::Valid => "有效",
            Self::Due => "30 天内到期",
            Self::Expired => "已过期",
        }
    }
}

/// 「01」, 「02」, nothing said, or NULL for whoever is in no household now, or was in none on the day. Who is in two by mistake
/// counts as apart where one of them says so.
pub(super) fn belonging(as_of: Option<Date>) -> String {
    let belongs = belongs("household_member", as_of);
    format!(
        "(SELECT max(ifnull(household_member.house_match, ''))
          FROM household_member
          WHERE household_member.person = residence.person AND {belongs})"
    )
}

/// What [`belonging`] says of somebody.
pub(super) fn belonging_of(said: Option<&str>) -> Belonging {
    match said {
        Some("02") => Belonging::Apart,
        Some("01") => Belonging::Together,
        Some(_) => Belonging::Unsaid,
        None => Belonging::Nowhere,
    }
}

fn is_said(asked: Belonging) -> &'static str {
    match asked {
        Belonging::Together => "= '01'",
        Belonging::Apart => "= '02'",
        Belonging::Unsaid => "= ''",
        Belonging::Nowhere => "IS NULL",
    }
}

/// From a day to a day, both within; either side may be open.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default)]
pub struct DaySpan {
    pub from: Option<Date>,
    pub until: Option<Date>,
}

/// A band of whole years of age on a day; open at the top without `below`. `None` for whoever has no day of birth.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Ages {
    pub on: Date,
    pub band: Option<(u32, Option<u32>)>,
}

impl FloatingFilter {
    /// Whether anything beyond the list itself, its tab and its day is asked for.
    pub fn is_narrowed(&self) -> bool {
        *self != self.widened()
    }

    /// The same list without its conditions.
    pub fn widened(&self) -> Self {
        Self { kind: self.kind, living: self.living, as_of: self.as_of, today: self.today, ..Self::default() }
    }
}

impl DaySpan {
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }
}

/// The filter as a condition.
pub(super) fn condition(filter: &FloatingFilter) -> Condition {
    let mut condition = Condition::new(format!("kind = '{}'", filter.kind.code()));
    living(&mut condition, filter);
    condition.codes("reside_reason", &filter.reasons);
    condition.codes("dwelling_type", &filter.dwellings);
    days(&mut condition, "from_date", filter.arrived);
    days(&mut condition, "until_date", filter.left);
    condition.within("place", filter.place);
    permit(&mut condition, filter.permit, filter.today);
    person(&mut condition, filter);
    if let Some(asked) = filter.belonging {
        condition.and(&format!("{} {}", belonging(filter.as_of), is_said(asked)), []);
    }
    incomplete(&mut condition, filter);
    condition
}

fn living(condition: &mut Condition, filter: &FloatingFilter) {
    match (filter.as_of, filter.living) {
        (Some(on), _) => condition.standing_on("", on),
        (None, Living::Now) => condition.and("until_date IS NULL", []),
        (None, Living::Left) => condition.and("until_date IS NOT NULL", []),
        (None, Living::All) => {}
    }
}

pub(super) fn days(condition: &mut Condition, column: &str, span: DaySpan) {
    if let Some(from) = span.from {
        condition.and(&format!("{column} >= ?"), [day(from)]);
    }
    if let Some(until) = span.until {
        condition.and(&format!("{column} <= ?"), [day(until)]);
    }
}

fn permit(condition: &mut Condition, permit: Option<Permit>, today: Option<Date>) {
    let (Some(permit), Some(today)) = (permit, today) else { return };
    let held = "(permit_number IS NOT NULL OR permit_issued_on IS NOT NULL)";
    match permit {
        Permit::None => condition.and("permit_number IS NULL AND permit_issued_on IS NULL", []),
        Permit::Valid => {
            condition.and(&format!("{held} AND (permit_valid_until IS NULL OR permit_valid_until >= ?)"), [day(today)]);
        }
        Permit::Due => {
            let last = today.checked_add_days(Days::new(DUE_DAYS)).unwrap_or(today);
            condition.and("permit_valid_until BETWEEN ? AND ?", [day(today), day(last)]);
        }
        Permit::Expired => condition.and("permit_valid_until < ?", [day(today)]),
    }
}

fn incomplete(condition: &mut Condition, filter: &FloatingFilter) {
    if filter.is_incomplete {
        let Condition { sql, values } = incomplete_ids(filter.today);
        condition.and(&format!("id IN ({sql})"), values);
    }
}

/// The open registrations that lack something. Where no day is said, nobody counts as a child.
pub(super) fn incomplete_ids(today: Option<Date>) -> Condition {
    let childhood = day(today.map_or(Date::MAX, |today| years_before(today, CHILD_BELOW)));
    Condition { sql: INCOMPLETE.to_owned(), values: vec![childhood.clone(), childhood] }
}

/// What is asked of the person, each part by its own index.
fn person(condition: &mut Condition, filter: &FloatingFilter) {
    if let Some(sex) = &filter.sex {
        condition.and("person IN (SELECT id FROM person WHERE sex = ?)", [text(sex)]);
    }
    let Some(Ages { on, band }) = filter.ages else { return };
    let Some((from, below)) = band else {
        condition.and("person IN (SELECT id FROM person WHERE birth IS NULL)", []);
        return;
    };
    let youngest = day(years_before(on, from));
    match below {
        Some(below) => {
            let born = "person IN (SELECT id FROM person WHERE birth > ? AND birth <= ?)";
            condition.and(born, [day(years_before(on, below)), youngest]);
        }
        None => condition.and("person IN (SELECT id FROM person WHERE birth <= ?)", [youngest]),
    }
}

/// Registrations that lack something themselves, and those whose person does: each side by its index of incomplete rows, and
/// no row is read. Of those born after the day at both question marks, who are children, only the guardian's consent is missed.
const INCOMPLETE: &str = "
    SELECT id
    FROM residence INDEXED BY residence_incomplete
    WHERE kind = '2' AND until_date IS NULL AND notice_signed_on IS NULL
    UNION
    SELECT residence.id
    FROM person INDEXED BY person_incomplete
    CROSS JOIN residence INDEXED BY residence_by_person ON residence.person = person.id
    WHERE residence.kind = '2'
      AND residence.until_date IS NULL
      AND (person.birth IS NULL OR person.birth <= ?)
      AND (person.identity_number IS NULL
           OR person.phones IS NULL
           OR CASE
                  WHEN person.identity_kind IN ('414', '553', '554') THEN person.nationality IS NULL
                  ELSE person.registered_area IS NULL OR person.registered_address IS NULL
              END)
    UNION
    SELECT residence.id
    FROM person INDEXED BY person_by_birth
    CROSS JOIN residence INDEXED BY residence_by_person ON residence.person = person.id
    WHERE residence.kind = '2'
      AND residence.until_date IS NULL
      AND person.birth > ?
      AND person.guardian_consent_on IS NULL";

/// Whoever was born on this day or before is that many years old. Where that year has no 29 February, the 28th stands for it.
fn years_before(on: Date, years: u32) -> Date {
    on.checked_sub_months(Months::new(years.saturating_mul(12))).unwrap_or(Date::MIN)
}
