//! 我的口令: the operator at the desk changes their own, after proving the old one.

use super::operators_card::password_note;
use super::{Act, FIELD, foot_ui};
use crate::services::Trouble;
use crate::services::sign_in::Strength;
use crate::ui::widgets::field::Note;
use crate::ui::widgets::{Button, Card, FormRow, PasswordField};
use eframe::egui::{Id, Ui};
use zeroize::Zeroize;

pub(super) struct PasswordCard {
    operator: String,
    old: String,
    new: String,
    again: String,
    old_problem: Option<Note>,
    message: Option<Note>,
}

impl PasswordCard {
    pub fn new(operator: String) -> Self {
        Self {
            operator,
            old: String::new(),
            new: String::new(),
            again: String::new(),
            old_problem: None,
            message: None,
        }
    }

    pub fn changed(&mut self) {
        self.wipe();
        self.old_problem = None;
        self.message = Some(Note::good("口令已改，下次登录用新口令"));
    }

    /// A wrong old password is said at its field, anything else at the button.
    pub fn failed(&mut self, trouble: &Trouble) {
        let note = Note::wrong(trouble.to_string());
        if matches!(trouble, Trouble::WrongPassword { .. }) {
            self.old_problem = Some(Note::wrong("原口令不对，请再输一次"));
        } else {
            self.message = Some(note);
        }
    }

    pub fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let detail = self.operator.clone();
        Card::new("我的口令").detail(&detail).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            self.fields_ui(ui);
            let why_not = self.why_not();
            foot_ui(ui, self.message.as_ref(), |ui| {
                let change = ui.add(Button::secondary("改口令").refused(why_not)).clicked();
                change.then(|| Act::ChangePassword { old: self.old.clone(), new: self.new.clone() })
            })
        })
    }

    fn fields_ui(&mut self, ui: &mut Ui) {
        let row = |label: &'static str| FormRow::new(label).in_card().field_width(FIELD).height(42.0);
        let is_retyped = row("原口令").note(self.old_problem.as_ref()).show(ui, |ui| {
            let field = PasswordField::new(Id::unique("own old password"), &mut self.old, "原口令").width(FIELD);
            ui.add(field.problem(self.old_problem.is_some())).changed()
        });
        if is_retyped {
            self.old_problem = None;
            self.message = None;
        }
        row("新口令").note(Some(&password_note(&self.operator, &self.new))).show(ui, |ui| {
            ui.add(PasswordField::new(Id::unique("own new password"), &mut self.new, "新口令").width(FIELD));
        });
        row("再输一次").note(self.again_note().as_ref()).show(ui, |ui| {
            ui.add(PasswordField::new(Id::unique("own new password again"), &mut self.again, "再输一次").width(FIELD));
        });
    }

    fn again_note(&self) -> Option<Note> {
        if self.again.is_empty() {
            None
        } else if self.again == self.new {
            Some(Note::good("两次一样"))
        } else if self.new.starts_with(&self.again) {
            Some(Note::hint("还没有输完"))
        } else {
            Some(Note::wrong("两次不一样"))
        }
    }

    fn why_not(&self) -> Option<&'static str> {
        if self.old.is_empty() {
            Some("先输入原口令")
        } else if let Some(refusal) = Strength::of(&self.operator, &self.new).refusal() {
            Some(refusal)
        } else if self.again != self.new {
            Some("两次输入的新口令要一样")
        } else {
            None
        }
    }

    fn wipe(&mut self) {
        self.old.zeroize();
        self.new.zeroize();
        self.again.zeroize();
    }
}

impl Drop for PasswordCard {
    fn drop(&mut self) {
        self.wipe();
    }
}
