//! Blank workbooks and text documents of others: their tables read as they stand, and filled by changing nothing but the
//! cells that get a value. Every other part of the file is copied as it is, byte for byte.
//!
//! What a table asks for is said by `domain/filling`; nothing here knows a register.

mod convert;
mod days;
mod document;
mod insertion;
mod markup;
mod package;
mod provable;
mod references;
mod rewriting;
mod sheet;
mod surroundings;
#[cfg(test)]
pub mod testing;
#[cfg(test)]
mod tests;
mod texts;
mod workbook;

use super::reading::{self, NotRead};
use crate::domain::filling::{Entry, Grid, Spot};
use crate::services::Trouble;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

/// A blank is a form and no register.
const LARGEST_FILE: u64 = 24 * 1024 * 1024;
/// Text in all cells of a workbook together, in bytes. One that many cells share counts in each of them.
const MOST_TEXT: usize = 32 * 1024 * 1024;
const ZIP: &[u8] = b"PK\x03\x04";

/// Why a blank is not taken.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum NotBlank {
    #[error("这个文件有打开密码，没有读。请在 WPS 或 Excel 里去掉密码，另存一份再套用")]
    Protected,
    #[error("这个文件已损坏，读不出来。请在 WPS 或 Excel 里打开，另存一份再套用")]
    Damaged,
    #[error("这个文件太大或展开后太大，没有读。空表请只留要填的一张，另存一份再套用")]
    TooLarge,
    #[error("这不是能套用的空表。能套用的是 .xlsx、.docx，以及 .xls、.et、.ods 表格")]
    NotATable,
    #[error("这个文件里没有表格")]
    Empty,
}

/// A blank that was opened.
#[derive(Clone, Debug)]
pub struct Blank {
    bytes: Arc<Vec<u8>>,
    format: Format,
    /// Its tables; of a workbook the sheets in sight.
    pub grids: Vec<Grid>,
    /// What was lost on opening.
    pub caution: Option<&'static str>,
}

#[derive(Clone, Debug)]
enum Format {
    /// The part of each sheet.
    Workbook(Vec<workbook::SheetName>),
    Document,
}

/// What goes into a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Writes {
    /// Single cells.
    pub cells: BTreeMap<Spot, Entry>,
    pub rows: Option<Rows>,
}

/// What goes into the rows of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// The rows the list has, from 0, both included.
    pub given: (u32, u32),
    /// The entries of each record by their columns.
    pub entries: Vec<BTreeMap<u32, Entry>>,
}

/// The filled file, and what did not go in.
#[derive(Clone, Debug, PartialEq)]
pub struct Filled {
    pub bytes: Vec<u8>,
    /// Records the list had no row for.
    pub over: usize,
    /// Why no rows were added for them.
    pub why: Option<&'static str>,
}

impl From<NotRead> for NotBlank {
    fn from(refusal: NotRead) -> Self {
        match refusal {
            NotRead::Protected => Self::Protected,
            NotRead::Damaged => Self::Damaged,
            NotRead::TooLarge => Self::TooLarge,
            NotRead::NotATable | NotRead::WebPage | NotRead::SpreadsheetXml => Self::NotATable,
            NotRead::Empty => Self::Empty,
        }
    }
}

/// Opens a file, told by what it holds.
pub fn open(path: &Path) -> Result<Blank, Trouble> {
    let failed = |error| Trouble::FileNotRead { error };
    let mut file = File::open(path).map_err(failed)?;
    if file.metadata().map_err(failed)?.len() > LARGEST_FILE {
        return Err(NotBlank::TooLarge.into());
    }
    let mut bytes = Vec::new();
    file.by_ref().take(LARGEST_FILE).read_to_end(&mut bytes).map_err(failed)?;
    Ok(of_bytes(bytes)?)
}

/// The blank in these bytes.
pub fn of_bytes(bytes: Vec<u8>) -> Result<Blank, NotBlank> {
    if bytes.starts_with(ZIP) {
        reading::prove_package(&bytes)?;
        let package = package::Package::open(&bytes)?;
        if package.has(document::PART) {
            return of_document(bytes);
        }
        if let Some(main) = package.main_part()? {
            return of_workbook(bytes, &main, None);
        }
    }
    let tables = reading::tables(&bytes, "表")?;
    if reading::is_text(&bytes) {
        return Err(NotBlank::NotATable);
    }
    let bytes = convert::to_workbook(&tables).map_err(|_| NotBlank::Damaged)?;
    of_workbook(bytes, workbook::MAIN, Some(convert::LOST))
}

fn of_workbook(bytes: Vec<u8>, main: &str, caution: Option<&'static str>) -> Result<Blank, NotBlank> {
    let mut package = package::Package::open(&bytes)?;
    let names = workbook::sheets(&mut package, main)?;
    let texts = texts::shared(&mut package, main)?;
    let (mut grids, mut left) = (Vec::new(), MOST_TEXT);
    for name in &names {
        let xml = package.text(&name.part)?;
        grids.push(sheet::Sheet::read(&xml)?.grid(&name.name, &texts, &mut left)?);
    }
    if grids.iter().all(|grid| grid.texts().next().is_none()) {
        return Err(NotBlank::Empty);
    }
    Ok(Blank { bytes: Arc::new(bytes), format: Format::Workbook(names), grids, caution })
}

fn of_document(bytes: Vec<u8>) -> Result<Blank, NotBlank> {
    let mut package = package::Package::open(&bytes)?;
    let xml = package.text(document::PART)?;
    let grids = document::Document::read(&xml)?.grids();
    if grids.is_empty() {
        return Err(NotBlank::Empty);
    }
    Ok(Blank { bytes: Arc::new(bytes), format: Format::Document, grids, caution: None })
}

impl Blank {
    /// What the filled file is called at its end.
    pub fn ending(&self) -> &'static str {
        match self.format {
            Format::Workbook(_) => "xlsx",
            Format::Document => "docx",
        }
    }

    /// The bytes of the file, to be kept with a remembered layout.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// A new file with these entries in one of its tables.
    pub fn filled(&self, table: usize, writes: &Writes) -> Result<Filled, NotBlank> {
        match &self.format {
            Format::Workbook(names) => {
                let name = names.get(table).ok_or(NotBlank::Empty)?;
                workbook::filled(&self.bytes, name, writes)
            }
            Format::Document => document::filled(&self.bytes, table, writes),
        }
    }
}
