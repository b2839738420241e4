//! Second page: who signs in first. Leaving it makes the archive.

use super::{Answer, Missing, Said, foot_ui};
use crate::services::sign_in::Strength;
use crate::ui::screens::entry::{self, FIELD, LABEL};
use crate::ui::theme::{height, space};
use crate::ui::widgets::{PasswordField, TextField, strength_ui};
use eframe::egui::{Id, Response, Ui};
use zeroize::Zeroizing;

pub(super) struct OperatorPage {
    name_id: Id,
    password_id: Id,
    again_id: Id,
    pub name: String,
    pub password: Zeroizing<String>,
    again: Zeroizing<String>,
}

impl OperatorPage {
    pub fn new() -> Self {
        Self {
            name_id: Id::unique("wizard operator"),
            password_id: Id::unique("wizard password"),
            again_id: Id::unique("wizard password again"),
            name: String::new(),
            password: Zeroizing::default(),
            again: Zeroizing::default(),
        }
    }

    pub fn first_id(&self) -> Id {
        self.name_id
    }

    pub fn missing(&self) -> Option<Missing> {
        if self.name.trim().is_empty() {
            Some((self.name_id, "请输入操作员的姓名，登记表上会印出来"))
        } else if let Some(refusal) = Strength::of(&self.name, &self.password).refusal() {
            Some((self.password_id, refusal))
        } else if self.password != self.again {
            Some((self.again_id, "两次输入的口令不一样，请再输一次"))
        } else {
            None
        }
    }

    pub fn ui(&mut self, ui: &mut Ui, said: &Said, on: &str) -> Answer {
        entry::head_ui(ui, "谁是第一位操作员", "第一位操作员的角色是站长，以后可以添加别的操作员");
        let has_typed = self.fields_ui(ui, said);
        entry::notice_ui(ui, said.note.as_ref());
        entry::paragraph_ui(ui, "口令就是打开档案的钥匙，谁也替您找不回来；忘记时只有下一页的恢复页能打开。");
        ui.add_space(space::SMALL);
        let fields = [self.name_id, self.password_id, self.again_id];
        Answer { has_typed, act: foot_ui(ui, on, said.busy.as_deref(), &fields) }
    }

    /// Answers whether something was typed.
    fn fields_ui(&mut self, ui: &mut Ui, said: &Said) -> bool {
        let wrong = self.missing().map(|(field, _)| field).filter(|_| said.is_wrong());
        let name = TextField::new(self.name_id, &mut self.name).width(FIELD).height(height::CONTROL_TALL);
        let name = entry::beside_label(ui, "姓名", |ui| ui.add(name.problem(wrong == Some(self.name_id))));
        let password = PasswordField::new(self.password_id, &mut self.password, "口令").width(FIELD);
        let password =
            entry::beside_label(ui, "口令", |ui| ui.add(password.problem(wrong == Some(self.password_id))));
        ui.horizontal(|ui| {
            ui.add_space(LABEL);
            strength_ui(ui, Strength::of(&self.name, &self.password));
        });
        ui.add_space(space::ICON);
        let again = PasswordField::new(self.again_id, &mut self.again, "再输一次").width(FIELD);
        let again = entry::beside_label(ui, "再输一次", |ui| ui.add(again.problem(wrong == Some(self.again_id))));
        [name, password, again].iter().any(Response::changed)
    }
}
