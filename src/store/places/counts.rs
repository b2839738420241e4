//! What the tree shows beside each place: how many live there now and how many dwellings and rental houses there are, all
//! that lies below counted in.

use crate::domain::RecordId;
use crate::store::{Store, StoreError};
use rusqlite::{Row, ToSql};
use std::collections::BTreeMap;

/// No tree is deeper; a damaged one with a ring in it comes to an end here.
const DEEPEST: u32 = 32;

/// Whether a building is a numbered door with nothing below it, as villages and streets have them (「桂花巷12号」): its house is
/// the dwelling.
const IS_BARE_DOOR: &str = "(
    place.label LIKE '%号'
    AND NOT EXISTS (SELECT 1 FROM place AS inner_place WHERE inner_place.parent = place.id)
)";

/// A place as a row of the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceNode {
    pub id: RecordId,
    pub parent: Option<RecordId>,
    /// Its code in the list of kinds.
    pub kind: String,
    pub label: String,
    pub full_name: String,
    pub aliases: String,
    pub counts: PlaceCounts,
}

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct PlaceCounts {
    /// Persons living there now; somebody with two residences is counted once.
    pub people: u32,
    /// Rooms, and doors of villages and streets that have no rooms of their own. Shops and stalls are no dwellings.
    pub dwellings: u32,
    /// Rental houses that are not cancelled.
    pub rental_houses: u32,
    /// All the places below.
    pub places: u32,
}

impl Store {
    /// The places right below one (or the topmost) with what is counted below each, 3栋 before 10栋, in one read.
    pub fn place_nodes(&self, parent: Option<RecordId>) -> Result<Vec<PlaceNode>, StoreError> {
        self.counted_places("parent IS ?1", &parent.map(|parent| parent.0))
    }

    /// Every place of a kind, in the order of addresses. Nothing is counted yet: there may be twenty thousand rooms, of
    /// which thirty are in sight.
    pub fn places_of_kind(&self, kind: &str) -> Result<Vec<PlaceNode>, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT id, parent, kind, label, full_name, ifnull(aliases, '')
             FROM place
             WHERE kind = ?1
             ORDER BY natural_name, id",
        )?;
        let found = query.query_map([kind], |row| read_node(row, 0, PlaceCounts::default()))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// These places, in the order of addresses.
    pub fn place_nodes_among(&self, places: &[RecordId]) -> Result<Vec<PlaceNode>, StoreError> {
        let numbers: Vec<String> = places.iter().map(|place| place.0.to_string()).collect();
        self.counted_places("id IN (SELECT value FROM json_each(?1))", &format!("[{}]", numbers.join(",")))
    }

    /// The counts over the whole station.
    pub fn station_counts(&self) -> Result<PlaceCounts, StoreError> {
        let mut query = self.connection.prepare_cached(&format!(
            "SELECT (SELECT count(DISTINCT person) FROM residence WHERE until_date IS NULL AND place IS NOT NULL),
                    (SELECT count(*) FROM place WHERE kind = '7' OR (kind = '5' AND {IS_BARE_DOOR})),
                    (SELECT count(*) FROM rental_house WHERE cancel_reason IS NULL AND place IS NOT NULL),
                    (SELECT count(*) FROM place)"
        ))?;
        Ok(query.query_row([], |row| read_counts(row, 0))?)
    }

    /// How many places there are of each kind.
    pub fn place_kind_counts(&self) -> Result<BTreeMap<String, u32>, StoreError> {
        let mut query = self.connection.prepare_cached("SELECT kind, count(*) FROM place GROUP BY kind")?;
        let counts = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(counts.collect::<Result<_, _>>()?)
    }

    fn counted_places(&self, condition: &str, value: &dyn ToSql) -> Result<Vec<PlaceNode>, StoreError> {
        let mut query = self.connection.prepare_cached(&format!(
            "WITH RECURSIVE below (top, id, kind, depth) AS (
                 SELECT id, id, kind, 0 FROM place WHERE {condition}
                 UNION ALL
                 SELECT below.top, place.id, place.kind, below.depth + 1
                 FROM below
                 CROSS JOIN place ON place.parent = below.id
                 WHERE below.depth < {DEEPEST}
             ),
             counted AS (
                 SELECT top,
                        sum(CASE kind
                                WHEN '7' THEN 1
                                WHEN '5' THEN (SELECT {IS_BARE_DOOR} FROM place WHERE place.id = below.id)
                                ELSE 0
                            END) AS dwellings,
                        sum((
                            SELECT count(*)
                            FROM rental_house
                            WHERE rental_house.place = below.id AND rental_house.cancel_reason IS NULL
                        )) AS rental_houses,
                        count(*) - 1 AS places
                 FROM below
                 GROUP BY top
             ),
             lived_in AS (
                 SELECT top, count(DISTINCT person) AS people
                 FROM below
                 CROSS JOIN residence ON residence.place = below.id AND residence.until_date IS NULL
                 GROUP BY top
             )
             SELECT ifnull(people, 0), dwellings, rental_houses, places, place.id, parent, kind, label, full_name,
                    ifnull(aliases, '')
             FROM counted
             JOIN place ON place.id = counted.top
             LEFT JOIN lived_in ON lived_in.top = counted.top
             ORDER BY natural_name, place.id"
        ))?;
        let found = query.query_map([value], |row| read_node(row, 4, read_counts(row, 0)?))?;
        Ok(found.collect::<Result<_, _>>()?)
    }
}

fn read_node(row: &Row<'_>, first: usize, counts: PlaceCounts) -> rusqlite::Result<PlaceNode> {
    Ok(PlaceNode {
        id: RecordId(row.get(first)?),
        parent: row.get::<_, Option<i64>>(first + 1)?.map(RecordId),
        kind: row.get(first + 2)?,
        label: row.get(first + 3)?,
        full_name: row.get(first + 4)?,
        aliases: row.get(first + 5)?,
        counts,
    })
}

fn read_counts(row: &Row<'_>, first: usize) -> rusqlite::Result<PlaceCounts> {
    Ok(PlaceCounts {
        people: row.get(first)?,
        dwellings: row.get(first + 1)?,
        rental_houses: row.get(first + 2)?,
        places: row.get(first + 3)?,
    })
}
