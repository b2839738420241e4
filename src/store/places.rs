//! The address tree: one row a dwelling, full names kept in step with the labels above.
//!
//! Which place somebody means by an address stands in `spelling`, what is counted below a place in `counts`, two places
//! becoming one in `merging`, many made at once in `ranges`, the one an address leads to in `reaching`, and what refers to a
//! place in `uses`.

mod counts;
mod merging;
mod ranges;
mod reaching;
pub(super) mod spelling;
mod uses;

pub use counts::{PlaceCounts, PlaceNode};
pub use merging::MergedPlaces;
pub use ranges::RangeCensus;
pub(super) use reaching::PlacesReached;

use super::stored::Settle;
use super::{Store, StoreError, Stored, Writing, rows, search};
use crate::domain::finding::{self, Reason, SearchKey, Word};
use crate::domain::registers::{COMMUNITY, Place};
use crate::domain::values::Text;
use crate::domain::{Cell, RecordId, address, reading, text};
use rusqlite::Connection;
use spelling::label_key;

impl Stored for Place {
    const NUMBER: u8 = 2;
    const KEPT: &'static [&'static str] = &["label_key", "natural_name"];
    const SETTLE: Option<Settle<Self>> = Some(take_full_name);

    fn kept(&self) -> Vec<Cell> {
        vec![Cell::Text(label_key(&self.label)), Cell::Text(natural_order(&self.full_name))]
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
    /// Its code in the list of kinds: an estate and a building may be called alike.
    pub kind: String,
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
    /// Whether there is any place at all.
    pub fn has_places(&self) -> Result<bool, StoreError> {
        spelling::are_some(&self.connection)
    }

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
            "SELECT kind, full_name,
                    (SELECT count(DISTINCT person) FROM residence WHERE place = place.id AND until_date IS NULL)
             FROM place
             WHERE id = ?1",
        )?;
        let matched = |row: &rusqlite::Row<'_>| {
            Ok(PlaceMatch { id, kind: row.get(0)?, full_name: row.get(1)?, people: row.get(2)? })
        };
        Ok(query.query_row([id.0], matched)?)
    }
}

impl Writing<'_> {
    pub fn place_path(&self, place: RecordId) -> Result<Vec<(RecordId, Place)>, StoreError> {
        path(&self.transaction, place)
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

/// A place is called in full by all that stands above it, the community aside.
fn take_full_name(place: &mut Place, connection: &Connection) -> Result<(), StoreError> {
    let above = place.parent.id.map(|parent| rows::load::<Place>(connection, parent)).transpose()?.flatten();
    let above = above.as_ref().map(name_for_below).unwrap_or_default();
    place.full_name = Text(format!("{above}{}", &*place.label));
    Ok(())
}

/// How the names of those right below a place begin.
fn name_for_below(place: &Place) -> &str {
    if place.kind.code == COMMUNITY { "" } else { &place.full_name }
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

/// What text order makes the order of an address book: numbers padded to six digits, so that 3栋 comes before 10栋, and each
/// character after the way it is read, a blank between, so that 晨光 comes before 海棠 and the homophones of 海 lie apart.
pub fn natural_order(name: &str) -> String {
    let mut order = String::with_capacity(name.len() * 3);
    let mut digits = String::new();
    for (letter, syllable) in reading::spelled(&text::half_width(name)) {
        if letter.is_ascii_digit() {
            digits.push(letter);
            continue;
        }
        put_number(&mut order, &mut digits);
        if let Some(syllable) = syllable.filter(|_| !letter.is_ascii()) {
            order.push_str(&syllable);
            order.push(' ');
        }
        order.push(letter);
    }
    put_number(&mut order, &mut digits);
    order
}

fn put_number(order: &mut String, digits: &mut String) {
    if !digits.is_empty() {
        order.push_str(&format!("{digits:0>6}"));
        digits.clear();
    }
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

    #[test]
    fn places_stand_as_their_names_are_read_and_what_sounds_alike_is_not_mixed() {
        let read = ["晨光宿舍", "重庆路2号", "桂花苑", "海塘村1组", "海塘村12组", "海棠苑1栋", "金桂里", "石桥巷"];
        let mut names = read;
        names.sort_by_key(|name| name.chars().rev().collect::<String>());
        names.sort_by_cached_key(|name| natural_order(name));
        assert_eq!(names, read);
    }
}
