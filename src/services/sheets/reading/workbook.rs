//! Workbooks, by calamine: numbers and days become text, and of each cell stays what healing must know.

use super::package::Seen;
use super::{Budget, MOST_COLUMNS, MOST_SHEETS, NotRead};
use crate::domain::import::{Kind, Merged, Row, RowBuilder, Sheet};
use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Ods, OdsError, Range, Reader, SheetType, SheetVisible, Xls, XlsError,
    Xlsx, XlsxError,
};
use std::borrow::Cow;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The last day there is, 9999-12-31: a greater number is no day, whatever its format.
const LAST_DAY: f64 = 2_958_465.0;
/// More merged cells than these no table of records has.
const MOST_MERGES: usize = 50_000;

/// calamine trusts lengths and places that a damaged file says and may panic on them: that is damage too.
fn guarded(read: impl FnOnce() -> Result<Vec<Sheet>, NotRead>) -> Result<Vec<Sheet>, NotRead> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(NotRead::Damaged))
}

pub(super) fn xlsx(bytes: &[u8], seen: Seen) -> Result<Vec<Sheet>, NotRead> {
    guarded(|| {
        let mut book = Xlsx::new(Cursor::new(bytes)).map_err(of_xlsx)?;
        let mut budget = Budget::default();
        let mut sheets = Vec::new();
        for name in in_sight(book.sheets_metadata()) {
            let mut sheet =
                Sheet { counts_from_1904: book.has_1904_epoch(), ..streamed(&mut book, &name, &mut budget)? };
            if seen.has_merges {
                sheet.merged = merges(&book.merge_cells_by_sheet_name(&name).map_err(of_xlsx)?);
            }
            sheets.push(sheet);
        }
        Ok(sheets)
    })
}

pub(super) fn xls(bytes: &[u8]) -> Result<Vec<Sheet>, NotRead> {
    guarded(|| {
        let mut book = Xls::new(Cursor::new(bytes)).map_err(of_xls)?;
        let mut budget = Budget::default();
        let mut sheets = Vec::new();
        for name in in_sight(book.sheets_metadata()) {
            let range = book.worksheet_range(&name).map_err(of_xls)?;
            let merged = merges(&book.merge_cells_by_sheet_name(&name).unwrap_or_default());
            let rows = rows(&range, &mut budget)?;
            sheets.push(Sheet { name, rows, merged, counts_from_1904: book.has_1904_epoch() });
        }
        Ok(sheets)
    })
}

pub(super) fn ods(bytes: &[u8]) -> Result<Vec<Sheet>, NotRead> {
    guarded(|| {
        let mut book = Ods::new(Cursor::new(bytes)).map_err(of_ods)?;
        let mut budget = Budget::default();
        let mut sheets = Vec::new();
        for name in in_sight(book.sheets_metadata()) {
            let range = book.worksheet_range(&name).map_err(of_ods)?;
            sheets.push(Sheet { rows: rows(&range, &mut budget)?, name, ..Sheet::default() });
        }
        Ok(sheets)
    })
}

/// Sheets somebody hid are not meant to be brought along.
fn in_sight(sheets: &[calamine::Sheet]) -> Vec<String> {
    let shown =
        sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible);
    shown.take(MOST_SHEETS).map(|sheet| sheet.name.clone()).collect()
}

/// Cell by cell, for a sheet may have formats down to its last row.
fn streamed(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, budget: &mut Budget) -> Result<Sheet, NotRead> {
    let mut reader = book.worksheet_cells_reader(name).map_err(of_xlsx)?;
    let mut rows: Vec<Row> = Vec::new();
    let mut open: Option<(u32, RowBuilder)> = None;
    while let Some(cell) = reader.next_cell().map_err(of_xlsx)? {
        let (row, column) = cell.get_position();
        let Some((text, kind)) = written_ref(cell.get_value()) else { continue };
        budget.take(&text)?;
        let (index, mut builder) = open.take().unwrap_or_else(|| (row, RowBuilder::new(row)));
        if index != row {
            if index > row {
                return Err(NotRead::Damaged);
            }
            rows.extend(builder.finish());
            builder = RowBuilder::new(row);
        }
        put(&mut builder, column as usize, &text, kind);
        open = Some((row, builder));
    }
    rows.extend(open.and_then(|(_, builder)| builder.finish()));
    Ok(Sheet { name: name.to_owned(), rows, ..Sheet::default() })
}

fn rows(range: &Range<Data>, budget: &mut Budget) -> Result<Vec<Row>, NotRead> {
    let (first_row, first_column) = range.start().unwrap_or_default();
    let mut rows = Vec::new();
    for (cells, index) in range.rows().zip(first_row..) {
        let mut builder = RowBuilder::new(index);
        for (cell, column) in cells.iter().zip(first_column as usize..) {
            let Some((text, kind)) = written(cell) else { continue };
            budget.take(&text)?;
            put(&mut builder, column, &text, kind);
        }
        rows.extend(builder.finish());
    }
    Ok(rows)
}

fn put(row: &mut RowBuilder, column: usize, text: &str, kind: Kind) {
    if column < MOST_COLUMNS {
        row.put(column, text, kind);
    }
}

fn written_ref<'c>(cell: &'c DataRef<'_>) -> Option<(Cow<'c, str>, Kind)> {
    let (text, kind) = match cell {
        DataRef::Empty => return None,
        DataRef::String(text) => return Some((Cow::Borrowed(text), Kind::Text)),
        DataRef::SharedString(text) => return Some((Cow::Borrowed(text), Kind::Text)),
        DataRef::Int(number) => (number.to_string(), Kind::Number),
        DataRef::Float(number) => number_cell(*number),
        DataRef::Bool(is_so) => (bool_text(*is_so), Kind::Text),
        DataRef::DateTime(moment) => moment_text(moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => iso_text(text),
        DataRef::Error(_) => ("#".to_owned(), Kind::Fault),
    };
    Some((Cow::Owned(text), kind))
}

fn written(cell: &Data) -> Option<(String, Kind)> {
    Some(match cell {
        Data::Empty => return None,
        Data::String(text) => (text.clone(), Kind::Text),
        Data::Int(number) => (number.to_string(), Kind::Number),
        Data::Float(number) => number_cell(*number),
        Data::Bool(is_so) => (bool_text(*is_so), Kind::Text),
        Data::DateTime(moment) => moment_text(moment),
        Data::DateTimeIso(text) | Data::DurationIso(text) => iso_text(text),
        Data::Error(_) => ("#".to_owned(), Kind::Fault),
    })
}

/// What is no number at all (NaN, an overflow) is a fault of the table.
fn number_cell(number: f64) -> (String, Kind) {
    if number.is_finite() { (number_text(number), Kind::Number) } else { ("#".to_owned(), Kind::Fault) }
}

fn number_text(number: f64) -> String {
    // Whole numbers without point and exponent, as they were typed.
    if number.fract() == 0.0 && number.abs() < 1e20 { format!("{number:.0}") } else { number.to_string() }
}

fn bool_text(is_so: bool) -> String {
    if is_so { "是" } else { "否" }.to_owned()
}

/// A day as 2024-03-01. What has the format of a day and is none stays a number.
fn moment_text(moment: &ExcelDateTime) -> (String, Kind) {
    let value = moment.as_f64();
    if !moment.is_datetime() || !(1.0..=LAST_DAY).contains(&value) {
        return (number_text(value), Kind::Number);
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    (format!("{year:04}-{month:02}-{day:02}"), Kind::Day)
}

fn iso_text(text: &str) -> (String, Kind) {
    (text.to_owned(), Kind::Day)
}

fn merges(regions: &[Dimensions]) -> Vec<Merged> {
    let merged = regions.iter().take(MOST_MERGES).filter(|region| region.start <= region.end);
    merged
        .map(|region| Merged { rows: (region.start.0, region.end.0), columns: (region.start.1, region.end.1) })
        .collect()
}

fn of_xlsx(error: XlsxError) -> NotRead {
    if matches!(error, XlsxError::Password) { NotRead::Protected } else { NotRead::Damaged }
}

fn of_xls(error: XlsError) -> NotRead {
    if matches!(error, XlsError::Password) { NotRead::Protected } else { NotRead::Damaged }
}

fn of_ods(error: OdsError) -> NotRead {
    if matches!(error, OdsError::Password) { NotRead::Protected } else { NotRead::Damaged }
}
