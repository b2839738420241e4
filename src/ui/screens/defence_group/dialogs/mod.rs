//! The dialogs that change a group. Each holds what is typed, shows what is wrong beside its field, and says what to save.

mod elect_dialog;
mod facts_dialog;
mod leave_dialog;
mod member_dialog;
mod parting_dialog;
mod patrol_dialog;
mod rota_dialog;
mod swap_dialog;

use crate::domain::{Date, RecordId};
use crate::services::defence::{GroupPage, PatrolLine, RosterLine, TurnLine};
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
use patrol_dialog::PatrolDialog;
use rota_dialog::RotaDialog;
use swap_dialog::SwapDialog;

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
    Rota,
    Swap,
    Patrol,
    EditPatrol,
    /// One more thing found, or what became of one that is still open.
    Finding,
}

/// What a dialog may be about.
pub struct Chosen<'a> {
    pub page: &'a GroupPage,
    pub line: Option<&'a RosterLine>,
    /// The month in sight.
    pub month: (Date, Date),
    pub turns: &'a [TurnLine],
    pub turn: Option<&'a TurnLine>,
    pub patrol: Option<&'a PatrolLine>,
}

/// What saving came to.
pub struct Saved {
    pub words: String,
    pub change: ChangeId,
    /// Another group to look at now.
    pub group: Option<RecordId>,
    /// A day whose month is to be looked at now.
    pub day: Option<Date>,
}

impl Saved {
    fn of(words: &str, change: ChangeId) -> Self {
        Self { words: words.to_owned(), change, group: None, day: None }
    }
}

pub enum Dialog {
    Facts(FactsDialog),
    Elect(ElectDialog),
    Member(Box<MemberDialog>),
    Leave(LeaveDialog),
    Parting(PartingDialog),
    Rota(RotaDialog),
    Swap(SwapDialog),
    Patrol(Box<PatrolDialog>),
}

impl Dialog {
    /// None where the dialog is about something chosen and nothing is.
    pub fn open(desk: &Desk, which: Which, chosen: &Chosen<'_>) -> Result<Option<Self>, Trouble> {
        let Chosen { page, line, month, turns, turn, patrol } = *chosen;
        let parting = |parting| Self::Parting(PartingDialog::new(desk, page, parting));
        Ok(match which {
            Which::Facts => Some(Self::Facts(FactsDialog::new(desk, page.id)?)),
            Which::Elect => Some(Self::Elect(ElectDialog::new(desk, page))),
            Which::Add => Some(Self::Member(Box::new(MemberDialog::add(desk, page)))),
            Which::Member => {
                let dialog = line.map(|line| MemberDialog::change(desk, line)).transpose()?;
                dialog.map(|dialog| Self::Member(Box::new(dialog)))
            }
            Which::Leave => line.map(|line| Self::Leave(LeaveDialog::new(desk, line))),
            Which::Split => line.map(|line| parting(Parting::split(line))),
            Which::Join => Some(parting(Parting::join(desk, page)?)),
            Which::Dissolve => Some(parting(Parting::Dissolve)),
            Which::Rota => {
                let hours = turns.first().map_or("", |turn| turn.hours.as_str());
                Some(Self::Rota(RotaDialog::new(desk, page.id, month, hours)))
            }
            Which::Swap => turn.map(|turn| Self::Swap(SwapDialog::new(page, turn, turns))),
            Which::Patrol => Some(Self::Patrol(Box::new(PatrolDialog::new(desk, page.id)?))),
            Which::EditPatrol => patrol.map(|line| Self::Patrol(Box::new(PatrolDialog::change(desk, line)))),
            Which::Finding => {
                let dialog = patrol.map(|line| PatrolDialog::finding(desk, line)).transpose()?;
                dialog.map(|dialog| Self::Patrol(Box::new(dialog)))
            }
        })
    }

    pub fn show(&mut self, ctx: &Context) -> Option<Answer> {
        // A dialog is as high as its own rows, not as the one before it.
        let id = Id::unique(("defence dialog", std::mem::discriminant(self)));
        let modal = confirm::dialog(ctx, id, |ui| {
            ui.set_width(WIDTH);
            ui.spacing_mut().item_spacing.y = 0.0;
            match self {
                Self::Facts(dialog) => dialog.ui(ui),
                Self::Elect(dialog) => dialog.ui(ui),
                Self::Member(dialog) => dialog.ui(ui),
                Self::Leave(dialog) => dialog.ui(ui),
                Self::Parting(dialog) => dialog.ui(ui),
                Self::Rota(dialog) => dialog.ui(ui),
                Self::Swap(dialog) => dialog.ui(ui),
                Self::Patrol(dialog) => dialog.ui(ui),
            }
        });
        let is_left = modal.should_close();
        modal.inner.or(is_left.then_some(Answer::Leave))
    }

    /// Looks up what follows from what was typed.
    pub fn look(&mut self, desk: &Desk) -> Result<(), Trouble> {
        match self {
            Self::Member(dialog) => dialog.look(desk),
            Self::Patrol(dialog) => dialog.look(desk),
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
            Self::Rota(dialog) => dialog.save(desk),
            Self::Swap(dialog) => dialog.save(desk),
            Self::Patrol(dialog) => dialog.save(desk),
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
            Self::Rota(dialog) => &mut dialog.complaint,
            Self::Swap(dialog) => &mut dialog.complaint,
            Self::Patrol(dialog) => &mut dialog.complaint,
        };
        *complaint = Complaint::of(trouble);
    }
}
