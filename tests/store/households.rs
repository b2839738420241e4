//! Households on disk: who belongs to one on a day, which are listed in which order, and everything a person was.

use crate::archive::*;
use linli::domain::RecordId;
use linli::domain::registers::{HouseParty, Household, HouseholdMember, RentalHouse, Tenancy};
use linli::domain::values::{Choice, Day, Link, Text};
use linli::store::{HouseholdColumn, HouseholdFilter, Living, SpanKind};

fn household(archive: &mut Archive, number: &str, building: u32, from: &str) -> RecordId {
    let place = room(archive, building, 1, 101);
    let household = Household {
        household_number: Text::new(number),
        kind: Choice::of("1"),
        place: Link::to(place),
        from_date: Day::new(day(from)),
        registered_on: Day::new(day(from)),
        registrar: Text::new(FOUNDER),
        ..Household::default()
    };
    archive.write("立户", |writing| writing.insert(&household))
}

fn member(archive: &mut Archive, household: RecordId, person: RecordId, relation: &str, from: &str, until: &str) {
    let member = HouseholdMember {
        household: Link::to(household),
        person: Link::to(person),
        relation: Choice::of(relation),
        from_date: Day::new(day(from)),
        joined_by: Choice::of("1"),
        until_date: Day(until.parse().ok()),
        left_by: Choice::of(if until.is_empty() { "" } else { "2" }),
        ..HouseholdMember::default()
    };
    archive.write("进户", |writing| writing.insert(&member));
}

/// 安心's household with a wife who came and a son who left; 白云's, which is younger, in a building before it.
fn kept() -> (Archive, [RecordId; 2]) {
    let mut archive = archive();
    let people: Vec<RecordId> = (1..)
        .zip(["安心", "陈酿", "丁香", "白云"])
        .map(|(serial, name)| archive.insert_person(&person(name, serial)))
        .collect();
    let one = household(&mut archive, "002", 10, "2020-01-01");
    member(&mut archive, one, people[2], "20", "2020-01-01", "2025-01-01");
    member(&mut archive, one, people[0], "02", "2020-01-01", "");
    member(&mut archive, one, people[1], "12", "2022-01-01", "");
    let other = household(&mut archive, "001", 3, "2024-01-01");
    member(&mut archive, other, people[3], "02", "2024-01-01", "");
    (archive, [one, other])
}

#[test]
fn who_belongs_to_a_household_is_known_of_any_day() {
    let (archive, [one, _]) = kept();
    let on = |at: &str| -> Vec<i64> {
        let members = archive.store.members_on(one, day(at)).unwrap();
        members.into_iter().map(|(_, member)| member.person.id.unwrap().0).collect()
    };
    assert!(on("2019-12-31").is_empty());
    assert_eq!(on("2020-01-01"), [1, 3]);
    assert_eq!(on("2024-12-31"), [1, 2, 3]);
    assert_eq!(on("2025-01-01"), [1, 2], "on the last day they belong to it no more");
    assert_eq!(archive.store.members_now(one).unwrap().len(), 2);
    assert_eq!(archive.store.members_ever(one).unwrap().len(), 3);
    assert!(archive.store.memberships_on(RecordId(3), day("2026-01-01")).unwrap().is_empty());
}

#[test]
fn households_are_listed_in_every_order() {
    let (archive, [one, other]) = kept();
    let listed = |column, is_descending| {
        archive.store.household_ids(&HouseholdFilter::default(), column, is_descending).unwrap()
    };
    assert_eq!(listed(HouseholdColumn::Place, false), [other, one], "3栋 before 10栋");
    assert_eq!(listed(HouseholdColumn::Number, false), [other, one]);
    assert_eq!(listed(HouseholdColumn::Head, false), [one, other], "安 before 白");
    assert_eq!(listed(HouseholdColumn::FromDate, true), [other, one]);
    let rows = archive.store.household_rows(&[one, other], None).unwrap();
    let said: Vec<(&str, u32)> =
        rows.iter().map(|row| (row.head.as_ref().unwrap().name.0.as_str(), row.members)).collect();
    assert_eq!(said, [("安心", 2), ("白云", 1)]);
}

#[test]
fn the_list_narrows_to_what_stood_on_a_day_and_to_what_has_ended() {
    let (mut archive, [one, other]) = kept();
    let mut ended: Household = archive.store.load(one).unwrap().unwrap();
    ended.until_date = Day::new(day("2025-06-01"));
    archive.write("销户", |writing| writing.update(one, &ended));
    let listed =
        |filter: &HouseholdFilter| archive.store.household_ids(filter, HouseholdColumn::Number, false).unwrap();
    assert_eq!(listed(&HouseholdFilter::default()), [other]);
    assert_eq!(listed(&HouseholdFilter { living: Living::Left, ..HouseholdFilter::default() }), [one]);
    let on = |at| HouseholdFilter { as_of: Some(day(at)), ..HouseholdFilter::default() };
    assert_eq!(listed(&on("2021-01-01")), [one]);
    assert_eq!(listed(&on("2025-05-31")), [other, one]);
    assert_eq!(listed(&on("2025-06-01")), [other]);
    let counts = archive.store.household_counts().unwrap();
    assert_eq!((counts.standing, counts.ended), (1, 1));
}

#[test]
fn everything_a_person_was_stands_on_one_line() {
    let (mut archive, [one, _]) = kept();
    let place = room(&mut archive, 8, 1, 101);
    let somebody = RecordId(1);
    archive.write("登记", |writing| {
        writing.insert(&residence(somebody, place, "2019-05-01"))?;
        let let_by = RentalHouse { place: Link::to(place), landlord: Link::to(RecordId(4)), ..RentalHouse::default() };
        let house = writing.insert(&let_by)?;
        writing.insert(&Tenancy {
            house: Link::to(house),
            tenant: Link::to(somebody),
            from_date: Day::new(day("2019-05-01")),
            ended_on: Day::new(day("2019-12-01")),
            ..Tenancy::default()
        })?;
        writing.insert(&HouseParty {
            house: Link::to(house),
            role: Choice::of("2"),
            person: Link::to(somebody),
            from_date: Day::new(day("2021-01-01")),
            ..HouseParty::default()
        })
    });
    let line = archive.store.time_line(somebody).unwrap();
    let said: Vec<(SpanKind, Option<String>)> =
        line.iter().map(|span| (span.kind, span.from.map(|from| from.to_string()))).collect();
    let wanted = [
        (SpanKind::HouseParty, "2021-01-01"),
        (SpanKind::Household, "2020-01-01"),
        (SpanKind::Residence, "2019-05-01"),
        (SpanKind::Tenant, "2019-05-01"),
    ];
    assert_eq!(said, wanted.map(|(kind, from)| (kind, Some(from.to_owned()))));
    assert_eq!(
        (line[1].record, line[1].role.as_str(), line[1].place_name.as_str()),
        (one, "02", "海棠苑10栋1单元101室")
    );
    assert_eq!(archive.store.time_line(RecordId(4)).unwrap()[1].kind, SpanKind::Landlord, "since an unknown day");
}
