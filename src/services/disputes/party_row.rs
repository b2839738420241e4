//! Somebody who takes part in a case, in its form: taken from the registers as they are today, or typed in.

use crate::domain::dispute::PARTY;
use crate::domain::registers::{DisputeParty, Organisation, Person};
use crate::domain::values::{Choice, Day, Link, Name, Text};
use crate::domain::{Date, Draft, Problem, RecordId, Register, Right};
use crate::services::houses::Who;
use crate::services::{Desk, Trouble, places};
use crate::store::Action;
use serde::{Deserialize, Serialize};

/// Somebody who takes part, in the form.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct PartyRow {
    pub id: Option<RecordId>,
    pub is_organisation: bool,
    pub party: Draft<DisputeParty>,
    /// The number came from what is kept and was not looked at yet: it is shown as lists show it (docs/privacy.md).
    #[serde(default)]
    pub is_masked: bool,
}

impl PartyRow {
    pub fn new(side: &str) -> Self {
        let party = DisputeParty { side: Choice::of(side), role: Choice::of(PARTY), ..DisputeParty::default() };
        Self { party: Draft::of(party), ..Self::default() }
    }

    /// Somebody who is on the case already.
    pub(super) fn of(id: RecordId, party: DisputeParty) -> Self {
        let is_masked = !party.identity.number.is_empty();
        let is_organisation = party.is_organisation();
        Self { id: Some(id), is_organisation, party: Draft::of(party), is_masked }
    }

    /// Shows the number in full, as long as the form is open; leaves a line in the audit chain.
    pub fn reveal(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        desk.require(Right::Reveal)?;
        let whose = match (self.party.record.person.id, self.id) {
            (Some(person), _) => format!("{} {}", Person::TABLE, person.0),
            (None, Some(party)) => format!("{} {}", DisputeParty::TABLE, party.0),
            (None, None) => DisputeParty::TABLE.to_owned(),
        };
        desk.log(Action::Reveal, &format!("{whose} 证件号码"), "纠纷登记")?;
        self.is_masked = false;
        Ok(())
    }

    /// Another number takes the place of the masked one.
    pub fn retype_number(&mut self, typed: &str, today: Date) {
        self.is_masked = false;
        self.party.type_in("identity", typed, today);
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
        self.party.set("party_name", |_| ());
        self.take(known);
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

    /// Another name is another one: the link goes, and with it what was taken over here; what was typed stays.
    pub fn forget(&mut self) {
        let was = self.party.record.clone();
        if self.id.is_none() && (was.person.id.is_some() || was.organisation.id.is_some()) {
            self.take(DisputeParty { party_name: was.party_name.clone(), ..DisputeParty::default() });
            return;
        }
        self.party.set("person", |party| party.person = Link::none());
        self.party.set("organisation", |party| party.organisation = Link::none());
    }

    /// Becomes somebody else on the same side, in the same part.
    fn take(&mut self, known: DisputeParty) {
        let was = self.party.record.clone();
        for field in DisputeParty::fields().filter(|field| field.key != "party_name") {
            self.party.set(field.key, |_| ());
        }
        self.is_masked = !known.identity.number.is_empty();
        self.party.record =
            DisputeParty { side: was.side, role: was.role, authority: was.authority, position: was.position, ..known };
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
