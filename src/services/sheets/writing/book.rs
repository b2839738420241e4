//! A workbook that WPS and Excel open: headings that stay in sight, every cell a text, so that no number is rounded and
//! nothing is taken for a formula.

use super::{Table, unwritable};
use crate::domain::export::is_formula;
use crate::services::Trouble;
use rust_xlsxwriter::{Format, FormatBorder, Workbook, Worksheet, XlsxError};

/// In characters of the body face.
const NARROWEST: usize = 6;
const WIDEST: usize = 44;
/// The widths follow from the first rows.
const ROWS_MEASURED: u32 = 200;
/// A sheet has 1,048,576 rows; what is more goes on in another one.
const MOST_ROWS: u32 = 1_000_000;
/// As many characters as a cell takes.
const LONGEST_CELL: usize = 32_767;
const LONGEST_NAME: usize = 31;
const TOO_LONG: &str = "……（下文过长，没有导出）";

/// A workbook while its rows come in, sheet after sheet.
pub struct Book {
    book: Workbook,
    text: Format,
    heading: Format,
    /// Text also after somebody edits the cell.
    quoted: Format,
    open: Option<OpenSheet>,
}

/// The sheet that rows go to.
struct OpenSheet {
    place: usize,
    name: String,
    part: usize,
    headings: Vec<String>,
    row: u32,
    widths: Vec<usize>,
}

impl Default for Book {
    fn default() -> Self {
        Self::new()
    }
}

impl Book {
    pub fn new() -> Self {
        let text = Format::new().set_num_format("@");
        Self {
            book: Workbook::new(),
            heading: text.clone().set_bold().set_border_bottom(FormatBorder::Thin),
            quoted: text.clone().set_quote_prefix(),
            text,
            open: None,
        }
    }

    /// Begins a sheet; its name is made one that a workbook takes.
    pub fn sheet(&mut self, name: &str, headings: Vec<String>) -> Result<(), Trouble> {
        self.close()?;
        self.begin(sheet_name(name), 1, headings).map_err(unwritable)
    }

    /// The next row of the sheet begun last.
    pub fn row(&mut self, cells: Vec<String>) -> Result<(), Trouble> {
        let Some(open) = &self.open else { return Err(unwritable(())) };
        if open.row > MOST_ROWS {
            let (name, part, headings) = (open.name.clone(), open.part + 1, open.headings.clone());
            self.close()?;
            self.begin(name, part, headings).map_err(unwritable)?;
        }
        self.put(cells).map_err(unwritable)
    }

    /// A whole sheet.
    pub fn table(&mut self, table: Table) -> Result<(), Trouble> {
        self.sheet(&table.name, table.headings)?;
        table.rows.into_iter().try_for_each(|row| self.row(row))
    }

    pub fn finish(mut self) -> Result<Vec<u8>, Trouble> {
        self.close()?;
        self.book.save_to_buffer().map_err(unwritable)
    }

    fn begin(&mut self, name: String, part: usize, headings: Vec<String>) -> Result<(), XlsxError> {
        let place = self.book.worksheets().len();
        let sheet = self.book.add_worksheet();
        sheet.set_name(part_name(&name, part))?;
        sheet.set_freeze_panes(1, 0)?;
        for (heading, column) in headings.iter().zip(0..) {
            // Cells without a format of their own take that of their column.
            sheet.set_column_format(column, &self.text)?;
            sheet.write_string_with_format(0, column, heading, &self.heading)?;
        }
        let widths = headings.iter().map(|heading| width(heading)).collect();
        self.open = Some(OpenSheet { place, name, part, headings, row: 1, widths });
        Ok(())
    }

    fn put(&mut self, cells: Vec<String>) -> Result<(), XlsxError> {
        let Some(open) = &mut self.open else { return Ok(()) };
        let sheet: &mut Worksheet = self.book.worksheet_from_index(open.place)?;
        for (place, (cell, column)) in cells.into_iter().zip(0..).enumerate() {
            if cell.is_empty() {
                continue;
            }
            if open.row <= ROWS_MEASURED
                && let Some(widest) = open.widths.get_mut(place)
            {
                *widest = width(&cell).max(*widest);
            }
            if is_formula(&cell) {
                sheet.write_string_with_format(open.row, column, fitting(cell), &self.quoted)?;
            } else {
                sheet.write_string(open.row, column, fitting(cell))?;
            }
        }
        open.row += 1;
        Ok(())
    }

    /// The widths are known once the first rows are there.
    fn close(&mut self) -> Result<(), Trouble> {
        let Some(open) = self.open.take() else { return Ok(()) };
        let sheet = self.book.worksheet_from_index(open.place).map_err(unwritable)?;
        for (width, column) in open.widths.into_iter().zip(0..) {
            sheet.set_column_width(column, width.clamp(NARROWEST, WIDEST) as f64).map_err(unwritable)?;
        }
        Ok(())
    }
}

/// A Chinese character is as wide as two digits.
fn width(text: &str) -> usize {
    text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum::<usize>() + 2
}

/// What a cell does not take is said to be missing.
fn fitting(cell: String) -> String {
    // Bytes are never fewer than the units a cell is measured in.
    if cell.len() <= LONGEST_CELL {
        return cell;
    }
    let mut units = 0;
    let room = LONGEST_CELL - TOO_LONG.encode_utf16().count();
    let end = cell.char_indices().find(|(_, letter)| {
        units += letter.len_utf16();
        units > room
    });
    match end {
        Some((end, _)) if cell.encode_utf16().count() > LONGEST_CELL => cell[..end].to_owned() + TOO_LONG,
        _ => cell,
    }
}

fn sheet_name(name: &str) -> String {
    let is_taken = |letter: &char| !matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    let name: String = name.chars().filter(is_taken).take(LONGEST_NAME).collect();
    if name.trim().is_empty() { "表".to_owned() } else { name }
}

/// 「人口」, 「人口 2」
fn part_name(name: &str, part: usize) -> String {
    if part == 1 {
        return name.to_owned();
    }
    let number = format!(" {part}");
    name.chars().take(LONGEST_NAME - number.len()).collect::<String>() + &number
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::import::Kind;
    use crate::services::sheets::reading::tables;

    fn book(rows: Vec<Vec<String>>) -> Vec<u8> {
        let mut book = Book::new();
        book.sheet("名单/甲", vec!["证件号码".to_owned(), "备注".to_owned()]).unwrap();
        rows.into_iter().for_each(|row| book.row(row).unwrap());
        book.finish().unwrap()
    }

    #[test]
    fn numbers_and_formulas_arrive_as_the_text_they_were() {
        let bytes = book(vec![vec!["510524199001010008".into(), "=1+1".into()], vec![String::new(), "@甲".into()]]);
        let sheets = tables(&bytes, "").unwrap();
        assert_eq!(sheets[0].name, "名单甲");
        let cells: Vec<_> = sheets[0].rows[1].cells().map(|cell| (cell.text, cell.kind)).collect();
        assert_eq!(cells, [("510524199001010008", Kind::Text), ("=1+1", Kind::Text)]);
        assert_eq!(sheets[0].rows[2].cell(1).text, "@甲");
    }

    #[test]
    fn a_cell_that_is_too_long_says_so_at_its_end() {
        let long = "长".repeat(LONGEST_CELL + 1);
        let kept = fitting(long);
        assert!(kept.ends_with(TOO_LONG));
        assert_eq!(kept.encode_utf16().count(), LONGEST_CELL);
        let just = "长".repeat(LONGEST_CELL);
        assert_eq!(fitting(just.clone()), just);
    }

    #[test]
    fn further_parts_of_a_sheet_are_numbered_within_the_length_of_a_name() {
        assert_eq!(part_name("人口", 2), "人口 2");
        assert_eq!(part_name(&"长".repeat(31), 12).chars().count(), 31);
        assert_eq!(sheet_name("?*"), "表");
    }
}
