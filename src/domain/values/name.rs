//! The name of a person.

use super::Value;
use crate::domain::finding::{Reason, SearchKey};
use crate::domain::{Cell, Date, Unreadable, name};

/// A person's name, kept as written, rare characters and all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Name(pub String);

impl Name {
    pub fn new(text: &str) -> Self {
        Self(name::tidy(text))
    }
}

impl std::ops::Deref for Name {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Value for Name {
    fn store(&self) -> Vec<Cell> {
        vec![Cell::text(&self.0)]
    }

    fn restore(&mut self, cells: &[Cell]) -> Result<(), Unreadable> {
        self.0 = cells[0].as_text()?.to_owned();
        Ok(())
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn shown(&self) -> String {
        self.0.clone()
    }

    fn read(&mut self, typed: &str, _today: Date) -> Result<(), String> {
        *self = Self::new(typed);
        Ok(())
    }

    fn fault(&self, _today: Date) -> Option<String> {
        name::fault(&self.0)
    }

    fn search_keys(&self, wanted: &[Reason]) -> Vec<SearchKey> {
        name::search_keys(&self.0, wanted)
    }
}
