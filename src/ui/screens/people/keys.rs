//! The keys of the list and of the page beside it. Those that work everywhere are in `inside/keys`.

use super::detail::{self, Detail};
use super::marking::Batch;
use super::{Act, PeopleScreen, registers};
use crate::services::{Desk, Trouble};
use crate::ui::event::Event;
use crate::ui::widgets::Mark;
use eframe::egui::{Key, Modifiers, Popup, Ui};

/// What a key asks of the page of whoever is chosen.
pub(super) type Ask = fn(&mut Detail) -> Option<detail::Act>;

impl PeopleScreen {
    pub(super) fn keys_ui(&mut self, ui: &Ui) -> Option<Act> {
        if let Some(act) = self.marks_by_key(ui) {
            return Some(act);
        }
        if let Some(list) = registers::by_key(ui, self.list()) {
            return Some(Act::List(list));
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if self.may_write && pressed(Modifiers::COMMAND, Key::I) {
            return Some(Act::Import);
        }
        if pressed(Modifiers::COMMAND, Key::T) {
            return Some(Act::Fill);
        }
        if pressed(Modifiers::NONE, Key::F9) {
            self.as_of.take_focus();
        }
        // Before Ctrl P, which would take it as well.
        if pressed(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P) {
            return self.print_by_key();
        }
        if self.marked.count() > 0 && pressed(Modifiers::COMMAND, Key::P) {
            return Some(Act::Batch(Batch::Cards));
        }
        let Some(page) = &mut self.detail else { return self.keys_of_row(ui) };
        if pressed(Modifiers::NONE, Key::F7) {
            return page.reveal_or_hide().map(Act::Detail);
        }
        if pressed(Modifiers::NONE, Key::F4) {
            return page.edit().map(Act::Detail);
        }
        if pressed(Modifiers::COMMAND, Key::K) {
            return page.same_address().map(Act::Detail);
        }
        if pressed(Modifiers::COMMAND, Key::P) {
            return page.card().map(Act::Detail);
        }
        if !Popup::is_any_open(ui.ctx()) && pressed(Modifiers::NONE, Key::Escape) {
            return Some(Act::CloseDetail);
        }
        None
    }

    /// What several rows are asked by key: copying them, letting them go.
    fn marks_by_key(&self, ui: &Ui) -> Option<Act> {
        let is_typing = ui.ctx().text_edit_focused();
        let is_copied = ui.input(|input| input.events.contains(&eframe::egui::Event::Copy));
        if is_copied && !is_typing {
            return Some(Act::Batch(Batch::Copy));
        }
        let is_left = self.marked.count() > 0 && !Popup::is_any_open(ui.ctx());
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if is_left && pressed(Key::Escape) {
            return Some(Act::Mark(Mark::Nothing));
        }
        pressed(Key::F6).then_some(Act::AskConditions)
    }

    fn keys_of_row(&self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::COMMAND, Key::P) {
            return Some(Act::OfChosen(|page| page.card()));
        }
        let asked: [(Modifiers, Key, Ask); 3] = [
            (Modifiers::NONE, Key::F7, Detail::reveal_or_hide),
            (Modifiers::NONE, Key::F4, |page| page.edit()),
            (Modifiers::COMMAND, Key::K, |page| page.same_address()),
        ];
        self.selected?;
        asked.into_iter().find(|(modifiers, key, _)| pressed(*modifiers, *key)).map(|(.., ask)| Act::OfChosen(ask))
    }

    /// The row in front is chosen, also while its page is closed: the page comes back with what was asked of it.
    pub(super) fn ask_of_chosen(&mut self, desk: &mut Desk, ask: Ask) -> Result<Option<Event>, Trouble> {
        let Some(row) = self.selected else {
            return Ok(Some(Event::Refused("先在列表里选一个人，再打印登记卡".to_owned())));
        };
        self.select(desk, row)?;
        match self.detail.as_mut().and_then(ask) {
            Some(act) => self.detail_act(act, desk),
            None => Ok(None),
        }
    }
}
