//! Several lines of free text, kept as they were written: the wording of a template, what stood on a paper.

use super::{Editor, Value};
use crate::domain::{Cell, Date, Unreadable};

/// Free text of any length. Only blanks at its very end are let go.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines(pub String);

impl Lines {
    pub fn new(text: &str) -> Self {
        Self(text.trim_end().to_owned())
    }
}

impl std::ops::Deref for Lines {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Value for Lines {
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

    fn editor(&self) -> Editor {
        Editor::Lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_breaks_and_the_blanks_at_their_beginning() {
        let mut lines = Lines::default();
        assert_eq!(lines.read("　　第一段\n第二段\n\n", Date::default()), Ok(()));
        assert_eq!(&*lines, "　　第一段\n第二段");
        let mut back = Lines::default();
        assert_eq!(back.restore(&lines.store()), Ok(()));
        assert_eq!(back, lines);
    }
}
