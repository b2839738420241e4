//! Several words: the records that every one of them is met by.
//!
//! The word with the fewest records is walked, in the order they are shown, and each record on the way is asked for the
//! other words. Nothing is left out: with few hits among many records the walk goes to its end.

use super::Hit;
use super::asked::Asked;
use super::walk::{Sought, count, walk};
use crate::domain::finding::Word;
use crate::store::StoreError;
use rusqlite::Connection;
use std::cmp::Reverse;
use std::ops::ControlFlow;

/// The stretches of each word are counted no further than this to find the rarest: 0.1 µs a key.
const MOST_COUNTED: u32 = 4096;

/// The first `most` records that every word is met by. One word is met by all it leads to.
pub(super) fn meet(
    connection: &Connection,
    words: &[Word],
    sought: Sought,
    most: usize,
) -> Result<Vec<Hit>, StoreError> {
    let mut words: Vec<&Word> = words.iter().collect();
    if words.len() > 1 {
        let mut counted = words
            .into_iter()
            .map(|word| Ok((count(connection, word, sought, MOST_COUNTED)?, word)))
            .collect::<Result<Vec<_>, StoreError>>()?;
        counted.sort_by_key(|(count, _)| Reverse(*count));
        words = counted.into_iter().map(|(_, word)| word).collect();
    }
    let Some(rarest) = words.pop() else { return Ok(Vec::new()) };
    // The rarer a word, the sooner it says no.
    let mut others: Vec<Asked<'_>> = words.into_iter().rev().map(|word| Asked::new(word, sought)).collect();

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
