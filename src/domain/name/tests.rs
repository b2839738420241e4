use super::*;
use crate::domain::finding::{Reason, SearchKey};

/// The keys for a reason, from the beginning of the name and from inside it.
fn keys(name: &str, reason: Reason) -> Vec<String> {
    let is_wanted = |found: Reason| found.label() == reason.label();
    search_keys(name, &Reason::ALL).into_iter().filter(|key| is_wanted(key.reason)).map(|key| key.key).collect()
}

#[test]
fn a_name_is_kept_without_stray_blanks_and_with_one_kind_of_dot() {
    for (typed, kept) in [
        ("  张  三 ", "张三"),
        ("张　三丰", "张三丰"),
        ("阿依古丽•买买提", "阿依古丽·买买提"),
        ("阿依古丽 . 买买提", "阿依古丽·买买提"),
        ("阿依古丽．买买提", "阿依古丽·买买提"),
        ("JOHN  A. SMITH", "JOHN A. SMITH"),
        ("李 John", "李 John"),
        ("阿依古丽 · 买买提", "阿依古丽·买买提"),
        ("\u{E001}大\u{F8F0}", "\u{E001}大\u{F8F0}"),
        ("𫖮 某", "𫖮某"),
    ] {
        assert_eq!(tidy(typed), kept, "{typed}");
    }
}

#[test]
fn a_name_has_no_digits_and_two_to_fifty_characters() {
    for good in ["张三", "〇某某", "\u{E001}某", "阿依古丽·买买提", "JOHN A. SMITH", "䶮𠀀"] {
        assert_eq!(fault(good), None, "{good}");
    }
    for bad in ["张3", "张", "张三（租客）", "张三１", "··", &"某".repeat(51)] {
        assert!(fault(bad).is_some(), "{bad}");
    }
}

#[test]
fn surnames_are_read_as_surnames() {
    for (name, pinyin) in [
        ("单一一", "shanyiyi"),
        ("曾一一", "zengyiyi"),
        ("查一一", "zhayiyi"),
        ("仇一一", "qiuyiyi"),
        ("解一一", "xieyiyi"),
        ("区一一", "ouyiyi"),
        ("盖一一", "geyiyi"),
        ("缪一一", "miaoyiyi"),
        ("朴一一", "piaoyiyi"),
        ("华一一", "huayiyi"),
        ("任一一", "renyiyi"),
        ("翟一一", "zhaiyiyi"),
        ("万一一", "wanyiyi"),
        ("万俟一一", "moqiyiyi"),
        ("尉迟一一", "yuchiyiyi"),
        ("长孙一一", "zhangsunyiyi"),
        ("单于一一", "chanyuyiyi"),
        ("欧阳一一", "ouyangyiyi"),
        ("吕一一", "lvyiyi"),
        ("王重阳", "wangchongyang"),
        ("李柏", "libai"),
    ] {
        assert_eq!(reading(name).pinyin, pinyin, "{name}");
    }
}

#[test]
fn the_common_reading_of_a_surname_finds_as_well() {
    for (name, readings) in [
        ("单某", ["shanmou", "danmou"]),
        ("曾某", ["zengmou", "cengmou"]),
        ("覃某", ["qinmou", "tanmou"]),
        ("乐某", ["yuemou", "lemou"]),
        ("尉迟某", ["yuchimou", "weichimou"]),
        ("区某", ["oumou", "qumou"]),
    ] {
        let keys = keys(name, Reason::Pinyin);
        assert!(readings.iter().all(|reading| keys.contains(&(*reading).to_owned())), "{name}: {keys:?}");
    }
}

#[test]
fn a_given_name_is_found_in_the_ways_people_read_it() {
    for (name, readings) in
        [("李长乐", ["changle", "zhangyue"]), ("李晟", ["sheng", "cheng"]), ("李茜茜", ["qianqian", "xiqian"])]
    {
        let keys = keys(name, Reason::Pinyin);
        assert!(readings.iter().all(|reading| keys.contains(&(*reading).to_owned())), "{name}: {keys:?}");
    }
    assert_eq!(keys("李信英", Reason::Pinyin), ["lixinying", "xinying"], "and in no others");
}

#[test]
fn a_name_is_found_from_each_of_its_characters() {
    assert_eq!(keys("张三丰", Reason::Name), ["张三丰", "三丰", "丰"]);
    assert_eq!(keys("阿依·买提", Reason::Name), ["阿依买提", "依买提", "买提", "提"]);
    assert_eq!(keys("张三丰", Reason::Initials), ["zsf", "sf"]);
    assert_eq!(keys("张三丰", Reason::Pinyin), ["zhangsanfeng", "sanfeng"]);
}

#[test]
fn what_begins_inside_a_name_is_told_from_what_begins_it() {
    let inner = |key: &SearchKey| key.reason.is_inner();
    let (inner, outer): (Vec<_>, Vec<_>) = search_keys("张三丰", &Reason::ALL).into_iter().partition(inner);
    let texts = |keys: Vec<SearchKey>| keys.into_iter().map(|key| key.key).collect::<Vec<_>>();
    assert_eq!(texts(outer), ["张三丰", "zhangsanfeng", "zsf"]);
    assert_eq!(texts(inner), ["三丰", "丰", "sanfeng", "sf"]);
}

#[test]
fn a_name_is_not_read_aloud_where_only_its_writing_is_asked_for() {
    assert!(search_keys("张三丰", &[Reason::Name]).iter().all(|key| key.reason.label() == Reason::Name.label()));
}

#[test]
fn latin_names_are_found_by_each_word() {
    assert_eq!(keys("John A. Smith", Reason::Pinyin), ["johnasmith", "asmith"]);
    assert_eq!(keys("John A. Smith", Reason::Initials), ["jas", "as"]);
    assert_eq!(keys("John Smith", Reason::Pinyin), ["johnsmith", "smith"]);
    assert_eq!(keys("Élodie Özil", Reason::Initials), ["éö"], "letters may be longer than a byte");
}

#[test]
fn readings_are_few_however_many_there_could_be() {
    let pinyin = keys("曾乐行长重", Reason::Pinyin);
    let whole = pinyin.iter().filter(|key| key.starts_with('z') || key.starts_with('c')).count();
    assert!(whole >= 2 && pinyin.len() <= 6 * 4, "{pinyin:?}");
}
