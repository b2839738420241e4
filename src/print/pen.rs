//! Setting marks on a page: text at the left, in the middle and at the right, rules, and the boxes to tick.

use super::faces::{self, MM_PER_PT};
use super::page::{Face, Frame, Ink, Mark, Page, Part};
use super::wrap::{wrap, wrap_evenly};

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    pub face: Face,
    pub size_pt: f32,
    pub ink: Ink,
    /// Changes nothing of the looks.
    pub part: Part,
}

pub const fn song(size_pt: f32) -> Style {
    Style { face: Face::Song, size_pt, ink: Ink::Black, part: Part::Form }
}

pub const fn hei(size_pt: f32) -> Style {
    Style { face: Face::Hei, size_pt, ink: Ink::Black, part: Part::Form }
}

impl Style {
    pub const fn grey(mut self) -> Self {
        self.ink = Ink::Grey;
        self
    }

    /// For what is filled in.
    pub const fn filled(mut self) -> Self {
        self.part = Part::Filled;
        self
    }

    /// For a text that begins with these words of the form.
    pub const fn filled_after(mut self, words: &str) -> Self {
        self.part = Part::FilledFrom(words.len());
        self
    }

    /// The size of the letters in millimetres.
    pub fn size_mm(self) -> f32 {
        self.size_pt * MM_PER_PT
    }

    /// From one baseline to the next.
    pub fn leading_mm(self) -> f32 {
        self.size_mm() * 1.3
    }

    pub fn width_mm(self, text: &str) -> f32 {
        faces::width_mm(self.face, self.size_pt, text)
    }

    /// The text in lines no wider than this.
    pub fn wrap(self, text: &str, width_mm: f32) -> Vec<String> {
        wrap(self.face, self.size_pt, text, width_mm)
    }

    /// The text in lines no wider than this and all about as long.
    pub fn wrap_evenly(self, text: &str, width_mm: f32) -> Vec<String> {
        wrap_evenly(self.face, self.size_pt, text, width_mm)
    }

    /// From the first baseline of these lines to the last.
    pub fn drop_mm(self, lines: &[String]) -> f32 {
        lines.len().saturating_sub(1) as f32 * self.leading_mm()
    }

    /// How far the baseline lies below the top of a line. Chinese letters stand 0.88 above it and 0.12 below.
    pub fn baseline_mm(self) -> f32 {
        (self.leading_mm() - self.size_mm()) / 2.0 + self.size_mm() * 0.88
    }
}

impl Page {
    /// Text that begins at `x`.
    pub fn text(&mut self, x: f32, y: f32, style: Style, text: impl Into<String>) {
        self.text_spread(x, y, style, 0.0, text);
    }

    /// Text that begins at `x`, with this much more after each letter.
    pub fn text_spread(&mut self, x: f32, y: f32, style: Style, gap_mm: f32, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            let Style { face, size_pt, ink, part } = style;
            self.marks.push(Mark::Text { x, y, size_pt, face, ink, gap_mm, text, part });
        }
    }

    /// Text around the middle `x`.
    pub fn text_centred(&mut self, x: f32, y: f32, style: Style, text: &str) {
        self.text(x - style.width_mm(text) / 2.0, y, style, text);
    }

    /// Text that ends at `x`.
    pub fn text_right(&mut self, x: f32, y: f32, style: Style, text: &str) {
        self.text(x - style.width_mm(text), y, style, text);
    }

    /// Lines that begin at `x`, the first on the baseline `y`. Returns the last baseline.
    pub fn set_lines(&mut self, x: f32, y: f32, style: Style, lines: &[String]) -> f32 {
        for (place, line) in lines.iter().enumerate() {
            self.text(x, y + place as f32 * style.leading_mm(), style, line.as_str());
        }
        y + style.drop_mm(lines)
    }

    /// Lines around the middle `x`, the first on the baseline `y`. Returns the last baseline.
    pub fn set_lines_centred(&mut self, x: f32, y: f32, style: Style, lines: &[String]) -> f32 {
        for (place, line) in lines.iter().enumerate() {
            self.text_centred(x, y + place as f32 * style.leading_mm(), style, line);
        }
        y + style.drop_mm(lines)
    }

    pub fn rule(&mut self, from: (f32, f32), to: (f32, f32), width_pt: f32) {
        self.line(from, to, width_pt, Ink::Black);
    }

    pub fn line(&mut self, from: (f32, f32), to: (f32, f32), width_pt: f32, ink: Ink) {
        self.marks.push(Mark::Line { from, to, width_pt, ink, part: Part::Form });
    }

    pub fn outline(&mut self, frame: Frame, width_pt: f32, ink: Ink) {
        self.marks.push(Mark::Outline { frame, width_pt, ink });
    }

    /// A word and an empty line to write on, up to `right`.
    pub fn blank_line(&mut self, x: f32, y: f32, style: Style, label: &str, right: f32) {
        self.text(x, y, style, label);
        self.rule((x + style.width_mm(label) + 1.0, y + 0.8), (right, y + 0.8), 0.4);
    }

    /// A box to tick, as high as a letter, standing on the baseline. Returns how wide it is.
    pub fn tick_box(&mut self, x: f32, y: f32, style: Style, is_ticked: bool) -> f32 {
        let side = tick_box_mm(style);
        let top = y - side * 0.96;
        self.outline(Frame { x, y: top, width: side, height: side }, 0.6, Ink::Black);
        if is_ticked {
            let knee = (x + side * 0.42, top + side * 0.78);
            self.tick((x + side * 0.18, top + side * 0.48), knee);
            self.tick(knee, (x + side * 0.86, top + side * 0.18));
        }
        side
    }

    /// A stroke of the pen that ticks a box.
    fn tick(&mut self, from: (f32, f32), to: (f32, f32)) {
        self.marks.push(Mark::Line { from, to, width_pt: 1.1, ink: Ink::Black, part: Part::Filled });
    }
}

/// The side of a box to tick beside letters of this style.
pub fn tick_box_mm(style: Style) -> f32 {
    style.size_mm() * 0.78
}
