//! Takes a written address apart: the numbers at its end with the words between them, and whatever stands before.

use super::ParsedAddress;
use crate::domain::text::{is_dash, is_han, without_blanks};
use std::collections::VecDeque;

/// What the word after a number makes of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Mark {
    Building,
    Unit,
    Floor,
    Room,
    /// 「号」: of a house in front, of a room at the end.
    House,
    /// A dash, or nothing at all.
    Bare,
}

/// The words, the longer before those they begin with.
const MARKS: [(&str, Mark); 18] = [
    ("号楼", Mark::Building),
    ("号栋", Mark::Building),
    ("#楼", Mark::Building),
    ("栋", Mark::Building),
    ("幢", Mark::Building),
    ("座", Mark::Building),
    ("#", Mark::Building),
    ("单元", Mark::Unit),
    ("门", Mark::Unit),
    ("梯", Mark::Unit),
    ("楼", Mark::Floor),
    ("层", Mark::Floor),
    ("号房", Mark::Room),
    ("室", Mark::Room),
    ("房", Mark::Room),
    ("户", Mark::Room),
    ("号", Mark::House),
    ("-", Mark::Bare),
];

/// Words that begin like one of [`MARKS`] and belong to the name of a place: 「5号院」, 「3门店」.
const NO_MARKS: [&str; 6] = ["号院", "号附", "门店", "门市", "户外", "房产"];

/// A number with its word, and where it begins in the text.
#[derive(Clone, Debug)]
struct Piece {
    number: String,
    mark: Mark,
    start: usize,
    end: usize,
}

/// Understands `3-2-501`, 「3栋2单元501室」, 「3号楼2单元501」, 「三栋二单元501」, full-width, with an estate or street before
/// them or without.
pub fn parse(text: &str) -> ParsedAddress {
    let text = clean(text);
    let mut pieces = trailing_pieces(&text);
    let estate_end = take_house_numbers(&mut pieces, text.len());
    let mut address = ParsedAddress::default();
    let estate_end = assign(&mut address, pieces, estate_end);
    let estate = text[..estate_end].trim_end_matches(is_separator);
    address.estate = (!estate.is_empty()).then(|| named(estate, &address));
    address
}

/// 「海棠苑1-3-2-501」 is in 「海棠苑1区」: a bare number would run together with the building's.
fn named(estate: &str, below: &ParsedAddress) -> String {
    let is_bare = estate.ends_with(|last: char| last.is_ascii_alphanumeric()) && !below.dashed().is_empty();
    if is_bare { format!("{estate}区") } else { estate.to_owned() }
}

/// Half-width, capital letters, one kind of dash, digits for Chinese numerals before a word, no note in brackets at the end.
fn clean(text: &str) -> String {
    let text = capital(without_blanks(text));
    let mut kept = text.trim_matches(is_separator);
    while let Some((before, _note)) = kept.strip_suffix(')').and_then(|inner| inner.rsplit_once('(')) {
        kept = before.trim_matches(is_separator);
    }
    with_dashes(&with_digits(kept))
}

/// Most addresses have no small letters, and Chinese characters none at all.
fn capital(text: String) -> String {
    let is_capital = |letter: char| is_han(letter) || (letter.is_ascii() && !letter.is_ascii_lowercase());
    if text.chars().all(is_capital) { text } else { text.to_uppercase() }
}

/// 「3.2.501」 and 「3/2/501」 are 「3-2-501」: a mark between two numbers parts them.
fn with_dashes(text: &str) -> String {
    let is_number = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
    let mut before = None;
    let mut dashed = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let mut parts = || is_separator(letter) && is_number(before) && is_number(letters.peek().copied());
        dashed.push(if is_dash(letter) || parts() { '-' } else { letter });
        before = Some(letter);
    }
    dashed
}

/// What stands between parts and belongs to none of them.
fn is_separator(letter: char) -> bool {
    is_dash(letter) || matches!(letter, ',' | '.' | '、' | '。' | ';' | '/')
}

fn with_digits(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let end = rest.find(|letter| chinese_digit(letter).is_none()).unwrap_or(rest.len());
        let (numeral, after) = rest.split_at(end);
        let is_marked = || {
            MARKS.iter().any(|(word, mark)| *mark != Mark::Bare && after.starts_with(word))
                || (after.is_empty() && numeral.chars().count() >= DIGITS_OF_A_ROOM)
        };
        match chinese_number(numeral).filter(|_| is_marked()) {
            Some(number) => {
                written.push_str(&number.to_string());
                rest = after;
            }
            None => {
                let length = numeral.len().max(letter.len_utf8());
                written.push_str(&rest[..length]);
                rest = &rest[length..];
            }
        }
    }
    written
}

/// 「十二」 is 12, 「三」 3, 「二十一」 21, 「五〇一」 501; longer ones nobody writes on a door.
fn chinese_number(numeral: &str) -> Option<u32> {
    let digits: Vec<u32> = numeral.chars().filter_map(chinese_digit).collect();
    match digits[..] {
        [digit] => Some(digit),
        [10, ones] if ones < 10 => Some(10 + ones),
        [tens, 10] if tens < 10 => Some(tens * 10),
        [tens, 10, ones] if tens < 10 && ones < 10 => Some(tens * 10 + ones),
        [_, _, _] | [_, _, _, _] if !digits.contains(&10) => {
            Some(digits.iter().fold(0, |number, digit| number * 10 + digit))
        }
        _ => None,
    }
}

fn chinese_digit(letter: char) -> Option<u32> {
    Some(match letter {
        '〇' | '零' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        _ => return None,
    })
}

/// The numbers after the last word that is none of [`MARKS`].
fn trailing_pieces(text: &str) -> VecDeque<Piece> {
    let mut pieces = VecDeque::new();
    let mut place = 0;
    while let Some(letter) = text[place..].chars().next() {
        let digits = text[place..].find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(text.len() - place);
        if digits == 0 {
            place += letter.len_utf8();
            // A dash between numbers goes with the number before it; any other letter means the name goes on.
            pieces.clear();
            continue;
        }
        let after = &text[place + digits..];
        let Some((length, mark)) = mark(after) else {
            pieces.clear();
            place += digits;
            continue;
        };
        let dash = usize::from(mark != Mark::Bare && after[length..].starts_with('-'));
        let end = place + digits + length + dash;
        pieces.push_back(Piece { number: without_zeros(&text[place..place + digits]), mark, start: place, end });
        place = end;
    }
    pieces
}

/// The word after a number and its length; None where the name of a place goes on.
pub(super) fn mark(after: &str) -> Option<(usize, Mark)> {
    if after.is_empty() {
        return Some((0, Mark::Bare));
    }
    if NO_MARKS.iter().any(|word| after.starts_with(word)) {
        return None;
    }
    MARKS.iter().find(|(word, _)| after.starts_with(word)).map(|(word, mark)| (word.len(), *mark))
}

/// 「03」 is 3 and 「0501」 is 501; 「0」 stays.
pub(super) fn without_zeros(number: &str) -> String {
    let stripped = number.trim_start_matches('0');
    if stripped.starts_with(|first: char| first.is_ascii_digit()) { stripped.to_owned() } else { number.to_owned() }
}

/// House numbers in front of building and room belong to the street: 「桂花巷4号301」. 「3号2单元」 is a building, though.
fn take_house_numbers(pieces: &mut VecDeque<Piece>, end: usize) -> usize {
    let mut estate_end = pieces.front().map_or(end, |piece| piece.start);
    while let Some(first) = pieces.front().filter(|piece| piece.mark == Mark::House) {
        if pieces.get(1).is_some_and(|next| next.mark == Mark::Unit) {
            break;
        }
        estate_end = first.end;
        pieces.pop_front();
    }
    if let Some(first) = pieces.front_mut().filter(|piece| piece.mark == Mark::House) {
        first.mark = Mark::Building;
    }
    estate_end
}

/// Puts the numbers in their places: first by their words, then the bare ones by their order. Answers where the estate ends.
fn assign(address: &mut ParsedAddress, pieces: VecDeque<Piece>, mut estate_end: usize) -> usize {
    let ends_bare = pieces.back().is_some_and(|piece| piece.mark == Mark::Bare);
    let mut bare: VecDeque<Piece> = VecDeque::new();
    for piece in pieces {
        let slot = match piece.mark {
            Mark::Building => &mut address.building,
            Mark::Unit => &mut address.unit,
            Mark::Floor => &mut address.floor,
            Mark::Room | Mark::House => &mut address.room,
            Mark::Bare => {
                bare.push_back(piece);
                continue;
            }
        };
        slot.get_or_insert(piece.number);
    }
    // 「1-3-2-501」: the first number is a part of the estate.
    while bare.len() > 3 && !is_room_number(&bare[2].number) {
        estate_end = bare.pop_front().map_or(estate_end, |piece| piece.end);
    }
    assign_bare(address, bare.into_iter().map(|piece| piece.number).collect(), ends_bare);
    estate_end
}

fn assign_bare(address: &mut ParsedAddress, mut bare: VecDeque<String>, ends_bare: bool) {
    // A room that was divided: 「501-A」, 「501室A」.
    let mut parts = Vec::new();
    let room = bare.iter().rposition(|number| is_room_number(number));
    if let Some(place) = room.filter(|_| address.room.is_none() && ends_bare) {
        parts.extend(bare.drain(place..));
    } else if ends_bare {
        parts.extend(bare.pop_back());
    }
    if !parts.is_empty() {
        let room = address.room.take().into_iter().chain(parts).collect::<Vec<_>>().join("-");
        address.room = Some(room);
    }
    for number in bare {
        let slot = if address.building.is_none() { &mut address.building } else { &mut address.unit };
        slot.get_or_insert(number);
    }
}

/// Three digits or more: 「501」, 「1203」; buildings and units are numbered shorter.
fn is_room_number(number: &str) -> bool {
    number.chars().filter(char::is_ascii_digit).count() >= DIGITS_OF_A_ROOM
}

/// 「501」, 「五〇一」.
const DIGITS_OF_A_ROOM: usize = 3;
