//! A filter chip: off it opens its values, on it says them and a press on the cross takes it away.

use eframe::egui::{
    CornerRadius, CursorIcon, RectAlign, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::ui::icons;
use crate::ui::theme::{self, font, height, radius, space};

use super::{MenuItem, keep_in_sight, menu, paint};

#[derive(Clone, Copy, PartialEq)]
enum Shape {
    Off,
    On,
    Add,
}

/// A condition that is not set; a press opens its values.
pub fn chip_off(ui: &mut Ui, words: &str) -> Response {
    chip(ui, words, Shape::Off)
}

/// A condition that is set; a press takes it away.
pub fn chip_on(ui: &mut Ui, words: &str) -> Response {
    chip(ui, words, Shape::On)
}

/// 「条件」 with a plus.
pub fn chip_add(ui: &mut Ui, words: &str) -> Response {
    chip(ui, words, Shape::Add)
}

/// A condition with a menu of values. Answers the value that was taken, or that the one set was taken away.
pub fn chip_menu(ui: &mut Ui, words: &str, on: Option<&str>, values: &[&str]) -> Option<Option<usize>> {
    if let Some(on) = on {
        return chip_on(ui, on).clicked().then_some(None);
    }
    let chip = chip_off(ui, words);
    let items: Vec<MenuItem<'_>> = values.iter().map(|value| MenuItem::new(value)).collect();
    menu(&chip, RectAlign::BOTTOM_START, 200.0, &items, None).map(Some)
}

fn chip(ui: &mut Ui, words: &str, shape: Shape) -> Response {
    let palette = theme::palette(ui);
    let (fill, edge, ink) = match shape {
        Shape::Off => (palette.raised, palette.line_strong, palette.text),
        Shape::On => (palette.accent_weak, palette.accent, palette.accent),
        Shape::Add => (palette.raised, palette.line, palette.text_weak),
    };
    let line = paint::line(ui, words, font::SMALL, ink, 260.0);
    let width = line.size().x + 16.0 + space::ICON + 20.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height::CONTROL_SMALL), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, shape == Shape::On, words));
    let fill = if response.hovered() && shape != Shape::On { palette.hover } else { fill };
    ui.painter().rect(rect, CornerRadius::same(radius::CHIP), fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    let (icon, icon_x, words_x) = match shape {
        Shape::Off => (icons::CARET_DOWN, rect.right() - 18.0, rect.left() + 11.0),
        Shape::On => (icons::CROSS, rect.right() - 18.0, rect.left() + 11.0),
        Shape::Add => (icons::PLUS, rect.left() + 18.0, rect.left() + 32.0),
    };
    paint::icon(ui.painter(), pos2(icon_x, rect.center().y), icon, 15.0, ink);
    paint::galley_at(ui.painter(), rect, words_x, line);
    keep_in_sight(ui, &response);
    if response.has_focus() {
        paint::focus_ring(ui, rect, radius::CHIP);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}
