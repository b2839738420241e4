//! A box to tick, and a ring to choose by, each with its words; the words can be pressed too.

use eframe::egui::{
    CornerRadius, CursorIcon, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::ui::icons;
use crate::ui::theme::{self, font, radius, space};

use super::{keep_in_sight, paint};

const BOX: f32 = 16.0;
const HEIGHT: f32 = 26.0;

/// A box that is ticked or not; answers a press, which turns it over.
pub fn check_box(ui: &mut Ui, is_ticked: &mut bool, words: &str) -> Response {
    let (rect, mut response) = place(ui, words);
    if response.clicked() {
        *is_ticked = !*is_ticked;
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, *is_ticked, words));
    box_ui(ui, rect, *is_ticked);
    finish(ui, rect, words, response)
}

/// The box alone, at the left end of its line.
pub(super) fn box_ui(ui: &Ui, line: Rect, is_ticked: bool) {
    let palette = theme::palette(ui);
    let mark = mark(line);
    let (fill, edge) = if is_ticked { (palette.accent, palette.accent) } else { (palette.raised, palette.line_strong) };
    ui.painter().rect(mark, CornerRadius::same(3), fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    if is_ticked {
        paint::icon(ui.painter(), mark.center(), icons::CHECK, 13.0, palette.on_accent);
    }
}

/// One of several that exclude each other.
pub fn radio(ui: &mut Ui, is_chosen: bool, words: &str) -> Response {
    let (rect, response) = place(ui, words);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, words));
    let palette = theme::palette(ui);
    let mark = mark(rect);
    let (fill, edge) = if is_chosen { (palette.accent, palette.accent) } else { (palette.raised, palette.line_strong) };
    ui.painter().circle(mark.center(), BOX / 2.0 - 0.5, fill, Stroke::new(1.0, edge));
    if is_chosen {
        ui.painter().circle_filled(mark.center(), 3.0, palette.on_accent);
    }
    finish(ui, rect, words, response)
}

fn place(ui: &mut Ui, words: &str) -> (Rect, Response) {
    let line = paint::line(ui, words, font::BODY, theme::palette(ui).text, f32::INFINITY);
    ui.allocate_exact_size(vec2(BOX + space::SMALL + line.size().x, HEIGHT), Sense::click())
}

fn mark(rect: Rect) -> Rect {
    Rect::from_center_size(pos2(rect.left() + BOX / 2.0, rect.center().y), vec2(BOX, BOX))
}

fn finish(ui: &Ui, rect: Rect, words: &str, response: Response) -> Response {
    keep_in_sight(ui, &response);
    paint::words(ui, rect, rect.left() + BOX + space::SMALL, words, font::BODY, theme::palette(ui).text);
    if response.has_focus() {
        paint::focus_ring(ui, rect.shrink(1.0), radius::CONTROL);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}
