//! Tables of a form: blocks with their name standing upright at the left, rows of cells, rows as high as their text.
//!
//! Text keeps [`PADDING_MM`] from every border, is never made smaller and never cut: a row grows, a page that is full is
//! followed by another, and a row higher than a page goes on over the next.

use super::page::{Frame, Ink, Page};
use super::pen::{Style, tick_box_mm};
use super::wrap::wrap;

/// No text comes nearer to a border.
pub const PADDING_MM: f32 = 1.4;
const BORDER_PT: f32 = 0.5;
const EDGE_PT: f32 = 1.0;

/// A table: what its columns are and what stands in them.
pub struct Table {
    /// Widths in millimetres, from the left, without the column of block titles.
    pub columns: Vec<f32>,
    /// Width of the column of block titles; 0 for none.
    pub title_width: f32,
    pub looks: Looks,
    pub blocks: Vec<Block>,
}

/// How a table is set.
#[derive(Clone, Copy)]
pub struct Looks {
    pub label: Style,
    pub value: Style,
    pub title: Style,
    pub choice: Style,
    pub row_height: f32,
    pub borders: Borders,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Borders {
    /// Every cell in its frame, as on an official form.
    Grid,
    /// A hairline under each row, as on a card.
    Rules,
}

/// Rows under one upright title.
pub struct Block {
    pub title: &'static str,
    pub rows: Vec<Row>,
}

/// Cells from left to right.
pub struct Row {
    pub cells: Vec<Cell>,
    /// At least this high, where the table's own row height is not enough.
    pub height: f32,
}

/// One cell over one or more columns.
pub struct Cell {
    pub span: usize,
    pub content: Content,
}

pub enum Content {
    /// Fixed words, centred.
    Label(String),
    /// What is filled in, at the left.
    Value(String),
    /// Entries to tick; ticked or not, and their words.
    Choices(Vec<(bool, String)>),
    /// So many boxes for one sign each, written by hand.
    Boxes(usize),
    /// Left to the document, which draws into it afterwards.
    Room,
}

/// Where a table may stand: a page body of this frame on the first page, of that one on the following.
pub struct Space {
    pub first: Frame,
    pub next: Frame,
}

/// What was laid out: pages without headers and footers, and where the rooms are.
pub struct Laid {
    pub pages: Vec<LaidPage>,
}

/// One page's share of a table.
pub struct LaidPage {
    pub page: Page,
    pub rooms: Vec<Frame>,
    /// Where the table ends.
    pub bottom: f32,
}

pub fn label(words: impl Into<String>) -> Cell {
    Cell { span: 1, content: Content::Label(words.into()) }
}

pub fn value(span: usize, words: impl Into<String>) -> Cell {
    Cell { span, content: Content::Value(words.into()) }
}

pub fn row(cells: Vec<Cell>) -> Row {
    Row { cells, height: 0.0 }
}

impl Table {
    /// Lays the table over as many pages of this size as it needs.
    pub fn lay(&self, size: (f32, f32), space: &Space) -> Laid {
        let mut press = Press { table: self, size, space, pages: Vec::new(), y: 0.0 };
        press.next_page();
        for block in &self.blocks {
            press.block(block);
        }
        press.close_page();
        Laid { pages: press.pages }
    }

    fn width(&self) -> f32 {
        self.title_width + self.columns.iter().sum::<f32>()
    }

    fn measured(&self, row: &Row) -> MeasuredRow {
        let mut column = 0;
        let mut x = self.title_width;
        let cells = row.cells.iter().map(|cell| {
            let width = self.columns[column..column + cell.span].iter().sum();
            let measured = MeasuredCell::of(cell, x, width, &self.looks);
            column += cell.span;
            x += width;
            measured
        });
        MeasuredRow { cells: cells.collect(), height: row.height.max(self.looks.row_height) }
    }
}

/// A row with its text already in lines.
struct MeasuredRow {
    cells: Vec<MeasuredCell>,
    height: f32,
}

struct MeasuredCell {
    x: f32,
    width: f32,
    style: Style,
    side: Side,
    is_room: bool,
    lines: Vec<CellLine>,
}

/// Where in its cell a text stands.
#[derive(Clone, Copy)]
enum Side {
    Middle,
    /// At the left, away from the border.
    Inside,
    /// At the very left, where there is no border to keep away from.
    Flush,
}

impl Side {
    fn of_label(borders: Borders) -> Self {
        match borders {
            Borders::Grid => Self::Middle,
            Borders::Rules => Self::Flush,
        }
    }
}

enum CellLine {
    Text(String),
    Choices(Vec<(bool, String)>),
    Boxes(usize),
}

impl MeasuredRow {
    fn full_height(&self) -> f32 {
        self.cells.iter().map(MeasuredCell::height).fold(self.height, f32::max)
    }

    /// Keeps what fits into `height` and gives back the rest, if there is any.
    fn split(&mut self, height: f32) -> Option<Self> {
        let rest: Vec<MeasuredCell> = self.cells.iter_mut().map(|cell| cell.split(height)).collect();
        let has_rest = rest.iter().any(|cell| !cell.lines.is_empty());
        has_rest.then_some(Self { cells: rest, height: 0.0 })
    }
}

impl MeasuredCell {
    fn of(cell: &Cell, x: f32, width: f32, looks: &Looks) -> Self {
        let room = width - 2.0 * PADDING_MM;
        let (style, side) = match cell.content {
            Content::Label(_) => (looks.label, Side::of_label(looks.borders)),
            Content::Choices(_) => (looks.choice, Side::Inside),
            _ => (looks.value, Side::Inside),
        };
        let lines = match &cell.content {
            Content::Label(text) | Content::Value(text) => {
                wrap(style.face, style.size_pt, text, room).into_iter().map(CellLine::Text).collect()
            }
            Content::Choices(choices) => lines_of_choices(choices, style, room),
            Content::Boxes(count) => vec![CellLine::Boxes(*count)],
            Content::Room => Vec::new(),
        };
        Self { x, width, style, side, is_room: matches!(cell.content, Content::Room), lines }
    }

    fn height(&self) -> f32 {
        self.lines.len() as f32 * self.style.leading_mm() + 2.0 * PADDING_MM
    }

    fn split(&mut self, height: f32) -> Self {
        let fitting = ((height - 2.0 * PADDING_MM) / self.style.leading_mm()).floor().max(1.0) as usize;
        let rest = self.lines.split_off(fitting.min(self.lines.len()));
        Self { lines: rest, ..*self }
    }

    fn draw(&self, page: &mut Page, frame: Frame) {
        let text_height = self.lines.len() as f32 * self.style.leading_mm();
        let mut top = frame.y + (frame.height - text_height) / 2.0;
        for line in &self.lines {
            self.draw_line(page, frame, top, line);
            top += self.style.leading_mm();
        }
    }

    fn draw_line(&self, page: &mut Page, frame: Frame, top: f32, line: &CellLine) {
        let left = frame.x + PADDING_MM;
        let baseline = top + self.style.baseline_mm();
        match line {
            CellLine::Text(text) => match self.side {
                Side::Middle => page.text_centred(frame.x + frame.width / 2.0, baseline, self.style, text),
                Side::Inside => page.text(left, baseline, self.style, text),
                Side::Flush => page.text(frame.x, baseline, self.style, text),
            },
            CellLine::Choices(choices) => {
                let mut x = left;
                for (is_ticked, text) in choices {
                    let side = page.tick_box(x, baseline, self.style, *is_ticked);
                    page.text(x + side + CHOICE_INNER_MM, baseline, self.style, text);
                    x += choice_width(text, self.style);
                }
            }
            CellLine::Boxes(count) => {
                let room = frame.width - 2.0 * PADDING_MM;
                draw_boxes(page, (left, top), room, self.style.leading_mm(), *count);
            }
        }
    }
}

const CHOICE_INNER_MM: f32 = 0.7;
const CHOICE_OUTER_MM: f32 = 2.2;

fn choice_width(text: &str, style: Style) -> f32 {
    tick_box_mm(style) + CHOICE_INNER_MM + style.width_mm(text) + CHOICE_OUTER_MM
}

/// As few lines as they need, and those about equally long.
fn lines_of_choices(choices: &[(bool, String)], style: Style, room: f32) -> Vec<CellLine> {
    let whole: f32 = choices.iter().map(|choice| choice_width(&choice.1, style)).sum::<f32>() - CHOICE_OUTER_MM;
    let count = (whole / room).ceil().max(1.0);
    let even = whole / count;
    let mut lines: Vec<Vec<(bool, String)>> = vec![Vec::new()];
    let mut filled = 0.0;
    for choice in choices {
        let width = choice_width(&choice.1, style);
        let is_full = filled + width - CHOICE_OUTER_MM > room || filled + width / 2.0 > even + 0.1;
        if is_full && filled > 0.0 {
            lines.push(Vec::new());
            filled = 0.0;
        }
        filled += width;
        if let Some(line) = lines.last_mut() {
            line.push(choice.clone());
        }
    }
    lines.into_iter().map(CellLine::Choices).collect()
}

/// Boxes for one sign each, at most 5 mm wide.
fn draw_boxes(page: &mut Page, (left, top): (f32, f32), room: f32, height: f32, count: usize) {
    let width = (room / count as f32).min(5.0);
    page.outline(Frame { x: left, y: top, width: width * count as f32, height }, 0.4, Ink::Black);
    for place in 1..count {
        let x = left + width * place as f32;
        page.rule((x, top), (x, top + height), 0.3);
    }
}

/// Fills pages with rows.
struct Press<'a> {
    table: &'a Table,
    size: (f32, f32),
    space: &'a Space,
    pages: Vec<LaidPage>,
    y: f32,
}

impl Press<'_> {
    fn body(&self) -> Frame {
        if self.pages.len() > 1 { self.space.next } else { self.space.first }
    }

    fn next_page(&mut self) {
        self.pages.push(LaidPage { page: Page::new(self.size), rooms: Vec::new(), bottom: 0.0 });
        self.y = self.body().y;
    }

    /// The edge of a grid is drawn once its height is known.
    fn close_page(&mut self) {
        let (body, bottom, width) = (self.body(), self.y, self.table.width());
        let is_grid = self.table.looks.borders == Borders::Grid;
        let Some(last) = self.pages.last_mut() else { return };
        last.bottom = bottom;
        if is_grid && bottom > body.y {
            let frame = Frame { x: body.x, y: body.y, width, height: bottom - body.y };
            last.page.outline(frame, EDGE_PT, Ink::Black);
        }
    }

    /// A block that fits on a page of its own is not torn apart.
    fn block(&mut self, block: &Block) {
        let rows: Vec<MeasuredRow> = block.rows.iter().map(|row| self.table.measured(row)).collect();
        let height: f32 = rows.iter().map(MeasuredRow::full_height).sum();
        if height > self.remaining() && height <= self.space.next.height && self.y > self.body().y {
            self.turn_page();
        }
        let mut start = self.y;
        for row in rows {
            let mut rest = Some(row);
            while let Some(mut row) = rest.take() {
                if row.full_height() > self.remaining() && self.y > self.body().y {
                    self.block_title(block, start);
                    self.turn_page();
                    start = self.y;
                }
                if row.full_height() > self.remaining() {
                    rest = row.split(self.remaining());
                }
                self.row(&row);
            }
        }
        self.block_title(block, start);
    }

    fn turn_page(&mut self) {
        self.close_page();
        self.next_page();
    }

    fn remaining(&self) -> f32 {
        // A tenth of a millimetre of rounding must not cost a page.
        self.body().bottom() - self.y + 0.05
    }

    fn row(&mut self, row: &MeasuredRow) {
        let (x, y, height) = (self.body().x, self.y, row.full_height());
        let is_grid = self.table.looks.borders == Borders::Grid;
        let (left, right) = (x + self.table.title_width, x + self.table.width());
        let Some(LaidPage { page, rooms, .. }) = self.pages.last_mut() else { return };
        for cell in &row.cells {
            let frame = Frame { x: x + cell.x, y, width: cell.width, height };
            cell.draw(page, frame);
            if cell.is_room {
                rooms.push(frame);
            }
            if is_grid && frame.x > x {
                page.rule((frame.x, y), (frame.x, y + height), BORDER_PT);
            }
        }
        let ink = if is_grid { Ink::Black } else { Ink::Grey };
        page.line((left, y + height), (right, y + height), BORDER_PT, ink);
        self.y += height;
    }

    /// The name of a block, one character under the other in the middle of its height.
    fn block_title(&mut self, block: &Block, start: f32) {
        let (x, end, width) = (self.body().x, self.y, self.table.title_width);
        let style = self.table.looks.title;
        if width == 0.0 || end <= start {
            return;
        }
        let Some(LaidPage { page, .. }) = self.pages.last_mut() else { return };
        page.rule((x, end), (x + width, end), BORDER_PT);
        let letters: Vec<String> = block.title.chars().map(String::from).collect();
        let room = end - start - PADDING_MM;
        let in_one = (room / letters.len() as f32).min(style.size_mm() * 1.2);
        let step = if in_one < style.size_mm() * 1.02 { style.size_mm() * 1.1 } else { in_one };
        let count = letters.len().div_ceil((room / step).floor().max(1.0) as usize);
        let columns = letters.chunks(letters.len().div_ceil(count));
        if columns.len() as f32 * style.size_mm() * 1.1 > width {
            return; // A sliver of a block: its title stands with the larger part.
        }
        for (place, column) in columns.enumerate() {
            let middle = x + width / 2.0 + (place as f32 - (count - 1) as f32 / 2.0) * style.size_mm() * 1.1;
            let mut y = (start + end - column.len() as f32 * step) / 2.0
                + (step - style.size_mm()) / 2.0
                + style.size_mm() * 0.88;
            for letter in column {
                page.text_centred(middle, y, style, letter);
                y += step;
            }
        }
    }
}
