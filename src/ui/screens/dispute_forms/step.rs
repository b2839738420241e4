//! One step as a form: day, place, people, what came of it; and for a meeting or an investigation the record as it is spoken.

use super::law::LawField;
use super::phrases::{Bank, BankDialog};
use super::step_rows::{bar_ui, facts_ui, lacking_ui, line_ui, outcome_ui, words_id};
use crate::domain::RecordId;
use crate::domain::dispute::StepKind;
use crate::services::disputes::{self, StepForm};
use crate::services::{Desk, Trouble};
use crate::ui::dialog_form::Answer;
use crate::ui::drafting::Drafting;
use crate::ui::event::{After, Event};
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::screens::house_forms::frame::{FormAct, FormFrame, FormWords};
use crate::ui::widgets::field::section_line;
use eframe::egui::{Key, Modifiers, Ui};

/// The name ids are made of.
pub(super) const FORM: &str = "dispute step";

pub enum Act {
    Form(FormAct),
    /// A line at the end.
    AddLine,
    /// Into the words of the line after this one.
    NextLine(usize),
    RemoveLine(usize),
    /// A sentence of the bank into the line that has the keyboard, or a new one.
    PutIn(usize),
    Edit(Bank),
    /// An article as a citation, into the line that has the keyboard.
    Cite(String),
    Answer(Answer),
}

pub struct StepScreen {
    frame: FormFrame,
    form: StepForm,
    draft: Drafting<StepForm>,
    phrases: Vec<String>,
    /// Whose names are offered for a line.
    speakers: Vec<String>,
    law: LawField,
    /// What must be there before this step.
    lacking: Vec<String>,
    /// The line typed into last.
    at_line: usize,
    dialog: Option<BankDialog>,
}

impl StepScreen {
    pub fn begin(desk: &Desk, dispute: RecordId, kind: StepKind) -> Result<Self, Trouble> {
        let form = StepForm::begin(desk, dispute, kind)?;
        let draft = Drafting::begin(FORM, desk, &form);
        Self::of(desk, form, draft)
    }

    pub fn open(desk: &Desk, step: RecordId) -> Result<Self, Trouble> {
        let form = StepForm::open(desk, step)?;
        let draft = Drafting::begin(FORM, desk, &form);
        Self::of(desk, form, draft)
    }

    /// Goes on where a draft ended.
    pub fn taken_up(desk: &Desk, key: String, form: StepForm) -> Result<Self, Trouble> {
        let draft = Drafting::taken_up(key, &form);
        Self::of(desk, form, draft)
    }

    fn of(desk: &Desk, form: StepForm, draft: Drafting<StepForm>) -> Result<Self, Trouble> {
        let mut frame = super::frame(FORM, desk.today(), "stepped_on");
        let has_record = form.kind().is_some_and(StepKind::has_a_record);
        let at_line = form.lines.len().saturating_sub(1);
        if has_record {
            frame.focus(words_id(at_line));
        }
        let mut screen = Self {
            phrases: disputes::terms(desk)?.phrases,
            speakers: form.may_speak(),
            law: LawField::new(desk)?,
            lacking: form.lacking(desk)?,
            at_line,
            dialog: None,
            draft,
            form,
            frame,
        };
        screen.check();
        Ok(screen)
    }

    fn check(&mut self) {
        let today = self.frame.today;
        self.frame.show_problems(self.form.problems(today), Vec::new());
    }

    fn typed(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.frame.refused.clear();
        self.frame.take_changed();
        let now = desk.now().get(11..16).unwrap_or_default().to_owned();
        // The time of a line is when its first words were typed.
        for line in self.form.lines.iter_mut().filter(|line| line.at.is_empty() && !line.is_empty()) {
            line.at.clone_from(&now);
        }
        self.form.end_with_an_empty_line();
        self.speakers = self.form.may_speak();
        self.lacking = self.form.lacking(desk)?;
        self.check();
        Ok(())
    }

    fn save(&mut self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        self.typed(desk)?;
        if !self.frame.may_save() {
            return Ok(None);
        }
        match self.form.save(desk) {
            Ok(saved) => {
                self.draft.saved(desk);
                let words = format!("已记下{}", self.form.step.record.kind.label());
                Ok(Some(Event::Saved { words, undo: Some(saved.change), then: After::Back }))
            }
            Err(Trouble::Unfinished(problems)) => {
                self.frame.refuse(problems);
                Ok(None)
            }
            Err(trouble) => Err(trouble),
        }
    }

    fn fields_ui(&mut self, ui: &mut Ui, asked: &mut Option<Act>) -> Option<FormAct> {
        let Self { frame, form, phrases, speakers, law, lacking, at_line, .. } = self;
        let title = form.title();
        let number = form.case_number.clone();
        let words = FormWords { title: &title, house: &number, save: "保存" };
        let kind = form.kind()?;
        frame.show(ui, &words, |ui, boxes| {
            lacking_ui(ui, kind, lacking);
            facts_ui(ui, boxes, kind, &mut form.step, &mut form.facts);
            if kind.has_a_record() {
                section_line(ui);
                bar_ui(ui, (phrases, law), asked);
                for place in 0..form.lines.len() {
                    line_ui(ui, boxes, (&mut *form, place), speakers, at_line, asked);
                }
                section_line(ui);
                outcome_ui(ui, boxes, kind, &mut form.step);
            }
        })
    }

    fn put_in(&mut self, words: &str) {
        let place = self.at_line.min(self.form.lines.len().saturating_sub(1));
        if let Some(line) = self.form.lines.get_mut(place) {
            line.words.push_str(words);
        }
        self.frame.focus(words_id(place));
    }
}

impl Draws for StepScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let answered = self.dialog.as_mut().and_then(|dialog| dialog.show(ui.ctx())).map(Act::Answer);
        let is_added = self.dialog.is_none() && ui.input_mut(|input| input.consume_key(Modifiers::ALT, Key::A));
        let mut asked = answered.or(is_added.then_some(Act::AddLine));
        let of_frame = self.fields_ui(ui, &mut asked).map(Act::Form);
        let is_due = self.draft.is_due(ui, &self.form);
        asked.or(of_frame).or(is_due.then_some(Act::Form(FormAct::KeepDraft)))
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Form(FormAct::Typed) => self.typed(desk)?,
            Act::Form(FormAct::Save) => return self.save(desk),
            Act::Form(act) => return self.frame.leave(&act, &mut self.draft, &self.form, desk),
            Act::AddLine => {
                self.form.end_with_an_empty_line();
                self.frame.focus(words_id(self.form.lines.len().saturating_sub(1)));
            }
            // What was typed in the same frame is taken over first: only then there is a next line.
            Act::NextLine(place) => {
                self.typed(desk)?;
                self.frame.focus(words_id((place + 1).min(self.form.lines.len().saturating_sub(1))));
            }
            Act::RemoveLine(place) => {
                self.form.lines.remove(place);
                self.form.end_with_an_empty_line();
            }
            Act::PutIn(phrase) => {
                let words = self.phrases.get(phrase).cloned().unwrap_or_default();
                self.put_in(&words);
                self.typed(desk)?;
            }
            Act::Cite(citation) => {
                self.put_in(&citation);
                self.typed(desk)?;
            }
            Act::Edit(bank) => self.dialog = Some(BankDialog::open(desk, bank)?),
            Act::Answer(Answer::Save) => {
                if let Some(dialog) = &mut self.dialog {
                    match dialog.save(desk) {
                        Ok(()) => {
                            self.dialog = None;
                            self.phrases = disputes::terms(desk)?.phrases;
                            self.law = LawField::new(desk)?;
                        }
                        Err(trouble) => dialog.failed(&trouble),
                    }
                }
            }
            Act::Answer(_) => self.dialog = None,
        }
        Ok(None)
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("Enter", "下一项"),
                key("Ctrl Enter", "下一段"),
                key("Alt S", "句库"),
                key("Alt L", "法条"),
                key("Ctrl S", "保存"),
                key("Esc", "取消"),
            ]
        }
    }

    fn status(&self) -> String {
        self.draft.status()
    }

    fn keep_draft(&mut self, desk: &mut Desk) -> Result<bool, Trouble> {
        self.draft.keep(desk, &self.form)
    }

    fn page(&self) -> Page {
        Page::Disputes
    }
}
