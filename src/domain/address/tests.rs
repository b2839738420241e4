use super::*;
use crate::domain::finding::Reason;

fn form(text: &str) -> String {
    let ParsedAddress { estate, building, unit, floor, room } = parse(text);
    let shown = |part: Option<String>| part.unwrap_or_else(|| "·".into());
    [estate, building, unit, floor, room].map(shown).join(" ")
}

#[test]
fn all_spellings_of_one_room_meet() {
    for text in [
        "3-2-501",
        "３－２－５０１",
        "3—2—501",
        "3.2.501",
        "3/2/501",
        " 3 - 2 - 501 ",
        "3栋2单元501室",
        "3栋2单元501",
        "3号楼2单元501",
        "3#楼2单元501室",
        "3#2单元501号",
        "3幢2单元501房",
        "三栋二单元501室",
        "三栋二单元五〇一",
        "三栋二单元五零一室",
        "3栋-2单元-501室",
        "3栋2-501",
        "3-2单元501室",
        "03-02-0501",
        "3号2单元501",
        "3栋2单元5层501室",
    ] {
        assert_eq!(key(text), "3-2-501", "{text}");
    }
    for text in ["海棠苑3-2-501", "海棠苑3栋2单元501室", "海棠苑小区3号楼2单元501", "海棠苑 3栋2单元501（北间）"]
    {
        assert_eq!(key(text), "海棠苑3-2-501", "{text}");
    }
}

#[test]
fn an_address_is_taken_apart() {
    for (text, parts) in [
        ("海棠苑3栋2单元501室", "海棠苑 3 2 · 501"),
        ("海棠苑A座1203", "海棠苑 A · · 1203"),
        ("海棠苑A区3-2-501", "海棠苑A区 3 2 · 501"),
        ("海棠苑1-3-2-501", "海棠苑1区 3 2 · 501"),
        ("3-501", "· 3 · · 501"),
        ("海棠苑三栋十二单元一二〇三", "海棠苑 3 12 · 1203"),
        ("八一路", "八一路 · · · ·"),
        ("501", "· · · · 501"),
        ("桂花巷4号", "桂花巷4号 · · · ·"),
        ("桂花巷4号301室", "桂花巷4号 · · · 301"),
        ("桂花巷4号附2号", "桂花巷4号附2号 · · · ·"),
        ("桂花巷4号3-501", "桂花巷4号 3 · · 501"),
        ("幸福路12号海棠苑3-2-501", "幸福路12号海棠苑 3 2 · 501"),
        ("青溪街道桂花巷4号", "青溪街道桂花巷4号 · · · ·"),
        ("4号院3-2-501", "4号院 3 2 · 501"),
        ("3-2-501-A", "· 3 2 · 501-A"),
        ("101-2-501", "· 101 2 · 501"),
        ("3栋501-2", "· 3 · · 501-2"),
        ("海棠苑3栋", "海棠苑 3 · · ·"),
        ("海棠苑3栋5楼", "海棠苑 3 · 5 ·"),
        ("三里屯十二栋", "三里屯 12 · · ·"),
        ("三组", "三组 · · · ·"),
        ("", "· · · · ·"),
        ("-", "· · · · ·"),
    ] {
        assert_eq!(form(text), parts, "{text}");
    }
}

#[test]
fn an_address_is_printed_in_full() {
    for (text, full) in [
        ("海棠苑3-2-501", "海棠苑3栋2单元501室"),
        ("海棠苑A-1203", "海棠苑A座1203室"),
        ("桂花巷4号", "桂花巷4号"),
        ("桂花巷4号-301", "桂花巷4号301室"),
        ("3-501", "3栋501室"),
        ("海棠苑3栋5楼", "海棠苑3栋5层"),
    ] {
        assert_eq!(parse(text).full_name(), full, "{text}");
        assert_eq!(key(full), key(text), "what is printed reads back: {text}");
    }
}

#[test]
fn an_address_names_the_nodes_of_the_tree() {
    let nodes: Vec<(&str, String)> =
        parse("海棠苑3-2-501").nodes().into_iter().map(|node| (node.kind, node.label)).collect();
    let expected = [("2", "海棠苑"), ("5", "3栋"), ("6", "2单元"), ("7", "501室")];
    assert_eq!(nodes, expected.map(|(kind, label)| (kind, label.to_owned())));
    assert_eq!(parse("桂花巷4号").nodes()[0].kind, "3");
    assert_eq!(parse("上坝村").nodes()[0].kind, "4");
}

/// Whether somebody typing this would find the dwelling.
fn finds(typed: &str, full_name: &str) -> bool {
    let keys = room_keys(full_name, &Reason::ALL);
    beginnings(typed)
        .iter()
        .any(|beginning| keys.iter().any(|key| key.reason == beginning.reason && key.key.starts_with(&beginning.key)))
}

#[test]
fn a_dwelling_is_found_however_it_is_asked_for() {
    let full_name = "幸福路12号海棠苑3栋2单元501室";
    for typed in [
        "3-2-501",
        "3-2-5",
        "3-2",
        "3栋",
        "3栋2单元",
        "2-501",
        "2单元501",
        "501",
        "海棠",
        "海棠苑",
        "海棠苑3",
        "海棠苑3栋",
        "海棠苑3-2-501",
        "幸福路",
        "幸福路12号",
        "３－２－５０１",
    ] {
        assert!(finds(typed, full_name), "{typed}");
    }
    for typed in ["3-1-501", "31栋", "1栋", "海棠苑31栋", "502", "桂花巷"] {
        assert!(!finds(typed, full_name), "{typed}");
    }
    assert!(finds("桂花巷4号", "桂花巷4号") && finds("桂花", "青溪街道桂花巷4号"));
}

#[test]
fn an_estate_is_found_by_initials_and_pinyin() {
    let keys: Vec<String> = room_keys("幸福路12号海棠苑3栋2单元501室", &Reason::ALL)
        .into_iter()
        .filter(|key| key.reason == Reason::Address)
        .map(|key| key.key)
        .collect();
    assert!(keys.contains(&"hty3-2-501".to_owned()), "{keys:?}");
    assert!(keys.contains(&"haitangyuan3-2-501".to_owned()), "{keys:?}");
}
