//! A table as it stands on screen, on paper: lists and reports. Headings stand on every page; no row is torn, cut or shrunk.
//!
//! What stands in it, masked or not, was decided where the table was made.

use super::footer;
use super::registration::{Issue, day_in_words};
use crate::domain::Date;
use crate::print::page::{A3, A4, Document, Frame, Ink, Page};
use crate::print::pen::{Style, hei, song};
use serde::{Deserialize, Serialize};

const LEFT_MM: f32 = 14.0;
const RIGHT_MM: f32 = 12.0;
const TITLE_MM: f32 = 18.0;
/// First line under the title.
const ABOUT_MM: f32 = 25.5;
const BOTTOM_MM: f32 = 18.0;
const PADDING_MM: f32 = 1.2;
const ROW_MM: f32 = 6.4;
const LINE_PT: f32 = 0.4;

const TEXT: Style = song(9.0);
const HEADING: Style = hei(9.0);

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

#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub enum SheetSize {
    #[default]
    A4,
    A4Landscape,
    A3Landscape,
}

impl SheetSize {
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
        let sizes = [SheetSize::A4, SheetSize::A4Landscape, SheetSize::A3Landscape];
        self.size = sizes.into_iter().find(fits).unwrap_or(SheetSize::A3Landscape);
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
    let mut document = Document::new(&sheet.title, issue.today);
    let mut layout = Layout::new(sheet);
    layout.turn_page();
    for (place, row) in sheet.rows.iter().enumerate() {
        let is_sum = sheet.has_sum && place + 1 == sheet.rows.len();
        layout.row(row, if is_sum { HEADING } else { TEXT });
    }
    let Layout { mut pages, .. } = layout;
    for page in &mut pages {
        let y = page.height_mm - BOTTOM_MM + 4.0;
        page.text(LEFT_MM, y, song(8.0).grey(), format!("{}　用途：{}", issue.station.name, sheet.purpose));
    }
    footer::number_pages(&mut pages, issue, LEFT_MM, RIGHT_MM);
    document.pages = pages;
    document
}

/// The table while it is laid over its pages.
struct Layout<'a> {
    sheet: &'a Sheet,
    /// Left edge of each column, and the right edge of the last.
    edges: Vec<f32>,
    pages: Vec<Page>,
    y: f32,
}

impl<'a> Layout<'a> {
    fn new(sheet: &'a Sheet) -> Self {
        let (width, _) = sheet.size.millimetres();
        let whole: f32 = sheet.columns.iter().map(|column| column.share).sum();
        let room = width - LEFT_MM - RIGHT_MM;
        let mut edges = vec![LEFT_MM];
        let mut right = LEFT_MM;
        for column in &sheet.columns {
            right += room * column.share / whole.max(f32::EPSILON);
            edges.push(right);
        }
        Self { sheet, edges, pages: Vec::new(), y: 0.0 }
    }

    fn turn_page(&mut self) {
        let size = self.sheet.size.millimetres();
        let mut page = Page::new(size);
        page.text_centred(size.0 / 2.0, TITLE_MM, hei(16.0), &self.sheet.title);
        let as_of = format!("截至 {}", day_in_words(self.sheet.as_of));
        page.text_right(size.0 - RIGHT_MM, ABOUT_MM, TEXT, &as_of);
        let mut y = ABOUT_MM;
        for line in self.sheet.about.iter().filter(|line| !line.is_empty()) {
            let lines = TEXT.wrap(line, size.0 - LEFT_MM - RIGHT_MM - TEXT.width_mm(&as_of) - 4.0);
            y = page.set_lines(LEFT_MM, y, TEXT, &lines) + TEXT.leading_mm();
        }
        self.pages.push(page);
        self.y = y.max(ABOUT_MM + TEXT.leading_mm()) - 1.5;
        self.headings();
    }

    fn headings(&mut self) {
        let top = self.y;
        let has_groups = self.sheet.columns.iter().any(|column| !column.group.is_empty());
        let group_height = if has_groups { ROW_MM } else { 0.0 };
        let headings: Vec<Vec<String>> = (0..self.sheet.columns.len())
            .map(|place| HEADING.wrap_evenly(&self.sheet.columns[place].heading, self.room(place)))
            .collect();
        let height = height_of(&headings, HEADING);
        for (place, lines) in headings.iter().enumerate() {
            let is_grouped = !self.sheet.columns[place].group.is_empty();
            let own_top = if is_grouped { top + group_height } else { top };
            self.centred(place, own_top, top + group_height + height, lines);
        }
        if has_groups {
            self.groups(top);
        }
        self.y = top + group_height + height;
        self.frame_of_row(top, group_height);
    }

    /// The names over several columns, each with a rule under it.
    fn groups(&mut self, top: f32) {
        let columns = &self.sheet.columns;
        let mut first = 0;
        for run in columns.chunk_by(|one, other| one.group == other.group) {
            let (left, right) = (self.edges[first], self.edges[first + run.len()]);
            first += run.len();
            let Some(page) = self.pages.last_mut().filter(|_| !run[0].group.is_empty()) else { continue };
            page.text_centred((left + right) / 2.0, top + baseline(ROW_MM, 1, HEADING), HEADING, &run[0].group);
            page.rule((left, top + ROW_MM), (right, top + ROW_MM), LINE_PT);
        }
    }

    fn row(&mut self, cells: &[String], style: Style) {
        let lines: Vec<Vec<String>> =
            (0..self.sheet.columns.len()).map(|place| wrapped(cells, place, style, self.room(place))).collect();
        let height = height_of(&lines, style);
        let is_full = self.pages.last().is_none_or(|page| self.y + height > page.height_mm - BOTTOM_MM);
        if is_full {
            self.turn_page();
        }
        let top = self.y;
        for (place, lines) in lines.iter().enumerate() {
            self.cell(place, top, height, lines, style);
        }
        self.y = top + height;
        self.frame_of_row(top, 0.0);
    }

    fn cell(&mut self, place: usize, top: f32, height: f32, lines: &[String], style: Style) {
        let (left, right) = (self.edges[place] + PADDING_MM, self.edges[place + 1] - PADDING_MM);
        let is_right = self.sheet.columns[place].is_right;
        let Some(page) = self.pages.last_mut() else { return };
        let mut y = top + baseline(height, lines.len(), style);
        for line in lines {
            if is_right {
                page.text_right(right, y, style, line);
            } else {
                page.text(left, y, style, line.as_str());
            }
            y += style.leading_mm();
        }
    }

    fn centred(&mut self, place: usize, top: f32, bottom: f32, lines: &[String]) {
        let middle = (self.edges[place] + self.edges[place + 1]) / 2.0;
        let Some(page) = self.pages.last_mut() else { return };
        page.set_lines_centred(middle, top + baseline(bottom - top, lines.len(), HEADING), HEADING, lines);
    }

    /// The lines around a row and between its cells; columns of one group are parted only below its name.
    fn frame_of_row(&mut self, top: f32, group_height: f32) {
        let (bottom, edges, columns) = (self.y, &self.edges, &self.sheet.columns);
        let (Some(left), Some(right), Some(page)) = (edges.first(), edges.last(), self.pages.last_mut()) else {
            return;
        };
        page.outline(Frame { x: *left, y: top, width: right - left, height: bottom - top }, LINE_PT, Ink::Black);
        for place in 1..columns.len() {
            let is_within = !columns[place].group.is_empty() && columns[place].group == columns[place - 1].group;
            let from = if is_within { top + group_height } else { top };
            page.rule((edges[place], from), (edges[place], bottom), LINE_PT);
        }
    }

    fn room(&self, place: usize) -> f32 {
        self.edges[place + 1] - self.edges[place] - 2.0 * PADDING_MM
    }
}

fn wrapped(cells: &[String], place: usize, style: Style, room: f32) -> Vec<String> {
    cells.get(place).map(|words| style.wrap(words, room)).unwrap_or_default()
}

fn height_of(lines: &[Vec<String>], style: Style) -> f32 {
    let most = lines.iter().map(Vec::len).max().unwrap_or_default();
    (most as f32 * style.leading_mm() + 2.0 * PADDING_MM).max(ROW_MM)
}

/// From the top of a cell to the baseline of its first line, so that its lines stand in the middle.
fn baseline(height: f32, lines: usize, style: Style) -> f32 {
    (height - lines as f32 * style.leading_mm()) / 2.0 + style.baseline_mm()
}
