//! The door of the chosen archive: its name, the operator, the password.

use super::recent::Entry;
use super::{Act, Pane, Standing};
use crate::services::backup::MadeBackup;
use crate::ui::icons;
use crate::ui::screens::entry::{self, PANE};
use crate::ui::theme::height;
use crate::ui::widgets::{Button, PasswordField, PickRow, Picker, TextField};
use eframe::egui::{Id, Response, Ui};
use zeroize::Zeroizing;

pub(super) struct Door {
    pub operator_id: Id,
    password_id: Id,
    pub operator: String,
    pub password: Zeroizing<String>,
    /// A name was taken, so the password is what comes next: in the next frame, for a field that is given the focus by a
    /// press on something else loses it to that press.
    goes_on: bool,
}

impl Door {
    pub fn new() -> Self {
        Self {
            operator_id: Id::unique("sign-in operator"),
            password_id: Id::unique("sign-in password"),
            operator: String::new(),
            password: Zeroizing::default(),
            goes_on: false,
        }
    }

    /// The operator who came last stands there already.
    pub fn come_to(&mut self, entry: &Entry) {
        self.operator = entry.operators.first().cloned().unwrap_or_default();
        self.password.clear();
    }

    pub fn first_id(&self) -> Id {
        if self.operator.is_empty() { self.operator_id } else { self.password_id }
    }

    pub fn missing(&self) -> Option<(Id, &'static str)> {
        if self.operator.trim().is_empty() {
            Some((self.operator_id, "请输入操作员的名字，和建站或添加时写的一样"))
        } else if self.password.is_empty() {
            Some((self.password_id, "请输入口令"))
        } else {
            None
        }
    }

    pub fn ui(&mut self, ui: &mut Ui, entry: &Entry, standing: &mut Standing, busy: Option<&str>) -> Option<Act> {
        if std::mem::take(&mut self.goes_on) {
            ui.memory_mut(|memory| memory.request_focus(self.password_id));
        }
        let (note, refusal) = standing.said(ui, busy);
        entry::head_ui(ui, &entry.station, &entry.backup);
        let operator = entry::under_label(ui, "操作员", |ui| self.operator_ui(ui, &entry.operators));
        let is_wrong = standing.is_wrong();
        let password = PasswordField::new(self.password_id, &mut self.password, "口令").width(PANE).problem(is_wrong);
        let password = entry::under_label(ui, "口令", |ui| ui.add(password));
        if self.goes_on {
            ui.ctx().request_repaint();
        }
        if operator.changed() || password.changed() {
            standing.notice = None;
        }
        entry::notice_ui(ui, note.as_ref());
        let act = if standing.offered.is_some() { Act::TakeOffered } else { Act::Enter };
        let is_pressed = match &standing.offered {
            None => entry::enter_button_ui(ui, standing.wait.seconds_left(ui), refusal.as_deref()),
            Some(newest) => offered_ui(ui, newest),
        };
        let asks = is_pressed || entry::is_enter(ui, &[self.operator_id, self.password_id]);
        let (words, pane) = if standing.is_damaged {
            ("备份不够新，抢救还能读出的…", Pane::Salvage)
        } else {
            ("忘记口令，用恢复码进入", Pane::Recovery)
        };
        if entry::foot_link_ui(ui, Button::quiet(words)) {
            return Some(Act::Show(pane));
        }
        (asks && refusal.is_none()).then_some(act)
    }

    /// The name is typed, or taken from those used on this computer: names stand nowhere in the clear in an archive.
    fn operator_ui(&mut self, ui: &mut Ui, known: &[String]) -> Response {
        if known.is_empty() {
            let field = TextField::new(self.operator_id, &mut self.operator).name("操作员").icon_left(icons::PERSON);
            return ui.add(field.width(PANE).height(height::CONTROL_TALL));
        }
        let picker = Picker::new(self.operator_id, &mut self.operator).name("操作员").icon_left(icons::PERSON);
        let picker = picker.width(PANE).height(height::CONTROL_TALL).or_other_words();
        let output = picker.show(ui, |typed| {
            let matching = known.iter().filter(|name| name.contains(typed.trim()));
            matching.map(|name| PickRow::new(name, "")).collect()
        });
        self.goes_on |= output.picked.is_some();
        output.response
    }
}

/// For an archive that does not open the way on is its newest proven backup.
fn offered_ui(ui: &mut Ui, newest: &MadeBackup) -> bool {
    let words = format!("从 {} 的备份恢复…", newest.made_at());
    ui.add(Button::primary(&words).icon(icons::RESTORE).key("Enter").tall().width(PANE)).clicked()
}
