//! A sheet in the layout of another: the rows above its records as they were, what was merged among them, and other records below.

use super::book::sheet_name;
use super::sheet::{fitting, width};
use super::unwritable;
use crate::domain::export::is_formula;
use crate::domain::import::Merged;
use crate::services::Trouble;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

/// In characters of the body face.
const NARROWEST: usize = 6;
const WIDEST: usize = 44;
/// The widths follow from the first rows.
const ROWS_MEASURED: usize = 200;

/// What such a sheet is made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LaidOut {
    pub name: String,
    /// Titles, headings and remarks, each with its row from 0.
    pub above: Vec<(u32, Vec<String>)>,
    /// The row in which the headings end.
    pub heading: u32,
    pub merged: Vec<Merged>,
    pub rows: Vec<Vec<String>>,
}

/// The bytes of a workbook with this sheet. Every cell is a text, so that no number is rounded and nothing is reckoned.
pub fn laid_out(sheet: &LaidOut) -> Result<Vec<u8>, Trouble> {
    written(sheet).map_err(unwritable)
}

fn written(laid: &LaidOut) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let text = Format::new().set_num_format("@");
    let heading = text.clone().set_bold().set_text_wrap().set_align(FormatAlign::VerticalCenter);
    let heading = heading.set_border(FormatBorder::Thin);
    let page = book.add_worksheet();
    page.set_name(sheet_name(&laid.name))?;
    let first = laid.above.last().map_or(laid.heading, |(row, _)| (*row).max(laid.heading)) + 1;
    page.set_freeze_panes(laid.heading + 1, 0)?;
    for (width, column) in widths(laid).into_iter().zip(0..) {
        page.set_column_format(column, &text)?;
        page.set_column_width(column, width as f64)?;
    }
    for merged in &laid.merged {
        if let (Ok(from), Ok(until)) = (u16::try_from(merged.columns.0), u16::try_from(merged.columns.1)) {
            // What overlaps another one was never shown.
            let _ = page.merge_range(merged.rows.0, from, merged.rows.1, until, "", &heading);
        }
    }
    for (row, cells) in &laid.above {
        put(page, *row, cells, &heading)?;
    }
    for (cells, row) in laid.rows.iter().zip(first..) {
        put(page, row, cells, &text)?;
    }
    book.save_to_buffer()
}

fn put(page: &mut Worksheet, row: u32, cells: &[String], format: &Format) -> Result<(), XlsxError> {
    for (cell, column) in cells.iter().zip(0..).filter(|(cell, _)| !cell.is_empty()) {
        // Text also after somebody edits the cell.
        let format = if is_formula(cell) { format.clone().set_quote_prefix() } else { format.clone() };
        page.write_string_with_format(row, column, fitting(cell.clone()), &format)?;
    }
    Ok(())
}

/// As wide as the longest heading or record; titles go across.
fn widths(laid: &LaidOut) -> Vec<usize> {
    let headings = laid.above.iter().filter(|(row, _)| *row == laid.heading).map(|(_, cells)| cells);
    let mut widths: Vec<usize> = Vec::new();
    for cells in headings.chain(laid.rows.iter().take(ROWS_MEASURED)) {
        widths.resize(widths.len().max(cells.len()), NARROWEST);
        for (widest, cell) in widths.iter_mut().zip(cells) {
            *widest = width(cell).clamp(*widest, WIDEST.max(*widest));
        }
    }
    widths
}
