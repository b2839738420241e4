//! A line of a ledger of disputes: the matter, who stands on either side, and what became of it.

use super::cell::Wanted;
use super::{Ending, Line, Mapping, Note, Part, Reading, Target};
use crate::domain::dispute::{BETWEEN_NAMES, PARTY, joined};
use crate::domain::registers::{Dispute, DisputeParty};
use crate::domain::values::{Choice, Day, Text, Value};
use crate::domain::{Date, Register};

/// The sides by their codes.
const SIDES: [(Part, &str); 2] = [(Part::SideA, "1"), (Part::SideB, "2")];
/// What is told of a party, one for each name of the cell.
const TOLD_OF_A_PARTY: [&str; 7] =
    ["identity", "phones", "address", "sex", "occupation", "credit_code", "representative"];
const BETWEEN: [char; 4] = ['；', ';', '\n', '/'];

/// All that a line says of a dispute.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DisputeRow {
    pub number: u32,
    pub dispute: Dispute,
    /// As it was told; a dwelling of the address tree where it is one.
    pub address: String,
    pub parties: Vec<DisputeParty>,
    pub ending: Ending,
    pub accepted_on: Day,
    pub ended_on: Day,
    pub is_written: bool,
    pub visited_on: Day,
    pub archived_on: Day,
    /// The table says no day, so that it is registered as of today.
    pub has_no_day: bool,
    pub refusals: Vec<Note>,
    pub left_out: Vec<Note>,
}

impl DisputeRow {
    pub fn of(line: &Line<'_>, mapping: &Mapping, today: Date, counts_from_1904: bool) -> Self {
        let mut reading = Reading::new(line, mapping, today, counts_from_1904);
        let mut row = Self { number: line.number(), ..Self::default() };
        reading.fill(Part::Dispute, &mut row.dispute);
        row.address = reading.address(Part::Dispute);
        row.parties = SIDES.iter().flat_map(|(part, side)| parties(&mut reading, *part, side)).collect();
        row.read_course(&mut reading);
        row.complete();
        row.check(&mut reading);
        Self { refusals: reading.refusals, left_out: reading.left_out, ..row }
    }

    /// Whose dispute it is, in one word: 「云中鹤、水上漂」.
    pub fn names(&self) -> String {
        let names: Vec<&str> = self.parties.iter().map(|party| &*party.party_name.0).collect();
        names.join("、")
    }

    fn read_course(&mut self, reading: &mut Reading<'_>) {
        let target = |key| Target::new(Part::Course, key);
        let result = reading.text(target("result"), Wanted::Text);
        self.accepted_on = reading.day(target("accepted_on"));
        self.ended_on = reading.day(target("ended_on"));
        self.visited_on = reading.day(target("visited_on"));
        self.archived_on = reading.day(target("archived_on"));
        self.is_written = reading.text(target("agreed_in"), Wanted::Text).contains("书面") || result.contains("书面");
        let said = Ending::read(&result);
        if said.is_none() {
            reading.left_out.push(Note::new(target("result").label(), "看不出调解成没有，请导入后补登"));
        }
        // Whoever gives the day of acceptance has accepted.
        let usual = if self.accepted_on.is_unset() { Ending::Waiting } else { Ending::UnderWay };
        self.ending = said.filter(|ending| *ending != Ending::Waiting || !result.is_empty()).unwrap_or(usual);
    }

    /// The day it is counted from, and the names of those who mediated in the one form that is kept.
    fn complete(&mut self) {
        let told = [self.dispute.registered_on, self.accepted_on, self.ended_on];
        let day = told.into_iter().find(|day| !day.is_unset());
        self.has_no_day = day.is_none();
        self.dispute.registered_on = day.unwrap_or_default();
        self.dispute.mediators = Text(joined(&self.dispute.mediators));
    }

    fn check(&self, reading: &mut Reading<'_>) {
        if self.dispute.summary.is_empty() {
            reading.refuse("简要情况", "没有简要情况");
        }
        if self.parties.is_empty() {
            reading.refuse("当事人", "没有当事人");
        }
        let registered = self.dispute.registered_on;
        for (day, label) in [
            (registered, "登记日期"),
            (self.accepted_on, "受理日期"),
            (self.ended_on, "办结日期"),
            (self.visited_on, "回访日期"),
            (self.archived_on, "归档日期"),
        ] {
            if day.0.is_some_and(|day| day > reading.today) {
                reading.refuse(label, "在今天之后");
            } else if day.is_before(registered) {
                reading.refuse(label, "早于登记日期");
            }
        }
    }
}

/// Those of one side: several in one cell each with what stands at the same place of the other cells.
fn parties(reading: &mut Reading<'_>, part: Part, side: &str) -> Vec<DisputeParty> {
    let names = reading.text(Target::new(part, "party_name"), Wanted::Text);
    let names: Vec<&str> = names.split(BETWEEN).flat_map(|names| names.split([BETWEEN_NAMES, '，', ','])).collect();
    let names: Vec<&str> = names.into_iter().map(str::trim).filter(|name| !name.is_empty()).collect();
    let mut parties: Vec<DisputeParty> = Vec::new();
    for name in &names {
        let mut party = DisputeParty { side: Choice::of(side), role: Choice::of(PARTY), ..DisputeParty::default() };
        put(reading, part, "party_name", &mut party, name);
        parties.extend((!party.party_name.is_empty()).then_some(party));
    }
    if parties.len() == names.len() {
        for key in TOLD_OF_A_PARTY {
            tell(reading, part, key, &mut parties);
        }
    }
    parties.iter_mut().for_each(|party| follow_number(party, reading.today));
    parties
}

/// What one column says of the parties. Of one party the cell is theirs; of several each has a piece, or nobody.
fn tell(reading: &mut Reading<'_>, part: Part, key: &'static str, parties: &mut [DisputeParty]) {
    let target = Target::new(part, key);
    if let [only] = parties {
        let wanted = match key {
            "identity" => Wanted::Identity,
            "phones" => Wanted::Phones,
            "sex" => Wanted::Choice,
            _ => Wanted::Text,
        };
        let text = reading.text(target, wanted);
        return put(reading, part, key, only, &text);
    }
    let text = reading.text(target, Wanted::Text);
    let pieces: Vec<&str> = text.split(BETWEEN).map(str::trim).collect();
    if pieces.len() == parties.len() {
        for (party, piece) in parties.iter_mut().zip(pieces) {
            put(reading, part, key, party, piece);
        }
    } else if !text.is_empty() {
        reading.left_out.push(Note::new(target.label(), "和姓名不是一样多，请用分号隔开"));
    }
}

fn put(reading: &mut Reading<'_>, part: Part, key: &'static str, party: &mut DisputeParty, text: &str) {
    let Some(field) = DisputeParty::field(key).filter(|_| !text.is_empty()) else { return };
    let read = field.read(party, text, reading.today);
    let fault = read.err().or_else(|| (field.value)(party).fault(reading.today));
    if let Some(sentence) = fault {
        reading.left_out.push(Note::new(Target::new(part, key).label(), sentence));
        // Every value can be nothing.
        let _ = field.read(party, "", reading.today);
    }
}

/// Sex and birth follow from the number, as everywhere.
fn follow_number(party: &mut DisputeParty, today: Date) {
    let Some(facts) = party.identity.facts(today) else { return };
    if let Some(sex) = facts.sex {
        party.sex = Choice::of(sex.code());
    }
    if facts.birth.is_some() {
        party.birth = Day(facts.birth);
    }
}
