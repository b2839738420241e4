//! Strokes of the brush that several parts share: icon, words, focus ring.

use std::sync::Arc;

use eframe::egui::{
    Align2, Color32, CornerRadius, FontId, Galley, Painter, Pos2, Rect, Stroke, StrokeKind, Ui, pos2,
    text::{LayoutJob, TextWrapping},
};

use crate::ui::{fonts, theme};

/// An icon around its centre.
pub fn icon(painter: &Painter, center: Pos2, icon: char, size: f32, color: Color32) {
    painter.text(center, Align2::CENTER_CENTER, icon, FontId::new(size, fonts::icon_family()), color);
}

/// A filled icon around its centre.
pub fn filled_icon(painter: &Painter, center: Pos2, icon: char, size: f32, color: Color32) {
    painter.text(center, Align2::CENTER_CENTER, icon, FontId::new(size, fonts::filled_icon_family()), color);
}

/// One line of words, measured; `max_width` cuts it with an ellipsis.
pub fn line(ui: &Ui, words: &str, font: FontId, color: Color32, max_width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(words.to_owned(), font, color);
    job.wrap = TextWrapping::truncate_at_width(max_width);
    ui.painter().layout_job(job)
}

/// Words with their left edge at `x`, centred on the line of `rect`; answers where they end.
pub fn words(ui: &Ui, rect: Rect, x: f32, words: &str, font: FontId, color: Color32) -> f32 {
    let galley = line(ui, words, font, color, f32::INFINITY);
    let right = x + galley.size().x;
    galley_at(ui.painter(), rect, x, galley);
    right
}

/// Words that end at `right`; answers where they begin.
pub fn words_ending(ui: &Ui, rect: Rect, right: f32, words: &str, font: FontId, color: Color32) -> f32 {
    let galley = line(ui, words, font, color, f32::INFINITY);
    let left = right - galley.size().x;
    galley_at(ui.painter(), rect, left, galley);
    left
}

/// A measured line, centred on the height of `rect`.
pub fn galley_at(painter: &Painter, rect: Rect, x: f32, galley: Arc<Galley>) {
    let top = rect.center().y - galley.size().y / 2.0;
    painter.galley(pos2(x, top), galley, Color32::PLACEHOLDER);
}

/// The ring around a focused control: 2 wide, 2 away from it.
pub fn focus_ring(ui: &Ui, rect: Rect, radius: u8) {
    let ring = Stroke::new(2.0, theme::palette(ui).accent);
    ui.painter().rect_stroke(rect.expand(3.0), CornerRadius::same(radius + 3), ring, StrokeKind::Middle);
}

/// The ring of a focused row or nav item, which has neighbours on all sides.
pub fn focus_ring_inside(ui: &Ui, rect: Rect, radius: u8) {
    let ring = Stroke::new(2.0, theme::palette(ui).accent);
    ui.painter().rect_stroke(rect, CornerRadius::same(radius), ring, StrokeKind::Inside);
}
