//! The place an address leads to, level by level; what is missing on the way is made.

use super::{name_for_below, spelling};
use crate::domain::RecordId;
use crate::domain::codes::PlaceKind;
use crate::domain::registers::Place;
use crate::domain::values::{Choice, Link, Text};
use crate::store::{StoreError, Writing, rows};
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

/// What a change has learned of the tree on its ways through it. All of it is forgotten when a place is changed otherwise.
#[derive(Default)]
pub(in crate::store) struct PlacesReached {
    /// What lies right below a place, by the label as it was written and in its one spelling.
    below: HashMap<Option<RecordId>, HashMap<String, RecordId>>,
    /// Labels in their one spelling: a tree has few, each of them many times.
    spellings: HashMap<String, String>,
    /// Places of which no child has an alias.
    without_aliases: HashSet<Option<RecordId>>,
    /// Places that were made on these ways: they have no children but those that were made there too.
    made: HashSet<RecordId>,
    /// How the names of those right below a place begin.
    names: HashMap<RecordId, String>,
    /// Whether there was any place to be found by its whole address.
    had_some: Option<bool>,
}

impl PlacesReached {
    fn known(&self, parent: Option<RecordId>, label: &str) -> Option<RecordId> {
        self.below.get(&parent)?.get(label).copied()
    }

    fn learn(&mut self, parent: Option<RecordId>, label: &str, place: RecordId) {
        self.below.entry(parent).or_default().insert(label.to_owned(), place);
    }

    fn spelling(&mut self, label: &str) -> String {
        if let Some(known) = self.spellings.get(label) {
            return known.clone();
        }
        let spelling = spelling::label_key(label);
        self.spellings.insert(label.to_owned(), spelling.clone());
        spelling
    }
}

impl Writing<'_> {
    /// The place at the end of a path of (kind, label) from the top; what is missing on the way is made. A place is known by
    /// its label, by an alias, and by its whole address, however the tree above it is arranged.
    pub fn find_or_create_place(&mut self, path: &[(&str, &str)]) -> Result<RecordId, StoreError> {
        let mut reached = None;
        let mut written = String::new();
        for (kind, label) in path {
            written.push_str(label);
            let found = match self.places_reached.known(reached, label) {
                Some(known) => known,
                None => self.find_or_create_below(reached, kind, label, &written)?,
            };
            reached = Some(found);
        }
        reached.ok_or(StoreError::NotFound)
    }

    fn find_or_create_below(
        &mut self,
        parent: Option<RecordId>,
        kind: &str,
        label: &str,
        written: &str,
    ) -> Result<RecordId, StoreError> {
        let spelling = self.places_reached.spelling(label);
        let found = match self.places_reached.known(parent, &spelling) {
            Some(known) => known,
            None => match self.stored_below(parent, &spelling, written)? {
                Some(stored) => stored,
                None => self.make_below(parent, kind, label)?,
            },
        };
        self.places_reached.learn(parent, label, found);
        self.places_reached.learn(parent, &spelling, found);
        Ok(found)
    }

    /// What the archive had before these ways were gone.
    fn stored_below(
        &mut self,
        parent: Option<RecordId>,
        spelling: &str,
        written: &str,
    ) -> Result<Option<RecordId>, StoreError> {
        let had_some = match self.places_reached.had_some {
            Some(known) => known,
            None => *self.places_reached.had_some.insert(spelling::are_some(&self.transaction)?),
        };
        if !had_some {
            return Ok(None);
        }
        let is_made = parent.is_some_and(|parent| self.places_reached.made.contains(&parent));
        if !is_made && let Some(known) = self.known_below(parent, spelling)? {
            return Ok(Some(known));
        }
        spelling::only_written(&self.transaction, written)
    }

    fn known_below(&mut self, parent: Option<RecordId>, spelling: &str) -> Result<Option<RecordId>, StoreError> {
        if let Some(known) = spelling::labelled(&self.transaction, parent, spelling)? {
            return Ok(Some(known));
        }
        if self.places_reached.without_aliases.contains(&parent) {
            return Ok(None);
        }
        let mut aliases = spelling::aliases_below(&self.transaction, parent)?;
        if aliases.is_empty() {
            self.places_reached.without_aliases.insert(parent);
        }
        Ok(aliases.remove(spelling))
    }

    /// A new place has no alias and a label that none of the others has: what was learned stays true.
    fn make_below(&mut self, parent: Option<RecordId>, kind: &str, label: &str) -> Result<RecordId, StoreError> {
        let mut learned = std::mem::take(&mut self.places_reached);
        let made = self.insert_below(parent, kind, label, &mut learned.names);
        learned.made.extend(made.as_ref().ok());
        self.places_reached = learned;
        made
    }

    /// As [`Writing::insert`], with the name known from those beside it.
    fn insert_below(
        &mut self,
        parent: Option<RecordId>,
        kind: &str,
        label: &str,
        names: &mut HashMap<RecordId, String>,
    ) -> Result<RecordId, StoreError> {
        let mut place = new_place(parent, kind, label);
        let above = match parent.map(|parent| names.entry(parent)) {
            None => "",
            Some(Entry::Occupied(known)) => known.into_mut(),
            Some(Entry::Vacant(new)) => {
                let above = rows::load::<Place>(&self.transaction, *new.key())?;
                new.insert(above.map(|above| name_for_below(&above).to_owned()).unwrap_or_default())
            }
        };
        place.full_name = Text(format!("{above}{}", &*place.label));
        self.insert_settled(&place)
    }
}

pub(super) fn new_place(parent: Option<RecordId>, kind: &str, label: &str) -> Place {
    Place {
        parent: parent.map_or_else(Link::none, Link::to),
        kind: Choice::<PlaceKind>::of(kind),
        label: Text::new(label),
        ..Place::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::{act, archive};

    #[test]
    fn one_address_in_several_spellings_becomes_one_place_in_a_new_archive_and_in_one_with_places() {
        for had_some in [false, true] {
            let (_folder, mut store) = archive();
            if had_some {
                store.write(&act(), |writing| writing.insert(&new_place(None, "2", "桂花苑"))).unwrap();
            }
            let (room, _) = store
                .write(&act(), |writing| {
                    let room = writing.find_or_create_place(&[("2", "海棠苑"), ("5", "3栋"), ("7", "501室")])?;
                    let again = writing.find_or_create_place(&[("2", "海棠苑小区"), ("5", "3幢"), ("7", "501")])?;
                    assert_eq!(room, again);
                    writing.find_or_create_place(&[("2", "海棠苑"), ("5", "4栋"), ("7", "501室")])?;
                    Ok(room)
                })
                .unwrap();
            let names: Vec<String> =
                store.place_path(room).unwrap().into_iter().map(|(_, place)| place.full_name.0).collect();
            assert_eq!(names, ["海棠苑", "海棠苑3栋", "海棠苑3栋501室"]);
            assert_eq!(store.place_labels().unwrap().len(), 5 + usize::from(had_some));
            assert!(store.search_agrees().unwrap());
        }
    }

    #[test]
    fn a_place_renamed_within_a_change_is_known_by_its_new_name() {
        let (_folder, mut store) = archive();
        let (names, _) = store
            .write(&act(), |writing| {
                let building = writing.find_or_create_place(&[("2", "海棠苑"), ("5", "3栋")])?;
                let (estate, stored) = writing.place_path(building)?.remove(0);
                writing.update(estate, &Place { label: Text::new("桂花苑"), ..stored })?;
                let room = writing.find_or_create_place(&[("2", "桂花苑"), ("5", "3栋"), ("7", "501室")])?;
                let path = writing.place_path(room)?;
                assert_eq!(path[1].0, building, "it was not made a second time");
                Ok(path.into_iter().map(|(_, place)| place.full_name.0).collect::<Vec<_>>())
            })
            .unwrap();
        assert_eq!(names, ["桂花苑", "桂花苑3栋", "桂花苑3栋501室"]);
    }
}
