//! Of the options: which printer, what it waits for, and where it puts what stands on the paper (套打).

use super::options::INNER;
use super::parts::{choice_row, label, select_ui};
use super::{Act, PreviewScreen, Printers};
use crate::platform::printing::Printer;
use crate::services::printing::{self, Offset};
use crate::ui::theme::{self, space};
use crate::ui::widgets::{Stepper, field};
use eframe::egui::{Id, Label, Ui};

impl PreviewScreen {
    pub(super) fn printer_ui(&mut self, ui: &mut Ui) {
        label(ui, "打印机");
        match &self.printers {
            Printers::Looking(_) => {
                field::fixed_value(ui, "正在查找打印机", INNER);
            }
            Printers::Found(names) if names.is_empty() => {
                field::fixed_value(ui, "这台电脑没有设置打印机", INNER);
                ui.label(theme::small("请先保存 PDF，拿到能打印的电脑上打印。").color(theme::palette(ui).text_weak));
            }
            Printers::Found(found) => {
                let names: Vec<String> = found.iter().map(printer_words).collect();
                let printer = self.choices.printer;
                self.choices.printer = select_ui(ui, "打印机", &names, printer).1.unwrap_or(printer);
            }
        }
        ui.add_space(space::SMALL);
    }

    /// 套打: the sheets carry the empty form already. Remembered for the printer, as its offset is.
    pub(super) fn on_forms_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if !self.can_be_values_only() {
            return None;
        }
        let before = self.choices.is_values_only;
        choice_row(ui, &mut self.choices.is_values_only, "只印填写的内容", "套打", "Alt V");
        (self.choices.is_values_only != before).then_some(Act::OntoForms)
    }

    /// 套打: where the chosen printer puts this document. What is set is kept at once, for this computer.
    pub(super) fn offset_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let printer = self.printer()?.name.clone();
        let offset = printing::offset_of(&self.settings, &printer, self.choices.kind);
        choice_row(ui, &mut self.is_moving, "套打偏移", &offset.words(), "Alt O");
        if !self.is_moving {
            self.was_moving = false;
            return None;
        }
        let mut moved = offset;
        let fields = ui.scope(|ui| offset_fields_ui(ui, &mut moved)).response;
        if !std::mem::replace(&mut self.was_moving, true) {
            // In a low window they would open below the foot.
            fields.scroll_to_me(None);
        }
        (moved != offset).then_some(Act::Offset(moved))
    }
}

/// How far to the right and down, and what that is for.
fn offset_fields_ui(ui: &mut Ui, moved: &mut Offset) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::CARD;
        let width = (INNER - space::CARD) / 2.0;
        for (name, steps) in [("右移", &mut moved.right), ("下移", &mut moved.down)] {
            ui.vertical(|ui| {
                ui.set_width(width);
                label(ui, &format!("{name}（毫米）"));
                half_millimetres_ui(ui, name, width, steps);
            });
        }
    });
    let words = "只影响送往这台打印机的纸，保存的 PDF 不变。怎样量见「打印校准页」";
    ui.add(Label::new(theme::small(words).color(theme::palette(ui).text_weak)).wrap());
}

/// The name of a printer, and what it waits for.
fn printer_words(printer: &Printer) -> String {
    printer.need.map_or_else(|| printer.name.clone(), |need| format!("{}（{}）", printer.name, need.label()))
}

/// Steps of half a millimetre, to either side.
fn half_millimetres_ui(ui: &mut Ui, name: &str, width: f32, steps: &mut i8) {
    const MOST: i32 = Offset::MOST as i32;
    let words = |place: u32| format!("{:.1}", f64::from(place as i32 - MOST) / 2.0);
    let mut place = (i32::from(*steps) + MOST).unsigned_abs();
    let stepper = Stepper::new(Id::unique(("offset", name)), name, 0..=2 * MOST as u32).width(width).shown_as(words);
    if stepper.show(ui, &mut place) {
        *steps = i8::try_from(place as i32 - MOST).unwrap_or_default();
    }
}
