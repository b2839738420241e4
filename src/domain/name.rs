//! Names of people: how they are written, read aloud and found.
//!
//! Surnames are read as surnames (`assets/codes/surname_reading.csv`). The common reading finds as well, so that a clerk
//! who reads 单 as dān does not miss 单 Shàn.

use super::finding::{Reason, SearchKey};
pub use super::reading::Reading;
use super::reading::{combinations, common};
use super::text::{half_width, is_blank, is_han, is_private};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Lengths of a name (GB/T 31000: 姓名 50).
const FEWEST: usize = 2;
const MOST: usize = 50;
/// So many readings of one name are kept; further ones are readings nobody gives a child.
const MOST_READINGS: usize = 6;
/// Parts of a name are found from each of its first characters.
const MOST_STARTS: usize = 12;
/// The one middle dot between the parts of a name (GB/T 36905).
const DOT: char = '·';

/// A name as it is kept: no blanks inside Chinese, one kind of middle dot.
pub fn tidy(text: &str) -> String {
    let letters: Vec<char> =
        half_width(text).chars().map(|letter| if is_blank(letter) { ' ' } else { letter }).collect();
    let mut name = String::with_capacity(text.len());
    for (place, &letter) in letters.iter().enumerate() {
        let before = name.chars().last();
        let after = letters[place + 1..].iter().copied().find(|letter| *letter != ' ');
        let between = before.is_some_and(is_written) && after.is_some_and(is_written);
        match letter {
            ' ' if before.is_none_or(|before| before == ' ' || is_written(before) || before == DOT) => {}
            ' ' if after.is_none_or(is_written) => {}
            '•' | '．' | '.' | '・' | '‧' | '·' | '∙' | '⋅' if between => name.push(DOT),
            other => name.push(other),
        }
    }
    name
}

/// What is wrong with a name, in one sentence.
pub fn fault(name: &str) -> Option<String> {
    let count = name.chars().count();
    if count == 0 {
        return None;
    }
    if name.chars().any(|letter| letter.is_numeric() && !is_han(letter)) {
        return Some("姓名里不应有数字".into());
    }
    if !name.chars().all(is_allowed) {
        return Some("姓名里有不能用的符号，只写汉字、字母和间隔号“·”".into());
    }
    if !name.chars().any(|letter| is_written(letter) || letter.is_alphabetic()) {
        return Some("姓名里没有字".into());
    }
    if count < FEWEST {
        return Some("姓名至少两个字".into());
    }
    (count > MOST).then(|| format!("姓名最多 {MOST} 字，现有 {count} 字"))
}

/// The most likely reading, for sorting.
pub fn reading(name: &str) -> Reading {
    let syllables = syllables(name);
    Reading::of_syllables(syllables.iter().filter_map(|choice| choice.first()).map(String::as_str))
}

/// The keys a name is found by: its parts, initials and pinyin, in every reading.
pub fn search_keys(name: &str) -> Vec<SearchKey> {
    let letters: Vec<char> = name.chars().filter(|letter| is_written(*letter)).collect();
    let mut keys: Vec<SearchKey> = (0..letters.len().min(MOST_STARTS))
        .map(|start| SearchKey::new(Reason::Name, letters[start..].iter().collect::<String>()))
        .collect();
    let choices = syllables(name);
    for syllables in combinations(&choices, MOST_READINGS) {
        push_reading_keys(&mut keys, &syllables);
    }
    keys
}

/// How a name, or part of one, is compared: without blanks and dots.
pub fn compared(text: &str) -> String {
    tidy(text).chars().filter(|letter| is_written(*letter)).collect()
}

fn push_reading_keys(keys: &mut Vec<SearchKey>, syllables: &[&str]) {
    let initials: String = syllables.iter().filter_map(|syllable| syllable.chars().next()).collect();
    let starts = initials.len().min(MOST_STARTS);
    let mut push = |reason, key: String| {
        let key = SearchKey { reason, key };
        if !key.key.is_empty() && !keys.contains(&key) {
            keys.push(key);
        }
    };
    push(Reason::Pinyin, syllables.concat());
    push(Reason::Initials, initials.clone());
    for start in 1..starts {
        let is_part = start + 2 <= initials.len();
        if is_part || start == 1 {
            push(Reason::Pinyin, syllables[start..].concat());
        }
        if is_part {
            push(Reason::Initials, initials[start..].to_owned());
        }
    }
}

/// The readings of each syllable of a name, the likeliest first. Runs of Latin letters are one syllable each.
fn syllables(name: &str) -> Vec<Vec<String>> {
    let (mut found, rest) = surname_syllables(name);
    let mut run = String::new();
    for letter in rest.chars() {
        if letter.is_alphanumeric() && !is_han(letter) {
            run.extend(letter.to_lowercase());
            continue;
        }
        if !run.is_empty() {
            found.push(vec![std::mem::take(&mut run)]);
        }
        let readings = given_name_readings(letter);
        if !readings.is_empty() {
            found.push(readings);
        }
    }
    if !run.is_empty() {
        found.push(vec![run]);
    }
    found
}

/// The readings of the surname, as far as the list knows it, and the rest of the name.
fn surname_syllables(name: &str) -> (Vec<Vec<String>>, &str) {
    // 「乐乐·某」 is no Han surname: names in parts are read as they are written.
    if name.contains(DOT) {
        return (Vec::new(), name);
    }
    let ends = name.char_indices().skip(1).map(|(place, _)| place).take(2);
    let surname = ends.filter_map(|end| SURNAMES.get_key_value(&name[..end])).last();
    let Some((surname, readings)) = surname else { return (Vec::new(), name) };
    let known = surname.chars().zip(readings).map(|(letter, readings)| {
        let mut readings: Vec<String> = readings.clone();
        readings.extend(common(letter).filter(|other| !readings.contains(other)));
        readings
    });
    (known.collect(), &name[surname.len()..])
}

/// The readings a character has in given names: those of the list, else its commonest. A dictionary knows more (英 yāng,
/// 信 shēn), which nobody would type.
fn given_name_readings(letter: char) -> Vec<String> {
    let mut buffer = [0; 4];
    match GIVEN_NAMES.get(&*letter.encode_utf8(&mut buffer)) {
        Some(readings) => readings[0].clone(),
        None => common(letter).into_iter().collect(),
    }
}

/// Surnames the dictionary reads otherwise.
static SURNAMES: LazyLock<ReadingList> =
    LazyLock::new(|| reading_list(include_str!("../../assets/codes/surname_reading.csv")));

/// Characters that are read in several ways in given names, or otherwise than the dictionary says first.
static GIVEN_NAMES: LazyLock<ReadingList> =
    LazyLock::new(|| reading_list(include_str!("../../assets/codes/given_name_reading.csv")));

/// For each character of a word its readings, the likeliest first.
type ReadingList = HashMap<&'static str, Vec<Vec<String>>>;

/// Lines like `单于,chan yu` or, with two readings of one character, `覃,qin/tan`.
fn reading_list(text: &'static str) -> ReadingList {
    let choices = |syllable: &str| syllable.split('/').map(str::to_owned).collect();
    let readings = |text: &str| text.split(' ').map(choices).collect();
    text.lines().skip(1).filter_map(|line| line.split_once(',')).map(|(word, text)| (word, readings(text))).collect()
}

fn is_written(letter: char) -> bool {
    is_han(letter) || is_private(letter)
}

fn is_allowed(letter: char) -> bool {
    is_written(letter) || letter.is_alphabetic() || matches!(letter, DOT | ' ' | '.' | '-' | '\'' | '’' | ',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(name: &str, reason: Reason) -> Vec<String> {
        search_keys(name).into_iter().filter(|key| key.reason == reason).map(|key| key.key).collect()
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
    fn latin_names_are_found_by_each_word() {
        assert_eq!(keys("John A. Smith", Reason::Pinyin), ["johnasmith", "asmith"]);
        assert_eq!(keys("John A. Smith", Reason::Initials), ["jas", "as"]);
        assert_eq!(keys("John Smith", Reason::Pinyin), ["johnsmith", "smith"]);
    }

    #[test]
    fn readings_are_few_however_many_there_could_be() {
        let pinyin = keys("曾乐行长重", Reason::Pinyin);
        let whole = pinyin.iter().filter(|key| key.starts_with('z') || key.starts_with('c')).count();
        assert!(whole >= 2 && pinyin.len() <= MOST_READINGS * 5, "{pinyin:?}");
    }
}
