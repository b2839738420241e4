//! One sheet of a workbook while its rows come in: the XML of its cells, each of them the place of a text.

use super::parts::Style;
use super::texts::SharedTexts;
use crate::domain::export::is_formula;
use std::fmt::Write as _;
use std::io::{Result, Write};

/// In characters of the body face.
const NARROWEST: usize = 6;
const WIDEST: usize = 44;
/// The widths follow from the first rows, which wait for that: a sheet says its widths before its cells.
const ROWS_MEASURED: u32 = 200;
/// So much of the cells is gathered before it goes on its way.
const MUCH: usize = 1 << 16;
/// As many characters as a cell takes.
const LONGEST_CELL: usize = 32_767;
const TOO_LONG: &str = "……（下文过长，没有导出）";

pub(super) struct OpenSheet {
    columns: Vec<Column>,
    /// How many of them have a heading, and with it a width.
    headed: usize,
    /// The rows so far.
    rows: u32,
    is_first: bool,
    is_begun: bool,
    /// Of the cells, what was not taken yet.
    cells: String,
}

struct Column {
    /// A, B, … AA
    letters: String,
    width: usize,
}

impl OpenSheet {
    /// With its row of headings. The first sheet of a workbook is the one in front.
    pub fn new(headings: &[String], is_first: bool, texts: &mut SharedTexts) -> Self {
        let mut sheet = Self {
            columns: Vec::new(),
            headed: headings.len(),
            rows: 0,
            is_first,
            is_begun: false,
            cells: String::new(),
        };
        sheet.put(headings.iter().map(|heading| (heading.clone(), Style::Heading)), texts);
        sheet
    }

    /// The rows so far, that of the headings among them.
    pub fn rows(&self) -> u32 {
        self.rows
    }

    pub fn row(&mut self, cells: Vec<String>, texts: &mut SharedTexts) {
        let style = |cell: &str| if is_formula(cell) { Style::Quoted } else { Style::Text };
        self.put(
            cells.into_iter().map(|cell| {
                let style = style(&cell);
                (cell, style)
            }),
            texts,
        );
    }

    /// Writes what has gathered, if that is much.
    pub fn write_if_much(&mut self, part: &mut impl Write) -> Result<()> {
        let is_much = self.cells.len() >= MUCH && self.rows > ROWS_MEASURED;
        if is_much { self.write(part) } else { Ok(()) }
    }

    pub fn finish(mut self, part: &mut impl Write) -> Result<()> {
        self.write(part)?;
        part.write_all(b"</sheetData></worksheet>")
    }

    fn write(&mut self, part: &mut impl Write) -> Result<()> {
        if !self.is_begun {
            part.write_all(self.beginning().as_bytes())?;
            self.is_begun = true;
        }
        part.write_all(self.cells.as_bytes())?;
        self.cells.clear();
        Ok(())
    }

    /// Empty cells are none: they take the format of their column.
    fn put(&mut self, cells: impl Iterator<Item = (String, Style)>, texts: &mut SharedTexts) {
        self.rows += 1;
        let row = self.rows.to_string();
        put(&mut self.cells, &["<row r=\"", &row, "\">"]);
        for (place, (text, style)) in cells.enumerate().filter(|(_, (text, _))| !text.is_empty()) {
            while self.columns.len() <= place {
                self.columns.push(Column { letters: letters(self.columns.len()), width: 0 });
            }
            let column = &mut self.columns[place];
            if self.rows <= ROWS_MEASURED {
                column.width = width(&text).max(column.width);
            }
            let text = texts.place(fitting(text));
            put(&mut self.cells, &["<c r=\"", &column.letters, &row, style.of_cell()]);
            // Writing to a string does not fail.
            let _ = write!(self.cells, "{text}</v></c>");
        }
        self.cells.push_str("</row>");
    }

    /// All that stands before the cells: the headings stay in sight, every column has its width and is text.
    fn beginning(&self) -> String {
        let front = if self.is_first { " tabSelected=\"1\"" } else { "" };
        let mut xml = format!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView{front} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>"#
        );
        let columns: String = self.columns.iter().take(self.headed).zip(1..).map(of_column).collect();
        if !columns.is_empty() {
            put(&mut xml, &["<cols>", &columns, "</cols>"]);
        }
        xml.push_str("<sheetData>");
        xml
    }
}

fn of_column((column, number): (&Column, usize)) -> String {
    let width = drawn_width(column.width.clamp(NARROWEST, WIDEST));
    let style = Style::Text.place();
    format!(r#"<col min="{number}" max="{number}" width="{width}" style="{style}" customWidth="1"/>"#)
}

fn put(xml: &mut String, pieces: &[&str]) {
    pieces.iter().for_each(|piece| xml.push_str(piece));
}

/// A, B, … Z, AA
fn letters(place: usize) -> String {
    let letter = char::from(b'A' + (place % 26) as u8);
    match place / 26 {
        0 => letter.to_string(),
        before => letters(before - 1) + &letter.to_string(),
    }
}

/// A Chinese character is as wide as two digits.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum::<usize>() + 2
}

/// The width of so many digits of seven dots each, with the five dots between two columns (ECMA-376 part 1, 18.3.1.13).
fn drawn_width(digits: usize) -> f64 {
    ((digits * 7 + 5) as f64 / 7.0 * 256.0).trunc() / 256.0
}

/// What a cell does not take is said to be missing.
pub(super) fn fitting(cell: String) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_called_as_table_programs_call_them() {
        let named = [0, 25, 26, 51, 701, 702].map(letters);
        assert_eq!(named, ["A", "Z", "AA", "AZ", "ZZ", "AAA"]);
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
    fn widths_follow_from_the_first_rows_and_stand_before_the_cells() {
        let mut texts = SharedTexts::default();
        let mut sheet = OpenSheet::new(&["姓名".to_owned(), "住址".to_owned()], true, &mut texts);
        let address = "海棠苑3栋2单元501室".to_owned();
        sheet.row(vec!["云中鹤".to_owned(), address.clone()], &mut texts);
        let mut part = Vec::new();
        sheet.write_if_much(&mut part).unwrap();
        assert!(part.is_empty(), "the first rows wait");
        sheet.finish(&mut part).unwrap();
        let xml = String::from_utf8(part).unwrap();
        let wanted = format!(r#"<col min="2" max="2" width="{}" "#, drawn_width(width(&address)));
        assert!(xml.find(&wanted).unwrap() < xml.find("<sheetData>").unwrap(), "{xml}");
        assert!(xml.contains(r#"state="frozen""#) && xml.ends_with("</row></sheetData></worksheet>"), "{xml}");
    }
}
