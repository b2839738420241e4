//! Names of people: how they are written, read aloud and found.

/// How a text is read: initials and syllables run together, in lower case without tones.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    pub initials: String,
    pub pinyin: String,
}

/// A name as it is kept: no blanks inside Chinese, one kind of middle dot.
pub fn tidy(text: &str) -> String {
    text.trim().to_owned()
}

/// The keys a name is found by: its parts, initials and pinyin, in every reading.
pub fn search_keys(_name: &str) -> Vec<super::finding::SearchKey> {
    Vec::new()
}

/// The most likely reading.
pub fn reading(_text: &str) -> Reading {
    Reading::default()
}

/// What is wrong with a name, in one sentence.
pub fn fault(_name: &str) -> Option<String> {
    None
}
