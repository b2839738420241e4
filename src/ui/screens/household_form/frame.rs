//! What stands around the fields: head and foot, and the keys of the whole form.

use super::{Act, HouseholdFormScreen};
use crate::ui::icons;
use crate::ui::theme;
use crate::ui::widgets::{Button, Leaving};
use eframe::egui::{Align, Key, Layout, Modifiers, Popup, Ui};

impl HouseholdFormScreen {
    pub(super) fn head_ui(&self, ui: &mut Ui) {
        let palette = theme::palette(ui);
        ui.horizontal_centered(|ui| {
            ui.label(theme::icon(icons::PEOPLE, 16.0).color(palette.text_weak));
            ui.label(theme::body("户").color(palette.text_weak));
            ui.label(theme::icon(icons::CARET_RIGHT, 14.0).color(palette.text_weak));
            ui.label(theme::title(&self.title));
        });
    }

    pub(super) fn foot_ui(&self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        let palette = theme::palette(ui);
        ui.horizontal_centered(|ui| {
            if ui.add(Button::primary("保存").key("Ctrl S")).clicked() {
                asked = Some(Act::Save);
            }
            if self.shows_all {
                ui.label(theme::small(self.wrong_words()).color(palette.bad));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(Button::quiet("取消").key("Esc")).clicked() {
                    asked = Some(Act::Leave);
                }
            });
        });
        asked
    }

    /// How much is wrong, and in words what has no field to stand beside.
    fn wrong_words(&self) -> String {
        let count = self.problems.iter().filter(|problem| problem.is_wrong()).count();
        let unseen = self.problems.iter().filter(|found| found.is_wrong() && found.problem.field == "members");
        let sentences: String = unseen.map(|found| format!("：{}", found.problem.sentence)).collect();
        if count == 0 { String::new() } else { format!("还有 {count} 处要改{sentences}") }
    }

    pub(super) fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::COMMAND, Key::S) {
            return Some(Act::Save);
        }
        if pressed(Modifiers::COMMAND, Key::Delete)
            && let Some((Some(row), _)) = self.focused
        {
            return Some(Act::TakeOut(row));
        }
        let row = self.open_question()?;
        if pressed(Modifiers::ALT, Key::Num1) {
            return Some(Act::GoOnWith(row));
        }
        pressed(Modifiers::ALT, Key::Num2).then_some(Act::SomebodyElse(row))
    }

    /// Esc is asked for last: an open list takes it first.
    pub(super) fn escape_ui(&self, ui: &Ui) -> Option<Act> {
        let is_free = self.guard.is_none() && !Popup::is_any_open(ui.ctx());
        let is_pressed = is_free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        is_pressed.then_some(Act::Leave)
    }

    pub(super) fn guard_ui(&mut self, ui: &Ui) -> Option<Act> {
        let way = self.guard.as_ref()?.show(ui.ctx())?;
        self.guard = None;
        match way {
            Leaving::Stay => None,
            Leaving::Keep => Some(Act::LeaveDraft),
            Leaving::Drop => Some(Act::Drop),
        }
    }
}
