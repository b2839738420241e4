//! Those who sign, side by side: who they are, room for the seal or the fingerprint, and the lines to write on.

use super::paragraph::{Align, Paragraph, Span};
use super::{FINGERPRINT_MM, SEAL_MM};
use crate::print::page::{Frame, Page};
use crate::print::pen::Style;

/// Between two columns.
pub(super) const GUTTER_MM: f32 = 6.0;
/// From one line to write on to the next.
pub(super) const LINE_MM: f32 = 9.0;
/// How far down such a line its words stand.
pub(super) const BASELINE: f32 = 0.72;
/// Between one row of them and the next.
const AFTER_MM: f32 = 3.0;
const ROLE_LEADING: f32 = 1.5;
/// A column narrower than this holds no seal.
const NARROWEST_MM: f32 = SEAL_MM + 2.0;
/// Between a word and the line to write on.
const WORD_GAP_MM: f32 = 1.2;
const RULE_PT: f32 = 0.5;

pub struct Party {
    /// 「甲方（盖章）」
    pub role: Vec<Span>,
    /// Who that is; begins its own line.
    pub name: Vec<Span>,
    pub sign: Sign,
    pub lines: Vec<PartyLine>,
}

/// What is put under the role.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Sign {
    Seal,
    Fingerprint,
    /// The signature alone, on its line.
    Name,
}

pub enum PartyLine {
    /// A word and a line to write on, to the end of the column.
    Write(String, Style),
    /// The same with something on the line already.
    Written(String, Style, String),
    /// Something that is already known.
    Known(Vec<Span>),
    /// A date, at the right of the column.
    Day(Vec<Span>),
}

impl Sign {
    fn room_mm(self) -> f32 {
        match self {
            Self::Seal => SEAL_MM,
            Self::Fingerprint => FINGERPRINT_MM,
            Self::Name => 0.0,
        }
    }
}

impl Party {
    fn head_height(&self, width: f32) -> f32 {
        paragraph(&self.role, Align::Left).height_mm(width) + paragraph(&self.name, Align::Left).height_mm(width)
    }
}

/// Marks and rooms from a top left corner of 0, and how high they are.
pub(super) struct SetParties {
    pub page: Page,
    pub rooms: Vec<Frame>,
    pub height: f32,
}

pub(super) fn set(parties: &[Party], width: f32) -> SetParties {
    let mut set = SetParties { page: Page::new((0.0, 0.0)), rooms: Vec::new(), height: 0.0 };
    let columns = columns(parties.len(), width);
    let column_width = (width + GUTTER_MM) / columns as f32 - GUTTER_MM;
    for row in parties.chunks(columns) {
        set.row(row, column_width);
    }
    set
}

/// All in one row where they fit, else in rows about equally long.
fn columns(count: usize, width: f32) -> usize {
    let most = ((width + GUTTER_MM) / (NARROWEST_MM + GUTTER_MM)).floor().max(1.0) as usize;
    let rows = count.div_ceil(most).max(1);
    count.div_ceil(rows).max(1)
}

impl SetParties {
    /// Roles begin, rooms begin and lines begin at the same height in all columns; who only signs does so under the role.
    fn row(&mut self, parties: &[Party], column_width: f32) {
        let top = self.height;
        let role_height = parties.iter().map(|party| party.head_height(column_width)).fold(0.0, f32::max);
        let room = parties.iter().map(|party| party.sign.room_mm()).fold(0.0, f32::max);
        let mut bottom: f32 = top;
        for (place, party) in parties.iter().enumerate() {
            let x = place as f32 * (column_width + GUTTER_MM);
            self.head(party, x, top, column_width);
            self.room(party.sign, x, (top + role_height, room), column_width);
            let beside_room = if party.sign == Sign::Name { 0.0 } else { room };
            bottom = bottom.max(self.lines(party, x, top + role_height + beside_room, column_width));
        }
        self.height = bottom + AFTER_MM;
    }

    /// Role and name; answers where they end.
    pub(super) fn head(&mut self, party: &Party, x: f32, top: f32, column_width: f32) -> f32 {
        let below = self.words(&party.role, x, top, column_width);
        self.words(&party.name, x, below, column_width)
    }

    /// Words at the left; answers where they end.
    pub(super) fn words(&mut self, spans: &[Span], x: f32, top: f32, width: f32) -> f32 {
        paragraph(spans, Align::Left).put(&mut self.page, (x, top), width)
    }

    /// The lines to write on; answers where they end.
    pub(super) fn lines(&mut self, party: &Party, x: f32, top: f32, column_width: f32) -> f32 {
        party.lines.iter().fold(top, |y, line| self.line(line, x, y, column_width))
    }

    /// A seal stands in the middle of its column, a fingerprint at its right, where the signature ends.
    fn room(&mut self, sign: Sign, x: f32, (top, height): (f32, f32), column_width: f32) {
        let side = sign.room_mm();
        let left = match sign {
            Sign::Seal => x + (column_width - side) / 2.0,
            Sign::Fingerprint => x + column_width - side,
            Sign::Name => return,
        };
        self.rooms.push(Frame { x: left, y: top + height - side, width: side, height: side });
    }

    pub(super) fn line(&mut self, line: &PartyLine, x: f32, top: f32, column_width: f32) -> f32 {
        let right = x + column_width;
        match line {
            PartyLine::Written(word, style, words) => {
                let from = x + style.width_mm(word) + WORD_GAP_MM;
                let slack = (right - from - style.width_mm(words)).max(0.0);
                self.page.text(from + slack / 2.0, top + LINE_MM * BASELINE, style.filled(), words.as_str());
                self.line(&PartyLine::Write(word.clone(), *style), x, top, column_width)
            }
            PartyLine::Write(word, style) => {
                let baseline = top + LINE_MM * BASELINE;
                let from = x + style.width_mm(word) + WORD_GAP_MM;
                self.page.text(x, baseline, *style, word.as_str());
                self.page.rule(
                    (from, baseline + style.size_mm() * 0.2),
                    (right, baseline + style.size_mm() * 0.2),
                    RULE_PT,
                );
                top + LINE_MM
            }
            PartyLine::Known(spans) => self.paragraph(&paragraph(spans, Align::Left), x, top, column_width),
            PartyLine::Day(spans) => self.paragraph(&paragraph(spans, Align::Right), x, top, column_width),
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph, x: f32, top: f32, column_width: f32) -> f32 {
        let height = paragraph.height_mm(column_width);
        let slack = (LINE_MM - height).max(0.0) * 0.6;
        paragraph.put(&mut self.page, (x, top + slack), column_width);
        top + height.max(LINE_MM)
    }
}

fn paragraph(spans: &[Span], align: Align) -> Paragraph {
    let mut paragraph = Paragraph {
        spans: spans.to_vec(),
        align,
        indent_mm: 0.0,
        hanging: None,
        leading_mm: 0.0,
        before_mm: 0.0,
        after_mm: 0.0,
        keeps_with_next: false,
    };
    paragraph.leading_mm = paragraph.size_mm() * ROLE_LEADING;
    paragraph
}
