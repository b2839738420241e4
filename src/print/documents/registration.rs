//! What the papers of a floating registration are filled from, and the words its values stand as on paper.

use crate::domain::registers::{Organisation, Person, RentalHouse, Residence};
use crate::domain::values::{Day, Identity, Value};
use crate::domain::{Date, Station};
use chrono::{Datelike, Months};
use serde::{Deserialize, Serialize};

/// One person living at one place for a time. What is empty stays blank for handwriting.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct FloatingRegistration {
    pub person: Person,
    pub residence: Residence,
    /// The whole address, as it is printed.
    pub address: String,
    pub house: Option<RentalHouse>,
    pub landlord: Option<Person>,
    /// Of a house that belongs to a firm.
    #[serde(default)]
    pub landlord_organisation: Option<Organisation>,
    /// Where whoever owns the house lives or has their seat, as the file of the house says it.
    #[serde(default)]
    pub landlord_address: String,
    /// 随同人员, on the form alone.
    #[serde(default)]
    pub companions: Vec<Companion>,
}

/// Somebody who came along: what they are to the registrant, and of the person only what the form prints.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Companion {
    pub relation: String,
    pub person: Person,
}

impl Companion {
    /// Under fourteen the number stays off the form of somebody else (docs/privacy.md §2).
    pub fn of(relation: &str, person: &Person, today: Date) -> Self {
        let identity = if person.is_small_child(today) { Identity::default() } else { person.identity.clone() };
        let (name, sex, birth) = (person.name.clone(), person.sex.clone(), person.birth);
        Self { relation: relation.to_owned(), person: Person { identity, name, sex, birth, ..Person::default() } }
    }
}

/// Who issues a paper, when, and how.
#[derive(Clone, Debug)]
pub struct Issue<'a> {
    pub station: &'a Station,
    pub today: Date,
    pub operator: &'a str,
    /// The print's own number, 「海印〔2026〕第0087号」; none while it is only looked at.
    pub running_number: Option<String>,
    /// Identity numbers in full, on the documents that may show them.
    pub full_id: bool,
    /// For sheets that carry the empty form already (套打): whatever is filled in, the form is drawn as the empty one is.
    pub onto_form: bool,
}

impl FloatingRegistration {
    /// The day until which the residence permit must next be endorsed: once a year, within the month before each full
    /// year of residence (居住证暂行条例 10 条). A date the permit itself carries goes before a counted one.
    pub fn endorse_until(&self, today: Date) -> Option<Date> {
        if let Some(until) = self.residence.permit_valid_until.0 {
            return Some(until);
        }
        let issued = self.residence.permit_issued_on.0?;
        let years = today.years_since(issued).unwrap_or_default() + 1;
        issued.checked_add_months(Months::new(12 * years))
    }
}

/// Room to write a date into.
const GAPS: &str = "　　 年　 月　 日";

/// 「2026年3月1日」, or the gaps to write one into.
pub fn day_or_gaps(day: Day) -> String {
    day.0.map_or_else(|| GAPS.to_owned(), day_in_words)
}

pub fn day_in_words(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// Where somebody comes from: the county they are registered in, of a foreigner the country. A form that was printed before
/// has one place for both.
pub fn origin(person: &Person, issue: &Issue<'_>) -> (&'static str, String) {
    match (person.identity.is_of_foreigner(), issue.onto_form) {
        (true, true) => ("户籍地", person.nationality.shown()),
        (true, false) => ("国籍", person.nationality.shown()),
        (false, _) => ("户籍地", person.registered_area.shown()),
    }
}

/// 「男」 or 「女」, as paper has it; the standard says 男性 and 女性.
pub fn sex(person: &Person) -> &str {
    person.sex.label().trim_end_matches('性')
}

/// Where a number is not known yet.
const UNKNOWN: &str = "暂未核到";

/// The number as a statutory form shows it; or why there is none.
pub fn number(identity: &Identity, full_id: bool) -> String {
    match identity.missing_reason.as_str() {
        reason if identity.number.is_empty() && !reason.is_empty() => format!("{UNKNOWN}：{reason}"),
        _ => known_number(identity, full_id),
    }
}

/// The same where the holder of the paper need not read why: of the landlord, and on the card.
pub fn number_without_reason(identity: &Identity, full_id: bool) -> String {
    let is_pending = identity.number.is_empty() && !identity.missing_reason.is_empty();
    if is_pending { UNKNOWN.to_owned() } else { known_number(identity, full_id) }
}

fn known_number(identity: &Identity, full_id: bool) -> String {
    if full_id { identity.number.clone() } else { identity.masked() }
}
