//! What the lists of people are narrowed by, and what that is as a condition on `residence`.
//!
//! Deliberately not here: ethnicity, where somebody comes from, and any single age (docs/privacy.md). Ages come as bands of
//! whole years, for whoever follows a figure of a report.

use super::PeopleKind;
use crate::domain::{Date, RecordId};
use chrono::{Days, Months};
use rusqlite::types::Value as SqlValue;
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

/// A condition and the values of its question marks.
#[derive(Default)]
pub(super) struct Condition {
    pub sql: String,
    pub values: Vec<SqlValue>,
}

impl Condition {
    /// The filter as a condition. Only what is asked for stands in it, so that the smallest index that has it all serves.
    pub fn of(filter: &FloatingFilter) -> Self {
        let mut condition = Self { sql: format!("kind = '{}'", filter.kind.code()), values: Vec::new() };
        condition.living(filter);
        condition.codes("reside_reason", &filter.reasons);
        condition.codes("dwelling_type", &filter.dwellings);
        condition.days("from_date", filter.arrived);
        condition.days("until_date", filter.left);
        condition.place(filter.place);
        condition.permit(filter.permit, filter.today);
        condition.person(filter);
        condition.incomplete(filter);
        condition
    }

    fn and(&mut self, sql: &str, values: impl IntoIterator<Item = SqlValue>) {
        self.sql += " AND ";
        self.sql += sql;
        self.values.extend(values);
    }

    fn living(&mut self, filter: &FloatingFilter) {
        match (filter.as_of, filter.living) {
            (Some(on), _) => self.and("from_date <= ? AND (until_date IS NULL OR until_date > ?)", [day(on), day(on)]),
            (None, Living::Now) => self.and("until_date IS NULL", []),
            (None, Living::Left) => self.and("until_date IS NOT NULL", []),
            (None, Living::All) => {}
        }
    }

    fn codes(&mut self, column: &str, codes: &[String]) {
        if codes.is_empty() {
            return;
        }
        let marks = vec!["?"; codes.len()].join(", ");
        // The empty code stands for whatever was left open.
        let open = if codes.iter().any(String::is_empty) { format!(" OR {column} IS NULL") } else { String::new() };
        self.and(&format!("({column} IN ({marks}){open})"), codes.iter().cloned().map(SqlValue::Text));
    }

    fn days(&mut self, column: &str, span: DaySpan) {
        if let Some(from) = span.from {
            self.and(&format!("{column} >= ?"), [day(from)]);
        }
        if let Some(until) = span.until {
            self.and(&format!("{column} <= ?"), [day(until)]);
        }
    }

    fn place(&mut self, place: Option<RecordId>) {
        let Some(place) = place else { return };
        let below = "place IN (
            WITH RECURSIVE below (id) AS (
                SELECT ?
                UNION
                SELECT place.id FROM place JOIN below ON place.parent = below.id
            )
            SELECT id FROM below
        )";
        self.and(below, [SqlValue::Integer(place.0)]);
    }

    fn permit(&mut self, permit: Option<Permit>, today: Option<Date>) {
        let (Some(permit), Some(today)) = (permit, today) else { return };
        let held = "(permit_number IS NOT NULL OR permit_issued_on IS NOT NULL)";
        match permit {
            Permit::None => self.and("permit_number IS NULL AND permit_issued_on IS NULL", []),
            Permit::Valid => {
                self.and(&format!("{held} AND (permit_valid_until IS NULL OR permit_valid_until >= ?)"), [day(today)]);
            }
            Permit::Due => {
                let last = today.checked_add_days(Days::new(DUE_DAYS)).unwrap_or(today);
                self.and("permit_valid_until BETWEEN ? AND ?", [day(today), day(last)]);
            }
            Permit::Expired => self.and("permit_valid_until < ?", [day(today)]),
        }
    }

    /// Where no day is said, nobody counts as a child.
    fn incomplete(&mut self, filter: &FloatingFilter) {
        if !filter.is_incomplete {
            return;
        }
        let childhood = day(filter.today.map_or(Date::MAX, |today| years_before(today, CHILD_BELOW)));
        self.and(INCOMPLETE, [childhood.clone(), childhood]);
    }

    /// What is asked of the person, each part by its own index.
    fn person(&mut self, filter: &FloatingFilter) {
        if let Some(sex) = &filter.sex {
            self.and("person IN (SELECT id FROM person WHERE sex = ?)", [SqlValue::Text(sex.clone())]);
        }
        let Some(Ages { on, band }) = filter.ages else { return };
        let Some((from, below)) = band else {
            self.and("person IN (SELECT id FROM person WHERE birth IS NULL)", []);
            return;
        };
        let youngest = day(years_before(on, from));
        match below {
            Some(below) => {
                let born = "person IN (SELECT id FROM person WHERE birth > ? AND birth <= ?)";
                self.and(born, [day(years_before(on, below)), youngest]);
            }
            None => self.and("person IN (SELECT id FROM person WHERE birth <= ?)", [youngest]),
        }
    }
}

/// Registrations that lack something themselves, and those whose person does: each side by its index of incomplete rows.
/// Of those born after the day at both question marks, who are children, only the guardian's consent is missed.
const INCOMPLETE: &str = "id IN (
        SELECT id
        FROM residence
        WHERE kind = '2' AND until_date IS NULL AND notice_signed_on IS NULL
        UNION
        SELECT residence.id
        FROM person INDEXED BY person_incomplete
        JOIN residence ON residence.person = person.id
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
        FROM person
        JOIN residence ON residence.person = person.id
        WHERE residence.kind = '2'
          AND residence.until_date IS NULL
          AND person.birth > ?
          AND person.guardian_consent_on IS NULL
    )";

fn day(day: Date) -> SqlValue {
    SqlValue::Text(day.to_string())
}

/// Whoever was born on this day or before is that many years old. Where that year has no 29 February, the 28th stands for it.
fn years_before(on: Date, years: u32) -> Date {
    on.checked_sub_months(Months::new(years.saturating_mul(12))).unwrap_or(Date::MIN)
}
