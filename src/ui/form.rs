//! One field of a register as an edit box: the value's own kind decides which, its key decides the id.

use crate::domain::values::{Area, Editor, Remark, Value};
use crate::domain::{CodeTable, Date, Draft, Field, Need, Problem, Register, Weight};
use crate::ui::widgets::{ChoiceField, DateField, FocusOrder, LinesField, Note, TextField, area_field};
use eframe::egui::{Id, Response, Ui, Widget};

/// What the boxes of one form share in one frame.
pub struct Boxes<'a> {
    pub today: Date,
    /// The form's name; ids are made of it and the field's key.
    pub form: &'a str,
    pub problems: &'a [Problem],
    /// After a try to save, every problem is shown; before, only what was typed and does not parse.
    pub shows_all: bool,
    pub order: &'a mut FocusOrder,
    /// The key of the field that has the keyboard.
    pub focused: &'a mut Option<&'static str>,
    /// The keys of the fields changed in this frame: a burst of keys may reach several.
    pub changed: &'a mut Vec<&'static str>,
}

impl Boxes<'_> {
    pub fn id(&self, key: &str) -> Id {
        Id::unique((self.form, key))
    }

    /// The same for the boxes of one row of several alike: ids of their own, and what is wrong in that row.
    pub fn of_row<'b>(&'b mut self, form: &'b str, problems: &'b [Problem]) -> Boxes<'b> {
        Boxes {
            today: self.today,
            form,
            problems,
            shows_all: self.shows_all,
            order: self.order,
            focused: self.focused,
            changed: self.changed,
        }
    }

    /// Takes a box into the order of Enter, and notes whether it has the keyboard or was changed.
    pub fn took(&mut self, key: &'static str, response: &Response) {
        self.order.add(response.id);
        if response.has_focus() {
            *self.focused = Some(key);
        }
        if response.changed() {
            self.changed.push(key);
        }
    }

    /// The same of a box of several lines, where Enter makes a line.
    pub fn took_lines(&mut self, key: &'static str, response: &Response) {
        self.order.add_with_lines(response.id);
        if response.has_focus() {
            *self.focused = Some(key);
        }
        if response.changed() {
            self.changed.push(key);
        }
    }

    pub fn problem(&self, key: &str) -> Option<&Problem> {
        self.problems.iter().find(|problem| problem.field == key)
    }

    /// Whether the edge of the box is red.
    pub fn is_wrong<R: Register>(&self, draft: &Draft<R>, key: &str) -> bool {
        self.problem(key).is_some_and(|problem| problem.weight == Weight::Wrong) && self.is_due(draft, key)
    }

    /// A problem is shown after a try to save, or once something was typed and the box was left; at once where nothing that
    /// is still to be typed could mend it.
    fn is_due<R: Register>(&self, draft: &Draft<R>, key: &str) -> bool {
        let value = R::field(key).map(|field| (field.value)(&draft.record));
        let is_beyond_mending = value.is_some_and(|value| matches!(value.remark(self.today), Remark::Wrong(_)));
        self.shows_all
            || is_beyond_mending
            || (*self.focused != Some(R::field(key).map_or("", |field| field.key)) && !draft.text(key).is_empty())
    }

    /// What stands beside the field: the problem when it is due, else what the value says of itself, else the hint.
    pub fn note<R: Register>(&self, draft: &Draft<R>, field: &Field<R>) -> Option<Note> {
        if let Some(problem) = self.problem(field.key)
            && (problem.weight != Weight::Wrong || self.is_due(draft, field.key))
        {
            return Some(Note::from(problem));
        }
        let remark = (field.value)(&draft.record).remark(self.today);
        let hint = (*self.focused == Some(field.key) && !field.hint.is_empty()).then(|| Note::hint(field.hint));
        if remark == Remark::Nothing { hint } else { Note::from_remark(&remark) }
    }
}

/// Draws the edit box of a field. Whatever is typed goes into the draft at once; the text itself is never reformatted
/// while the box has the keyboard.
pub fn edit_ui<R: Register>(
    ui: &mut Ui,
    boxes: &mut Boxes<'_>,
    draft: &mut Draft<R>,
    key: &'static str,
    width: f32,
) -> Response {
    let Some(field) = R::field(key) else { return ui.label("") };
    let editor = (field.value)(&draft.record).editor();
    edit_as_ui(ui, boxes, draft, field, editor, width)
}

/// The same where only some entries of the field's own table may be taken.
pub fn edit_among_ui<R: Register>(
    ui: &mut Ui,
    boxes: &mut Boxes<'_>,
    draft: &mut Draft<R>,
    key: &'static str,
    table: &'static CodeTable,
    width: f32,
) -> Response {
    let Some(field) = R::field(key) else { return ui.label("") };
    edit_as_ui(ui, boxes, draft, field, Editor::Choice(table), width)
}

fn edit_as_ui<R: Register>(
    ui: &mut Ui,
    boxes: &mut Boxes<'_>,
    draft: &mut Draft<R>,
    field: &'static Field<R>,
    editor: Editor,
    width: f32,
) -> Response {
    let key = field.key;
    let id = boxes.id(key);
    let is_wrong = boxes.is_wrong(draft, key);
    let mut text = draft.text(key);
    let response = match editor {
        Editor::Choice(table) => ChoiceField::new(id, &mut text, table).width(width).problem(is_wrong).ui(ui),
        Editor::Day => {
            let day = text.parse().ok();
            DateField::new(id, &mut text, day, boxes.today).width(width).problem(is_wrong).ui(ui)
        }
        Editor::Area => area_ui(ui, id, draft, key, &mut text, is_wrong),
        _ => TextField::new(id, &mut text).width(width).hint(hint_inside(field)).problem(is_wrong).ui(ui),
    };
    if response.changed() && text != draft.text(key) {
        draft.type_in(key, &text, boxes.today);
    }
    if response.lost_focus() {
        draft.settle(key);
    }
    boxes.took(key, &response);
    response
}

/// The edit box of a field of several lines, so many of them in sight.
pub fn edit_lines_ui<R: Register>(
    ui: &mut Ui,
    boxes: &mut Boxes<'_>,
    draft: &mut Draft<R>,
    key: &'static str,
    (rows, width): (usize, f32),
) -> Response {
    let Some(field) = R::field(key) else { return ui.label("") };
    let is_wrong = boxes.is_wrong(draft, key);
    let mut text = draft.text(key);
    let edit = LinesField::new(boxes.id(key), &mut text).rows(rows).width(width).hint(field.hint).problem(is_wrong);
    let response = edit.ui(ui);
    if response.changed() && text != draft.text(key) {
        draft.type_in(key, &text, boxes.today);
    }
    boxes.took_lines(field.key, &response);
    response
}

/// The same where several boxes share a row: each is called by the label of its own field.
pub fn edit_named_ui<R: Register>(
    ui: &mut Ui,
    boxes: &mut Boxes<'_>,
    draft: &mut Draft<R>,
    key: &'static str,
    width: f32,
) {
    let label = R::field(key).map_or(key, |field| field.label);
    edit_ui(ui, boxes, draft, key, width).accessible_name(label);
}

/// A division that was taken from the list is set by its code: two divisions may share a name.
fn area_ui<R: Register>(
    ui: &mut Ui,
    id: Id,
    draft: &mut Draft<R>,
    key: &'static str,
    text: &mut String,
    is_wrong: bool,
) -> Response {
    let output = area_field(ui, id, text, is_wrong);
    if let (Some(division), Some(field)) = (output.chosen, R::field(key)) {
        let cells = Area { code: division.code.clone() }.store();
        draft.set(key, |record| {
            // A code from the table of divisions can always be restored.
            let _ = (field.value_mut)(record).restore(&cells);
        });
        *text = draft.text(key);
    }
    output.response
}

/// A hint that belongs into the box itself: free remarks say what not to write.
fn hint_inside<R: Register>(field: &Field<R>) -> &'static str {
    if field.need == Need::Optional { field.hint } else { "" }
}
