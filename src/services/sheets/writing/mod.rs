//! Writing tables for WPS, Excel and other programs, row by row: a workbook, or a text with commas.
//!
//! What stands in a cell was decided before; here it is only kept from being reckoned or rounded.

mod book;
mod delimited;
mod laid_out;
mod parts;
mod sheet;
mod texts;

pub use book::Book;
pub use delimited::{Delimited, Letters};
pub use laid_out::{LaidOut, laid_out};

use crate::services::Trouble;
use std::io::{Error, ErrorKind};

/// One sheet of a workbook.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub name: String,
    pub headings: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// What kind of file a table becomes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Format {
    Xlsx,
    Csv(Letters),
}

impl Format {
    pub const ALL: [Self; 3] = [Self::Xlsx, Self::Csv(Letters::Utf8), Self::Csv(Letters::Gb18030)];

    pub fn label(self) -> &'static str {
        match self {
            Self::Xlsx => "表格 xlsx",
            Self::Csv(Letters::Utf8) => "文本 csv，UTF-8",
            Self::Csv(Letters::Gb18030) => "文本 csv，GBK",
        }
    }

    /// What such a file is called at its end.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv(_) => "csv",
        }
    }
}

/// A table while its rows come in.
pub enum TableWriter {
    Book(Box<Book>),
    Delimited(Box<Delimited>),
}

impl TableWriter {
    pub fn begin(format: Format, name: &str, headings: Vec<String>) -> Result<Self, Trouble> {
        Ok(match format {
            Format::Xlsx => {
                let mut book = Book::new();
                book.sheet(name, headings)?;
                Self::Book(Box::new(book))
            }
            Format::Csv(letters) => {
                let mut text = Delimited::new(letters);
                text.row(&headings)?;
                Self::Delimited(Box::new(text))
            }
        })
    }

    pub fn row(&mut self, cells: Vec<String>) -> Result<(), Trouble> {
        match self {
            Self::Book(book) => book.row(cells),
            Self::Delimited(text) => text.row(&cells),
        }
    }

    /// The bytes of the file. A workbook has the notes on a sheet of their own; a text has no room for them.
    pub fn finish(self, notes: Table) -> Result<Vec<u8>, Trouble> {
        match self {
            Self::Book(mut book) => {
                book.table(notes)?;
                book.finish()
            }
            Self::Delimited(text) => text.finish(),
        }
    }
}

/// The bytes of a workbook with these sheets.
pub fn workbook(tables: &[Table]) -> Result<Vec<u8>, Trouble> {
    let mut book = Book::new();
    for table in tables {
        book.table(table.clone())?;
    }
    book.finish()
}

/// A table that cannot be written is a fault of ours: names and sizes were seen to before.
fn unwritable<E>(_: E) -> Trouble {
    Trouble::File { what: "写表格", error: Error::from(ErrorKind::InvalidData) }
}
