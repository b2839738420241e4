//! The keys of the preview: pages, zoom, print, save, close.

use super::sheets::Sheets;
use super::{Act, PreviewScreen, Printers, options};
use eframe::egui::{Key, Memory, Modifiers, Popup, Ui};

impl PreviewScreen {
    /// Keys belong to a dialog or a list while one is open.
    pub(super) fn is_in_front(&self, ui: &Ui) -> bool {
        let is_covered = ui.memory(|memory| memory.top_modal_layer().is_some()) || Popup::is_any_open(ui.ctx());
        self.saving.is_none() && !is_covered
    }

    pub(super) fn keys_ui(&mut self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let is_free = ui.memory(|memory| memory.focused().is_none());
        let is_typing = ui.memory(Memory::focused) == Some(options::purpose_id());
        if !is_typing {
            self.desk_top.keys_ui(ui, self.sheets.as_ref().map_or(0, Sheets::count));
        }
        if !self.had_focus && pressed(Modifiers::NONE, Key::Tab) {
            self.leads_to_options = true;
        }
        if let Some(act) = self.choose_by_key(ui) {
            return Some(act);
        }
        if pressed(Modifiers::COMMAND, Key::P) {
            return self.may_act(Act::Print).filter(|_| self.has_printer());
        }
        if pressed(Modifiers::COMMAND, Key::S) {
            return self.may_act(Act::AskWhereToSave);
        }
        if is_free && pressed(Modifiers::NONE, Key::Enter) {
            return self.next_act();
        }
        pressed(Modifiers::NONE, Key::Escape).then_some(Act::Close)
    }

    /// What Enter does: the filled button.
    fn next_act(&self) -> Option<Act> {
        match (self.is_done, self.has_printer()) {
            (true, _) => Some(Act::Close),
            (false, true) => self.may_act(Act::Print),
            (false, false) => self.may_act(Act::AskWhereToSave),
        }
    }

    fn may_act(&self, act: Act) -> Option<Act> {
        let is_looking = matches!((&act, &self.printers), (Act::Print, Printers::Looking(_)));
        (self.why_not_yet().is_none() && !is_looking).then_some(act)
    }
}
