//! A key cap: what to press, drawn inside or beside what it does. Not part of any accessible name.

use eframe::egui::{Color32, CornerRadius, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, vec2};

use crate::ui::theme::{self, font};

use super::paint;

const HEIGHT: f32 = 18.0;
const PADDING: f32 = 5.0;

/// A key cap by itself, as in the foot of a popup.
pub fn key_cap(ui: &mut Ui, keys: &str) {
    let palette = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(size(ui, keys), Sense::hover());
    paint_at(ui, rect.left_center(), keys, palette.text_weak, palette.sunken, palette.line);
}

/// How much room the cap takes.
pub fn size(ui: &Ui, keys: &str) -> Vec2 {
    let words = paint::line(ui, keys, font::CAPTION, Color32::PLACEHOLDER, f32::INFINITY);
    vec2(words.size().x + 2.0 * PADDING, HEIGHT)
}

/// Draws a cap to the right of a point; colours come from the ground it stands on.
pub fn paint_at(ui: &Ui, left_center: Pos2, keys: &str, ink: Color32, fill: Color32, edge: Color32) {
    let size = size(ui, keys);
    let rect = Rect::from_min_size(left_center - vec2(0.0, size.y / 2.0), size);
    ui.painter().rect(rect, CornerRadius::same(3), fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    paint::words(ui, rect, rect.left() + PADDING, keys, font::CAPTION, ink);
}
