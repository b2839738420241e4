//! Faults sown on purpose into a community in which nothing is wrong: at least one for each rule of the checkup, each alone on
//! records of its own, listed with the record it must be found at.
//!
//! Nobody new is made up for them: whoever is needed has left the community before.

mod agenda;
mod agreements;
mod groups;
mod households;
mod houses;
mod people;
mod picking;
mod ratings;
mod residences;
mod tenancies;

use super::community::{Community, Records, at};
use crate::domain::registers::{
    Appraisal, DefenceGroup, DutyTurn, GroupMember, Household, HouseholdMember, InspectionFinding, Occupant, Person,
    PlaceDuty, RentalHouse, Residence, SafetyCheck, TeamMember, Tenancy,
};
use crate::domain::values::Day;
use crate::domain::{RecordId, Register};
use picking::Candidates;
use serde::Serialize;
use std::collections::HashSet;

/// In smaller communities not every fault finds a record of its own.
pub(super) const LEAST_PEOPLE: u32 = 500;

/// One fault: the rule that must find it, and where.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Planted {
    pub rule: &'static str,
    pub register: &'static str,
    pub record: RecordId,
}

/// How one fault is made.
struct Plant {
    rule: &'static str,
    /// Other rules that must speak of the same record as well.
    along: &'static [&'static str],
    /// Makes the fault, where there is a record for it, and says at which it must be found.
    sow: fn(&mut Garden) -> Option<At>,
}

/// The register and the record a fault sits on.
struct At(&'static str, RecordId);

const fn plant(rule: &'static str, sow: fn(&mut Garden) -> Option<At>) -> Plant {
    Plant { rule, along: &[], sow }
}

impl Plant {
    const fn along(self, along: &'static [&'static str]) -> Self {
        Self { along, ..self }
    }
}

/// Sows one fault for each rule.
pub(super) fn sow(community: &mut Community) -> Vec<Planted> {
    let mut garden = Garden::of(community);
    let all = [
        people::PLANTS,
        residences::PLANTS,
        households::PLANTS,
        houses::PLANTS,
        tenancies::PLANTS,
        groups::PLANTS,
        ratings::PLANTS,
        agenda::PLANTS,
    ];
    let mut planted = Vec::new();
    for plant in all.into_iter().flatten() {
        let Some(At(register, record)) = (plant.sow)(&mut garden) else { continue };
        let rules = std::iter::once(plant.rule).chain(plant.along.iter().copied());
        planted.extend(rules.map(|rule| Planted { rule, register, record }));
        planted.append(&mut garden.elsewhere);
    }
    planted
}

/// The community, and what of it has been used for a fault already.
struct Garden<'a> {
    community: &'a mut Community,
    candidates: Candidates,
    used_people: HashSet<RecordId>,
    used_houses: HashSet<RecordId>,
    used_groups: HashSet<RecordId>,
    /// What else must be found after the fault just made, at another record.
    elsewhere: Vec<Planted>,
}

impl<'a> Garden<'a> {
    /// Whoever owns or answers for a house is left alone.
    fn of(community: &'a mut Community) -> Self {
        let landlords = community.records.houses.iter().filter_map(|house| house.landlord.id);
        let parties = community.records.parties.iter().filter_map(|party| party.person.id);
        let used_people = landlords.chain(parties).collect();
        let candidates = Candidates::of(community);
        Self {
            community,
            candidates,
            used_people,
            used_houses: HashSet::new(),
            used_groups: HashSet::new(),
            elsewhere: Vec::new(),
        }
    }

    fn records(&mut self) -> &mut Records {
        &mut self.community.records
    }

    /// So many days ago, or ahead when negative.
    fn ago(&self, days: i64) -> Day {
        Day::new(self.community.today - chrono::Duration::days(days))
    }
}

/// Changing one record, and where it lies.
macro_rules! records_of {
    ($($change:ident, $record:ident, $list:ident);+) => {
        impl Garden<'_> {
            $(fn $change(&mut self, id: RecordId, change: impl FnOnce(&mut $record)) -> At {
                change(at(&mut self.community.records.$list, id));
                At($record::TABLE, id)
            })+
        }
    };
}

records_of! {
    person, Person, people;
    residence, Residence, residences;
    household, Household, households;
    member, HouseholdMember, members;
    house, RentalHouse, houses;
    tenancy, Tenancy, tenancies;
    occupant, Occupant, occupants;
    finding, InspectionFinding, findings;
    duty, PlaceDuty, duties;
    group, DefenceGroup, groups;
    group_member, GroupMember, group_members;
    team_member, TeamMember, team_members;
    turn, DutyTurn, turns;
    check, SafetyCheck, checks;
    appraisal, Appraisal, appraisals
}
