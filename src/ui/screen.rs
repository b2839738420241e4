//! What a screen is: it draws and says what was asked; then it acts, through a service, and says what happened.

use super::event::Event;
use crate::domain::{RecordId, Right};
use crate::services::{Desk, Trouble};
use crate::ui::help::Topic;
use eframe::egui::Ui;

/// A place in the navigation, in the order of the rail; Ctrl and a number leads there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Page {
    Today,
    People,
    Houses,
    Ratings,
    Defence,
    Disputes,
    Council,
    Documents,
    Reports,
    Addresses,
    Routines,
    Settings,
}

impl Page {
    /// Whether it reminds or counts, so that one leaves it for a record and comes back for the next one.
    pub fn leads_on(self) -> bool {
        matches!(self, Self::Today | Self::Reports)
    }
}

/// One key of a screen and what it does, for the status bar and F1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KeyHint {
    pub key: &'static str,
    pub does: &'static str,
    /// Told only to those who may.
    needs: Right,
}

/// A key for everybody who may look.
pub const fn key(key: &'static str, does: &'static str) -> KeyHint {
    KeyHint { key, does, needs: Right::Look }
}

impl KeyHint {
    pub const fn needs(self, needs: Right) -> Self {
        Self { needs, ..self }
    }

    /// Those of these keys that do something for whoever sits at the desk.
    pub fn offered<'h>(hints: &'h [Self], desk: &'h Desk) -> impl Iterator<Item = Self> + 'h {
        hints.iter().copied().filter(|hint| desk.may(hint.needs))
    }
}

/// A screen with its own private acts.
pub trait Draws {
    /// What can be asked on this screen; nobody else's business.
    type Act;

    /// Draws; touches only the screen's own state. No store, no files, no clock.
    fn ui(&mut self, ui: &mut Ui) -> Option<Self::Act>;

    /// Does what was asked; never draws.
    fn act(&mut self, act: Self::Act, desk: &mut Desk) -> Result<Option<Event>, Trouble>;

    /// Reads again what it shows, after something was changed elsewhere.
    fn refresh(&mut self, _desk: &mut Desk) -> Result<(), Trouble> {
        Ok(())
    }

    /// At most five keys that matter here.
    fn keys(&self) -> &'static [KeyHint];

    /// What the status bar says at the right, 「已选 1 / 418 人」.
    fn status(&self) -> String {
        String::new()
    }

    /// A record was made in front of this list: it is chosen when the list is seen again.
    fn point_at(&mut self, _record: RecordId) {}

    /// Keeps what is half-written here as a draft; answers whether there is anything.
    fn keep_draft(&mut self, _desk: &mut Desk) -> Result<bool, Trouble> {
        Ok(false)
    }

    /// Why this screen cannot be left now; nothing keeps most screens.
    fn holds(&self) -> Option<&'static str> {
        None
    }

    /// Where in the navigation this belongs.
    fn page(&self) -> Page;

    /// What the handbook tells about this, opened there by F1.
    fn topic(&self) -> Topic {
        Topic::of(self.page())
    }

    /// A list has nothing of its own to leave: Esc that it does not want leads back to the page it was opened from.
    fn is_list(&self) -> bool {
        false
    }
}

/// A screen as the window holds it.
pub trait Screen {
    /// Draws, then acts.
    fn frame(&mut self, ui: &mut Ui, desk: &mut Desk) -> Result<Option<Event>, Trouble>;
    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble>;
    fn keys(&self) -> &'static [KeyHint];
    fn status(&self) -> String;
    fn point_at(&mut self, record: RecordId);
    fn keep_draft(&mut self, desk: &mut Desk) -> Result<bool, Trouble>;
    fn holds(&self) -> Option<&'static str>;
    fn page(&self) -> Page;
    fn topic(&self) -> Topic;
    fn is_list(&self) -> bool;
}

impl<S: Draws> Screen for S {
    fn frame(&mut self, ui: &mut Ui, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match self.ui(ui) {
            Some(act) => self.act(act, desk),
            None => Ok(None),
        }
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        Draws::refresh(self, desk)
    }

    fn keys(&self) -> &'static [KeyHint] {
        Draws::keys(self)
    }

    fn status(&self) -> String {
        Draws::status(self)
    }

    fn point_at(&mut self, record: RecordId) {
        Draws::point_at(self, record);
    }

    fn keep_draft(&mut self, desk: &mut Desk) -> Result<bool, Trouble> {
        Draws::keep_draft(self, desk)
    }

    fn holds(&self) -> Option<&'static str> {
        Draws::holds(self)
    }

    fn page(&self) -> Page {
        Draws::page(self)
    }

    fn topic(&self) -> Topic {
        Draws::topic(self)
    }

    fn is_list(&self) -> bool {
        Draws::is_list(self)
    }
}
