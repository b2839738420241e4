//! 套表 among the tabs of 文书: the tables of others, under the tabs until one is opened. The work itself is in `filling`.

use super::tabs_ui;
use crate::services::{Desk, Trouble};
use crate::ui::event::{DocumentsTab, Event};
use crate::ui::help::Topic;
use crate::ui::screen::{Draws, KeyHint, Page};
use crate::ui::screens::filling::{self, FillingScreen};
use crate::ui::theme::{height, space};
use eframe::egui::{Frame, Margin, Panel, Ui};

/// What can be asked: another tab, or what the table asks.
pub enum Act {
    Tab(DocumentsTab),
    Filling(filling::Act),
}

pub struct FilledTablesScreen(FillingScreen);

impl FilledTablesScreen {
    pub fn open(desk: &Desk) -> Result<Self, Trouble> {
        FillingScreen::among_tabs(desk).map(Self)
    }

    fn tabs_ui(ui: &mut Ui) -> Option<DocumentsTab> {
        let frame = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("filling tabs").exact_size(height::PAGE_HEAD).frame(frame).show_separator_line(false);
        head.show(ui, |ui| ui.horizontal_centered(|ui| tabs_ui(ui, DocumentsTab::Filling)).inner).inner
    }
}

impl Draws for FilledTablesScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let tab = if self.0.is_at_start() { Self::tabs_ui(ui) } else { None };
        let asked = self.0.ui(ui).map(Act::Filling);
        tab.map(Act::Tab).or(asked)
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Tab(tab) => Ok(Some(Event::Documents(tab))),
            // A tab has nothing behind it to go back to.
            Act::Filling(act) => Ok(self.0.act(act, desk)?.filter(|event| !matches!(event, Event::Back))),
        }
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        Draws::refresh(&mut self.0, desk)
    }

    fn keys(&self) -> &'static [KeyHint] {
        Draws::keys(&self.0)
    }

    fn status(&self) -> String {
        Draws::status(&self.0)
    }

    fn page(&self) -> Page {
        Page::Documents
    }

    fn topic(&self) -> Topic {
        Topic::Filling
    }
}
