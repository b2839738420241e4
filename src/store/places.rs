//! The address tree: one row a dwelling, full names kept in step with the labels above.
//!
//! Which place somebody means by an address stands in `spelling`, what is counted below a place in `counts`, two places
//! becoming one in `merging`, many made at once in `ranges`, and what refers to a place in `uses`.

mod counts;
mod merging;
mod ranges;
pub(super) mod spelling;
mod uses;

pub use counts::{PlaceCounts, PlaceNode};
pub use merging::MergedPlaces;
pub use ranges::RangeCensus;

use super::{Store, StoreError, Stored, Writing, rows, search};
use crate::domain::codes::PlaceKind;
use crate::domain::finding::{self, Reason, SearchKey, Word};
use crate::domain::registers::{COMMUNITY, Place};
use crate::domain::values::{Choice, Link, Text};
use crate::domain::{Cell, RecordId, address, text};
use rusqlite::Connection;
use spelling::label_key;

impl Stored for Place {
    const NUMBER: u8 = 2;
    const KEPT: &'static [&'static str] = &["label_key", "natural_name"];

    fn kept(&self) -> Vec<Cell> {
        vec![Cell::Text(label_key(&self.label)), Cell::Text(natural_order(&self.full_name))]
    }

    fn settle(&mut self, connection: &Connection) -> Result<(), StoreError> {
        let above = self.parent.id.map(|parent| rows::load::<Self>(connection, parent)).transpose()?.flatten();
        let above = above.filter(|parent| parent.kind.code != COMMUNITY).map(|parent| parent.full_name.0);
        self.full_name = Text(above.unwrap_or_default() + &self.label);
        Ok(())
    }

    /// Whatever lies below carries this name in its own.
    fn ripple(&self, id: RecordId, before: &Self, writing: &mut Writing<'_>) -> Result<(), StoreError> {
        require_no_ring(&writing.transaction, id)?;
        if self.full_name == before.full_name && self.kind == before.kind {
            return Ok(());
        }
        for (child, place) in children(&writing.transaction, Some(id))? {
            writing.update(child, &place)?;
        }
        Ok(())
    }

    fn people_at_home(&self, id: RecordId, connection: &Connection) -> Result<Vec<RecordId>, StoreError> {
        let sql = "SELECT DISTINCT person FROM residence WHERE place = ?1 AND until_date IS NULL";
        let mut query = connection.prepare_cached(sql)?;
        let people = query.query_map([id.0], |row| row.get(0).map(RecordId))?;
        Ok(people.collect::<Result<_, _>>()?)
    }

    fn search_keys(&self, wanted: &[Reason]) -> Vec<SearchKey> {
        self.spellings().iter().flat_map(|spelling| address::room_keys(spelling, wanted)).collect()
    }
}

/// A place met while typing an address.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceMatch {
    pub id: RecordId,
    pub full_name: String,
    /// Living there now.
    pub people: u32,
}

/// A place as its siblings are compared with it.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceLabel {
    pub id: RecordId,
    pub parent: Option<RecordId>,
    pub kind: String,
    pub label: String,
}

impl Store {
    /// The places right below one, or the topmost ones, 3栋 before 10栋.
    pub fn children(&self, parent: Option<RecordId>) -> Result<Vec<(RecordId, Place)>, StoreError> {
        children(&self.connection, parent)
    }

    /// A place and those above it, the topmost first.
    pub fn place_path(&self, place: RecordId) -> Result<Vec<(RecordId, Place)>, StoreError> {
        path(&self.connection, place)
    }

    /// Every place with its parent, kind and label, siblings together.
    pub fn place_labels(&self) -> Result<Vec<PlaceLabel>, StoreError> {
        let mut query = self
            .connection
            .prepare_cached("SELECT id, parent, kind, label FROM place ORDER BY parent, natural_name")?;
        let labels = query.query_map([], |row| {
            Ok(PlaceLabel {
                id: RecordId(row.get(0)?),
                parent: row.get::<_, Option<i64>>(1)?.map(RecordId),
                kind: row.get(2)?,
                label: row.get(3)?,
            })
        })?;
        Ok(labels.collect::<Result<_, _>>()?)
    }

    /// Places whose address may be meant by what was typed, the exact ones first.
    pub fn places_matching(&self, typed: &str, most: usize) -> Result<Vec<PlaceMatch>, StoreError> {
        let Some(word) = word_for_places(typed) else { return Ok(Vec::new()) };
        let word = spelling::with_aliases(&self.connection, &word)?;
        let hits = search::places(&self.connection, &word, most)?;
        hits.iter().map(|hit| self.place_match(hit.record)).collect()
    }

    pub(super) fn place_match(&self, id: RecordId) -> Result<PlaceMatch, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT full_name,
                    (SELECT count(DISTINCT person) FROM residence WHERE place = place.id AND until_date IS NULL)
             FROM place
             WHERE id = ?1",
        )?;
        Ok(query.query_row([id.0], |row| Ok(PlaceMatch { id, full_name: row.get(0)?, people: row.get(1)? }))?)
    }
}

impl Writing<'_> {
    pub fn place_path(&self, place: RecordId) -> Result<Vec<(RecordId, Place)>, StoreError> {
        path(&self.transaction, place)
    }

    /// The place at the end of a path of (kind, label) from the top; what is missing on the way is made. A place is known by
    /// its label, by an alias, and by its whole address, however the tree above it is arranged.
    pub fn find_or_create_place(&mut self, path: &[(&str, &str)]) -> Result<RecordId, StoreError> {
        let mut reached = None;
        let mut written = String::new();
        for (kind, label) in path {
            written.push_str(label);
            let known = match spelling::child(&self.transaction, reached, label)? {
                Some(known) => Some(known),
                None => spelling::only_written(&self.transaction, &written)?,
            };
            reached = Some(match known {
                Some(known) => known,
                None => self.insert(&new_place(reached, kind, label))?,
            });
        }
        reached.ok_or(StoreError::NotFound)
    }
}

fn path(connection: &Connection, place: RecordId) -> Result<Vec<(RecordId, Place)>, StoreError> {
    let mut path = Vec::new();
    let mut next = Some(place);
    while let Some(id) = next.filter(|id| path.iter().all(|(known, _)| known != id)) {
        let Some(place) = rows::load::<Place>(connection, id)? else { break };
        next = place.parent.id;
        path.push((id, place));
    }
    path.reverse();
    Ok(path)
}

fn new_place(parent: Option<RecordId>, kind: &str, label: &str) -> Place {
    Place {
        parent: parent.map_or_else(Link::none, Link::to),
        kind: Choice::<PlaceKind>::of(kind),
        label: Text::new(label),
        ..Place::default()
    }
}

fn children(connection: &Connection, parent: Option<RecordId>) -> Result<Vec<(RecordId, Place)>, StoreError> {
    let columns = &rows::statements::<Place>().columns;
    let sql = format!("SELECT id, {columns} FROM place WHERE parent IS ?1 ORDER BY natural_name");
    let mut query = connection.prepare_cached(&sql)?;
    rows::read_all(query.query([parent.map(|parent| parent.0)])?)
}

/// A place cannot come to lie below itself.
fn require_no_ring(connection: &Connection, id: RecordId) -> Result<(), StoreError> {
    let mut query = connection.prepare_cached(
        "WITH RECURSIVE above (id) AS (
             SELECT parent FROM place WHERE id = ?1
             UNION
             SELECT parent FROM place JOIN above USING (id) WHERE parent IS NOT NULL
         )
         SELECT EXISTS (SELECT 1 FROM above WHERE id = ?1)",
    )?;
    if query.query_row([id.0], |row| row.get(0))? { Err(StoreError::PlaceInsideItself) } else { Ok(()) }
}

/// What was typed, as far as it may speak of places.
fn word_for_places(typed: &str) -> Option<Word> {
    let of_places = |key: &SearchKey| matches!(key.reason, Reason::Address | Reason::Room);
    // One address, even when it is typed in parts: 「海棠苑 3-2-501」.
    let word = finding::words(&text::without_blanks(typed)).into_iter().next()?;
    Some(Word { beginnings: word.beginnings.into_iter().filter(of_places).collect() })
}

/// Numbers padded to six digits, so that text order is the order of houses in a street.
pub fn natural_order(name: &str) -> String {
    let mut padded = String::with_capacity(name.len() + 12);
    let mut digits = String::new();
    for letter in text::half_width(name).chars().chain(['\0']) {
        if letter.is_ascii_digit() {
            digits.push(letter);
            continue;
        }
        if !digits.is_empty() {
            padded.push_str(&format!("{digits:0>6}"));
            digits.clear();
        }
        padded.push(letter);
    }
    padded.pop();
    padded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_third_building_comes_before_the_tenth() {
        let mut names = ["海棠苑10栋2单元501室", "海棠苑3栋", "海棠苑3栋1单元", "海棠苑"].map(natural_order);
        names.sort();
        assert_eq!(names, ["海棠苑", "海棠苑3栋", "海棠苑3栋1单元", "海棠苑10栋2单元501室"].map(natural_order));
    }
}
