//! What an agreement is about, as a link to one record.

use crate::domain::RecordId;
use crate::domain::agreement::Subject;
use crate::domain::registers::Agreement;
use crate::domain::values::Link;

/// The record of one register.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum About {
    House(RecordId),
    Household(RecordId),
    Organisation(RecordId),
    Person(RecordId),
    /// 地址责任人
    Duty(RecordId),
    Place(RecordId),
    /// 联防组
    Group(RecordId),
}

impl About {
    pub fn of(agreement: &Agreement) -> Option<Self> {
        let links = [
            agreement.house.id.map(Self::House),
            agreement.household.id.map(Self::Household),
            agreement.organisation.id.map(Self::Organisation),
            agreement.person.id.map(Self::Person),
            agreement.place_duty.id.map(Self::Duty),
            agreement.place.id.map(Self::Place),
            agreement.defence_group.id.map(Self::Group),
        ];
        links.into_iter().flatten().next()
    }

    pub fn subject(self) -> Subject {
        match self {
            Self::House(_) => Subject::House,
            Self::Household(_) => Subject::Household,
            Self::Organisation(_) => Subject::Organisation,
            Self::Person(_) => Subject::Person,
            Self::Duty(_) => Subject::Duty,
            Self::Place(_) => Subject::Place,
            Self::Group(_) => Subject::Group,
        }
    }

    pub(super) fn link(self, agreement: &mut Agreement) {
        match self {
            Self::House(id) => agreement.house = Link::to(id),
            Self::Household(id) => agreement.household = Link::to(id),
            Self::Organisation(id) => agreement.organisation = Link::to(id),
            Self::Person(id) => agreement.person = Link::to(id),
            Self::Duty(id) => agreement.place_duty = Link::to(id),
            Self::Place(id) => agreement.place = Link::to(id),
            Self::Group(id) => agreement.defence_group = Link::to(id),
        }
    }
}
