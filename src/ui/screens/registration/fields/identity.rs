//! Who it is: the number or why there is none, the name, sex and birth.

use super::row_ui;
use crate::domain::codes::IdDocument;
use crate::domain::values::{Choice, Value};
use crate::domain::{CodeList, Register, Weight, registers};
use crate::services::{places, registration};
use crate::ui::form::{Boxes, edit_named_ui, edit_ui};
use crate::ui::icons;
use crate::ui::screens::registration::RegistrationScreen;
use crate::ui::theme::space;
use crate::ui::widgets::field::{FIELD, fixed_value};
use crate::ui::widgets::{FormRow, IdentityField, Note, TextField};
use eframe::egui::{Ui, Widget};

impl RegistrationScreen {
    pub(super) fn identity_section_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>) {
        let note = self.identity_note(boxes);
        let row = FormRow::new("证件号码").section(Some("身份")).required(true).note(note.as_ref());
        row.show(ui, |ui| if self.has_no_number { self.reason_ui(ui, boxes) } else { self.number_ui(ui, boxes) });
        self.name_ui(ui, boxes);
        self.sex_and_birth_ui(ui, boxes);
    }

    fn number_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>) {
        let mut number = self.form.person.text("identity");
        let kind = self.form.person.record.identity.kind.code.clone();
        let verdict = registration::verdict_as(&kind, &number, self.today);
        let flaw = verdict.problem.filter(|flaw| !flaw.is_unfinished);
        let output = IdentityField::new(boxes.id("identity"), &mut number, &kind, IdDocument::table())
            .wrong_place(flaw.and_then(|flaw| flaw.position).map(|place| place - 1))
            .problem(boxes.is_wrong(&self.form.person, "identity"))
            .show(ui);
        if output.response.changed() {
            self.form.person.type_in("identity", &number, self.today);
        }
        if output.response.lost_focus() {
            self.form.person.settle("identity");
        }
        boxes.took("identity", &output.response);
        if let Some(kind) = output.kind {
            let typed = self.form.person.text("identity");
            self.form.person.set("identity", |person| person.identity.kind = Choice::of(&kind.code));
            self.form.person.type_in("identity", &typed, self.today);
            boxes.changed.push("identity");
            // Whoever says which document it is goes on with its number.
            self.focus_next = Some("identity");
        }
    }

    /// Instead of the number: why there is none yet.
    fn reason_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>) {
        let mut reason = self.form.person.record.identity.missing_reason.clone();
        let field = TextField::new(boxes.id("identity"), &mut reason).hint("暂未核到：写明原因");
        let response = field.problem(boxes.is_wrong(&self.form.person, "identity")).ui(ui);
        if response.changed() {
            self.form.person.set("identity", |person| person.identity.missing_reason = reason);
        }
        boxes.took("identity", &response);
    }

    fn identity_note(&self, boxes: &Boxes<'_>) -> Option<Note> {
        if self.has_no_number {
            let has_reason = !self.form.person.record.identity.missing_reason.is_empty();
            let is_here = *boxes.focused == Some("identity");
            let is_due = self.shows_all || (has_reason && !is_here);
            let wrong = boxes.problems.iter().find(|it| it.field == "identity" && it.weight == Weight::Wrong);
            if let Some(problem) = wrong.filter(|_| is_due) {
                return Some(Note::from(problem));
            }
            return Some(if has_reason {
                Note::to_complete("已写明原因，待补")
            } else {
                Note::hint("按 F8 改回填号码")
            });
        }
        if let Some(note) = self.upgrade_note() {
            return Some(note);
        }
        let field = registers::Person::field("identity")?;
        let note = boxes.note(&self.form.person, field);
        let is_here = *boxes.focused == Some("identity");
        note.or_else(|| is_here.then(|| Note::hint("没有证件时按 F8 写明原因")))
    }

    /// 15 digits of old: which 18 they become.
    fn upgrade_note(&self) -> Option<Note> {
        let kind = &self.form.person.record.identity.kind.code;
        let verdict = registration::verdict_as(kind, &self.form.person.text("identity"), self.today);
        let upgraded = verdict.upgraded.filter(|_| verdict.problem.is_none())?;
        let (area, birth, rest) = (upgraded.get(..6)?, upgraded.get(6..14)?, upgraded.get(14..)?);
        let words = format!("15 位旧号码，升为 {area} {birth} {rest}");
        Some(if verdict.may_go_on { Note::doubtful(words + "；是 18 位的还差 3 位") } else { Note::good(words) })
    }

    /// Beside a name that no face can draw whole stands which character it is.
    fn name_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>) {
        let is_wrong = boxes.is_wrong(&self.form.person, "name");
        let illegible = places::illegible_words(&self.form.person.record.name).filter(|_| !is_wrong);
        let Some(words) = illegible else {
            return row_ui(ui, boxes, &mut self.form.person, None, "name");
        };
        let note = Note::doubtful(words);
        let row = FormRow::new("姓名").required(true).note(Some(&note));
        row.show(ui, |ui| edit_ui(ui, boxes, &mut self.form.person, "name", FIELD));
    }

    /// What the number says is shown, not asked; without a number both are typed.
    fn sex_and_birth_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>) {
        let facts = self.form.person.record.identity.facts(self.today);
        let is_derived = facts.is_some_and(|facts| facts.sex.is_some() && facts.birth.is_some());
        let note = if is_derived {
            Some(Note::hint("由号码带出").icon(icons::IDENTITY))
        } else {
            let field = |key| registers::Person::field(key).and_then(|field| boxes.note(&self.form.person, field));
            field("sex").or_else(|| field("birth"))
        };
        FormRow::new("性别、出生").required(true).note(note.as_ref()).show(ui, |ui| {
            let age = self.form.person.record.age(self.today);
            let age = age.map(|age| format!("{age} 岁")).unwrap_or_default();
            if is_derived {
                let sex = self.form.person.record.sex.label().trim_end_matches('性').to_owned();
                fixed_value(ui, &sex, 40.0);
                fixed_value(ui, &self.form.person.record.birth.shown(), FIELD - 40.0 - 60.0 - 2.0 * space::SMALL);
                fixed_value(ui, &age, 60.0);
            } else {
                edit_named_ui(ui, boxes, &mut self.form.person, "sex", 110.0);
                edit_named_ui(ui, boxes, &mut self.form.person, "birth", FIELD - 110.0 - space::SMALL);
            }
        });
    }
}
