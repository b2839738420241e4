//! What the plates have in common: A5 across and the same on A4 across, a double frame, who issued it below.

use super::registration::Issue;
use crate::print::page::{A4, A5, Frame, Ink, Page};
use crate::print::pen::{Style, hei, song};

/// The size of a plate. Everything on the larger one is larger by the same measure.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PlateSize {
    A5,
    A4,
}

/// Plates whose letters are smaller than usual, because they hold more than a sheet does.
#[derive(Default)]
pub(super) struct Smaller {
    /// The smallest of them, and the usual size, on A5.
    points: Option<(f32, f32)>,
    /// What they are of.
    numbers: Vec<String>,
}

/// A plate being drawn: places and sizes are those of A5 across.
pub(super) struct Plate {
    pub page: Page,
    scale: f32,
}

pub(super) const WIDTH_MM: f32 = A5.1;
/// The inner frame, from every edge.
const FRAME_MM: f32 = 8.0;
const MIDDLE_MM: f32 = WIDTH_MM / 2.0;

impl Smaller {
    /// How large the letters of a plate are, how large they usually are, and what the plate is of.
    pub fn note(&mut self, (points, usual): (f32, f32), number: String) {
        if points < usual {
            self.points = Some((self.points.map_or(points, |(smallest, _)| smallest.min(points)), usual));
            self.numbers.push(number);
        }
    }

    /// 「2 块牌内容多，字缩小到 12 磅（平常 17 磅），不然一张印不下：海房-0317、海房-0318」
    pub fn remark(&self, size: PlateSize) -> Option<String> {
        const MOST_NAMED: usize = 6;
        let (smallest, usual) = self.points?;
        let (count, scale) = (self.numbers.len(), size.scale());
        let named: Vec<&str> = self.numbers.iter().map(String::as_str).filter(|number| !number.is_empty()).collect();
        let more = if named.len() > MOST_NAMED { "等" } else { "" };
        let numbers = named.iter().take(MOST_NAMED).copied().collect::<Vec<_>>().join("、");
        let numbers = if numbers.is_empty() { String::new() } else { format!("：{numbers}{more}") };
        let larger = if size == PlateSize::A5 { "。想要大字，请印 A4 的牌" } else { "" };
        let points = format!("字缩小到 {} 磅（平常 {} 磅）", half_points(smallest * scale), half_points(usual * scale));
        Some(format!("{count} 块牌内容多，{points}，不然一张印不下{numbers}{larger}"))
    }
}

/// 「10.5」, 「17」
fn half_points(points: f32) -> f32 {
    (points * 2.0).round() / 2.0
}

impl PlateSize {
    pub(super) fn page(self) -> (f32, f32) {
        match self {
            Self::A5 => (A5.1, A5.0),
            Self::A4 => (A4.1, A4.0),
        }
    }

    /// How much larger than A5.
    pub(super) fn scale(self) -> f32 {
        self.page().0 / A5.1
    }
}

impl Plate {
    /// On an empty page or one that holds a table already.
    pub fn on(page: Page, size: PlateSize) -> Self {
        Self { page, scale: size.scale() }
    }

    /// The double frame, and the number of the print in its foot.
    pub fn frame(&mut self, issue: &Issue<'_>) {
        for (edge, width_pt) in [(FRAME_MM - 2.0, 2.4), (FRAME_MM, 0.8)] {
            let (width, height) = (self.page.width_mm, self.page.height_mm);
            let edge = edge * self.scale;
            let frame = Frame { x: edge, y: edge, width: width - 2.0 * edge, height: height - 2.0 * edge };
            self.page.outline(frame, width_pt * self.scale, Ink::Black);
        }
        if let Some(number) = &issue.running_number {
            let (x, y) = (FRAME_MM + 3.0, A5.0 - FRAME_MM - 2.5);
            self.text(x, y, song(6.5).grey().filled(), &format!("打印编号 {number}"));
        }
    }

    /// One line around the middle; where it is wider than the plate it goes on below. Returns the last baseline.
    pub fn centred(&mut self, y: f32, style: Style, text: &str) -> f32 {
        let lines = style.wrap_evenly(text, WIDTH_MM - 2.0 * (FRAME_MM + 4.0));
        let scaled = self.scaled(style);
        let bottom = self.page.set_lines_centred(MIDDLE_MM * self.scale, y * self.scale, scaled, &lines);
        bottom / self.scale
    }

    pub fn text(&mut self, x: f32, y: f32, style: Style, text: &str) {
        let scaled = self.scaled(style);
        self.page.text(x * self.scale, y * self.scale, scaled, text);
    }

    /// Lines one under the other. Returns the last baseline.
    pub fn lines(&mut self, x: f32, y: f32, style: Style, lines: &[String]) -> f32 {
        let scaled = self.scaled(style);
        self.page.set_lines(x * self.scale, y * self.scale, scaled, lines) / self.scale
    }

    /// Lines around a middle, the last on the baseline `y`.
    pub fn lines_up_to(&mut self, middle: f32, y: f32, style: Style, lines: &[String]) {
        let (scaled, top) = (self.scaled(style), y - style.drop_mm(lines));
        self.page.set_lines_centred(middle * self.scale, top * self.scale, scaled, lines);
    }

    /// A word and a line to write on, up to `right`.
    pub fn blank_line(&mut self, x: f32, y: f32, style: Style, label: &str, right: f32) {
        let scaled = self.scaled(style);
        self.page.blank_line(x * self.scale, y * self.scale, scaled, label, right * self.scale);
    }

    fn scaled(&self, style: Style) -> Style {
        Style { size_pt: style.size_pt * self.scale, ..style }
    }
}

/// So many of five stars full, the others in outline; both without one to be filled by hand.
pub(super) fn stars(count: u8) -> String {
    (0..5).map(|place| if place < count { '★' } else { '☆' }).collect()
}

pub(super) const TITLE: Style = hei(32.0);
