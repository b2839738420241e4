//! The recovery code opens the archive when a password is forgotten, and gives an operator a new one.

use super::recent::Entry;
use super::{Act, Pane, Standing, open_other};
use crate::services::sign_in::Strength;
use crate::ui::screens::entry::{self, FIELD, LABEL};
use crate::ui::theme::height;
use crate::ui::widgets::{PasswordField, TextField, strength_ui};
use eframe::egui::{Id, Response, Ui};
use zeroize::Zeroizing;

pub(super) struct Recovery {
    code_id: Id,
    pub operator_id: Id,
    password_id: Id,
    again_id: Id,
    code: Zeroizing<String>,
    operator: String,
    password: Zeroizing<String>,
    again: Zeroizing<String>,
}

/// What goes to the service.
pub(super) struct Typed {
    pub code: Zeroizing<String>,
    pub operator: String,
    pub password: Zeroizing<String>,
}

impl Recovery {
    pub fn new() -> Self {
        Self {
            code_id: Id::unique("recovery code"),
            operator_id: Id::unique("recovery operator"),
            password_id: Id::unique("recovery password"),
            again_id: Id::unique("recovery password again"),
            code: Zeroizing::default(),
            operator: String::new(),
            password: Zeroizing::default(),
            again: Zeroizing::default(),
        }
    }

    /// The name that stood at the door comes along.
    pub fn come_with(&mut self, operator: &str) {
        operator.clone_into(&mut self.operator);
    }

    pub fn first_id(&self) -> Id {
        self.code_id
    }

    pub fn copy(&self) -> Typed {
        Typed { code: self.code.clone(), operator: self.operator.clone(), password: self.password.clone() }
    }

    pub fn missing(&self) -> Option<(Id, &'static str)> {
        if self.code.trim().is_empty() {
            Some((self.code_id, "请照恢复页输入恢复码，大小写和横线都不要紧"))
        } else if self.operator.trim().is_empty() {
            Some((self.operator_id, "请输入给哪位操作员换新口令"))
        } else if let Some(refusal) = Strength::of(&self.operator, &self.password).refusal() {
            Some((self.password_id, refusal))
        } else if self.password != self.again {
            Some((self.again_id, "两次输入的口令不一样，请再输一次"))
        } else {
            None
        }
    }

    pub fn ui(&mut self, ui: &mut Ui, archive: &Entry, standing: &mut Standing, busy: Option<&str>) -> Option<Act> {
        let (note, refusal) = standing.said(ui, busy);
        entry::head_ui(ui, "用恢复码进入", &archive.station);
        if self.fields_ui(ui) {
            standing.notice = None;
        }
        entry::notice_ui(ui, note.as_ref());
        let (asks, leaves) = open_other::foot_ui(ui, "换新口令并进入", refusal.as_deref());
        let fields = [self.code_id, self.operator_id, self.password_id, self.again_id];
        if leaves || entry::is_escape(ui) {
            return Some(Act::Show(Pane::Door));
        }
        ((asks || entry::is_enter(ui, &fields)) && refusal.is_none()).then_some(Act::Recover)
    }

    /// Answers whether something was typed.
    fn fields_ui(&mut self, ui: &mut Ui) -> bool {
        let code = TextField::new(self.code_id, &mut self.code)
            .hint("八组，每组四个")
            .width(FIELD)
            .height(height::CONTROL_TALL);
        let code = entry::beside_label(ui, "恢复码", |ui| ui.add(code));
        let operator = TextField::new(self.operator_id, &mut self.operator).width(FIELD).height(height::CONTROL_TALL);
        let operator = entry::beside_label(ui, "操作员", |ui| ui.add(operator));
        let password = PasswordField::new(self.password_id, &mut self.password, "新口令").width(FIELD);
        let password = entry::beside_label(ui, "新口令", |ui| ui.add(password));
        let again = PasswordField::new(self.again_id, &mut self.again, "再输一次").width(FIELD);
        let again = entry::beside_label(ui, "再输一次", |ui| ui.add(again));
        strength_row_ui(ui, Strength::of(&self.operator, &self.password));
        [code, operator, password, again].iter().any(Response::changed)
    }
}

/// The strength of a password under its field.
fn strength_row_ui(ui: &mut Ui, strength: Strength) {
    ui.horizontal(|ui| {
        ui.add_space(LABEL);
        strength_ui(ui, strength);
    });
}
