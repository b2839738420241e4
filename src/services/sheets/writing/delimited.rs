//! A text with commas, for programs: in UTF-8 with the mark Excel looks for, or in GB18030, of which GBK is a part.
//!
//! Such a file cannot say what is text: opened by a double click, long numbers are rounded there. For people there is the
//! workbook.

use super::unwritable;
use crate::domain::export::harmless;
use crate::services::Trouble;
use csv::{Terminator, Writer, WriterBuilder};
use encoding_rs::GB18030;

const MARK: &[u8] = b"\xEF\xBB\xBF";

/// How the letters of such a text are written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Letters {
    Utf8,
    Gb18030,
}

/// The text while its rows come in.
pub struct Delimited {
    letters: Letters,
    text: Writer<Vec<u8>>,
}

impl Delimited {
    pub fn new(letters: Letters) -> Self {
        Self { letters, text: WriterBuilder::new().terminator(Terminator::CRLF).flexible(true).from_writer(Vec::new()) }
    }

    pub fn row(&mut self, cells: &[String]) -> Result<(), Trouble> {
        self.text.write_record(cells.iter().map(|cell| harmless(cell).into_owned())).map_err(unwritable)
    }

    pub fn finish(self) -> Result<Vec<u8>, Trouble> {
        let text = self.text.into_inner().map_err(unwritable)?;
        match self.letters {
            Letters::Utf8 => Ok([MARK, &text].concat()),
            Letters::Gb18030 => {
                let text = String::from_utf8(text).map_err(unwritable)?;
                // Every character there is has a place in it.
                Ok(GB18030.encode(&text).0.into_owned())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::sheets::reading::tables;

    #[test]
    fn a_text_is_read_back_in_either_kind_of_letters() {
        for letters in [Letters::Utf8, Letters::Gb18030] {
            let mut text = Delimited::new(letters);
            text.row(&["姓名".to_owned(), "备注".to_owned()]).unwrap();
            text.row(&["云𠮷鹤".to_owned(), "甲，\"乙\",\n丙".to_owned()]).unwrap();
            let bytes = text.finish().unwrap();
            assert_eq!(bytes.starts_with(MARK), letters == Letters::Utf8);
            let read = tables(&bytes, "名单").unwrap();
            let cells: Vec<&str> = read[0].rows[1].cells().map(|cell| cell.text).collect();
            assert_eq!(cells, ["云𠮷鹤", "甲，\"乙\",\n丙"], "{letters:?}");
        }
    }

    #[test]
    fn no_cell_of_a_text_begins_like_a_formula() {
        let mut text = Delimited::new(Letters::Utf8);
        text.row(&["=cmd|' /C calc'!A0".to_owned(), "-1".to_owned()]).unwrap();
        let bytes = text.finish().unwrap();
        assert_eq!(&bytes[MARK.len()..], "'=cmd|' /C calc'!A0,-1\r\n".as_bytes());
    }
}
