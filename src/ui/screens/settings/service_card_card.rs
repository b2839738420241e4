//! 便民服务卡: what stands on the card the station hands out, line by line, and printing it.

use super::{Act, FIELD, foot_ui};
use crate::domain::service_card::{LINES, ServiceCard, Side, Turning};
use crate::ui::icons;
use crate::ui::theme::{self, space};
use crate::ui::widgets::field::{Note, fixed_value};
use crate::ui::widgets::{Button, Card, FormRow, TextField, check_box, radio};
use eframe::egui::{Id, Ui};

pub(super) struct ServiceCardCard {
    typed: ServiceCard,
    kept: ServiceCard,
    pub message: Option<Note>,
}

impl ServiceCardCard {
    pub fn new(kept: ServiceCard) -> Self {
        Self { typed: kept.clone(), kept, message: None }
    }

    /// Saved elsewhere: taken over, unless something is being typed here.
    pub fn reread(&mut self, kept: ServiceCard) {
        if self.typed == self.kept {
            self.typed = kept.clone();
        }
        self.kept = kept;
    }

    pub fn saved(&mut self, kept: ServiceCard, too_long: Option<&'static str>) {
        let note = too_long.map_or_else(|| Note::good("已保存，之后打的都用新的"), Note::doubtful);
        *self = Self { message: Some(note), ..Self::new(kept) };
    }

    pub fn ui(&mut self, ui: &mut Ui, why_not: Option<&'static str>, no_printing: Option<&'static str>) -> Option<Act> {
        Card::new("便民服务卡").detail("发给居民；空着的一行不印，站名、地址、办公电话用本站资料").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let is_fixed = why_not.is_some();
            for side in [Side::Front, Side::Back] {
                self.side_ui(ui, side, is_fixed);
            }
            self.sheet_ui(ui, is_fixed);
            let is_changed = self.typed != self.kept;
            let unsaved = is_changed.then(|| Note::to_complete("有改动，还没有保存"));
            let note = self.message.clone().filter(|_| !is_changed).or(unsaved).or_else(|| why_not.map(Note::hint));
            let no_saving = why_not.or((!is_changed).then_some("没有改动"));
            let no_printing = no_printing.or(is_changed.then_some("先保存再打印"));
            foot_ui(ui, note.as_ref(), |ui| {
                let save = ui.add(Button::secondary("保存服务卡").refused(no_saving)).clicked();
                let print = Button::secondary("打印服务卡…").icon(icons::PRINT).refused(no_printing);
                let print = ui.add(print).clicked();
                let saved = save.then(|| Act::SaveServiceCard(Box::new(self.typed.clone())));
                saved.or(print.then_some(Act::PrintServiceCard))
            })
        })
    }

    fn side_ui(&mut self, ui: &mut Ui, side: Side, is_fixed: bool) {
        let words = if side == Side::Front { "正面" } else { "反面" };
        ui.add_space(space::SMALL);
        ui.label(theme::small(words).color(theme::palette(ui).text_weak));
        for line in LINES.iter().filter(|line| line.side == side) {
            let note = (!line.hint.is_empty()).then(|| Note::hint(line.hint));
            FormRow::new(line.label).in_card().field_width(FIELD).note(note.as_ref()).show(ui, |ui| {
                if is_fixed {
                    fixed_value(ui, self.typed.text(line.key), FIELD);
                } else {
                    let text = self.typed.text_mut(line.key);
                    ui.add(TextField::new(Id::unique(("service card", line.key)), text).width(FIELD));
                }
            });
        }
    }

    fn sheet_ui(&mut self, ui: &mut Ui, is_fixed: bool) {
        let palette = theme::palette(ui);
        ui.add_space(space::SMALL);
        ui.label(theme::small("印法").color(palette.text_weak));
        if is_fixed {
            ui.label(theme::body(self.typed.turning.label()));
            return;
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::LARGE;
            for turning in Turning::ALL {
                if radio(ui, self.typed.turning == turning, turning.label()).clicked() {
                    self.typed.turning = turning;
                }
            }
            check_box(ui, &mut self.typed.has_code_place, "留贴二维码的位置");
        });
        ui.add_space(space::SMALL);
    }
}
