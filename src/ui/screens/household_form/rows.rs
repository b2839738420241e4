//! The rows of people: number, name, sex, birth, what they are to the head, and whether they live there. The last row of a
//! form that takes people is always empty; whoever types into it gets another one.

use super::event::id_of;
use super::{Act, FORM, HouseholdFormScreen, Place};
use crate::domain::registers::{HouseholdMember, Person};
use crate::domain::values::{Choice, Value};
use crate::domain::{Draft, Problem, Register};
use crate::services::households::{MemberRow, Who};
use crate::ui::form::{Boxes, edit_ui};
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::field::{fixed_value, note_ui, section_line};
use crate::ui::widgets::{Button, FocusOrder, Note, check_box};
use eframe::egui::{Align, Id, Label, Layout, Memory, Rect, Sense, Ui, UiBuilder, pos2, vec2};
use std::sync::LazyLock;

/// Names the ids of the rows are made of. A household with more members than this shows the first of them only.
static ROW_FORMS: LazyLock<Vec<String>> = LazyLock::new(|| (1..=200).map(|row| format!("{FORM} {row}")).collect());

const TICK: f32 = 26.0;
const NUMBER: f32 = 184.0;
const NAME: f32 = 96.0;
const SEX: f32 = 76.0;
const BIRTH: f32 = 124.0;
const RELATION: f32 = 132.0;
const LIVES: f32 = 92.0;
const HEADINGS: [(&str, f32); 6] =
    [("证件号码", NUMBER), ("姓名", NAME), ("性别", SEX), ("出生日期", BIRTH), ("与户主关系", RELATION), ("", LIVES)];

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
        headings_ui(ui, self.form.task.chooses_members());
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
            asked = self.tick_ui(&mut line, place);
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
        relation_ui(&mut line, &mut boxes, row, place, asks_relation);
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

    fn tick_ui(&self, ui: &mut Ui, place: usize) -> Option<Act> {
        let mut is_chosen = self.form.rows[place].is_chosen;
        let name = &self.form.rows[place].person.record.name;
        let is_pressed = ui.scope(|ui| {
            ui.set_width(TICK);
            check_box(ui, &mut is_chosen, "").accessible_name(format!("选 {}", &**name)).changed()
        });
        is_pressed.inner.then_some(Act::Choose(place, is_chosen))
    }

    /// Under the row: who they may be, and the two answers.
    fn question_ui(&self, ui: &mut Ui, place: usize) -> Option<Act> {
        let candidate = self.candidates.get(place)?.first().filter(|_| self.is_open(place))?;
        let mut asked = None;
        ui.horizontal(|ui| {
            let palette = theme::palette(ui);
            ui.add_space(TICK);
            let (why, name) = (candidate.reasons.join("、"), &*candidate.person.name);
            let words = format!("可能已有此人：{name}，{}（{why}）", candidate.address);
            ui.add(Label::new(theme::small(words).color(palette.warn)).truncate());
            if ui.add(Button::secondary("就是此人").key("Alt 1").small()).clicked() {
                asked = Some(Act::GoOnWith(place));
            }
            if ui.add(Button::secondary("另有其人").key("Alt 2").small()).clicked() {
                asked = Some(Act::SomebodyElse(place));
            }
        });
        asked
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
        let above = ["household_number", "kind", "place", "from_date", "until_date", "joined_by", "left_by", "into"];
        let rows = (0..self.form.rows.len()).flat_map(|row| ROW_KEYS.map(|key| (Some(row), key)));
        let here = above.into_iter().map(|key| (None, key)).chain(rows).find(|place| id_at(*place) == id);
        self.focused = here.or(self.focused);
    }
}

const ROW_KEYS: [&str; 5] = ["identity", "name", "sex", "birth", "relation"];

fn id_at((row, key): Place) -> Id {
    match row.and_then(|row| ROW_FORMS.get(row)) {
        Some(form) => Id::unique((form.as_str(), key)),
        None => id_of(key),
    }
}

fn headings_ui(ui: &mut Ui, has_ticks: bool) {
    let weak = theme::palette(ui).text_weak;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::SMALL;
        let tick = has_ticks.then_some(("", TICK));
        for (words, width) in tick.into_iter().chain(HEADINGS) {
            let (rect, _) = ui.allocate_exact_size(vec2(width, height::FACT), Sense::hover());
            ui.put(rect, Label::new(theme::small(words).color(weak)).halign(Align::Min));
        }
    });
}

/// Number, name, sex and birth: of somebody known as they are, of others to be typed. What the number says is not asked.
fn person_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, row: &mut MemberRow, place: usize) {
    if row.who != Who::New {
        let person = &row.person.record;
        let number =
            if person.identity.number.is_empty() { "暂未核到".to_owned() } else { person.identity.masked() };
        fixed_value(ui, &number, NUMBER);
        fixed_value(ui, &person.name, NAME);
        fixed_facts_ui(ui, person);
        return;
    }
    box_ui(ui, boxes, &mut row.person, "identity", place, NUMBER);
    box_ui(ui, boxes, &mut row.person, "name", place, NAME);
    if row.is_blank() {
        return;
    }
    let facts = row.person.record.identity.facts(boxes.today);
    if facts.is_some_and(|facts| facts.sex.is_some() && facts.birth.is_some()) {
        fixed_facts_ui(ui, &row.person.record);
    } else {
        box_ui(ui, boxes, &mut row.person, "sex", place, SEX);
        box_ui(ui, boxes, &mut row.person, "birth", place, BIRTH);
    }
}

fn fixed_facts_ui(ui: &mut Ui, person: &Person) {
    fixed_value(ui, person.sex.label().trim_end_matches('性'), SEX);
    fixed_value(ui, &person.birth.shown(), BIRTH);
}

/// The empty row at the end asks for a number or a name; the rest comes with what is typed there.
fn relation_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, row: &mut MemberRow, place: usize, is_asked: bool) {
    if row.is_blank() {
        return;
    }
    if is_asked {
        box_ui(ui, boxes, &mut row.member, "relation", place, RELATION);
    } else {
        fixed_value(ui, row.member.record.relation.label(), RELATION);
    }
    let mut lives_there = row.lives_there();
    let is_fixed = row.membership.is_some() && !is_asked;
    let answer = ui.scope(|ui| {
        ui.set_width(LIVES);
        let name = format!("第 {} 人住在户籍地", place + 1);
        ui.add_enabled_ui(!is_fixed, |ui| check_box(ui, &mut lives_there, "住在这里").accessible_name(name)).inner
    });
    if answer.inner.changed() {
        let code = if lives_there { "01" } else { "02" };
        row.member.set("house_match", |member: &mut HouseholdMember| member.house_match = Choice::of(code));
    }
}

/// A box named by its row and field, for readers of the screen and for whoever has many rows before them.
fn box_ui<R: Register>(
    ui: &mut Ui,
    boxes: &mut Boxes<'_>,
    draft: &mut Draft<R>,
    key: &'static str,
    place: usize,
    width: f32,
) {
    let label = R::field(key).map_or(key, |field| field.label);
    edit_ui(ui, boxes, draft, key, width).accessible_name(format!("第 {} 人{label}", place + 1));
}

/// The first problem that is due, else what the number says of itself while it is typed.
fn row_note(boxes: &Boxes<'_>, row: &MemberRow) -> Option<Note> {
    let is_due = |problem: &&Problem| {
        if problem.field == "relation" || row.is_blank() {
            return boxes.shows_all || problem.weight != crate::domain::Weight::Wrong;
        }
        boxes.shows_all
    };
    let due = boxes.problems.iter().find(is_due).map(Note::from);
    let of_person =
        || ROW_KEYS.iter().filter_map(|key| Person::field(key)).find_map(|field| boxes.note(&row.person, field));
    due.or_else(|| if row.who == Who::New && !row.is_blank() { of_person() } else { None })
}
