//! The list of the floating population: who is on it, in which order.

use crate::archive::*;
use linli::domain::RecordId;
use linli::domain::registers::Residence;
use linli::domain::values::Choice;
use linli::store::{FloatingFilter, FloatingSort, Living, OnADay, PeopleKind, SortColumn};

/// 安心 since March, 白云 since January and gone, 陈酿 since February, each in another room.
fn listed() -> Archive {
    let mut archive = archive();
    let people =
        [("安心", 501, "2026-03-01", ""), ("白云", 1001, "2026-01-01", "2026-05-01"), ("陈酿", 302, "2026-02-01", "")];
    for (serial, (name, number, from, until)) in (1..).zip(people) {
        let place = room(&mut archive, 3, 2, number);
        let id = archive.insert_person(&person(name, serial));
        let mut stay = residence(id, place, from);
        stay.until_date.0 = (!until.is_empty()).then(|| day(until));
        archive.write("登记", |writing| writing.insert(&stay));
    }
    archive
}

fn names(archive: &Archive, filter: &FloatingFilter, sort: FloatingSort) -> Vec<String> {
    let ids = archive.store.floating_ids(filter, sort).unwrap();
    archive.store.floating_rows(&ids).unwrap().into_iter().map(|row| row.person.name.0).collect()
}

#[test]
fn who_lives_here_now_is_listed_the_latest_first() {
    assert_eq!(names(&listed(), &FloatingFilter::default(), FloatingSort::default()), ["安心", "陈酿"]);
}

#[test]
fn the_list_can_be_asked_as_of_a_day() {
    let archive = listed();
    let as_of = |text: &str| FloatingFilter { as_of: Some(day(text)), ..FloatingFilter::default() };
    assert_eq!(names(&archive, &as_of("2026-01-15"), FloatingSort::default()), ["白云"]);
    assert_eq!(names(&archive, &as_of("2026-03-15"), FloatingSort::default()), ["安心", "陈酿", "白云"]);
    assert_eq!(names(&archive, &as_of("2026-05-01"), FloatingSort::default()), ["安心", "陈酿"]);
}

#[test]
fn the_list_shows_who_left_or_everyone() {
    let archive = listed();
    let living = |living| FloatingFilter { living, ..FloatingFilter::default() };
    assert_eq!(names(&archive, &living(Living::Left), FloatingSort::default()), ["白云"]);
    assert_eq!(names(&archive, &living(Living::All), FloatingSort::default()).len(), 3);
}

#[test]
fn every_column_sorts_both_ways() {
    let archive = listed();
    let everyone = FloatingFilter { living: Living::All, ..FloatingFilter::default() };
    for (column, expected) in [
        (SortColumn::Name, ["安心", "白云", "陈酿"]),
        (SortColumn::FromDate, ["白云", "陈酿", "安心"]),
        // 302, 501, 1001: by number, not by letter.
        (SortColumn::Place, ["陈酿", "安心", "白云"]),
    ] {
        let up = names(&archive, &everyone, FloatingSort { column, is_descending: false });
        let mut down = names(&archive, &everyone, FloatingSort { column, is_descending: true });
        assert_eq!(up, expected, "{column:?}");
        down.reverse();
        assert_eq!(down, expected, "{column:?}");
    }
    for column in [SortColumn::Sex, SortColumn::Birth, SortColumn::Reason, SortColumn::Number] {
        assert_eq!(names(&archive, &everyone, FloatingSort { column, is_descending: false }).len(), 3, "{column:?}");
    }
}

#[test]
fn the_list_is_narrowed_by_reason_and_by_everything_below_a_place() {
    let mut archive = listed();
    let other = room(&mut archive, 8, 1, 101);
    let id = archive.insert_person(&person("丁香", 4));
    let mut stay = residence(id, other, "2026-06-01");
    stay.reside_reason = Choice::of("03");
    archive.write("登记", |writing| writing.insert(&stay));

    let reason = FloatingFilter { reasons: vec!["03".into()], ..FloatingFilter::default() };
    assert_eq!(names(&archive, &reason, FloatingSort::default()), ["丁香"]);
    let (estate, _) = archive.store.children(None).unwrap().remove(0);
    let buildings = archive.store.children(Some(estate)).unwrap();
    assert_eq!(buildings.iter().map(|(_, place)| place.label.0.as_str()).collect::<Vec<_>>(), ["3栋", "8栋"]);
    let below = |place: RecordId| FloatingFilter { place: Some(place), ..FloatingFilter::default() };
    assert_eq!(names(&archive, &below(buildings[1].0), FloatingSort::default()), ["丁香"]);
    assert_eq!(names(&archive, &below(estate), FloatingSort::default()).len(), 3);
}

#[test]
fn the_counts_are_those_of_the_list() {
    let mut archive = listed();
    let counts = archive.store.floating_counts(day("2026-06-15")).unwrap();
    assert_eq!((counts.people, counts.living, counts.left), (3, 2, 1));
    // Registered area, address and the signed notice are missing everywhere.
    assert_eq!(counts.incomplete, 2);
    let (id, mut stay) = archive.store.residences_of(RecordId(1)).unwrap().remove(0);
    stay.notice_signed_on.0 = Some(day("2026-06-01"));
    archive.write("补登", |writing| writing.update(id, &stay));
    assert_eq!(archive.store.floating_counts(day("2026-06-15")).unwrap().incomplete, 2);
    let mut whole = person("安心", 1);
    whole.registered_area.code = "510524".into();
    whole.registered_address.0 = "石桥镇".into();
    archive.write("补登", |writing| writing.update(RecordId(1), &whole));
    assert_eq!(archive.store.floating_counts(day("2026-06-15")).unwrap().incomplete, 1);
}

#[test]
fn somebody_registered_at_two_dwellings_is_one_person_in_every_figure() {
    let mut archive = listed();
    let counts = archive.store.floating_counts(day("2026-06-15")).unwrap();
    let (_, stay) = archive.store.residences_of(RecordId(1)).unwrap().remove(0);
    let other =
        archive.store.floating_rows(&archive.store.floating_ids(&Default::default(), Default::default()).unwrap());
    let elsewhere = other.unwrap().into_iter().find(|row| row.residence.place != stay.place).expect("another dwelling");
    let second = Residence { place: elsewhere.residence.place, reside_reason: Choice::of("04"), ..stay.clone() };
    let second = Residence { registration_number: Default::default(), ..second };
    archive.write("第二处", |writing| writing.insert(&second));
    let (store, on) = (&archive.store, day("2026-06-15"));
    assert_eq!(store.floating_counts(on).unwrap(), counts);
    assert_eq!(store.floating_count(&FloatingFilter::default()).unwrap(), counts.living);
    assert_eq!(store.floating_ids(&Default::default(), Default::default()).unwrap().len() as u64, counts.living + 1);
    let cells = store.floating_cells(on, [on, on]).unwrap();
    assert_eq!(cells.iter().map(|cell| cell.count).sum::<u64>(), counts.living);
    let ages = store.age_cells(PeopleKind::Floating, on).unwrap();
    assert_eq!(ages.iter().map(|cell| cell.count).sum::<u64>(), counts.living);
    let estates = store.floating_by_place(on).unwrap();
    let whole: u64 = estates.iter().filter(|place| place.depth == 0).map(|place| place.count).sum();
    assert_eq!(whole, counts.living, "one above both dwellings");
    assert_eq!(store.counts_on(OnADay { day: on, place: None }).unwrap().floating, counts.living);
}

#[test]
fn the_index_of_incomplete_people_knows_every_expected_field() {
    use linli::domain::registers::Person;
    use linli::domain::{Need, Register};
    let schema = include_str!("../../schema.sql");
    let index = schema.split("CREATE INDEX person_incomplete").nth(1).unwrap().split(';').next().unwrap();
    for field in Person::fields().filter(|field| field.need == Need::Expected) {
        let column = if field.key == "identity" { "identity_number" } else { field.key };
        assert!(index.contains(&format!("{column} IS NULL")), "{column}");
    }
    let foreigners = linli::domain::values::identity::OF_FOREIGNERS.map(|kind| format!("'{kind}'")).join(", ");
    assert!(index.contains(&format!("identity_kind IN ({foreigners})")), "{index}");
}

#[test]
fn a_foreigner_lacks_a_country_and_never_a_registered_address() {
    let mut archive = listed();
    let (id, mut stay) = archive.store.residences_of(RecordId(1)).unwrap().remove(0);
    stay.notice_signed_on.0 = Some(day("2026-06-01"));
    archive.write("补登", |writing| writing.update(id, &stay));
    let mut foreigner = person("安心", 1);
    foreigner.identity.kind = Choice::of("414");
    foreigner.identity.number = "EA1234567".into();
    archive.write("补登", |writing| writing.update(RecordId(1), &foreigner));
    assert_eq!(archive.store.floating_counts(day("2026-06-15")).unwrap().incomplete, 2);
    foreigner.nationality = Choice::of("FRA");
    archive.write("补登", |writing| writing.update(RecordId(1), &foreigner));
    assert_eq!(archive.store.floating_counts(day("2026-06-15")).unwrap().incomplete, 1);
}

#[test]
fn a_child_lacks_the_guardians_consent_and_nothing_else() {
    let mut archive = listed();
    let (id, mut stay) = archive.store.residences_of(RecordId(1)).unwrap().remove(0);
    stay.notice_signed_on.0 = Some(day("2026-06-01"));
    archive.write("补登", |writing| writing.update(id, &stay));
    let mut child = person("安心", 1);
    child.birth.0 = Some(day("2012-06-16"));
    child.phones.0.clear();
    archive.write("补登", |writing| writing.update(RecordId(1), &child));
    let counts = |archive: &Archive, today| {
        let count = archive.store.floating_counts(day(today)).unwrap().incomplete;
        let incomplete = FloatingFilter { is_incomplete: true, today: Some(day(today)), ..FloatingFilter::default() };
        assert_eq!(names(archive, &incomplete, FloatingSort::default()).len() as u64, count, "the list they are on");
        count
    };
    assert_eq!(counts(&archive, "2026-06-15"), 2);
    child.guardian_consent_on.0 = Some(day("2026-06-01"));
    archive.write("补登", |writing| writing.update(RecordId(1), &child));
    assert_eq!(counts(&archive, "2026-06-15"), 1);
    assert_eq!(counts(&archive, "2026-06-16"), 2, "at fourteen everything is asked");
}

#[test]
fn a_persons_residences_are_a_line_through_time() {
    let mut archive = listed();
    let place = room(&mut archive, 9, 1, 101);
    let mut earlier = residence(RecordId(1), place, "2025-01-01");
    earlier.until_date.0 = Some(day("2026-02-28"));
    archive.write("登记", |writing| writing.insert(&earlier));
    let line = archive.store.residences_of(RecordId(1)).unwrap();
    assert_eq!(
        line.iter().map(|(_, stay)| stay.from_date.0.unwrap()).collect::<Vec<_>>(),
        [day("2026-03-01"), day("2025-01-01")]
    );
    assert_eq!(archive.store.residences_at(place).unwrap(), []);
}
