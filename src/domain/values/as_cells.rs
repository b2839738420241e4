//! A value outside any record, kept in a draft as the cells a record would store: `#[serde(with = "as_cells")]`.

use super::Value;
use crate::domain::Cell;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub fn serialize<V: Value, S: Serializer>(value: &V, serializer: S) -> Result<S::Ok, S::Error> {
    value.store().serialize(serializer)
}

pub fn deserialize<'de, V: Value + Default, D: Deserializer<'de>>(deserializer: D) -> Result<V, D::Error> {
    let cells = Vec::<Cell>::deserialize(deserializer)?;
    let mut value = V::default();
    if cells.len() != value.columns().len() {
        return Err(D::Error::custom("not the cells of this value"));
    }
    value.restore(&cells).map_err(D::Error::custom)?;
    Ok(value)
}
