//! A form in a dialog: title, rows, what is wrong beside its field or above the acts, and the acts at the foot. Which rows there
//! are and what saving does is the business of each dialog.

use crate::domain::Problem;
use crate::services::Trouble;
use crate::ui::theme::{self, space};
use crate::ui::widgets::field::{Note, note_ui};
use crate::ui::widgets::{Button, FocusOrder, FormRow};
use eframe::egui::{Align, Key, Layout, Modifiers, Response, Sense, Ui, vec2};

/// What a dialog asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    Leave,
    /// What was typed has changed: what follows from it is to be looked up.
    Look,
    Save,
}

pub const WIDTH: f32 = 700.0;
pub const FIELD: f32 = 280.0;

/// What saving complained of: at a field, or of the whole.
#[derive(Debug, Default)]
pub struct Complaint {
    pub problems: Vec<Problem>,
    whole: Option<Note>,
}

impl Complaint {
    pub fn of(trouble: &Trouble) -> Self {
        match trouble {
            Trouble::Unfinished(problems) => Self { problems: problems.clone(), whole: None },
            other => Self { problems: Vec::new(), whole: Some(Note::wrong(other.to_string())) },
        }
    }

    /// What stands beside a field: the problem, else what else there is to say.
    pub fn note(&self, field: &str, otherwise: Option<Note>) -> Option<Note> {
        self.problem(field).map(Note::from).or(otherwise)
    }

    pub fn problem(&self, field: &str) -> Option<&Problem> {
        self.problems.iter().find(|problem| problem.field == field)
    }

    pub fn forget(&mut self) {
        *self = Self::default();
    }
}

pub fn title_ui(ui: &mut Ui, title: &str, paragraph: &str) {
    let palette = theme::palette(ui);
    ui.label(theme::heading(title).color(palette.text));
    if !paragraph.is_empty() {
        ui.add_space(space::TINY);
        ui.label(theme::paragraph(paragraph).color(palette.text_weak));
    }
    ui.add_space(space::CARD);
}

/// A row of a dialog's form.
pub fn row_ui<T>(ui: &mut Ui, label: &str, note: Option<&Note>, edit: impl FnOnce(&mut Ui) -> T) -> T {
    FormRow::new(label).in_card().field_width(FIELD).note(note).show(ui, edit)
}

/// The acts at the foot, and what the whole complains of. Ctrl S saves from everywhere, Enter from the last field.
pub fn foot_ui(
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
        let save = ui.add(Button::primary(act).key("Ctrl S").refused(why_not)).clicked();
        ui.add_space(space::SMALL);
        let leave = ui.add(Button::secondary(keep).key("Esc")).clicked();
        let by_key = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::S));
        let saves = save || ((is_entered || by_key) && why_not.is_none());
        if saves { Some(Answer::Save) } else { leave.then_some(Answer::Leave) }
    })
    .inner
}

/// The keyboard comes to the first field once.
pub fn arrive(has_arrived: &mut bool, field: &Response) {
    if !std::mem::replace(has_arrived, true) {
        field.request_focus();
    }
}

/// Takes a field into the order of Enter and hears whether it was changed.
pub fn took(order: &mut FocusOrder, field: &Response) -> bool {
    order.add(field.id);
    field.changed()
}
