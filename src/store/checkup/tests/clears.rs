//! 五个清 of the one area of the town.

use super::standard;
use super::town::{Town, on};
use crate::domain::registers::{Person, PlaceDuty, RentalHouse, Residence};
use crate::domain::values::{Phones, SquareMetres};
use crate::store::checkup::{Clear, Opens};

/// Complete and missing of each of the five.
fn counts(town: &Town) -> [(u64, u64); 5] {
    let areas = town.store.areas().unwrap();
    let checkup = town.store.checkup(&standard()).unwrap();
    Clear::ALL.map(|clear| {
        let count = checkup.clear_count(areas[0].place, clear).unwrap();
        let listed = checkup.unclear(areas[0].place, clear, 100).unwrap();
        assert_eq!(listed.len() as u64, count.missing, "{}: as many rows as are counted", clear.label());
        (count.complete, count.missing)
    })
}

#[test]
fn an_area_is_what_somebody_answers_for() {
    let mut town = Town::new();
    let areas = town.store.areas().unwrap();
    assert_eq!(areas.len(), 1);
    assert_eq!((areas[0].place, areas[0].name.as_str()), (town.ids.estate, "海棠苑"));
    assert_eq!(areas[0].holders, ["楚无留"]);
    town.change::<PlaceDuty>(town.ids.duty, |duty| duty.until_date = on("2026-06-01"));
    let areas = town.store.areas().unwrap();
    assert_eq!((areas[0].place, areas[0].holders.len()), (town.ids.estate, 0), "the topmost places without any duty");
}

#[test]
fn a_town_in_order_is_clear_in_all_five() {
    // A building; a house and a registration; four people; three adults, for the child is under fourteen; a house.
    assert_eq!(counts(&Town::new()), [(1, 0), (2, 0), (4, 0), (3, 0), (1, 0)]);
}

#[test]
fn what_is_missing_is_counted_under_its_own_heading() {
    type Spoil = fn(&mut Town);
    let spoilt: [(Spoil, [(u64, u64); 5]); 6] = [
        (
            |town| {
                town.change::<PlaceDuty>(town.ids.duty, |duty| duty.phones = Phones::default());
            },
            [(0, 1), (2, 0), (4, 0), (3, 0), (1, 0)],
        ),
        (
            |town| {
                town.change::<RentalHouse>(town.ids.house, |house| house.floor_area = SquareMetres(None));
            },
            [(1, 0), (1, 1), (4, 0), (3, 0), (1, 0)],
        ),
        (
            |town| {
                town.change::<Residence>(town.ids.residence, |residence| {
                    residence.notice_signed_on = Default::default();
                });
            },
            [(1, 0), (1, 1), (4, 0), (3, 0), (1, 0)],
        ),
        (
            |town| {
                let person = town.somebody("1", "1985-01-01");
                town.add(Town::occupant(town.ids.tenancy, person, "2026-06-14"));
            },
            [(1, 0), (2, 0), (4, 1), (3, 0), (1, 0)],
        ),
        (
            |town| {
                town.change::<Person>(town.ids.wife, |person| person.phones = Phones::default());
            },
            [(1, 0), (2, 0), (4, 0), (2, 1), (1, 0)],
        ),
        (
            |town| {
                town.change::<RentalHouse>(town.ids.house, |house| {
                    house.verified_on = on("2025-01-01");
                    house.registered_on = on("2025-01-01");
                });
                town.change::<crate::domain::registers::Inspection>(town.ids.inspection, |inspection| {
                    inspection.inspected_on = on("2025-06-01");
                });
            },
            [(1, 0), (2, 0), (4, 0), (3, 0), (0, 1)],
        ),
    ];
    for (place, (spoil, expected)) in spoilt.into_iter().enumerate() {
        let mut town = Town::new();
        spoil(&mut town);
        assert_eq!(counts(&town), expected, "spoilt {place}");
    }
}

#[test]
fn the_rows_say_which_page_they_open() {
    let mut town = Town::new();
    town.change::<RentalHouse>(town.ids.house, |house| house.floor_area = SquareMetres(None));
    town.change::<Residence>(town.ids.residence, |residence| residence.notice_signed_on = Default::default());
    let checkup = town.store.checkup(&standard()).unwrap();
    let mut opened: Vec<_> = checkup.unclear(town.ids.estate, Clear::Files, 100).unwrap();
    opened.sort_by_key(|(opens, _)| *opens == Opens::House);
    let opened: Vec<_> = opened.into_iter().map(|(opens, found)| (opens, found.opens)).collect();
    assert_eq!(opened, [(Opens::Person, town.ids.tenant), (Opens::House, town.ids.house)]);
}
