//! Inside an open archive: rail, top bar with the search box, the screen in front, what was done and what went wrong.

mod frame;
mod search;

use super::event::{After, Event, Start};
use super::help::Help;
use super::screen::{Page, Screen};
use super::screens::lock::{LockScreen, Unlocked};
use super::screens::people::PeopleScreen;
use super::screens::preview::PreviewScreen;
use super::screens::registration::RegistrationScreen;
use super::screens::settings::SettingsScreen;
use super::screens::today::TodayScreen;
use super::widgets::{Confirm, Decision, Toast, ToastAnswer, message};
use crate::domain::{RecordId, Right};
use crate::services::people::FloatingCounts;
use crate::services::{Change, ChangeId, Desk, MachineSettings, Trouble, backup, people, undo};
use eframe::egui::{Id, Key, KeyboardShortcut, Memory, Modifiers, Ui};
pub use frame::thousands;
use search::Search;
use std::path::PathBuf;

/// How the stay inside ended.
pub enum Ended {
    SignedOut,
}

/// The room behind the sign-in.
pub struct Inside {
    desk: Desk,
    settings: MachineSettings,
    screen: Front,
    /// The list behind a form or a preview, with its selection and scroll.
    behind: Vec<Front>,
    search: Search,
    toast: Option<Toast>,
    /// What the undo in the toast takes back.
    toast_undoes: Option<ChangeId>,
    /// What Ctrl+Z takes back next.
    undoable: Option<Change>,
    /// Taking back something from before this sitting is asked first.
    confirm_undo: Option<(Confirm, Change)>,
    trouble: Option<String>,
    lock: Option<LockScreen>,
    help: Option<Help>,
    counts: FloatingCounts,
    backup_in_words: Option<String>,
    /// When a key or the pointer was last used, in seconds of the window's own clock.
    last_used: f64,
    /// What had the keyboard in the last frame that nothing covered.
    focused: Option<Id>,
    was_covered: bool,
    /// When this sitting began, as history writes it.
    opened_at: String,
}

/// What was asked in one frame, by key or by pointer; done after everything is drawn.
enum Asked {
    Event(Event),
    Search(search::Act),
    FocusSearch,
    Lock,
    Help,
    Undo,
}

/// The screen in front. A form is known by name because the lock and closing keep its draft.
enum Front {
    Registration(Box<RegistrationScreen>),
    Other(Box<dyn Screen>),
}

impl Front {
    fn screen(&mut self) -> &mut dyn Screen {
        match self {
            Self::Registration(screen) => screen.as_mut(),
            Self::Other(screen) => screen.as_mut(),
        }
    }

    fn seen(&self) -> &dyn Screen {
        match self {
            Self::Registration(screen) => screen.as_ref(),
            Self::Other(screen) => screen.as_ref(),
        }
    }
}

impl Inside {
    pub fn new(mut desk: Desk, settings: MachineSettings) -> Result<Self, Trouble> {
        let screen = Front::Other(Box::new(TodayScreen::open(&mut desk)?));
        let opened_at = desk.now();
        let mut inside = Self {
            desk,
            settings,
            screen,
            behind: Vec::new(),
            search: Search::default(),
            toast: None,
            toast_undoes: None,
            undoable: None,
            confirm_undo: None,
            trouble: None,
            lock: None,
            help: None,
            counts: FloatingCounts::default(),
            backup_in_words: None,
            last_used: 0.0,
            focused: None,
            was_covered: false,
            opened_at,
        };
        inside.reread()?;
        Ok(inside)
    }

    pub fn folder(&self) -> PathBuf {
        self.desk.folder().to_owned()
    }

    pub fn another_desk(&self) -> Result<Desk, Trouble> {
        self.desk.another()
    }

    /// Puts what is being typed into the archive. Who leaves a form asks this first and stays when it fails.
    pub fn keep_draft(&mut self) -> Result<(), Trouble> {
        for front in self.behind.iter_mut().chain([&mut self.screen]) {
            if let Front::Registration(form) = front {
                form.keep_draft(&mut self.desk)?;
            }
        }
        Ok(())
    }

    /// Makes ready for the window to go; false, with the reason on screen, when something would be lost.
    pub fn may_go(&mut self) -> bool {
        let held = self.screen.seen().holds().map(str::to_owned);
        let trouble = held.or_else(|| self.keep_draft().err().map(|trouble| trouble.to_string()));
        self.trouble = trouble;
        self.trouble.is_none()
    }

    /// One frame.
    pub fn frame(&mut self, ui: &mut Ui) -> Option<Ended> {
        self.watch_idleness(ui);
        if let Some(lock) = &mut self.lock {
            match lock.frame(ui, &mut self.desk) {
                None => return None,
                Some(Unlocked::GoOn) => {
                    self.lock = None;
                    self.was_covered = true;
                }
                // A draft that cannot be kept holds the window locked; who unlocks it reads why.
                Some(Unlocked::SignOut) => return self.may_go().then_some(Ended::SignedOut),
            }
        }
        let mut asked = Vec::new();
        // A dialog has the keyboard for itself.
        let is_free = ui.memory(|memory| memory.top_modal_layer().is_none());
        if is_free {
            asked.extend(self.keys(ui));
        }
        self.bring_focus_back(ui, is_free);
        asked.extend(self.frame_ui(ui));
        self.overlays_ui(ui);
        asked.into_iter().fold(None, |ended, asked| ended.or(self.act(asked)))
    }

    fn act(&mut self, asked: Asked) -> Option<Ended> {
        match asked {
            Asked::Event(event) => return self.happened(event),
            Asked::Search(act) => match self.search.act(&act, &self.desk) {
                Ok(Some(event)) => return self.happened(event),
                Ok(None) => {}
                Err(trouble) => self.trouble = Some(trouble.to_string()),
            },
            Asked::FocusSearch => self.search.ask_focus(),
            Asked::Lock => self.lock(),
            Asked::Help => self.help = Some(Help),
            Asked::Undo => self.undo_last(),
        }
        None
    }

    /// Keys that work everywhere inside.
    fn keys(&self, ui: &Ui) -> Option<Asked> {
        let pressed =
            |modifiers, key| ui.input_mut(|input| input.consume_shortcut(&KeyboardShortcut::new(modifiers, key)));
        let everywhere = [
            (Modifiers::COMMAND, Key::F, Asked::FocusSearch),
            (Modifiers::NONE, Key::F3, Asked::FocusSearch),
            (Modifiers::COMMAND, Key::L, Asked::Lock),
            (Modifiers::NONE, Key::F1, Asked::Help),
            (Modifiers::COMMAND, Key::Num1, Asked::Event(Event::Go(Page::Today))),
            (Modifiers::COMMAND, Key::Num2, Asked::Event(Event::Go(Page::People))),
            (Modifiers::COMMAND, Key::Num9, Asked::Event(Event::Go(Page::Settings))),
        ];
        let asked = everywhere.into_iter().find_map(|(modifiers, key, asked)| pressed(modifiers, key).then_some(asked));
        if asked.is_some() || matches!(self.screen, Front::Registration(_)) {
            return asked;
        }
        if pressed(Modifiers::COMMAND, Key::N) {
            return Some(Asked::Event(Event::Register(Start::Empty)));
        }
        // In an edit box the same keys take back typing.
        (!ui.ctx().text_edit_focused() && pressed(Modifiers::COMMAND, Key::Z)).then_some(Asked::Undo)
    }

    fn happened(&mut self, event: Event) -> Option<Ended> {
        let outcome = match event {
            Event::SignOut => return self.may_go().then_some(Ended::SignedOut),
            Event::Settings(settings) => {
                self.settings.take_habits(&settings);
                Ok(())
            }
            Event::Told(words) => {
                self.tell(words);
                Ok(())
            }
            Event::Saved { words, undo, then } => self.saved(words, undo, then),
            Event::Go(page) => self.go(page),
            Event::Back => self.back(),
            Event::OpenPerson(person) => self.open_person(person),
            Event::Register(start) => self.register(start),
            Event::Preview(order) => {
                PreviewScreen::open(&self.desk, order).map(|screen| self.put_in_front(Front::Other(Box::new(screen))))
            }
        };
        if let Err(trouble) = outcome {
            self.trouble = Some(trouble.to_string());
        }
        None
    }

    fn register(&mut self, start: Start) -> Result<(), Trouble> {
        if !self.desk.may(Right::Write) {
            return Err(Trouble::NotAllowed(Right::Write));
        }
        if let Front::Registration(form) = &mut self.screen {
            form.keep_draft(&mut self.desk)?;
            self.back()?;
        }
        let form = RegistrationScreen::open(&mut self.desk, start)?;
        self.put_in_front(Front::Registration(Box::new(form)));
        Ok(())
    }

    fn put_in_front(&mut self, front: Front) {
        self.behind.push(std::mem::replace(&mut self.screen, front));
    }

    fn back(&mut self) -> Result<(), Trouble> {
        match self.behind.pop() {
            Some(screen) => self.screen = screen,
            None => return self.go(Page::People),
        }
        self.screen.screen().refresh(&mut self.desk)
    }

    /// Puts a half-filled form away and says where it is.
    fn put_away(&mut self) -> Result<(), Trouble> {
        if let Some(reason) = self.screen.seen().holds() {
            return Err(Trouble::Held(reason));
        }
        let has_form = matches!(&self.screen, Front::Registration(form) if form.is_changed());
        self.keep_draft()?;
        self.behind.clear();
        if has_form {
            self.tell("没写完的登记已存为草稿，在「今日」接着填");
        }
        Ok(())
    }

    fn go(&mut self, page: Page) -> Result<(), Trouble> {
        self.put_away()?;
        self.screen = Front::Other(match page {
            Page::Today => Box::new(TodayScreen::open(&mut self.desk)?),
            Page::People => Box::new(PeopleScreen::open(&mut self.desk, &self.settings, None)?),
            Page::Settings => Box::new(SettingsScreen::open(&self.desk)?),
        });
        self.reread()
    }

    fn open_person(&mut self, person: RecordId) -> Result<(), Trouble> {
        self.put_away()?;
        self.show_person(person)
    }

    fn show_person(&mut self, person: RecordId) -> Result<(), Trouble> {
        self.behind.clear();
        self.screen = Front::Other(Box::new(PeopleScreen::open(&mut self.desk, &self.settings, Some(person))?));
        Ok(())
    }

    fn saved(&mut self, words: String, undo: Option<ChangeId>, then: After) -> Result<(), Trouble> {
        self.reread()?;
        match then {
            After::Stay => self.screen.screen().refresh(&mut self.desk)?,
            After::Person(person) => self.show_person(person)?,
            After::Paper(order, person) => {
                self.show_person(person)?;
                let preview = PreviewScreen::open(&self.desk, order)?;
                self.put_in_front(Front::Other(Box::new(preview)));
            }
        }
        self.tell(words);
        if undo.is_some() {
            self.toast = self.toast.take().map(Toast::with_undo);
            self.toast_undoes = undo;
        }
        Ok(())
    }

    /// Counts and what can be taken back, after something changed.
    fn reread(&mut self) -> Result<(), Trouble> {
        self.counts = people::counts(&self.desk)?;
        self.undoable = undo::next(&self.desk)?;
        self.backup_in_words = backup::newest_in_words(&self.desk);
        Ok(())
    }

    fn undo_last(&mut self) {
        let Some(change) = self.undoable.clone() else {
            self.tell("没有可以撤销的操作");
            return;
        };
        if change.at < self.opened_at {
            self.confirm_undo = Some((ask_to_undo(&change), change));
        } else {
            self.take_back(change.id, &change.what);
        }
    }

    fn take_back(&mut self, change: ChangeId, what: &str) {
        let outcome = undo::undo(&mut self.desk, change).and_then(|_| {
            self.reread()?;
            self.screen.screen().refresh(&mut self.desk)
        });
        match outcome {
            Ok(()) => self.tell(format!("已撤销：{what}")),
            Err(trouble) => self.trouble = Some(trouble.to_string()),
        }
    }

    /// The form itself stays where it is behind the lock; a draft of it is kept as far as that is possible.
    fn lock(&mut self) {
        let is_kept = self.keep_draft().is_ok();
        let has_draft = is_kept && matches!(self.screen, Front::Registration(_));
        self.lock = Some(LockScreen::new(&self.settings, &self.desk, has_draft));
    }

    /// Where the keyboard was before a dialog or the lock, there it is again afterwards.
    fn bring_focus_back(&mut self, ui: &Ui, is_free: bool) {
        let focused = ui.memory(Memory::focused);
        if !is_free {
            self.was_covered = true;
        } else if std::mem::take(&mut self.was_covered) && focused.is_none_or(|id| Some(id) != self.focused) {
            if let Some(id) = self.focused {
                ui.memory_mut(|memory| memory.request_focus(id));
            }
        } else if focused.is_some() {
            self.focused = focused;
        }
    }

    /// After some minutes without a key or a click the window locks; it wakes once to do so.
    fn watch_idleness(&mut self, ui: &Ui) {
        let (now, is_used) = ui.input(|input| (input.time, !input.events.is_empty() || input.pointer.is_moving()));
        if is_used || self.last_used == 0.0 {
            self.last_used = now;
        }
        let limit = f64::from(self.settings.idle_minutes) * 60.0;
        if limit == 0.0 || self.lock.is_some() {
            return;
        }
        let left = self.last_used + limit - now;
        if left <= 0.0 {
            self.lock();
        } else {
            ui.ctx().request_repaint_after_secs(left as f32 + 0.1);
        }
    }

    fn overlays_ui(&mut self, ui: &mut Ui) {
        if let Some(help) = &mut self.help {
            let keys = self.screen.seen().keys();
            if help.show(ui.ctx(), keys) {
                self.help = None;
            }
        }
        if self.trouble.as_ref().is_some_and(|words| message(ui.ctx(), words)) {
            self.trouble = None;
        }
        if let Some(decision) = self.confirm_undo.as_ref().and_then(|(confirm, _)| confirm.show(ui.ctx()))
            && let Some((_, change)) = self.confirm_undo.take()
            && decision == Decision::Act
        {
            self.take_back(change.id, &change.what);
        }
        let answer = self.toast.as_mut().map_or(ToastAnswer::Stays, |toast| toast.show(ui.ctx()));
        if answer != ToastAnswer::Stays {
            self.toast = None;
        }
        if answer == ToastAnswer::Undo
            && let Some(change) = self.toast_undoes.take()
        {
            let what = self.undoable.as_ref().filter(|known| known.id == change).map(|known| known.what.clone());
            self.take_back(change, what.as_deref().unwrap_or("刚才的操作"));
        }
    }

    fn tell(&mut self, words: impl Into<String>) {
        self.toast = Some(Toast::new(words));
        self.toast_undoes = None;
    }
}

fn ask_to_undo(change: &Change) -> Confirm {
    let at = change.at.get(..16).unwrap_or_default().replace('T', " ");
    Confirm {
        question: format!("撤销 {at} 的「{}」？", change.what),
        consequence: "这是以前做的。撤销后，那次写下的内容恢复成之前的样子，经过里会留下记录。".to_owned(),
        keep: "不撤销".to_owned(),
        act: "撤销 1 次操作".to_owned(),
    }
}
