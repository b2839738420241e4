//! 打印: the calibration sheet, and where the printers of this computer put what stands on paper (套打).

use super::Act;
use crate::print::documents::DocumentKind;
use crate::services::MachineSettings;
use crate::ui::icons;
use crate::ui::theme::{self, space};
use crate::ui::widgets::{Button, Card, fact_row};
use eframe::egui::Ui;

pub(super) struct PrintingCard {
    /// 「一楼，流动人口登记卡」 and 「右 0.5 下 -1.0 毫米」
    offsets: Vec<(String, String)>,
    may_print: bool,
}

impl PrintingCard {
    pub fn new(settings: &MachineSettings, may_print: bool) -> Self {
        let title = |key: &str| DocumentKind::find(key).map_or_else(|| key.to_owned(), |kind| kind.title.to_owned());
        let of_printer = settings.print_offsets.iter().flat_map(|(printer, documents)| {
            documents.iter().map(move |(key, offset)| (format!("{printer}，{}", title(key)), offset.words()))
        });
        Self { offsets: of_printer.collect(), may_print }
    }

    pub fn ui(&self, ui: &mut Ui) -> Option<Act> {
        Card::new("打印").detail("套打偏移只在这台电脑上有效").show(ui, |ui| {
            for (what, offset) in &self.offsets {
                fact_row(ui, what, offset);
            }
            if self.offsets.is_empty() {
                let words = "还没有设过套打偏移。纸上的字对不准预先印好的表格时，先打一张校准页照着量";
                ui.label(theme::small(words).color(theme::palette(ui).text_weak));
            }
            ui.add_space(space::TINY);
            let refusal = (!self.may_print).then_some("您的角色不能打印");
            let sheet = Button::secondary("打印校准页…").icon(icons::PRINT).refused(refusal);
            ui.add(sheet).clicked().then_some(Act::Calibrate)
        })
    }
}
