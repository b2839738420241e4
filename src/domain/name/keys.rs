//! How names are read aloud, and the keys they are found by.
//!
//! Surnames are read as surnames (`assets/codes/surname_reading.csv`). The common reading finds as well, so that a clerk
//! who reads 单 as dān does not miss 单 Shàn.

use super::{DOT, is_written};
use crate::domain::finding::{Reason, SearchKey};
use crate::domain::reading::{Reading, combinations, common};
use crate::domain::text::is_han;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// So many readings of one name are kept; further ones are readings nobody gives a child.
const MOST_READINGS: usize = 6;
/// Parts of a name are found from each of its first characters.
const MOST_STARTS: usize = 12;

/// The most likely reading, for sorting.
pub fn reading(name: &str) -> Reading {
    let syllables = syllables(name);
    Reading::of_syllables(syllables.iter().filter_map(|choice| choice.first()).map(String::as_str))
}

/// The keys a name is found by: its parts, and when they are wanted its initials and pinyin, in every reading.
pub fn search_keys(name: &str, wanted: &[Reason]) -> Vec<SearchKey> {
    let letters: Vec<char> = name.chars().filter(|letter| is_written(*letter)).collect();
    let reason = |start| if start == 0 { Reason::Name } else { Reason::NamePart };
    let mut keys: Vec<SearchKey> = (0..letters.len().min(MOST_STARTS))
        .map(|start| SearchKey::new(reason(start), letters[start..].iter().collect::<String>()))
        .collect();
    if wanted.iter().any(|reason| READ_ALOUD.contains(reason)) {
        for syllables in combinations(&syllables(name), MOST_READINGS) {
            push_reading_keys(&mut keys, &syllables);
        }
    }
    keys
}

/// What a name is found by as it is read, not as it is written.
const READ_ALOUD: [Reason; 4] = [Reason::Initials, Reason::InitialsPart, Reason::Pinyin, Reason::PinyinPart];

/// Whole, and from each further syllable as long as two are left; a given name of one syllable counts too.
fn push_reading_keys(keys: &mut Vec<SearchKey>, syllables: &[&str]) {
    for start in 0..syllables.len().min(MOST_STARTS) {
        let rest = &syllables[start..];
        let (initials, pinyin) = match start {
            0 => (Reason::Initials, Reason::Pinyin),
            _ => (Reason::InitialsPart, Reason::PinyinPart),
        };
        if rest.len() >= 2 || start <= 1 {
            push(keys, pinyin, rest.concat());
        }
        if rest.len() >= 2 || start == 0 {
            push(keys, initials, rest.iter().filter_map(|syllable| syllable.chars().next()).collect());
        }
    }
}

fn push(keys: &mut Vec<SearchKey>, reason: Reason, key: String) {
    let key = SearchKey { reason, key };
    if !keys.contains(&key) {
        keys.push(key);
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
        readings.extend(common(letter).map(Cow::into_owned).filter(|other| !readings.contains(other)));
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
        None => common(letter).map(Cow::into_owned).into_iter().collect(),
    }
}

/// Surnames the dictionary reads otherwise.
static SURNAMES: LazyLock<ReadingList> =
    LazyLock::new(|| reading_list(include_str!("../../../assets/codes/surname_reading.csv")));

/// Characters that are read in several ways in given names, or otherwise than the dictionary says first.
static GIVEN_NAMES: LazyLock<ReadingList> =
    LazyLock::new(|| reading_list(include_str!("../../../assets/codes/given_name_reading.csv")));

/// For each character of a word its readings, the likeliest first.
type ReadingList = HashMap<&'static str, Vec<Vec<String>>>;

/// Lines like `单于,chan yu` or, with two readings of one character, `覃,qin/tan`.
fn reading_list(text: &'static str) -> ReadingList {
    let choices = |syllable: &str| syllable.split('/').map(str::to_owned).collect();
    let readings = |text: &str| text.split(' ').map(choices).collect();
    text.lines().skip(1).filter_map(|line| line.split_once(',')).map(|(word, text)| (word, readings(text))).collect()
}
