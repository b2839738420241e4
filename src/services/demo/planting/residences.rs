//! Where somebody lives against death, tenancies, other registrations, deadlines and permits.

use super::picking::{place_of, with_passport};
use super::{At, Plant, plant};
use crate::domain::Register;
use crate::domain::registers::Residence;
use crate::domain::values::{Choice, Day, Link, Text};

pub(super) const PLANTS: &[Plant] = &[
    plant("residence_after_death", |garden| {
        let (dead, place, from) = (garden.dead()?, garden.empty_dwelling(), garden.ago(500));
        let residence = garden.comes_to(dead, place, from);
        Some(garden.residence(residence, |residence| residence.kind = Choice::of("1")))
    }),
    plant("two_residences", |garden| {
        let (stay, place, from) = (garden.stay()?, garden.empty_dwelling(), garden.ago(14));
        garden.comes_to(stay.person, place, from);
        Some(At(Residence::TABLE, stay.residence))
    }),
    plant("residence_after_tenancy", |garden| {
        let (stay, day) = (garden.stay()?, garden.ago(5));
        garden.occupant(stay.occupant, |occupant| occupant.until_date = day);
        garden.tenancy(stay.tenancy, |tenancy| (tenancy.ended_on, tenancy.end_reason) = (day, Choice::of("2")));
        Some(At(Residence::TABLE, stay.residence))
    }),
    plant("residence_without_place", |garden| {
        let stay = garden.stay()?;
        Some(garden.residence(stay.residence, |residence| residence.place = Link::none()))
    }),
    plant("registered_late", |garden| {
        let stay = garden.short_stay()?;
        Some(
            garden.residence(stay.residence, |residence| residence.registered_on = days_later(residence.from_date, 15)),
        )
    }),
    plant("foreigner_registered_late", |garden| {
        let (stay, number) = (garden.short_stay()?, garden.community.numbers.passport());
        garden.person(stay.person, |person| {
            with_passport(person, &number);
            person.nationality = Choice::of("FRA");
        });
        Some(garden.residence(stay.residence, |residence| residence.registered_on = days_later(residence.from_date, 3)))
    }),
    plant("residence_before_birth", |garden| {
        let stay = garden.stay()?;
        let birth = garden.community.records.people[place_of(stay.person)].birth;
        Some(garden.residence(stay.residence, |residence| {
            residence.from_date = Day(birth.0.and_then(|birth| birth.pred_opt()));
        }))
    }),
    // Of somebody of here: among the floating, who are listed by arrival, the fault would stand above everybody.
    plant("residence_in_future", |garden| {
        let (family, day) = (garden.family()?, garden.ago(-3));
        let residence = garden.residence_of(family.head.1)?;
        Some(garden.residence(residence, |residence| residence.from_date = day))
    }),
    plant("permit_expired", |garden| {
        let (stay, day) = (garden.long_stay()?, garden.ago(14));
        Some(garden.residence(stay.residence, |residence| residence.permit_valid_until = day))
    })
    .along(&["due_permit"]),
    plant("endorsement_missed", |garden| {
        let (stay, day) = (garden.long_stay()?, garden.ago(460));
        Some(garden.residence(stay.residence, |residence| {
            (residence.permit_issued_on, residence.permit_valid_until) = (day, Day::default());
        }))
    })
    .along(&["due_endorsement"]),
    plant("companion_left_behind", |garden| {
        let (chief, companion, place) = (garden.returned()?, garden.returned()?, garden.empty_dwelling());
        let (from, until) = (garden.ago(60), garden.ago(14));
        let chief = garden.comes_to(chief, place, from);
        garden.residence(chief, |chief| (chief.until_date, chief.cancel_reason) = (until, Choice::of("20")));
        let companion = garden.comes_to(companion, place, from);
        Some(garden.residence(companion, |companion| companion.companion_of = Link::to(chief)))
    }),
    plant("left_without_reason", |garden| {
        let (person, place) = (garden.returned()?, garden.empty_dwelling());
        let (from, until) = (garden.ago(60), garden.ago(14));
        let residence = garden.comes_to(person, place, from);
        Some(garden.residence(residence, |residence| {
            (residence.until_date, residence.destination) = (until, Text::default());
        }))
    }),
    plant("member_and_floating", |garden| {
        let (family, place, from) = (garden.family()?, garden.empty_dwelling(), garden.ago(14));
        Some(At(Residence::TABLE, garden.comes_to(family.head.1, place, from)))
    }),
];

fn days_later(day: Day, days: u64) -> Day {
    Day(day.0.map(|day| day + chrono::Days::new(days)))
}
