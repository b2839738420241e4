//! Fills pages with rows: turns the page in time, draws borders and the upright titles of blocks.

use super::measured::MeasuredRow;
use super::{Block, Borders, LaidPage, PADDING_MM, Space, Table};
use crate::print::page::{Frame, Ink, Page};
use crate::print::pen::Style;

const BORDER_PT: f32 = 0.5;
const EDGE_PT: f32 = 1.0;

pub(super) struct Press<'a> {
    table: &'a Table,
    size: (f32, f32),
    space: &'a Space,
    pages: Vec<LaidPage>,
    y: f32,
    /// Where the rows of this page begin, below its heading.
    top: f32,
}

impl<'a> Press<'a> {
    pub fn new(table: &'a Table, size: (f32, f32), space: &'a Space) -> Self {
        let mut press = Self { table, size, space, pages: Vec::new(), y: 0.0, top: 0.0 };
        press.next_page();
        press
    }

    pub fn finish(mut self) -> Vec<LaidPage> {
        self.close_page();
        self.pages
    }

    /// A block that fits on a page of its own is not torn apart.
    pub fn block(&mut self, block: &Block) {
        let rows: Vec<MeasuredRow> = block.rows.iter().map(|row| MeasuredRow::of(row, self.table)).collect();
        let height: f32 = rows.iter().map(MeasuredRow::full_height).sum();
        if height > self.remaining() && height <= self.space.next.height && self.y > self.top {
            self.turn_page();
        }
        let mut start = self.y;
        for row in rows {
            let mut rest = Some(row);
            while let Some(mut row) = rest.take() {
                if row.full_height() > self.remaining() && self.y > self.top {
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

    fn body(&self) -> Frame {
        if self.pages.len() > 1 { self.space.next } else { self.space.first }
    }

    fn next_page(&mut self) {
        self.pages.push(LaidPage { page: Page::new(self.size), rooms: Vec::new(), bottom: 0.0 });
        self.y = self.body().y;
        for row in &self.table.heading {
            self.row(&MeasuredRow::of(row, self.table));
        }
        self.top = self.y;
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

    fn block_title(&mut self, block: &Block, start: f32) {
        let (x, end, width) = (self.body().x, self.y, self.table.title_width);
        let style = self.table.looks.title;
        if width == 0.0 || end <= start {
            return;
        }
        let Some(LaidPage { page, .. }) = self.pages.last_mut() else { return };
        page.rule((x, end), (x + width, end), BORDER_PT);
        upright(page, Frame { x, y: start, width, height: end - start }, style, block.title);
    }
}

/// A title in the middle of its frame, one character under the other; in two columns where it is too long for one.
fn upright(page: &mut Page, frame: Frame, style: Style, title: &str) {
    let letters: Vec<String> = title.chars().map(String::from).collect();
    let room = frame.height - PADDING_MM;
    let in_one = (room / letters.len() as f32).min(style.size_mm() * 1.2);
    let step = if in_one < style.size_mm() * 1.02 { style.size_mm() * 1.1 } else { in_one };
    let count = letters.len().div_ceil((room / step).floor().max(1.0) as usize);
    let column_width = style.size_mm() * 1.1;
    if count as f32 * column_width > frame.width {
        return; // A sliver of a block: its title stands with the larger part.
    }
    for (place, column) in letters.chunks(letters.len().div_ceil(count)).enumerate() {
        let middle = frame.x + frame.width / 2.0 + (place as f32 - (count - 1) as f32 / 2.0) * column_width;
        let top = frame.y + (frame.height - column.len() as f32 * step) / 2.0;
        let baseline = top + (step - style.size_mm()) / 2.0 + style.size_mm() * 0.88;
        for (row, letter) in column.iter().enumerate() {
            page.text_centred(middle, baseline + row as f32 * step, style, letter);
        }
    }
}
