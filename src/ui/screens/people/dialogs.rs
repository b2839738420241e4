//! The dialogs in front of the list, one at a time: conditions, the name of a view, a registration that is cancelled, a person who is corrected.

use super::{Act, PeopleScreen};
use crate::ui::dialog_form::Answer;
use crate::ui::widgets::Decision;
use eframe::egui::Ui;

impl PeopleScreen {
    pub(super) fn has_dialog(&self) -> bool {
        self.closing.is_some() || self.correcting.is_some() || self.asking.is_some() || self.views.is_naming()
    }

    /// The dialogs in front of the list.
    pub(super) fn dialogs_ui(&mut self, ui: &Ui) -> Option<Act> {
        if let Some(asking) = &mut self.asking {
            return asking.show(ui).map(Act::Conditions);
        }
        if self.views.is_naming() {
            return self.views.naming_ui(ui).map(|decided| decided.map_or(Act::LeaveNaming, Act::View));
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
