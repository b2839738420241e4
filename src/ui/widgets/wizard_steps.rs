//! The steps of the wizard as a short list: done with a tick, current with its number in a ring, later weak.

use eframe::egui::{Align2, Sense, Stroke, Ui, pos2, vec2};

use crate::ui::icons;
use crate::ui::theme::{self, font, height};

use super::paint;

/// Draws the steps under each other. They cannot be pressed: a wizard goes step by step.
pub fn wizard_steps(ui: &mut Ui, steps: &[&str], current: usize) {
    for (place, step) in steps.iter().enumerate() {
        let palette = theme::palette(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height::NAV_ITEM), Sense::hover());
        response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::ListItem, true, step));
        let center = pos2(rect.left() + 11.0, rect.center().y);
        let (ink, words_font) = if place < current {
            ui.painter().circle_filled(center, 11.0, palette.accent);
            paint::icon(ui.painter(), center, icons::CHECK, 13.0, palette.on_accent);
            (palette.text, font::BODY)
        } else if place == current {
            ui.painter().circle_stroke(center, 10.0, Stroke::new(2.0, palette.accent));
            number_ui(ui, center, place, palette.accent);
            (palette.accent, theme::medium(&font::BODY))
        } else {
            ui.painter().circle_stroke(center, 10.5, Stroke::new(1.0, palette.line_strong));
            number_ui(ui, center, place, palette.text_weak);
            (palette.text_weak, font::BODY)
        };
        paint::words(ui, rect, rect.left() + 32.0, step, words_font, ink);
    }
}

fn number_ui(ui: &Ui, center: eframe::egui::Pos2, place: usize, ink: eframe::egui::Color32) {
    ui.painter().text(center, Align2::CENTER_CENTER, place + 1, font::CAPTION, ink);
}
