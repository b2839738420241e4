//! One sheet of a workbook with the places of its rows, cells and formulas in the part.

use super::NotBlank;
use super::markup::{Kind, Tag, Tags, plain};
use super::texts::SharedText;
use crate::domain::filling::{Grid, GridCell, Holds};
use crate::domain::import::Merged;
use std::collections::HashSet;
use std::ops::Range;

/// Rows and columns a workbook can have.
pub(super) const MOST_ROWS: u32 = 1_048_576;
const MOST_COLUMNS: u32 = 16_384;
/// More cells than these no form has.
const MOST_CELLS: usize = 400_000;

pub(super) struct Sheet<'a> {
    pub xml: &'a str,
    /// What stands before the names of its tags: nothing, or `x:`.
    pub prefix: String,
    /// The tag that opens the data, and the one that closes it; the same where it is empty.
    pub data: (Range<usize>, Range<usize>),
    pub rows: Vec<RowPart>,
    pub merged: Vec<Merged>,
    /// Styles that show a number as a day.
    pub day_styles: HashSet<String>,
    /// Styles of whole columns: from, until, style.
    columns: Vec<(u32, u32, String)>,
}

/// A row, by its number from 0.
#[derive(Clone, Debug)]
pub(super) struct RowPart {
    pub index: u32,
    pub open: Range<usize>,
    pub whole: Range<usize>,
    pub cells: Vec<CellPart>,
}

#[derive(Clone, Debug)]
pub(super) struct CellPart {
    pub column: u32,
    pub open: Range<usize>,
    pub whole: Range<usize>,
    pub style: Option<String>,
    kind: String,
    value: Option<Range<usize>>,
    inline: String,
    is_rich: bool,
    pub formula: Option<Formula>,
}

#[derive(Clone, Debug)]
pub(super) struct Formula {
    pub open: Range<usize>,
    pub text: Range<usize>,
    pub kind: String,
    /// Where a shared formula reaches.
    pub reach: Option<String>,
}

impl<'a> Sheet<'a> {
    pub fn read(xml: &'a str) -> Result<Self, NotBlank> {
        let mut sheet = Self {
            xml,
            prefix: String::new(),
            data: (0..0, 0..0),
            rows: Vec::new(),
            merged: Vec::new(),
            day_styles: HashSet::new(),
            columns: Vec::new(),
        };
        let mut tags = Tags::of(xml);
        let mut count = 0;
        while let Some(tag) = tags.next()? {
            match tag.name {
                "sheetData" => sheet.take_data(&tag, &mut tags, &mut count)?,
                "mergeCell" => sheet.merged.extend(tag.attribute("ref").and_then(|of| region(&of))),
                "col" if tag.kind != Kind::Close => sheet.columns.extend(column_style(&tag)),
                _ => {}
            }
        }
        if sheet.data.1.end == 0 { Err(NotBlank::Damaged) } else { Ok(sheet) }
    }

    fn take_data(&mut self, tag: &Tag<'_>, tags: &mut Tags<'_>, count: &mut usize) -> Result<(), NotBlank> {
        let name = super::markup::name(tag.raw);
        self.prefix = name.strip_suffix("sheetData").unwrap_or_default().to_owned();
        self.data = (tag.place.clone(), tag.place.clone());
        if tag.kind == Kind::Empty {
            return Ok(());
        }
        while let Some(tag) = tags.next()? {
            if tag.closes("sheetData") {
                self.data.1 = tag.place;
                return Ok(());
            }
            if tag.opens("row") {
                self.take_row(&tag, tags, count)?;
            }
        }
        Err(NotBlank::Damaged)
    }

    fn take_row(&mut self, tag: &Tag<'_>, tags: &mut Tags<'_>, count: &mut usize) -> Result<(), NotBlank> {
        let next = self.rows.last().map_or(0, |row| row.index + 1);
        let index = tag.number("r").map_or(Some(next), |number| number.checked_sub(1)).ok_or(NotBlank::Damaged)?;
        if index < next || index >= MOST_ROWS {
            return Err(NotBlank::Damaged);
        }
        let mut row = RowPart { index, open: tag.place.clone(), whole: tag.place.clone(), cells: Vec::new() };
        if tag.kind == Kind::Open {
            while let Some(tag) = tags.next()? {
                if tag.closes("row") {
                    row.whole.end = tag.place.end;
                    break;
                }
                if tag.opens("c") {
                    *count += 1;
                    row.take_cell(self.xml, &tag, tags)?;
                }
            }
        }
        if *count > MOST_CELLS {
            return Err(NotBlank::TooLarge);
        }
        self.rows.push(row);
        Ok(())
    }

    pub fn row(&self, index: u32) -> Option<&RowPart> {
        let place = self.rows.binary_search_by_key(&index, |row| row.index).ok()?;
        self.rows.get(place)
    }

    /// The style a cell that is not there yet would have.
    pub fn column_style(&self, column: u32) -> Option<&str> {
        let known = self.columns.iter().find(|(from, until, _)| (*from..=*until).contains(&column));
        known.map(|(.., style)| style.as_str())
    }

    /// The sheet as it is looked at; `left` is how much text may still come.
    pub fn grid(&self, name: &str, texts: &[SharedText], left: &mut usize) -> Result<Grid, NotBlank> {
        let mut cells = Vec::new();
        for (row, cell) in self.rows.iter().flat_map(|row| row.cells.iter().map(move |cell| (row.index, cell))) {
            let read = cell.read(self.xml, texts);
            *left = left.checked_sub(read.text.len()).ok_or(NotBlank::TooLarge)?;
            cells.push(((row, cell.column), read));
        }
        Ok(Grid::new(name, cells, &self.merged))
    }
}

impl RowPart {
    fn take_cell(&mut self, xml: &str, tag: &Tag<'_>, tags: &mut Tags<'_>) -> Result<(), NotBlank> {
        let next = self.cells.last().map_or(0, |cell| cell.column + 1);
        let column = match tag.attribute("r") {
            Some(place) => spot(&place).ok_or(NotBlank::Damaged)?.1,
            None => next,
        };
        if column < next || column >= MOST_COLUMNS {
            return Err(NotBlank::Damaged);
        }
        let mut cell = CellPart {
            column,
            open: tag.place.clone(),
            whole: tag.place.clone(),
            style: tag.attribute("s"),
            kind: tag.attribute("t").unwrap_or_default(),
            value: None,
            inline: String::new(),
            is_rich: false,
            formula: None,
        };
        if tag.kind == Kind::Open {
            cell.take_content(xml, tags)?;
        }
        self.cells.push(cell);
        Ok(())
    }
}

impl CellPart {
    fn take_content(&mut self, xml: &str, tags: &mut Tags<'_>) -> Result<(), NotBlank> {
        let (mut from, mut is_reading_aid) = (0, false);
        while let Some(tag) = tags.next()? {
            match (tag.name, tag.kind) {
                ("c", Kind::Close) => {
                    self.whole.end = tag.place.end;
                    return Ok(());
                }
                ("f", Kind::Open | Kind::Empty) => {
                    let text = tag.place.end..tag.place.end;
                    let (kind, reach) = (tag.attribute("t").unwrap_or_default(), tag.attribute("ref"));
                    self.formula = Some(Formula { open: tag.place.clone(), text, kind, reach });
                }
                ("f", Kind::Close) => {
                    self.formula.iter_mut().for_each(|formula| formula.text.end = tag.place.start);
                }
                ("v" | "t", Kind::Open) => from = tag.place.end,
                ("v", Kind::Close) => self.value = Some(from..tag.place.start),
                ("t", Kind::Close) if !is_reading_aid => {
                    self.inline.push_str(&plain(xml.get(from..tag.place.start).unwrap_or_default()));
                }
                ("rPh", kind) => is_reading_aid = kind == Kind::Open,
                ("r", Kind::Open) => self.is_rich = true,
                _ => {}
            }
        }
        Err(NotBlank::Damaged)
    }

    fn read(&self, xml: &str, texts: &[SharedText]) -> GridCell {
        let value = self.value.clone().and_then(|place| xml.get(place)).map(plain).unwrap_or_default();
        let shared = || value.parse::<usize>().ok().and_then(|place| texts.get(place)).cloned().unwrap_or_default();
        let (text, is_rich) = match self.kind.as_str() {
            "s" => {
                let shared = shared();
                (shared.text, shared.is_rich)
            }
            "inlineStr" => (self.inline.clone(), self.is_rich),
            _ => (value, false),
        };
        let holds = match (&self.formula, is_rich) {
            (Some(_), _) => Holds::Formula,
            (None, true) => Holds::Rich,
            (None, false) => Holds::Text,
        };
        let text = text.trim_matches(crate::domain::text::is_blank).to_owned();
        GridCell { text, holds, is_styled: self.style.as_deref().is_some_and(|style| style != "0") }
    }
}

fn column_style(tag: &Tag<'_>) -> Option<(u32, u32, String)> {
    let from = tag.number("min")?.checked_sub(1)?;
    Some((from, tag.number("max")?.checked_sub(1)?, tag.attribute("style")?))
}

/// 「B5」 as row and column from 0.
pub(super) fn spot(text: &str) -> Option<(u32, u32)> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = text.split_at(letters);
    if letters.is_empty() || letters.len() > 3 || digits.len() > 7 {
        return None;
    }
    let column = letters.bytes().fold(0, |sum, letter| sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    let row: u32 = digits.parse().ok()?;
    (row <= MOST_ROWS && column <= MOST_COLUMNS).then_some((row.checked_sub(1)?, column - 1))
}

/// 「A1:B2」, or one cell.
pub(super) fn region(text: &str) -> Option<Merged> {
    let (from, until) = text.split_once(':').unwrap_or((text, text));
    let (from, until) = (spot(from)?, spot(until)?);
    (from.0 <= until.0 && from.1 <= until.1).then_some(Merged { rows: (from.0, until.0), columns: (from.1, until.1) })
}

/// 「B」
pub(super) fn letters(column: u32) -> String {
    let mut rest = column + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// 「B5」
pub(super) fn written(row: u32, column: u32) -> String {
    format!("{}{}", letters(column), row + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_and_written() {
        for (text, place) in [("A1", (0, 0)), ("Z9", (8, 25)), ("AA10", (9, 26)), ("XFD1048576", (1_048_575, 16_383))] {
            assert_eq!(spot(text), Some(place), "{text}");
            assert_eq!(written(place.0, place.1), text);
        }
        for text in ["", "A", "1", "A0", "XFE1", "A1048577", "B5x"] {
            assert_eq!(spot(text), None, "{text}");
        }
    }
}
