//! Rows of a form, each of one field or of two short ones.

use crate::domain::{Draft, Need, Register};
use crate::ui::form::{Boxes, edit_named_ui, edit_ui};
use crate::ui::theme::space;
use crate::ui::widgets::FormRow;
use crate::ui::widgets::field::FIELD;
use eframe::egui::Ui;

/// Half of a row with two fields.
pub(super) const HALF: f32 = (FIELD - space::SMALL) / 2.0;

/// One field of a register as a row of its own.
pub(super) fn row_ui<R: Register>(
    ui: &mut Ui,
    boxes: &mut Boxes<'_>,
    draft: &mut Draft<R>,
    section: Option<&str>,
    key: &'static str,
) {
    let Some(field) = R::field(key) else { return };
    let note = boxes.note(draft, field);
    let row = FormRow::new(field.label).section(section).required(field.need == Need::Required).note(note.as_ref());
    row.show(ui, |ui| edit_ui(ui, boxes, draft, key, FIELD));
}

/// Two short fields in one row, each called by the label of its own.
pub(super) fn pair_ui<R: Register>(
    ui: &mut Ui,
    boxes: &mut Boxes<'_>,
    draft: &mut Draft<R>,
    label: &str,
    keys: [&'static str; 2],
) {
    let note = keys.iter().find_map(|key| R::field(key).and_then(|field| boxes.note(draft, field)));
    FormRow::new(label).note(note.as_ref()).show(ui, |ui| {
        for key in keys {
            edit_named_ui(ui, boxes, draft, key, HALF);
        }
    });
}
