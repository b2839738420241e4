//! The list of the round: head, conditions, rows, and the keys of the page.

use super::{Act, RoundsScreen};
use crate::domain::values::Value;
use crate::domain::walk::KINDS;
use crate::services::rounds::{RoundLine, kind_name};
use crate::ui::event::DefenceTab;
use crate::ui::icons;
use crate::ui::screens::defence::tabs_ui;
use crate::ui::screens::plain_table::Taken;
use crate::ui::theme;
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Button, MenuItem, chip_menu, empty_state, menu};
use eframe::egui::{Align, Key, Layout, Modifiers, Popup, RectAlign, Ui};

impl RoundsScreen {
    pub(super) fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        ui.horizontal_centered(|ui| {
            let mut asked = tabs_ui(ui, DefenceTab::Rounds).map(Act::Tab);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let begin = Button::primary("开始一轮").icon(icons::PLUS).key("Alt N").refused(self.no_writing());
                if ui.add(begin).clicked() {
                    asked = Some(Act::Begin);
                }
                if ui.add(Button::secondary("结束这一轮").refused(self.no_entry())).clicked() {
                    asked = Some(Act::End);
                }
                if ui.add(Button::quiet("五个清").key("F9")).clicked() {
                    asked = Some(Act::FiveClear);
                }
                let print = Button::secondary("打印").icon(icons::PRINT).caret().refused(self.no_printing());
                let print = ui.add(print);
                let items = [MenuItem::new("走访单").note("Ctrl P"), MenuItem::new("走访进度表")];
                let acts = [Act::WalkList, Act::Progress];
                let taken = menu(&print, RectAlign::BOTTOM_END, 200.0, &items, None);
                asked = asked.take().or(taken.and_then(|taken| acts.get(taken).cloned()));
            });
            asked
        })
        .inner
    }

    pub(super) fn filter_ui(&self, ui: &mut Ui) -> Option<Act> {
        ui.horizontal_centered(|ui| {
            let names: Vec<String> = self.rounds.iter().map(|(_, round)| round.round_name.shown()).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let here = self.rounds.iter().position(|(id, _)| Some(*id) == self.page.id);
            let round = chip_menu(ui, "轮次", here.map(|here| names[here]), &names).flatten().map(Act::Round);
            let kinds = KINDS.map(|(_, name)| name);
            let kind = chip_menu(ui, "类别", self.kind.map(|kind| kinds[kind]), &kinds).map(Act::Kind);
            let missed = ["没走到的"];
            let on = self.only_missed.then_some(missed[0]);
            let missed = chip_menu(ui, "走访", on, &missed).map(|taken| Act::Missed(taken.is_some()));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(theme::small(self.progress_words()).color(theme::palette(ui).text_weak));
            });
            round.or(kind).or(missed)
        })
        .inner
    }

    /// 「市场 1/1　街道 2/3　一楼一室 120/418」: what the round has none of is left out.
    fn progress_words(&self) -> String {
        let kinds = KINDS.iter().zip(&self.page.progress).filter(|(_, progress)| progress.all > 0);
        let words = kinds.map(|((_, name), progress)| format!("{name} {}/{}", progress.visited, progress.all));
        words.collect::<Vec<_>>().join("　")
    }

    pub(super) fn list_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.page.id.is_none() {
            let act = self.may_write.then_some("开始一轮");
            let advice = "按 Alt N 选一个片区，逐处编号，印出来走";
            return empty_state(ui, icons::PLACE, "还没有走访", advice, act).then_some(Act::Begin);
        }
        if self.list.count() == 0 {
            empty_state(ui, icons::CHECK_CIRCLE, "一处不漏，都走到了", "换一个条件看别的", None);
            return None;
        }
        // While something can be entered, the keyboard stands in the field for numbers.
        let is_entering = self.no_entry().is_none() || self.dialog.is_some();
        let taken = self.list.ui(ui, is_entering, |ui, line, column| {
            cell_text(ui, theme::body(words(line, column)));
        })?;
        Some(match taken {
            Taken::Select(row) => Act::Select(row),
            Taken::Open(row) => {
                self.list.select(row);
                Act::Place
            }
        })
    }

    pub(super) fn keys_ui(&mut self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if Popup::is_any_open(ui.ctx()) {
            return None;
        }
        if pressed(Modifiers::NONE, Key::F6) {
            self.entry.ask_focus();
        }
        if pressed(Modifiers::NONE, Key::F9) {
            return Some(Act::FiveClear);
        }
        if self.no_writing().is_none() && pressed(Modifiers::ALT, Key::N) {
            return Some(Act::Begin);
        }
        if self.no_printing().is_none() && pressed(Modifiers::COMMAND, Key::P) {
            return Some(Act::WalkList);
        }
        let is_visited = self.chosen().is_some_and(|line| !line.visit.visited_on.is_unset());
        let may_clear = self.no_entry().is_none() && is_visited && !ui.ctx().text_edit_focused();
        (may_clear && pressed(Modifiers::NONE, Key::Delete)).then_some(Act::Clear)
    }
}

fn words(line: &RoundLine, column: usize) -> String {
    match column {
        0 => line.visit.position.shown(),
        1 => kind_name(line).to_owned(),
        2 => line.full_name.clone(),
        3 => line.visit.visited_on.shown(),
        4 => line.visit.visitor.shown(),
        _ => line.visit.remark.shown(),
    }
}
