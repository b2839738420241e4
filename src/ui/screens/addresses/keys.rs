//! The keyboard on the page of addresses: what the arrows do in the tree, and a key for each dialog.

use super::dialogs::Which;
use super::list::has_tree;
use super::tree::Listing;
use super::{Act, AddressesScreen, Tab};
use eframe::egui::{Key, Modifiers, Popup, Ui};

impl AddressesScreen {
    /// The keys of the page, while no dialog has them.
    pub(super) fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if let Some(act) = self.arrows(ui) {
            return Some(act);
        }
        if self.may_write && self.tab == Tab::Suspects {
            return pressed(Key::F7).then_some(Act::Ask(Which::MergeSuspects));
        }
        let asks = [
            (Key::F2, Which::Edit),
            (Key::Insert, Which::Add),
            (Key::F6, Which::Range),
            (Key::F7, Which::Merge),
            (Key::F8, Which::Duty),
        ];
        if let Some((_, which)) = asks.into_iter().find(|(key, _)| self.may_write && pressed(*key)) {
            return Some(Act::Ask(which));
        }
        if !self.marks.is_empty() && pressed(Key::F5) {
            return Some(Act::Mark(!self.shows_marks));
        }
        if let Some(detail) = &self.detail
            && pressed(Key::F9)
        {
            return Some(Act::PeopleAt(detail.place()));
        }
        if self.may_write && has_tree(ui) && pressed(Key::Delete) {
            return Some(Act::Delete);
        }
        let may_leave = self.detail.is_some() && !Popup::is_any_open(ui.ctx()) && !ui.ctx().text_edit_focused();
        (may_leave && pressed(Key::Escape)).then_some(Act::CloseDetail)
    }

    /// → opens or goes to the first place below, ← closes or goes to the place above.
    fn arrows(&self, ui: &Ui) -> Option<Act> {
        let row = self.tree.selected().filter(|_| has_tree(ui) && self.tree.listing == Listing::Tree)?;
        let here = self.tree.rows().get(row)?;
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowRight) {
            return Some(if here.is_open { Act::Choose(row + 1) } else { Act::Open(row) });
        }
        if pressed(Key::ArrowLeft) {
            return if here.is_open { Some(Act::Close(row)) } else { self.tree.above(row).map(Act::Choose) };
        }
        None
    }
}
