//! Cells with their text already in lines: how high they are, where they may be cut, how they are drawn.

use super::{Borders, Cell, Content, Looks, PADDING_MM, Row, Table};
use crate::print::page::{Frame, Ink, Page};
use crate::print::pen::{Style, tick_box_mm};
use crate::print::wrap::wrap_in_company;

/// From a box to its word, and from there to the next box.
const CHOICE_INNER_MM: f32 = 0.7;
const CHOICE_OUTER_MM: f32 = 2.2;

/// In a cell that was printed before, a long value is set smaller step by step, and no smaller than this, and this of its size.
const SMALLEST_PT: f32 = 7.0;
const SMALLEST_SHARE: f32 = 0.65;
const STEP_PT: f32 = 0.5;
/// Its lines stand close, in letters, and it keeps this far from the borders above and below.
const CLOSE_LEADING_EMS: f32 = 1.12;
const CLOSE_PADDING_MM: f32 = 0.3;

/// A row with its text already in lines.
pub(super) struct MeasuredRow {
    pub cells: Vec<MeasuredCell>,
    /// At least this high.
    pub height: f32,
}

pub(super) struct MeasuredCell {
    /// From the left of the table.
    pub x: f32,
    pub width: f32,
    pub is_room: bool,
    /// One with the cell above.
    pub is_joined: bool,
    is_label: bool,
    padding: f32,
    style: Style,
    /// From one line to the next.
    leading: f32,
    side: Side,
    lines: Vec<CellLine>,
}

/// Where in its cell a text stands.
#[derive(Clone, Copy)]
enum Side {
    Middle,
    /// At the left, away from the border.
    Inside,
    /// At the right, away from the border.
    Right,
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

#[derive(Clone)]
enum CellLine {
    Text(String),
    Choices(Vec<(bool, String)>),
    Boxes(usize, String),
}

impl MeasuredRow {
    pub fn of(row: &Row, table: &Table) -> Self {
        let mut column = 0;
        let mut x = table.title_width;
        let cells = row.cells.iter().map(|cell| {
            let width = table.columns[column..column + cell.span].iter().sum();
            let measured = MeasuredCell::of(cell, x, width, &table.looks);
            column += cell.span;
            x += width;
            measured
        });
        let mut measured = Self { cells: cells.collect(), height: row.height.max(table.looks.row_height) };
        if table.looks.is_onto_form {
            measured.fit(row);
        }
        measured
    }

    /// Sets values that are longer than their cells on the empty form as small as they must be.
    fn fit(&mut self, row: &Row) {
        let of_form = self.cells.iter().zip(&row.cells).filter(|(_, cell)| written(cell).is_none());
        let height = of_form.map(|(measured, _)| measured.height()).fold(self.height, f32::max);
        for (measured, cell) in self.cells.iter_mut().zip(&row.cells) {
            if let Some(text) = written(cell) {
                measured.fit(text, height);
            }
        }
    }
}

/// What was filled in as running words.
fn written(cell: &Cell) -> Option<&str> {
    match &cell.content {
        Content::Value(text) | Content::Middle(text) | Content::Figure(text) => Some(text),
        _ => None,
    }
}

impl MeasuredCell {
    /// In the largest letters in which the text is no higher than this; as it is, where even the smallest are too large.
    fn fit(&mut self, text: &str, height: f32) {
        if self.height() <= height + 0.01 {
            return;
        }
        let mut size_pt = self.style.size_pt - STEP_PT;
        while size_pt >= SMALLEST_PT.max(SMALLEST_SHARE * self.style.size_pt) {
            let style = Style { size_pt, ..self.style };
            let lines = wrap_in_company(style.face, size_pt, text, self.width - 2.0 * beside_mm(style));
            let leading = CLOSE_LEADING_EMS * style.size_mm();
            if lines.len() as f32 * leading + 2.0 * CLOSE_PADDING_MM <= height {
                let lines = lines.into_iter().map(CellLine::Text).collect();
                *self = Self { style, leading, padding: CLOSE_PADDING_MM, lines, ..*self };
                return;
            }
            size_pt -= STEP_PT;
        }
    }

    fn of(cell: &Cell, x: f32, width: f32, looks: &Looks) -> Self {
        let (style, side) = match cell.content {
            Content::Label(_) => (looks.label, Side::of_label(looks.borders)),
            Content::Choices(_) => (looks.choice, Side::Inside),
            Content::Middle(_) => (looks.value.filled(), Side::Middle),
            Content::Figure(_) => (looks.value.filled(), Side::Right),
            Content::Sum(_) => (looks.label.filled(), Side::Right),
            Content::SumWord(_) => (looks.label, Side::Inside),
            _ => (looks.value.filled(), Side::Inside),
        };
        let room = width - 2.0 * beside_mm(style);
        let lines = match &cell.content {
            Content::Label(text) => style.wrap_evenly(text, room).into_iter().map(CellLine::Text).collect(),
            Content::Value(text)
            | Content::Middle(text)
            | Content::Figure(text)
            | Content::Sum(text)
            | Content::SumWord(text) => {
                wrap_in_company(style.face, style.size_pt, text, room).into_iter().map(CellLine::Text).collect()
            }
            Content::Choices(choices) => lines_of_choices(choices, style, room),
            Content::Boxes(count, written) => vec![CellLine::Boxes(*count, written.clone())],
            Content::Room | Content::Above => Vec::new(),
        };
        Self {
            x,
            width,
            padding: looks.padding_mm,
            style,
            leading: style.leading_mm(),
            side,
            is_room: matches!(cell.content, Content::Room),
            is_joined: matches!(cell.content, Content::Above),
            is_label: matches!(cell.content, Content::Label(_)),
            lines,
        }
    }

    pub fn height(&self) -> f32 {
        self.lines.len() as f32 * self.leading + 2.0 * self.padding
    }

    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Keeps the lines that fit into `height` and gives back a cell with the rest.
    pub fn split(&mut self, height: f32) -> Self {
        let fitting = ((height - 2.0 * self.padding) / self.leading + 0.001).floor().max(1.0) as usize;
        let rest = self.lines.split_off(fitting.min(self.lines.len()));
        Self { lines: rest, ..*self }
    }

    /// The part of a joined cell on the next page. A label that was whole is said again.
    pub fn go_on(&mut self, height: f32) -> Self {
        let rest = self.split(height);
        if rest.is_empty() && self.is_label { Self { lines: self.lines.clone(), ..*self } } else { rest }
    }

    pub fn draw(&self, page: &mut Page, frame: Frame) {
        let text_height = self.lines.len() as f32 * self.leading;
        let mut top = frame.y + (frame.height - text_height) / 2.0;
        for line in &self.lines {
            self.draw_line(page, frame, top, line);
            top += self.leading;
        }
    }

    fn draw_line(&self, page: &mut Page, frame: Frame, top: f32, line: &CellLine) {
        let left = frame.x + beside_mm(self.style);
        let baseline = top + (self.leading - self.style.leading_mm()) / 2.0 + self.style.baseline_mm();
        match line {
            CellLine::Text(text) => match self.side {
                Side::Middle => page.text_centred(frame.x + frame.width / 2.0, baseline, self.style, text),
                Side::Inside => page.text(left, baseline, self.style, text),
                Side::Right => page.text_right(frame.right() - beside_mm(self.style), baseline, self.style, text),
                Side::Flush => page.text(frame.x, baseline, self.style, text),
            },
            CellLine::Choices(choices) => {
                let is_bare = choices.iter().all(|(_, text)| text.is_empty());
                let side = tick_box_mm(self.style);
                let mut x = if is_bare { frame.x + (frame.width - side) / 2.0 } else { left };
                for (is_ticked, text) in choices {
                    let side = page.tick_box(x, baseline, self.style, *is_ticked);
                    page.text(x + side + CHOICE_INNER_MM, baseline, self.style, text);
                    x += choice_width(text, self.style);
                }
            }
            CellLine::Boxes(count, written) => {
                let room = frame.width - 2.0 * beside_mm(self.style);
                let width = draw_boxes(page, (left, top), room, self.leading, *count);
                for (place, sign) in written.chars().enumerate() {
                    page.text_centred(left + (place as f32 + 0.5) * width, baseline, self.style, &sign.to_string());
                }
            }
        }
    }
}

/// Large letters want more room beside them.
fn beside_mm(style: Style) -> f32 {
    PADDING_MM.max(0.35 * style.size_mm())
}

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
        let is_even = filled + width / 2.0 > even && (lines.len() as f32) < count;
        let is_full = is_even || filled + width - CHOICE_OUTER_MM > room;
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

/// Boxes for one sign each, at most 5 mm wide. Returns how wide one is.
fn draw_boxes(page: &mut Page, (left, top): (f32, f32), room: f32, height: f32, count: usize) -> f32 {
    let width = (room / count as f32).min(5.0);
    page.outline(Frame { x: left, y: top, width: width * count as f32, height }, 0.4, Ink::Black);
    for place in 1..count {
        let x = left + width * place as f32;
        page.rule((x, top), (x, top + height), 0.3);
    }
    width
}
