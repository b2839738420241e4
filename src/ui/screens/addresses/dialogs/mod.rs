//! The dialogs that change the tree. Each holds what is typed, shows what is wrong beside its field, and says what to save.

mod alias_dialog;
mod duty_dialog;
mod merge_dialog;
mod pick;
mod place_dialog;
mod range_dialog;

use crate::domain::{Problem, RecordId};
use crate::services::address_tree::{Done, Order, SuspectPair};
use crate::services::{Desk, Trouble};
use crate::ui::theme::{self, space};
use crate::ui::widgets::confirm;
use crate::ui::widgets::field::{Note, note_ui};
use crate::ui::widgets::{Button, FocusOrder, FormRow};
use alias_dialog::AliasDialog;
use duty_dialog::DutyDialog;
use eframe::egui::{Align, Context, Id, Layout, Response, Sense, Ui, vec2};
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

/// What a dialog asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    Leave,
    /// What was typed has changed: what follows from it is to be looked up.
    Look,
    Save,
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

const WIDTH: f32 = 700.0;
const FIELD: f32 = 280.0;

/// What saving complained of: at a field, or of the whole.
#[derive(Debug, Default)]
pub struct Complaint {
    problems: Vec<Problem>,
    whole: Option<Note>,
}

impl Complaint {
    fn of(trouble: &Trouble) -> Self {
        match trouble {
            Trouble::Unfinished(problems) => Self { problems: problems.clone(), whole: None },
            other => Self { problems: Vec::new(), whole: Some(Note::wrong(other.to_string())) },
        }
    }

    /// What stands beside a field: the problem, else what else there is to say.
    fn note(&self, field: &str, otherwise: Option<Note>) -> Option<Note> {
        self.problem(field).map(Note::from).or(otherwise)
    }

    fn problem(&self, field: &str) -> Option<&Problem> {
        self.problems.iter().find(|problem| problem.field == field)
    }

    fn forget(&mut self) {
        *self = Self::default();
    }
}

fn title_ui(ui: &mut Ui, title: &str, paragraph: &str) {
    let palette = theme::palette(ui);
    ui.label(theme::heading(title).color(palette.text));
    if !paragraph.is_empty() {
        ui.add_space(space::TINY);
        ui.label(theme::paragraph(paragraph).color(palette.text_weak));
    }
    ui.add_space(space::CARD);
}

/// A row of a dialog's form.
fn row_ui<T>(ui: &mut Ui, label: &str, note: Option<&Note>, edit: impl FnOnce(&mut Ui) -> T) -> T {
    FormRow::new(label).in_card().field_width(FIELD).note(note).show(ui, edit)
}

/// The acts at the foot, and what the whole complains of; the key that saves is Enter in the last field.
fn foot_ui(
    ui: &mut Ui,
    complaint: &Complaint,
    (act, why_not): (&str, Option<&str>),
    keep: &str,
    is_entered: bool,
) -> Option<Answer> {
    let (place, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    if let Some(note) = &complaint.whole {
        note_ui(ui, place, note);
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let save = ui.add(Button::primary(act).key("Enter").refused(why_not)).clicked();
        ui.add_space(space::SMALL);
        let leave = ui.add(Button::secondary(keep).key("Esc")).clicked();
        let saves = save || (is_entered && why_not.is_none());
        if saves { Some(Answer::Save) } else { leave.then_some(Answer::Leave) }
    })
    .inner
}

/// The keyboard comes to the first field once.
fn arrive(has_arrived: &mut bool, field: &Response) {
    if !std::mem::replace(has_arrived, true) {
        field.request_focus();
    }
}

/// Takes a field into the order of Enter and hears whether it was changed.
fn took(order: &mut FocusOrder, field: &Response) -> bool {
    order.add(field.id);
    field.changed()
}
