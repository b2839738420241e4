use super::*;

fn plan(typed: &str) -> RangePlan {
    plan_range(typed).unwrap_or_else(|mistake| panic!("{typed}: {mistake}"))
}

#[test]
fn the_ways_clerks_write_a_range_mean_the_same() {
    let wanted = plan("1–6 栋 × 3 单元 × 101–604");
    assert_eq!(wanted.buildings, ["1", "2", "3", "4", "5", "6"]);
    assert_eq!(wanted.units, ["1", "2", "3"]);
    assert_eq!((wanted.rooms.len(), wanted.rooms[3].as_str(), wanted.rooms[4].as_str()), (24, "104", "201"));
    for typed in [
        "1-6栋×1-3单元×101-604",
        "1-6栋1-3单元101-604",
        "1~6号楼*3单元*1-6层每层4户",
        "１－６栋×３单元×１０１－６０４室",
        "1-6x3x101-604",
        "1-6栋x3单元x101-604",
        "1至6幢，每幢3个单元，101至604",
        "1-3、4-6栋，1、2、3单元，101-604",
        "1栋、2栋、3-6栋 × 3单元 × 101-604",
        "共6栋 × 每栋3单元 × 6层 × 4户",
        "1-6栋×3单元×1-6层×01-04",
        "01-06栋 × 01-03单元 × 101-604",
        "1_6#*3门*101_604",
        "1 - 6 栋 x 3 单元 x 101 - 604 室",
        "1-6 3 101-604",
        "1-6/3/101-604",
    ] {
        assert_eq!(plan(typed), wanted, "{typed}");
    }
}

#[test]
fn a_level_that_is_not_written_is_left_out() {
    for (typed, buildings, units, rooms, first, last) in [
        ("101-604", 0, 0, 24, "101室", "604室"),
        ("3栋×101-604", 1, 0, 24, "3栋101室", "3栋604室"),
        ("第3单元×101-604", 0, 1, 24, "3单元101室", "3单元604室"),
        ("2单元×101-604", 0, 2, 24, "1单元101室", "2单元604室"),
        ("1-6栋", 6, 0, 0, "1栋", "6栋"),
        ("1-6栋×2单元", 6, 2, 0, "1栋1单元", "6栋2单元"),
        ("A-C座×101-1204", 3, 0, 48, "A座101室", "C座1204室"),
        ("A1-A3栋×501", 3, 0, 1, "A1栋501室", "A3栋501室"),
        ("X座×101-104", 1, 0, 4, "X座101室", "X座104室"),
        ("1-20室", 0, 0, 20, "1室", "20室"),
        ("101-104,201-203", 0, 0, 7, "101室", "203室"),
        ("101,101,102", 0, 0, 2, "101室", "102室"),
        ("第6层×01-04", 0, 0, 4, "601室", "604室"),
        ("11-12层×2户", 0, 0, 4, "1101室", "1202室"),
        ("1001-1204", 0, 0, 12, "1001室", "1204室"),
    ] {
        let found = plan(typed);
        let lengths = (found.buildings.len(), found.units.len(), found.rooms.len());
        assert_eq!(lengths, (buildings, units, rooms), "{typed}");
        assert_eq!((found.first().as_str(), found.last().as_str()), (first, last), "{typed}");
    }
}

#[test]
fn the_plan_is_told_before_it_is_made() {
    for (typed, words) in [
        ("1-6栋×3单元×101-604", "6 栋，每栋 3 个单元，每单元 24 间，共 432 间，从1栋1单元101室到6栋3单元604室"),
        ("1-6栋×101-604", "6 栋，每栋 24 间，共 144 间，从1栋101室到6栋604室"),
        ("1-6栋×2单元", "6 栋，每栋 2 个单元，共 12 个单元，从1栋1单元到6栋2单元"),
        ("101-604", "24 间，从101室到604室"),
    ] {
        assert_eq!(plan(typed).words(), words, "{typed}");
    }
}

#[test]
fn every_place_is_named_once_as_the_address_tree_names_it() {
    let plan = plan("1-2栋×2单元×101-202");
    let addresses: Vec<ParsedAddress> = plan.addresses().collect();
    assert_eq!((addresses.len(), plan.count()), (16, 16));
    let names: Vec<String> = addresses.iter().map(ParsedAddress::full_name).collect();
    assert_eq!(names[..3], ["1栋1单元101室", "1栋1单元102室", "1栋1单元201室"]);
    assert_eq!((names.first(), names.last()), (Some(&plan.first()), Some(&plan.last())));
    assert_eq!(names.iter().collect::<std::collections::BTreeSet<_>>().len(), names.len());
    // What is planned is what the same address typed by hand would be.
    for (address, name) in addresses.iter().zip(&names) {
        assert_eq!(super::super::parse(name), *address);
    }
    let kinds: Vec<&str> = addresses[0].nodes().iter().map(|node| node.kind).collect();
    assert_eq!(kinds, ["5", "6", "7"]);
}

#[test]
fn each_mistake_has_its_sentence() {
    for (typed, mistake) in [
        ("", RangeMistake::Empty),
        (" × ", RangeMistake::Empty),
        ("海棠苑1-6栋", RangeMistake::Unreadable("海棠苑1-6栋".into())),
        ("一至六栋", RangeMistake::Unreadable("一-六栋".into())),
        ("1-6栋×-604", RangeMistake::Unreadable("-604".into())),
        ("1-3-6栋", RangeMistake::SeveralDashes("1-3-6".into())),
        ("6-1栋", RangeMistake::Backwards("6-1".into())),
        ("C-A座", RangeMistake::Backwards("C-A".into())),
        ("604-101", RangeMistake::Backwards("604-101".into())),
        ("1-C座", RangeMistake::Unlike("1-C".into())),
        ("A1-B6栋", RangeMistake::Unlike("A1-B6".into())),
        ("1-604", RangeMistake::Unlike("1-604".into())),
        ("104-601", RangeMistake::RoomsCrossed("104-601".into())),
        ("1-6栋×101-604×7-8栋", RangeMistake::Twice("栋")),
        ("1-6栋×1-6层", RangeMistake::FloorsWithoutRooms),
        ("1-6栋×每层4户", RangeMistake::RoomsWithoutFloors),
        ("1-6层×101-104", RangeMistake::FloorTwice("101".into())),
        ("A-C层×4户", RangeMistake::NoFloor("A".into())),
        ("1-99999栋", RangeMistake::TooMany),
        ("1-4000000000栋", RangeMistake::TooMany),
        ("101-999999999", RangeMistake::TooMany),
        ("1-100栋×10单元×101-604", RangeMistake::TooMany),
        ("共99999栋", RangeMistake::TooMany),
        ("9999层×99户", RangeMistake::TooMany),
    ] {
        assert_eq!(plan_range(typed), Err(mistake), "{typed}");
    }
    assert_eq!(RangeMistake::TooMany.to_string(), "一次最多添加 20000 处，请分几次写");
}

/// Each keystroke asks for the plan of what stands there so far.
#[test]
fn a_range_on_its_way_is_answered_at_once() {
    for whole in ["1-6栋×3单元×101-604", "1~6号楼*2单元*1-6层每层4户", "A-C座，1、2单元，101-1204"] {
        let letters: Vec<char> = whole.chars().collect();
        for end in 0..=letters.len() {
            let typed: String = letters[..end].iter().collect();
            if let Err(mistake) = plan_range(&typed) {
                assert!(!mistake.to_string().is_empty(), "{typed}");
            }
        }
    }
}
