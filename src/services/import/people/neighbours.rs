//! Who lives where under which name: somebody without a number who is brought a second time is known by their name in their
//! dwelling. Read once for a whole table, and only where a row asks for it.

use crate::domain::RecordId;
use crate::domain::import::PersonRow;
use crate::services::places::Meant;
use crate::services::{Desk, Trouble};
use std::collections::HashMap;

/// The names of those who live here, by their dwelling.
#[derive(Default)]
pub(in crate::services::import) struct Neighbours {
    by_dwelling: Option<HashMap<RecordId, Vec<(RecordId, String)>>>,
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
        if self.by_dwelling.is_none() {
            let mut by_dwelling: HashMap<RecordId, Vec<(RecordId, String)>> = HashMap::new();
            for (place, person, name) in desk.store.names_by_dwelling()? {
                by_dwelling.entry(place).or_default().push((person, name));
            }
            self.by_dwelling = Some(by_dwelling);
        }
        let there = self.by_dwelling.as_ref().and_then(|known| known.get(&place)).map_or(&[][..], Vec::as_slice);
        let namesakes = there.iter().filter(|(_, name)| *name == row.person.name.0);
        Ok(namesakes.map(|(person, _)| *person).collect())
    }
}
