//! The mark of the app: two houses side by side. Painted, so that it follows the theme and every scale.

use eframe::egui::{Color32, Painter, Pos2, Sense, Shape, Stroke, Ui, pos2, vec2};

use crate::ui::theme::{self, font, height, space};

use super::paint;

/// The mark, `size` wide, around its centre.
pub fn mark(ui: &Ui, center: Pos2, size: f32) {
    let palette = theme::palette(ui);
    let unit = size / 32.0;
    let at = |x: f32, y: f32| center + vec2((x - 16.0) * unit, (y - 13.0) * unit);
    house(ui.painter(), [at(13.0, 25.0), at(13.0, 9.0), at(22.0, 1.0), at(31.0, 9.0), at(31.0, 25.0)], palette.tint);
    house(ui.painter(), [at(0.0, 25.0), at(0.0, 13.0), at(9.0, 4.0), at(19.0, 13.0), at(19.0, 25.0)], palette.accent);
    let door = eframe::egui::Rect::from_min_max(at(7.0, 17.0), at(12.0, 25.0));
    ui.painter().rect_filled(door, 0, palette.raised);
}

/// The brand row at the head of the rail; folded it is the mark alone.
pub fn brand_row(ui: &mut Ui, is_folded: bool) {
    let palette = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height::TOP_BAR), Sense::hover());
    if is_folded {
        mark(ui, rect.center(), 24.0);
        return;
    }
    mark(ui, pos2(rect.left() + space::PANE + 11.0, rect.center().y), 22.0);
    let words_left = rect.left() + 46.0;
    paint::words(ui, rect, words_left, "邻里工作站", theme::medium(&font::BODY), palette.text);
}

/// A house seen from the front, from its lower left corner round.
pub(super) fn house<const CORNERS: usize>(painter: &Painter, corners: [Pos2; CORNERS], color: Color32) {
    painter.add(Shape::convex_polygon(corners.to_vec(), color, Stroke::NONE));
}
