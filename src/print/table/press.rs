//! Fills pages with rows: turns the page in time, draws borders and the upright titles of blocks.

use super::cluster::Cluster;
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
        let clusters = Cluster::all(&block.rows, self.table);
        let height: f32 = clusters.iter().map(Cluster::height).sum();
        if height > self.remaining() && height <= self.space.next.height && self.y > self.top {
            self.turn_page();
        }
        let mut start = self.y;
        for cluster in clusters {
            let mut rest = Some(cluster);
            while let Some(mut cluster) = rest.take() {
                if cluster.height() > self.remaining() && self.y > self.top {
                    self.block_title(block, start);
                    self.turn_page();
                    start = self.y;
                }
                if cluster.height() > self.remaining() {
                    rest = cluster.split(self.remaining());
                }
                self.cluster(&cluster);
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
        Cluster::all(&self.table.heading, self.table).iter().for_each(|cluster| self.cluster(cluster));
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

    fn cluster(&mut self, cluster: &Cluster) {
        let heights = cluster.heights();
        for row in 0..heights.len() {
            self.cells(cluster, row, &heights[row..]);
            self.y += heights[row];
            self.rule_below(cluster, row);
        }
    }

    /// The cells that begin in this row; `heights` are those of this row and the following.
    fn cells(&mut self, cluster: &Cluster, row: usize, heights: &[f32]) {
        let (x, y) = (self.body().x, self.y);
        let is_grid = self.table.looks.borders == Borders::Grid;
        let Some(LaidPage { page, rooms, .. }) = self.pages.last_mut() else { return };
        for cell in cluster.rows[row].cells.iter().filter(|cell| !cell.is_joined) {
            let height = heights[..cluster.reach(row, cell)].iter().sum();
            let frame = Frame { x: x + cell.x, y, width: cell.width, height };
            cell.draw(page, frame);
            if cell.is_room {
                rooms.push(frame);
            }
            if is_grid && frame.x > x {
                page.rule((frame.x, y), (frame.x, y + height), BORDER_PT);
            }
        }
    }

    /// The line under a row, left out where a cell goes on below.
    fn rule_below(&mut self, cluster: &Cluster, row: usize) {
        let (x, y) = (self.body().x, self.y);
        let (left, right) = (x + self.table.title_width, x + self.table.width());
        let ink = if self.table.looks.borders == Borders::Grid { Ink::Black } else { Ink::Grey };
        let joined = cluster.rows.get(row + 1).into_iter().flat_map(|below| &below.cells).filter(|cell| cell.is_joined);
        let Some(LaidPage { page, .. }) = self.pages.last_mut() else { return };
        let mut from = left;
        for cell in joined {
            if x + cell.x > from + 0.01 {
                page.line((from, y), (x + cell.x, y), BORDER_PT, ink);
            }
            from = x + cell.x + cell.width;
        }
        if right > from + 0.01 {
            page.line((from, y), (right, y), BORDER_PT, ink);
        }
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

/// A title in the middle of its frame, one character under the other.
fn upright(page: &mut Page, frame: Frame, style: Style, title: &str) {
    let letters = title.chars().count();
    let step = ((frame.height - PADDING_MM) / letters as f32).min(style.size_mm() * 1.2);
    if step < style.size_mm() * 1.02 {
        return; // A sliver of a block: its title stands with the larger part.
    }
    let top = frame.y + (frame.height - letters as f32 * step) / 2.0;
    let baseline = top + (step - style.size_mm()) / 2.0 + style.size_mm() * 0.88;
    for (row, letter) in title.chars().enumerate() {
        page.text_centred(frame.x + frame.width / 2.0, baseline + row as f32 * step, style, &letter.to_string());
    }
}
