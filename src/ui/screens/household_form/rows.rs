//! The rows of people: number, name, sex, birth, what they are to the head, and whether they live there. The last row of a
//! form that takes people is always empty; whoever types into it gets another one.

use super::cells::{CONSENT, consent_ui, lives_ui, middle_ui, person_ui, question_ui, relation_ui, row_note};
use super::event::id_of;
use super::{Act, FORM, HouseholdFormScreen, Place};
use crate::domain::CodeList;
use crate::domain::codes::Relationship;
use crate::services::households::Who;
use crate::ui::form::Boxes;
use crate::ui::theme::{self, font, height, space};
use crate::ui::widgets::field::{note_ui, section_line};
use crate::ui::widgets::{FocusOrder, check_box, paint};
use eframe::egui::{Align, Id, Key, Layout, Memory, Rect, Sense, Ui, UiBuilder, pos2, vec2};
use std::sync::LazyLock;

/// Names the ids of the rows are made of. A household with more members than this shows the first of them only.
static ROW_FORMS: LazyLock<Vec<String>> = LazyLock::new(|| (1..=200).map(|row| format!("{FORM} {row}")).collect());

const TICK: f32 = 26.0;
pub(super) const NUMBER: f32 = 184.0;
pub(super) const NAME: f32 = 96.0;
pub(super) const SEX: f32 = 76.0;
pub(super) const BIRTH: f32 = 124.0;
pub(super) const RELATION: f32 = 132.0;
pub(super) const LIVES: f32 = 92.0;
const HEADINGS: [(&str, f32); 4] = [("证件号码", NUMBER), ("姓名", NAME), ("性别", SEX), ("出生日期", BIRTH)];

impl HouseholdFormScreen {
    pub(super) fn fields_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        ui.add_space(space::SMALL);
        let mut order = FocusOrder::default();
        let mut changed = Vec::new();
        let above = std::mem::take(&mut self.above);
        let mut focused = self.focused.filter(|(row, _)| row.is_none()).map(|(_, key)| key);
        let mut boxes = Boxes {
            today: self.today,
            form: FORM,
            problems: &above,
            shows_all: self.shows_all,
            order: &mut order,
            focused: &mut focused,
            changed: &mut changed,
        };
        self.event_ui(ui, &mut boxes);
        self.above = above;
        self.changed.extend(changed.into_iter().map(|key| (None, key)));
        section_line(ui);
        let asked = self.rows_ui(ui, &mut order);
        let is_at_end = order.finish(ui);
        self.remember_focus(ui);
        if let Some((row, key)) = self.focus_next.take() {
            ui.memory_mut(|memory| memory.request_focus(id_at((row, key))));
        }
        let typed = (!self.changed.is_empty()).then_some(Act::Typed);
        asked.or(is_at_end.then_some(Act::Save)).or(typed)
    }

    fn rows_ui(&mut self, ui: &mut Ui, order: &mut FocusOrder) -> Option<Act> {
        headings_ui(ui, self.form.task.chooses_members(), "与户主关系");
        let mut asked = None;
        for row in 0..self.form.rows.len().min(ROW_FORMS.len()) {
            asked = self.row_ui(ui, order, row).or(asked);
        }
        asked
    }

    fn row_ui(&mut self, ui: &mut Ui, order: &mut FocusOrder, place: usize) -> Option<Act> {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height::FORM_ROW), Sense::hover());
        let mut line = ui.new_child(
            UiBuilder::new().id_salt(("row", place)).max_rect(rect).layout(Layout::left_to_right(Align::Min)),
        );
        line.spacing_mut().item_spacing.x = space::SMALL;
        let mut asked = None;
        if self.form.task.chooses_members() {
            asked = self.tick_ui(&mut line, order, place);
        }
        let problems = self.by_row.get(place).cloned().unwrap_or_default();
        let mut changed = Vec::new();
        let mut focused = self.focused.filter(|(row, _)| *row == Some(place)).map(|(_, key)| key);
        let mut boxes = Boxes {
            today: self.today,
            form: &ROW_FORMS[place],
            problems: &problems,
            shows_all: self.shows_all,
            order,
            focused: &mut focused,
            changed: &mut changed,
        };
        let asks_relation = self.form.asks_relation(place);
        let row = &mut self.form.rows[place];
        person_ui(&mut line, &mut boxes, row, place);
        relation_ui(&mut line, &mut boxes, row, place, asks_relation.then(Relationship::table));
        lives_ui(&mut line, row, place, asks_relation);
        consent_ui(&mut line, &mut boxes, row, place);
        let note = row_note(&boxes, row);
        self.changed.extend(changed.into_iter().map(|key| (Some(place), key)));
        let said = Rect::from_min_max(
            pos2(line.cursor().left(), rect.top()),
            pos2(rect.right(), rect.top() + height::CONTROL),
        );
        if let Some(note) = note {
            note_ui(ui, said, &note);
        }
        self.question_ui(ui, place).or(asked)
    }

    /// Enter goes on from the box as from any field; Space turns it over.
    fn tick_ui(&self, ui: &mut Ui, order: &mut FocusOrder, place: usize) -> Option<Act> {
        let mut is_chosen = self.form.rows[place].is_chosen;
        let name = &self.form.rows[place].person.record.name;
        let words = format!("选 {}", &**name);
        let ticked = middle_ui(ui, TICK, |ui| check_box(ui, &mut is_chosen, "").accessible_name(words));
        order.add(ticked.id);
        let is_pressed = ticked.changed() && !ui.input(|input| input.key_pressed(Key::Enter));
        is_pressed.then_some(Act::Choose(place, is_chosen))
    }

    fn question_ui(&self, ui: &mut Ui, place: usize) -> Option<Act> {
        let candidate = self.candidates.get(place)?.first().filter(|_| self.is_open(place))?;
        let is_same = question_ui(ui, candidate)?;
        Some(if is_same { Act::GoOnWith(place) } else { Act::SomebodyElse(place) })
    }

    /// The first row whose person may already be there and was not spoken of yet.
    pub(super) fn open_question(&self) -> Option<usize> {
        (0..self.form.rows.len()).find(|row| self.is_open(*row))
    }

    fn is_open(&self, row: usize) -> bool {
        let has_some = self.candidates.get(row).is_some_and(|candidates| !candidates.is_empty());
        has_some && self.form.rows.get(row).is_some_and(|row| row.who == Who::New && !row.is_someone_else)
    }

    /// Which field has the keyboard, also when it was given after the field was drawn.
    fn remember_focus(&mut self, ui: &Ui) {
        let Some(id) = ui.memory(Memory::focused) else { return };
        let rows = (0..self.form.rows.len()).flat_map(|row| ROW_KEYS.map(|key| (Some(row), key)));
        let here = ABOVE_KEYS.into_iter().map(|key| (None, key)).chain(rows).find(|place| id_at(*place) == id);
        self.focused = here.or(self.focused);
    }
}

const ABOVE_KEYS: [&str; 9] =
    ["household_number", "kind", "place", "from_date", "until_date", "joined_by", "left_by", "into", "remark"];
pub(super) const ROW_KEYS: [&str; 6] = ["identity", "name", "sex", "birth", "relation", CONSENT];

fn id_at((row, key): Place) -> Id {
    match row.and_then(|row| ROW_FORMS.get(row)) {
        Some(form) => Id::unique((form.as_str(), key)),
        None => id_of(key),
    }
}

/// Above the rows; the last heading says to whom the relation is.
pub(in crate::ui::screens) fn headings_ui(ui: &mut Ui, has_ticks: bool, relation: &str) {
    let weak = theme::palette(ui).text_weak;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::SMALL;
        let tick = has_ticks.then_some(("", TICK));
        for (words, width) in tick.into_iter().chain(HEADINGS).chain([(relation, RELATION)]) {
            let (rect, _) = ui.allocate_exact_size(vec2(width, height::FACT), Sense::hover());
            paint::words(ui, rect, rect.left(), words, font::SMALL, weak);
        }
    });
}
