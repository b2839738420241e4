//! Who lives where under which name: somebody without a number who is brought a second time is known by their name in their
//! dwelling. Each dwelling is read once for a whole table, and only where a row asks for it.

use crate::domain::RecordId;
use crate::domain::import::PersonRow;
use crate::services::places::Meant;
use crate::services::{Desk, Trouble};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// The names of those who live here, by their dwelling.
#[derive(Default)]
pub(in crate::services::import) struct Neighbours {
    by_dwelling: HashMap<RecordId, Vec<(RecordId, String)>>,
}

impl Neighbours {
    /// Everybody of this name in the dwelling of a row.
    pub(super) fn namesakes(
        &mut self,
        desk: &Desk,
        row: &PersonRow,
        place: Option<Meant>,
    ) -> Result<Vec<RecordId>, Trouble> {
        let Some(Meant::Known(place)) = place else { return Ok(Vec::new()) };
        let there = match self.by_dwelling.entry(place) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unread) => unread.insert(desk.store.names_at(place)?),
        };
        let namesakes = there.iter().filter(|(_, name)| *name == row.person.name.0);
        Ok(namesakes.map(|(person, _)| *person).collect())
    }
}
