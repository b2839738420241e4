//! What is due, and what is still to be completed.

use super::picking::{awaited, with_passport};
use super::{At, Plant, plant};
use crate::domain::registers::{Agreement, Occupant};
use crate::domain::values::{Area, Choice, Day, Link, Phones, SquareMetres, Text};
use crate::domain::{RecordId, Register};
use crate::services::demo::community::add;

pub(super) const PLANTS: &[Plant] = &[
    plant("due_registration", |garden| {
        let (stay, person, from) = (garden.stay()?, garden.returned()?, garden.ago(1));
        Some(At(Occupant::TABLE, garden.lives_under(stay.tenancy, person, from)))
    })
    .along(&["occupant_without_residence"]),
    plant("due_foreigner", |garden| {
        let (stay, person, from) = (garden.stay()?, garden.returned()?, garden.ago(0));
        let number = garden.community.numbers.passport();
        garden.person(person, |person| {
            with_passport(person, &number);
            person.nationality = Choice::of("FRA");
        });
        Some(At(Occupant::TABLE, garden.lives_under(stay.tenancy, person, from)))
    })
    .along(&["occupant_without_residence"]),
    plant("due_endorsement", |garden| {
        let (stay, day) = (garden.long_stay()?, garden.ago(360));
        Some(garden.residence(stay.residence, |residence| {
            (residence.permit_issued_on, residence.permit_valid_until) = (day, Day::default());
        }))
    }),
    plant("due_permit", |garden| {
        let (stay, day) = (garden.long_stay()?, garden.ago(-16));
        Some(garden.residence(stay.residence, |residence| residence.permit_valid_until = day))
    }),
    plant("due_tenancy", |garden| {
        let (stay, day) = (garden.stay()?, garden.ago(-16));
        Some(garden.tenancy(stay.tenancy, |tenancy| tenancy.agreed_until = day))
    }),
    plant("due_agreement", |garden| {
        let (stay, signed, until) = (garden.stay()?, garden.ago(348), garden.ago(-16));
        Some(At(Agreement::TABLE, garden.pledged_until(stay.house, signed, until)?))
    }),
    plant("due_signature", |garden| {
        let (stay, prepared) = (garden.stay()?, garden.ago(20));
        let renewal =
            Agreement { renews: Link::to(garden.latest_pledge(stay.house)?), ..garden.new_pledge(stay.house) };
        let renewal = Agreement { prepared_on: prepared, ..renewal };
        Some(At(Agreement::TABLE, add(&mut garden.records().agreements, renewal)))
    }),
    plant("due_reinspection", |garden| {
        let (finding, day) = (garden.resolved_finding()?, garden.ago(0));
        Some(garden.finding(finding, |finding| {
            finding.due_on = day;
            (finding.resolved_on, finding.resolution) = (Day::default(), Text::default());
        }))
    }),
    plant("due_safety_check", |garden| {
        let day = garden.ago(-3);
        let last = RecordId(i64::try_from(garden.records().checks.len()).ok().filter(|count| *count > 0)?);
        Some(garden.check(last, |check| check.due_on = day))
    }),
    plant("due_rectification", |garden| {
        let day = garden.ago(-3);
        let last = RecordId(i64::try_from(garden.records().appraisals.len()).ok().filter(|count| *count > 0)?);
        Some(garden.appraisal(last, |appraisal| appraisal.due_on = day))
    }),
    plant("gap_telephone", |garden| {
        let stay = garden.stay()?;
        Some(garden.person(stay.person, |person| person.phones = Phones::default()))
    }),
    plant("gap_notice", |garden| {
        let stay = garden.stay()?;
        Some(garden.residence(stay.residence, |residence| residence.notice_signed_on = Day::default()))
    }),
    plant("gap_number", |garden| {
        let (stay, day) = (garden.stay()?, garden.ago(5));
        garden.residence(stay.residence, |residence| {
            (residence.from_date, residence.registered_on, residence.notice_signed_on) = (day, day, day);
        });
        Some(garden.person(stay.person, |person| person.identity = awaited()))
    }),
    plant("gap_registered_area", |garden| {
        let stay = garden.stay()?;
        Some(garden.person(stay.person, |person| person.registered_area = Area::default()))
    }),
    plant("gap_nationality", |garden| {
        let (stay, number) = (garden.long_stay()?, garden.community.numbers.passport());
        Some(garden.person(stay.person, |person| with_passport(person, &number)))
    }),
    plant("gap_house", |garden| {
        let stay = garden.stay()?;
        Some(garden.house(stay.house, |house| house.floor_area = SquareMetres(None)))
    }),
];
