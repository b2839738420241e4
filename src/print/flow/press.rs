//! Fills pages from top to bottom. What must stay together waits until all of it is known, and goes over together.

use super::paragraph::Paragraph;
use super::signatures::SetParties;
use super::{Laid, Sheet};
use crate::print::page::{Frame, Mark, Page};
use crate::print::table::{Space, Table};

/// Above those who sign.
const BEFORE_SIGNATURES_MM: f32 = 5.0;
/// Around a table.
const AROUND_TABLE_MM: f32 = 3.0;
/// A tenth of a millimetre of rounding must not cost a page.
const ROUNDING_MM: f32 = 0.05;

/// A strip of the page that is never torn: a line, or those who sign.
struct Strip {
    /// Left out at the top of a page.
    before: f32,
    height: f32,
    /// From the left edge and the top of the strip.
    marks: Vec<Mark>,
    rooms: Vec<Frame>,
    /// Never the last on its page.
    keeps_with_next: bool,
}

pub(super) struct Press {
    sheet: Sheet,
    laid: Laid,
    y: f32,
    /// Strips that stay with what follows.
    waiting: Vec<Strip>,
    /// Between the last paragraph and the next.
    after: f32,
}

impl Press {
    pub fn new(sheet: Sheet) -> Self {
        let laid = Laid { pages: vec![Page::new(sheet.size)], rooms: Vec::new() };
        Self { sheet, laid, y: sheet.body.y, waiting: Vec::new(), after: 0.0 }
    }

    /// At least two lines stand at the end of a page and at the beginning of the next; the last two also with what
    /// follows, where that is asked for.
    pub fn paragraph(&mut self, paragraph: &Paragraph, is_before_signatures: bool) {
        let lines = paragraph.lines(self.sheet.body.width);
        let count = lines.len();
        let before = self.after.max(paragraph.before_mm);
        for (place, line) in lines.into_iter().enumerate() {
            let is_first_of_more = place == 0 && count > 1;
            let is_last_but_one = place + 2 == count;
            let stays = paragraph.keeps_with_next || (is_before_signatures && place + 2 >= count);
            let baseline = paragraph.baseline_mm();
            let marks = line.marks().into_iter().map(|mark| mark.moved(0.0, baseline)).collect();
            self.strip(Strip {
                before: if place == 0 { before } else { 0.0 },
                height: paragraph.leading_mm,
                marks,
                rooms: Vec::new(),
                keeps_with_next: is_first_of_more || is_last_but_one || stays,
            });
        }
        self.after = paragraph.after_mm;
    }

    pub fn signatures(&mut self, set: SetParties) {
        self.strip(Strip {
            before: BEFORE_SIGNATURES_MM,
            height: set.height,
            marks: set.page.marks,
            rooms: set.rooms,
            keeps_with_next: false,
        });
        self.after = 0.0;
    }

    pub fn table(&mut self, table: &Table) {
        let body = self.sheet.body;
        self.flush(AROUND_TABLE_MM + table.opening_height(body));
        if !self.is_at_top() {
            self.y += AROUND_TABLE_MM;
        }
        let first = Frame { y: self.y, height: body.bottom() - self.y, ..body };
        let mut laid = table.lay(self.sheet.size, &Space { first, next: body }).into_iter();
        if let (Some(rest), Some(page)) = (laid.next(), self.laid.pages.last_mut()) {
            page.marks.extend(rest.page.marks);
            self.y = rest.bottom;
        }
        for whole in laid {
            self.laid.pages.push(whole.page);
            self.y = whole.bottom;
        }
        self.after = AROUND_TABLE_MM;
    }

    pub fn new_page(&mut self) {
        self.flush(0.0);
        if !self.is_at_top() {
            self.turn_page();
        }
    }

    pub fn finish(mut self) -> Laid {
        self.flush(0.0);
        if self.laid.pages.len() > 1 && self.laid.pages.last().is_some_and(|page| page.marks.is_empty()) {
            self.laid.pages.pop();
        }
        self.laid
    }

    fn strip(&mut self, strip: Strip) {
        let is_whole = !strip.keeps_with_next;
        self.waiting.push(strip);
        if is_whole {
            self.flush(0.0);
        }
    }

    /// Sets what waits, on a new page where it does not fit with `following` millimetres below it.
    fn flush(&mut self, following: f32) {
        let waiting = std::mem::take(&mut self.waiting);
        let height: f32 = waiting.iter().map(|strip| strip.before + strip.height).sum::<f32>() + following;
        let fits_on_a_page = height <= self.sheet.body.height + ROUNDING_MM;
        if height > self.remaining() && fits_on_a_page && !self.is_at_top() {
            self.turn_page();
        }
        waiting.into_iter().for_each(|strip| self.set(strip));
    }

    fn set(&mut self, strip: Strip) {
        if strip.before + strip.height > self.remaining() && !self.is_at_top() {
            self.turn_page();
        }
        if !self.is_at_top() {
            self.y += strip.before;
        }
        let (x, y) = (self.sheet.body.x, self.y);
        let place = self.laid.pages.len() - 1;
        let Some(page) = self.laid.pages.last_mut() else { return };
        page.marks.extend(strip.marks.into_iter().map(|mark| mark.moved(x, y)));
        let rooms = strip.rooms.into_iter().map(|room| (place, Frame { x: room.x + x, y: room.y + y, ..room }));
        self.laid.rooms.extend(rooms);
        self.y += strip.height;
    }

    fn is_at_top(&self) -> bool {
        self.y <= self.sheet.body.y + ROUNDING_MM
    }

    fn remaining(&self) -> f32 {
        self.sheet.body.bottom() - self.y + ROUNDING_MM
    }

    fn turn_page(&mut self) {
        self.laid.pages.push(Page::new(self.sheet.size));
        self.y = self.sheet.body.y;
    }
}
