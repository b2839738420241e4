//! One workbook: a register for people to read, and on a second sheet every row exactly as it is stored.

use super::cells::{pieces, spelled};
use super::manifest::ContentHash;
use crate::domain::export::Extent;
use crate::domain::{Cell, RecordId, Register};
use crate::services::export::{Col, Fields, PAGE, Reader, Whole};
use crate::services::sheets::writing::Book;
use crate::services::{Desk, Progress, Trouble};
use crate::store::{BESIDE, Beside, Sight, StoreError, Stored, taken_columns};

/// The sheet that comes back.
pub(super) const STORED: &str = "存储";

/// A finished workbook with what is said of it.
pub(super) struct Made {
    pub bytes: Vec<u8>,
    pub rows: u64,
    pub content_sha256: String,
}

/// How far the whole of it is.
pub(super) struct Watch<'a> {
    pub progress: &'a Progress,
    pub done: u64,
    pub total: u64,
}

impl Watch<'_> {
    pub fn add(&mut self, more: usize) -> Result<(), Trouble> {
        self.done += more as u64;
        self.progress.report(self.done, self.total)
    }
}

/// A table of the archive that is taken.
pub(super) struct Taken {
    pub table: &'static str,
    pub title: &'static str,
    pub comes_back: bool,
    pub make: Make,
}

pub(super) enum Make {
    Register(fn(&Desk, &mut Watch<'_>) -> Result<Made, Trouble>),
    Beside(&'static Beside),
}

/// Every table, registers first.
pub(super) fn all() -> Vec<Taken> {
    macro_rules! registers {
        ($($register:ty),+) => {
            vec![$(Taken {
                table: <$register>::TABLE,
                title: <$register>::TITLE,
                comes_back: true,
                make: Make::Register(of_register::<$register>),
            }),+]
        };
    }
    let mut all = crate::every_register!(registers);
    all.extend(BESIDE.iter().map(|beside| Taken {
        table: beside.table,
        title: beside.title,
        comes_back: beside.comes_back,
        make: Make::Beside(beside),
    }));
    all
}

fn of_register<R: Stored>(desk: &Desk, watch: &mut Watch<'_>) -> Result<Made, Trouble> {
    let mut book = Book::new();
    readable::<R>(desk, &mut book, watch)?;
    let (rows, content_sha256) = stored::<R>(desk, &mut book, watch)?;
    Ok(Made { bytes: book.finish()?, rows, content_sha256 })
}

/// Labels and words, links by name.
fn readable<R: Stored>(desk: &Desk, book: &mut Book, watch: &mut Watch<'_>) -> Result<(), Trouble> {
    let columns: Vec<Col<Fields<R>>> = Fields::<R>::columns();
    let headings = columns.iter().map(|column| column.name.heading.clone());
    book.sheet(R::TITLE, std::iter::once("编号".to_owned()).chain(headings).collect())?;
    let mut reader = Reader::of_everything(desk);
    let mut behind = RecordId(0);
    loop {
        let lines = Fields::<R>::page(&mut reader, behind)?;
        let count = lines.len();
        for (id, line) in lines {
            behind = id;
            let cells = columns.iter().map(|column| (column.cell)(&line, Extent::Whole));
            book.row(std::iter::once(id.0.to_string()).chain(cells).collect())?;
        }
        watch.add(count)?;
        if count < PAGE {
            return Ok(());
        }
    }
}

fn stored<R: Stored>(desk: &Desk, book: &mut Book, watch: &mut Watch<'_>) -> Result<(u64, String), Trouble> {
    book.sheet(STORED, taken_columns::<R>())?;
    let everything = Sight { sees_all: true, ..Sight::of_everybody() };
    let (mut hash, mut rows, mut behind) = (ContentHash::default(), 0, RecordId(0));
    loop {
        let page: Vec<(RecordId, R)> = desk.store.rows_behind(&everything, behind, PAGE)?;
        let count = page.len();
        for (id, record) in page {
            behind = id;
            let cells = R::fields().flat_map(|field| (field.value)(&record).store());
            let cells: Vec<String> =
                std::iter::once(Cell::Integer(id.0)).chain(cells).map(|cell| spelled(&cell)).collect();
            put(book, &mut hash, cells)?;
            rows += 1;
        }
        watch.add(count)?;
        if count < PAGE {
            return Ok((rows, hash.finish()));
        }
    }
}

/// What the program keeps beside the registers has no words of its own: one sheet shows it and comes back.
pub(super) fn of_beside(desk: &Desk, beside: &Beside) -> Result<Made, Trouble> {
    let mut book = Book::new();
    book.sheet(STORED, beside.columns.iter().map(|column| (*column).to_owned()).collect())?;
    let (mut hash, mut rows, mut trouble) = (ContentHash::default(), 0, None);
    let read = desk.store.each_beside(beside, |cells| {
        rows += 1;
        put(&mut book, &mut hash, cells.iter().map(spelled).collect()).map_err(|error| {
            trouble = Some(error);
            StoreError::Stopped
        })
    });
    match trouble {
        Some(trouble) => return Err(trouble),
        None => read?,
    }
    Ok(Made { bytes: book.finish()?, rows, content_sha256: hash.finish() })
}

/// One row; what is too long for its cell goes on in the rows below, under the same first cell.
fn put(book: &mut Book, hash: &mut ContentHash, cells: Vec<String>) -> Result<(), Trouble> {
    hash.row(&cells);
    let pieces: Vec<Vec<String>> = cells.iter().map(|cell| pieces(cell)).collect();
    let height = pieces.iter().map(Vec::len).max().unwrap_or_default();
    for line in 0..height {
        let piece = |pieces: &Vec<String>| pieces.get(line).cloned().unwrap_or_default();
        let mut row: Vec<String> = pieces.iter().map(piece).collect();
        if line > 0 {
            row[0] = GOES_ON.to_owned();
        }
        book.row(row)?;
    }
    Ok(())
}

/// In the first cell of a row that goes on with the one above. No row begins so: a text that did would stand in quotes.
pub(super) const GOES_ON: &str = "\"续";
