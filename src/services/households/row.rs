//! One row of a form with several people: a member of a household, or somebody who came along with another.

use crate::domain::codes::PersonHouseMatch;
use crate::domain::registers::{HouseholdMember, Person};
use crate::domain::values::{Choice, Day, Identity};
use crate::domain::{Date, Draft, Image, RecordId, Register, Right, relation};
use crate::services::{Desk, Trouble};
use crate::store::Membership;
use serde::{Deserialize, Serialize};

/// 人户一致: what is nearly always so.
const MATCHES: &str = "01";

/// Somebody on the form.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Serialize)]
pub enum Who {
    /// Not known here, as far as was asked.
    #[default]
    New,
    Known(RecordId),
}

/// One person on the form, and what they are to the head once it is saved.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct MemberRow {
    pub who: Who,
    /// Their present time in a household, of those who belong to one that this is about.
    #[serde(default, with = "kept_membership")]
    pub membership: Option<Membership>,
    pub person: Draft<Person>,
    pub member: Draft<HouseholdMember>,
    /// Leaves, or goes along into the new household.
    #[serde(default)]
    pub is_chosen: bool,
    /// It was said that somebody alike in the register is somebody else.
    pub is_someone_else: bool,
}

impl MemberRow {
    /// A row for somebody new, lived in by the household unless it is said otherwise.
    pub fn empty() -> Self {
        let person =
            Person { identity: Identity { kind: Choice::of("111"), ..Identity::default() }, ..Person::default() };
        let member =
            HouseholdMember { house_match: Choice::<PersonHouseMatch>::of(MATCHES), ..HouseholdMember::default() };
        Self { person: Draft::of(person), member: Draft::of(member), ..Self::default() }
    }

    pub(super) fn of(membership: Membership, id: RecordId, person: Person) -> Self {
        Self {
            who: Who::Known(id),
            member: Draft::of(membership.1.clone()),
            membership: Some(membership),
            person: Draft::of(person),
            ..Self::default()
        }
    }

    /// Nothing was typed into it: the next row to write in.
    pub fn is_blank(&self) -> bool {
        self.who == Who::New && !self.person.is_changed() && self.member.record.relation.is_unset()
    }

    pub fn is_head(&self) -> bool {
        relation::is_householder(&self.member.record.relation.code)
    }

    pub fn was_head(&self) -> bool {
        self.membership.as_ref().is_some_and(|(_, member)| relation::is_householder(&member.relation.code))
    }

    /// What was said before about them, where they belong to a household this is about.
    pub fn has_other_relation(&self) -> bool {
        self.membership.as_ref().is_some_and(|(_, member)| member.relation != self.member.record.relation)
    }

    pub fn lives_there(&self) -> bool {
        self.member.record.house_match.code == MATCHES
    }

    /// The row goes on with somebody who is known.
    pub fn go_on_with(&mut self, desk: &Desk, known: RecordId) -> Result<(), Trouble> {
        desk.require(Right::Write)?;
        self.person = Draft::of(desk.store.load(known)?.ok_or(Trouble::Gone)?);
        self.who = Who::Known(known);
        Ok(())
    }

    /// Takes over what a right number says: sex and birth.
    pub fn follow_identity(&mut self, today: Date) {
        let Some(facts) = self.person.record.identity.facts(today) else { return };
        if let Some(sex) = facts.sex {
            self.person.set("sex", |person| person.sex = Choice::of(sex.code()));
        }
        if facts.birth.is_some() {
            self.person.set("birth", |person| person.birth = Day(facts.birth));
        }
    }
}

/// In a draft, what stood in the register when the form was opened.
mod kept_membership {
    use super::{Deserialize, HouseholdMember, Image, Membership, RecordId, Register, Serialize};
    use serde::de::Error;
    use serde::{Deserializer, Serializer};

    pub fn serialize<S: Serializer>(membership: &Option<Membership>, serializer: S) -> Result<S::Ok, S::Error> {
        membership.as_ref().map(|(id, member)| (id, member.image())).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Membership>, D::Error> {
        let kept = Option::<(RecordId, Image)>::deserialize(deserializer)?;
        let member = |image| HouseholdMember::from_image(&image).map_err(D::Error::custom);
        kept.map(|(id, image)| Ok((id, member(image)?))).transpose()
    }
}
