//! The dialogs in front of the list, one at a time: conditions, the name of a view, a registration that is cancelled, a person who is corrected.

use super::views::ViewAct;
use super::{Act, PeopleScreen};
use crate::ui::dialog_form::Answer;
use crate::ui::widgets::Decision;
use eframe::egui::Ui;

impl PeopleScreen {
    pub(super) fn has_dialog(&self) -> bool {
        self.closing.is_some() || self.correcting.is_some() || self.asking.is_some() || self.naming.is_some()
    }

    /// The dialogs in front of the list.
    pub(super) fn dialogs_ui(&mut self, ui: &Ui) -> Option<Act> {
        if let Some(asking) = &mut self.asking
            && let Some(decided) = asking.show(ui)
        {
            self.asking = None;
            self.wants_focus = true;
            return decided.map(Act::Filter);
        }
        if let Some(naming) = &mut self.naming
            && let Some(decided) = naming.show(ui)
        {
            self.naming = None;
            self.wants_focus = true;
            return decided.map(|name| Act::View(ViewAct::Keep(name)));
        }
        if let Some(correcting) = &mut self.correcting {
            return match correcting.show(ui.ctx())? {
                Answer::Save => Some(Act::CorrectPerson),
                Answer::Look => None,
                Answer::Leave => {
                    self.correcting = None;
                    None
                }
            };
        }
        self.closing_ui(ui)
    }

    fn closing_ui(&mut self, ui: &Ui) -> Option<Act> {
        match self.closing.as_mut()?.show(ui)? {
            Decision::Act => Some(Act::CloseRegistration),
            Decision::Keep => {
                self.closing = None;
                None
            }
        }
    }
}
