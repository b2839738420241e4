//! The list of points: head, conditions, rows, and the keys of the page.

use super::{Act, LinesScreen};
use crate::domain::defence::LINES;
use crate::domain::values::Value;
use crate::services::defence_lines::PointLine;
use crate::ui::event::DefenceTab;
use crate::ui::icons;
use crate::ui::screens::defence::tabs_ui;
use crate::ui::screens::plain_table::Taken;
use crate::ui::theme;
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Button, Mood, badge, chip_menu, empty_state};
use eframe::egui::{Align, Key, Layout, Modifiers, Ui};

impl LinesScreen {
    pub(super) fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let by_key = [
            (Modifiers::ALT, Key::N, Act::New, self.refusal()),
            (Modifiers::COMMAND, Key::P, Act::Print, self.no_printing()),
            (Modifiers::NONE, Key::F4, Act::Edit, self.no_point()),
            (Modifiers::NONE, Key::Delete, Act::Remove, self.no_point()),
            (Modifiers::NONE, Key::F6, Act::Place, None),
        ];
        let mut by_key = by_key.into_iter();
        let asked = by_key.find(|(modifiers, key, _, why_not)| why_not.is_none() && pressed(*modifiers, *key));
        asked.map(|(_, _, act, _)| act)
    }

    pub(super) fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        ui.horizontal_centered(|ui| {
            let mut asked = tabs_ui(ui, DefenceTab::Lines).map(Act::Tab);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let new = Button::primary("添加防线点").icon(icons::PLUS).key("Alt N").refused(self.refusal());
                if ui.add(new).clicked() {
                    asked = Some(Act::New);
                }
                let print = Button::secondary("五道防线责任表").icon(icons::PRINT).key("Ctrl P");
                if ui.add(print.refused(self.no_printing())).clicked() {
                    asked = Some(Act::Print);
                }
            });
            asked
        })
        .inner
    }

    /// How much of each line somebody answers for; a press narrows the list to it.
    pub(super) fn filter_ui(&self, ui: &mut Ui) -> Option<Act> {
        ui.horizontal_centered(|ui| {
            let names: Vec<String> = LINES
                .iter()
                .zip(&self.coverage)
                .map(|(line, coverage)| {
                    format!("{}（{}）{}/{}", line.name, line.runs, coverage.answered, coverage.points)
                })
                .collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let on = self.line.map(|line| names[line]);
            let line = chip_menu(ui, "防线", on, &names).map(Act::Line);
            let answered = ["没有责任人的"];
            let on = self.unanswered.then_some(answered[0]);
            let unanswered = chip_menu(ui, "责任人", on, &answered).map(|taken| Act::Unanswered(taken.is_some()));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(theme::small(self.coverage_words()).color(theme::palette(ui).text_weak));
            });
            line.or(unanswered)
        })
        .inner
    }

    /// 「边 2/2　线 31/31　点 12/12　院 101/108　门 3/4」: of so many, for how many somebody answers.
    fn coverage_words(&self) -> String {
        let words = LINES.iter().zip(&self.coverage);
        let words = words.map(|(line, coverage)| format!("{} {}/{}", line.name, coverage.answered, coverage.points));
        format!("有责任人 {}", words.collect::<Vec<_>>().join("　"))
    }

    pub(super) fn list_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.list.count() == 0 {
            return self.empty_ui(ui);
        }
        let taken = self.list.ui(ui, self.dialog.is_some(), cell_ui)?;
        match taken {
            Taken::Select(row) => Some(Act::Select(row)),
            Taken::Open(row) => {
                self.list.select(row);
                self.no_point().is_none().then_some(Act::Edit)
            }
        }
    }

    fn empty_ui(&self, ui: &mut Ui) -> Option<Act> {
        if !self.list.all().is_empty() {
            let advice = "去掉条件就能看到全部";
            return empty_state(ui, icons::FILTER, "没有符合条件的防线点", advice, Some("清除条件"))
                .then_some(Act::Line(None));
        }
        let act = self.may_write.then_some("添加防线点");
        let advice = "边、线、点、院、门，按 Alt N 添加巡逻点和责任人";
        empty_state(ui, icons::DEFENCE, "还没有防线点", advice, act).then_some(Act::New)
    }
}

fn cell_ui(ui: &mut Ui, line: &PointLine, column: usize) {
    let words = match column {
        0 => line.point.line.shown(),
        1 => line.point.kind.shown(),
        2 => line.point.point_name.shown(),
        3 => line.address.clone(),
        4 => line.answerer.clone(),
        5 if !line.is_answered() => {
            badge(ui, Mood::Warn, Some(icons::WARNING), "缺");
            return;
        }
        5 => line.holder.clone(),
        _ => line.phones.clone(),
    };
    cell_text(ui, theme::body(words));
}
