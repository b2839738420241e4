//! Tenancies, who really lives under them, and addresses.

use super::super::community::{add, at};
use super::{At, Plant, plant};
use crate::domain::registers::{Occupant, Place, Residence, Tenancy};
use crate::domain::values::{Choice, Link, Phones, Text};
use crate::domain::{RecordId, Register};

pub(super) const PLANTS: &[Plant] = &[
    plant("occupant_after_tenancy", |garden| {
        let (stay, person) = (garden.stay()?, garden.returned()?);
        let (from, until) = (garden.ago(45), garden.ago(5));
        let tenancy = garden.rents(stay.house, "偏房", person);
        garden.tenancy(tenancy, |tenancy| (tenancy.ended_on, tenancy.end_reason) = (until, Choice::of("2")));
        Some(At(Occupant::TABLE, garden.lives_under(tenancy, person, from)))
    }),
    plant("occupant_after_death", |garden| {
        let (stay, dead, from) = (garden.stay()?, garden.dead()?, garden.ago(45));
        Some(At(Occupant::TABLE, garden.lives_under(stay.tenancy, dead, from)))
    }),
    plant("tenancy_run_out", |garden| {
        let (stay, day) = (garden.stay()?, garden.ago(14));
        Some(garden.tenancy(stay.tenancy, |tenancy| tenancy.agreed_until = day))
    })
    .along(&["due_tenancy"]),
    plant("tenant_dead", |garden| {
        let (stay, dead) = (garden.stay()?, garden.dead()?);
        Some(garden.tenancy(stay.tenancy, |tenancy| tenancy.tenant = Link::to(dead)))
    }),
    plant("tenancy_without_occupants", |garden| {
        let (stay, person) = (garden.stay()?, garden.returned()?);
        Some(At(Tenancy::TABLE, garden.rents(stay.house, "偏房", person)))
    }),
    plant("occupant_without_residence", |garden| {
        let (stay, person, from) = (garden.stay()?, garden.returned()?, garden.ago(40));
        Some(At(Occupant::TABLE, garden.lives_under(stay.tenancy, person, from)))
    })
    .along(&["due_registration"]),
    plant("resident_without_tenancy", |garden| {
        let (stay, person, from) = (garden.stay()?, garden.returned()?, garden.ago(40));
        let place = garden.place_of_house(stay.house)?;
        Some(At(Residence::TABLE, garden.comes_to(person, place, from)))
    }),
    plant("occupant_of_two_tenancies", |garden| {
        let (stay, from) = (garden.stay()?, garden.ago(45));
        let tenancy = garden.rents(stay.house, "偏房", stay.person);
        Some(At(Occupant::TABLE, garden.lives_under(tenancy, stay.person, from)))
    }),
    plant("room_let_twice", |garden| {
        let (stay, person, from) = (garden.stay()?, garden.returned()?, garden.ago(45));
        let place = garden.place_of_house(stay.house)?;
        garden.comes_to(person, place, from);
        let room = at(&mut garden.records().tenancies, stay.tenancy).room.clone();
        let tenancy = garden.rents(stay.house, &room, person);
        garden.lives_under(tenancy, person, from);
        Some(At(Tenancy::TABLE, tenancy))
    }),
    plant("occupant_before_tenancy", |garden| {
        let stay = garden.stay()?;
        let from = at(&mut garden.records().tenancies, stay.tenancy).from_date.0?.pred_opt();
        Some(garden.occupant(stay.occupant, |occupant| occupant.from_date.0 = from))
    }),
    plant("place_without_parent", |garden| {
        let building = place(Link::none(), "5", "99栋");
        Some(At(Place::TABLE, add(&mut garden.records().places, building)))
    }),
    plant("same_address_twice", |garden| {
        let (_, estate, label) = garden.first_building()?;
        let same = place(Link::none(), "2", &format!("{estate}{label}"));
        Some(At(Place::TABLE, add(&mut garden.records().places, same)))
    }),
    plant("room_beside_units", |garden| {
        let (building, ..) = garden.first_building()?;
        let room = place(Link::to(building), "7", "101室");
        Some(At(Place::TABLE, add(&mut garden.records().places, room)))
    }),
    plant("building_without_duty", |garden| {
        let (person, from) = (garden.returned()?, garden.ago(40));
        let estate = add(&mut garden.records().places, place(Link::none(), "2", "南山新居"));
        let building = add(&mut garden.records().places, place(Link::to(estate), "5", "1栋"));
        let room = add(&mut garden.records().places, place(Link::to(building), "7", "101室"));
        garden.comes_to(person, room, from);
        Some(At(Place::TABLE, building))
    }),
    plant("duty_without_telephone", |garden| {
        let on_duty = garden.records().duties.iter().position(|duty| duty.until_date.is_unset())?;
        let id = RecordId(i64::try_from(on_duty + 1).ok()?);
        Some(garden.duty(id, |duty| duty.phones = Phones::default()))
    }),
];

fn place(parent: Link<Place>, kind: &str, label: &str) -> Place {
    Place { parent, kind: Choice::of(kind), label: Text::new(label), ..Place::default() }
}

impl super::Garden<'_> {
    /// A building with units, its estate's name and its own.
    fn first_building(&mut self) -> Option<(RecordId, String, String)> {
        let places = &mut self.records().places;
        let unit = places.iter().find(|place| place.kind.code == "6")?;
        let building = unit.parent.id?;
        let (estate, label) = (at(places, building).parent.id?, at(places, building).label.0.clone());
        Some((building, at(places, estate).label.0.clone(), label))
    }
}
