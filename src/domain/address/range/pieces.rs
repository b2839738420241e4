//! Takes a written range apart into pieces: a list of numbers and the word that says what they number.

use super::RangeMistake;
use crate::domain::address::parse::{Mark, mark, without_zeros};
use crate::domain::text::{half_width, is_blank, is_dash};
use std::collections::HashSet;

/// Numbers of one level, as they were written.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub mark: Mark,
    pub entries: Vec<Entry>,
    pub said: Said,
}

/// What words around a single number make of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Said {
    Plainly,
    /// 「每层4户」, 「共6栋」, 「3个单元」
    AsCount,
    /// 「第3单元」
    AsOrdinal,
}

/// One part of a list between commas.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Entry {
    One(String),
    Span(String, String),
}

/// Words before a number that say how many there are; the longer before those they begin with.
const COUNTING: [&str; 10] = ["每个单元", "每单元", "每号楼", "每层", "每栋", "每幢", "每座", "各", "共", "有"];
/// Between two levels.
const TIMES: char = '*';

/// Every piece from left to right; pieces of one level that follow each other (「1栋、3栋」) are one.
pub(super) fn pieces(text: &str) -> Result<Vec<Piece>, RangeMistake> {
    let text = clean(text);
    let mut pieces: Vec<Piece> = Vec::new();
    for level in text.split(TIMES).filter(|level| !level.is_empty()) {
        let mut rest = level;
        while !rest.is_empty() {
            let piece;
            (piece, rest) = next_piece(rest)?;
            match pieces.last_mut().filter(|last| last.mark == piece.mark && piece.mark != Mark::Bare) {
                Some(last) => last.entries.extend(piece.entries),
                None => pieces.push(piece),
            }
        }
    }
    if pieces.is_empty() { Err(RangeMistake::Empty) } else { Ok(pieces) }
}

impl Piece {
    /// The only number, when it is one.
    pub fn single(&self) -> Option<&str> {
        match &self.entries[..] {
            [Entry::One(number)] => Some(number),
            _ => None,
        }
    }
}

impl Entry {
    fn read(text: &str) -> Result<Self, RangeMistake> {
        let parts: Vec<&str> = text.split('-').collect();
        match parts[..] {
            [one] if !one.is_empty() => Ok(Self::One(one.to_owned())),
            [from, until] if !from.is_empty() && !until.is_empty() => Ok(Self::Span(from.to_owned(), until.to_owned())),
            [_, _, _, ..] => Err(RangeMistake::SeveralDashes(text.to_owned())),
            _ => Err(RangeMistake::Unreadable(text.to_owned())),
        }
    }

    /// As it was written.
    pub fn written(&self) -> String {
        match self {
            Self::One(one) => one.clone(),
            Self::Span(from, until) => format!("{from}-{until}"),
        }
    }
}

fn next_piece(text: &str) -> Result<(Piece, &str), RangeMistake> {
    let (said, numbered) = said_before(text);
    let is_of_list = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | ',');
    let length = numbered.find(|letter| !is_of_list(letter)).unwrap_or(numbered.len());
    let (list, after) = numbered.split_at(length);
    let unreadable = || RangeMistake::Unreadable(text.chars().take(8).collect());
    if list.trim_matches(',').is_empty() {
        return Err(unreadable());
    }
    let (said, after) = after.strip_prefix('个').map_or((said, after), |after| (Said::AsCount, after));
    let (mark_length, mark) = mark(after).ok_or_else(unreadable)?;
    let entries = list.trim_matches(',').split(',').map(Entry::read).collect::<Result<_, _>>()?;
    Ok((Piece { mark, entries, said }, after[mark_length..].trim_start_matches(',')))
}

/// 「每层」, 「共」, 「第」 before a number.
fn said_before(text: &str) -> (Said, &str) {
    if let Some(rest) = text.strip_prefix('第') {
        return (Said::AsOrdinal, rest);
    }
    let mut rest = text;
    while let Some(shorter) = COUNTING.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = shorter;
    }
    (if rest.len() < text.len() { Said::AsCount } else { Said::Plainly }, rest)
}

/// Half-width, capitals, one kind of dash, comma and times sign. A blank between two numbers parts two levels as well.
fn clean(text: &str) -> String {
    let letters: Vec<char> = half_width(text).to_uppercase().chars().collect();
    let signs: Vec<char> = (0..letters.len()).map(|place| sign(&letters, place)).collect();
    let is_number = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
    let kept = (0..signs.len()).filter_map(|place| match signs[place] {
        letter if !is_blank(letter) => Some(letter),
        _ if is_number(before(&signs, place)) && is_number(after(&signs, place)) => Some(TIMES),
        _ => None,
    });
    kept.collect()
}

/// The one sign that stands for all of its kind.
fn sign(letters: &[char], place: usize) -> char {
    let is_before_number =
        || after(letters, place).is_some_and(|next| next.is_ascii_digit() || "每共第各".contains(next));
    match letters[place] {
        '×' | '✕' | '✖' | '╳' | '乘' | '/' => TIMES,
        // The letter stands for the sign where a number follows: 「1-6栋x3单元」. 「X座」 is a building.
        'X' if before(letters, place).is_some() && is_before_number() => TIMES,
        '至' | '到' => '-',
        '、' | ';' => ',',
        letter if is_dash(letter) => '-',
        other => other,
    }
}

/// What stands before a place, blanks aside.
fn before(letters: &[char], place: usize) -> Option<char> {
    letters[..place].iter().rev().copied().find(|letter| !is_blank(*letter))
}

fn after(letters: &[char], place: usize) -> Option<char> {
    letters[place + 1..].iter().copied().find(|letter| !is_blank(*letter))
}

/// The labels of a list: 1–6, A–C, A1–A6.
pub(super) fn labels(entries: &[Entry], most: usize) -> Result<Vec<String>, RangeMistake> {
    let mut labels: Vec<String> = Vec::new();
    for entry in entries {
        match entry {
            Entry::One(one) => labels.push(without_zeros(one)),
            Entry::Span(from, until) => labels.extend(span(from, until, &entry.written(), most)?),
        }
        if labels.len() > most {
            return Err(RangeMistake::TooMany);
        }
    }
    Ok(distinct(labels))
}

/// Each label once, where it stands first.
pub(super) fn distinct(mut labels: Vec<String>) -> Vec<String> {
    let mut known = HashSet::new();
    labels.retain(|label| known.insert(label.clone()));
    labels
}

fn span(from: &str, until: &str, written: &str, most: usize) -> Result<Vec<String>, RangeMistake> {
    if let (Some(first), Some(last)) = (letter(from), letter(until)) {
        let letters = (first..=last).map(|letter| letter.to_string()).collect::<Vec<_>>();
        return if letters.is_empty() { Err(RangeMistake::Backwards(written.to_owned())) } else { Ok(letters) };
    }
    let ((prefix, first), (other_prefix, last)) = (prefixed(from), prefixed(until));
    let (Some(first), Some(last)) = (first, last) else { return Err(RangeMistake::Unlike(written.to_owned())) };
    // 「A1-6」 is short for 「A1-A6」.
    if prefix != other_prefix && !other_prefix.is_empty() {
        return Err(RangeMistake::Unlike(written.to_owned()));
    }
    match last.checked_sub(first) {
        None => Err(RangeMistake::Backwards(written.to_owned())),
        Some(steps) if steps as usize >= most => Err(RangeMistake::TooMany),
        Some(_) => Ok((first..=last).map(|number| format!("{prefix}{number}")).collect()),
    }
}

/// A single letter, the name of a building.
fn letter(text: &str) -> Option<char> {
    let mut letters = text.chars();
    letters.next().filter(|first| first.is_ascii_alphabetic() && letters.next().is_none())
}

/// 「A12」 is A and 12.
fn prefixed(text: &str) -> (&str, Option<u32>) {
    let digits = text.find(|letter: char| letter.is_ascii_digit()).unwrap_or(text.len());
    let (prefix, number) = text.split_at(digits);
    (prefix, number.parse().ok())
}
