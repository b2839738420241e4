//! 巡查 and 复查 as a form: what was found earlier first, then the checklist of this visit.

use super::KEYS;
use super::frame::{FormAct, FormFrame, FormWords, wrong_boxes};
use super::rows::{HALF, row_ui, tick_ui};
use crate::domain::registers::InspectionFinding;
use crate::domain::values::Value;
use crate::domain::{RecordId, Register};
use crate::services::houses::{ChecklistItem, Review, Verdict, Visit};
use crate::services::{Desk, Trouble};
use crate::ui::drafting::Drafting;
use crate::ui::event::{After, Event};
use crate::ui::form::{Boxes, edit_named_ui};
use crate::ui::screen::{Draws, KeyHint, Page};
use crate::ui::theme::{self, space};
use crate::ui::widgets::field::{FIELD, section_line};
use crate::ui::widgets::{FormRow, Note, Tab, segmented};
use eframe::egui::{Id, Ui};

/// The name ids are made of.
const FORM: &str = "visit";
/// What is seen of an earlier finding, in this order.
const VERDICTS: [(Verdict, &str); 3] =
    [(Verdict::NotLooked, "未查看"), (Verdict::Resolved, "已整改"), (Verdict::Still, "未整改")];

pub struct VisitScreen {
    frame: FormFrame,
    form: Visit,
    draft: Drafting<Visit>,
}

impl VisitScreen {
    pub fn begin(desk: &Desk, house: RecordId) -> Result<Self, Trouble> {
        let form = Visit::begin(desk, house)?;
        let draft = Drafting::begin(FORM, desk, &form);
        Ok(Self::of(desk, form, draft))
    }

    /// Goes on where a draft ended.
    pub fn taken_up(desk: &Desk, key: String, form: Visit) -> Self {
        let draft = Drafting::taken_up(key, &form);
        Self::of(desk, form, draft)
    }

    fn of(desk: &Desk, form: Visit, draft: Drafting<Visit>) -> Self {
        let frame = FormFrame::new(FORM, desk.today(), "inspected_on");
        let mut screen = Self { frame, form, draft };
        screen.check();
        screen
    }

    fn check(&mut self) {
        let today = self.frame.today;
        let rows = self.form.items.iter().enumerate();
        let wrong = wrong_boxes(rows.map(|(place, row)| (item_name(place), row.problems(today))));
        self.frame.show_problems(self.form.problems(today), wrong);
    }

    fn save(&mut self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        self.frame.take_changed();
        self.check();
        if !self.frame.may_save() {
            return Ok(None);
        }
        match self.form.save(desk) {
            Ok(saved) => {
                self.draft.saved(desk);
                let words = if self.form.is_a_review() { "已记下复查" } else { "已记下巡查" };
                Ok(Some(Event::Saved { words: words.to_owned(), undo: Some(saved.change), then: After::Back }))
            }
            Err(Trouble::Unfinished(problems)) => {
                self.frame.refuse(problems);
                Ok(None)
            }
            Err(trouble) => Err(trouble),
        }
    }
}

impl Draws for VisitScreen {
    type Act = FormAct;

    fn ui(&mut self, ui: &mut Ui) -> Option<FormAct> {
        let Self { frame, form, .. } = self;
        let address = form.address.clone();
        let title = if form.reviews.is_empty() { "巡查" } else { "巡查、复查" };
        let words = FormWords { title, house: &address, save: "保存" };
        let today = frame.today;
        let mut next = None;
        let asked = frame.show(ui, &words, |ui, boxes| {
            row_ui(ui, boxes, &mut form.inspection, Some("巡查"), "inspected_on");
            row_ui(ui, boxes, &mut form.inspection, None, "inspectors");
            row_ui(ui, boxes, &mut form.inspection, None, "remark");
            section_line(ui);
            for (place, review) in form.reviews.iter_mut().enumerate() {
                let name = format!("{FORM} review {place}");
                let section = (place == 0).then_some("复查");
                review_ui(ui, &mut boxes.of_row(&name, &[]), section, review);
            }
            if !form.reviews.is_empty() {
                section_line(ui);
            }
            for (place, item) in form.items.iter_mut().enumerate() {
                let problems = item.problems(today);
                let name = item_name(place);
                let section = (place == 0).then_some("检查项");
                if item_ui(ui, &mut boxes.of_row(&name, &problems), section, item) {
                    next = Some(Id::unique((name.as_str(), "found")));
                }
            }
        });
        if let Some(next) = next {
            frame.focus(next);
        }
        let is_due = self.draft.is_due(ui, &self.form);
        asked.or(is_due.then_some(FormAct::KeepDraft))
    }

    fn act(&mut self, act: FormAct, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            FormAct::Typed => {
                self.frame.take_changed();
                self.frame.refused.clear();
                self.check();
            }
            FormAct::Save => return self.save(desk),
            act => return self.frame.leave(&act, &mut self.draft, &self.form, desk),
        }
        Ok(None)
    }

    fn keys(&self) -> &'static [KeyHint] {
        KEYS
    }

    fn status(&self) -> String {
        self.draft.status()
    }

    fn keep_draft(&mut self, desk: &mut Desk) -> Result<bool, Trouble> {
        self.draft.keep(desk, &self.form)
    }

    fn page(&self) -> Page {
        Page::Houses
    }
}

/// What the boxes of one row are called by.
fn item_name(place: usize) -> String {
    format!("{FORM} item {place}")
}

/// What was found, how it looks now, and until when it is to be put right if it is not.
fn review_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, section: Option<&str>, review: &mut Review) {
    let found = review.finding.original().clone();
    let due =
        if found.due_on.is_empty() { "未定期限".to_owned() } else { format!("期限 {}", found.due_on.shown()) };
    let note = Note::hint(format!("{}，{due}", &*found.found));
    FormRow::new(found.item.label()).section(section).note(Some(&note)).show(ui, |ui| {
        let tabs = VERDICTS.map(|(_, words)| Tab::new(words, None));
        let chosen = VERDICTS.iter().position(|(verdict, _)| *verdict == review.verdict).unwrap_or_default();
        if let Some(taken) = segmented(ui, &tabs, chosen) {
            review.verdict = VERDICTS[taken].0;
            boxes.changed.push("verdict");
        }
    });
    match review.verdict {
        Verdict::NotLooked => {}
        Verdict::Resolved => row_ui(ui, boxes, &mut review.finding, None, "resolution"),
        Verdict::Still => row_ui(ui, boxes, &mut review.finding, None, "due_on"),
    }
}

/// One line of the checklist: ticked is wrong. Answers whether it was ticked just now.
fn item_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, section: Option<&str>, item: &mut ChecklistItem) -> bool {
    let was_wrong = item.is_wrong;
    let row = FormRow::new(if section.is_some() { "有问题的勾" } else { "" }).section(section).height(ITEM);
    row.show(ui, |ui| {
        let name = item.name().to_owned();
        tick_ui(ui, boxes, "is_wrong", &mut item.is_wrong, &name);
    });
    if !item.is_wrong {
        return false;
    }
    let label = |key| InspectionFinding::field(key);
    let note = label("found").and_then(|field| boxes.note(&item.finding, field));
    FormRow::new("情况、期限").required(true).note(note.as_ref()).field_width(FIELD).show(ui, |ui| {
        edit_named_ui(ui, boxes, &mut item.finding, "found", FIELD - HALF + space::SMALL);
        edit_named_ui(ui, boxes, &mut item.finding, "due_on", HALF - 2.0 * space::SMALL);
    });
    !was_wrong
}

/// Lines to tick stand closer than fields.
const ITEM: f32 = theme::height::FACT + 2.0;
