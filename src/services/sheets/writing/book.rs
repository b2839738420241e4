//! A workbook that WPS and Excel open: headings that stay in sight, every cell a text, so that no number is rounded and
//! nothing is taken for a formula.
//!
//! It is packed while its rows come in. A library for workbooks keeps every cell until the end and is several times as
//! slow; what a table of texts needs of the format is little, and stands in `parts`, `sheet` and `texts`.

use super::sheet::OpenSheet;
use super::texts::SharedTexts;
use super::{Table, parts, unwritable};
use crate::services::Trouble;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A sheet has 1,048,576 rows; what is more goes on in another one.
const MOST_ROWS: u32 = 1_000_000;
const LONGEST_NAME: usize = 31;
/// Sheets say the same over and over: a third of the time for a tenth more bytes.
const EFFORT: i64 = 3;

/// A workbook while its rows come in, sheet after sheet.
pub struct Book {
    package: ZipWriter<Cursor<Vec<u8>>>,
    texts: SharedTexts,
    /// The sheets so far, by their names.
    names: Vec<String>,
    open: Option<Open>,
}

/// The sheet that rows go to, and what it takes to go on in another one.
struct Open {
    sheet: OpenSheet,
    name: String,
    part: usize,
    headings: Vec<String>,
}

impl Default for Book {
    fn default() -> Self {
        Self::new()
    }
}

impl Book {
    pub fn new() -> Self {
        let package = ZipWriter::new(Cursor::new(Vec::new()));
        Self { package, texts: SharedTexts::default(), names: Vec::new(), open: None }
    }

    /// Begins a sheet; its name is made one that a workbook takes.
    pub fn sheet(&mut self, name: &str, headings: Vec<String>) -> Result<(), Trouble> {
        self.close()?;
        self.begin(sheet_name(name), 1, headings)
    }

    /// The next row of the sheet begun last.
    pub fn row(&mut self, cells: Vec<String>) -> Result<(), Trouble> {
        if let Some(full) = self.open.take_if(|open| open.sheet.rows() > MOST_ROWS) {
            full.sheet.finish(&mut self.package).map_err(unwritable)?;
            self.begin(full.name, full.part + 1, full.headings)?;
        }
        let Some(open) = &mut self.open else { return Err(unwritable(())) };
        open.sheet.row(cells, &mut self.texts);
        open.sheet.write_if_much(&mut self.package).map_err(unwritable)
    }

    /// A whole sheet.
    pub fn table(&mut self, table: Table) -> Result<(), Trouble> {
        self.sheet(&table.name, table.headings)?;
        table.rows.into_iter().try_for_each(|row| self.row(row))
    }

    pub fn finish(mut self) -> Result<Vec<u8>, Trouble> {
        self.close()?;
        let sheets = self.names.len();
        let texts = std::mem::take(&mut self.texts);
        for (part, xml) in [
            (parts::STYLES, parts::styles()),
            (parts::WORKBOOK, parts::workbook(&self.names)),
            (parts::WORKBOOK_RELATIONS, parts::workbook_relations(sheets)),
            (parts::RELATIONS, parts::relations()),
            (parts::CONTENT_TYPES, parts::content_types(sheets)),
        ] {
            self.part(part, &[&xml])?;
        }
        let (head, items, end) = texts.part();
        self.part(parts::SHARED_TEXTS, &[&head, items, end])?;
        Ok(self.package.finish().map_err(unwritable)?.into_inner())
    }

    fn begin(&mut self, name: String, part: usize, headings: Vec<String>) -> Result<(), Trouble> {
        let (sheet_name, is_first) = (part_name(&name, part), self.names.is_empty());
        // Table programs refuse a workbook with two sheets of one name.
        if self.names.contains(&sheet_name) {
            return Err(unwritable(()));
        }
        let sheet = OpenSheet::new(&headings, is_first, &mut self.texts);
        self.names.push(sheet_name);
        self.package.start_file(parts::sheet(self.names.len()), packed()).map_err(unwritable)?;
        self.open = Some(Open { sheet, name, part, headings });
        Ok(())
    }

    fn close(&mut self) -> Result<(), Trouble> {
        let Some(open) = self.open.take() else { return Ok(()) };
        open.sheet.finish(&mut self.package).map_err(unwritable)
    }

    fn part(&mut self, name: &str, pieces: &[&str]) -> Result<(), Trouble> {
        self.package.start_file(name, packed()).map_err(unwritable)?;
        pieces.iter().try_for_each(|piece| self.package.write_all(piece.as_bytes())).map_err(unwritable)
    }
}

fn packed() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).compression_level(Some(EFFORT))
}

pub(super) fn sheet_name(name: &str) -> String {
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
    fn whatever_a_cell_holds_is_read_back_as_it_was() {
        let odd = ["a<b>&\"c'", "甲\r\n乙", "_x000D_", "\u{1}\u{FFFF}", "𠮷\u{E001}", "x_x0041_", "]]>"];
        let rows: Vec<Vec<String>> = odd.iter().map(|text| vec![(*text).to_owned(), "尾".to_owned()]).collect();
        let sheets = tables(&book(rows), "").unwrap();
        let read: Vec<&str> = sheets[0].rows[1..].iter().map(|row| row.cell(0).text).collect();
        assert_eq!(read, odd);
    }

    #[test]
    fn sheets_stand_in_their_order_and_long_ones_are_whole() {
        let mut book = Book::new();
        book.sheet("长", vec!["号".to_owned()]).unwrap();
        for number in 0..20_000 {
            book.row(vec![format!("第{number}号")]).unwrap();
        }
        book.table(Table {
            name: "说明".into(), headings: vec!["项目".into()], rows: vec![vec!["第1号".into()]]
        })
        .unwrap();
        let sheets = tables(&book.finish().unwrap(), "").unwrap();
        let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!(names, ["长", "说明"]);
        let whole =
            sheets[0].rows[1..].iter().zip(0..).all(|(row, number)| row.cell(0).text == format!("第{number}号"));
        assert!(whole && sheets[0].rows.len() == 20_001);
        assert_eq!(sheets[1].rows[1].cell(0).text, "第1号");
    }

    #[test]
    fn further_parts_of_a_sheet_are_numbered_within_the_length_of_a_name() {
        assert_eq!(part_name("人口", 2), "人口 2");
        assert_eq!(part_name(&"长".repeat(31), 12).chars().count(), 31);
        assert_eq!(sheet_name("?*"), "表");
    }
}
