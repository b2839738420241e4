//! What lies over the screen for a while: the handbook, a sentence about trouble, a question, the message below.

use super::Inside;
use crate::services::Change;
use crate::ui::help::EVERYWHERE;
use crate::ui::screen::KeyHint;
use crate::ui::widgets::{Toast, ToastAnswer, message};
use eframe::egui::Ui;

impl Inside {
    pub(super) fn overlays_ui(&mut self, ui: &mut Ui) {
        if let Some(help) = &mut self.help {
            let keys: Vec<KeyHint> = KeyHint::offered(self.screen.seen().keys(), &self.desk).collect();
            let everywhere: Vec<KeyHint> = KeyHint::offered(EVERYWHERE, &self.desk).collect();
            if help.show(ui.ctx(), &keys, &everywhere) {
                self.help = None;
            }
        }
        if self.trouble.as_ref().is_some_and(|words| message(ui.ctx(), words)) {
            self.trouble = None;
        }
        self.confirm_undo_ui(ui);
        self.exporting_ui(ui);
    }

    /// Over the status bar: no button and no foot of a paper lies under it.
    pub(super) fn toast_ui(&mut self, ui: &mut Ui) {
        let answer = match &mut self.toast {
            Some(toast) => toast.show(ui),
            None => {
                Toast::none(ui);
                ToastAnswer::Stays
            }
        };
        if answer != ToastAnswer::Stays {
            self.toast = None;
        }
        if answer == ToastAnswer::Undo
            && let Some(id) = self.toast_undoes.take()
        {
            let known = self.undoable.clone().filter(|known| known.id == id);
            let what = "刚才的操作".to_owned();
            let change = known.unwrap_or(Change { id, what, at: String::new(), operator: String::new() });
            self.take_back(&change);
        }
    }

    pub(super) fn tell(&mut self, words: impl Into<String>) {
        self.toast = Some(Toast::new(words));
        self.toast_undoes = None;
    }

    pub(super) fn refuse(&mut self, words: impl Into<String>) {
        self.toast = Some(Toast::refusal(words));
        self.toast_undoes = None;
    }
}
