//! 注销 of one registration or of several at once, and 续期 of one: a small dialog with the two or three fields each asks for.

use crate::domain::registers::Residence;
use crate::domain::values::Day;
use crate::domain::{Date, Draft, Problem, RecordId, Register, Right};
use crate::services::{Desk, Trouble, people, registration};
use crate::ui::form::{Boxes, edit_among_ui, edit_ui};
use crate::ui::theme;
use crate::ui::widgets::confirm::dialog;
use crate::ui::widgets::{Button, Decision, FocusOrder, FormRow};
use eframe::egui::{Align, Id, Key, Layout, Modifiers, Ui};

/// The name ids are made of.
const FORM: &str = "closing";
/// The dialog is narrower than a form.
const BOX: f32 = 280.0;

/// What is done with the registration.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Task {
    Cancel,
    Extend,
}

impl Task {
    fn label(self) -> &'static str {
        match self {
            Self::Cancel => "注销",
            Self::Extend => "续期",
        }
    }

    /// The harmless side.
    fn keep(self) -> &'static str {
        match self {
            Self::Cancel => "不注销",
            Self::Extend => "不续期",
        }
    }

    fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Cancel => &["until_date", "cancel_reason", "destination"],
            Self::Extend => &["planned_stay", "permit_valid_until"],
        }
    }

    fn required(self) -> &'static [&'static str] {
        match self {
            Self::Cancel => &["until_date", "cancel_reason"],
            Self::Extend => &["planned_stay"],
        }
    }

    /// Where the keyboard stands first: the day is there already.
    fn first(self) -> &'static str {
        match self {
            Self::Cancel => "cancel_reason",
            Self::Extend => "planned_stay",
        }
    }
}

/// The dialog while it is filled.
pub(super) struct Closing {
    pub task: Task,
    pub residences: Vec<RecordId>,
    name: String,
    kept: Residence,
    draft: Draft<Residence>,
    today: Date,
    shows_all: bool,
    focused: Option<&'static str>,
    wants_focus: bool,
}

impl Closing {
    /// Of several, what is asked holds for all of them: it is checked against the one who came last.
    pub(super) fn of(desk: &Desk, task: Task, residences: Vec<RecordId>) -> Result<Self, Trouble> {
        if !desk.may(Right::Write) {
            return Err(Trouble::NotAllowed(Right::Write));
        }
        let (name, kept) = latest(desk, &residences)?;
        let today = desk.today();
        let mut draft = Draft::of(kept.clone());
        if task == Task::Cancel {
            draft.set("until_date", |stay| stay.until_date = Day(Some(today)));
        }
        Ok(Self { task, residences, name, kept, draft, today, shows_all: false, focused: None, wants_focus: true })
    }

    /// Day, reason and where to, as far as they are filled.
    pub(super) fn asked(&self) -> &Residence {
        &self.draft.record
    }

    fn problems(&self) -> Vec<Problem> {
        let is_unread = |problem: &Problem| {
            self.task.fields().contains(&problem.field) && !self.draft.text(problem.field).is_empty()
        };
        let mut problems: Vec<Problem> = self.draft.problems(self.today).into_iter().filter(is_unread).collect();
        let own = match self.task {
            Task::Cancel => registration::problems_of_cancelling(&self.kept, &self.draft.record, self.today),
            Task::Extend => registration::problems_of_extending(&self.kept, &self.draft.record),
        };
        for problem in own {
            if !problems.iter().any(|known| known.field == problem.field) {
                problems.push(problem);
            }
        }
        problems
    }

    /// Answers once it is decided: to be done, or not. It is done only when nothing is to be mended.
    pub(super) fn show(&mut self, ui: &Ui) -> Option<Decision> {
        let shown = dialog(ui.ctx(), Id::unique(FORM), |ui| self.content_ui(ui));
        let is_left = shown.should_close();
        shown.inner.or(is_left.then_some(Decision::Keep))
    }

    fn content_ui(&mut self, ui: &mut Ui) -> Option<Decision> {
        ui.label(theme::heading(format!("{} {} 的居住登记", self.task.label(), self.name)));
        let problems = self.problems();
        let is_at_end = self.fields_ui(ui, &problems);
        let first = problems.first().filter(|_| self.shows_all);
        let said = first.map_or("", |problem| problem.sentence.as_str());
        ui.label(theme::small(said).color(theme::palette(ui).bad));
        let pressed = ui.with_layout(Layout::right_to_left(Align::Center), |ui| self.buttons_ui(ui)).inner;
        let by_key = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::S)) || is_at_end;
        let decision = pressed.or(by_key.then_some(Decision::Act))?;
        if decision == Decision::Act && !problems.is_empty() {
            self.shows_all = true;
            return None;
        }
        Some(decision)
    }

    /// Answers whether Enter was pressed in the last field.
    fn fields_ui(&mut self, ui: &mut Ui, problems: &[Problem]) -> bool {
        let mut order = FocusOrder::default();
        let mut changed = Vec::new();
        let mut boxes = Boxes {
            today: self.today,
            form: FORM,
            problems,
            shows_all: self.shows_all,
            order: &mut order,
            focused: &mut self.focused,
            changed: &mut changed,
        };
        for key in self.task.fields() {
            let Some(field) = Residence::field(key) else { continue };
            let row = FormRow::new(field.label).in_card().field_width(BOX).required(self.task.required().contains(key));
            row.show(ui, |ui| match *key {
                "cancel_reason" => {
                    edit_among_ui(ui, &mut boxes, &mut self.draft, key, registration::reasons_to_cancel(), BOX)
                }
                _ => edit_ui(ui, &mut boxes, &mut self.draft, key, BOX),
            });
        }
        if std::mem::take(&mut self.wants_focus) {
            ui.memory_mut(|memory| memory.request_focus(Id::unique((FORM, self.task.first()))));
        }
        order.finish(ui)
    }

    fn buttons_ui(&self, ui: &mut Ui) -> Option<Decision> {
        let act = ui.add(Button::primary(self.task.label()).key("Ctrl S")).clicked();
        let keep = ui.add(Button::secondary(self.task.keep()).key("Esc")).clicked();
        act.then_some(Decision::Act).or(keep.then_some(Decision::Keep))
    }
}

/// Whose registrations these are, in words, and the one that began last.
fn latest(desk: &Desk, residences: &[RecordId]) -> Result<(String, Residence), Trouble> {
    let mut kept = residences.iter().map(|id| people::registration(desk, *id)).collect::<Result<Vec<_>, _>>()?;
    kept.sort_by_key(|(_, stay)| stay.from_date);
    let (name, stay) = kept.pop().ok_or(Trouble::Gone)?;
    Ok((if kept.is_empty() { name } else { format!("{} 人", kept.len() + 1) }, stay))
}
