//! Rental houses: landlord, state, agreements, inspections and how many live there.

use super::super::community::add;
use super::picking::place_of;
use super::{At, Garden, Plant, Planted, plant};
use crate::domain::registers::{Agreement, Inspection, RentalHouse};
use crate::domain::values::{Choice, Count, Day, Link, Phones, Text};
use crate::domain::{RecordId, Register};

/// Months after which a house is visited again, and some days.
const LONG_UNSEEN: u64 = 240;

pub(super) const PLANTS: &[Plant] = &[
    plant("house_without_landlord", |garden| {
        let house = garden.let_house(is_any)?;
        Some(garden.house(house, |house| {
            (house.landlord, house.landlord_organisation) = (Link::none(), Link::none());
        }))
    }),
    plant("landlord_without_telephone", |garden| {
        let (house, landlord) = garden.house_of_somebody_elsewhere()?;
        garden.person(landlord, |person| person.phones = Phones::default());
        Some(At(RentalHouse::TABLE, house))
    }),
    plant("landlord_dead", |garden| {
        let ((house, landlord), day) = (garden.house_of_somebody_elsewhere()?, garden.ago(14));
        garden.person(landlord, |person| person.died_on = day);
        Some(At(RentalHouse::TABLE, house))
    }),
    plant("landlord_departed", |garden| {
        let ((house, landlord), place) = (garden.house_of_somebody_elsewhere()?, garden.empty_dwelling());
        let (from, until) = (garden.ago(600), garden.ago(14));
        let residence = garden.comes_to(landlord, place, from);
        garden.residence(residence, |it| (it.until_date, it.cancel_reason) = (until, Choice::of("20")));
        Some(At(RentalHouse::TABLE, house))
    }),
    plant("house_without_place", |garden| {
        let house = garden.let_house(is_any)?;
        Some(garden.house(house, |house| house.place = Link::none()))
    }),
    plant("two_files_for_one_dwelling", |garden| {
        let house = garden.let_house(is_any)?;
        let known = garden.community.records.houses[place_of(house)].clone();
        let second = RentalHouse { letting_state: Choice::of("1"), ..known };
        Some(At(RentalHouse::TABLE, add(&mut garden.records().houses, second)))
    }),
    plant("same_house_number", |garden| {
        let (one, other) = (garden.let_house(is_any)?, garden.let_house(is_any)?);
        for house in [one, other] {
            garden.house(house, |house| house.house_number = Text::new("旧档-0001"));
        }
        Some(At(RentalHouse::TABLE, one.max(other)))
    }),
    plant("tenancy_in_house_not_let", |garden| {
        let house = garden.let_house(is_any)?;
        Some(garden.house(house, |house| house.letting_state = Choice::of("1")))
    }),
    plant("house_let_to_nobody", |garden| {
        let house = garden.house_in("1", is_any)?;
        let (signed, until, seen) = (garden.ago(40), garden.ago(-300), garden.ago(20));
        garden.pledge(house, signed, until);
        let visit = Inspection {
            house: Link::to(house),
            inspected_on: seen,
            inspectors: Text::new("楚无留"),
            ..Inspection::default()
        };
        add(&mut garden.records().inspections, visit);
        Some(garden.house(house, |house| house.letting_state = Choice::of("2")))
    }),
    plant("house_overcrowded", |garden| {
        let house = garden.let_house(|garden, id| {
            let records = &garden.community.records;
            let of_house = |tenancy: RecordId| records.tenancies[place_of(tenancy)].house.id == Some(id);
            let people =
                records.occupants.iter().filter(|it| it.until_date.is_unset() && it.tenancy.id.is_some_and(of_house));
            people.count() > 2
        })?;
        Some(garden.house(house, |house| house.beds = Count(Some(1))))
    }),
    plant("pledge_missing", |garden| {
        let (house, ended) = (garden.let_house(is_any)?, garden.ago(20));
        garden.pledges(house, |pledge| (pledge.ended_on, pledge.end_reason) = (ended, Choice::of("2")));
        Some(At(RentalHouse::TABLE, house))
    }),
    plant("pledge_expired", |garden| {
        let house = garden.let_house(is_any)?;
        let (signed, until) = (garden.ago(380), garden.ago(14));
        let record = garden.pledged_until(house, signed, until)?;
        garden.elsewhere.push(Planted { rule: "due_agreement", register: Agreement::TABLE, record });
        Some(At(RentalHouse::TABLE, house))
    }),
    plant("pledge_of_former_landlord", |garden| {
        let since = garden.ago(14);
        let house = garden.let_house(|garden, id| garden.only_pledge_before(id, since).is_some())?;
        garden.house(house, |house| house.landlord_since = since);
        Some(At(Agreement::TABLE, garden.only_pledge_before(house, since)?))
    }),
    plant("inspection_overdue", |garden| {
        let house = garden.let_house(|garden, id| {
            let is_old = garden.community.records.houses[place_of(id)].registered_on < garden.ago(400);
            is_old && garden.has_visits_and_no_findings(id)
        })?;
        for visit in garden.records().inspections.iter_mut().filter(|visit| visit.house.id == Some(house)) {
            visit.inspected_on = Day(visit.inspected_on.0.map(|day| day - chrono::Days::new(LONG_UNSEEN)));
        }
        Some(At(RentalHouse::TABLE, house))
    }),
    plant("finding_overdue", |garden| {
        let finding = garden.resolved_finding()?;
        Some(garden.finding(finding, |finding| {
            (finding.resolved_on, finding.resolution) = (Day::default(), Text::default());
        }))
    })
    .along(&["due_reinspection"]),
    plant("more_rooms_let_than_there_are", |garden| {
        let house =
            garden.let_house(|garden, id| garden.community.records.houses[place_of(id)].rooms_let.0 > Some(1))?;
        Some(garden.house(house, |house| house.rooms_total = Count(house.rooms_let.0.map(|rooms| rooms - 1))))
    }),
];

fn is_any(_: &Garden, _: RecordId) -> bool {
    true
}

impl Garden<'_> {
    fn has_visits_and_no_findings(&self, house: RecordId) -> bool {
        let records = &self.community.records;
        let of_house = |visit: RecordId| records.inspections[place_of(visit)].house.id == Some(house);
        let has_visits = records.inspections.iter().any(|visit| visit.house.id == Some(house));
        has_visits && !records.findings.iter().any(|finding| finding.inspection.id.is_some_and(of_house))
    }

    /// A finding whose day has passed and that was put right, in a house of its own.
    pub fn resolved_finding(&mut self) -> Option<RecordId> {
        let (today, records) = (self.ago(0), &self.community.records);
        let found = (1..).map(RecordId).zip(&records.findings).find_map(|(id, finding)| {
            let house = records.inspections[place_of(finding.inspection.id?)].house.id?;
            let suits = !finding.resolved_on.is_unset() && finding.due_on < today && !self.used_houses.contains(&house);
            suits.then_some((id, house))
        });
        let (finding, house) = found?;
        self.used_houses.insert(house);
        Some(finding)
    }
}
