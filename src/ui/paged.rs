//! The rows of a list: what they are of, all at once, and the words of those that came into sight.

use crate::domain::RecordId;
use std::collections::HashMap;
use std::ops::Range;

/// Rows are read in pages of this many.
const PAGE: usize = 64;
/// Pages kept; more than any screen shows.
const MOST_PAGES: usize = 64;

/// A list as far as it was read; `W` is one row in words, made when it was read and not in every frame, `K` what the row is of.
pub struct Paged<W, K = RecordId> {
    keys: Vec<K>,
    pages: HashMap<usize, Vec<W>>,
}

impl<W, K> Default for Paged<W, K> {
    fn default() -> Self {
        Self { keys: Vec::new(), pages: HashMap::new() }
    }
}

impl<W, K: PartialEq> Paged<W, K> {
    pub fn of(keys: Vec<K>) -> Self {
        Self { keys, pages: HashMap::new() }
    }

    pub fn count(&self) -> usize {
        self.keys.len()
    }

    pub fn keys(&self) -> &[K] {
        &self.keys
    }

    pub fn key(&self, row: usize) -> Option<&K> {
        self.keys.get(row)
    }

    pub fn position(&self, key: &K) -> Option<usize> {
        self.keys.iter().position(|known| known == key)
    }

    pub fn row(&self, row: usize) -> Option<&W> {
        self.pages.get(&(row / PAGE))?.get(row % PAGE)
    }

    /// The part of these rows that still has to be read.
    pub fn unread(&self, in_sight: Range<usize>) -> Option<Range<usize>> {
        let mut missing = in_sight.filter(|row| !self.pages.contains_key(&(row / PAGE)));
        let first = missing.next()?;
        Some(first..missing.next_back().unwrap_or(first) + 1)
    }

    /// Reads the pages these rows lie on; `read` is given what stands on one page and answers its rows.
    pub fn read<E>(&mut self, rows: Range<usize>, mut read: impl FnMut(&[K]) -> Result<Vec<W>, E>) -> Result<(), E> {
        if self.pages.len() > MOST_PAGES {
            self.pages.clear();
        }
        let last = rows.end.min(self.keys.len()).saturating_sub(1);
        for page in rows.start / PAGE..=last / PAGE {
            if !self.pages.contains_key(&page) {
                let keys = &self.keys[page * PAGE..((page + 1) * PAGE).min(self.keys.len())];
                let words = read(keys)?;
                self.pages.insert(page, words);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_pages_that_come_into_sight_are_read() {
        let ids: Vec<RecordId> = (1..=400).map(RecordId).collect();
        let mut rows = Paged::of(ids);
        let read = |ids: &[RecordId]| Ok::<_, ()>(ids.iter().map(|id| id.0).collect());
        assert_eq!(rows.unread(10..30), Some(10..30));
        rows.read(10..30, read).unwrap();
        assert_eq!((rows.unread(0..PAGE), rows.pages.len()), (None, 1));
        rows.read(399..400, read).unwrap();
        assert_eq!(rows.pages.len(), 2, "what lies between stays unread");
        assert_eq!((rows.row(399), rows.row(PAGE)), (Some(&400), None));
    }
}
