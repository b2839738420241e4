//! Reading a file into tables of text cells, told by what it holds and not by what it is called.

mod compound;
mod delimited;
mod guarded;
mod own;
mod package;
mod sniff;
#[cfg(test)]
mod tests;
mod workbook;

pub use own::own_rows;

use crate::domain::import::Sheet;
use crate::services::Trouble;
use sniff::Format;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Files are read whole; a table of 100,000 people has some 15 MB.
const LARGEST_FILE: u64 = 96 * 1024 * 1024;
/// More than any table has; what lies beyond is left by a slip of the hand or by malice.
const MOST_CELLS: usize = 8_000_000;
const MOST_TEXT: usize = 160 * 1024 * 1024;
const MOST_COLUMNS: usize = 512;
const MOST_SHEETS: usize = 64;

/// Why a file is not read. Nothing of it is taken then.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum NotRead {
    #[error("这个表格有打开密码，没有读。请在 WPS 或 Excel 里去掉密码，另存一份再导入")]
    Protected,
    #[error("这个文件已损坏，读不出来。请在 WPS 或 Excel 里打开，另存一份再导入")]
    Damaged,
    #[error("这个文件太大或展开后太大，没有读。请只留要导入的表，另存一份再导入")]
    TooLarge,
    #[error("这不是表格。能导入的是 .xlsx、.xls、.et、.ods、.csv 和 .txt 表格")]
    NotATable,
    #[error("这是一张网页，只是名字像表格。请在 WPS 或 Excel 里打开，另存为 .xlsx 再导入")]
    WebPage,
    #[error("这是「XML 电子表格 2003」，没有读。请在 WPS 或 Excel 里打开，另存为 .xlsx 再导入")]
    SpreadsheetXml,
    #[error("这个文件里没有内容")]
    Empty,
}

/// The tables of a file that are in sight there and have something in them.
pub fn read(path: &Path) -> Result<Vec<Sheet>, Trouble> {
    let failed = |error| Trouble::FileNotRead { error };
    let mut file = File::open(path).map_err(failed)?;
    if file.metadata().map_err(failed)?.len() > LARGEST_FILE {
        return Err(NotRead::TooLarge.into());
    }
    let mut bytes = Vec::new();
    file.by_ref().take(LARGEST_FILE).read_to_end(&mut bytes).map_err(failed)?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    Ok(tables(&bytes, &name)?)
}

/// The tables in these bytes; a text file has one, called `name`.
pub fn tables(bytes: &[u8], name: &str) -> Result<Vec<Sheet>, NotRead> {
    let mut sheets = match sniff::format(bytes)? {
        Format::Xlsx => workbook::xlsx(bytes, package::prove(bytes)?)?,
        Format::Ods => {
            package::prove(bytes)?;
            workbook::ods(bytes)?
        }
        Format::Xls => {
            compound::prove(bytes)?;
            workbook::xls(bytes)?
        }
        Format::Text => vec![delimited::table(bytes, name)?],
    };
    sheets.retain(|sheet| !sheet.rows.is_empty());
    if sheets.is_empty() { Err(NotRead::Empty) } else { Ok(sheets) }
}

/// Unpacks a package to nowhere: what is no bomb and not damaged is accepted.
pub(super) fn prove_package(bytes: &[u8]) -> Result<(), NotRead> {
    package::prove(bytes).map(drop)
}

/// Whether these bytes are separated text and no workbook.
pub(super) fn is_text(bytes: &[u8]) -> bool {
    matches!(sniff::format(bytes), Ok(Format::Text))
}

/// How much was read so far, so that no file fills the memory.
#[derive(Default)]
struct Budget {
    cells: usize,
    text: usize,
}

impl Budget {
    fn take(&mut self, text: &str) -> Result<(), NotRead> {
        self.cells += 1;
        self.text += text.len();
        let is_within = self.cells <= MOST_CELLS && self.text <= MOST_TEXT;
        if is_within { Ok(()) } else { Err(NotRead::TooLarge) }
    }
}
