//! Finding: under which keys a record lies, and what a typed query asks for.
//!
//! Every key is found by its beginning, so "part of a name" is a key for each place a part can start, and "the last four"
//! is the number written backwards. The store only compares beginnings; everything that knows Chinese is here.

use super::text::{half_width, is_blank, is_han, is_private};
use super::{address, id_number, name, reading, telephone};
use std::collections::HashSet;

/// Why a record was found; also the drawer its key lies in. The numbers are stored and never change.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[repr(u8)]
pub enum Reason {
    Name = 1,
    Initials = 2,
    Pinyin = 3,
    IdNumber = 4,
    IdNumberEnd = 5,
    Telephone = 6,
    TelephoneEnd = 7,
    Address = 8,
    Room = 9,
    DocumentNumber = 10,
    NamePart = 11,
    InitialsPart = 12,
    PinyinPart = 13,
}

impl Reason {
    pub const ALL: [Self; 13] = [
        Self::Name,
        Self::Initials,
        Self::Pinyin,
        Self::IdNumber,
        Self::IdNumberEnd,
        Self::Telephone,
        Self::TelephoneEnd,
        Self::Address,
        Self::Room,
        Self::DocumentNumber,
        Self::NamePart,
        Self::InitialsPart,
        Self::PinyinPart,
    ];

    /// The last digits of a number: whoever lies there is meant as exactly as can be.
    pub fn is_end(self) -> bool {
        matches!(self, Self::IdNumberEnd | Self::TelephoneEnd)
    }

    /// A name met from a later character on: it comes after all that was met from the beginning.
    pub fn is_inner(self) -> bool {
        matches!(self, Self::NamePart | Self::InitialsPart | Self::PinyinPart)
    }

    /// What stands at the right of a hit.
    pub fn label(self) -> &'static str {
        match self {
            Self::Name | Self::NamePart => "姓名",
            Self::Initials | Self::InitialsPart => "拼音首字母",
            Self::Pinyin | Self::PinyinPart => "拼音",
            Self::IdNumber => "证件号码",
            Self::IdNumberEnd => "证件后几位",
            Self::Telephone => "电话",
            Self::TelephoneEnd => "电话尾号",
            Self::Address => "地址",
            Self::Room => "房号",
            Self::DocumentNumber => "编号",
        }
    }

    pub fn key(self) -> &'static str {
        match self {
            Self::Name | Self::NamePart => "name",
            Self::Initials | Self::InitialsPart => "initials",
            Self::Pinyin | Self::PinyinPart => "pinyin",
            Self::IdNumber => "id_number",
            Self::IdNumberEnd => "id_number_end",
            Self::Telephone => "telephone",
            Self::TelephoneEnd => "telephone_end",
            Self::Address => "address",
            Self::Room => "room",
            Self::DocumentNumber => "document_number",
        }
    }
}

/// One key a record is found by, already in the form it is compared in.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct SearchKey {
    pub reason: Reason,
    pub key: String,
}

impl SearchKey {
    pub fn new(reason: Reason, key: impl Into<String>) -> Self {
        Self { reason, key: key.into() }
    }
}

/// One word of a query: the record must lie under at least one of these beginnings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Word {
    pub beginnings: Vec<SearchKey>,
}

impl Word {
    /// Whether a record with these keys lies under the word.
    pub fn is_met_by(&self, keys: &[SearchKey]) -> bool {
        let begins =
            |wanted: &SearchKey, key: &SearchKey| key.reason == wanted.reason && key.key.starts_with(&wanted.key);
        self.beginnings.iter().any(|wanted| keys.iter().any(|key| begins(wanted, key)))
    }
}

/// What a typed query asks for: every word must be met. Empty when nothing worth looking for was typed.
///
/// Nobody is found by a place of origin: the beginning of an identity number counts from its date of birth on
/// (docs/privacy.md), and registered areas have no keys.
pub fn words(typed: &str) -> Vec<Word> {
    half_width(typed).split(is_blank).map(word).filter(|word| !word.beginnings.is_empty()).collect()
}

fn word(text: &str) -> Word {
    let mut beginnings = Vec::new();
    let is_made_of = |allowed: fn(char) -> bool| text.chars().all(allowed);
    if text.chars().any(|letter| is_han(letter) || is_private(letter)) {
        chinese(text, &mut beginnings);
    } else if is_made_of(|letter| letter.is_alphabetic() || matches!(letter, '\'' | '.')) {
        letters(text, &mut beginnings);
    } else if text.chars().any(|letter| letter.is_ascii_digit()) {
        numbers(text, &mut beginnings);
    }
    let mut known = HashSet::new();
    beginnings.retain(|key| !key.key.is_empty() && known.insert(key.clone()));
    Word { beginnings }
}

/// A name or a part of it, or an address. A running number may begin with a Chinese character too.
fn chinese(text: &str, beginnings: &mut Vec<SearchKey>) {
    if text.chars().any(|letter| letter.is_ascii_digit()) {
        beginnings.push(SearchKey::new(Reason::DocumentNumber, text.to_uppercase()));
    } else {
        let compared = name::compared(text);
        beginnings.push(SearchKey::new(Reason::Name, &*compared));
        beginnings.push(SearchKey::new(Reason::NamePart, compared));
    }
    beginnings.extend(address::beginnings(text));
}

/// Pinyin, initials, an estate's initials, the letters before a running number.
fn letters(text: &str, beginnings: &mut Vec<SearchKey>) {
    let letters: String = text.to_lowercase().chars().filter(|letter| letter.is_alphabetic()).collect();
    let typed = reading::keyboard(&letters);
    // Passports write 吕 as LYU.
    let of_passports = typed.replace("lyu", "lv").replace("nyu", "nv");
    for (initials, pinyin) in [(Reason::Initials, Reason::Pinyin), (Reason::InitialsPart, Reason::PinyinPart)] {
        beginnings.push(SearchKey::new(initials, &*typed));
        beginnings.push(SearchKey::new(pinyin, &*typed));
        beginnings.push(SearchKey::new(pinyin, &*of_passports));
    }
    beginnings.push(SearchKey::new(Reason::Address, &*typed));
    beginnings.push(SearchKey::new(Reason::DocumentNumber, text.to_uppercase()));
}

/// Digits, with or without letters and dashes: identity numbers, telephones, rooms, running numbers.
fn numbers(text: &str, beginnings: &mut Vec<SearchKey>) {
    let number = id_number::normalise(text);
    identity(&number, beginnings);
    telephones(text, beginnings);
    // Nobody's door says 「0005」: stripped of its zeros it would be the beginning of half the rooms.
    if !number.starts_with("00") {
        beginnings.extend(address::beginnings(text));
    }
    beginnings.push(SearchKey::new(Reason::DocumentNumber, text.to_uppercase()));
    if text.starts_with(|first: char| first.is_ascii_alphabetic()) {
        beginnings.push(SearchKey::new(Reason::Address, text.to_lowercase()));
    }
}

/// A number whole or from its date of birth on, and its end: `23X` is too common, `123X` is what people are asked for.
fn identity(number: &str, beginnings: &mut Vec<SearchKey>) {
    let length = number.chars().count();
    let digits = number.trim_end_matches('X');
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    let has_letter_in_front = number.starts_with(|first: char| first.is_ascii_alphabetic());
    let reaches_birth = is_number && length >= UP_TO_BIRTH;
    if reaches_birth || (has_letter_in_front && length >= least_of_a_document(number)) {
        beginnings.push(SearchKey::new(Reason::IdNumber, number));
    }
    if is_number && length == 15 {
        beginnings.extend(id_number::centuries(number).map(|upgraded| SearchKey::new(Reason::IdNumber, upgraded)));
    }
    let is_end = is_number && number.len() - digits.len() <= 1;
    if is_end && (SHORTEST_END..=18).contains(&length) {
        beginnings.push(SearchKey::new(Reason::IdNumberEnd, reversed(number)));
    }
}

/// Behind the three letters of a country stands the card of foreigners of 2017, whose beginning would list a nationality.
fn least_of_a_document(number: &str) -> usize {
    let has_country = number.chars().take_while(char::is_ascii_alphabetic).count() >= 3;
    if has_country { COUNTRY_UP_TO_BIRTH } else { PASSPORT_START }
}

fn telephones(text: &str, beginnings: &mut Vec<SearchKey>) {
    let number = telephone::normalise(text);
    let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
    if is_number && (SHORTEST_END..=12).contains(&number.len()) {
        let end = SearchKey::new(Reason::TelephoneEnd, reversed(&number));
        beginnings.extend([SearchKey::new(Reason::Telephone, number), end]);
    }
}

/// A number from its end, so that its last digits are a beginning.
pub fn reversed(number: &str) -> String {
    number.chars().rev().collect()
}

/// Area and birth: less of an identity number would list people by where they come from.
const UP_TO_BIRTH: usize = 14;
/// A letter and some digits of a passport or pass.
const PASSPORT_START: usize = 4;
/// Country, place and birth on the card of 2017.
const COUNTRY_UP_TO_BIRTH: usize = 13;
/// Three digits are a room; fewer than four say nothing about a person.
const SHORTEST_END: usize = 4;

#[cfg(test)]
mod tests;
