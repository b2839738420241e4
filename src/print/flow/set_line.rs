//! One line of a paragraph: its letters with what is left of the width shared out between them.

use super::Align;
use crate::print::page::{Mark, Page};
use crate::print::pen::Style;

/// Letters further apart than this look torn: the line then ends where it ends.
const WIDEST_GAP_EMS: f32 = 0.12;
/// The line to write on lies this far below the baseline.
const BELOW_BASELINE_EMS: f32 = 0.2;
const BLANK_PT: f32 = 0.5;
/// What is written into a gap is made smaller down to this share, and no further.
const SMALLEST_WRITTEN: f32 = 0.7;

/// One letter, or what stands in place of one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Glyph {
    Letter(char, Style),
    Tick(bool, Style),
    Blank(Style),
    Gap,
    /// The room, or a piece of it, in which these words of the paragraph stand.
    Written {
        place: usize,
        style: Style,
        is_ruled: bool,
    },
}

/// Words that stand in room to write in; what does not fit into the first line of it goes on in the next.
#[derive(Clone, Debug)]
pub(super) struct Written {
    pub rest: String,
    /// Of the room, those not set yet.
    pub pieces: usize,
}

impl Written {
    /// What stands in so many pieces of the room; in the last of them everything that is left.
    fn take(&mut self, pieces: usize, width: f32, style: Style) -> String {
        self.pieces = self.pieces.saturating_sub(pieces);
        if self.pieces == 0 {
            return std::mem::take(&mut self.rest);
        }
        let first = style.wrap(&self.rest, width).into_iter().next().unwrap_or_default();
        self.rest = self.rest.split_off(first.len()).trim_start().to_owned();
        first
    }
}

/// Marks around a baseline of 0.
pub(super) struct SetLine {
    page: Page,
}

impl SetLine {
    pub fn new(
        left: f32,
        room: f32,
        glyphs: &[(Glyph, f32)],
        align: Align,
        is_last: bool,
        written: &mut [Written],
    ) -> Self {
        let natural: f32 = glyphs.iter().map(|(_, width)| width).sum();
        let gap = if align == Align::Justified && !is_last { gap(glyphs, room - natural) } else { 0.0 };
        let x = match align {
            Align::Justified | Align::Left => left,
            Align::Centred => left + (room - natural) / 2.0,
            Align::Right => left + room - natural,
        };
        let mut line = Self { page: Page::new((0.0, 0.0)) };
        line.set(x, gap, glyphs, written);
        line
    }

    /// The number of a hanging clause.
    pub fn put_before(&mut self, x: f32, number: &str, style: Style) {
        self.page.text(x, 0.0, style, number);
        // Read aloud, the number comes first.
        self.page.marks.rotate_right(1);
    }

    pub fn marks(self) -> Vec<Mark> {
        self.page.marks
    }

    /// Letters of one style are one text, and pieces of one blank one stroke.
    fn set(&mut self, mut x: f32, gap: f32, glyphs: &[(Glyph, f32)], written: &mut [Written]) {
        for alike in glyphs.chunk_by(|(one, _), (other, _)| one.is_like(*other)) {
            let width: f32 = alike.iter().map(|(_, width)| width + gap).sum();
            match alike[0].0 {
                Glyph::Letter(_, style) => {
                    let text: String = alike.iter().filter_map(|(glyph, _)| glyph.letter()).collect();
                    self.page.text_spread(x, 0.0, style, gap, text);
                }
                Glyph::Blank(style) => self.blank(x, width - gap, style),
                Glyph::Written { place, style, is_ruled } => {
                    if is_ruled {
                        self.blank(x, width - gap, style);
                    }
                    let words = written[place].take(alike.len(), width - gap, style);
                    let style = in_room(style, &words, width - gap);
                    let slack = (width - gap - style.width_mm(&words)).max(0.0);
                    self.page.text(x + slack / 2.0, 0.0, style.filled(), words);
                }
                Glyph::Tick(is_ticked, style) => {
                    self.page.tick_box(x, 0.0, style, is_ticked);
                }
                Glyph::Gap => {}
            }
            x += width;
        }
    }

    fn blank(&mut self, x: f32, width: f32, style: Style) {
        let y = BELOW_BASELINE_EMS * style.size_mm();
        self.page.rule((x + 0.3, y), (x + width - 0.3, y), BLANK_PT);
    }
}

impl Glyph {
    fn is_like(self, other: Self) -> bool {
        match (self, other) {
            (Self::Letter(_, one), Self::Letter(_, other)) | (Self::Blank(one), Self::Blank(other)) => one == other,
            (Self::Gap, Self::Gap) => true,
            (Self::Written { place: one, .. }, Self::Written { place: other, .. }) => one == other,
            _ => false,
        }
    }

    fn letter(&self) -> Option<char> {
        match self {
            Self::Letter(letter, _) => Some(*letter),
            _ => None,
        }
    }

    fn size_mm(self) -> f32 {
        match self {
            Self::Letter(_, style)
            | Self::Tick(_, style)
            | Self::Blank(style)
            | Self::Written { style, is_ruled: true, .. } => style.size_mm(),
            Self::Gap | Self::Written { .. } => 0.0,
        }
    }
}

/// A little smaller where the words are longer than the room that was printed for them: what stands around cannot give way.
fn in_room(style: Style, words: &str, room: f32) -> Style {
    let share = (room / style.width_mm(words).max(f32::EPSILON)).min(1.0);
    if share < SMALLEST_WRITTEN { style } else { Style { size_pt: style.size_pt * share, ..style } }
}

/// What stands between two letters so that the line fills its room.
fn gap(glyphs: &[(Glyph, f32)], left_over: f32) -> f32 {
    let gap = left_over / (glyphs.len().max(2) - 1) as f32;
    let size = glyphs.iter().map(|(glyph, _)| glyph.size_mm()).fold(0.0, f32::max);
    if gap <= WIDEST_GAP_EMS * size { gap.max(0.0) } else { 0.0 }
}
