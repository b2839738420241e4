//! How hard a password is to guess, in words and a bar. The rule is that of `services::sign_in`.

use eframe::egui::{Align, Label, Layout, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use crate::ui::theme;

use super::Tone;

pub use crate::services::sign_in::Strength;

/// A bar of 96 and its words, in one line.
pub fn strength_ui(ui: &mut Ui, strength: Strength) {
    let palette = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
    let bar = Rect::from_center_size(rect.left_center() + vec2(48.0, 0.0), vec2(96.0, 4.0));
    ui.painter().rect_filled(bar, 2, palette.line);
    let ink = tone(strength).ink(palette);
    ui.painter().rect_filled(bar.with_max_x(bar.left() + bar.width() * share(strength)), 2, ink);
    let words = Rect::from_min_max(pos2(bar.right() + 10.0, rect.top()), rect.max);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(words).layout(Layout::left_to_right(Align::Center)));
    inside.add(Label::new(theme::small(strength.label()).color(ink)).truncate());
}

fn tone(strength: Strength) -> Tone {
    match strength {
        Strength::TooShort => Tone::Weak,
        Strength::Guessed(_) => Tone::Bad,
        Strength::Weak => Tone::Warn,
        Strength::Fair | Strength::Strong => Tone::Good,
    }
}

fn share(strength: Strength) -> f32 {
    match strength {
        Strength::TooShort | Strength::Guessed(_) => 0.0,
        Strength::Weak => 0.33,
        Strength::Fair => 0.66,
        Strength::Strong => 1.0,
    }
}
