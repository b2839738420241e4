use super::*;
use crate::domain::{address, name};

fn beginnings(typed: &str) -> Vec<(Reason, String)> {
    let words = words(typed);
    assert_eq!(words.len(), 1, "{typed}");
    words[0].beginnings.iter().map(|key| (key.reason, key.key.clone())).collect()
}

fn reasons(typed: &str) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = beginnings(typed).into_iter().map(|(reason, _)| reason).collect();
    reasons.dedup();
    reasons
}

#[test]
fn chinese_is_a_name_or_an_address() {
    assert_eq!(reasons("张"), [Reason::Name, Reason::NamePart, Reason::Address]);
    assert_eq!(reasons("三丰"), [Reason::Name, Reason::NamePart, Reason::Address]);
    assert_eq!(reasons("\u{E001}"), [Reason::Name, Reason::NamePart, Reason::Address]);
    assert!(beginnings("阿依·买提").contains(&(Reason::Name, "阿依买提".into())));
}

#[test]
fn letters_are_initials_or_pinyin_in_any_case() {
    assert!(beginnings("ZS").contains(&(Reason::Initials, "zs".into())));
    assert!(beginnings("ZhangSan").contains(&(Reason::Pinyin, "zhangsan".into())));
    assert!(beginnings("lüxm").contains(&(Reason::Pinyin, "lvxm".into())));
    assert!(beginnings("ｌｖ").contains(&(Reason::Initials, "lv".into())));
    assert!(beginnings("lyumou").contains(&(Reason::Pinyin, "lvmou".into())));
}

#[test]
fn the_last_four_are_looked_for_backwards() {
    assert!(beginnings("002x").contains(&(Reason::IdNumberEnd, "X200".into())));
    assert!(beginnings("0011").contains(&(Reason::IdNumberEnd, "1100".into())));
    assert!(beginnings("2916").contains(&(Reason::TelephoneEnd, "6192".into())));
    assert!(!reasons("501").contains(&Reason::IdNumberEnd));
    assert!(!reasons("x002").contains(&Reason::IdNumberEnd));
}

#[test]
fn nobody_is_found_by_where_they_come_from() {
    for typed in ["51", "5105", "510524", "5105241", "5105241980", "510524198001"] {
        assert!(!reasons(typed).contains(&Reason::IdNumber), "{typed}");
    }
    assert!(reasons("11010519491231").contains(&Reason::IdNumber));
    assert!(reasons("11010519491231002x").contains(&Reason::IdNumber));
}

#[test]
fn nobody_is_found_by_nationality() {
    for typed in ["USA1", "usa1100", "USA110090010"] {
        assert!(!reasons(typed).contains(&Reason::IdNumber), "{typed}");
    }
    assert!(reasons("USA1100900101").contains(&Reason::IdNumber));
}

#[test]
fn an_old_number_finds_the_new_one() {
    assert!(beginnings("110105491231002").contains(&(Reason::IdNumber, "11010519491231002X".into())));
}

#[test]
fn telephones_are_found_however_they_are_written() {
    for typed in ["13800002916", "138-0000-2916", "+8613800002916"] {
        assert!(beginnings(typed).contains(&(Reason::Telephone, "13800002916".into())), "{typed}");
    }
    assert!(beginnings("028-85550123").contains(&(Reason::Telephone, "02885550123".into())));
}

#[test]
fn a_room_is_a_room_in_every_spelling() {
    for typed in ["3-2-501", "３－２－５０１", "3栋2单元501室", "3栋2单元501"] {
        assert!(beginnings(typed).contains(&(Reason::Room, "3-2-501".into())), "{typed}");
    }
    assert!(beginnings("海棠苑3栋2单元501").contains(&(Reason::Room, "海棠苑3-2-501".into())));
    assert!(reasons("501").contains(&Reason::Room));
    assert!(beginnings("hty3-2-501").contains(&(Reason::Address, "hty3-2-501".into())));
}

#[test]
fn a_running_number_is_found_with_its_character() {
    assert!(beginnings("海20260012").contains(&(Reason::DocumentNumber, "海20260012".into())));
    assert!(beginnings("20260012").contains(&(Reason::DocumentNumber, "20260012".into())));
    assert!(beginnings("E1234567").contains(&(Reason::IdNumber, "E1234567".into())));
}

#[test]
fn words_are_parted_by_blanks_and_marks_alone_say_nothing() {
    assert_eq!(words("张三 2916").len(), 2);
    assert_eq!(words("张三　2916").len(), 2);
    for typed in ["", "  ", "?", "。。", "--"] {
        assert!(words(typed).is_empty(), "{typed}");
    }
}

/// What is typed meets what is kept: each word some key's beginning.
#[test]
fn every_way_to_ask_for_a_person_meets_their_keys() {
    let mut keys = name::search_keys("尉迟小曾", &Reason::ALL);
    keys.extend(address::room_keys("海棠苑3栋2单元501室", &Reason::ALL));
    for typed in [
        "尉迟",
        "小曾",
        "曾",
        "ycxz",
        "ycx",
        "yuchixiaozeng",
        "weichi",
        "xiaozeng",
        "尉迟 501",
        "ycxz 3-2",
        "小曾 海棠苑",
    ] {
        assert!(words(typed).iter().all(|word| word.is_met_by(&keys)), "{typed}");
    }
}

/// Made-up rubbish of what keyboards and copied cells contain, the same in every run.
fn rubbish() -> impl Iterator<Item = String> {
    let letters: Vec<char> = "张三单于-－3栋号楼单元0１AxX·•. 😀\u{E001}é;,/+E十号附1298年月()转Ⅳ².".chars().collect();
    let mut state = 20260617_u64;
    let mut next = move |most: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % most
    };
    (0..5_000).map(move |_| (0..next(14)).map(|_| letters[next(letters.len())]).collect())
}

#[test]
fn whatever_is_typed_is_kept_in_one_form_and_breaks_nothing() {
    let today = crate::domain::Date::from_ymd_opt(2026, 6, 17).expect("a real day");
    for typed in rubbish() {
        words(&typed);
        let tidied = name::tidy(&typed);
        assert_eq!(name::tidy(&tidied), tidied, "{typed}");
        name::search_keys(&tidied, &Reason::ALL);
        name::fault(&tidied);
        address::room_keys(&address::parse(&typed).full_name(), &Reason::ALL);
        for number in telephone::split(&typed) {
            assert_eq!(telephone::normalise(&number), number, "{typed}");
            assert_eq!(telephone::fault(&number).is_none(), telephone::kind(&number).is_some(), "{typed}");
            telephone::grouped(&number);
            crate::domain::mask::telephone(&number);
        }
        let number = id_number::normalise(&typed);
        assert_eq!(id_number::normalise(&number), number, "{typed}");
        for document in ["", "414", "511", "516", "553", "HMT", "999"] {
            let _ = id_number::check_as(document, &number, today);
        }
        crate::domain::mask::number(&number);
        crate::domain::mask::name(&tidied);
        let mut day = crate::domain::values::Day::default();
        let _ = crate::domain::values::Value::read(&mut day, &typed, today);
    }
}
