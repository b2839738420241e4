//! Several words: the records that every one of them is met by.
//!
//! The word with the fewest records is walked, in the order they are shown, and each record on the way is asked for the
//! other words. Nothing is left out: with few hits among many records the walk goes to its end.

use super::Hit;
use super::asked::{Asked, MOST_COUNTED};
use super::walk::{Sought, count, walk};
use crate::domain::finding::{Reason, Word};
use crate::store::StoreError;
use rusqlite::Connection;
use std::cmp::Reverse;
use std::ops::ControlFlow;

/// The first `most` records that every word is met by. One word is met by all it leads to.
pub(super) fn meet(
    connection: &Connection,
    words: &[Word],
    sought: Sought,
    most: usize,
) -> Result<Vec<Hit>, StoreError> {
    let mut counted = words
        .iter()
        .map(|word| Ok((count_for_order(connection, words, word, sought)?, word)))
        .collect::<Result<Vec<_>, StoreError>>()?;
    // Of two words as common, the one of places is walked: names are asked for faster than homes.
    counted.sort_by_key(|(count, word)| (Reverse(*count), leads_to_places(word)));
    let Some((_, rarest)) = counted.pop() else { return Ok(Vec::new()) };
    // The rarer a word, the sooner it says no.
    let mut others: Vec<Asked<'_>> =
        counted.into_iter().rev().map(|(count, word)| Asked::new(word, sought, count)).collect();

    let mut met = Vec::new();
    walk(connection, rarest, sought, |passed| {
        for other in &mut others {
            if !other.is_met_by(connection, passed.register, passed.record)? {
                return Ok(ControlFlow::Continue(()));
            }
        }
        met.push(passed.hit());
        Ok(if met.len() < most { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
    })?;
    Ok(met)
}

/// A word that stands alone need not be counted.
fn count_for_order(connection: &Connection, words: &[Word], word: &Word, sought: Sought) -> Result<u32, StoreError> {
    if words.len() == 1 { Ok(0) } else { Ok(count(connection, word, sought, MOST_COUNTED)?.min(MOST_COUNTED)) }
}

fn leads_to_places(word: &Word) -> bool {
    word.beginnings.iter().any(|beginning| matches!(beginning.reason, Reason::Address | Reason::Room))
}
