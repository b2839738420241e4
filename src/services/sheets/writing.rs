//! Writing a workbook that WPS and Excel open: headings that stay in sight, every cell a text, so that no number is rounded
//! and nothing is taken for a formula.

use crate::services::Trouble;
use rust_xlsxwriter::{Format, FormatBorder, Workbook, Worksheet, XlsxError};
use std::io::{Error, ErrorKind};

/// In characters of the body face.
const NARROWEST: usize = 6;
const WIDEST: usize = 44;
/// The widths follow from the first rows.
const ROWS_MEASURED: usize = 200;

/// One sheet of a workbook.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub name: String,
    pub headings: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// The bytes of a workbook with these sheets.
pub fn workbook(tables: &[Table]) -> Result<Vec<u8>, Trouble> {
    write(tables).map_err(|_| Trouble::File { what: "写表格", error: Error::from(ErrorKind::InvalidData) })
}

fn write(tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let text = Format::new().set_num_format("@");
    let heading = Format::new().set_bold().set_num_format("@").set_border_bottom(FormatBorder::Thin);
    let mut book = Workbook::new();
    for table in tables {
        let sheet = book.add_worksheet();
        sheet.set_name(&table.name)?;
        sheet.set_freeze_panes(1, 0)?;
        put_row(sheet, 0, &table.headings, &heading)?;
        for (cells, row) in table.rows.iter().zip(1..) {
            put_row(sheet, row, cells, &text)?;
        }
        for (width, column) in widths(table).into_iter().zip(0..) {
            sheet.set_column_width(column, width as f64)?;
        }
    }
    book.save_to_buffer()
}

fn put_row(sheet: &mut Worksheet, row: u32, cells: &[String], format: &Format) -> Result<(), XlsxError> {
    for (cell, column) in cells.iter().zip(0..) {
        sheet.write_string_with_format(row, column, cell, format)?;
    }
    Ok(())
}

/// A Chinese character is as wide as two digits.
fn widths(table: &Table) -> Vec<usize> {
    let width = |text: &String| text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum::<usize>() + 2;
    let count = table.rows.iter().map(Vec::len).max().unwrap_or_default().max(table.headings.len());
    let rows = || std::iter::once(&table.headings).chain(table.rows.iter().take(ROWS_MEASURED));
    let widest = |column: usize| rows().filter_map(|row| row.get(column)).map(width).max().unwrap_or_default();
    (0..count).map(|column| widest(column).clamp(NARROWEST, WIDEST)).collect()
}
