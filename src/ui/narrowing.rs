//! What a list is narrowed by, on its way over the screen: a chip for each condition, and the dialog 「按条件看」 that asks for all of
//! them at once. Which conditions there are is the business of each list.

use crate::domain::values::{Day, Value};
use crate::domain::{CodeTable, Date, Problem};
use crate::services::lists::{Narrowing, Said};
use crate::services::people::DaySpan;
use crate::services::{Desk, Trouble};
use crate::ui::dialog_form::{FIELD, WIDTH, row_ui};
use crate::ui::theme;
use crate::ui::widgets::confirm::dialog;
use crate::ui::widgets::field::Note;
use crate::ui::widgets::{Button, ChoiceField, ConditionTaken, DateField, Decision, FocusOrder, conditions_ui};
use eframe::egui::{Align, Id, Key, Layout, Modifiers, Ui};

/// The conditions of a list in words, prepared when its filter changes.
pub struct Conditions<F> {
    words: Vec<String>,
    without: Vec<F>,
    cleared: F,
}

impl<F: Narrowing> Conditions<F> {
    pub fn of(filter: &F, desk: &Desk) -> Result<Self, Trouble> {
        let said = filter.said(desk)?.into_iter();
        let (words, without) = said.map(|Said { words, without }| (words, without)).unzip();
        Ok(Self { words, without, cleared: filter.cleared() })
    }

    /// Draws the chips; answers the list that is left when one was taken away, or all of them.
    pub fn ui(&self, ui: &mut Ui) -> Option<F> {
        Some(match conditions_ui(ui, &self.words)? {
            ConditionTaken::One(place) => self.without[place].clone(),
            ConditionTaken::All => self.cleared.clone(),
        })
    }
}

/// Said of a word that is in no list.
pub const NO_SUCH: &str = "没有这一项，请从列表里选";

/// What the dialog asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    /// The place was typed anew.
    Look,
    Leave,
    /// The list is to be shown so, if nothing is to be mended.
    Show,
}

/// 按条件看, around the rows of a list. `rows_ui` draws them and answers whether the place was typed anew; Enter in the last one
/// shows the list.
pub fn asking_ui(
    ui: &Ui,
    form: &'static str,
    rows_ui: impl FnOnce(&mut Ui, &mut FocusOrder) -> bool,
) -> Option<Answer> {
    let shown = dialog(ui.ctx(), Id::unique(form), |ui| {
        ui.set_width(WIDTH);
        ui.label(theme::heading("按条件看"));
        let mut order = FocusOrder::default();
        let is_looked_up = rows_ui(ui, &mut order);
        let is_at_end = order.finish(ui);
        let pressed = ui.with_layout(Layout::right_to_left(Align::Center), buttons_ui).inner;
        let by_key = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::S)) || is_at_end;
        let decided = pressed.or(by_key.then_some(Decision::Act)).map(|decision| match decision {
            Decision::Act => Answer::Show,
            Decision::Keep => Answer::Leave,
        });
        decided.or(is_looked_up.then_some(Answer::Look))
    });
    let is_left = shown.should_close();
    shown.inner.or(is_left.then_some(Answer::Leave))
}

fn buttons_ui(ui: &mut Ui) -> Option<Decision> {
    let act = ui.add(Button::primary("看名单").key("Ctrl S")).clicked();
    let keep = ui.add(Button::secondary("不改").key("Esc")).clicked();
    act.then_some(Decision::Act).or(keep.then_some(Decision::Keep))
}

/// What is to be mended in the dialog, and the field the keyboard comes into next.
pub struct Mending {
    problem: Option<Problem>,
    wants_focus: Option<&'static str>,
}

impl Mending {
    /// Of a dialog that just opened: nothing yet, the keyboard in its first field.
    pub fn begin(field: &'static str) -> Self {
        Self { problem: None, wants_focus: Some(field) }
    }

    /// What is said beside a field.
    pub fn note(&self, field: &str) -> Option<Note> {
        self.problem.as_ref().filter(|problem| problem.field == field).map(Note::from)
    }

    /// The filter as it was typed; nothing while something in it is to be mended, which is said then.
    pub fn settle<F>(&mut self, typed: Result<F, Problem>) -> Option<F> {
        self.problem = None;
        typed
            .map_err(|problem| {
                self.wants_focus = Some(problem.field);
                self.problem = Some(problem);
            })
            .ok()
    }

    /// Gives the keyboard to the field that asked for it; `id` gives the fields theirs.
    pub fn give_focus(&mut self, ui: &Ui, id: impl Fn(&str) -> Id) {
        if let Some(field) = self.wants_focus.take() {
            ui.memory_mut(|memory| memory.request_focus(id(field)));
        }
    }
}

/// A span of days as it is typed.
#[derive(Clone, Debug, Default)]
pub struct TypedSpan {
    pub from: String,
    pub until: String,
}

impl TypedSpan {
    pub fn of(span: DaySpan) -> Self {
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        Self { from: day(span.from), until: day(span.until) }
    }

    /// The span; or which of its fields, `from` or `until`, is no day.
    pub fn read(&self, today: Date) -> Result<DaySpan, Problem> {
        let wrong = |field| Problem::wrong(field, "日期读不懂，请写成 2026-06-15 这样");
        let from = read_day(&self.from, today).map_err(|_| wrong("from"))?;
        let until = read_day(&self.until, today).map_err(|_| wrong("until"))?;
        if matches!((from, until), (Some(from), Some(until)) if until < from) {
            return Err(Problem::wrong("until", "早于起始的日期"));
        }
        Ok(DaySpan { from, until })
    }

    /// Two rows, 「立户从」 and 「立户到」; `id` gives theirs.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        (what, today): (&str, Date),
        mending: &Mending,
        id: impl Fn(&str) -> Id,
        order: &mut FocusOrder,
    ) {
        for (key, end, text) in [("from", "从", &mut self.from), ("until", "到", &mut self.until)] {
            let note = mending.note(key);
            let day = read_day(text, today).ok().flatten();
            let field = DateField::new(id(key), text, day, today).width(FIELD).problem(note.is_some());
            row_ui(ui, &format!("{what}{end}"), note.as_ref(), |ui| ui.add(field));
            order.add(id(key));
        }
    }
}

fn read_day(typed: &str, today: Date) -> Result<Option<Date>, String> {
    let mut day = Day::default();
    day.read(typed, today)?;
    Ok(day.0)
}

/// A row for one entry of a code table, by its name; `problem` is its own, if there is one.
pub fn choice_row_ui(
    ui: &mut Ui,
    label: &str,
    (id, text): (Id, &mut String),
    (table, problem): (&CodeTable, Option<Note>),
    order: &mut FocusOrder,
) {
    let field = ChoiceField::new(id, text, table).width(FIELD).problem(problem.is_some());
    row_ui(ui, label, problem.as_ref(), |ui| ui.add(field));
    order.add(id);
}

/// The code whose name was typed; nothing of an empty box.
///
/// # Errors
///
/// A name that is none is the problem of `field`.
pub fn code_of(field: &'static str, table: &CodeTable, typed: &str) -> Result<Option<String>, Problem> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let found = table.find(typed).map(|row| Some(row.code.clone()));
    found.ok_or_else(|| Problem::wrong(field, NO_SUCH))
}

/// The name of a code.
pub fn name_of(table: &CodeTable, code: Option<&String>) -> String {
    code.and_then(|code| table.name(code)).unwrap_or_default().to_owned()
}
