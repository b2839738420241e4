//! A line of free text, trimmed at both ends.

use super::{Editor, Value};
use crate::domain::Date;

/// At most this many characters, unless the form it comes from says less.
const MOST: usize = 200;

/// Free text on one line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text(pub String);

impl Text {
    pub fn new(text: &str) -> Self {
        Self(text.trim().to_owned())
    }
}

reads_as_text!(Text);

impl Value for Text {
    kept_as_written!();

    fn fault(&self, _today: Date) -> Option<String> {
        let count = self.0.chars().count();
        (count > MOST).then(|| format!("最多 {MOST} 字，现有 {count} 字"))
    }

    fn editor(&self) -> Editor {
        Editor::Line
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Cell;

    #[test]
    fn text_is_kept_without_blanks_at_its_ends_and_stored_only_when_there_is_some() {
        let mut text = Text::default();
        assert_eq!(text.read("　桂花巷 4号 ", Date::default()), Ok(()));
        assert_eq!(text, Text("桂花巷 4号".into()));
        assert_eq!(Text::new("  ").store(), [Cell::Null]);
    }

    #[test]
    fn text_that_is_too_long_says_how_long_it_may_be() {
        assert_eq!(Text::new(&"字".repeat(200)).fault(Date::default()), None);
        let fault = Text::new(&"字".repeat(201)).fault(Date::default());
        assert_eq!(fault.as_deref(), Some("最多 200 字，现有 201 字"));
    }
}
