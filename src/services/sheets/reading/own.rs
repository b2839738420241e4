//! A workbook this program wrote and whose hash was proved: read whole, whatever its size, and every cell as it was written.

use super::NotRead;
use crate::services::Trouble;
use calamine::{Data, DataRef, Reader, Xlsx};
use std::io::Cursor;

/// Gives row after row of the sheet of this name and of those it goes on in, the headings first.
pub fn own_rows(
    bytes: &[u8],
    name: &str,
    mut take: impl FnMut(Vec<String>) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    let damaged = |_| Trouble::from(NotRead::Damaged);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let goes_on = |sheet: &String| sheet == name || sheet.strip_prefix(name).is_some_and(|rest| rest.starts_with(' '));
    for sheet in book.sheet_names().into_iter().filter(goes_on) {
        let mut reader = book.worksheet_cells_reader(&sheet).map_err(damaged)?;
        let (mut row, mut at) = (Vec::new(), 0);
        while let Some(cell) = reader.next_cell().map_err(damaged)? {
            let (line, column) = cell.get_position();
            if line != at && !row.is_empty() {
                take(std::mem::take(&mut row))?;
            }
            at = line;
            if row.len() <= column as usize {
                row.resize(column as usize + 1, String::new());
            }
            row[column as usize] = text(cell.get_value());
        }
        if !row.is_empty() {
            take(row)?;
        }
    }
    Ok(())
}

fn text(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        other => Data::from(other.clone()).to_string(),
    }
}
