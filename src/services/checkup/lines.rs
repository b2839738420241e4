//! A finding as a line: whose record, where, and what is said of it. No more of anybody than other lists show.

use super::{Finding, Opens, Repair, Rule};
use crate::domain::registers::{
    Appraisal, DefenceGroup, Household, Organisation, Person, Place, RentalHouse, Residence, Team,
};
use crate::domain::values::Value;
use crate::domain::{Date, RecordId, Right, agreement, mask};
use crate::services::{Desk, Trouble, places, ratings};

/// One finding, to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub opens: Opens,
    pub record: RecordId,
    /// 「罗小梅」, 「海房-0001」, 「海棠苑3栋」
    pub subject: String,
    /// Where, up to the building; empty for places, which are their own subject.
    pub place: String,
    pub words: String,
    /// What the change that mends it would do; nothing where only the record itself helps.
    pub repair: Option<String>,
    /// The last day, of something that is due.
    pub due: Option<Date>,
}

impl Line {
    /// How far off the last day is; negative when it has passed.
    pub fn days_left(&self, today: Date) -> Option<i64> {
        Some((self.due? - today).num_days())
    }
}

/// The findings of a rule as lines, for the part of the list in sight.
pub fn lines(desk: &Desk, rule: &Rule, findings: &[Finding]) -> Result<Vec<Line>, Trouble> {
    desk.require(Right::Look)?;
    findings.iter().map(|finding| line(desk, rule, finding)).collect()
}

fn line(desk: &Desk, rule: &Rule, finding: &Finding) -> Result<Line, Trouble> {
    let (subject, place) = subject(desk, rule.opens, finding.opens)?;
    let with_detail = |words: &str| words.replace("{}", &finding.detail);
    let repair = match &rule.repair {
        Repair::Open => None,
        Repair::Change(mend) => Some(with_detail(mend.says)),
    };
    let due = if rule.group.is_fault() { None } else { finding.day() };
    Ok(Line { opens: rule.opens, record: finding.opens, subject, place, words: with_detail(rule.says), repair, due })
}

/// Whose page it is, and where that is.
pub(super) fn subject(desk: &Desk, opens: Opens, record: RecordId) -> Result<(String, String), Trouble> {
    let address = |place: Option<RecordId>| -> Result<String, Trouble> {
        Ok(mask::address_to_building(&places::full_name(desk, place)?))
    };
    Ok(match opens {
        Opens::Person => {
            let Some(person) = desk.store.load::<Person>(record)? else { return Ok(gone()) };
            (places::listed_alone(&person, desk.today()), address(home(desk, record)?)?)
        }
        Opens::House => {
            let Some(house) = desk.store.load::<RentalHouse>(record)? else { return Ok(gone()) };
            named(house.house_number.shown(), "出租房屋", address(house.place.id)?)
        }
        Opens::Household => {
            let Some(household) = desk.store.load::<Household>(record)? else { return Ok(gone()) };
            named(household.household_number.shown(), "户", address(household.place.id)?)
        }
        Opens::Agreement => {
            let Some(row) = desk.store.agreement_rows(&[record])?.pop() else { return Ok(gone()) };
            let title = agreement::short_title(&row.agreement.kind.code).to_owned();
            let about = if row.place_name.is_empty() { row.party } else { mask::address_to_building(&row.place_name) };
            (title, about)
        }
        Opens::DefenceGroup => {
            let Some(group) = desk.store.load::<DefenceGroup>(record)? else { return Ok(gone()) };
            (group.title(), address(group.place.id)?)
        }
        Opens::Rating => {
            let Some(rated) = desk.store.rated(record)? else { return Ok(gone()) };
            let (_, round) = ratings::round_of(desk, &rated.rating)?;
            (ratings::landlord_name(desk, &rated.rating)?, ratings::round_title(desk, &round)?)
        }
        Opens::Team => {
            let Some(team) = desk.store.load::<Team>(record)? else { return Ok(gone()) };
            (team.team_name.0, address(team.place.id)?)
        }
        Opens::Organisation => {
            let Some(known) = desk.store.load::<Organisation>(record)? else { return Ok(gone()) };
            (known.organisation_name.0, known.office_address.0)
        }
        Opens::Appraisal => {
            let Some(known) = desk.store.load::<Appraisal>(record)? else { return Ok(gone()) };
            (known.subject.0, String::new())
        }
        // No rule of the checkup speaks of these; the page of the day names them itself.
        Opens::Dispute | Opens::Routine | Opens::Report | Opens::Meeting | Opens::Reception | Opens::Opening => gone(),
        Opens::Place => {
            let Some(place) = desk.store.load::<Place>(record)? else { return Ok(gone()) };
            (place.full_name.0, String::new())
        }
    })
}

/// Where somebody lives: as they are registered, else under a tenancy, else where they were registered last.
fn home(desk: &Desk, person: RecordId) -> Result<Option<RecordId>, Trouble> {
    let stays = desk.store.residences_of(person)?;
    let place = |(_, stay): &(RecordId, Residence)| stay.place.id;
    if let Some(here) = stays.iter().find(|(_, stay)| stay.until_date.is_unset()).and_then(place) {
        return Ok(Some(here));
    }
    Ok(desk.store.let_to(person)?.or(stays.first().and_then(place)))
}

/// A record without a number is called by its kind.
fn named(number: String, kind: &str, place: String) -> (String, String) {
    (if number.is_empty() { kind.to_owned() } else { number }, place)
}

/// The record was deleted since.
fn gone() -> (String, String) {
    ("已不在".to_owned(), String::new())
}
