//! Heads, members and their relations, and households that share a number or a room.

use super::picking::place_of;
use super::{At, Plant, plant};
use crate::domain::Register;
use crate::domain::registers::{Household, HouseholdMember};
use crate::domain::values::{Choice, Day};

pub(super) const PLANTS: &[Plant] = &[
    plant("household_without_head", |garden| {
        let family = garden.family()?;
        garden.member(family.head.0, |member| member.relation = Choice::of("97"));
        Some(At(Household::TABLE, family.household))
    }),
    plant("household_with_two_heads", |garden| {
        let family = garden.family()?;
        garden.member(family.spouse.0, |member| member.relation = Choice::of("02"));
        Some(At(Household::TABLE, family.household))
    }),
    plant("household_left_empty", |garden| {
        let (person, place, day) = (garden.returned()?, garden.empty_dwelling(), garden.ago(14));
        let (household, member) = garden.founds(person, place);
        garden.member(member, |member| (member.until_date, member.left_by) = (day, Choice::of("2")));
        Some(At(Household::TABLE, household))
    }),
    plant("same_household_number", |garden| {
        let (one, other) = (garden.family()?, garden.family()?);
        let number = garden.community.records.households[place_of(one.household)].household_number.clone();
        garden.household(other.household, |household| household.household_number = number);
        Some(At(Household::TABLE, one.household.max(other.household)))
    }),
    plant("two_households_in_one_room", |garden| {
        let (person, family) = (garden.returned()?, garden.family()?);
        let place = garden.community.records.households[place_of(family.household)].place.id?;
        let (household, _) = garden.founds(person, place);
        Some(At(Household::TABLE, household))
    }),
    plant("member_after_household", |garden| {
        let (person, place, day) = (garden.returned()?, garden.empty_dwelling(), garden.ago(14));
        let (household, member) = garden.founds(person, place);
        garden.household(household, |household| (household.until_date, household.end_reason) = (day, Choice::of("1")));
        Some(At(HouseholdMember::TABLE, member))
    }),
    plant("member_after_death", |garden| {
        let (family, day) = (garden.family()?, garden.ago(14));
        garden.person(family.spouse.1, |person| person.died_on = day);
        for residence in &mut garden.records().residences {
            if residence.person.id == Some(family.spouse.1) {
                (residence.until_date, residence.cancel_reason) = (day, Choice::of("70"));
            }
        }
        Some(At(HouseholdMember::TABLE, family.spouse.0))
    }),
    plant("member_of_two_households", |garden| {
        let (family, place) = (garden.family()?, garden.empty_dwelling());
        let (_, member) = garden.founds(family.spouse.1, place);
        Some(At(HouseholdMember::TABLE, member))
    }),
    plant("relation_against_sex", |garden| {
        let family = garden.family()?;
        Some(garden.member(family.spouse.0, |member| {
            member.relation = Choice::of(if member.relation.code == "12" { "11" } else { "12" });
        }))
    }),
    plant("relation_against_birth", |garden| {
        let family = garden.family()?;
        Some(garden.member(family.child.0, |member| {
            member.relation = Choice::of(if member.relation.code.starts_with('2') { "51" } else { "52" });
        }))
    }),
    plant("head_is_minor", |garden| {
        let (family, place, day) = (garden.family()?, garden.empty_dwelling(), garden.ago(14));
        garden.member(family.child.0, |member| (member.until_date, member.left_by) = (day, Choice::of("4")));
        let (_, member) = garden.founds(family.child.1, place);
        Some(garden.member(member, |member| member.from_date = day))
    }),
    plant("member_before_birth", |garden| {
        let family = garden.family()?;
        let birth = garden.community.records.people[place_of(family.child.1)].birth;
        Some(garden.member(family.child.0, |member| {
            member.from_date = Day(birth.0.and_then(|birth| birth.pred_opt()));
        }))
    }),
];
