//! The name of a person.

use super::Value;
use crate::domain::finding::{Reason, SearchKey};
use crate::domain::{Date, name};

/// A person's name, kept as written, rare characters and all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Name(pub String);

impl Name {
    pub fn new(text: &str) -> Self {
        Self(name::tidy(text))
    }
}

reads_as_text!(Name);

impl Value for Name {
    kept_as_written!();

    fn fault(&self, _today: Date) -> Option<String> {
        name::fault(&self.0)
    }

    fn search_keys(&self, wanted: &[Reason]) -> Vec<SearchKey> {
        name::search_keys(&self.0, wanted)
    }
}
