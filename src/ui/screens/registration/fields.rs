//! The rows of the form, in the order of the paper one.

mod dwelling;
mod folded;
mod identity;
mod order;

use super::{Act, FORM, RegistrationScreen, id_of};
use crate::domain::{Draft, Register};
use crate::ui::form::{Boxes, edit_named_ui, edit_ui};
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::field::{FIELD, section_line};
use crate::ui::widgets::{FocusOrder, FormRow, Note, Tone};
use eframe::egui::{Align, Label, Layout, Memory, Ui, vec2};
use order::{CONDITIONAL, REQUIRED};
pub(super) use order::{OPTIONAL, is_optional, next_after, progress};

/// Half of a row with two fields.
const HALF: f32 = (FIELD - space::SMALL) / 2.0;

impl RegistrationScreen {
    pub(super) fn fields_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        ui.add_space(space::SMALL);
        let mut order = FocusOrder::default();
        let mut focused = None;
        let mut changed = std::mem::take(&mut self.changed);
        let problems = std::mem::take(&mut self.problems);
        let before = self.focused;
        focused.clone_from(&before);
        let mut boxes = Boxes {
            today: self.today,
            form: FORM,
            problems: &problems,
            shows_all: self.shows_all,
            order: &mut order,
            focused: &mut focused,
            changed: &mut changed,
        };
        self.identity_section_ui(ui, &mut boxes);
        if self.shows_candidate() && self.asks_reason {
            // The box stands in the side pane, the question comes up here.
            boxes.order.add(id_of("duplicate_reason"));
        }
        section_line(ui);
        self.origin_section_ui(ui, &mut boxes);
        section_line(ui);
        if self.asks("phones") {
            row_ui(ui, &mut boxes, &mut self.form.person, Some("联系"), "phones");
            section_line(ui);
        }
        self.dwelling_section_ui(ui, &mut boxes);
        section_line(ui);
        self.declaration_section_ui(ui, &mut boxes);
        section_line(ui);
        self.optional_section_ui(ui, &mut boxes);
        self.problems = problems;
        self.changed = changed;
        let asked = self.companions_ui(ui, &mut order);
        let is_at_end = order.finish(ui);
        self.remember_focus(ui);
        if let Some(key) = self.focus_next.take() {
            ui.memory_mut(|memory| memory.request_focus(id_of(key)));
        }
        let is_typed = !self.changed.is_empty() || self.companions.is_changed();
        let typed = is_typed.then_some(Act::Typed);
        asked.map(Act::Companion).or(is_at_end.then_some(Act::Save { prints: false })).or(typed)
    }

    /// Which field has the keyboard, also when it was given after the field was drawn.
    fn remember_focus(&mut self, ui: &Ui) {
        let Some(id) = ui.memory(Memory::focused) else { return };
        let every = REQUIRED.iter().chain(&OPTIONAL).chain(&CONDITIONAL).chain(&["planned_stay", "duplicate_reason"]);
        let here = every.copied().find(|key| id_of(key) == id);
        self.focused = here.or(self.focused);
        // The boxes go when the address turns out to have a file; the keyboard goes on below them.
        if matches!(here, Some("landlord" | "landlord_phone")) && !self.asks_for_landlord() {
            self.focus_next = Some("dwelling_type");
        }
    }

    /// Whether a problem of this field has a place beside a row of the form.
    pub(super) fn is_drawn(&self, key: &str) -> bool {
        match key {
            "declarant" | "declarant_number" => self.form.has_declarant(),
            "landlord" | "landlord_phone" => self.asks_for_landlord(),
            "planned_stay" => true,
            key if CONDITIONAL.contains(&key) => self.asks(key),
            key => order::required(&self.form, self.today).any(|known| known == key) || OPTIONAL.contains(&key),
        }
    }

    fn asks(&self, key: &str) -> bool {
        self.form.asks(key, self.today)
    }

    /// Where somebody is registered, of a foreigner the country and the document, of a child the guardian's consent.
    fn origin_section_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>) {
        let (section, keys): (_, &[&'static str]) = if self.form.person.record.is_small_child(self.today) {
            ("监护人", &["guardian_consent_on"])
        } else if self.form.person.record.identity.is_of_foreigner() {
            ("国籍", &["nationality", "foreign_name", "document_valid_until"])
        } else {
            ("户籍", &["registered_area", "registered_address"])
        };
        for (place, key) in keys.iter().enumerate() {
            row_ui(ui, boxes, &mut self.form.person, (place == 0).then_some(section), key);
        }
    }

    fn declaration_section_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>) {
        if !self.asks("declared_by") {
            return row_ui(ui, boxes, &mut self.form.residence, Some("申报"), "notice_signed_on");
        }
        let row = FormRow::new("申报方式").section(Some("申报")).required(true);
        let pair =
            Pair { keys: ["declared_by", "notice_signed_on"], second: "告知书签收", widths: [104.0, 116.0] };
        pair_ui(ui, boxes, &mut self.form.residence, row, pair, None);
        if self.form.has_declarant() {
            row_ui(ui, boxes, &mut self.form.residence, None, "declarant");
            row_ui(ui, boxes, &mut self.form.residence, None, "declarant_number");
        }
    }
}

/// Two short fields in one row: the label of the row names the first, words between them the second.
struct Pair {
    keys: [&'static str; 2],
    second: &'static str,
    widths: [f32; 2],
}

/// Each field is called by its own label. Beside them stands what is wrong with either, else the
/// reminder, else what there is to say of the one being typed, else of the first.
fn pair_ui<R: Register>(
    ui: &mut Ui,
    boxes: &mut Boxes<'_>,
    draft: &mut Draft<R>,
    row: FormRow<'_>,
    Pair { keys, second, widths }: Pair,
    reminder: Option<Note>,
) {
    let said = |key: &'static str| R::field(key).and_then(|field| boxes.note(draft, field)).map(|note| (key, note));
    let notes: Vec<(&str, Note)> = keys.into_iter().filter_map(said).collect();
    let here = *boxes.focused;
    let wrong = notes.iter().find(|(_, note)| note.tone == Tone::Bad);
    let typed = || notes.iter().find(|(key, _)| here == Some(*key));
    let note = wrong.map(|(_, note)| note).or(reminder.as_ref());
    let note = note.or_else(|| typed().or(notes.first()).map(|(_, note)| note));
    row.note(note).show(ui, |ui| {
        edit_named_ui(ui, boxes, draft, keys[0], widths[0]);
        let room = FIELD - widths[0] - widths[1] - 2.0 * space::SMALL;
        let middle = Layout::left_to_right(Align::Center);
        ui.allocate_ui_with_layout(vec2(room, height::CONTROL), middle, |ui| {
            ui.add(Label::new(theme::small(second).color(theme::palette(ui).text_weak)).extend());
        });
        edit_named_ui(ui, boxes, draft, keys[1], widths[1]);
    });
}

/// One field of a register as a row of its own.
fn row_ui<R: Register>(
    ui: &mut Ui,
    boxes: &mut Boxes<'_>,
    draft: &mut Draft<R>,
    section: Option<&str>,
    key: &'static str,
) {
    let Some(field) = R::field(key) else { return };
    let note = boxes.note(draft, field);
    let is_required = field.need != crate::domain::Need::Optional;
    let row = FormRow::new(field.label).section(section).required(is_required).note(note.as_ref());
    row.show(ui, |ui| edit_ui(ui, boxes, draft, key, FIELD));
}
