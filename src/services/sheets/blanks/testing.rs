//! Empty tables for the tests of those who fill them.

use rust_xlsxwriter::{Format, FormatBorder, Workbook};

/// A sheet with these rows, cells parted by commas; 「□」 is an empty cell with lines.
pub fn sheet(rows: &[&str]) -> Vec<u8> {
    let line = Format::new().set_border(FormatBorder::Thin);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, index) in rows.iter().zip(0..) {
        for (text, column) in row.split(',').zip(0..).filter(|(text, _)| !text.is_empty()) {
            let text = if text == "□" { "" } else { text };
            sheet.write_string_with_format(index, column, text, &line).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}
