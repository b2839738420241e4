//! What stands around the fields: head and foot, the keys of the whole form, the pause that keeps the draft.

use super::{Act, RegistrationScreen, companions, fields};
use crate::services::registration::{Standing, Subject};
use crate::ui::icons;
use crate::ui::theme;
use crate::ui::widgets::progress_strip::progress_bar;
use crate::ui::widgets::{Button, Leaving};
use eframe::egui::{Align, Key, Label, Layout, Modifiers, Rect, Sense, Ui, vec2};

impl RegistrationScreen {
    pub(super) fn head_ui(&self, ui: &mut Ui) {
        let palette = theme::palette(ui);
        ui.horizontal_centered(|ui| {
            ui.label(theme::icon(icons::PEOPLE, 16.0).color(palette.text_weak));
            ui.label(theme::body("人口").color(palette.text_weak));
            ui.label(theme::icon(icons::CARET_RIGHT, 14.0).color(palette.text_weak));
            ui.label(theme::title(self.title()));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let (filled, all) = fields::progress(&self.form, &self.problems, self.today);
                let (bar, _) = ui.allocate_exact_size(vec2(96.0, 6.0), Sense::hover());
                progress_bar(ui, Rect::from_center_size(bar.center(), bar.size()), filled as f32 / all as f32);
                let words = format!("必填 {all} 项，已填 {filled} 项");
                ui.label(theme::small(words).color(palette.text_weak));
            });
        });
    }

    pub(super) fn foot_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        let refusal = self.refusal();
        ui.horizontal_centered(|ui| {
            if ui.add(Button::primary("保存").key("Ctrl S").refused(refusal)).clicked() {
                asked = Some(Act::Save { prints: false });
            }
            if ui.add(Button::secondary("保存并打印登记卡").key("Ctrl P").refused(refusal)).clicked() {
                asked = Some(Act::Save { prints: true });
            }
            self.unfolding_ui(ui);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(Button::quiet("取消").key("Esc")).clicked() {
                    asked = Some(Act::Leave);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| self.standing_ui(ui, refusal));
            });
        });
        asked
    }

    /// Why saving has to wait, or how much is left to mend.
    fn standing_ui(&self, ui: &mut Ui, refusal: Option<&str>) {
        let palette = theme::palette(ui);
        if let Some(reason) = refusal {
            ui.label(theme::icon(icons::ARROW_RIGHT, 14.0).color(palette.warn));
            ui.add(Label::new(theme::small(reason).color(palette.warn)).truncate());
        } else if self.shows_all {
            ui.add(Label::new(theme::small(self.wrong_words()).color(palette.bad)).truncate());
        }
    }

    /// How much is wrong, and in words what has no field on the form to stand beside.
    fn wrong_words(&self) -> String {
        let count = self.wrong().count();
        let unseen = self.wrong().filter(|problem| !self.is_drawn(problem.field));
        let sentences: String = unseen.map(|problem| format!("：{}", problem.sentence)).collect();
        if count == 0 { String::new() } else { format!("还有 {count} 处要改{sentences}") }
    }

    pub(super) fn keys_ui(&mut self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::COMMAND, Key::S) {
            return Some(Act::Save { prints: false });
        }
        if pressed(Modifiers::COMMAND, Key::P) {
            return Some(Act::Save { prints: true });
        }
        if pressed(Modifiers::ALT, Key::O) {
            self.shows_optional = !self.shows_optional;
            self.focus_next = if self.shows_optional { Some(fields::OPTIONAL[0]) } else { Some("identity") };
        }
        if pressed(Modifiers::ALT, Key::F) {
            self.companions.unfold(&mut self.form);
        }
        if let Some(row) = self.companions.open_question(&self.form) {
            if pressed(Modifiers::ALT, Key::Num1) {
                return Some(Act::Companion(companions::Act::GoOnWith(row)));
            }
            if pressed(Modifiers::ALT, Key::Num2) {
                return Some(Act::Companion(companions::Act::SomebodyElse(row)));
            }
        }
        if self.waits_for_answer() && self.form.subject == Subject::New {
            if pressed(Modifiers::ALT, Key::Num1) {
                return Some(Act::GoOnWith(Standing::Recorded));
            }
            if self.has_differing_values() && pressed(Modifiers::ALT, Key::Num3) {
                return Some(Act::GoOnWith(Standing::Typed));
            }
        }
        if self.waits_for_answer() && pressed(Modifiers::ALT, Key::Num2) {
            self.ask_reason();
        }
        let focused = self.focused?;
        if pressed(Modifiers::NONE, Key::F8) {
            return Some(Act::Later(focused));
        }
        pressed(Modifiers::COMMAND, Key::D).then_some(Act::SameAsLast(focused))
    }

    /// Esc is asked for last: an open list takes it first.
    pub(super) fn escape_ui(&mut self, ui: &Ui) -> Option<Act> {
        let is_free = self.guard.is_none() && self.choosing.is_none() && !eframe::egui::Popup::is_any_open(ui.ctx());
        if !is_free || !ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            return None;
        }
        Some(Act::Leave)
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
