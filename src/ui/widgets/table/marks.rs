//! What is painted under and between the rows: grounds, hairlines, the caret of the sorted column, skeleton rows.

use crate::ui::theme::{self, height, space};
use eframe::egui::{Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

/// Three skeleton rows, shown when reading takes longer than 150 ms. They do not move.
pub fn loading_rows(ui: &mut Ui) {
    let palette = theme::palette(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    for (first, second) in [(60.0, 150.0), (60.0, 132.0), (60.0, 118.0)] {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height::ROW), Sense::hover());
        let mut x = rect.left() + space::PANE;
        for width in [first, second, 66.0] {
            let bar = Rect::from_min_size(pos2(x, rect.center().y - 4.0), vec2(width, 8.0));
            ui.painter().rect_filled(bar, 4, palette.hover);
            x += width + space::LARGE;
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.line));
    }
}

pub(super) fn header_ground_ui(ui: &Ui, area: Rect) {
    let palette = theme::palette(ui);
    let strip = Rect::from_min_size(area.min, vec2(area.width(), height::ROW));
    let mut painter = ui.painter().clone();
    painter.set_clip_rect(strip);
    painter.rect_filled(strip, 0, palette.sunken);
    painter.hline(strip.x_range(), strip.bottom() - 0.5, Stroke::new(1.0, palette.line));
}

/// The hairline under the whole row, and the bar at the left of the selected one. Drawn with the last cell, because each
/// cell paints its own ground over what was there.
pub(super) fn row_lines_ui(ui: &Ui, area: Rect, is_selected: bool, has_ring: bool) {
    let palette = theme::palette(ui);
    let cell = ui.max_rect();
    let mut painter = ui.painter().clone();
    painter.set_clip_rect(Rect::from_x_y_ranges(area.x_range(), ui.clip_rect().y_range()));
    painter.hline(area.x_range(), cell.bottom() - 0.5, Stroke::new(1.0, palette.line));
    if is_selected {
        let bar = Rect::from_min_size(pos2(area.left(), cell.top()), vec2(3.0, cell.height()));
        painter.rect_filled(bar, 0, palette.accent);
    }
    if has_ring {
        let row = Rect::from_x_y_ranges(area.x_range(), cell.y_range());
        painter.rect_stroke(row, 0, Stroke::new(2.0, palette.accent), StrokeKind::Inside);
    }
}

pub(super) fn sort_caret(ui: &Ui, center: Pos2, is_descending: bool) {
    let ink = theme::palette(ui).text;
    let tip = if is_descending { 3.0 } else { -3.0 };
    let points = vec![center + vec2(-5.0, -tip), center + vec2(5.0, -tip), center + vec2(0.0, tip)];
    ui.painter().add(Shape::convex_polygon(points, ink, Stroke::NONE));
}
