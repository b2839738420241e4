//! What may be filled as well: folded away behind one line that names it.

use super::order::OPTIONAL;
use super::row_ui;
use crate::domain::{Register, registers};
use crate::ui::form::{Boxes, edit_ui};
use crate::ui::icons;
use crate::ui::screens::registration::RegistrationScreen;
use crate::ui::theme::{self, space};
use crate::ui::widgets::field::{FIELD, GUTTER};
use crate::ui::widgets::{Button, FormRow, Note, key_cap};
use eframe::egui::{Align, Label, Layout, Ui};

impl RegistrationScreen {
    pub(super) fn optional_section_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>) {
        let palette = theme::palette(ui);
        ui.horizontal(|ui| {
            // The caret of the button stands over the labels.
            ui.add_space(GUTTER - space::SMALL);
            let caret = if self.shows_optional { icons::CARET_DOWN } else { icons::CARET_RIGHT };
            let asked = self.optional().count();
            let words = format!("选填 {asked} 项");
            if ui.add(Button::quiet(&words).icon(caret).small()).clicked() {
                self.shows_optional = !self.shows_optional;
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                key_cap(ui, "Alt O");
                if self.shows_optional {
                    return;
                }
                let names: Vec<&str> = self.optional().filter_map(label_of).collect();
                let names = Label::new(theme::small(names.join("、")).color(palette.text_weak)).truncate();
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.add(names));
            });
        });
        if !self.shows_optional {
            return;
        }
        ui.add_space(space::TINY);
        let asked: Vec<&'static str> = self.optional().collect();
        for key in asked {
            if key == "permit_endorsed_on" {
                self.endorsements_ui(ui, boxes);
            } else if registers::Residence::field(key).is_some() {
                row_ui(ui, boxes, &mut self.form.residence, None, key);
            } else {
                row_ui(ui, boxes, &mut self.form.person, None, key);
            }
        }
        ui.add_space(space::PANE);
    }

    /// What may be filled of this person.
    fn optional(&self) -> impl Iterator<Item = &'static str> {
        OPTIONAL.into_iter().filter(|key| self.form.asks(key, self.today))
    }

    /// Beside the days of endorsement stands when the next one can be made.
    fn endorsements_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>) {
        let is_wrong = boxes.problem("permit_endorsed_on").is_some();
        let window = self.form.residence.record.endorsement_words(self.today).filter(|_| !is_wrong);
        let Some(window) = window else {
            return row_ui(ui, boxes, &mut self.form.residence, None, "permit_endorsed_on");
        };
        let note = Note::hint(window).icon(icons::CALENDAR);
        FormRow::new("签注日期").note(Some(&note)).show(ui, |ui| {
            edit_ui(ui, boxes, &mut self.form.residence, "permit_endorsed_on", FIELD);
        });
    }
}

fn label_of(key: &str) -> Option<&'static str> {
    let of_residence = registers::Residence::field(key).map(|field| field.label);
    of_residence.or_else(|| registers::Person::field(key).map(|field| field.label))
}
