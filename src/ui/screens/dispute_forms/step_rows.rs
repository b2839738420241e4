//! The rows of a step: what is asked of each kind, what stands in its way, and the record speaker by speaker.

use super::law::LawField;
use super::lines::{lines_row_ui, worded_lines_ui};
use super::phrases::Bank;
use super::step::{Act, FORM};
use crate::domain::dispute::{ENCLOSURES, StepKind};
use crate::domain::registers::{Dispute, DisputeStep};
use crate::domain::{Draft, Register};
use crate::services::disputes::StepForm;
use crate::ui::form::{Boxes, edit_named_ui};
use crate::ui::icons;
use crate::ui::screens::house_forms::rows::{HALF, RowWords, row_ui, worded_ui};
use crate::ui::theme::{self, space};
use crate::ui::widgets::field::{GUTTER, LABEL, note_ui};
use crate::ui::widgets::{Button, FormRow, LinesField, MenuItem, Note, PickRow, Picker, menu, opens_by_alt};
use eframe::egui::{Id, Key, Modifiers, Rect, RectAlign, Ui, Widget, vec2};

/// What a speaker's name takes of a line, and the words beside it.
const SPEAKER: f32 = 132.0;
const WORDS: f32 = 536.0;
/// So many lines of a contribution are in sight from the beginning.
const LINES: usize = 2;

pub(super) fn words_id(place: usize) -> Id {
    Id::unique((FORM, "words", place))
}

/// What stands in the way, at the top: the form can be filled meanwhile, and saving says it again.
pub(super) fn lacking_ui(ui: &mut Ui, kind: StepKind, lacking: &[String]) {
    for words in lacking {
        let note = Note::doubtful(format!("还不能{}：{words}", kind.verb()));
        FormRow::new("").note(None).height(28.0).show(ui, |_| ());
        let place =
            Rect::from_min_max(ui.min_rect().left_bottom() + vec2(GUTTER + LABEL, -28.0), ui.min_rect().right_bottom());
        note_ui(ui, place, &note);
    }
}

/// What is asked of each kind of step.
pub(super) fn facts_ui(
    ui: &mut Ui,
    boxes: &mut Boxes<'_>,
    kind: StepKind,
    step: &mut Draft<DisputeStep>,
    facts: &mut Draft<Dispute>,
) {
    row_ui(ui, boxes, step, Some("办理"), "stepped_on");
    match kind {
        StepKind::Accept => {
            let told = RowWords { section: None, label: "权利告知日", is_required: false };
            worded_ui(ui, boxes, facts, told, "rights_told_on");
            row_ui(ui, boxes, facts, None, "mediators");
            arranged_ui(ui, boxes, step, "约定调解");
            lines_row_ui(ui, boxes, step, "summary", 2);
        }
        StepKind::Investigate | StepKind::Mediate => meeting_ui(ui, boxes, step),
        StepKind::Visit => {
            let words = RowWords { section: None, label: "被回访人", is_required: false };
            worded_ui(ui, boxes, step, words, "attendees");
            let words = RowWords { section: None, label: "回访人", is_required: false };
            worded_ui(ui, boxes, step, words, "conducted_by");
            lines_row_ui(ui, boxes, step, "summary", 5);
        }
        StepKind::Extend => {
            let words = RowWords { section: None, label: "延长到", is_required: true };
            worded_ui(ui, boxes, step, words, "until_date");
            lines_row_ui(ui, boxes, step, "summary", 3);
        }
        _ => to_others_ui(ui, boxes, kind, step),
    }
}

/// The day of the next meeting and its hour; what there is to say of the hour is said before how far off the day is.
fn arranged_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, step: &mut Draft<DisputeStep>, label: &str) {
    let mut said = ["until_time", "until_date"].into_iter().filter_map(DisputeStep::field);
    let note = said.find_map(|field| boxes.note(step, field));
    FormRow::new(label).note(note.as_ref()).show(ui, |ui| {
        edit_named_ui(ui, boxes, step, "until_date", HALF);
        edit_named_ui(ui, boxes, step, "until_time", HALF);
    });
}

/// Of what goes to somebody else or comes back: to whom, under which number, by when, with what.
fn to_others_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, kind: StepKind, step: &mut Draft<DisputeStep>) {
    if kind == StepKind::Escalate {
        let words = RowWords { section: None, label: "上报到", is_required: true };
        worded_ui(ui, boxes, step, words, "tier");
    }
    if let Some(label) = kind.counterpart() {
        let words = RowWords { section: None, label, is_required: kind.needs_a_counterpart() };
        worded_ui(ui, boxes, step, words, "counterpart");
    }
    if kind == StepKind::Transfer || kind.moves_between_levels() {
        row_ui(ui, boxes, step, None, "document_number");
    }
    if matches!(kind, StepKind::HandDown | StepKind::Supervise) {
        let words = RowWords { section: None, label: "办理期限", is_required: kind == StepKind::HandDown };
        worded_ui(ui, boxes, step, words, "until_date");
    }
    let is_required = kind.gives_a_reason();
    let words = RowWords { section: None, label: if is_required { "情况和理由" } else { "情况" }, is_required };
    worded_lines_ui(ui, boxes, step, words, ("summary", 4));
    if kind == StepKind::Escalate {
        for (place, (field, label, _)) in ENCLOSURES.into_iter().enumerate() {
            let words = RowWords { section: (place == 0).then_some("附件"), label, is_required: false };
            worded_ui(ui, boxes, step, words, field);
        }
    }
}

/// When, where, who.
fn meeting_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, step: &mut Draft<DisputeStep>) {
    FormRow::new("起止时间").show(ui, |ui| {
        edit_named_ui(ui, boxes, step, "began_at", HALF);
        edit_named_ui(ui, boxes, step, "ended_at", HALF);
    });
    row_ui(ui, boxes, step, None, "venue");
    row_ui(ui, boxes, step, None, "attendees");
    FormRow::new("经办、记录").show(ui, |ui| {
        edit_named_ui(ui, boxes, step, "conducted_by", HALF);
        edit_named_ui(ui, boxes, step, "recorder", HALF);
    });
}

/// The sentence bank, and law at hand.
pub(super) fn bar_ui(ui: &mut Ui, (phrases, law): (&[String], &mut LawField), asked: &mut Option<Act>) {
    FormRow::new("").section(Some("笔录")).field_width(WORDS).show(ui, |ui| {
        let button = ui.add(Button::secondary("句库").icon(icons::NOTE).caret().key("Alt S").small());
        opens_by_alt(ui, &button, Key::S);
        let mut items: Vec<MenuItem<'_>> = phrases.iter().map(|phrase| MenuItem::new(phrase)).collect();
        items.push(MenuItem::new("编辑句库…").icon(icons::EDIT));
        items.push(MenuItem::new("编辑本站法条…").icon(icons::EDIT));
        if let Some(taken) = menu(&button, RectAlign::BOTTOM_START, 480.0, &items, None) {
            *asked = Some(match taken.checked_sub(phrases.len()) {
                None => Act::PutIn(taken),
                Some(0) => Act::Edit(Bank::Phrases),
                Some(_) => Act::Edit(Bank::Law),
            });
        }
        if let Some(citation) = law.ui(ui, FORM) {
            *asked = Some(Act::Cite(citation));
        }
        ui.add(Button::quiet("加一段").icon(icons::PLUS).key("Alt A").small())
            .clicked()
            .then(|| *asked = Some(Act::AddLine));
        let hint = "停顿时自动存草稿";
        ui.label(theme::small(hint).color(theme::palette(ui).text_weak));
    });
}

/// Who speaks, and their words; the time stands before them, and beside them that nobody of this name is there.
pub(super) fn line_ui(
    ui: &mut Ui,
    boxes: &mut Boxes<'_>,
    (form, place): (&mut StepForm, usize),
    speakers: &[String],
    at_line: &mut usize,
    asked: &mut Option<Act>,
) {
    let note = form.is_by_somebody_absent(place).then(|| Note::doubtful("参加人里没有这个名字"));
    let Some(line) = form.lines.get_mut(place) else { return };
    let height = LinesField::height_of(ui, &line.words, LINES, WORDS - 18.0);
    let row = FormRow::new(&line.at).height(height + 6.0).note(note.as_ref());
    row.field_width(SPEAKER + WORDS + 44.0).show(ui, |ui| {
        let offered = speakers.iter().map(|name| PickRow::new(name, ""));
        let picker = Picker::new(Id::unique((FORM, "speaker", place)), &mut line.speaker).name("发言人");
        let speaker = picker
            .width(SPEAKER)
            .or_other_words()
            .opens_when_empty()
            .show(ui, |typed| offered.filter(|row| row.words.starts_with(typed)).collect());
        boxes.took("speaker", &speaker.response);
        let words =
            LinesField::new(words_id(place), &mut line.words).rows(LINES).width(WORDS - 18.0).name("发言").ui(ui);
        boxes.took_lines("spoken", &words);
        if words.has_focus() {
            *at_line = place;
            // From one contribution into the words of the next; from an empty one out of the record, as from any field.
            if !line.words.trim().is_empty() && ui.input_mut(|input| input.consume_key(Modifiers::CTRL, Key::Enter)) {
                *asked = Some(Act::NextLine(place));
            }
        }
        if ui.add(Button::icon_only(icons::CROSS, "去掉这一段").small()).clicked() {
            *asked = Some(Act::RemoveLine(place));
        }
    });
}

/// What came of it, in a sentence, and of a meeting how it ended and when it goes on.
pub(super) fn outcome_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, kind: StepKind, step: &mut Draft<DisputeStep>) {
    if kind == StepKind::Mediate {
        let words = RowWords { section: Some("结果"), label: "调解结果", is_required: true };
        worded_ui(ui, boxes, step, words, "outcome");
        arranged_ui(ui, boxes, step, "下次调解");
    }
    lines_row_ui(ui, boxes, step, "summary", 2);
    ui.add_space(space::SMALL);
}
