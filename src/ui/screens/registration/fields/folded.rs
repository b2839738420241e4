//! What may be filled as well: folded away behind one line that names it.

use super::order::OPTIONAL;
use super::row_ui;
use crate::domain::{Register, registers};
use crate::ui::form::Boxes;
use crate::ui::icons;
use crate::ui::screens::registration::RegistrationScreen;
use crate::ui::theme::{self, space};
use crate::ui::widgets::field::GUTTER;
use crate::ui::widgets::{Button, key_cap};
use eframe::egui::{Align, Label, Layout, Ui};

impl RegistrationScreen {
    pub(super) fn optional_section_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>) {
        let palette = theme::palette(ui);
        ui.horizontal(|ui| {
            // The caret of the button stands over the labels.
            ui.add_space(GUTTER - space::SMALL);
            let caret = if self.shows_optional { icons::CARET_DOWN } else { icons::CARET_RIGHT };
            let words = format!("选填 {} 项", OPTIONAL.len());
            if ui.add(Button::quiet(&words).icon(caret).small()).clicked() {
                self.shows_optional = !self.shows_optional;
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                key_cap(ui, "Alt O");
                if self.shows_optional {
                    return;
                }
                let names: Vec<&str> = OPTIONAL.iter().filter_map(|key| label_of(key)).collect();
                let names = Label::new(theme::small(names.join("、")).color(palette.text_weak)).truncate();
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.add(names));
            });
        });
        if !self.shows_optional {
            return;
        }
        ui.add_space(space::TINY);
        for key in OPTIONAL {
            if registers::Residence::field(key).is_some() {
                row_ui(ui, boxes, &mut self.form.residence, None, key);
            } else {
                row_ui(ui, boxes, &mut self.form.person, None, key);
            }
        }
        ui.add_space(space::PANE);
    }
}

fn label_of(key: &str) -> Option<&'static str> {
    let of_residence = registers::Residence::field(key).map(|field| field.label);
    of_residence.or_else(|| registers::Person::field(key).map(|field| field.label))
}
