//! What is asked before an operator gets another role or another password: the dialog names the person and says what follows.

use super::Act;
use super::operators_card::{ROLES, password_note, what_may};
use crate::services::Operator;
use crate::services::sign_in::Strength;
use crate::ui::dialog_form::arrive;
use crate::ui::theme;
use crate::ui::widgets::confirm::dialog;
use crate::ui::widgets::field::Note;
use crate::ui::widgets::{Button, MenuItem, PasswordField, Select};
use eframe::egui::{Align, Id, Layout, Ui};

/// How a dialog was answered.
pub(super) enum Answer {
    Leave,
    Do(Act),
}

impl Answer {
    pub fn act(self) -> Option<Act> {
        match self {
            Self::Leave => None,
            Self::Do(act) => Some(act),
        }
    }
}

/// Somebody being given another role.
pub(super) struct RoleChange {
    operator: Operator,
    /// Its place in [`ROLES`].
    role: usize,
}

impl RoleChange {
    pub fn of(operator: Operator) -> Self {
        let role = ROLES.iter().position(|role| *role == operator.role).unwrap_or_default();
        Self { operator, role }
    }

    pub fn show(&mut self, ui: &Ui, message: Option<&Note>) -> Option<Answer> {
        answered(ui, "change role", |ui| self.ui(ui, message))
    }

    fn ui(&mut self, ui: &mut Ui, message: Option<&Note>) -> Option<Answer> {
        let palette = theme::palette(ui);
        ui.label(theme::heading(format!("改「{}」的角色", self.operator.name)).color(palette.text));
        ui.label(theme::paragraph("从这个人下次登录起生效，改动记入操作记录。以前做过的都不变。"));
        let items: Vec<MenuItem<'_>> = ROLES.iter().map(|role| MenuItem::new(role.label())).collect();
        let select = Select::new("新角色", ROLES[self.role].label()).width(ui.available_width());
        if let (_, Some(role)) = select.show(ui, &items, Some(self.role)) {
            self.role = role;
        }
        let role = ROLES[self.role];
        let hint = Note::hint(what_may(role));
        super::message_ui(ui, Some(message.unwrap_or(&hint)));
        let is_same = role == self.operator.role;
        let act = if is_same { "改角色".to_owned() } else { format!("改为{}", role.label()) };
        let why_not = is_same.then_some("先选另一个角色");
        buttons_ui(ui, &act, why_not, || Act::SetRole { operator: self.operator.id, role })
    }
}

/// Somebody being given a new password.
pub(super) struct Reset {
    operator: Operator,
    password: String,
    has_arrived: bool,
}

impl Reset {
    pub fn of(operator: Operator) -> Self {
        Self { operator, password: String::new(), has_arrived: false }
    }

    pub fn show(&mut self, ui: &Ui, message: Option<&Note>) -> Option<Answer> {
        answered(ui, "reset password", |ui| self.ui(ui, message))
    }

    fn ui(&mut self, ui: &mut Ui, message: Option<&Note>) -> Option<Answer> {
        let palette = theme::palette(ui);
        let verb = if self.operator.is_active { "重设" } else { "再启用并设" };
        ui.label(theme::heading(format!("{verb}「{}」的口令", self.operator.name)).color(palette.text));
        ui.label(theme::paragraph("原口令随即作废。请把新口令当面告诉本人，登录后在设置里自己再改。"));
        let password = PasswordField::new(Id::unique("password to be set"), &mut self.password, "新口令");
        let password = ui.add(password.width(ui.available_width()));
        arrive(&mut self.has_arrived, &password);
        let note = message.cloned().unwrap_or_else(|| password_note(&self.operator.name, &self.password));
        super::message_ui(ui, Some(&note));
        let why_not = Strength::of(&self.operator.name, &self.password).refusal();
        buttons_ui(ui, "设新口令", why_not, || Act::ResetPassword {
            operator: self.operator.id,
            password: self.password.clone(),
        })
    }
}

/// Esc and a press beside the dialog leave everything as it is.
fn answered(ui: &Ui, id: &str, content: impl FnOnce(&mut Ui) -> Option<Answer>) -> Option<Answer> {
    let modal = dialog(ui.ctx(), Id::unique(id), content);
    let is_left = modal.should_close();
    modal.inner.or_else(|| is_left.then_some(Answer::Leave))
}

fn buttons_ui(ui: &mut Ui, words: &str, why_not: Option<&'static str>, act: impl FnOnce() -> Act) -> Option<Answer> {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let does = ui.add(Button::primary(words).refused(why_not)).clicked();
        ui.add_space(2.0);
        let leaves = ui.add(Button::secondary("不改").key("Esc")).clicked();
        if does { Some(Answer::Do(act())) } else { leaves.then_some(Answer::Leave) }
    })
    .inner
}
