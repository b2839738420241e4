//! The cells of one person's row: what is known stands there, what is not is asked.

use super::rows::{BIRTH, LIVES, NAME, NUMBER, RELATION, ROW_KEYS, SEX};
use crate::domain::registers::{HouseholdMember, Person};
use crate::domain::values::{Choice, Value};
use crate::domain::{CodeTable, Draft, Problem, Register, Weight};
use crate::services::candidates::Candidate;
use crate::services::households::{MemberRow, Who};
use crate::ui::form::{Boxes, edit_among_ui, edit_ui};
use crate::ui::theme::{self, height};
use crate::ui::widgets::field::fixed_value;
use crate::ui::widgets::{Button, Note, check_box};
use eframe::egui::{Align, Label, Layout, Ui, vec2};

/// The key of 监护人同意日期.
pub(super) const CONSENT: &str = "guardian_consent_on";
const CONSENT_WORDS: f32 = 64.0;
const CONSENT_BOX: f32 = 104.0;

/// Number, name, sex and birth: of somebody known as they are, of others to be typed. What the number says is not asked.
pub(in crate::ui::screens) fn person_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, row: &mut MemberRow, place: usize) {
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

/// Where it is asked, from which relations. The empty row at the end asks for a number or a name; the rest comes with what is typed there.
pub(in crate::ui::screens) fn relation_ui(
    ui: &mut Ui,
    boxes: &mut Boxes<'_>,
    row: &mut MemberRow,
    place: usize,
    asked_among: Option<&'static CodeTable>,
) {
    if row.is_blank() {
        return;
    }
    if let Some(relations) = asked_among {
        let label = HouseholdMember::field("relation").map_or("", |field| field.label);
        edit_among_ui(ui, boxes, &mut row.member, "relation", relations, RELATION)
            .accessible_name(format!("第 {} 人{label}", place + 1));
    } else {
        fixed_value(ui, row.member.record.relation.label(), RELATION);
    }
}

/// 人户一致, as it stands or to be ticked.
/// Of a child under fourteen the day a guardian agreed is asked here as well (个人信息保护法 31 条); it may follow later.
pub(in crate::ui::screens) fn consent_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, row: &mut MemberRow, place: usize) {
    if row.who != Who::New || !row.person.record.is_small_child(boxes.today) {
        return;
    }
    middle_ui(ui, CONSENT_WORDS, |ui| ui.add(Label::new(theme::small("监护人同意")).truncate()));
    box_ui(ui, boxes, &mut row.person, CONSENT, place, CONSENT_BOX);
}

pub(super) fn lives_ui(ui: &mut Ui, row: &mut MemberRow, place: usize, is_asked: bool) {
    if row.is_blank() {
        return;
    }
    let is_fixed = row.membership.is_some() && !is_asked;
    middle_ui(ui, LIVES, |ui| if is_fixed { lives_words_ui(ui, row) } else { lives_box_ui(ui, row, place) });
}

fn lives_words_ui(ui: &mut Ui, row: &MemberRow) {
    ui.label(theme::small(row.member.record.house_match.label()).color(theme::palette(ui).text_weak));
}

fn lives_box_ui(ui: &mut Ui, row: &mut MemberRow, place: usize) {
    let mut lives_there = row.lives_there();
    let name = format!("第 {} 人住在户籍地", place + 1);
    if check_box(ui, &mut lives_there, "住在这里").accessible_name(name).changed() {
        let code = if lives_there { "01" } else { "02" };
        row.member.set("house_match", |member: &mut HouseholdMember| member.house_match = Choice::of(code));
    }
}

/// Something lower than an edit box, in the middle of its line.
pub(super) fn middle_ui<T>(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui) -> T) -> T {
    let room = vec2(width, height::CONTROL);
    let inside = ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_size(room);
        content(ui)
    });
    inside.inner
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
pub(in crate::ui::screens) fn row_note(boxes: &Boxes<'_>, row: &MemberRow) -> Option<Note> {
    let is_due = |problem: &&Problem| {
        let is_chosen = !row.member.record.relation.is_unset();
        if (problem.field == "relation" && !is_chosen) || row.is_blank() {
            return boxes.shows_all || problem.weight != Weight::Wrong;
        }
        boxes.shows_all || problem.field == "relation"
    };
    // What is wrong before what may follow later.
    let due = boxes.problems.iter().filter(is_due).min_by_key(|problem| problem.weight != Weight::Wrong);
    let due = due.map(Note::from);
    let of_person =
        || ROW_KEYS.iter().filter_map(|key| Person::field(key)).find_map(|field| boxes.note(&row.person, field));
    due.or_else(|| if row.who == Who::New && !row.is_blank() { of_person() } else { None })
}

/// Under the row: who they may be, and the two answers. True: it is them.
pub(in crate::ui::screens) fn question_ui(ui: &mut Ui, candidate: &Candidate) -> Option<bool> {
    let mut answer = None;
    ui.horizontal(|ui| {
        let (why, name) = (candidate.reasons.join("、"), &*candidate.person.name);
        let words = format!("可能已有此人：{name}，{}（{why}）", candidate.address);
        ui.add(Label::new(theme::small(words).color(theme::palette(ui).warn)).truncate());
        if ui.add(Button::secondary("就是此人").key("Alt 1").small()).clicked() {
            answer = Some(true);
        }
        if ui.add(Button::secondary("另有其人").key("Alt 2").small()).clicked() {
            answer = Some(false);
        }
    });
    answer
}
