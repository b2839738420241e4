//! What the record says, section by section, and who changed it.

use super::RecordScreen;
use crate::ui::theme::{self, space};
use crate::ui::widgets::Card;
use crate::ui::widgets::card::fact_row;
use eframe::egui::Ui;

/// Changes shown; all of them are in the log.
const MOST_CHANGES: usize = 5;

impl RecordScreen {
    pub(super) fn facts_ui(&self, ui: &mut Ui) {
        ui.spacing_mut().item_spacing.y = space::CARD;
        for section in &self.page.sections {
            Card::new(section.title).show(ui, |ui| {
                for (label, words) in &section.facts {
                    fact_row(ui, label, words);
                }
            });
        }
        let title = format!("修改记录 {} 次", self.page.history.len());
        Card::new(&title).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::TINY;
            for step in self.page.history.iter().take(MOST_CHANGES) {
                let words = format!("{} {} {}", step.at, step.operator, step.what);
                ui.label(theme::small(words).color(theme::palette(ui).text_weak));
            }
        });
    }
}
