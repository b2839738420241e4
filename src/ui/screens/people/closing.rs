//! 注销 of one registration or of several at once: a small dialog for the day, the reason and where to.

use crate::domain::registers::Residence;
use crate::domain::values::Day;
use crate::domain::{Date, Draft, Problem, RecordId, Register, Right};
use crate::services::{Desk, Trouble, people, registration};
use crate::ui::form::{Boxes, edit_ui};
use crate::ui::theme;
use crate::ui::widgets::confirm::dialog;
use crate::ui::widgets::{Button, Decision, FocusOrder, FormRow};
use eframe::egui::{Align, Id, Key, Layout, Modifiers, Ui};

/// The name ids are made of.
const FORM: &str = "closing";
const FIELDS: [&str; 3] = ["until_date", "cancel_reason", "destination"];
/// The dialog is narrower than a form.
const BOX: f32 = 280.0;

/// The dialog while it is filled.
pub(super) struct Closing {
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
    pub(super) fn of(desk: &Desk, residences: Vec<RecordId>) -> Result<Self, Trouble> {
        if !desk.may(Right::Write) {
            return Err(Trouble::NotAllowed(Right::Write));
        }
        let (name, kept) = latest(desk, &residences)?;
        let today = desk.today();
        let mut draft = Draft::of(kept.clone());
        draft.set("until_date", |stay| stay.until_date = Day(Some(today)));
        Ok(Self { residences, name, kept, draft, today, shows_all: false, focused: None, wants_focus: true })
    }

    /// Day, reason and where to, as far as they are filled.
    pub(super) fn asked(&self) -> &Residence {
        &self.draft.record
    }

    fn problems(&self) -> Vec<Problem> {
        let typed = self.draft.problems(self.today).into_iter();
        let typed =
            typed.filter(|problem| FIELDS.contains(&problem.field) && !self.draft.text(problem.field).is_empty());
        let mut problems: Vec<Problem> = typed.collect();
        let own = registration::problems_of_cancelling(&self.kept, &self.draft.record, self.today);
        problems.extend(
            own.into_iter()
                .filter(|own| !problems.iter().any(|problem| problem.field == own.field))
                .collect::<Vec<_>>(),
        );
        problems
    }

    /// Answers once it is decided: to be done, or not. It is done only when nothing is to be mended.
    pub(super) fn show(&mut self, ui: &Ui) -> Option<Decision> {
        let shown = dialog(ui.ctx(), Id::unique(FORM), |ui| self.content_ui(ui));
        let is_left = shown.should_close();
        shown.inner.or(is_left.then_some(Decision::Keep))
    }

    fn content_ui(&mut self, ui: &mut Ui) -> Option<Decision> {
        ui.label(theme::heading(format!("注销 {} 的居住登记", self.name)));
        let problems = self.problems();
        let is_at_end = self.fields_ui(ui, &problems);
        let first = problems.first().filter(|_| self.shows_all);
        let said = first.map_or("", |problem| problem.sentence.as_str());
        ui.label(theme::small(said).color(theme::palette(ui).bad));
        let pressed = ui.with_layout(Layout::right_to_left(Align::Center), buttons_ui).inner;
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
        for key in FIELDS {
            let Some(field) = Residence::field(key) else { continue };
            let row = FormRow::new(field.label).in_card().field_width(BOX).required(key != "destination");
            row.show(ui, |ui| edit_ui(ui, &mut boxes, &mut self.draft, key, BOX));
        }
        if std::mem::take(&mut self.wants_focus) {
            ui.memory_mut(|memory| memory.request_focus(Id::unique((FORM, "cancel_reason"))));
        }
        order.finish(ui)
    }
}

/// Whose registrations these are, in words, and the one that began last.
fn latest(desk: &Desk, residences: &[RecordId]) -> Result<(String, Residence), Trouble> {
    let mut kept = residences.iter().map(|id| people::registration(desk, *id)).collect::<Result<Vec<_>, _>>()?;
    kept.sort_by_key(|(_, stay)| stay.from_date);
    let (name, stay) = kept.pop().ok_or(Trouble::Gone)?;
    Ok((if kept.is_empty() { name } else { format!("{} 人", kept.len() + 1) }, stay))
}

fn buttons_ui(ui: &mut Ui) -> Option<Decision> {
    let act = ui.add(Button::primary("注销").key("Ctrl S")).clicked();
    let keep = ui.add(Button::secondary("不注销").key("Esc")).clicked();
    act.then_some(Decision::Act).or(keep.then_some(Decision::Keep))
}
