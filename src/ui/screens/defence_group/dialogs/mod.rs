//! The dialogs that change a group. Each holds what is typed, shows what is wrong beside its field, and says what to save.

mod elect_dialog;
mod facts_dialog;
mod fields;
mod leave_dialog;
mod member_dialog;
mod parting_dialog;

use crate::domain::RecordId;
use crate::services::defence::GroupPage;
use crate::services::{ChangeId, Desk, Trouble};
pub use crate::ui::dialog_form::Answer;
use crate::ui::dialog_form::{Complaint, WIDTH};
use crate::ui::widgets::confirm;
use eframe::egui::{Context, Id};
use elect_dialog::ElectDialog;
use facts_dialog::FactsDialog;
use leave_dialog::LeaveDialog;
use member_dialog::MemberDialog;
use parting_dialog::{Parting, PartingDialog};

/// Which dialog is wanted; those about one household or shop are about the chosen one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Which {
    Facts,
    Elect,
    Add,
    Member,
    Leave,
    Split,
    Join,
    Dissolve,
}

/// What saving came to.
pub struct Saved {
    pub words: String,
    pub change: ChangeId,
    /// Another group to look at now.
    pub group: Option<RecordId>,
}

impl Saved {
    fn of(words: &str, change: ChangeId) -> Self {
        Self { words: words.to_owned(), change, group: None }
    }
}

pub enum Dialog {
    Facts(FactsDialog),
    Elect(ElectDialog),
    Member(Box<MemberDialog>),
    Leave(LeaveDialog),
    Parting(PartingDialog),
}

impl Dialog {
    /// None where the dialog is about a household or shop and none is chosen.
    pub fn open(desk: &Desk, which: Which, page: &GroupPage, chosen: Option<usize>) -> Result<Option<Self>, Trouble> {
        let line = chosen.and_then(|row| page.roster.get(row));
        Ok(match which {
            Which::Facts => Some(Self::Facts(FactsDialog::new(desk, page.id)?)),
            Which::Elect => Some(Self::Elect(ElectDialog::new(desk, page))),
            Which::Add => Some(Self::Member(Box::new(MemberDialog::add(desk, page)))),
            Which::Member => match line {
                Some(line) => Some(Self::Member(Box::new(MemberDialog::change(desk, line)?))),
                None => None,
            },
            Which::Leave => line.map(|line| Self::Leave(LeaveDialog::new(desk, line))),
            Which::Split => line.map(|line| Self::Parting(PartingDialog::new(desk, page, Parting::split(line)))),
            Which::Join => Some(Self::Parting(PartingDialog::new(desk, page, Parting::join(desk, page)?))),
            Which::Dissolve => Some(Self::Parting(PartingDialog::new(desk, page, Parting::Dissolve))),
        })
    }

    pub fn show(&mut self, ctx: &Context) -> Option<Answer> {
        let modal = confirm::dialog(ctx, Id::unique("defence dialog"), |ui| {
            ui.set_width(WIDTH);
            ui.spacing_mut().item_spacing.y = 0.0;
            match self {
                Self::Facts(dialog) => dialog.ui(ui),
                Self::Elect(dialog) => dialog.ui(ui),
                Self::Member(dialog) => dialog.ui(ui),
                Self::Leave(dialog) => dialog.ui(ui),
                Self::Parting(dialog) => dialog.ui(ui),
            }
        });
        let is_left = modal.should_close();
        modal.inner.or(is_left.then_some(Answer::Leave))
    }

    /// Looks up what follows from what was typed.
    pub fn look(&mut self, desk: &Desk) -> Result<(), Trouble> {
        match self {
            Self::Member(dialog) => dialog.look(desk),
            _ => Ok(()),
        }
    }

    pub fn save(&mut self, desk: &mut Desk) -> Result<Saved, Trouble> {
        match self {
            Self::Facts(dialog) => dialog.save(desk),
            Self::Elect(dialog) => dialog.save(desk),
            Self::Member(dialog) => dialog.save(desk),
            Self::Leave(dialog) => dialog.save(desk),
            Self::Parting(dialog) => dialog.save(desk),
        }
    }

    /// Said in the dialog; what was typed stays.
    pub fn failed(&mut self, trouble: &Trouble) {
        let complaint = match self {
            Self::Facts(dialog) => &mut dialog.complaint,
            Self::Elect(dialog) => &mut dialog.complaint,
            Self::Member(dialog) => &mut dialog.complaint,
            Self::Leave(dialog) => &mut dialog.complaint,
            Self::Parting(dialog) => &mut dialog.complaint,
        };
        *complaint = Complaint::of(trouble);
    }
}
