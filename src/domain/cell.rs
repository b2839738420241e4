//! What one column of one row holds, without saying which database it lies in.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A stored value: the three shapes a STRICT table of this station uses.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Cell {
    #[default]
    Null,
    Integer(i64),
    Text(String),
}

impl Cell {
    /// Text, or null when there is none: an empty string is never stored.
    pub fn text(text: &str) -> Self {
        if text.is_empty() { Self::Null } else { Self::Text(text.to_owned()) }
    }

    /// The text in this cell; a null reads as empty.
    pub fn as_text(&self) -> Result<&str, Unreadable> {
        match self {
            Self::Null => Ok(""),
            Self::Text(text) => Ok(text),
            Self::Integer(_) => Err(Unreadable),
        }
    }

    /// The number in this cell, if there is one.
    pub fn as_integer(&self) -> Result<Option<i64>, Unreadable> {
        match self {
            Self::Null => Ok(None),
            Self::Integer(number) => Ok(Some(*number)),
            Self::Text(_) => Err(Unreadable),
        }
    }
}

/// A column held something its value cannot be made of: the file was written by something else.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("档案中有一项内容读不懂")]
pub struct Unreadable;

/// One row as it was: column name to cell. History, drafts and undo keep these.
pub type Image = BTreeMap<String, Cell>;
