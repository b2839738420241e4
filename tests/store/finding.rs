//! The search box: what is found, why, and in which order.

use crate::archive::*;
use linli::domain::finding::{Reason, words};
use linli::domain::registers::{Person, Place, RentalHouse, Residence};
use linli::domain::values::{Day, Identity, Link, Name, Phones, Text};
use linli::domain::{RecordId, Register};
use linli::store::{Found, Hit};
use std::collections::BTreeSet;

fn hits(archive: &Archive, typed: &str) -> Vec<Hit> {
    archive.store.search(&words(typed), 50).unwrap()
}

/// The names found, in order; places by their full name.
fn found(archive: &Archive, typed: &str) -> Vec<String> {
    let found = archive.store.found(&hits(archive, typed)).unwrap();
    found
        .into_iter()
        .map(|found| match found {
            Found::Person(person) => person.person.name.0,
            Found::Place(place) => place.full_name,
        })
        .collect()
}

/// 云中鹤 in room 501, 云朵 in room 502, 曾小贤 nowhere.
fn peopled() -> Archive {
    let mut archive = archive();
    for (serial, (name, number)) in (1..).zip([("云中鹤", 501), ("云朵", 502)]) {
        let place = room(&mut archive, 3, 2, number);
        let id = archive.insert_person(&person(name, serial));
        archive.write("登记", |writing| writing.insert(&residence(id, place, "2026-06-01")));
    }
    archive.insert_person(&person("曾小贤", 9123));
    archive
}

#[test]
fn a_person_is_found_by_name_part_of_it_pinyin_and_initials() {
    let archive = peopled();
    for typed in ["云中鹤", "中鹤", "yunzhonghe", "yzh"] {
        assert_eq!(found(&archive, typed), ["云中鹤"], "{typed}");
    }
    for typed in ["曾小贤", "zengxiaoxian", "zxx"] {
        assert_eq!(found(&archive, typed), ["曾小贤"], "{typed}");
    }
}

#[test]
fn a_person_is_found_by_the_end_of_a_number_and_by_telephone() {
    let archive = peopled();
    assert_eq!(found(&archive, "9123"), ["曾小贤"]);
    assert_eq!(found(&archive, "13800009123"), ["曾小贤"]);
    assert_eq!(found(&archive, "510524199001019123"), ["曾小贤"]);
}

#[test]
fn a_room_is_found_together_with_the_people_living_there_now() {
    let archive = peopled();
    let hits = hits(&archive, "3-2-501");
    assert_eq!(hits.iter().map(|hit| hit.register).collect::<Vec<_>>(), [Person::TABLE, Place::TABLE]);
    assert_eq!(hits[0].reason, Reason::Room);
    assert_eq!(found(&archive, "3-2-501"), ["云中鹤", "海棠苑3栋2单元501室"]);
}

#[test]
fn who_has_left_is_no_longer_found_by_the_room() {
    let mut archive = peopled();
    let (id, mut stay) = archive.store.residences_of(RecordId(1)).unwrap().remove(0);
    stay.until_date.0 = Some(day("2026-06-10"));
    archive.write("注销", |writing| writing.update(id, &stay));
    assert_eq!(found(&archive, "3-2-501"), ["海棠苑3栋2单元501室"]);
    assert_eq!(found(&archive, "云中鹤"), ["云中鹤"]);
}

#[test]
fn an_exact_name_comes_before_a_longer_one() {
    let mut archive = peopled();
    archive.insert_person(&person("云朵朵", 3));
    assert_eq!(found(&archive, "云朵"), ["云朵", "云朵朵"]);
}

#[test]
fn several_words_are_all_met() {
    let archive = peopled();
    assert_eq!(found(&archive, "云 502"), ["云朵"]);
    assert_eq!(found(&archive, "yzh 501"), ["云中鹤"]);
    assert_eq!(found(&archive, "云 9123"), Vec::<String>::new());
    assert_eq!(found(&archive, "海棠苑 云中"), ["云中鹤"]);
}

/// The doors stand beside the keys of people: whoever moves takes them along, and a door that is renamed is so beside all.
#[test]
fn a_name_and_a_door_are_met_where_somebody_lives_now() {
    let mut archive = peopled();
    let place = archive.store.place_meant("海棠苑3栋2单元501室").unwrap().unwrap();
    let (id, stay) = archive.store.residences_of(RecordId(1)).unwrap().remove(0);
    let behind = |archive: &Archive, doors: &[&str]| {
        assert!(archive.store.search_agrees().unwrap(), "{doors:?}");
        for door in ["501", "2-501", "601", "701", "8-2-701"] {
            let met = found(archive, &format!("云中 {door}"));
            assert_eq!(met == ["云中鹤"], doors.contains(&door), "{door}: {met:?}");
            assert_eq!(found(archive, &format!("{door} yzh")), met);
        }
    };
    behind(&archive, &["501", "2-501"]);

    let elsewhere = room(&mut archive, 8, 2, 601);
    let moved = Residence { place: Link::to(elsewhere), ..stay.clone() };
    let (_, moving) = archive.store.write(&act("搬家"), |writing| writing.update(id, &moved)).unwrap();
    behind(&archive, &["601"]);
    let renamed: Place = archive.store.load(elsewhere).unwrap().unwrap();
    let renamed = Place { label: Text::new("701室"), ..renamed };
    archive.write("改名", |writing| writing.update(elsewhere, &renamed));
    behind(&archive, &["701", "8-2-701"]);
    let second = Residence { place: Link::to(place), registration_number: Text::default(), ..stay };
    let (second, _) = archive.store.write(&act("登记"), |writing| writing.insert(&second)).unwrap();
    behind(&archive, &["501", "2-501", "701", "8-2-701"]);
    archive.write("删除", |writing| writing.delete::<Residence>(second));
    archive.store.undo(&act("撤销"), moving).unwrap();
    behind(&archive, &["501", "2-501"]);
    // Some keys are new and some stay: all of them move.
    archive.write("改名搬家", |writing| {
        writing.update(RecordId(1), &person("云中雁", 1))?;
        writing.update(id, &moved)
    });
    assert!(archive.store.search_agrees().unwrap());
    assert_eq!(found(&archive, "8-2-701 0001"), ["云中雁"]);
}

#[test]
fn nothing_typed_finds_nothing() {
    assert!(hits(&peopled(), "  ").is_empty());
}

#[test]
fn a_changed_name_is_found_anew_and_no_longer_as_before() {
    let mut archive = peopled();
    let renamed = person("水上漂", 1);
    archive.write("改名", |writing| writing.update(RecordId(1), &renamed));
    assert_eq!(found(&archive, "云中鹤"), Vec::<String>::new());
    assert_eq!(found(&archive, "ssp"), ["水上漂"]);
    assert!(archive.store.search_agrees().unwrap());
}

#[test]
fn search_made_anew_is_the_search_kept_in_step() {
    let mut archive = peopled();
    let before = hits(&archive, "y");
    assert!(!before.is_empty());
    archive.store.rebuild_search(&act("重建搜索")).unwrap();
    assert_eq!(hits(&archive, "y"), before);
    assert!(archive.store.search_agrees().unwrap());
}

#[test]
fn no_more_is_found_than_was_asked_for() {
    let mut archive = archive();
    archive.write("登记", |writing| {
        for serial in 0..200 {
            writing.insert(&person("云中鹤", serial))?;
        }
        Ok(())
    });
    assert_eq!(archive.store.search(&words("云"), 50).unwrap().len(), 50);
    assert_eq!(archive.store.search(&words("云 中鹤"), 50).unwrap().len(), 50);
}

#[test]
fn places_are_offered_for_what_was_typed_with_who_lives_there() {
    let archive = peopled();
    let places = archive.store.places_matching("3-2-501", 10).unwrap();
    assert_eq!(places.len(), 1);
    assert_eq!((places[0].full_name.as_str(), places[0].people), ("海棠苑3栋2单元501室", 1));
}

/// The people of a dwelling once crowded it out of its own list, and it was offered as a new one.
#[test]
fn a_crowded_dwelling_is_offered_before_its_people() {
    let archive = peopled();
    let places = archive.store.places_matching("3-2-501", 1).unwrap();
    assert_eq!(places.iter().map(|place| place.full_name.as_str()).collect::<Vec<_>>(), ["海棠苑3栋2单元501室"]);
    let in_parts = archive.store.places_matching("海棠苑 3-2-501", 1).unwrap();
    assert_eq!(in_parts, places);
}

#[test]
fn who_has_the_same_number_name_reading_or_telephone_is_worth_comparing() {
    let archive = peopled();
    let known = person("云中鹤", 1);
    let similar = |number: &str, name: &str, birth: &str, phones: &[String]| {
        let typed = Person {
            identity: Identity { number: number.into(), ..known.identity.clone() },
            name: Name::new(name),
            birth: Day(Some(day(birth))),
            phones: Phones(phones.to_vec()),
            ..Person::default()
        };
        archive.store.similar_people(&typed).unwrap()
    };
    let number = &known.identity.number;
    assert_eq!(similar(number, "某某", "2000-01-01", &[]), [RecordId(1)]);
    assert_eq!(similar("", "云中鹤", "1990-01-01", &[]), [RecordId(1)]);
    assert_eq!(similar("", "云中鹤", "1970-01-02", &[]), [RecordId(1)], "the birth may be written wrong");
    assert_eq!(similar("", "云钟贺", "1990-01-01", &[]), [RecordId(1)], "read alike");
    assert_eq!(similar("", "某某", "2000-01-01", &known.phones.0), [RecordId(1)], "at one telephone");
    assert_eq!(similar("", "某某", "2000-01-01", &[]), []);
    assert_eq!(similar(number, "云中鹤", "1990-01-01", &known.phones.0), [RecordId(1)], "and once");
}

#[test]
fn what_begins_a_name_comes_before_what_stands_inside_one() {
    let mut archive = archive();
    for (serial, name) in (1..).zip(["王张三", "李云中", "张三丰", "张三"]) {
        archive.insert_person(&person(name, serial));
    }
    assert_eq!(found(&archive, "zs"), ["张三", "张三丰", "王张三"]);
    assert_eq!(found(&archive, "张三"), ["张三", "张三丰", "王张三"]);
    assert_eq!(found(&archive, "yz"), ["李云中"]);
}

#[test]
fn a_place_is_seen_however_many_people_live_there() {
    let mut archive = archive();
    let place = room(&mut archive, 3, 2, 501);
    archive.write("登记", |writing| {
        for serial in 0..60 {
            let id = writing.insert(&person("云中鹤", serial))?;
            writing.insert(&residence(id, place, "2026-06-01"))?;
        }
        Ok(())
    });
    let hits = hits(&archive, "3-2-501");
    assert_eq!(hits.len(), 50);
    assert_eq!(hits.last().unwrap().register, Place::TABLE);
}

/// Two common words once left out whom the first thousand did not hold.
#[test]
fn two_common_words_find_the_one_who_meets_both_among_thousands_who_do_not() {
    let mut archive = archive();
    archive.write("登记", |writing| {
        for serial in 0..3000 {
            writing.insert(&person("云中鹤", serial))?;
            writing.insert(&person("梅超风", serial + 3000))?;
        }
        writing.insert(&Person { former_name: Name::new("梅上雪"), ..person("云深处", 9000) })?;
        Ok(())
    });
    assert_eq!(found(&archive, "云 梅"), ["云深处"]);
    assert_eq!(found(&archive, "y m"), ["云深处"]);
}

#[test]
fn a_rental_house_is_found_by_its_number_and_its_address_together() {
    let mut archive = archive();
    let place = room(&mut archive, 3, 2, 501);
    let house =
        RentalHouse { house_number: Text::new("租20260001"), place: Link::to(place), ..RentalHouse::default() };
    archive.write("建档", |writing| writing.insert(&house));
    for typed in ["租2026 501", "501 租2026"] {
        assert_eq!(found(&archive, typed), ["海棠苑3栋2单元501室"], "{typed}");
    }
    assert_eq!(hits(&archive, "租2026 502"), []);
}

/// Asking records one by one and looking them up in the tree are two ways; they must not differ.
#[test]
fn two_words_are_met_by_exactly_those_whom_each_of_them_finds() {
    let mut archive = archive();
    let names = ["云中鹤", "梅超风", "云梅", "曾云鹤", "单鹤梅", "尉迟云"];
    archive.write("登记", |writing| {
        for serial in 0..240 {
            let id = writing.insert(&person(names[serial as usize % names.len()], serial))?;
            let place = writing.find_or_create_place(&[
                ("2", "海棠苑"),
                ("5", &format!("{}栋", serial % 3 + 1)),
                ("7", &format!("{}01室", serial % 7 + 1)),
            ])?;
            let until = serial.is_multiple_of(5).then(|| day("2026-06-10"));
            writing.insert(&Residence { until_date: Day(until), ..residence(id, place, "2026-06-01") })?;
        }
        Ok(())
    });
    let all = |typed: &str| -> BTreeSet<(&str, RecordId)> {
        archive.store.search(&words(typed), 10_000).unwrap().iter().map(|hit| (hit.register, hit.record)).collect()
    };
    let typed = ["云", "鹤", "y", "zy", "3栋", "301", "海棠苑", "2-5", "0012", "weichi", "hty", "1380000"];
    for (one, other) in typed.iter().flat_map(|one| typed.iter().map(move |other| (one, other))) {
        let both: BTreeSet<_> = all(one).intersection(&all(other)).copied().collect();
        assert_eq!(all(&format!("{one} {other}")), both, "{one} {other}");
    }
}

/// 0005 was read as the beginning of every room with a five.
#[test]
fn the_last_four_of_a_number_come_before_rooms_whatever_they_begin_with() {
    let mut archive = peopled();
    archive.insert_person(&person("罗小梅", 5));
    archive.insert_person(&person("单雄信", 501));
    let first = |typed: &str| {
        let hits = hits(&archive, typed);
        (found(&archive, typed)[0].clone(), hits[0].reason)
    };
    assert_eq!(first("0005"), ("罗小梅".to_owned(), Reason::IdNumberEnd));
    assert_eq!(first("0501"), ("单雄信".to_owned(), Reason::IdNumberEnd));
    assert!(found(&archive, "0501").contains(&"海棠苑3栋2单元501室".to_owned()), "a room may be written so too");
    assert_eq!(found(&archive, "0005").len(), 1);
    assert_eq!(first("501"), ("云中鹤".to_owned(), Reason::Room));
}
