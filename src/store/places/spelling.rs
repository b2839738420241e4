//! Which place somebody means by what they wrote: by its label under a parent, by its whole address, by an alias.

use crate::domain::address::ParsedAddress;
use crate::domain::finding::{Reason, SearchKey, Word};
use crate::domain::registers::Place;
use crate::domain::{RecordId, address, text};
use crate::store::{Store, StoreError, Stored, rows};
use rusqlite::{Connection, OptionalExtension};
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

impl Store {
    /// The places that are written exactly so, by their own name or by an alias.
    pub fn places_written(&self, typed: &str) -> Result<Vec<(RecordId, Place)>, StoreError> {
        written(&self.connection, typed)
    }

    /// The one place an address means, written whole: by its own name, by an alias, or below an alias of what stands above it.
    pub fn place_meant(&self, typed: &str) -> Result<Option<RecordId>, StoreError> {
        if let Some(meant) = only_written(&self.connection, typed)? {
            return Ok(Some(meant));
        }
        let address = address::parse(typed);
        let Some(estate) = &address.estate else { return Ok(None) };
        match written(&self.connection, estate)?.as_slice() {
            [(_, above)] => only_written(&self.connection, &in_place(above, &address)),
            _ => Ok(None),
        }
    }

    /// The place of this label (or alias) right below a parent.
    pub fn place_called(&self, parent: Option<RecordId>, label: &str) -> Result<Option<RecordId>, StoreError> {
        child(&self.connection, parent, label)
    }
}

/// A label in one spelling: 「3幢」 is 「3栋」, 「501」 is 「501室」, 「海棠苑小区」 is 「海棠苑」.
pub fn label_key(label: &str) -> String {
    let parsed = address::parse(label);
    let key = if parsed.dashed().is_empty() { parsed.key() } else { parsed.full_name() };
    if key.is_empty() { text::half_width(label).to_lowercase() } else { key }
}

pub fn child(connection: &Connection, parent: Option<RecordId>, label: &str) -> Result<Option<RecordId>, StoreError> {
    let key = label_key(label);
    match labelled(connection, parent, &key)? {
        Some(known) => Ok(Some(known)),
        None => Ok(aliases_below(connection, parent)?.remove(&key)),
    }
}

/// Whether there is any place at all.
pub fn are_some(connection: &Connection) -> Result<bool, StoreError> {
    Ok(connection.query_row("SELECT EXISTS (SELECT 1 FROM place)", [], |row| row.get(0))?)
}

/// The place right below a parent whose own label, in its one spelling, is this.
pub fn labelled(connection: &Connection, parent: Option<RecordId>, key: &str) -> Result<Option<RecordId>, StoreError> {
    let mut query =
        connection.prepare_cached("SELECT id FROM place WHERE ifnull(parent, 0) = ?1 AND label_key = ?2")?;
    let known = query.query_row((parent.map_or(0, |parent| parent.0), key), |row| row.get(0)).optional()?;
    Ok(known.map(RecordId))
}

/// Every label and alias right below a parent, in one spelling. A label goes before an alias.
pub fn labels_below(
    connection: &Connection,
    parent: Option<RecordId>,
) -> Result<HashMap<String, RecordId>, StoreError> {
    let mut known = aliases_below(connection, parent)?;
    let mut query = connection.prepare_cached("SELECT label_key, id FROM place WHERE ifnull(parent, 0) = ?1")?;
    let mut found = query.query([parent.map_or(0, |parent| parent.0)])?;
    while let Some(row) = found.next()? {
        known.insert(row.get(0)?, RecordId(row.get(1)?));
    }
    Ok(known)
}

/// Every alias right below a parent, in one spelling.
pub fn aliases_below(
    connection: &Connection,
    parent: Option<RecordId>,
) -> Result<HashMap<String, RecordId>, StoreError> {
    let columns = &rows::statements::<Place>().columns;
    let sql = format!("SELECT id, {columns} FROM place WHERE ifnull(parent, 0) = ?1 AND aliases IS NOT NULL");
    let mut query = connection.prepare_cached(&sql)?;
    let places: Vec<(RecordId, Place)> = rows::read_all(query.query([parent.map_or(0, |parent| parent.0)])?)?;
    let aliases = places.iter().flat_map(|(id, place)| place.alias_list().map(|alias| (label_key(alias), *id)));
    Ok(aliases.collect())
}

/// Places written exactly so. What the running change has made is not among them yet: search keys come with its end.
pub fn written(connection: &Connection, typed: &str) -> Result<Vec<(RecordId, Place)>, StoreError> {
    let mut query =
        connection.prepare_cached("SELECT record FROM search_key WHERE reason = ?1 AND register = ?2 AND key = ?3")?;
    let mut ids = BTreeSet::new();
    for SearchKey { reason, key } in address::beginnings(typed) {
        let found = query.query_map((reason as u8, Place::NUMBER, key), |row| row.get(0).map(RecordId))?;
        for id in found {
            ids.insert(id?);
        }
    }
    let mut places = Vec::new();
    for id in ids {
        places.extend(rows::load::<Place>(connection, id)?.map(|place| (id, place)));
    }
    places.retain(|(_, place)| place.is_written(typed));
    Ok(places)
}

/// The place written so, where there is one and no other.
pub fn only_written(connection: &Connection, typed: &str) -> Result<Option<RecordId>, StoreError> {
    Ok(match written(connection, typed)?.as_slice() {
        [(only, _)] => Some(*only),
        _ => None,
    })
}

/// An address below a place, whatever the place was called in it.
fn in_place(place: &Place, address: &ParsedAddress) -> String {
    format!("{}{}", &*place.full_name, address.dashed())
}

/// The word with what it asks for once an alias in front is read as the place it stands for: 「海裳苑3-2-501」 asks for
/// 「海棠苑3-2-501」 as well. Only the place itself lies under its alias; what is below it has its own full name alone.
pub fn with_aliases<'w>(connection: &Connection, word: &'w Word) -> Result<Cow<'w, Word>, StoreError> {
    let mut more = Vec::new();
    for beginning in word.beginnings.iter().filter(|beginning| beginning.reason == Reason::Address) {
        let address = address::parse(&beginning.key);
        let Some(estate) = &address.estate else { continue };
        for (_, place) in written(connection, estate)? {
            if address::key(&place.full_name) != address::key(estate) {
                more.extend(address::beginnings(&in_place(&place, &address)));
            }
        }
    }
    more.retain(|key| !word.beginnings.contains(key));
    if more.is_empty() {
        return Ok(Cow::Borrowed(word));
    }
    Ok(Cow::Owned(Word { beginnings: word.beginnings.iter().cloned().chain(more).collect() }))
}

#[cfg(test)]
mod tests {
    use super::*;

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
