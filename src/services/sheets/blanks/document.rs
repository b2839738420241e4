//! A text document with tables to be filled: the cells of its outer tables, their texts, and what is written into them in the
//! face the cell has.

use super::markup::{Changes, Kind, Tag, Tags, escaped, name, plain, without_attribute};
use super::package::{Changed, Package};
use super::{Filled, NotBlank, Writes};
use crate::domain::filling::{Entry, Grid, GridCell, Holds};
use crate::domain::import::Merged;
use std::collections::BTreeMap;
use std::ops::Range;

pub(super) const PART: &str = "word/document.xml";
const MOST_CELLS: usize = 50_000;
/// One cell of a table this wide is a fault of the file.
const MOST_COLUMNS: u32 = 200;

pub(super) struct Document {
    tables: Vec<Vec<RowPart>>,
}

struct RowPart {
    whole: Range<usize>,
    cells: Vec<CellPart>,
}

#[derive(Default)]
struct CellPart {
    column: u32,
    span: u32,
    whole: Range<usize>,
    text: String,
    /// Goes on with the cell above.
    is_continued: bool,
    /// It has a table or a field in it.
    is_full: bool,
    paragraph: Option<Paragraph>,
}

/// The first paragraph of a cell.
#[derive(Default)]
struct Paragraph {
    open: Range<usize>,
    /// Where a new run goes: behind the properties of the paragraph.
    inside: usize,
    is_empty_tag: bool,
    /// The face of its first run, else of the mark at its end.
    face: Option<Range<usize>>,
    has_run_face: bool,
    /// A face that has begun: where, whether a run has it, how deep.
    begun: Option<(usize, bool, usize)>,
}

impl Document {
    pub fn read(xml: &str) -> Result<Self, NotBlank> {
        let mut document = Self { tables: Vec::new() };
        let mut tags = Tags::of(xml);
        let mut count = 0;
        while let Some(tag) = tags.next()? {
            if tag.opens("tbl") && tag.kind == Kind::Open {
                let rows = rows(xml, &mut tags, &mut count)?;
                document.tables.push(rows);
            }
        }
        Ok(document)
    }

    pub fn grids(&self) -> Vec<Grid> {
        let grid = |(rows, number): (&Vec<RowPart>, usize)| {
            let cells = rows.iter().zip(0..).flat_map(|(row, index)| {
                let cells = row.cells.iter().filter(|cell| !cell.is_continued);
                cells.map(move |cell| ((index, cell.column), cell.read()))
            });
            Grid::new(&format!("第 {number} 个表格"), cells, &merged(rows))
        };
        self.tables.iter().zip(1..).map(grid).collect()
    }
}

/// The rows of a table that has just begun; tables in its cells are passed over.
fn rows(xml: &str, tags: &mut Tags<'_>, count: &mut usize) -> Result<Vec<RowPart>, NotBlank> {
    let mut rows: Vec<RowPart> = Vec::new();
    let mut column = 0;
    while let Some(tag) = tags.next()? {
        match (tag.name, tag.kind) {
            ("tbl", Kind::Close) => return Ok(rows),
            ("tr", Kind::Open) => {
                rows.push(RowPart { whole: tag.place.clone(), cells: Vec::new() });
                column = 0;
            }
            ("tr", Kind::Close) => rows.iter_mut().last().into_iter().for_each(|row| row.whole.end = tag.place.end),
            ("gridBefore", _) => column += tag.number("val").unwrap_or_default().min(MOST_COLUMNS),
            ("tc", Kind::Open) => {
                *count += 1;
                let cell = CellPart::read_from(xml, &tag, tags, column)?;
                column = cell.column + cell.span;
                if *count > MOST_CELLS || column > MOST_COLUMNS {
                    return Err(NotBlank::TooLarge);
                }
                rows.last_mut().ok_or(NotBlank::Damaged)?.cells.push(cell);
            }
            _ => {}
        }
    }
    Err(NotBlank::Damaged)
}

impl CellPart {
    fn read_from(xml: &str, tag: &Tag<'_>, tags: &mut Tags<'_>, column: u32) -> Result<Self, NotBlank> {
        let mut cell = Self { column, span: 1, whole: tag.place.clone(), ..Self::default() };
        let mut path: Vec<&str> = Vec::new();
        let (mut inner_tables, mut paragraphs, mut from) = (0_u32, 0, 0);
        while let Some(tag) = tags.next()? {
            if tag.name == "tbl" {
                cell.is_full = true;
                inner_tables = if tag.kind == Kind::Close { inner_tables.saturating_sub(1) } else { inner_tables + 1 };
                continue;
            }
            if inner_tables > 0 {
                continue;
            }
            match (tag.name, tag.kind) {
                ("tc", Kind::Close) => {
                    cell.whole.end = tag.place.end;
                    return Ok(cell);
                }
                ("gridSpan", Kind::Empty | Kind::Open) => {
                    cell.span = tag.number("val").unwrap_or(1).clamp(1, MOST_COLUMNS);
                }
                ("vMerge", Kind::Empty | Kind::Open) => {
                    cell.is_continued = tag.attribute("val").is_none_or(|merge| merge == "continue");
                }
                ("p", Kind::Open | Kind::Empty) => {
                    paragraphs += 1;
                    if paragraphs == 1 {
                        cell.paragraph = Some(Paragraph::opened(&tag));
                    }
                }
                ("sdt" | "drawing" | "pict" | "object" | "fldChar" | "fldSimple", Kind::Open | Kind::Empty) => {
                    cell.is_full = true;
                }
                ("t", Kind::Open) => from = tag.place.end,
                ("t", Kind::Close) => cell.text.push_str(&plain(xml.get(from..tag.place.start).unwrap_or_default())),
                _ => {}
            }
            if let Some(paragraph) = cell.paragraph.as_mut().filter(|_| paragraphs == 1) {
                paragraph.take(&tag, &path);
            }
            match tag.kind {
                Kind::Open => path.push(tag.name),
                Kind::Close => drop(path.pop()),
                Kind::Empty => {}
            }
        }
        Err(NotBlank::Damaged)
    }

    fn read(&self) -> GridCell {
        // Several faces do not hinder: behind a label nothing is written here, and a full cell is none to fill.
        let holds = if self.is_full { Holds::Formula } else { Holds::Rich };
        let text = self.text.trim_matches(crate::domain::text::is_blank).to_owned();
        GridCell { text, holds, is_styled: true }
    }
}

impl Paragraph {
    fn opened(tag: &Tag<'_>) -> Self {
        let is_empty_tag = tag.kind == Kind::Empty;
        Self { open: tag.place.clone(), inside: tag.place.end, is_empty_tag, ..Self::default() }
    }

    fn take(&mut self, tag: &Tag<'_>, path: &[&str]) {
        let parent = path.last().copied().unwrap_or_default();
        match (tag.name, tag.kind) {
            ("pPr", Kind::Close) => self.inside = tag.place.end,
            ("pPr", Kind::Empty) if parent == "p" => self.inside = tag.place.end,
            ("rPr", Kind::Open) if self.begun.is_none() && !self.has_run_face && matches!(parent, "r" | "pPr") => {
                self.begun = Some((tag.place.start, parent == "r", path.len()));
            }
            ("rPr", Kind::Close) => {
                if let Some((from, is_of_run, _)) = self.begun.filter(|(.., depth)| depth + 1 == path.len()) {
                    (self.face, self.has_run_face, self.begun) = (Some(from..tag.place.end), is_of_run, None);
                }
            }
            _ => {}
        }
    }

    /// The paragraph with a text in it.
    fn write(&self, xml: &str, entry: &Entry, start: usize, changes: &mut Changes) -> Option<()> {
        let open = xml.get(self.open.clone())?;
        let prefix = name(open).strip_suffix('p')?;
        let face = self.face.clone().and_then(|face| xml.get(face)).unwrap_or_default();
        let text = escaped(entry.words());
        let run = format!("<{prefix}r>{face}<{prefix}t xml:space=\"preserve\">{text}</{prefix}t></{prefix}r>");
        if self.is_empty_tag {
            let open = open.strip_suffix("/>")?.trim_end();
            changes.put(self.open.start - start..self.open.end - start, format!("{open}>{run}</{prefix}p>"));
        } else {
            changes.put(self.inside - start..self.inside - start, run);
        }
        Some(())
    }
}

/// What is merged, by the spans of its cells.
fn merged(rows: &[RowPart]) -> Vec<Merged> {
    let mut merged = Vec::new();
    for (row, index) in rows.iter().zip(0_u32..) {
        for cell in row.cells.iter().filter(|cell| !cell.is_continued) {
            let goes_on =
                |row: &&RowPart| row.cells.iter().any(|below| below.is_continued && below.column == cell.column);
            let more = rows.iter().skip(index as usize + 1).take_while(goes_on).count();
            let until = index + u32::try_from(more).unwrap_or_default();
            if until > index || cell.span > 1 {
                merged.push(Merged { rows: (index, until), columns: (cell.column, cell.column + cell.span - 1) });
            }
        }
    }
    merged
}

type Entries = BTreeMap<u32, Entry>;

/// The file with these entries in one of its tables.
pub(super) fn filled(bytes: &[u8], table: usize, writes: &Writes) -> Result<Filled, NotBlank> {
    let mut package = Package::open(bytes)?;
    let xml = package.text(PART)?;
    let document = Document::read(&xml)?;
    let rows = document.tables.get(table).ok_or(NotBlank::Empty)?;
    let mut changes = Changes::default();
    for ((row, column), entry) in &writes.cells {
        let row = rows.get(*row as usize).ok_or(NotBlank::Damaged)?;
        put(&xml, row, &Entries::from([(*column, entry.clone())]), 0, &mut changes);
    }
    if let Some(list) = &writes.rows {
        let given = list.given.0 as usize..=list.given.1 as usize;
        for (entries, row) in list.entries.iter().zip(rows.get(given.clone()).ok_or(NotBlank::Damaged)?) {
            put(&xml, row, entries, 0, &mut changes);
        }
        let last = rows.get(list.given.1 as usize).ok_or(NotBlank::Damaged)?;
        let more = list.entries.iter().skip(given.count());
        let copies: Vec<String> = more.map(|entries| copy(&xml, last, entries)).collect::<Result<_, _>>()?;
        changes.put(last.whole.end..last.whole.end, copies.concat());
    }
    let changed = Changed::from([(PART.to_owned(), Some(changes.made_in(&xml)?))]);
    Ok(Filled { bytes: package.with(&changed)?, over: 0, why: None })
}

/// Writes into the cells of a row; places count from `start`.
fn put(xml: &str, row: &RowPart, entries: &Entries, start: usize, changes: &mut Changes) {
    for (column, entry) in entries.iter().filter(|(_, entry)| !entry.is_empty()) {
        let cell = row.cells.iter().find(|cell| cell.column == *column && !cell.is_full && cell.text.trim().is_empty());
        if let Some(paragraph) = cell.and_then(|cell| cell.paragraph.as_ref()) {
            paragraph.write(xml, entry, start, changes);
        }
    }
}

/// One more row like the last one of a list, without the numbers that name its paragraphs and bookmarks once and for all.
fn copy(xml: &str, row: &RowPart, entries: &Entries) -> Result<String, NotBlank> {
    let text = xml.get(row.whole.clone()).ok_or(NotBlank::Damaged)?;
    let mut changes = Changes::default();
    put(xml, row, entries, row.whole.start, &mut changes);
    without_names(&changes.made_in(text)?)
}

fn without_names(row: &str) -> Result<String, NotBlank> {
    let mut tags = Tags::of(row);
    let mut changes = Changes::default();
    while let Some(tag) = tags.next()? {
        match (tag.name, tag.kind) {
            ("bookmarkStart" | "bookmarkEnd", Kind::Empty) => changes.put(tag.place, ""),
            ("p" | "tr", Kind::Open | Kind::Empty) => {
                let plain = without_attribute(&without_attribute(tag.raw, "paraId"), "textId");
                changes.put(tag.place, plain);
            }
            _ => {}
        }
    }
    changes.made_in(row)
}
