//! A table as it stands on screen, on paper: lists and reports. Headings stand on every page; no row is torn, cut or shrunk.
//!
//! What stands in it, masked or not, was decided where the table was made.

use super::footer;
use super::registration::{Issue, day_in_words};
use crate::domain::Date;
use crate::print::page::{A3, A4, Document, Frame, Page};
use crate::print::pen::{Style, hei, song};
use crate::print::table::{
    Block, Borders, Cell, Content, LaidPage, Looks, PADDING_MM, Row, Space, Table, above, label, row,
};
use serde::{Deserialize, Serialize};

const LEFT_MM: f32 = 14.0;
const RIGHT_MM: f32 = 12.0;
const TITLE_MM: f32 = 18.0;
/// First line under the title.
const ABOUT_MM: f32 = 25.5;
const BOTTOM_MM: f32 = 18.0;
const ROW_MM: f32 = 6.4;
/// Above and below the words of a row.
const ROW_PADDING_MM: f32 = 1.0;

/// A long table is laid out in parts of so many rows, and may be stopped between them.
const PART: usize = 500;

const TEXT: Style = song(9.0);
const HEADING: Style = hei(9.0);
/// Whose table it is and what for, at the foot.
const ORIGIN: Style = song(8.0).grey();

/// A table to be printed.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Sheet {
    pub title: String,
    /// The filter in words and what else is to be known before reading the figures.
    pub about: Vec<String>,
    pub as_of: Date,
    pub columns: Vec<SheetColumn>,
    pub rows: Vec<Vec<String>>,
    /// The last row is the sum of the others.
    pub has_sum: bool,
    /// What it was printed for, beside who and when at the foot.
    pub purpose: String,
    pub size: SheetSize,
}

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct SheetColumn {
    /// What it has in common with its neighbours; stands over them. Empty for none.
    pub group: String,
    pub heading: String,
    /// Share of the width.
    pub share: f32,
    pub is_right: bool,
}

impl SheetColumn {
    /// One that has nothing in common with its neighbours and the same width.
    pub fn of(heading: &str) -> Self {
        Self { group: String::new(), heading: heading.to_owned(), share: 1.0, is_right: false }
    }

    pub fn with_share(self, share: f32) -> Self {
        Self { share, ..self }
    }

    /// Figures stand at the right.
    pub fn right(self, is_right: bool) -> Self {
        Self { is_right, ..self }
    }
}

#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub enum SheetSize {
    #[default]
    A4,
    A4Landscape,
    A3Landscape,
}

impl SheetSize {
    pub const ALL: [Self; 3] = [Self::A4, Self::A4Landscape, Self::A3Landscape];

    pub fn label(self) -> &'static str {
        match self {
            Self::A4 => "A4 纵向",
            Self::A4Landscape => "A4 横向",
            Self::A3Landscape => "A3 横向",
        }
    }

    fn millimetres(self) -> (f32, f32) {
        match self {
            Self::A4 => A4,
            Self::A4Landscape => (A4.1, A4.0),
            Self::A3Landscape => (A3.1, A3.0),
        }
    }
}

/// Words longer than this go on in a second line.
const LONG_MM: f32 = 44.0;

impl Sheet {
    /// Each column as wide as its words ask for, on the smallest sheet they all fit on: upright, across, or A3 across.
    pub fn fitted(mut self) -> Self {
        let wanted: Vec<f32> = (0..self.columns.len()).map(|place| self.wanted_mm(place)).collect();
        let whole: f32 = wanted.iter().sum();
        for (column, wanted) in self.columns.iter_mut().zip(wanted) {
            column.share = wanted;
        }
        let fits = |size: &SheetSize| whole <= size.millimetres().0 - LEFT_MM - RIGHT_MM;
        self.size = SheetSize::ALL.into_iter().find(fits).unwrap_or(SheetSize::A3Landscape);
        self
    }

    /// As much as the longest word of a column takes, its padding included; a long one is broken once.
    fn wanted_mm(&self, place: usize) -> f32 {
        let words = self.rows.iter().filter_map(|row| row.get(place));
        let longest = words.map(|words| TEXT.width_mm(words)).fold(0.0, f32::max);
        let broken = if longest > LONG_MM { (longest * 0.55).max(LONG_MM) } else { longest };
        let heading = HEADING.width_mm(&self.columns[place].heading);
        // A heading of more than four letters may stand in two lines.
        let heading = if heading > 4.5 * HEADING.size_mm() { heading * 0.55 } else { heading };
        broken.max(heading) + 2.0 * PADDING_MM + HEADING.size_mm() * 0.3
    }
}

/// The sheets of a table.
pub fn filled(sheet: &Sheet, issue: &Issue) -> Document {
    filled_while(sheet, issue, &mut |_| true).unwrap_or_else(|| Document::new(&sheet.title, issue.today))
}

/// The same as long as `go_on`, which hears how many rows are laid out; none once it says no.
pub fn filled_while(sheet: &Sheet, issue: &Issue, go_on: &mut dyn FnMut(usize) -> bool) -> Option<Document> {
    let (size, head) = (sheet.size.millimetres(), Head::of(sheet));
    let (top, width) = (head.bottom(), size.0 - LEFT_MM - RIGHT_MM);
    let origin = ORIGIN.wrap(&format!("{}　用途：{}", issue.station.name, sheet.purpose), width);
    let bottom = size.1 - BOTTOM_MM - ORIGIN.drop_mm(&origin);
    let body = Frame { x: LEFT_MM, y: top, width, height: bottom - top };
    let mut done = 0;
    let laid = table(sheet, body.width).lay_while(size, &Space { first: body, next: body }, |block| {
        done += block.rows.len();
        go_on(done)
    })?;
    let mut pages: Vec<Page> = laid.into_iter().map(|LaidPage { page, .. }| page).collect();
    for page in &mut pages {
        head.draw(page, sheet);
        page.set_lines(LEFT_MM, bottom + 4.0, ORIGIN, &origin);
    }
    footer::number_pages(&mut pages, issue, LEFT_MM, RIGHT_MM);
    let mut document = Document::new(&sheet.title, issue.today);
    document.pages = pages;
    Some(document)
}

/// What stands over the table on every page.
struct Head {
    as_of: String,
    about: Vec<String>,
}

impl Head {
    fn of(sheet: &Sheet) -> Self {
        let as_of = format!("截至 {}", day_in_words(sheet.as_of));
        let room = sheet.size.millimetres().0 - LEFT_MM - RIGHT_MM - TEXT.width_mm(&as_of) - 4.0;
        let about = sheet.about.iter().flat_map(|line| TEXT.wrap(line, room)).collect();
        Self { as_of, about }
    }

    fn bottom(&self) -> f32 {
        ABOUT_MM + self.about.len().max(1) as f32 * TEXT.leading_mm() - 1.5
    }

    fn draw(&self, page: &mut Page, sheet: &Sheet) {
        page.text_centred(page.width_mm / 2.0, TITLE_MM, hei(16.0), &sheet.title);
        page.text_right(page.width_mm - RIGHT_MM, ABOUT_MM, TEXT, &self.as_of);
        page.set_lines(LEFT_MM, ABOUT_MM, TEXT, &self.about);
    }
}

fn table(sheet: &Sheet, width: f32) -> Table {
    let whole: f32 = sheet.columns.iter().map(|column| column.share).sum();
    Table {
        columns: sheet.columns.iter().map(|column| width * column.share / whole.max(f32::EPSILON)).collect(),
        title_width: 0.0,
        looks: Looks {
            label: HEADING,
            value: TEXT,
            title: HEADING,
            choice: TEXT,
            row_height: ROW_MM,
            padding_mm: ROW_PADDING_MM,
            is_onto_form: false,
            borders: Borders::Grid,
        },
        heading: headings(&sheet.columns),
        blocks: blocks(sheet),
    }
}

/// The names of the columns; over those with something in common its name, with a rule under it.
fn headings(columns: &[SheetColumn]) -> Vec<Row> {
    let names =
        |columns: &[SheetColumn]| columns.iter().map(|column| label(column.heading.as_str())).collect::<Vec<_>>();
    if columns.iter().all(|column| column.group.is_empty()) {
        return vec![row(names(columns))];
    }
    let (mut upper, mut lower) = (Vec::new(), Vec::new());
    for run in columns.chunk_by(|one, other| one.group == other.group) {
        if run[0].group.is_empty() {
            upper.extend(names(run));
            lower.extend(run.iter().map(|_| above(1)));
        } else {
            upper.push(Cell { span: run.len(), content: Content::Label(run[0].group.clone()) });
            lower.extend(names(run));
        }
    }
    vec![row(upper), row(lower)]
}

/// The sum never stands alone on its page.
fn blocks(sheet: &Sheet) -> Vec<Block> {
    let count = sheet.rows.len();
    let line = |(place, cells): (usize, &Vec<String>)| line(sheet, cells, sheet.has_sum && place + 1 == count);
    let mut rows: Vec<Row> = sheet.rows.iter().enumerate().map(line).collect();
    let last = rows.split_off(count.saturating_sub(2));
    let mut parts = Vec::new();
    // Every part is longer than a page, so that none is kept together and pages end where they would end of one piece.
    while rows.len() >= 2 * PART {
        let rest = rows.split_off(PART);
        parts.push(std::mem::replace(&mut rows, rest));
    }
    parts.extend([rows, last]);
    parts.into_iter().map(|rows| Block { title: "", rows }).collect()
}

fn line(sheet: &Sheet, cells: &[String], is_sum: bool) -> Row {
    let cell = |(place, column): (usize, &SheetColumn)| {
        let words = cells.get(place).cloned().unwrap_or_default();
        let content = match (column.is_right, is_sum) {
            (true, false) => Content::Figure(words),
            (false, false) => Content::Value(words),
            (true, true) => Content::Sum(words),
            (false, true) => Content::SumWord(words),
        };
        Cell { span: 1, content }
    };
    row(sheet.columns.iter().enumerate().map(cell).collect())
}
