//! 打印记录 among the tabs of 文书: the whole log under the tabs. The log itself is in `print_log`.

use super::tabs_ui;
use crate::services::{Desk, MachineSettings, Trouble};
use crate::ui::event::{DocumentsTab, Event};
use crate::ui::help::Topic;
use crate::ui::screen::{Draws, KeyHint, Page};
use crate::ui::screens::print_log::{self, PrintLogScreen};
use crate::ui::theme::{height, space};
use eframe::egui::{Frame, Margin, Panel, Ui};

/// What can be asked: another tab, or what the log asks.
pub enum Act {
    Tab(DocumentsTab),
    Log(print_log::Act),
}

pub struct PrintsScreen(PrintLogScreen);

impl PrintsScreen {
    pub fn open(desk: &Desk, settings: &MachineSettings) -> Result<Self, Trouble> {
        PrintLogScreen::open(desk, settings).map(Self)
    }
}

impl Draws for PrintsScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let frame = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("prints head").exact_size(height::PAGE_HEAD).frame(frame).show_separator_line(false);
        let tab = head.show(ui, |ui| ui.horizontal_centered(|ui| tabs_ui(ui, DocumentsTab::Prints)).inner).inner;
        let of_log = self.0.ui(ui).map(Act::Log);
        tab.map(Act::Tab).or(of_log)
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Tab(tab) => Ok(Some(Event::Documents(tab))),
            // A tab has nothing behind it to go back to.
            Act::Log(act) => Ok(self.0.act(act, desk)?.filter(|event| !matches!(event, Event::Back))),
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
        Topic::Printing
    }
}
