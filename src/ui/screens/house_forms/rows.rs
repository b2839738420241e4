//! Rows of a form, each of one field or of two short ones.

use crate::domain::{Draft, Need, Register};
use crate::ui::form::{Boxes, edit_named_ui, edit_ui};
use crate::ui::theme::{self, space};
use crate::ui::widgets::field::FIELD;
use crate::ui::widgets::{FormRow, check_box};
use eframe::egui::{Align, Key, Label, Layout, Ui, vec2};

/// Half of a row with two fields.
pub(in crate::ui::screens) const HALF: f32 = (FIELD - space::SMALL) / 2.0;

/// A box to tick. Enter goes on from it as from any field; space turns it over.
pub(in crate::ui::screens) fn tick_ui(
    ui: &mut Ui,
    boxes: &mut Boxes<'_>,
    key: &'static str,
    is_ticked: &mut bool,
    words: &str,
) {
    let before = *is_ticked;
    let ticked = middle_ui(ui, |ui| check_box(ui, is_ticked, words));
    if ticked.changed() && ui.input(|input| input.key_pressed(Key::Enter)) {
        *is_ticked = before;
    }
    boxes.took(key, &ticked);
}

/// Words that cannot be changed here.
pub(in crate::ui::screens) fn said_ui(ui: &mut Ui, words: &str) {
    middle_ui(ui, |ui| ui.add(Label::new(theme::body(words)).truncate()));
}

/// On the middle line of a row, where the words of fields stand.
fn middle_ui<T>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> T) -> T {
    let room = vec2(FIELD, ui.available_height());
    ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), content).inner
}

/// One field of a register as a row of its own.
pub(in crate::ui::screens) fn row_ui<R: Register>(
    ui: &mut Ui,
    boxes: &mut Boxes<'_>,
    draft: &mut Draft<R>,
    section: Option<&str>,
    key: &'static str,
) {
    let Some(field) = R::field(key) else { return };
    let words = RowWords { section, label: field.label, is_required: field.need == Need::Required };
    worded_ui(ui, boxes, draft, words, key);
}

/// What stands before a field.
#[derive(Clone, Copy)]
pub(in crate::ui::screens) struct RowWords<'a> {
    pub section: Option<&'a str>,
    pub label: &'a str,
    pub is_required: bool,
}

/// The same in other words than the register's own: a shorter label, or required by this form alone.
pub(in crate::ui::screens) fn worded_ui<R: Register>(
    ui: &mut Ui,
    boxes: &mut Boxes<'_>,
    draft: &mut Draft<R>,
    words: RowWords<'_>,
    key: &'static str,
) {
    let note = R::field(key).and_then(|field| boxes.note(draft, field));
    let row = FormRow::new(words.label).section(words.section).required(words.is_required).note(note.as_ref());
    row.show(ui, |ui| edit_ui(ui, boxes, draft, key, FIELD));
}

/// Two short fields in one row, each called by the label of its own.
pub(in crate::ui::screens) fn pair_ui<R: Register>(
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
