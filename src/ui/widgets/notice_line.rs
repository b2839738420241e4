//! One line of what is to be looked at, above what it speaks of. It refuses nothing.

use crate::ui::icons;
use crate::ui::theme::{self, radius, space};
use eframe::egui::{Frame, Label, Margin, Ui};

/// Something wrong stands on the tint of warnings; what is only still to be completed is weak.
pub fn notice_line(ui: &mut Ui, is_wrong: bool, words: &str) {
    let palette = theme::palette(ui);
    let (fill, ink, icon) = if is_wrong {
        (palette.warn_weak, palette.warn, icons::WARNING)
    } else {
        (palette.hover, palette.text_weak, icons::HALF_CIRCLE)
    };
    let frame = Frame::new().fill(fill).corner_radius(radius::CONTROL);
    frame.inner_margin(Margin::symmetric(10, 5)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.label(theme::icon(icon, 15.0).color(ink));
            ui.add(Label::new(theme::small(words).color(ink)).truncate());
        });
    });
    ui.add_space(space::TINY);
}
