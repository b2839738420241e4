//! What the papers of a rental house are filled from: the file with everybody and everything that hangs on it.
//!
//! Not here: which paper shows what of it. The plate at the door shows hardly anything, the archive card nearly all.

use super::registration::number_without_reason;
use crate::domain::registers::{
    Agreement, HouseParty, Inspection, InspectionFinding, Organisation, Person, PlaceDuty, RentalHouse, Tenancy,
};
use crate::domain::values::Value;
use crate::domain::{Date, mask};
use serde::{Deserialize, Serialize};

/// One rental house. What is empty stays blank for handwriting.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct HouseRecord {
    pub house: RentalHouse,
    /// The whole address, as it is printed.
    pub address: String,
    pub landlord: Option<Holder>,
    /// Those who have a role now.
    pub parties: Vec<(HouseParty, Holder)>,
    /// Who answers for the place now: grid member, community policeman and others of the station's staff.
    pub staff: Vec<PlaceDuty>,
    /// What was signed for the house and neither ended nor was replaced.
    pub agreements: Vec<AgreementRecord>,
    /// The last day of the 责任书 in force.
    pub agreement_until: Option<Date>,
    /// Registered there and under no tenancy.
    pub unlisted: Vec<Dweller>,
    /// The running ones first, then the latest.
    pub tenancies: Vec<TenancyRecord>,
    /// The latest first.
    pub visits: Vec<VisitRecord>,
    /// The most people who may live there, where the station has such a rule.
    pub most_people: Option<u32>,
    /// None before there is a rating.
    pub stars: Option<u8>,
    /// 评定日期: the day they were awarded.
    #[serde(default)]
    pub stars_awarded_on: Option<Date>,
}

/// A person or an organisation.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub enum Holder {
    Person {
        person: Box<Person>,
        /// Where they live now, as far as it is registered here.
        address: String,
    },
    Organisation {
        organisation: Organisation,
        /// 法定代表人
        representative: String,
    },
}

/// One agreement, and how it stands on the day of printing.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct AgreementRecord {
    pub agreement: Agreement,
    /// 「有效」
    pub standing: String,
}

/// One tenancy and who lives or lived there under it.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct TenancyRecord {
    pub tenancy: Tenancy,
    pub tenant: Option<Holder>,
    pub dwellers: Vec<Dweller>,
}

/// Somebody who lives there.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Dweller {
    pub person: Person,
    pub is_tenant: bool,
    pub from: Option<Date>,
    pub until: Option<Date>,
}

/// One visit and what it found.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct VisitRecord {
    pub inspection: Inspection,
    pub findings: Vec<InspectionFinding>,
}

impl HouseRecord {
    /// How many people live there now.
    pub fn people(&self) -> usize {
        let under_tenancies = self.running().flat_map(|tenancy| &tenancy.dwellers);
        under_tenancies.filter(|dweller| dweller.until.is_none()).count() + self.unlisted.len()
    }

    pub fn running(&self) -> impl Iterator<Item = &TenancyRecord> {
        self.tenancies.iter().filter(|tenancy| tenancy.tenancy.ended_on.is_unset())
    }

    pub fn over(&self) -> impl Iterator<Item = &TenancyRecord> {
        self.tenancies.iter().filter(|tenancy| !tenancy.tenancy.ended_on.is_unset())
    }

    /// Everybody in one role.
    pub fn in_role<'a>(&'a self, role: &'a str) -> impl Iterator<Item = &'a Holder> {
        self.parties.iter().filter(move |(party, _)| party.role.code == role).map(|(_, holder)| holder)
    }

    /// The first on duty of this kind.
    pub fn on_duty(&self, duty: &str) -> Option<&PlaceDuty> {
        self.staff.iter().find(|one| one.duty.code == duty)
    }
}

impl Holder {
    pub fn name(&self) -> String {
        match self {
            Self::Person { person, .. } => person.name.shown(),
            Self::Organisation { organisation, .. } => organisation.organisation_name.shown(),
        }
    }

    /// As a plate at the door says it: of a person the surname alone; an organisation's name is public.
    pub fn public_name(&self) -> String {
        match self {
            Self::Person { person, .. } => mask::surname(&person.name),
            Self::Organisation { organisation, .. } => organisation.organisation_name.shown(),
        }
    }

    /// The identity number, of an organisation the credit code, which is public.
    pub fn number(&self, full_id: bool) -> String {
        match self {
            Self::Person { person, .. } => number_without_reason(&person.identity, full_id),
            Self::Organisation { organisation, .. } => organisation.credit_code.shown(),
        }
    }

    pub fn phones(&self) -> String {
        match self {
            Self::Person { person, .. } => person.phones.shown(),
            Self::Organisation { organisation, .. } => organisation.phones.shown(),
        }
    }

    /// As lists and public paper show them.
    pub fn masked_phones(&self) -> String {
        match self {
            Self::Person { person, .. } => person.phones.masked(),
            Self::Organisation { organisation, .. } => organisation.phones.masked(),
        }
    }
}

impl Dweller {
    /// Of a small child the surname only (docs/privacy.md §3).
    pub fn name(&self, today: Date) -> String {
        let name = self.person.name.shown();
        if self.person.is_small_child(today) { mask::child_name(&name) } else { name }
    }

    /// Of a small child neither number nor telephone.
    pub fn number(&self, today: Date, full_id: bool) -> String {
        if self.person.is_small_child(today) {
            return String::new();
        }
        number_without_reason(&self.person.identity, full_id)
    }

    pub fn phones(&self, today: Date) -> String {
        if self.person.is_small_child(today) { String::new() } else { self.person.phones.shown() }
    }
}
