//! The last step: what was brought in, what is to be corrected, and taking it back.

use super::Act;
use crate::services::ChangeId;
use crate::ui::icons;
use crate::ui::theme::{self, space};
use crate::ui::widgets::{Button, Card};
use eframe::egui::{Frame, Key, Margin, Modifiers, Ui};

const WIDTH: f32 = 560.0;

#[derive(Default)]
pub(super) struct Done {
    pub change: Option<ChangeId>,
    /// 「已导入人口 2,981 行」
    pub words: String,
    /// Rows that were left or of which something was left out.
    pub to_correct: usize,
    /// What came of saving them.
    pub saved: String,
    pub is_taken_back: bool,
}

impl Done {
    pub fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let saves = self.to_correct > 0 && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::S));
        saves.then_some(Act::AskWhereToSave)
    }

    pub fn ui(&self, ui: &mut Ui) -> Option<Act> {
        let pane = Frame::new().inner_margin(Margin::same(space::PANE as i8));
        pane.show(ui, |ui| {
            ui.set_max_width(WIDTH + 2.0 * space::CARD);
            Card::new("导入").show(ui, |ui| self.card_ui(ui))
        })
        .inner
    }

    fn card_ui(&self, ui: &mut Ui) -> Option<Act> {
        let palette = theme::palette(ui);
        let words = if self.is_taken_back { "这次导入已撤销，登记和导入前一样" } else { &self.words };
        ui.horizontal(|ui| {
            ui.label(theme::icon(icons::CHECK_CIRCLE, 18.0).color(palette.good));
            ui.label(theme::strong(words).color(palette.text));
        });
        ui.add_space(space::SMALL);
        for line in self.told() {
            ui.label(theme::paragraph(line).color(palette.text_weak));
        }
        ui.add_space(space::CARD);
        self.buttons_ui(ui)
    }

    fn told(&self) -> Vec<String> {
        let mut lines = Vec::new();
        if self.to_correct > 0 {
            let words = "行没有导入或有几格没有导入。可以存成同样格式的表，末列写着原因，改好再导入一次。";
            lines.push(format!("{} {words}", self.to_correct));
        }
        if !self.saved.is_empty() {
            lines.push(self.saved.clone());
        }
        if !self.is_taken_back {
            lines.push("导入的资料里缺的项目列在「今日」的待补里。原来的表格用完请自行删除，本站不留副本。".to_owned());
        }
        lines
    }

    fn buttons_ui(&self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal(|ui| {
            if ui.add(Button::primary("返回").key("Esc")).clicked() {
                asked = Some(Act::Leave);
            }
            if self.to_correct > 0 && ui.add(Button::secondary("保存待改的行…").key("Ctrl S")).clicked() {
                asked = Some(Act::AskWhereToSave);
            }
            if self.change.is_some() && !self.is_taken_back && ui.add(Button::secondary("撤销这次导入")).clicked()
            {
                asked = Some(Act::TakeBack);
            }
        });
        asked
    }
}
