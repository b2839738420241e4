//! The station, its operators, backup, looks of this computer. (stub)

use crate::services::{Desk, Trouble};
use crate::ui::event::Event;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use eframe::egui::Ui;

pub struct SettingsScreen;

pub enum Act {}

impl SettingsScreen {
    pub fn open(_desk: &Desk) -> Result<Self, Trouble> {
        Ok(Self)
    }
}

impl Draws for SettingsScreen {
    type Act = Act;

    fn ui(&mut self, _ui: &mut Ui) -> Option<Act> {
        None
    }

    fn act(&mut self, act: Act, _desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {}
    }

    fn keys(&self) -> &'static [KeyHint] {
        const { &[key("Esc", "关闭")] }
    }

    fn page(&self) -> Page {
        Page::Settings
    }
}
