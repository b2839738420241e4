//! What a row about somebody would do: whether they are known, and what the row says other than what is stored.

use super::stay::{self, Stay};
use super::{Neighbours, household_key};
use super::{PROPOSED, SET_BY_SAVING};
use crate::domain::import::{Difference, Note, PersonRow, differences};
use crate::domain::registers::Person;
use crate::domain::values::Value;
use crate::domain::{RecordId, address};
use crate::services::candidates::{self, Candidate};
use crate::services::households;
use crate::services::import::rehearsal::{Detail, Judged, Outcome, Who};
use crate::services::import::scene::{Places, Told, refused, said};
use crate::services::places::{self, Meant};
use crate::services::{Desk, Trouble};

/// Judges rows about people.
pub(in crate::services::import) struct Judge<'a> {
    pub desk: &'a Desk,
    pub has_people: bool,
    pub neighbours: &'a mut Neighbours,
}

impl Judge<'_> {
    /// `who` is what the clerk has said.
    pub fn judge(
        &mut self,
        row: &PersonRow,
        who: Option<Who>,
        places: &mut Places,
        told: &mut Told,
    ) -> Result<Judged, Trouble> {
        let mut refusals: Vec<String> = row.refusals.iter().map(Note::words).collect();
        let (number, person) = (&row.person.identity.number, &row.person);
        let otherwise = match number.as_str() {
            "" => format!("{}|{}|{}", &*person.name, person.birth.shown(), row.address),
            _ => String::new(),
        };
        refusals.extend(told.before(number, &otherwise, row.number, "同一个人"));
        let place = match places.meant(self.desk, &row.address)? {
            Ok(place) => place,
            Err(sentence) => {
                refusals.push(format!("现住址：{sentence}"));
                None
            }
        };
        if !refusals.is_empty() {
            let detail = refused(refusals, &row.left_out);
            return Ok(self.judged(row, Outcome::Refused, who.unwrap_or(Who::New), detail));
        }
        let mut judged = match who {
            Some(Who::Known(id)) => self.known(row, id, place)?,
            Some(Who::Another) => self.new_one(row, Who::Another),
            _ => self.of_nobody_named(row, place)?,
        };
        if row.lacks_head && judged.outcome != Outcome::Refused && !self.has_household(row)? {
            judged.detail.reasons.push(NO_HEAD.to_owned());
        }
        Ok(judged)
    }

    /// Whether the household of a row is there, from an earlier table or the counter.
    fn has_household(&self, row: &PersonRow) -> Result<bool, Trouble> {
        let number = &row.household_number;
        Ok(!number.is_empty() && !self.desk.store.households_numbered(number)?.is_empty())
    }

    /// Somebody the clerk has said nothing about.
    fn of_nobody_named(&mut self, row: &PersonRow, place: Option<Meant>) -> Result<Judged, Trouble> {
        if !self.has_people {
            return Ok(self.somebody_new(row));
        }
        let number = &row.person.identity.number;
        let numbered = if number.is_empty() { Vec::new() } else { self.desk.store.people_numbered(number)? };
        if let [(id, person)] = numbered.as_slice()
            && person.name == row.person.name
        {
            return self.known(row, *id, place);
        }
        let mut found = candidates::find(self.desk, &row.person)?;
        let is_unnumbered = number.is_empty();
        let there = if is_unnumbered { self.neighbours.namesakes(self.desk, row, place)? } else { Vec::new() };
        if let Some((id, _)) = only_one_there(&found, row, &there) {
            return self.known(row, id, place);
        }
        if found.is_empty() {
            if let Some(id) = self.same_again(row, &there)? {
                return self.known(row, id, place);
            }
            found = candidates::those(self.desk, &row.person, &there)?;
        }
        if found.is_empty() {
            return Ok(self.somebody_new(row));
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

    /// The only one of this name in the dwelling, whose record says of number, birth and sex exactly what the row says.
    fn same_again(&self, row: &PersonRow, there: &[RecordId]) -> Result<Option<RecordId>, Trouble> {
        let [only] = there else { return Ok(None) };
        let Some(stored) = self.desk.store.load::<Person>(*only)? else { return Ok(None) };
        let told = &row.person;
        let is_same = stored.identity.number.is_empty() && stored.birth == told.birth && stored.sex == told.sex;
        Ok(is_same.then_some(*only))
    }

    /// Of somebody who was never here it cannot be written that they left.
    fn somebody_new(&self, row: &PersonRow) -> Judged {
        if row.is_over() && row.address.is_empty() {
            return self.judged(
                row,
                Outcome::Refused,
                Who::New,
                refused(vec![NOBODY_TO_LEAVE.to_owned()], &row.left_out),
            );
        }
        self.new_one(row, Who::New)
    }

    fn new_one(&self, row: &PersonRow, who: Who) -> Judged {
        let reasons = said(&row.left_out, &row.remarks);
        self.judged(row, Outcome::New, who, Detail { reasons, ..Detail::default() })
    }

    fn known(&self, row: &PersonRow, id: RecordId, place: Option<Meant>) -> Result<Judged, Trouble> {
        let stored: Person = self.desk.store.load(id)?.ok_or(Trouble::Gone)?;
        let residences = self.desk.store.residences_of(id)?;
        let stay = stay::of(&residences, row, place);
        let open = residences.iter().filter(|(_, stay)| stay.until_date.is_unset()).count();
        let leaving = self.of_leaving(row, id, (&stay, open))?;
        let is_too_early = (leaving == Leaving::Impossible).then_some(LEFT_BEFORE_JOINING);
        let refusal = if let Stay::Impossible(sentence) = stay { Some(sentence) } else { is_too_early };
        if let Some(sentence) = refusal {
            let detail = refused(vec![sentence.to_owned()], &row.left_out);
            return Ok(self.judged(row, Outcome::Refused, Who::Known(id), detail));
        }
        let mut found = differences(&stored, &row.person, &passed(&stored));
        found.extend(self.of_stay(&stay, row)?);
        found.extend(self.of_landlord(row, place)?);
        let mut reasons: Vec<String> = Vec::new();
        if let Leaving::Leaves { is_head } = leaving {
            found.push(addition("household", "户", "出户".to_owned()));
            reasons.extend(is_head.then(|| HEAD_LEAVES.to_owned()));
        }
        match self.of_household(row, id)? {
            Household::Joined(words) => found.push(addition("household", "户", words)),
            Household::Elsewhere => reasons.push("此人已在另一户，户不改".to_owned()),
            Household::Unsaid => {}
        }
        let outcome = Outcome::of(&found);
        reasons.extend((outcome == Outcome::Conflict).then(|| contradiction(&found)));
        reasons.extend(said(&row.left_out, &row.remarks));
        Ok(self.judged(row, outcome, Who::Known(id), Detail { reasons, differences: found, ..Detail::default() }))
    }

    /// Whoever has gone leaves their household the same day.
    fn of_leaving(&self, row: &PersonRow, id: RecordId, (stay, open): (&Stay, usize)) -> Result<Leaving, Trouble> {
        let Some(until) = row.residence.until_date.0 else { return Ok(Leaving::Stays) };
        // An earlier stay, told again, says nothing of where somebody belongs now; nor does one of two.
        let ends = open == 1 && matches!(stay, Stay::There(_, stored) if stored.until_date.is_unset());
        if !ends && row.person.died_on.is_unset() {
            return Ok(Leaving::Stays);
        }
        let open = self.desk.store.memberships_on(id, self.desk.today())?;
        let Some((_, member)) = open.into_iter().next() else { return Ok(Leaving::Stays) };
        let Some(household) = member.household.id else { return Ok(Leaving::Stays) };
        if member.from_date.0.is_some_and(|from| from > until) {
            return Ok(Leaving::Impossible);
        }
        let members = self.desk.store.members_now(household)?;
        Ok(Leaving::Leaves { is_head: households::is_needed_as_head(&members, id) })
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
        let is_written = row.is_resident() && !row.is_over() && !row.address.is_empty();
        let Some(key) = household_key(row).filter(|_| is_written) else {
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

/// What the end of somebody's stay means for their household.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Leaving {
    Stays,
    Leaves { is_head: bool },
    Impossible,
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

const NO_HEAD: &str = "户主不在表中，这一户暂时没有户主";
const HEAD_LEAVES: &str = "户主离开，户里还有人的请另定户主";
const LEFT_BEFORE_JOINING: &str = "离开日期早于进户日期，请核对";
const NOBODY_TO_LEAVE: &str = "没有登记过此人，表中又没有住址，离开无从登记";
/// More look-alikes than these are of no help.
const MOST_CANDIDATES: usize = 5;

/// Somebody without a number in the table who is there, by name, birth and telephone or dwelling, and nobody else is like
/// them: the table only says again what is known.
fn only_one_there<'c>(found: &'c [Candidate], row: &PersonRow, there: &[RecordId]) -> Option<(RecordId, &'c Person)> {
    let [only] = found else { return None };
    let told = &row.person;
    let says_same = only.person.name == told.name
        && !told.birth.is_unset()
        && only.person.birth == told.birth
        && told.identity.number.is_empty()
        && (there.contains(&only.id) || told.phones.0.iter().any(|phone| only.person.phones.0.contains(phone)));
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
