//! A stretch of a typed line that knows where it stands.

use crate::domain::template::{Fault, FaultKind};

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Typed<'a> {
    pub text: &'a str,
    line: usize,
    /// From 1, in characters.
    column: usize,
}

impl<'a> Typed<'a> {
    pub fn line(text: &'a str, line: usize) -> Self {
        Self { text, line, column: 1 }
    }

    /// Without blanks at either end.
    pub fn trimmed(self) -> Self {
        let blank = self.text.len() - self.text.trim_start().len();
        let rest = self.after(blank);
        Self { text: rest.text.trim_end(), ..rest }
    }

    /// What follows so many bytes.
    pub fn after(self, bytes: usize) -> Self {
        let (head, tail) = self.text.split_at(bytes);
        Self { text: tail, line: self.line, column: self.column + head.chars().count() }
    }

    /// The first so many bytes.
    pub fn upto(self, bytes: usize) -> Self {
        Self { text: &self.text[..bytes], ..self }
    }

    /// The pieces between these signs; the signs themselves are left out.
    pub fn split(self, signs: &[char]) -> Vec<Self> {
        let mut pieces = Vec::new();
        let mut rest = self;
        while let Some(at) = rest.text.find(signs) {
            pieces.push(rest.upto(at));
            let sign = rest.text[at..].chars().next().map_or(1, char::len_utf8);
            rest = rest.after(at + sign);
        }
        pieces.push(rest);
        pieces
    }

    pub fn fault(self, kind: FaultKind) -> Fault {
        Fault { line: self.line, column: self.column, kind }
    }
}
