//! The place an address leads to, level by level; what is missing on the way is made.

use super::spelling;
use crate::domain::RecordId;
use crate::domain::codes::PlaceKind;
use crate::domain::registers::Place;
use crate::domain::values::{Choice, Link, Text};
use crate::store::{StoreError, Writing};
use std::collections::{HashMap, HashSet};

/// What a change has learned of the tree on its ways through it. All of it is forgotten when a place is changed otherwise.
#[derive(Default)]
pub(in crate::store) struct PlacesReached {
    below: HashMap<(Option<RecordId>, String), RecordId>,
    /// Places of which no child has an alias.
    without_aliases: HashSet<Option<RecordId>>,
}

impl Writing<'_> {
    /// The place at the end of a path of (kind, label) from the top; what is missing on the way is made. A place is known by
    /// its label, by an alias, and by its whole address, however the tree above it is arranged.
    pub fn find_or_create_place(&mut self, path: &[(&str, &str)]) -> Result<RecordId, StoreError> {
        let mut reached = None;
        let mut written = String::new();
        for (kind, label) in path {
            written.push_str(label);
            let step = (reached, (*label).to_owned());
            let found = match self.places_reached.below.get(&step) {
                Some(known) => *known,
                None => self.find_or_create_below(reached, kind, label, &written)?,
            };
            self.places_reached.below.insert(step, found);
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
        if let Some(known) = self.known_below(parent, label)? {
            return Ok(known);
        }
        if let Some(known) = spelling::only_written(&self.transaction, written)? {
            return Ok(known);
        }
        // A new place has no alias and a label that none of the others has: what was learned stays true.
        let learned = std::mem::take(&mut self.places_reached);
        let made = self.insert(&new_place(parent, kind, label));
        self.places_reached = learned;
        made
    }

    fn known_below(&mut self, parent: Option<RecordId>, label: &str) -> Result<Option<RecordId>, StoreError> {
        let key = spelling::label_key(label);
        if let Some(known) = spelling::labelled(&self.transaction, parent, &key)? {
            return Ok(Some(known));
        }
        if self.places_reached.without_aliases.contains(&parent) {
            return Ok(None);
        }
        let mut aliases = spelling::aliases_below(&self.transaction, parent)?;
        if aliases.is_empty() {
            self.places_reached.without_aliases.insert(parent);
        }
        Ok(aliases.remove(&key))
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
