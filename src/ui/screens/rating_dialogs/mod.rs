//! What is entered about ratings: a round, who nominated themselves, votes, a star, consent, and the steps; of one landlord or of several
//! together.

mod decide_dialog;
mod nominate_dialog;
mod round_dialog;
mod step_dialog;
mod vote_dialog;

use crate::domain::RecordId;
use crate::domain::rating::{Star, StepKind};
use crate::services::ratings::RatingPage;
use crate::services::{ChangeId, Desk, Trouble};
use crate::ui::dialog_form::{Answer, Complaint, WIDTH};
use crate::ui::event::{After, Event};
use crate::ui::widgets::confirm;
use decide_dialog::{ConsentDialog, DecideDialog};
use eframe::egui::{Context, Id, Ui};
use nominate_dialog::NominateDialog;
use round_dialog::RoundDialog;
use step_dialog::StepDialog;
use vote_dialog::VoteDialog;

/// One of them, open.
pub struct Dialog(Box<dyn Asking>);

/// What each of them does.
trait Asking {
    fn ui(&mut self, ui: &mut Ui) -> Option<Answer>;
    /// Words for the toast, and what takes it back.
    fn save(&mut self, desk: &mut Desk) -> Result<(String, ChangeId), Trouble>;
    fn complaint(&mut self) -> &mut Complaint;
    /// Looks up what follows from what was typed.
    fn look(&mut self, _desk: &Desk) -> Result<(), Trouble> {
        Ok(())
    }
}

/// What became of an open dialog.
pub enum Answered {
    Saved(Event),
    Left,
}

impl Dialog {
    pub fn new_round(desk: &Desk) -> Self {
        Self(Box::new(RoundDialog::new(desk)))
    }

    pub fn nominate(desk: &Desk, round: RecordId) -> Result<Self, Trouble> {
        Ok(Self(Box::new(NominateDialog::new(desk, round)?)))
    }

    /// The same step of several.
    pub fn together(desk: &Desk, round: RecordId, kind: StepKind, ratings: Vec<RecordId>) -> Result<Self, Trouble> {
        Ok(Self(Box::new(StepDialog::new(desk, round, kind, ratings)?)))
    }

    /// A step of one rating; a vote has a form of its own.
    pub fn step(desk: &Desk, page: &RatingPage, kind: StepKind) -> Result<Self, Trouble> {
        Ok(match kind {
            StepKind::Deliberate => Self(Box::new(VoteDialog::new(desk, page)?)),
            kind => Self(Box::new(StepDialog::new(desk, page.round, kind, vec![page.id])?)),
        })
    }

    pub fn decide(desk: &Desk, page: &RatingPage, star: Star) -> Result<Self, Trouble> {
        Ok(Self(Box::new(DecideDialog::new(desk, page, star)?)))
    }

    pub fn consent(desk: &Desk, page: &RatingPage) -> Self {
        Self(Box::new(ConsentDialog::new(desk, page)))
    }

    pub fn show(&mut self, ctx: &Context) -> Option<Answer> {
        let modal = confirm::dialog(ctx, Id::unique("rating dialog"), |ui| {
            ui.set_width(WIDTH);
            ui.spacing_mut().item_spacing.y = 0.0;
            self.0.ui(ui)
        });
        let is_left = modal.should_close();
        modal.inner.or(is_left.then_some(Answer::Leave))
    }
}

/// Does what was answered. What cannot be saved is said in the dialog, and what was typed stays.
pub fn answered(dialog: &mut Option<Dialog>, desk: &mut Desk, answer: Answer) -> Result<Option<Answered>, Trouble> {
    let Some(Dialog(asking)) = dialog else { return Ok(None) };
    match answer {
        Answer::Leave => {
            *dialog = None;
            Ok(Some(Answered::Left))
        }
        Answer::Look => asking.look(desk).map(|()| None),
        Answer::Save => match asking.save(desk) {
            Ok((words, change)) => {
                *dialog = None;
                Ok(Some(Answered::Saved(Event::Saved { words, undo: Some(change), then: After::Stay })))
            }
            Err(trouble) => {
                *asking.complaint() = Complaint::of(&trouble);
                Ok(None)
            }
        },
    }
}
