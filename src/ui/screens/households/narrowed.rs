//! What the list of households is narrowed by: conditions, views kept under a name, and the dialogs in front that ask for either.

use super::asking::Asking;
use super::{Act, HouseholdsScreen};
use crate::domain::RecordId;
use crate::services::households::HouseholdFilter;
use crate::services::{Desk, Trouble};
use crate::ui::event::Event;
use crate::ui::narrowing::Answer;
use crate::ui::saved_views::{Outcome, ViewAct};
use eframe::egui::Ui;

impl HouseholdsScreen {
    pub(super) fn ask_conditions(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.asking = Some(Asking::of(desk, &self.filter)?);
        Ok(())
    }

    pub(super) fn has_dialog(&self) -> bool {
        self.asking.is_some() || self.views.is_naming()
    }

    pub(super) fn narrow(&mut self, desk: &Desk, filter: HouseholdFilter) -> Result<(), Trouble> {
        self.filter = filter;
        self.list.go_to_top();
        self.read_list(desk)?;
        self.read_detail(desk)
    }

    pub(super) fn answer(&mut self, answer: Answer, desk: &Desk) -> Result<(), Trouble> {
        let Some(asking) = &mut self.asking else { return Ok(()) };
        match answer {
            Answer::Look => return asking.look(desk),
            Answer::Show => {
                let Some(filter) = asking.read() else { return Ok(()) };
                self.narrow(desk, filter)?;
            }
            Answer::Leave => {}
        }
        self.asking = None;
        self.list.take_focus();
        Ok(())
    }

    pub(super) fn view_act(&mut self, act: ViewAct, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        let now = self.list.view(self.filter.clone());
        Ok(match self.views.act(act, &now, desk)? {
            Outcome::Show(view) => {
                self.list.take_view(&view);
                self.narrow(desk, view.filter)?;
                Some(self.list.remembered())
            }
            Outcome::Told(words) => Some(Event::Told(words)),
            Outcome::Nothing => None,
        })
    }

    /// The marked households, or the one in front.
    pub(super) fn meant(&self) -> Vec<RecordId> {
        if self.list.marked_count() > 0 { self.list.marked() } else { self.list.chosen().into_iter().collect() }
    }

    pub(super) fn dialogs_ui(&mut self, ui: &Ui) -> Option<Act> {
        if let Some(asking) = &mut self.asking {
            return asking.show(ui).map(Act::Conditions);
        }
        let decided = self.views.naming_ui(ui)?;
        Some(decided.map_or(Act::LeaveNaming, Act::View))
    }
}
