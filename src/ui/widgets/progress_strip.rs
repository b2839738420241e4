//! A long job above the status bar: what, how far, how long still, and 取消. The window stays usable.

use eframe::egui::{Align, Layout, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use crate::ui::theme::{self, font, space};

use super::{Button, paint};

/// Draws the strip; answers whether 取消 was pressed. `share` is 0 to 1.
pub fn progress_strip(ui: &mut Ui, what: &str, how_far: &str, share: f32) -> bool {
    let palette = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 44.0), Sense::hover());
    ui.painter().rect_filled(rect, 0, palette.raised);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, eframe::egui::Stroke::new(1.0, palette.line));
    let room = Rect::from_min_max(rect.min + vec2(space::PANE, 0.0), pos2(rect.right() - 88.0, rect.bottom()));
    let line = room.with_max_y(room.top() + 30.0);
    let left = paint::words_ending(ui, line, line.right(), how_far, font::SMALL, palette.text_weak);
    let words = paint::line(ui, what, font::BODY, palette.text, left - line.left() - space::CARD);
    paint::galley_at(ui.painter(), line, line.left(), words);
    progress_bar(ui, Rect::from_min_size(pos2(room.left(), room.top() + 32.0), vec2(room.width(), 4.0)), share);
    let place = Rect::from_min_max(pos2(rect.right() - 76.0, rect.top()), rect.max - vec2(space::PANE, 0.0));
    let mut inside = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::right_to_left(Align::Center)));
    inside.add(Button::secondary("取消").small()).clicked()
}

/// A bar of 4, as in the head of a form: how much is filled in.
pub fn progress_bar(ui: &Ui, bar: Rect, share: f32) {
    let palette = theme::palette(ui);
    ui.painter().rect_filled(bar, 2, palette.line);
    let done = bar.with_max_x(bar.left() + bar.width() * share.clamp(0.0, 1.0));
    ui.painter().rect_filled(done, 2, palette.accent);
}

/// The strip alone in the middle of the window, while there is nothing else to show; answers whether 取消 was pressed.
pub fn waiting(ui: &mut Ui, what: &str, how_far: &str, share: f32) -> bool {
    let room = ui.available_rect_before_wrap();
    let place = Rect::from_center_size(room.center(), vec2(480.0, 44.0));
    let mut inside = ui.new_child(UiBuilder::new().max_rect(place));
    progress_strip(&mut inside, what, how_far, share)
}
