//! Several words: the records that every one of them is met by.
//!
//! The word with the fewest records (of doors and names mostly the name) is walked, in the order they are shown, and each record on the way is asked for the
//! other words. Nothing is left out: with few hits among many records the walk goes to its end.

use super::Hit;
use super::asked::{Asked, doors};
use super::walk::{MOST_COUNTED, Path, Sieve, Sought, count, walk};
use crate::domain::finding::{Reason, Word};
use crate::store::StoreError;
use rusqlite::Connection;
use std::cmp::Reverse;
use std::collections::HashSet;
use std::ops::ControlFlow;

/// The first `most` records that every word is met by. One word is met by all it leads to.
pub(super) fn meet(
    connection: &Connection,
    words: &[Word],
    sought: Sought,
    most: usize,
) -> Result<Vec<Hit>, StoreError> {
    if let [word] = words {
        return first_met(connection, word, &mut [], sought, most);
    }
    let mut counted = words
        .iter()
        .map(|word| Ok((count(connection, word, sought)?, word)))
        .collect::<Result<Vec<_>, StoreError>>()?;
    // Of two words as common, the one of places is walked: names are asked for faster than homes.
    counted.sort_by_key(|(counted, word)| (Reverse(cost(counted, word, sought)), leads_to_places(word)));
    let Some((fewest, walked)) = counted.pop() else { return Ok(Vec::new()) };
    // The rarer a word, the sooner it says no.
    let asked = counted.iter().rev();
    let mut others: Vec<Asked<'_>> =
        asked.map(|(ways, word)| Asked::new(word, ways.iter().map(|(path, _)| *path), total(&fewest))).collect();
    first_met(connection, walked, &mut others, sought, most)
}

/// From a door to whoever lives behind it is a way of its own for each; people under another word are passed in one stretch,
/// and their doors stand beside their keys. So many of these are passed meanwhile.
const PASSED_MEANWHILE: u32 = 8;

fn cost(counted: &[(Path, u32)], word: &Word, sought: Sought) -> u32 {
    let is_door = sought == Sought::People && leads_to_places(word) && doors(word).is_some();
    total(counted) * if is_door { PASSED_MEANWHILE } else { 1 }
}

/// Walks one word and asks each record on the way for the others.
fn first_met(
    connection: &Connection,
    walked: &Word,
    others: &mut [Asked<'_>],
    sought: Sought,
    most: usize,
) -> Result<Vec<Hit>, StoreError> {
    let sieve = if sought == Sought::People { sieve(connection, others)? } else { None };
    let (mut met, mut known) = (Vec::new(), HashSet::new());
    walk(connection, walked, sought, sieve.as_ref(), |passed| {
        for other in &mut *others {
            if !other.is_met_by(connection, passed)? {
                return Ok(ControlFlow::Continue(()));
            }
        }
        if known.insert((passed.register, passed.record)) {
            met.push(passed.hit());
        }
        Ok(if met.len() < most { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
    })?;
    Ok(met)
}

fn sieve<'w>(connection: &Connection, others: &mut [Asked<'w>]) -> Result<Option<Sieve<'w>>, StoreError> {
    for other in others {
        if let Some(sieve) = other.sieve(connection)? {
            return Ok(Some(sieve));
        }
    }
    Ok(None)
}

fn total(counted: &[(Path, u32)]) -> u32 {
    counted.iter().map(|(_, count)| count).sum::<u32>().min(MOST_COUNTED)
}

fn leads_to_places(word: &Word) -> bool {
    word.beginnings.iter().any(|beginning| matches!(beginning.reason, Reason::Address | Reason::Room))
}
