//! Rows of one register in a dialog: what each field asks for is said by the register, which rows there are by the dialog.

use crate::domain::values::Editor;
use crate::domain::{Date, Draft, Register, Weight};
use crate::services::{Desk, Trouble};
use crate::ui::dialog_form::{Complaint, FIELD, arrive, row_ui};
use crate::ui::form::{Boxes, edit_lines_ui, edit_named_ui, edit_ui};
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::field::Note;
use crate::ui::widgets::{FocusOrder, FormRow};
use eframe::egui::{Align, Layout, Response, Ui, vec2};

/// Lines of a long text in sight, and how much wider than other fields it is.
const LINES: usize = 3;
const LINES_WIDTH: f32 = 400.0;
const LINES_MORE: f32 = 44.0;
/// A short field among others in a line.
const GRID_FIELD: f32 = 92.0;

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
        self.rows_ui(ui, self.rows, complaint, order, has_arrived);
    }

    /// The same for some of the rows, where others stand between them.
    pub fn rows_ui(
        &mut self,
        ui: &mut Ui,
        rows: &[(&str, &str)],
        complaint: &mut Complaint,
        order: &mut FocusOrder,
        has_arrived: &mut bool,
    ) {
        self.boxes_ui(complaint, order, |fields, boxes, complaint| {
            for (key, label) in rows {
                let Some(field) = R::field(key) else { continue };
                let note = complaint.problem(key).map(Note::from).or_else(|| boxes.note(&fields.draft, field));
                let is_long = matches!((field.value)(&fields.draft.record).editor(), Editor::Lines);
                let response = if is_long {
                    lines_ui(ui, boxes, &mut fields.draft, field.key, (label, note.as_ref()))
                } else {
                    row_ui(ui, label, note.as_ref(), |ui| edit_ui(ui, boxes, &mut fields.draft, field.key, FIELD))
                };
                arrive(has_arrived, &response);
            }
        });
    }

    /// Short fields side by side, so many in a line, each behind its own label.
    pub fn grid_ui(
        &mut self,
        ui: &mut Ui,
        keys: &[&'static str],
        in_a_line: usize,
        complaint: &mut Complaint,
        order: &mut FocusOrder,
    ) {
        let cell = ui.available_width() / in_a_line as f32;
        self.boxes_ui(complaint, order, |fields, boxes, _| {
            for line in keys.chunks(in_a_line) {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 0.0;
                    for field in line.iter().filter_map(|key| R::field(key)) {
                        let label = vec2(cell - GRID_FIELD - space::CARD, height::CONTROL);
                        let left = Layout::left_to_right(Align::Center);
                        ui.allocate_ui_with_layout(label, left, |ui| {
                            ui.set_min_width(label.x);
                            ui.label(theme::body(field.label));
                        });
                        edit_named_ui(ui, boxes, &mut fields.draft, field.key, GRID_FIELD);
                        ui.add_space(space::CARD);
                    }
                });
                ui.add_space(space::TINY);
            }
        });
    }

    /// Boxes over the fields for one stretch of the dialog; whatever was changed in it silences what saving complained of.
    fn boxes_ui(
        &mut self,
        complaint: &mut Complaint,
        order: &mut FocusOrder,
        draw: impl FnOnce(&mut Self, &mut Boxes<'_>, &Complaint),
    ) {
        let (mut changed, mut focused) = (Vec::new(), None);
        let problems = complaint.problems.clone();
        let mut boxes = Boxes {
            today: self.today,
            form: "dialog",
            problems: &problems,
            shows_all: true,
            order,
            focused: &mut focused,
            changed: &mut changed,
        };
        draw(self, &mut boxes, complaint);
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

fn lines_ui<R: Register>(
    ui: &mut Ui,
    boxes: &mut Boxes<'_>,
    draft: &mut Draft<R>,
    key: &'static str,
    (label, note): (&str, Option<&Note>),
) -> Response {
    let row = FormRow::new(label).in_card().field_width(LINES_WIDTH).height(height::FORM_ROW + LINES_MORE);
    row.note(note).show(ui, |ui| edit_lines_ui(ui, boxes, draft, key, (LINES, LINES_WIDTH)))
}
