//! Nothing to show: an icon, one sentence, what to undo, one button.

use eframe::egui::{Sense, Ui, vec2};

use crate::ui::theme;

use super::{Button, paint};

/// Draws it into the middle of the room; answers whether the button was pressed.
pub fn empty_state(ui: &mut Ui, icon: char, sentence: &str, advice: &str, act: Option<&str>) -> bool {
    let palette = theme::palette(ui);
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() / 2.0 - 70.0).clamp(12.0, 160.0));
        let (rect, _) = ui.allocate_exact_size(vec2(24.0, 28.0), Sense::hover());
        paint::icon(ui.painter(), rect.center(), icon, 24.0, palette.text_weak);
        ui.label(theme::strong(sentence).color(palette.text));
        if !advice.is_empty() {
            ui.label(theme::small(advice).color(palette.text_weak));
        }
        act.is_some_and(|act| ui.add(Button::secondary(act).small()).clicked())
    })
    .inner
}
