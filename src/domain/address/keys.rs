//! Under which keys an address is found, and which keys a typed word asks for.

use super::{ParsedAddress, parse};
use crate::domain::finding::{Reason, SearchKey};
use crate::domain::reading;
use crate::domain::text::is_han;

/// A part of an address may begin after one of these.
const ENDINGS: &str = "省市县区镇乡村路街巷弄道号院组苑园";

/// The keys a dwelling is found by: its numbers with and without what stands before them, the address from each of its
/// parts on, and the estate by initials and pinyin. Reading the estate takes longest and is left out where nobody asks.
pub fn room_keys(full_name: &str, wanted: &[Reason]) -> Vec<SearchKey> {
    let address = parse(full_name);
    let (estate, dashed) = (address.compared_estate(), address.dashed());
    let mut keys = Vec::new();
    for numbers in number_forms(&address) {
        push(&mut keys, Reason::Room, numbers);
    }
    if !estate.is_empty() && !dashed.is_empty() {
        push(&mut keys, Reason::Room, format!("{estate}{dashed}"));
    }
    if !wanted.contains(&Reason::Address) {
        return keys;
    }
    for part in parts(&estate) {
        push(&mut keys, Reason::Address, format!("{part}{dashed}"));
    }
    for part in named_parts(&estate) {
        let reading = reading::of(part);
        push(&mut keys, Reason::Address, format!("{}{}", reading.initials, dashed.to_lowercase()));
        push(&mut keys, Reason::Address, format!("{}{}", reading.pinyin, dashed.to_lowercase()));
    }
    keys
}

/// What a typed word may mean as an address.
pub fn beginnings(typed: &str) -> Vec<SearchKey> {
    let address = parse(typed);
    let mut keys = Vec::new();
    if address.estate.is_none() {
        push(&mut keys, Reason::Room, address.dashed());
        return keys;
    }
    if !address.dashed().is_empty() {
        push(&mut keys, Reason::Room, address.key());
    }
    push(&mut keys, Reason::Address, address.key());
    keys
}

/// `3-2-501`, `2-501`, `501`.
fn number_forms(address: &ParsedAddress) -> Vec<String> {
    let whole = address.dashed();
    let without_building = ParsedAddress { building: None, ..address.clone() }.dashed();
    let room = ParsedAddress { building: None, unit: None, ..address.clone() }.dashed();
    vec![whole, without_building, room]
}

/// The estate from each place on where a part of it begins.
fn parts(estate: &str) -> Vec<&str> {
    let after_ending = estate.char_indices().filter(|(_, letter)| ENDINGS.contains(*letter));
    let starts = std::iter::once(0).chain(after_ending.map(|(place, letter)| place + letter.len_utf8()));
    // 「街道」 is one word.
    starts.map(|start| &estate[start..]).filter(|part| !part.is_empty() && !part.starts_with('道')).collect()
}

/// Those parts that have a name to be read: the whole, and the last that begins with two Chinese characters.
fn named_parts(estate: &str) -> Vec<&str> {
    let named = |part: &&str| part.chars().take(2).filter(|letter| is_han(*letter)).count() == 2;
    let mut parts: Vec<&str> = parts(estate).into_iter().filter(named).collect();
    if parts.len() > 2 {
        parts.drain(1..parts.len() - 1);
    }
    parts
}

fn push(keys: &mut Vec<SearchKey>, reason: Reason, key: String) {
    let key = SearchKey { reason, key };
    if !key.key.is_empty() && !keys.contains(&key) {
        keys.push(key);
    }
}
