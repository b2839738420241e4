//! The number of a document that is only told, of somebody else or of a permit: kept as written, and masked like any other.

use super::{Editor, Value};
use crate::domain::{Date, mask};

/// The longest there are, with their kind written before them.
const MOST: usize = 40;

/// A number beside whose kind it stands; empty until it is told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentNumber(pub String);

impl DocumentNumber {
    pub fn new(typed: &str) -> Self {
        Self(typed.trim().to_owned())
    }
}

reads_as_text!(DocumentNumber);

impl Value for DocumentNumber {
    kept_as_written!();

    fn masked(&self) -> String {
        mask::number(&self.0)
    }

    fn fault(&self, _today: Date) -> Option<String> {
        let count = self.0.chars().count();
        (count > MOST).then(|| format!("最多 {MOST} 位，现有 {count} 位"))
    }

    fn editor(&self) -> Editor {
        Editor::Line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_is_only_told_is_masked_like_any_other() {
        let told = DocumentNumber::new(" 510524199001010008 ");
        assert_eq!((told.shown().as_str(), told.masked().as_str()), ("510524199001010008", "510***********0008"));
        assert_eq!(DocumentNumber::default().masked(), "");
    }
}
