//! The dialogs that change the tree. Each holds what is typed, shows what is wrong beside its field, and says what to save.

mod alias_dialog;
mod duty_dialog;
mod merge_dialog;
mod pick;
pub use pick::PlacePick;
mod place_dialog;
mod range_dialog;

use crate::domain::RecordId;
use crate::services::address_tree::{Done, Order, SuspectPair};
use crate::services::{Desk, Trouble};
pub use crate::ui::dialog_form::Answer;
use crate::ui::dialog_form::{Complaint, FIELD, WIDTH, arrive, foot_ui, row_ui, title_ui, took};
use crate::ui::widgets::confirm;
use alias_dialog::AliasDialog;
use duty_dialog::DutyDialog;
use eframe::egui::{Context, Id};
use merge_dialog::MergeDialog;
use place_dialog::PlaceDialog;
use range_dialog::RangeDialog;

/// Which dialog is wanted, for the place that is chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Which {
    Add,
    Edit,
    Range,
    Merge,
    MergeSuspects,
    Alias,
    Duty,
    ReplaceDuty(RecordId),
    EndDuty(RecordId),
}

/// What saving came to.
pub enum Saving {
    Done(Done),
    /// So much that a job does it.
    Long(Order),
}

pub enum Dialog {
    Place(Box<PlaceDialog>),
    Range(RangeDialog),
    Merge(Box<MergeDialog>),
    Alias(AliasDialog),
    Duty(Box<DutyDialog>),
}

/// From this many places on a change is done by a job.
const MANY: u32 = 500;

impl Dialog {
    /// None when the dialog is about a chosen place and none is chosen.
    pub fn open(desk: &Desk, which: Which, chosen: Option<RecordId>) -> Result<Option<Self>, Trouble> {
        Ok(match (which, chosen) {
            (Which::Range, _) => Some(Self::Range(RangeDialog::new(desk, chosen)?)),
            (Which::Edit, Some(place)) => Some(Self::Place(Box::new(PlaceDialog::edit(desk, place)?))),
            (Which::Merge, Some(place)) => Some(Self::Merge(Box::new(MergeDialog::of(desk, place)?))),
            (Which::Alias, Some(place)) => Some(Self::Alias(AliasDialog::new(place))),
            (Which::Duty, Some(place)) => Some(Self::Duty(Box::new(DutyDialog::add(desk, place)))),
            (Which::ReplaceDuty(duty), _) => Some(Self::Duty(Box::new(DutyDialog::replace(desk, duty)?))),
            (Which::EndDuty(duty), _) => Some(Self::Duty(Box::new(DutyDialog::end(desk, duty)?))),
            _ => None,
        })
    }

    /// `kind` is proposed, or else what comes below the parent as a rule.
    pub fn add(desk: &Desk, parent: Option<RecordId>, kind: Option<&str>) -> Result<Self, Trouble> {
        Ok(Self::Place(Box::new(PlaceDialog::add(desk, parent, kind)?)))
    }

    pub fn of_pair(pair: &SuspectPair) -> Self {
        Self::Merge(Box::new(MergeDialog::of_pair(pair)))
    }

    pub fn show(&mut self, ctx: &Context) -> Option<Answer> {
        let modal = confirm::dialog(ctx, Id::unique("address dialog"), |ui| {
            ui.set_width(WIDTH);
            ui.spacing_mut().item_spacing.y = 0.0;
            match self {
                Self::Place(dialog) => dialog.ui(ui),
                Self::Range(dialog) => dialog.ui(ui),
                Self::Merge(dialog) => dialog.ui(ui),
                Self::Alias(dialog) => dialog.ui(ui),
                Self::Duty(dialog) => dialog.ui(ui),
            }
        });
        let is_left = modal.should_close();
        modal.inner.or(is_left.then_some(Answer::Leave))
    }

    /// Looks up what follows from what was typed.
    pub fn look(&mut self, desk: &Desk) -> Result<(), Trouble> {
        match self {
            Self::Place(dialog) => dialog.look(desk),
            Self::Range(dialog) => dialog.look(desk),
            Self::Merge(dialog) => dialog.look(desk),
            Self::Alias(dialog) => dialog.look(desk),
            Self::Duty(_) => Ok(()),
        }
    }

    pub fn save(&mut self, desk: &mut Desk) -> Result<Saving, Trouble> {
        match self {
            Self::Place(dialog) => dialog.save(desk),
            Self::Range(dialog) => dialog.save(desk),
            Self::Merge(dialog) => dialog.save(desk),
            Self::Alias(dialog) => dialog.save(desk),
            Self::Duty(dialog) => dialog.save(desk),
        }
    }

    /// Said in the dialog; what was typed stays.
    pub fn failed(&mut self, trouble: &Trouble) {
        let complaint = match self {
            Self::Place(dialog) => &mut dialog.complaint,
            Self::Range(dialog) => &mut dialog.complaint,
            Self::Merge(dialog) => &mut dialog.complaint,
            Self::Alias(dialog) => &mut dialog.complaint,
            Self::Duty(dialog) => &mut dialog.complaint,
        };
        *complaint = Complaint::of(trouble);
    }
}
