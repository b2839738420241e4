//! The list of rental houses: filters, orders, and who counts as living there.

use crate::archive::*;
use linli::domain::registers::{
    Agreement, HouseParty, Inspection, InspectionFinding, Occupant, Organisation, RentalHouse, Tenancy,
};
use linli::domain::template::TemplateKind;
use linli::domain::values::{Choice, Count, Day, Link, SquareMetres, Text};
use linli::domain::{RecordId, Register, Weight};
use linli::store::{DueWithin, HouseColumn, HouseDue, HouseFilter, HouseSort, HouseStanding};

/// Houses in the third and the tenth building: let by a person, vacant and an organisation's, and one whose file is closed.
struct Street {
    archive: Archive,
    let_out: RecordId,
    vacant: RecordId,
    closed: RecordId,
}

fn street() -> Street {
    let mut archive = archive();
    let landlord = archive.insert_person(&person("万俟有房", 1));
    let rooms = [room(&mut archive, 10, 1, 101), room(&mut archive, 3, 1, 101), room(&mut archive, 3, 1, 102)];
    let houses = archive.write("建立出租房屋档案", |writing| {
        let firm = writing
            .insert(&Organisation { organisation_name: Text::new("青溪置业"), ..Organisation::default() })?;
        let let_out = RentalHouse {
            house_number: Text::new("海房-0003"),
            place: Link::to(rooms[0]),
            landlord: Link::to(landlord),
            letting_state: Choice::of("2"),
            ownership: Choice::of("1"),
            ..RentalHouse::default()
        };
        let vacant = RentalHouse {
            house_number: Text::new("海房-0001"),
            place: Link::to(rooms[1]),
            landlord_organisation: Link::to(firm),
            letting_state: Choice::of("1"),
            ownership: Choice::of("3"),
            ..RentalHouse::default()
        };
        let closed = RentalHouse {
            house_number: Text::new("海房-0002"),
            place: Link::to(rooms[2]),
            letting_state: Choice::of("3"),
            ..RentalHouse::default()
        };
        let houses = [writing.insert(&let_out)?, writing.insert(&vacant)?, writing.insert(&closed)?];
        writing.insert(&pledge(houses[0], "2026-07-01"))?;
        writing.insert(&pledge(houses[2], "2026-06-01"))?;
        Ok(houses)
    });
    Street { archive, let_out: houses[0], vacant: houses[1], closed: houses[2] }
}

/// What all have signed for a house.
fn pledge(house: RecordId, until: &str) -> Agreement {
    let signed = Day(Some(day("2025-07-02")));
    Agreement {
        kind: Choice::of_kind(TemplateKind::RentalAgreement),
        house: Link::to(house),
        valid_from: signed,
        valid_until: Day(Some(day(until))),
        party_signed_on: signed,
        community_signed_on: signed,
        police_signed_on: signed,
        ..Agreement::default()
    }
}

impl Street {
    fn ids(&self, filter: &HouseFilter, column: HouseColumn) -> Vec<RecordId> {
        self.archive.store.house_ids(filter, HouseSort { column, is_descending: false }).unwrap()
    }

    fn narrowed(&self, filter: HouseFilter) -> Vec<RecordId> {
        self.ids(&filter, HouseColumn::Place)
    }

    fn due(&self, what: HouseDue, by: &str) -> Vec<RecordId> {
        let due = Some(DueWithin { due: what, days: 0 });
        self.narrowed(HouseFilter { due, today: Some(day(by)), ..HouseFilter::default() })
    }
}

#[test]
fn the_third_building_comes_before_the_tenth_and_numbers_have_their_own_order() {
    let street = street();
    let everything = HouseFilter::default();
    assert_eq!(street.ids(&everything, HouseColumn::Place), [street.vacant, street.closed, street.let_out]);
    assert_eq!(street.ids(&everything, HouseColumn::Number), [street.vacant, street.closed, street.let_out]);
    assert_eq!(street.ids(&everything, HouseColumn::State), [street.vacant, street.let_out, street.closed]);
    let by_pledge = street.ids(&everything, HouseColumn::PledgeUntil);
    assert_eq!(by_pledge, [street.closed, street.let_out, street.vacant], "what has no day stands last");
}

#[test]
fn the_list_is_narrowed_by_state_kind_and_place() {
    let street = street();
    let of_state = |standing| street.narrowed(HouseFilter { standing, ..HouseFilter::default() });
    assert_eq!(of_state(HouseStanding::Kept), [street.vacant, street.let_out]);
    assert_eq!(of_state(HouseStanding::Closed), [street.closed]);
    let ownership = Some("3".to_owned());
    assert_eq!(street.narrowed(HouseFilter { ownership, ..HouseFilter::default() }), [street.vacant]);
    let third = street.archive.store.places_matching("3-1-101", 1).unwrap()[0].id;
    let unit = street.archive.store.load::<linli::domain::registers::Place>(third).unwrap().unwrap().parent.id;
    let below = street.narrowed(HouseFilter { place: unit, ..HouseFilter::default() });
    assert_eq!(below, [street.vacant, street.closed]);
}

#[test]
fn a_pledge_is_due_by_its_day_and_never_of_a_closed_file() {
    let street = street();
    assert_eq!(street.due(HouseDue::Pledge, "2026-07-01"), [street.let_out]);
    assert!(street.due(HouseDue::Pledge, "2026-06-30").is_empty(), "the closed file's ran out earlier");
    assert_eq!(street.due(HouseDue::Unpledged, "2026-07-01"), [street.vacant], "its last day is still a day");
    assert_eq!(street.due(HouseDue::Unpledged, "2026-07-02"), [street.vacant, street.let_out]);
}

#[test]
fn tenancies_and_findings_are_due_while_they_run_and_are_open() {
    let mut street = street();
    let (house, tenant) = (street.let_out, street.archive.insert_person(&person("罗小梅", 2)));
    let (tenancy, finding) = street.archive.write("登记", |writing| {
        let tenancy = Tenancy {
            house: Link::to(house),
            tenant: Link::to(tenant),
            from_date: Day(Some(day("2026-01-01"))),
            agreed_until: Day(Some(day("2026-06-30"))),
            ..Tenancy::default()
        };
        let visit = writing.insert(&Inspection {
            house: Link::to(house),
            inspected_on: Day(Some(day("2026-06-01"))),
            inspectors: Text::new("杜晓燕"),
            ..Inspection::default()
        })?;
        let finding = InspectionFinding {
            inspection: Link::to(visit),
            item: Choice::of("08"),
            due_on: Day(Some(day("2026-06-20"))),
            ..InspectionFinding::default()
        };
        Ok(((writing.insert(&tenancy)?, tenancy), (writing.insert(&finding)?, finding)))
    });
    assert_eq!(street.due(HouseDue::Tenancy, "2026-06-30"), [house]);
    assert_eq!(street.due(HouseDue::Finding, "2026-06-20"), [house]);
    assert!(street.due(HouseDue::Finding, "2026-06-19").is_empty());
    assert_eq!(street.archive.store.open_findings(house).unwrap().len(), 1);
    street.archive.write("退租", |writing| {
        writing.update(tenancy.0, &Tenancy { ended_on: Day(Some(day("2026-06-14"))), ..tenancy.1 })?;
        writing.update(finding.0, &InspectionFinding { resolved_on: Day(Some(day("2026-06-14"))), ..finding.1 })
    });
    assert!(street.due(HouseDue::Tenancy, "2026-12-31").is_empty());
    assert!(street.due(HouseDue::Finding, "2026-12-31").is_empty());
    assert!(street.archive.store.open_findings(house).unwrap().is_empty());
}

#[test]
fn who_is_registered_and_stands_in_a_tenancy_counts_once() {
    let mut street = street();
    let house = street.let_out;
    let place = street.archive.store.load::<RentalHouse>(house).unwrap().unwrap().place.id.unwrap();
    let [tenant, child] =
        [("罗小梅", 2), ("罗小小", 3)].map(|(name, at)| street.archive.insert_person(&person(name, at)));
    street.archive.write("登记", |writing| {
        let tenancy = writing.insert(&Tenancy {
            house: Link::to(house),
            tenant: Link::to(tenant),
            from_date: Day(Some(day("2026-01-01"))),
            ..Tenancy::default()
        })?;
        for person in [tenant, child] {
            let from_date = Day(Some(day("2026-01-01")));
            writing.insert(&Occupant {
                tenancy: Link::to(tenancy),
                person: Link::to(person),
                from_date,
                ..Occupant::default()
            })?;
        }
        writing.insert(&residence(tenant, place, "2026-01-02"))
    });
    let row = street.archive.store.house_rows(&[house], day("2026-06-15"), None).unwrap().remove(0);
    assert_eq!((row.people, row.landlord.as_str()), (2, "万俟有房"));
    assert_eq!(
        street.archive.store.house_rows(&[street.vacant], day("2026-06-15"), None).unwrap()[0].landlord,
        "青溪置业"
    );
}

#[test]
fn who_is_to_move_in_later_does_not_live_there_yet() {
    let mut street = street();
    let (house, place) = (street.let_out, room(&mut street.archive, 10, 1, 101));
    let [here, later] =
        [("罗小梅", 2), ("罗小小", 3)].map(|(name, at)| street.archive.insert_person(&person(name, at)));
    street.archive.write("登记", |writing| {
        writing.insert(&residence(here, place, "2026-06-15"))?;
        writing.insert(&residence(later, place, "2026-06-16"))
    });
    let people = |on: &str| street.archive.store.house_rows(&[house], day(on), None).unwrap()[0].people;
    assert_eq!(["2026-06-15", "2026-06-16"].map(people), [1, 2]);
}

/// People and organisations stand in one order, by how they are read.
#[test]
fn landlords_of_either_kind_stand_in_one_order() {
    let street = street();
    let listed = street.ids(&HouseFilter::default(), HouseColumn::Landlord);
    assert_eq!(listed, [street.let_out, street.vacant, street.closed], "万俟 is read mòqí, before 青溪; nobody last");
}

#[test]
fn counts_are_those_of_the_lists() {
    let street = street();
    let counts = street.archive.store.house_counts(&HouseFilter::default()).unwrap();
    assert_eq!((counts.running(), counts.vacant, counts.rented, counts.closed), (2, 1, 1, 1));
}

#[test]
fn another_running_file_is_found_and_a_closed_or_the_same_one_is_not() {
    let street = street();
    let place_of = |house| street.archive.store.load::<RentalHouse>(house).unwrap().unwrap().place.id.unwrap();
    let store = &street.archive.store;
    assert!(store.running_house_at(place_of(street.let_out), None).unwrap().is_some());
    assert!(store.running_house_at(place_of(street.let_out), Some(street.let_out)).unwrap().is_none());
    assert!(store.running_house_at(place_of(street.closed), None).unwrap().is_none());
}

#[test]
fn those_in_a_role_now_stand_before_those_who_were() {
    let mut street = street();
    let (house, agent) = (street.let_out, street.archive.insert_person(&person("杜晓燕", 5)));
    street.archive.write("登记", |writing| {
        let party = HouseParty {
            house: Link::to(house),
            role: Choice::of("2"),
            person: Link::to(agent),
            from_date: Day(Some(day("2025-01-01"))),
            ..HouseParty::default()
        };
        writing.insert(&HouseParty { until_date: Day(Some(day("2025-12-31"))), ..party.clone() })?;
        writing.insert(&HouseParty { role: Choice::of("5"), ..party })
    });
    let parties = street.archive.store.parties_of(house).unwrap();
    assert_eq!(parties.iter().map(|(_, party)| party.role.label()).collect::<Vec<_>>(), ["消防责任人", "代管人"]);
}

#[test]
fn organisations_are_found_by_a_part_of_the_name_and_the_beginning_of_the_code() {
    let mut archive = archive();
    archive.write("登记", |writing| {
        writing.insert(&Organisation {
            organisation_name: Text::new("青溪置业有限公司"),
            credit_code: Text::new("91350100M000100Y43"),
            ..Organisation::default()
        })
    });
    for typed in ["置业", "91350100m", "青溪置业有限公司"] {
        assert_eq!(archive.store.organisations_matching(typed, 5).unwrap().len(), 1, "{typed}");
    }
    assert!(archive.store.organisations_matching("物业", 5).unwrap().is_empty());
}

/// Let from 2024 to the spring of 2026 by whoever it belonged to then, empty since, and sold.
#[test]
fn a_house_of_a_day_is_as_it_stood_then_whatever_has_become_of_it() {
    let mut street = street();
    let house = street.vacant;
    let (before, tenant) =
        (street.archive.insert_person(&person("东郭旧主", 2)), street.archive.insert_person(&person("罗小梅", 3)));
    let on = |text: &str| Day(Some(day(text)));
    let mut file: RentalHouse = street.archive.store.load(house).unwrap().unwrap();
    (file.registered_on, file.landlord_since) = (on("2024-01-01"), on("2026-05-01"));
    street.archive.write("登记", |writing| {
        writing.update(house, &file)?;
        writing.insert(&HouseParty {
            house: Link::to(house),
            role: Choice::of("9"),
            person: Link::to(before),
            from_date: on("2024-01-01"),
            until_date: on("2026-05-01"),
            ..HouseParty::default()
        })?;
        let tenancy = writing.insert(&Tenancy {
            house: Link::to(house),
            tenant: Link::to(tenant),
            from_date: on("2024-02-01"),
            ended_on: on("2026-04-01"),
            ..Tenancy::default()
        })?;
        writing.insert(&Occupant {
            tenancy: Link::to(tenancy),
            person: Link::to(tenant),
            from_date: on("2024-02-01"),
            until_date: on("2026-04-01"),
        })
    });
    let today = day("2026-06-15");
    let store = &street.archive.store;
    for (at, state, landlord, people) in [
        ("2024-01-15", "1", "东郭旧主", 0),
        ("2024-02-01", "2", "东郭旧主", 1),
        ("2026-03-31", "2", "东郭旧主", 1),
        ("2026-04-01", "1", "东郭旧主", 0),
        ("2026-05-01", "1", "青溪置业", 0),
    ] {
        let row = store.house_rows(&[house], today, Some(day(at))).unwrap().remove(0);
        assert_eq!((row.state.code.as_str(), row.landlord.as_str(), row.people), (state, landlord, people), "{at}");
        let standing = if state == "2" { HouseStanding::Rented } else { HouseStanding::Vacant };
        let filter = HouseFilter { standing, as_of: Some(day(at)), today: Some(today), ..HouseFilter::default() };
        assert!(street.narrowed(filter).contains(&house), "{at}");
    }
    let filter = HouseFilter { as_of: Some(day("2023-12-31")), today: Some(today), ..HouseFilter::default() };
    assert!(!street.narrowed(filter).contains(&house), "before there was a file");
    assert_eq!(store.house_rows(&[house], today, None).unwrap()[0].landlord, "青溪置业");
}

#[test]
fn a_file_is_incomplete_while_any_expected_field_is_empty() {
    let mut street = street();
    let today = day("2026-06-15");
    let missing = |store: &linli::store::Store, house| {
        let file: RentalHouse = store.load(house).unwrap().unwrap();
        file.problems(today).iter().filter(|problem| problem.weight == Weight::Missing).count()
    };
    let is_listed = |street: &Street, house| {
        street.narrowed(HouseFilter { is_incomplete: true, ..HouseFilter::default() }).contains(&house)
    };
    let house = street.let_out;
    let empty: RentalHouse = street.archive.store.load(house).unwrap().unwrap();
    let whole = RentalHouse {
        floor_area: SquareMetres(Some(8_000)),
        rooms_total: Count(Some(3)),
        rooms_let: Count(Some(3)),
        rent_use: Choice::of("1"),
        hazard: Choice::of("1"),
        ..empty
    };
    street.archive.write("补全", |writing| writing.update(house, &whole));
    assert_eq!((missing(&street.archive.store, house), is_listed(&street, house)), (0, false));
    for lacking in [
        RentalHouse { floor_area: SquareMetres(None), ..whole.clone() },
        RentalHouse { rooms_total: Count(None), ..whole.clone() },
        RentalHouse { rooms_let: Count(None), ..whole.clone() },
        RentalHouse { rent_use: Choice::default(), ..whole.clone() },
        RentalHouse { hazard: Choice::default(), ..whole.clone() },
        RentalHouse { ownership: Choice::default(), ..whole.clone() },
        RentalHouse { landlord: Link::none(), ..whole.clone() },
    ] {
        street.archive.write("空着", |writing| writing.update(house, &lacking));
        assert_eq!((missing(&street.archive.store, house), is_listed(&street, house)), (1, true), "{lacking:?}");
    }
}
