//! Rows of several lines, and rows with a name that the register does not give.

use crate::domain::{Draft, Need, Register};
use crate::ui::form::{Boxes, edit_lines_ui};
use crate::ui::screens::house_forms::rows::RowWords;
use crate::ui::widgets::{FormRow, LinesField};
use eframe::egui::Ui;

/// The box is wider than the others; notes stand beside it where there is room.
const WIDTH: f32 = 560.0;
/// Of the text in it.
const INNER: f32 = WIDTH - 18.0;

/// One field of several lines as a row of its own.
pub(super) fn lines_row_ui<R: Register>(
    ui: &mut Ui,
    boxes: &mut Boxes<'_>,
    draft: &mut Draft<R>,
    key: &'static str,
    rows: usize,
) {
    lines_in_section_ui(ui, boxes, draft, None, (key, rows));
}

/// The same where it may be the first of a section.
pub(in crate::ui::screens) fn lines_in_section_ui<R: Register>(
    ui: &mut Ui,
    boxes: &mut Boxes<'_>,
    draft: &mut Draft<R>,
    section: Option<&str>,
    (key, rows): (&'static str, usize),
) {
    let Some(field) = R::field(key) else { return };
    let words = RowWords { section, label: field.label, is_required: field.need == Need::Required };
    worded_lines_ui(ui, boxes, draft, words, (key, rows));
}

/// The same in other words than the register's own, or required by this form alone.
pub(super) fn worded_lines_ui<R: Register>(
    ui: &mut Ui,
    boxes: &mut Boxes<'_>,
    draft: &mut Draft<R>,
    words: RowWords<'_>,
    (key, rows): (&'static str, usize),
) {
    let note = R::field(key).and_then(|field| boxes.note(draft, field));
    let height = LinesField::height_of(ui, &draft.text(key), rows, INNER);
    let row = FormRow::new(words.label).section(words.section).required(words.is_required).note(note.as_ref());
    row.height(height + 6.0).field_width(WIDTH).show(ui, |ui| {
        edit_lines_ui(ui, boxes, draft, key, (rows, INNER));
    });
}
