//! The address tree: one row a dwelling, full names kept in step with the labels above.

use super::{Store, StoreError, Stored, Writing, rows, search};
use crate::domain::codes::PlaceKind;
use crate::domain::finding::{self, Reason, SearchKey, Word};
use crate::domain::registers::Place;
use crate::domain::values::{Choice, Link, Text};
use crate::domain::{Cell, RecordId, address, text};
use rusqlite::{Connection, OptionalExtension};

/// The kind of the topmost places, whose name does not stand in the addresses below.
const COMMUNITY: &str = "1";

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

    fn search_keys(&self, _wanted: &[Reason]) -> Vec<SearchKey> {
        let names = std::iter::once(&*self.full_name).chain(self.aliases.split(['，', ',', '、', '；', ';']));
        names.flat_map(address::room_keys).collect()
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

impl Store {
    /// The places right below one, or the topmost ones, 3栋 before 10栋.
    pub fn children(&self, parent: Option<RecordId>) -> Result<Vec<(RecordId, Place)>, StoreError> {
        children(&self.connection, parent)
    }

    /// Places whose address may be meant by what was typed, the exact ones first.
    pub fn places_matching(&self, typed: &str, most: usize) -> Result<Vec<PlaceMatch>, StoreError> {
        let Some(word) = word_for_places(typed) else { return Ok(Vec::new()) };
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
    /// The place at the end of a path of (kind, label) from the top; what is missing on the way is made.
    pub fn find_or_create_place(&mut self, path: &[(&str, &str)]) -> Result<RecordId, StoreError> {
        let mut reached = None;
        for (kind, label) in path {
            let next = match child(&self.transaction, reached, label)? {
                Some(known) => known,
                None => self.insert(&new_place(reached, kind, label))?,
            };
            reached = Some(next);
        }
        reached.ok_or(StoreError::NotFound)
    }
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

fn child(connection: &Connection, parent: Option<RecordId>, label: &str) -> Result<Option<RecordId>, StoreError> {
    let mut query =
        connection.prepare_cached("SELECT id FROM place WHERE ifnull(parent, 0) = ?1 AND label_key = ?2")?;
    let key = (parent.map_or(0, |parent| parent.0), label_key(label));
    Ok(query.query_row(key, |row| row.get(0)).optional()?.map(RecordId))
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

/// A label in one spelling: 「3幢」 is 「3栋」, 「501」 is 「501室」, 「海棠苑小区」 is 「海棠苑」.
fn label_key(label: &str) -> String {
    let parsed = address::parse(label);
    let key = if parsed.dashed().is_empty() { parsed.key() } else { parsed.full_name() };
    if key.is_empty() { text::half_width(label).to_lowercase() } else { key }
}

/// Numbers padded to six digits, so that text order is the order of houses in a street.
fn natural_order(name: &str) -> String {
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

    #[test]
    fn one_label_in_two_spellings_is_one_label() {
        for (one, other) in [("５ 栋", "5栋"), ("5幢", "5栋"), ("501", "501室"), ("海棠苑小区", "海棠苑")]
        {
            assert_eq!(label_key(one), label_key(other), "{one}");
        }
        assert_ne!(label_key("5栋"), label_key("6栋"));
        assert_ne!(label_key("5栋"), label_key("5单元"));
    }
}
