//! Two places that are one: all that lies below and all that refers to the one goes to the other, and the old spelling
//! stays as an alias.

use super::children;
use super::spelling::{child, label_key};
use crate::domain::RecordId;
use crate::domain::registers::Place;
use crate::domain::values::Link;
use crate::store::{StoreError, Writing};
use rusqlite::Connection;

/// What a merging came to.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct MergedPlaces {
    /// Places that are no more, the one named included.
    pub places: usize,
    /// Places that lie elsewhere now, without those below them.
    pub moved: usize,
    /// Residences, rental houses and whatever else refers to another place now.
    pub records: usize,
}

impl Writing<'_> {
    /// Makes `gone` a part of `kept`. What lies below both under one label is merged as well, down to the rooms.
    pub fn merge_places(&mut self, kept: RecordId, gone: RecordId) -> Result<MergedPlaces, StoreError> {
        if is_above(&self.transaction, kept, gone)? || is_above(&self.transaction, gone, kept)? {
            return Err(StoreError::PlaceInsideItself);
        }
        let [one, other]: [Place; 2] = [self.place(kept)?, self.place(gone)?];
        // Under another parent the label alone would not say which place is meant.
        let old = if one.parent == other.parent { other.label } else { other.full_name };
        let mut merged = MergedPlaces::default();
        self.merge(kept, gone, &mut merged)?;
        let mut place = self.place(kept)?;
        if !place.is_written(&old) && label_key(&old) != label_key(&place.label) {
            place.add_alias(&old);
        }
        self.update(kept, &place)?;
        Ok(merged)
    }

    fn merge(&mut self, kept: RecordId, gone: RecordId, merged: &mut MergedPlaces) -> Result<(), StoreError> {
        for (below, place) in children(&self.transaction, Some(gone))? {
            if let Some(twin) = child(&self.transaction, Some(kept), &place.label)? {
                self.merge(twin, below, merged)?;
            } else {
                self.update(below, &Place { parent: Link::to(kept), ..place })?;
                merged.moved += 1;
            }
        }
        merged.records += self.relink_place(gone, kept)?;
        merged.places += 1;
        self.take_over(kept, gone)
    }

    /// What the place that goes said of itself, and its end.
    fn take_over(&mut self, kept: RecordId, gone: RecordId) -> Result<(), StoreError> {
        let [mut place, old]: [Place; 2] = [self.place(kept)?, self.place(gone)?];
        for alias in old.alias_list() {
            place.add_alias(alias);
        }
        if place.grid.is_empty() {
            place.grid.clone_from(&old.grid);
        }
        // First the row that goes: its aliases may stand in one place only.
        self.delete::<Place>(gone)?;
        self.update(kept, &place)
    }

    fn place(&self, id: RecordId) -> Result<Place, StoreError> {
        self.load(id)?.ok_or(StoreError::NotFound)
    }
}

/// Whether one place is the other or lies above it.
fn is_above(connection: &Connection, one: RecordId, other: RecordId) -> Result<bool, StoreError> {
    let mut query = connection.prepare_cached(
        "WITH RECURSIVE above (id) AS (
             VALUES (?2)
             UNION
             SELECT parent FROM place JOIN above USING (id) WHERE parent IS NOT NULL
         )
         SELECT EXISTS (SELECT 1 FROM above WHERE id = ?1)",
    )?;
    Ok(query.query_row((one.0, other.0), |row| row.get(0))?)
}
