//! Somebody who takes part in a case, in its form: taken from the registers as they are today, or typed in.

use crate::domain::dispute::PARTY;
use crate::domain::registers::{DisputeParty, Organisation, Person};
use crate::domain::values::{Choice, Day, Link, Name, Text};
use crate::domain::{Date, Draft, Problem, RecordId, Right};
use crate::services::houses::Who;
use crate::services::{Desk, Trouble, places};
use serde::{Deserialize, Serialize};

/// Somebody who takes part, in the form.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct PartyRow {
    pub id: Option<RecordId>,
    pub is_organisation: bool,
    pub party: Draft<DisputeParty>,
}

impl PartyRow {
    pub fn new(side: &str) -> Self {
        let party = DisputeParty { side: Choice::of(side), role: Choice::of(PARTY), ..DisputeParty::default() };
        Self { party: Draft::of(party), ..Self::default() }
    }

    /// Nobody was named in it.
    pub fn is_empty(&self) -> bool {
        self.id.is_none() && self.party.record.party_name.is_empty()
    }

    /// What is to be mended; a row that nobody was named in is no fault.
    pub fn problems(&self, today: Date) -> Vec<Problem> {
        if self.is_empty() && !self.party.is_changed() {
            return Vec::new();
        }
        let mut problems = self.party.problems(today);
        problems.retain(|problem| problem.field != "dispute");
        problems
    }

    /// Becomes the one that was chosen from the registers: what is known there is taken over, and kept as it is today.
    pub fn choose(&mut self, desk: &Desk, who: Who) -> Result<(), Trouble> {
        desk.require(Right::Look)?;
        let known = match who {
            Who::Person(id) => of_person(desk, id)?,
            Who::Organisation(id) => of_organisation(desk, id)?,
        };
        let was = self.party.record.clone();
        let taken =
            DisputeParty { side: was.side, role: was.role, authority: was.authority, position: was.position, ..known };
        for field in <DisputeParty as crate::domain::Register>::fields() {
            self.party.set(field.key, |_| ());
        }
        self.party.record = taken;
        Ok(())
    }

    /// Sex and birth follow from the number, as everywhere.
    pub fn follow_number(&mut self, today: Date) {
        if let Some(facts) = self.party.record.identity.facts(today) {
            self.party.set("sex", |party| {
                if let Some(sex) = facts.sex {
                    party.sex = Choice::of(sex.code());
                }
            });
            self.party.set("birth", |party| {
                if facts.birth.is_some() {
                    party.birth = Day(facts.birth);
                }
            });
        }
    }

    /// Another name is another one: the link goes, what was typed stays.
    pub fn forget(&mut self) {
        self.party.set("person", |party| party.person = Link::none());
        self.party.set("organisation", |party| party.organisation = Link::none());
    }
}

fn of_person(desk: &Desk, id: RecordId) -> Result<DisputeParty, Trouble> {
    let person: Person = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let lives = desk.store.residences_of(id)?;
    let place = lives.first().and_then(|(_, residence)| residence.place.id);
    Ok(DisputeParty {
        person: Link::to(id),
        party_name: Name::new(&person.name),
        sex: person.sex.clone(),
        birth: person.birth,
        identity: person.identity.clone(),
        phones: person.phones.clone(),
        address: Text::new(&places::full_name(desk, place)?),
        ..DisputeParty::default()
    })
}

fn of_organisation(desk: &Desk, id: RecordId) -> Result<DisputeParty, Trouble> {
    let known: Organisation = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let representative = match known.representative.id {
        Some(person) => desk.store.load::<Person>(person)?.map(|person| person.name.0).unwrap_or_default(),
        None => String::new(),
    };
    Ok(DisputeParty {
        organisation: Link::to(id),
        party_name: Name::new(&known.organisation_name),
        credit_code: known.credit_code.clone(),
        representative: Text::new(&representative),
        phones: known.phones.clone(),
        address: known.office_address.clone(),
        ..DisputeParty::default()
    })
}
