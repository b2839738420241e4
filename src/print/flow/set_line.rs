//! One line of a paragraph: its letters with what is left of the width shared out between them.

use super::Align;
use crate::print::page::{Mark, Page};
use crate::print::pen::Style;

/// Letters further apart than this look torn: the line then ends where it ends.
const WIDEST_GAP_EMS: f32 = 0.12;
/// The line to write on lies this far below the baseline.
const BELOW_BASELINE_EMS: f32 = 0.2;
const BLANK_PT: f32 = 0.5;

/// One letter, or what stands in place of one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Glyph {
    Letter(char, Style),
    Tick(bool, Style),
    Blank(Style),
    Gap,
}

/// Marks around a baseline of 0.
pub(super) struct SetLine {
    page: Page,
}

impl SetLine {
    pub fn new(left: f32, room: f32, glyphs: &[(Glyph, f32)], align: Align, is_last: bool) -> Self {
        let natural: f32 = glyphs.iter().map(|(_, width)| width).sum();
        let gap = if align == Align::Justified && !is_last { gap(glyphs, room - natural) } else { 0.0 };
        let x = match align {
            Align::Justified | Align::Left => left,
            Align::Centred => left + (room - natural) / 2.0,
            Align::Right => left + room - natural,
        };
        let mut line = Self { page: Page::new((0.0, 0.0)) };
        line.set(x, gap, glyphs);
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
    fn set(&mut self, mut x: f32, gap: f32, glyphs: &[(Glyph, f32)]) {
        for alike in glyphs.chunk_by(|(one, _), (other, _)| one.is_like(*other)) {
            let width: f32 = alike.iter().map(|(_, width)| width + gap).sum();
            match alike[0].0 {
                Glyph::Letter(_, style) => {
                    let text: String = alike.iter().filter_map(|(glyph, _)| glyph.letter()).collect();
                    self.page.text_spread(x, 0.0, style, gap, text);
                }
                Glyph::Blank(style) => {
                    let y = BELOW_BASELINE_EMS * style.size_mm();
                    self.page.rule((x + 0.3, y), (x + width - gap - 0.3, y), BLANK_PT);
                }
                Glyph::Tick(is_ticked, style) => {
                    self.page.tick_box(x, 0.0, style, is_ticked);
                }
                Glyph::Gap => {}
            }
            x += width;
        }
    }
}

impl Glyph {
    fn is_like(self, other: Self) -> bool {
        match (self, other) {
            (Self::Letter(_, one), Self::Letter(_, other)) | (Self::Blank(one), Self::Blank(other)) => one == other,
            (Self::Gap, Self::Gap) => true,
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
            Self::Letter(_, style) | Self::Tick(_, style) | Self::Blank(style) => style.size_mm(),
            Self::Gap => 0.0,
        }
    }
}

/// What stands between two letters so that the line fills its room.
fn gap(glyphs: &[(Glyph, f32)], left_over: f32) -> f32 {
    let gap = left_over / (glyphs.len().max(2) - 1) as f32;
    let size = glyphs.iter().map(|(glyph, _)| glyph.size_mm()).fold(0.0, f32::max);
    if gap <= WIDEST_GAP_EMS * size { gap.max(0.0) } else { 0.0 }
}
