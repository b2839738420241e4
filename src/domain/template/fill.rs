//! What the places of a template are filled with, already in the words that stand on paper.

use super::{TemplateField, TemplateKind};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Field by name and list by name. Kept with what was signed, so that the same paper can be made again.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Fill {
    pub kind: TemplateKind,
    values: BTreeMap<String, String>,
    lists: BTreeMap<String, Vec<Vec<String>>>,
    /// What is missing will be written by hand.
    #[serde(default)]
    is_by_hand: bool,
    /// What is not of the station itself is written into the room that the empty form has for it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    is_onto_form: bool,
}

impl Fill {
    /// Everything the kind may name is still missing; what stays missing is a line to write on.
    pub fn new(kind: TemplateKind) -> Self {
        Self { kind, values: BTreeMap::new(), lists: BTreeMap::new(), is_by_hand: false, is_onto_form: false }
    }

    pub fn set(mut self, field: &str, words: impl Into<String>) -> Self {
        self.values.insert(field.to_owned(), words.into().trim().to_owned());
        self
    }

    /// Rows whose cells stand in the order of the list's columns; a cell that is missing stays empty.
    pub fn list(mut self, list: &str, rows: Vec<Vec<String>>) -> Self {
        self.lists.insert(list.to_owned(), rows);
        self
    }

    /// A form to be completed by hand: what the station knows already stands on it, and every condition that asks for
    /// something is met, so that nothing is wanting later.
    pub fn by_hand(mut self) -> Self {
        self.is_by_hand = true;
        self
    }

    /// For sheets on which [`Self::empty_form`] stands already: every clause, row and place as there.
    pub fn onto_form(mut self) -> Self {
        self.is_onto_form = true;
        self.by_hand()
    }

    /// The form before anything was filled in: what the station says of itself stands on it.
    pub fn empty_form(&self) -> Self {
        let of_station =
            |name: &String| self.kind.fields().iter().any(|field| field.name == name && field.is_of_station());
        let values = self.values.iter().filter(|(name, _)| of_station(name));
        let values = values.map(|(name, words)| (name.clone(), words.clone())).collect();
        Self { values, ..Self::new(self.kind).by_hand() }
    }

    pub fn is_onto_form(&self) -> bool {
        self.is_onto_form
    }

    /// Whether what is known of this field is written into the room for it.
    pub fn is_written_on_form(&self, field: &TemplateField) -> bool {
        self.is_onto_form && !field.is_of_station()
    }

    /// Invented values, for the preview beside the editor.
    pub fn example(kind: TemplateKind) -> Self {
        let filled = kind.fields().iter().fold(Self::new(kind), |fill, field| fill.set(field.name, field.example));
        kind.lists().iter().fold(filled, |fill, list| {
            let row = |cells: &&[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect();
            fill.list(list.name, list.examples.iter().map(row).collect())
        })
    }

    /// The words of a field; none where it is missing.
    pub fn value(&self, field: &str) -> Option<&str> {
        self.values.get(field).map(String::as_str).filter(|words| !words.is_empty())
    }

    pub fn rows(&self, list: &str) -> &[Vec<String>] {
        self.lists.get(list).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether a condition on this field or list holds.
    pub fn has(&self, name: &str) -> bool {
        self.is_by_hand || self.value(name).is_some() || !self.rows(name).is_empty()
    }
}
