//! What the options are put together from: labels, lists, ticks with their keys, tinted notes.

use super::options::INNER;
use crate::ui::icons;
use crate::ui::theme::{self, font, height, radius};
use crate::ui::widgets::{MenuItem, Note, Select, Tone, check_box, key_cap, paint};
use eframe::egui::{Align, Color32, CornerRadius, Frame, Label, Layout, Margin, Response, Sense, Stroke, Ui, vec2};

/// Answers the list itself, and the place of what was taken when it is another one.
pub(super) fn select_ui(ui: &mut Ui, name: &str, options: &[String], selected: usize) -> (Response, Option<usize>) {
    let items: Vec<MenuItem<'_>> = options.iter().map(|option| MenuItem::new(option)).collect();
    let words = options.get(selected).map_or("", String::as_str);
    let (response, taken) = Select::new(name, words).width(INNER).show(ui, &items, Some(selected));
    (response, taken.filter(|taken| *taken != selected))
}

pub(super) fn label(ui: &mut Ui, words: &str) {
    ui.label(theme::small(words).color(theme::palette(ui).text_weak));
}

pub(super) fn line(ui: &mut Ui) {
    let palette = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 13.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, palette.line));
}

pub(super) fn choice_row(ui: &mut Ui, is_ticked: &mut bool, words: &str, detail: &str, key: &str) {
    ui.horizontal(|ui| {
        check_box(ui, is_ticked, words);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            key_cap(ui, key);
            ui.label(theme::small(detail).color(theme::palette(ui).text_weak));
        });
    });
}

/// A tinted box with its icon, for what must be read before the button is pressed.
pub(super) fn note_box(ui: &mut Ui, tone: Tone, words: &str) {
    let palette = theme::palette(ui);
    let (fill, ink, icon): (Color32, Color32, char) = match tone {
        Tone::Weak => (palette.accent_weak, palette.accent, icons::INFO),
        Tone::Good => (palette.good_weak, palette.good, icons::CHECK_CIRCLE),
        Tone::Warn => (palette.warn_weak, palette.warn, icons::WARNING),
        Tone::Bad => (palette.bad_weak, palette.bad, icons::WARNING_CIRCLE),
    };
    let words_ink = if tone == Tone::Weak { palette.text } else { ink };
    Frame::new().fill(fill).corner_radius(CornerRadius::same(radius::CONTROL)).inner_margin(Margin::same(10)).show(
        ui,
        |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                let (place, _) = ui.allocate_exact_size(vec2(16.0, height::CONTROL - 12.0), Sense::hover());
                paint::icon(ui.painter(), place.center(), icon, font::HEADING.size, ink);
                ui.add(Label::new(theme::small(words).color(words_ink).line_height(Some(20.0))).wrap());
            });
        },
    );
}

/// What went wrong or well, as the pane says it.
pub(super) fn trouble_note(trouble: &crate::services::Trouble) -> Note {
    Note::wrong(trouble.to_string())
}
