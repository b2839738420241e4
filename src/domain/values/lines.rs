//! Several lines of free text, kept as they were written: the wording of a template, what stood on a paper.

use super::{Editor, Value};

/// Free text of any length. Only blanks at its very end are let go.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines(pub String);

impl Lines {
    pub fn new(text: &str) -> Self {
        Self(text.trim_end().to_owned())
    }
}

reads_as_text!(Lines);

impl Value for Lines {
    kept_as_written!();

    fn editor(&self) -> Editor {
        Editor::Lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Date;

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
