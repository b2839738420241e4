//! The lock over whatever was being typed: opaque, the operator fixed, the password asked for.
//!
//! The window keeps the screens behind it; here is only the door.

use super::entry::{self, PANE, Wait};
use crate::services::{Desk, MachineSettings, Trouble, sign_in, station};
use crate::ui::icons;
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::{Button, Note, PasswordField, sign_in_frame};
use eframe::egui::{Id, Label, Ui};
use zeroize::Zeroizing;

pub struct LockScreen {
    settings: MachineSettings,
    title: String,
    operator: String,
    station: String,
    folder: String,
    id: Id,
    password: Zeroizing<String>,
    /// What helps before anything is typed: the demo station's password.
    hint: Option<Note>,
    notice: Option<Note>,
    wait: Wait,
    has_arrived: bool,
}

/// How the lock ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unlocked {
    /// The same operator goes on.
    GoOn,
    /// Somebody else signs in; drafts are kept.
    SignOut,
}

#[derive(Clone, Copy)]
enum Act {
    Enter,
    SignOut,
}

impl LockScreen {
    /// `has_draft`: whether something half-written lies behind.
    pub fn new(settings: &MachineSettings, desk: &Desk, has_draft: bool) -> Self {
        let operator = desk.operator().name.clone();
        let title = format!("{operator}的窗口已锁{}", if has_draft { "，草稿已存" } else { "" });
        Self {
            settings: settings.clone(),
            title,
            operator: format!("{operator}　{}", desk.operator().role.label()),
            station: desk.station().name.clone(),
            folder: desk.folder().to_string_lossy().into_owned(),
            id: Id::unique("lock password"),
            password: Zeroizing::default(),
            hint: station::is_demo(desk).then(|| Note::hint(format!("演示站的口令是 {}", station::DEMO_PASSWORD))),
            notice: None,
            wait: Wait::of(sign_in::seconds_to_wait(settings, desk.folder())),
            has_arrived: false,
        }
    }

    /// Draws, then acts.
    pub fn frame(&mut self, ui: &mut Ui, desk: &mut Desk) -> Option<Unlocked> {
        match self.ui(ui)? {
            Act::Enter => self.enter(desk),
            Act::SignOut => Some(Unlocked::SignOut),
        }
    }

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let (station, folder) = (self.station.clone(), self.folder.clone());
        let (_, act) = entry::card_ui(ui, |ui| station_ui(ui, &station, &folder), |ui| self.door_ui(ui));
        act
    }

    fn door_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let seconds = self.wait.seconds_left(ui);
        let reason = entry::said_while_waiting(seconds);
        entry::head_ui(ui, &self.title, &self.station);
        entry::under_label(ui, "操作员", |ui| entry::fixed_ui(ui, icons::LOCK, &self.operator));
        let has_problem = self.notice.is_some();
        let password = PasswordField::new(self.id, &mut self.password, "口令").width(PANE).problem(has_problem);
        let response = entry::under_label(ui, "口令", |ui| ui.add(password));
        if response.changed() {
            self.notice = None;
        }
        if !std::mem::replace(&mut self.has_arrived, true) {
            response.request_focus();
        }
        let waiting = reason.as_deref().map(Note::wrong);
        entry::notice_ui(ui, waiting.as_ref().or(self.notice.as_ref()).or(self.hint.as_ref()));
        let is_pressed = entry::enter_button_ui(ui, seconds, reason.as_deref());
        let asks_to_enter = is_pressed || entry::is_enter(ui, &[self.id]);
        let asks_to_leave = entry::foot_link_ui(ui, Button::quiet("换人登录"));
        match (asks_to_leave, asks_to_enter && reason.is_none()) {
            (true, _) => Some(Act::SignOut),
            (false, true) => Some(Act::Enter),
            (false, false) => None,
        }
    }

    fn enter(&mut self, desk: &mut Desk) -> Option<Unlocked> {
        let outcome = sign_in::unlock_again(&mut self.settings, desk, &self.password);
        self.password.clear();
        match outcome {
            Ok(()) => return Some(Unlocked::GoOn),
            Err(Trouble::TooManyTries(seconds)) => self.wait = Wait::of(seconds),
            Err(trouble) => self.notice = Some(Note::wrong(trouble.to_string())),
        }
        None
    }
}

fn station_ui(ui: &mut Ui, station: &str, folder: &str) {
    sign_in_frame::brand_ui(ui);
    ui.add_space(space::LARGE);
    let palette = theme::palette(ui);
    ui.add(Label::new(theme::strong(station)).truncate());
    ui.add_space(2.0);
    ui.add(Label::new(theme::small(folder).color(palette.text_weak)).truncate());
    ui.add_space(height::ROW);
    entry::paragraph_ui(ui, "离开一会儿时自动锁上。没写完的登记还在，进入后接着写。");
}
