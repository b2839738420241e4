//! What a row about somebody would do: whether they are known, and what the row says other than what is stored.

use super::household_key;
use super::stay::{self, Stay};
use super::{PROPOSED, SET_BY_SAVING};
use crate::domain::import::{Difference, Note, PersonRow, differences};
use crate::domain::registers::Person;
use crate::domain::values::Value;
use crate::domain::{RecordId, address};
use crate::services::candidates::{self, Candidate};
use crate::services::import::rehearsal::{Detail, Judged, Outcome, Who};
use crate::services::import::scene::{Places, Told, left_out};
use crate::services::places::{self, Meant};
use crate::services::{Desk, Trouble};

/// Judges rows about people.
pub(in crate::services::import) struct Judge<'a> {
    pub desk: &'a Desk,
    pub has_people: bool,
}

impl Judge<'_> {
    /// `who` is what the clerk has said.
    pub fn judge(
        &self,
        row: &PersonRow,
        who: Option<Who>,
        places: &mut Places,
        told: &mut Told,
    ) -> Result<Judged, Trouble> {
        let mut refusals: Vec<String> = row.refusals.iter().map(Note::words).collect();
        let (number, person) = (&row.person.identity.number, &row.person);
        let otherwise = format!("{}|{}|{}", &*person.name, person.birth.shown(), row.address);
        refusals.extend(told.before(number, &otherwise, row.number, "同一个人"));
        let place = match places.meant(self.desk, &row.address)? {
            Ok(place) => place,
            Err(sentence) => {
                refusals.push(format!("现住址：{sentence}"));
                None
            }
        };
        if !refusals.is_empty() {
            let detail = Detail { reasons: refusals, ..Detail::default() };
            return Ok(self.judged(row, Outcome::Refused, who.unwrap_or(Who::New), detail));
        }
        match who {
            Some(Who::Known(id)) => self.known(row, id, place),
            Some(Who::Another) => Ok(self.new_one(row, Who::Another)),
            _ => self.of_nobody_named(row, place),
        }
    }

    /// Somebody the clerk has said nothing about.
    fn of_nobody_named(&self, row: &PersonRow, place: Option<Meant>) -> Result<Judged, Trouble> {
        if !self.has_people {
            return Ok(self.new_one(row, Who::New));
        }
        let number = &row.person.identity.number;
        let numbered = if number.is_empty() { Vec::new() } else { self.desk.store.people_numbered(number)? };
        if let [(id, person)] = numbered.as_slice()
            && person.name == row.person.name
        {
            return self.known(row, *id, place);
        }
        let mut found = candidates::find(self.desk, &row.person)?;
        if let Some((id, _)) = only_one_there(&found, row) {
            return self.known(row, id, place);
        }
        if found.is_empty() {
            return Ok(self.new_one(row, Who::New));
        }
        found.truncate(MOST_CANDIDATES);
        let who = Who::Perhaps(found.iter().map(|candidate| candidate.id).collect());
        let said = if numbered.is_empty() {
            "可能已有此人，请确认"
        } else {
            "这个证件号码已登记在另一个姓名下，请确认"
        };
        let detail = Detail { reasons: vec![said.to_owned()], candidates: found, ..Detail::default() };
        Ok(self.judged(row, Outcome::Conflict, who, detail))
    }

    fn new_one(&self, row: &PersonRow, who: Who) -> Judged {
        self.judged(row, Outcome::New, who, Detail { reasons: left_out(&row.left_out), ..Detail::default() })
    }

    fn known(&self, row: &PersonRow, id: RecordId, place: Option<Meant>) -> Result<Judged, Trouble> {
        let stored: Person = self.desk.store.load(id)?.ok_or(Trouble::Gone)?;
        let stay = stay::of(&self.desk.store.residences_of(id)?, row, place);
        if let Stay::Impossible(sentence) = stay {
            let detail = Detail { reasons: vec![sentence.to_owned()], ..Detail::default() };
            return Ok(self.judged(row, Outcome::Refused, Who::Known(id), detail));
        }
        let mut found = differences(&stored, &row.person, &passed(&stored));
        found.extend(self.of_stay(&stay, row)?);
        found.extend(self.of_landlord(row, place)?);
        let mut reasons: Vec<String> = Vec::new();
        match self.of_household(row, id)? {
            Household::Joined(words) => found.push(addition("household", "户", words)),
            Household::Elsewhere => reasons.push("此人已在另一户，户不改".to_owned()),
            Household::Unsaid => {}
        }
        let outcome = Outcome::of(&found);
        reasons.extend((outcome == Outcome::Conflict).then(|| contradiction(&found)));
        reasons.extend(left_out(&row.left_out));
        Ok(self.judged(row, outcome, Who::Known(id), Detail { reasons, differences: found, ..Detail::default() }))
    }

    fn of_stay(&self, stay: &Stay, row: &PersonRow) -> Result<Vec<Difference>, Trouble> {
        // In full, as on the page of somebody: up to the building two dwellings of it would look alike.
        let after = address::parse(&row.address).full_name();
        let lives_at = |before: String| Difference { key: "place", label: "现住址", before, after };
        Ok(match stay {
            Stay::Nothing | Stay::Impossible(_) => Vec::new(),
            Stay::New => vec![lives_at(String::new())],
            Stay::There(_, residence) => differences(&**residence, &row.residence, &SET_BY_SAVING),
            Stay::Moves(from) => {
                vec![lives_at(places::full_name(self.desk, from.place.id)?)]
            }
        })
    }

    /// A let dwelling without a file gets one.
    fn of_landlord(&self, row: &PersonRow, place: Option<Meant>) -> Result<Option<Difference>, Trouble> {
        let has_file = match place {
            Some(Meant::Known(place)) => self.desk.store.rental_house_at(place)?.is_some(),
            _ => row.address.is_empty(),
        };
        let is_told = !row.landlord.is_nobody() && !has_file;
        Ok(is_told.then(|| addition("landlord", "房主", row.landlord.name.clone())))
    }

    fn of_household(&self, row: &PersonRow, person: RecordId) -> Result<Household, Trouble> {
        let Some(key) = household_key(row).filter(|_| row.is_resident() && !row.address.is_empty()) else {
            return Ok(Household::Unsaid);
        };
        let open = self.desk.store.memberships_on(person, self.desk.today())?;
        let Some((_, member)) = open.first() else {
            let is_related = row.is_head() || !row.member.relation.is_unset();
            return Ok(if is_related { Household::Joined(key) } else { Household::Unsaid });
        };
        let numbered = self.desk.store.households_numbered(&row.household_number)?;
        let is_same = row.household_number.is_empty() || numbered.iter().any(|id| member.household.id == Some(*id));
        Ok(if is_same { Household::Unsaid } else { Household::Elsewhere })
    }

    fn judged(&self, row: &PersonRow, outcome: Outcome, who: Who, detail: Detail) -> Judged {
        let name = places::listed_name(&row.person, self.desk.today());
        Judged { name, outcome, who, is_partial: !row.left_out.is_empty(), detail }
    }
}

/// What a row would do to somebody's household.
enum Household {
    Unsaid,
    Joined(String),
    Elsewhere,
}

fn addition(key: &'static str, label: &'static str, after: String) -> Difference {
    Difference { key, label, before: String::new(), after }
}

/// More look-alikes than these are of no help.
const MOST_CANDIDATES: usize = 5;

/// Somebody without a number in the table who is there, by name, birth and telephone or dwelling, and nobody else is like
/// them: the table only says again what is known.
fn only_one_there<'c>(found: &'c [Candidate], row: &PersonRow) -> Option<(RecordId, &'c Person)> {
    let [only] = found else { return None };
    let told = &row.person;
    let says_same = only.person.name == told.name
        && !told.birth.is_unset()
        && only.person.birth == told.birth
        && told.identity.number.is_empty()
        && told.phones.0.iter().any(|phone| only.person.phones.0.contains(phone));
    says_same.then_some((only.id, &only.person))
}

/// What a number only proposes is not held against what is stored.
pub(super) fn passed(stored: &Person) -> Vec<&'static str> {
    if stored.registered_area.is_empty() { Vec::new() } else { PROPOSED.to_vec() }
}

fn contradiction(found: &[Difference]) -> String {
    let labels: Vec<&str> = found.iter().filter(|it| it.contradicts()).map(|it| it.label).collect();
    format!("{}和已有的登记不同", labels.join("、"))
}
