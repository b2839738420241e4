//! What a person's own facts, numbers and telephones say against each other.

use super::picking::{awaited, place_of, telephone};
use super::{At, Plant, plant};
use crate::domain::Register;
use crate::domain::registers::Person;
use crate::domain::values::{Choice, Day};

pub(super) const PLANTS: &[Plant] = &[
    plant("number_check_digit", |garden| {
        let person = garden.returned()?;
        Some(garden.person(person, |person| {
            let last = if person.identity.number.ends_with('1') { "2" } else { "1" };
            person.identity.number.replace_range(17.., last);
        }))
    }),
    plant("birth_against_number", |garden| {
        let person = garden.returned()?;
        Some(garden.person(person, |person| person.birth = Day(person.birth.0.and_then(|day| day.succ_opt()))))
    }),
    plant("sex_against_number", |garden| {
        let person = garden.returned()?;
        Some(garden.person(person, |person| {
            person.sex = Choice::of(if person.sex.code == "1" { "2" } else { "1" });
        }))
    }),
    plant("same_number", |garden| {
        let (one, other) = (garden.returned()?, garden.returned()?);
        let known = garden.community.records.people[place_of(one)].clone();
        garden.person(other, |person| {
            (person.identity, person.birth, person.sex) = (known.identity, known.birth, known.sex);
        });
        Some(At(Person::TABLE, one.max(other)))
    }),
    plant("same_name_and_birth", |garden| {
        let (one, other) = (garden.returned()?, garden.returned()?);
        let known = garden.community.records.people[place_of(one)].clone();
        garden.person(other, |person| {
            (person.name, person.birth, person.sex) = (known.name, known.birth, known.sex);
            person.identity = awaited();
        });
        Some(At(Person::TABLE, one.max(other)))
    }),
    plant("shared_telephone", |garden| {
        let mut last = garden.returned()?;
        let shared = garden.community.numbers.telephone();
        garden.person(last, |person| person.phones = telephone(&shared));
        for _ in 0..4 {
            let next = garden.returned()?;
            garden.person(next, |person| person.phones = telephone(&shared));
            last = last.max(next);
        }
        Some(At(Person::TABLE, last))
    }),
    plant("telephone_fault", |garden| {
        let person = garden.returned()?;
        Some(garden.person(person, |person| person.phones = telephone("1380000")))
    }),
    plant("number_awaited", |garden| {
        let stay = garden.stay()?;
        Some(garden.person(stay.person, |person| person.identity = awaited()))
    })
    .along(&["gap_number"]),
    plant("document_expired", |garden| {
        let (stay, day) = (garden.stay()?, garden.ago(14));
        Some(garden.person(stay.person, |person| person.document_valid_until = day))
    }),
    plant("consent_missing", |garden| {
        let family = garden.family()?;
        Some(garden.person(family.child.1, |child| child.guardian_consent_on = Day::default()))
    }),
    plant("death_against_birth", |garden| {
        let (person, day) = (garden.returned()?, garden.ago(120 * 366));
        Some(garden.person(person, |person| person.died_on = day))
    }),
];
