//! The address tree: counted, spelled in many ways, merged and taken back, and filled by the hundred.

use crate::archive::*;
use linli::domain::address::{self, Doors};
use linli::domain::registers::{Household, Place, PlaceDuty, RentalHouse, Residence};
use linli::domain::values::{Choice, Day, Link, Name, Text};
use linli::domain::{RecordId, Register};
use linli::every_register;
use linli::store::{ChangeId, MergedPlaces, Officer, PlaceCounts, Sight, Store, StoreError, Writing};

fn full_name(store: &Store, place: RecordId) -> String {
    store.load::<Place>(place).unwrap().unwrap().full_name.0
}

fn set(archive: &mut Archive, place: RecordId, edit: impl FnOnce(&mut Place)) {
    let mut kept: Place = archive.store.load(place).unwrap().unwrap();
    edit(&mut kept);
    archive.write("修改地址", |writing| writing.update(place, &kept));
}

fn move_in(archive: &mut Archive, name: &str, serial: u32, place: RecordId) -> RecordId {
    let person = archive.insert_person(&person(name, serial));
    archive.write("登记", |writing| writing.insert(&residence(person, place, "2026-06-01")));
    person
}

fn merge(archive: &mut Archive, kept: RecordId, gone: RecordId) -> (MergedPlaces, ChangeId) {
    archive.store.write(&act("合并地址"), |writing| writing.merge_places(kept, gone)).unwrap()
}

#[test]
fn a_place_counts_all_that_lies_below_it_and_nobody_twice() {
    let mut archive = archive();
    let rooms = [room(&mut archive, 3, 1, 101), room(&mut archive, 3, 2, 501), room(&mut archive, 10, 1, 101)];
    let person = move_in(&mut archive, "云中鹤", 1, rooms[0]);
    archive.write("登记", |writing| writing.insert(&residence(person, rooms[1], "2026-06-01")));
    move_in(&mut archive, "水上漂", 2, rooms[2]);
    let house = |cancelled: &str| RentalHouse {
        place: Link::to(rooms[1]),
        cancel_reason: Choice::of(cancelled),
        ..RentalHouse::default()
    };
    archive.write("登记", |writing| writing.insert(&house("")));
    archive.write("登记", |writing| writing.insert(&house("1")));

    let estate = &archive.store.place_nodes(None).unwrap()[0];
    assert_eq!(estate.label, "海棠苑");
    assert_eq!(estate.counts, PlaceCounts { people: 2, dwellings: 3, rental_houses: 1, places: 8 });
    let buildings = archive.store.place_nodes(Some(estate.id)).unwrap();
    let seen: Vec<_> = buildings.iter().map(|node| (node.label.as_str(), node.counts.people)).collect();
    assert_eq!(seen, [("3栋", 1), ("10栋", 1)]);
    assert_eq!(archive.store.station_counts().unwrap(), PlaceCounts { places: 9, ..estate.counts });
    assert_eq!(archive.store.places_of_kind("6").unwrap().len(), 3);
}

/// A village has doors and no rooms; a shop is none.
#[test]
fn the_houses_of_a_village_count_as_dwellings_and_shops_do_not() {
    let mut archive = archive();
    archive.write("登记", |writing| {
        writing.find_or_create_place(&[("3", "桂花巷"), ("5", "12号")])?;
        writing.find_or_create_place(&[("3", "桂花巷"), ("5", "14号"), ("7", "101室")])?;
        writing.find_or_create_place(&[("3", "桂花巷"), ("5", "14号"), ("9", "1号店")])
    });
    let lane = &archive.store.place_nodes(None).unwrap()[0];
    assert_eq!(lane.counts.dwellings, 2, "12号 and the room in 14号");
    assert_eq!(archive.store.station_counts().unwrap().dwellings, 2);
}

#[test]
fn a_dwelling_is_found_under_the_alias_of_whatever_stands_above_it() {
    let mut archive = archive();
    let room = room(&mut archive, 3, 2, 501);
    let resident = move_in(&mut archive, "云中鹤", 1, room);
    let path = archive.store.place_path(room).unwrap();
    set(&mut archive, path[0].0, |estate| estate.add_alias("春光里"));
    set(&mut archive, path[1].0, |building| building.add_alias("丁香楼"));
    set(&mut archive, room, |place| place.add_alias("501A"));
    for typed in [
        "3-2-501",
        "3栋2单元501室",
        "３－２－５０１",
        "春光里3-2-501",
        "春光里３栋２单元５０１室",
        "海棠苑丁香楼2-501",
        "3-2-501A",
        "海棠苑3-2-501A",
        "春光里",
    ] {
        let places = archive.store.places_matching(typed, 20).unwrap();
        assert!(places.iter().any(|hit| hit.id == room || typed == "春光里" && hit.id == path[0].0), "{typed}");
        let people = archive.store.search(&linli::domain::finding::words(typed), 20).unwrap();
        assert!(people.iter().any(|hit| hit.register == "person" && hit.record == resident), "{typed}");
    }
    assert!(archive.store.search_agrees().unwrap());
}

#[test]
fn what_is_registered_under_an_old_name_comes_to_the_place_that_has_it_as_an_alias() {
    let mut archive = archive();
    let known = room(&mut archive, 3, 2, 501);
    let path = archive.store.place_path(known).unwrap();
    set(&mut archive, path[0].0, |estate| estate.add_alias("春光里"));
    let community = archive.write("社区", |writing| {
        let place = Place { kind: Choice::of("1"), label: Text::new("海棠社区"), ..Place::default() };
        writing.insert(&place)
    });
    set(&mut archive, path[0].0, |estate| estate.parent = Link::to(community));
    assert_eq!(full_name(&archive.store, known), "海棠苑3栋2单元501室", "a community stands in no address");
    for estate in ["海棠苑", "海棠苑小区", "春光里"] {
        let path = [("2", estate), ("5", "3幢"), ("6", "2单元"), ("7", "501")];
        let found = archive.write("登记地址", |writing| writing.find_or_create_place(&path));
        assert_eq!(found, known, "{estate}");
    }
    let new = [("2", "春光里"), ("5", "3栋"), ("6", "2单元"), ("7", "502室")];
    let new = archive.write("登记地址", |writing| writing.find_or_create_place(&new));
    assert_eq!(full_name(&archive.store, new), "海棠苑3栋2单元502室");
}

#[test]
fn merging_two_spellings_brings_all_to_one_and_keeps_the_old_name_as_an_alias() {
    let mut archive = archive();
    let kept_room = room(&mut archive, 3, 2, 501);
    let other = |room| [("2", "海裳苑"), ("5", "3栋"), ("6", "2单元"), ("7", room)];
    let twin = archive.write("登记地址", |writing| writing.find_or_create_place(&other("501室")));
    let moved = archive.write("登记地址", |writing| writing.find_or_create_place(&other("502室")));
    let stayer = move_in(&mut archive, "云中鹤", 1, kept_room);
    let mover = move_in(&mut archive, "水上漂", 2, twin);
    let rider = move_in(&mut archive, "草上飞", 3, moved);
    let top = |archive: &Archive, label: &str| archive.store.place_called(None, label).unwrap().unwrap();
    let (kept, gone) = (top(&archive, "海棠苑"), top(&archive, "海裳苑"));
    let before = everything(&archive.store);

    let (merged, change) = merge(&mut archive, kept, gone);
    assert_eq!(merged, MergedPlaces { places: 4, moved: 1, records: 1 });
    let lives = |archive: &Archive, person| {
        let stays = archive.store.residences_of(person).unwrap();
        full_name(&archive.store, stays[0].1.place.id.unwrap())
    };
    assert_eq!(lives(&archive, stayer), "海棠苑3栋2单元501室");
    assert_eq!(lives(&archive, mover), "海棠苑3栋2单元501室");
    assert_eq!(lives(&archive, rider), "海棠苑3栋2单元502室");
    assert_eq!(archive.store.load::<Place>(kept).unwrap().unwrap().aliases.0, "海裳苑");
    let found = archive.store.places_matching("海裳苑3-2-502", 5).unwrap();
    assert_eq!(found.iter().map(|hit| hit.id).collect::<Vec<_>>(), [moved]);
    assert!(archive.store.search_agrees().unwrap());

    archive.store.undo(&act("撤销"), change).unwrap();
    assert_eq!(everything(&archive.store), before);
    assert!(archive.store.search_agrees().unwrap());
}

#[test]
fn a_place_is_not_merged_with_itself_or_with_what_lies_above_or_below_it() {
    let mut archive = archive();
    let room = room(&mut archive, 3, 2, 501);
    let building = archive.store.place_path(room).unwrap()[1].0;
    for (kept, gone) in [(room, room), (room, building), (building, room)] {
        let refused = archive.store.write(&act("合并地址"), |writing| writing.merge_places(kept, gone));
        assert!(matches!(refused, Err(StoreError::PlaceInsideItself)), "{refused:?}");
    }
}

/// Every record of every register, by number.
fn everything(store: &Store) -> Vec<String> {
    let mut all = Vec::new();
    macro_rules! each {
        ($($register:ty),+) => {
            $(for id in 1..=120 {
                if let Some(record) = store.load::<$register>(RecordId(id)).unwrap() {
                    all.push(format!("{} {id} {:?}", <$register>::TABLE, record.image()));
                }
            })+
        };
    }
    every_register!(each);
    all
}

/// Numbers that look like chance and come again in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

/// A small town as chance has it: labels come again under different parents, and all registers refer to its places.
fn town(writing: &mut Writing<'_>, dice: &mut Dice) -> Result<Vec<RecordId>, StoreError> {
    const LABELS: [&str; 9] = ["海棠苑", "海裳苑", "春光里", "3栋", "5栋", "2单元", "501室", "502室", "1号摊位"];
    let mut places: Vec<RecordId> = Vec::new();
    for _ in 0..24 {
        let parent = if places.len() < 3 || dice.below(4) == 0 { None } else { Some(places[dice.below(places.len())]) };
        let place = Place {
            parent: parent.map_or_else(Link::none, Link::to),
            kind: Choice::of(["2", "5", "6", "7"][dice.below(4)]),
            label: Text::new(LABELS[dice.below(LABELS.len())]),
            aliases: Text::new(["", "", "旧楼", "老院"][dice.below(4)]),
            grid: Text::new(["", "三号网格"][dice.below(2)]),
            ..Place::default()
        };
        match writing.insert(&place) {
            Ok(id) => places.push(id),
            Err(StoreError::AlreadyThere) => {}
            Err(other) => return Err(other),
        }
    }
    for serial in 0..16 {
        let at = Link::to(places[dice.below(places.len())]);
        let from_date = Day(Some(day("2026-01-01")));
        match dice.below(4) {
            0 => drop(writing.insert(&RentalHouse { place: at, ..RentalHouse::default() })?),
            1 => drop(writing.insert(&Household {
                place: at,
                kind: Choice::of("1"),
                from_date,
                ..Household::default()
            })?),
            2 => {
                let duty = PlaceDuty {
                    place: at,
                    duty: Choice::of("2"),
                    holder: Name::new("巡得勤"),
                    from_date,
                    ..PlaceDuty::default()
                };
                writing.insert(&duty)?;
            }
            _ => {
                let person = writing.insert(&person("云中鹤", serial))?;
                writing.insert(&Residence { place: at, ..residence(person, places[0], "2026-01-01") })?;
            }
        }
    }
    Ok(places)
}

#[test]
fn merging_any_two_places_loses_nobody_and_undoing_it_is_the_identity() {
    let mut merged = 0;
    for seed in 1..=16 {
        let mut archive = archive();
        let mut dice = Dice(seed);
        let places = archive.write("登记", |writing| town(writing, &mut dice));
        for _ in 0..4 {
            let (kept, gone) = (places[dice.below(places.len())], places[dice.below(places.len())]);
            let before = (everything(&archive.store), archive.store.station_counts().unwrap());
            let change = match archive.store.write(&act("合并地址"), |writing| writing.merge_places(kept, gone)) {
                Ok((_, change)) => change,
                Err(StoreError::PlaceInsideItself) => continue,
                Err(other) => panic!("seed {seed}: {other:?}"),
            };
            merged += 1;
            let counts = archive.store.station_counts().unwrap();
            assert_eq!((counts.people, counts.rental_houses), (before.1.people, before.1.rental_houses), "seed {seed}");
            let head = Sight { officer: Officer { id: 0, name: String::new() }, sees_all: true };
            assert_eq!(archive.store.place_uses(&head, gone).unwrap(), [], "seed {seed}");
            assert!(archive.store.load::<Place>(gone).unwrap().is_none());
            assert!(archive.store.search_agrees().unwrap(), "seed {seed}");
            archive.store.undo(&act("撤销"), change).unwrap();
            let after = (everything(&archive.store), archive.store.station_counts().unwrap());
            assert_eq!(after, before, "seed {seed}");
            assert!(archive.store.search_agrees().unwrap(), "seed {seed}");
        }
    }
    assert!(merged > 30, "{merged}");
}

#[test]
fn a_range_makes_what_is_missing_and_leaves_the_rest_alone() {
    let mut archive = archive();
    let room = room(&mut archive, 3, 2, 501);
    let estate = archive.store.place_path(room).unwrap()[0].0;
    let before = everything(&archive.store);
    let plan = address::plan_range("1-6栋×3单元×101-604").unwrap();
    let levels = address::levels(&plan, Doors::Rooms);
    let census = archive.store.range_census(Some(estate), &levels).unwrap();
    assert_eq!((census.total(), census.known), (432, 1));
    let mut heard = 0;
    let (made, change) = archive
        .store
        .write(&act("批量添加地址"), |writing| {
            writing.add_range(Some(estate), &levels, &mut |done| {
                heard = done;
                Ok(())
            })
        })
        .unwrap();
    assert_eq!((made, heard), (census, 432));
    assert_eq!(archive.store.station_counts().unwrap().dwellings, 432);
    assert_eq!(archive.store.range_census(Some(estate), &levels).unwrap().known, 432);
    assert_eq!(archive.store.places_matching("6-3-604", 5).unwrap().len(), 1);
    archive.store.undo(&act("撤销"), change).unwrap();
    assert_eq!(everything(&archive.store), before);
}

#[test]
fn a_range_that_is_stopped_makes_nothing() {
    let mut archive = archive();
    let levels = address::levels(&address::plan_range("1-6栋×101-604").unwrap(), Doors::Rooms);
    let stopped = archive.store.write(&act("批量添加地址"), |writing| {
        writing.add_range(None, &levels, &mut |done| if done > 50 { Err(StoreError::Stopped) } else { Ok(()) })
    });
    assert!(matches!(stopped, Err(StoreError::Stopped)), "{stopped:?}");
    assert_eq!(archive.store.station_counts().unwrap(), PlaceCounts::default());
}
