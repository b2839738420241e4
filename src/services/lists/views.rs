//! Views of a list that an operator keeps under a name: filter, order and columns. Everybody sees only the own ones.

use crate::domain::{RecordId, Right};
use crate::services::{Desk, Trouble};
use crate::store::StoreError;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// The longest name, in characters.
const LONGEST_NAME: usize = 20;

/// What is kept of a list; `F` is what it is narrowed by.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, bound(deserialize = "F: Default + DeserializeOwned"))]
pub struct View<F> {
    pub filter: F,
    /// Key of the column it is sorted by.
    pub sort: String,
    pub is_descending: bool,
    pub hidden_columns: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct KeptView<F> {
    pub id: RecordId,
    pub name: String,
    pub view: View<F>,
}

/// The operator's own views of a list, by name. One that cannot be read any more is left out.
pub fn views<F: Default + DeserializeOwned>(desk: &Desk, list: &str) -> Result<Vec<KeptView<F>>, Trouble> {
    desk.require(Right::Look)?;
    let kept = desk.store.saved_views(&desk.operator().name, list)?;
    let read = |row: crate::store::SavedView| {
        let view = serde_json::from_str(&row.json).ok()?;
        Some(KeptView { id: row.id, name: row.name, view })
    };
    Ok(kept.into_iter().filter_map(read).collect())
}

/// Keeps a view; one of the same name is replaced.
pub fn keep_view<F: Serialize>(desk: &mut Desk, list: &str, name: &str, view: &View<F>) -> Result<(), Trouble> {
    desk.require(Right::Look)?;
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(Trouble::UnusableViewName);
    }
    let json = serde_json::to_string(view).map_err(|_| StoreError::Unreadable)?;
    let operator = desk.operator().name.clone();
    Ok(desk.store.save_view(&operator, list, name, &json)?)
}

pub fn drop_view(desk: &mut Desk, id: RecordId) -> Result<(), Trouble> {
    desk.require(Right::Look)?;
    let operator = desk.operator().name.clone();
    Ok(desk.store.drop_view(&operator, id)?)
}
