//! Rows of one register in a dialog: what each field asks for is said by the register, which rows there are by the dialog.

use crate::domain::{Date, Draft, Register, Weight};
use crate::services::{Desk, Trouble};
use crate::ui::dialog_form::{Complaint, FIELD, arrive, row_ui};
use crate::ui::form::{Boxes, edit_ui};
use crate::ui::widgets::FocusOrder;
use crate::ui::widgets::field::Note;
use eframe::egui::Ui;

/// The fields, each with its label here.
pub struct Fields<R: Register> {
    pub draft: Draft<R>,
    rows: &'static [(&'static str, &'static str)],
    today: Date,
    focused: Option<&'static str>,
}

impl<R: Register> Fields<R> {
    pub fn new(desk: &Desk, record: R, rows: &'static [(&'static str, &'static str)]) -> Self {
        Self { draft: Draft::of(record), rows, today: desk.today(), focused: None }
    }

    /// Draws the rows behind those that stand in `order` already.
    pub fn ui(&mut self, ui: &mut Ui, complaint: &mut Complaint, order: &mut FocusOrder, has_arrived: &mut bool) {
        let (mut changed, mut focused) = (Vec::new(), None);
        for (key, label) in self.rows {
            let Some(field) = R::field(key) else { continue };
            let mut boxes = Boxes {
                today: self.today,
                form: "dialog",
                problems: &complaint.problems,
                shows_all: true,
                order,
                focused: &mut focused,
                changed: &mut changed,
            };
            let note = complaint.problem(key).map(Note::from).or_else(|| boxes.note(&self.draft, field));
            let response =
                row_ui(ui, label, note.as_ref(), |ui| edit_ui(ui, &mut boxes, &mut self.draft, field.key, FIELD));
            arrive(has_arrived, &response);
        }
        self.focused = focused.or(self.focused);
        if !changed.is_empty() {
            complaint.forget();
        }
    }

    /// What was typed here and does not parse.
    pub fn require_read(&self) -> Result<(), Trouble> {
        let mut unread = self.draft.problems(self.today);
        unread.retain(|problem| {
            problem.weight == Weight::Wrong && self.rows.iter().any(|(key, _)| *key == problem.field)
        });
        if unread.is_empty() { Ok(()) } else { Err(Trouble::Unfinished(unread)) }
    }
}
