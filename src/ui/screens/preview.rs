//! Print preview: the finished PDF, page by page, and how to print it. (stub)

use crate::services::printing::Order;
use crate::services::{Desk, Trouble};
use crate::ui::event::Event;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use eframe::egui::Ui;

pub struct PreviewScreen;

pub enum Act {}

impl PreviewScreen {
    pub fn open(_desk: &Desk, _order: Order) -> Result<Self, Trouble> {
        Ok(Self)
    }
}

impl Draws for PreviewScreen {
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
        Page::People
    }
}
