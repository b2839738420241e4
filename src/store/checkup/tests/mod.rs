//! Every rule is planted alone in an archive in which nothing is wrong, is found as exactly that, and is mended where one
//! key can.

mod clears;
mod plants;
mod town;

use super::*;
use crate::domain::RecordId;
use crate::domain::calendar::Holidays;
use crate::domain::checkup::Thresholds;
use crate::domain::deadline::Deadlines;
use crate::domain::registers::{Person, RentalHouse, Residence, Tenancy};
use crate::domain::values::{Choice, Identity, Link, Phones};
use crate::store::Act;
use crate::store::testing::act;
use std::collections::BTreeSet;
use town::{Town, day, on};

fn standard() -> Standard {
    Standard {
        today: day("2026-06-15"),
        thresholds: Thresholds::default(),
        most_people: Some(4),
        least_square_metres: Some(5),
        deadlines: Deadlines::default(),
        holidays: Holidays::built_in(),
    }
}

/// Everything a rule finds.
fn found(store: &Store, rule: &Rule) -> Vec<Finding> {
    found_by(&store.checkup(&standard()).unwrap(), rule)
}

fn found_by(checkup: &Checkup<'_>, rule: &Rule) -> Vec<Finding> {
    let mut all = Vec::new();
    let flow = checkup.walk(rule, &mut |found| {
        all.push(found);
        ControlFlow::Continue(())
    });
    assert!(flow.unwrap().is_continue());
    all
}

/// Keys of the rules that find something, with how much.
fn complaints(store: &Store) -> Vec<(&'static str, usize)> {
    let checkup = store.checkup(&standard()).unwrap();
    let counts = rules().map(|rule| (rule.key, found_by(&checkup, rule).len()));
    counts.filter(|(_, count)| *count > 0).collect()
}

fn rule(key: &str) -> &'static Rule {
    rules().find(|rule| rule.key == key).unwrap_or_else(|| panic!("{key} is no rule"))
}

#[test]
fn a_town_in_order_is_not_complained_of() {
    assert_eq!(complaints(&Town::new().store), []);
}

#[test]
fn what_is_planted_is_found_as_that_alone_and_mended_where_one_key_can() {
    for plant in plants::PLANTS {
        let mut town = Town::new();
        let record = town.plant(plant.sow);
        let along = plant.along.iter().map(|key| (*key, 1));
        let expected: BTreeSet<(&str, usize)> = along.chain([(plant.key, 1)]).collect();
        assert_eq!(complaints(&town.store).into_iter().collect::<BTreeSet<_>>(), expected, "{}", plant.key);

        let rule = rule(plant.key);
        let finding = found(&town.store, rule).remove(0);
        assert_eq!((finding.record, finding.detail.as_str()), (record, plant.detail), "{}", plant.key);
        assert_eq!(rule.says.contains("{}"), !plant.detail.is_empty(), "{}: says what is in the detail", plant.key);

        let Repair::Change(mend) = &rule.repair else { continue };
        let act = Act { what: mend.what, ..act() };
        let (mended, change) = town.store.write(&act, |writing| writing.mend(mend, &finding)).unwrap();
        assert_eq!(mended, Mended::Done, "{}", plant.key);
        assert_eq!(found(&town.store, rule), [], "{}", plant.key);
        let (again, _) = town.store.write(&act, |writing| writing.mend(mend, &finding)).unwrap();
        assert_eq!(again, Mended::Otherwise, "{}: there is nothing left to mend", plant.key);
        town.store.undo(&act, change).unwrap();
        assert_eq!(found(&town.store, rule), [finding], "{}: taken back, it is found again", plant.key);
    }
}

#[test]
fn every_rule_has_its_plant_and_a_key_of_its_own() {
    let keys: Vec<&str> = rules().map(|rule| rule.key).collect();
    let planted: BTreeSet<&str> = plants::PLANTS.iter().map(|plant| plant.key).collect();
    assert_eq!(keys.iter().copied().collect::<BTreeSet<_>>(), planted);
    assert_eq!(keys.len(), planted.len(), "no key twice");
    let faults = rules().filter(|rule| rule.group.is_fault());
    assert!(faults.count() >= 30);
}

#[test]
fn a_walk_stops_where_it_is_told_to() {
    let mut town = Town::new();
    town.plant(plants::two_gaps);
    let store = &town.store;
    assert_eq!(found(store, rule("gap_telephone")).len(), 2);
    let mut seen = 0;
    let flow = store.checkup(&standard()).unwrap().walk(rule("gap_telephone"), &mut |_| {
        seen += 1;
        ControlFlow::Break(())
    });
    assert!(flow.unwrap().is_break());
    assert_eq!(seen, 1);
}

/// docs/privacy.md: a finding speaks of records, and names nobody.
#[test]
fn no_rule_judges_people_or_carries_who_they_are() {
    for rule in rules() {
        for word in ["可疑", "重点", "风险", "异常人", "嫌疑"] {
            assert!(!rule.title.contains(word) && !rule.says.contains(word), "{}: {word}", rule.key);
        }
        let selected = rule.sql.split("FROM").next().unwrap();
        for column in ["name,", ".name", "phones", "full_name", "holder"] {
            assert!(!selected.contains(column), "{}: {column}", rule.key);
        }
    }
}

#[test]
fn a_rule_the_station_does_not_use_makes_nothing_due_or_late() {
    let mut town = Town::new();
    town.plant(|town| {
        town.change::<Residence>(town.ids.residence, |residence| {
            residence.registered_on = on("2026-05-20");
        })
    });
    assert_eq!(complaints(&town.store), [("registered_late", 1)]);
    let mut lenient = standard();
    let matter = Matter::ResidenceRegistration;
    let unused = crate::domain::deadline::Rule { is_used: false, ..lenient.deadlines.rule(matter) };
    lenient.deadlines.set(matter, unused);
    let mut count = 0;
    let checkup = town.store.checkup(&lenient).unwrap();
    let flow = checkup.walk(rule("registered_late"), &mut |_| {
        count += 1;
        ControlFlow::Continue(())
    });
    assert!(flow.unwrap().is_continue());
    assert_eq!(count, 0);
}

fn is_found(town: &Town, key: &str) -> bool {
    !found(&town.store, rule(key)).is_empty()
}

#[test]
fn an_endorsement_counts_from_the_last_one_where_there_is_one() {
    let mut town = Town::new();
    let residence = town.ids.residence;
    town.change::<Residence>(residence, |residence| residence.permit_issued_on = on("2024-06-20"));
    assert!(is_found(&town, "due_endorsement"));
    town.change::<Residence>(residence, |residence| residence.permit_endorsed_on.add(day("2025-06-10")));
    assert!(is_found(&town, "due_endorsement"), "the second year is due now");
    town.change::<Residence>(residence, |residence| residence.permit_endorsed_on.add(day("2026-06-01")));
    assert!(!is_found(&town, "due_endorsement") && !is_found(&town, "endorsement_missed"));
}

#[test]
fn nobody_is_missing_a_telephone_who_is_reached_through_another_or_is_a_child() {
    let mut town = Town::new();
    let silent = |town: &mut Town, birth: &str| {
        let person = town.invented("1", birth);
        town.add(Person { phones: Phones::default(), ..person })
    };
    let child = silent(&mut town, "2015-01-01");
    town.add(Town::residence(child, town.ids.let_room, "2026-05-01"));
    let grown = silent(&mut town, "1985-01-01");
    let chief = town.ids.residence;
    let residence = Town::residence(grown, town.ids.let_room, "2026-05-01");
    let residence = town.add(Residence { companion_of: Link::to(chief), ..residence });
    let (wife, head) = (town.ids.wife, town.ids.head);
    for member in [wife, head] {
        let residence = Town::residence(member, town.ids.family_room, "2020-01-01");
        town.add(Residence { kind: Choice::of("1"), ..residence });
    }
    town.change::<Person>(wife, |person| person.phones = Phones::default());
    assert!(!is_found(&town, "gap_telephone"));
    town.change::<Residence>(residence, |residence| residence.companion_of = Link::none());
    assert_eq!(found(&town.store, rule("gap_telephone")).len(), 1, "who came alone is to be asked");
    town.change::<Person>(head, |person| person.phones = Phones::default());
    assert_eq!(found(&town.store, rule("gap_telephone")).len(), 3, "a household nobody of whom can be reached");
}

#[test]
fn of_a_child_nothing_is_missing_that_is_not_kept_of_children() {
    let mut town = Town::new();
    let child = town.invented("1", "2015-01-01");
    let child =
        town.add(Person { identity: Identity::default(), ..child.as_may_be_held("2026-06-15".parse().unwrap()) });
    town.add(Town::residence(child, town.ids.let_room, "2026-05-01"));
    for key in ["gap_number", "gap_registered_area", "gap_nationality"] {
        assert!(!is_found(&town, key), "{key}");
    }
}

#[test]
fn a_shop_is_let_without_anybody_living_there() {
    let mut town = Town::new();
    let (empty, tenant): (RecordId, RecordId) = (town.ids.empty_room, town.ids.tenant);
    let file = town.house_file(empty, "房-0002");
    let shop = town.add(RentalHouse { rent_use: Choice::of("03"), ..file });
    let tenancy = town.tenancy("", tenant);
    town.add(Tenancy { house: Link::to(shop), ..tenancy });
    assert!(!is_found(&town, "tenancy_without_occupants") && !is_found(&town, "house_let_to_nobody"));
    town.change::<RentalHouse>(shop, |house| house.rent_use = Choice::of("02"));
    assert!(is_found(&town, "tenancy_without_occupants"), "a home is lived in");
}

#[test]
fn a_station_that_keeps_no_tenancies_is_not_told_so_for_every_tenant() {
    let mut town = Town::new();
    let file = town.house_file(town.ids.empty_room, "房-0002");
    town.add(file);
    let person = town.somebody("1", "1985-01-01");
    town.add(Town::residence(person, town.ids.empty_room, "2026-05-01"));
    assert!(!is_found(&town, "resident_without_tenancy"));
}
