//! 带走全部: for the station head, who says what for and gives the password again.

use crate::services::export::Purpose;
use crate::services::takeaway::{self, TakeOrder};
use crate::services::{Desk, MachineSettings, Trouble};
use crate::ui::event::Event;
use crate::ui::screens::save_dialog::{SaveAnswer, SaveDialog};
use crate::ui::theme::{self, space};
use crate::ui::widgets::field::{Note, note_ui};
use crate::ui::widgets::{Button, Card, FocusOrder, FormRow, PasswordField, TextField};
use eframe::egui::{Frame, Id, Key, Margin, Modifiers, Sense, Ui, vec2};
use std::path::PathBuf;
use zeroize::Zeroizing;

const FORM: &str = "take everything away";
const WIDTH: f32 = 640.0;
const FIELD: f32 = 360.0;

const TOLD: [&str; 4] = [
    "每本登记簿一个表格，连同设置、打印记录、还保存着的打印文书和图片，写进一个新文件夹。",
    "这些文件没有加密，谁都打得开：请放在稳妥的地方，用完删除。",
    "换别的系统时带得走；在登录的画面「从备份恢复…」里带回，可以再建成同样的一个站，逐本核对。",
    "操作记录也在里面；修改经过留在原来的档案里，请另外留一份备份。",
];

/// What can be asked here.
pub enum Act {
    AskWhereTo,
    Take(PathBuf),
}

/// The tab.
pub(super) struct TakeAway {
    is_allowed: bool,
    purpose: Purpose,
    password: Zeroizing<String>,
    problem: Option<String>,
    saving: Option<SaveDialog>,
    pub wants_focus: bool,
}

impl TakeAway {
    pub fn open(is_allowed: bool) -> Self {
        let purpose = Purpose { words: String::new(), ..Purpose::default() };
        Self { is_allowed, purpose, password: Zeroizing::default(), problem: None, saving: None, wants_focus: true }
    }

    pub fn is_asking(&self) -> bool {
        self.saving.is_some()
    }

    fn why_not(&self) -> Option<&'static str> {
        if !self.is_allowed {
            return Some("只有站长能带走全部");
        }
        if self.purpose.words.trim().is_empty() || self.purpose.receiver.trim().is_empty() {
            return Some("请写明用途和接收单位");
        }
        self.password.is_empty().then_some("请再输一次口令")
    }

    pub fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let saved = self.saving_ui(ui);
        let by_key = !self.is_asking()
            && self.why_not().is_none()
            && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::E));
        let pane = Frame::new().inner_margin(Margin::same(space::PANE as i8));
        let asked = pane.show(ui, |ui| {
            ui.set_max_width(WIDTH + 2.0 * space::CARD);
            Card::new("带走全部").show(ui, |ui| self.card_ui(ui))
        });
        saved.or(by_key.then_some(Act::AskWhereTo)).or(asked.inner)
    }

    fn card_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        for line in TOLD {
            ui.label(theme::paragraph(line).color(theme::palette(ui).text_weak));
        }
        ui.add_space(space::CARD);
        let is_entered = self.fields_ui(ui);
        let (place, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
        if let Some(problem) = &self.problem {
            note_ui(ui, place, &Note::wrong(problem.clone()));
        }
        let why_not = self.why_not();
        let pressed = ui.add(Button::primary("带走全部…").key("Ctrl E").refused(why_not)).clicked();
        ((pressed || is_entered) && why_not.is_none()).then_some(Act::AskWhereTo)
    }

    fn fields_ui(&mut self, ui: &mut Ui) -> bool {
        let mut order = FocusOrder::default();
        let Purpose { words, receiver, .. } = &mut self.purpose;
        let wants_focus = std::mem::take(&mut self.wants_focus);
        row(ui, "用途", |ui| {
            let field = TextField::new(Id::unique((FORM, "purpose")), words).name("用途").width(FIELD);
            let field = ui.add(field.hint("例如：换到街道的新系统"));
            order.add(field.id);
            if wants_focus {
                field.request_focus();
            }
        });
        row(ui, "接收单位", |ui| {
            let field = TextField::new(Id::unique((FORM, "receiver")), receiver).name("接收单位").width(FIELD);
            order.add(ui.add(field).id);
        });
        row(ui, "口令", |ui| {
            let field = PasswordField::new(Id::unique((FORM, "password")), &mut self.password, "口令").width(FIELD);
            let field = ui.add(field);
            order.add(field.id);
            if field.changed() {
                self.problem = None;
            }
        });
        order.finish(ui)
    }

    fn saving_ui(&mut self, ui: &Ui) -> Option<Act> {
        match self.saving.as_mut()?.show(ui.ctx())? {
            SaveAnswer::Save(path) | SaveAnswer::Replace(path) => Some(Act::Take(path)),
            SaveAnswer::Cancel => {
                self.saving = None;
                None
            }
        }
    }

    pub fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::AskWhereTo => {
                let name = format!("{} 带走 {}", desk.station().name, desk.today());
                self.saving = Some(SaveDialog::folder("带走到", &name));
                Ok(None)
            }
            Act::Take(path) => Ok(self.take(desk, path)),
        }
    }

    /// What is wrong with the place is said in the dialog, what is wrong with the password in the card.
    fn take(&mut self, desk: &mut Desk, path: PathBuf) -> Option<Event> {
        let order = TakeOrder { to: &path, purpose: self.purpose.clone(), password: &self.password };
        match takeaway::take_work(&mut MachineSettings::load(), desk, &order) {
            Ok(work) => {
                self.saving = None;
                self.password = Zeroizing::default();
                Some(Event::Work(work))
            }
            Err(trouble @ (Trouble::File { .. } | Trouble::InsideArchive)) => {
                self.saving.iter_mut().for_each(|saving| saving.failed(&trouble));
                None
            }
            Err(trouble) => {
                self.saving = None;
                self.problem = Some(trouble.to_string());
                None
            }
        }
    }
}

fn row<T>(ui: &mut Ui, label: &str, edit: impl FnOnce(&mut Ui) -> T) -> T {
    FormRow::new(label).in_card().field_width(FIELD).show(ui, edit)
}
