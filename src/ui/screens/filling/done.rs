//! The last step: what was filled, what did not go in, and what to do with it.

use super::Act;
use crate::services::filling::Saved;
use crate::ui::icons;
use crate::ui::theme::{self, space};
use crate::ui::widgets::{Button, Card};
use eframe::egui::{Frame, Key, Margin, Modifiers, Ui};

const WIDTH: f32 = 560.0;

#[derive(Default)]
pub(super) struct Done {
    pub saved: Saved,
    /// 「人」
    pub measure: &'static str,
    pub path: String,
    /// Under which name the table is remembered, or why it is not.
    pub remembered: String,
}

impl Done {
    pub fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)).then_some(Act::Again)
    }

    pub fn ui(&self, ui: &mut Ui) -> Option<Act> {
        let pane = Frame::new().inner_margin(Margin::same(space::PANE as i8));
        pane.show(ui, |ui| {
            ui.set_max_width(WIDTH + 2.0 * space::CARD);
            Card::new("报表套用").show(ui, |ui| self.card_ui(ui))
        })
        .inner
    }

    fn card_ui(&self, ui: &mut Ui) -> Option<Act> {
        let palette = theme::palette(ui);
        ui.horizontal(|ui| {
            ui.label(theme::icon(icons::CHECK_CIRCLE, 18.0).color(palette.good));
            ui.label(theme::strong(self.words()).color(palette.text));
        });
        ui.add_space(space::SMALL);
        ui.label(theme::paragraph(format!("存在 {}", self.path)).color(palette.text_weak));
        for line in self.warnings() {
            ui.label(theme::paragraph(line).color(palette.warn));
        }
        ui.label(theme::paragraph(&self.remembered).color(palette.text_weak));
        ui.add_space(space::CARD);
        ui.horizontal(|ui| {
            let again = ui.add(Button::primary("再填一份").key("Enter")).clicked();
            let leave = ui.add(Button::secondary("返回").key("Esc")).clicked();
            if again { Some(Act::Again) } else { leave.then_some(Act::Leave) }
        })
        .inner
    }

    fn words(&self) -> String {
        let Saved { rows, files, .. } = self.saved;
        match (rows, files) {
            (0, _) => "已填好".to_owned(),
            (rows, 0 | 1) => format!("已填好 {rows} {}", self.measure),
            (rows, files) => format!("已填好 {rows} {}，{files} 个文件", self.measure),
        }
    }

    fn warnings(&self) -> Vec<String> {
        let Saved { over, why, children, disagreeing, blank, .. } = &self.saved;
        let mut lines = Vec::new();
        if *over > 0 {
            let why = why.map(|why| format!("（{why}，没有加行）")).unwrap_or_default();
            lines.push(format!("还有 {over} 行没有位置{why}。请在空表里多留空行再套用一次"));
        }
        if *children > 0 {
            lines.push(format!("未满 14 岁的 {children} 人没有填入"));
        }
        if !disagreeing.is_empty() {
            lines.push(format!("各行说法不同，留空的栏目：{}", disagreeing.join("、")));
        }
        if !blank.is_empty() {
            lines.push(format!("没有登记，或默认不往外填，留空的栏目：{}", blank.join("、")));
        }
        lines
    }
}
