//! Tables of old formats made a workbook of today: texts, and what was merged. The rest of how they looked is lost and said so.

use crate::domain::import::{Row, Sheet};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

pub(super) const LOST: &str =
    "这是旧格式的表格，已转成 .xlsx：文字和合并的格都在，字体、列宽、公式、空行的格线和打印设置没有带过来";

pub(super) fn to_workbook(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let line = Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter).set_text_wrap();
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(&sheet.name)?;
        for row in &sheet.rows {
            put_row(page, row, &line)?;
        }
        for merged in &sheet.merged {
            let text = text_at(sheet, merged.rows.0, merged.columns.0);
            let columns = (u16::try_from(merged.columns.0), u16::try_from(merged.columns.1));
            if let (Ok(from), Ok(until)) = columns {
                // What overlaps another one was never shown.
                let _ = page.merge_range(merged.rows.0, from, merged.rows.1, until, text, &line);
            }
        }
    }
    book.save_to_buffer()
}

fn put_row(page: &mut Worksheet, row: &Row, line: &Format) -> Result<(), XlsxError> {
    for (cell, column) in row.cells().zip(0..) {
        if !cell.text.is_empty() {
            page.write_string_with_format(row.number.saturating_sub(1), column, cell.text, line)?;
        }
    }
    Ok(())
}

fn text_at(sheet: &Sheet, row: u32, column: u32) -> &str {
    let found = sheet.rows.binary_search_by_key(&(row + 1), |known| known.number);
    found.map_or("", |place| sheet.rows[place].cell(column as usize).text)
}
