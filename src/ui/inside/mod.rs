//! Inside an open archive: rail, top bar with the search box, the screen in front, what was done and what went wrong.

mod frame;
mod going;
mod keys;
mod locking;
mod overlays;
mod routines;
mod search;
mod taking_back;
mod working;

use super::event::Event;
use super::help::Help;
use super::screen::Screen;
use super::screens::lock::LockScreen;
use super::screens::preview::PreviewScreen;
use super::screens::registration::RegistrationScreen;
use super::screens::today::TodayScreen;
use super::widgets::{Confirm, Toast, keep_keys_for_dialog};
use crate::services::people::FloatingCounts;
use crate::services::sign_in::LockStep;
use crate::services::{
    Change, ChangeId, Desk, Finished, Job, MachineSettings, Trouble, backup, disputes, houses, people, undo,
};
use eframe::egui::{Context, Id, Ui};
pub use frame::thousands;
use search::Search;
use std::ops::ControlFlow;
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
    /// Long work that has the window for itself.
    at_work: Option<Job<Finished>>,
    ctx: Option<Context>,
    help: Option<Help>,
    counts: FloatingCounts,
    /// Rental houses whose file is kept.
    houses: u64,
    /// Disputes that are open, of those that may be seen.
    disputes: u64,
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

/// The screen in front. The registration form is known by name because another one takes its place.
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
            at_work: None,
            ctx: None,
            help: None,
            counts: FloatingCounts::default(),
            houses: 0,
            disputes: 0,
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

    /// Puts what is being typed into the archive, and answers whether that is anything. Who leaves a form asks this first and
    /// stays when it fails.
    pub fn keep_draft(&mut self) -> Result<bool, Trouble> {
        let mut is_anything = false;
        for front in self.behind.iter_mut().chain([&mut self.screen]) {
            is_anything |= front.screen().keep_draft(&mut self.desk)?;
        }
        Ok(is_anything)
    }

    /// Makes ready for the window to go; false, with the reason on screen, when something would be lost.
    pub fn may_go(&mut self) -> bool {
        let held = self.held().map(str::to_owned);
        let trouble = held.or_else(|| self.keep_draft().err().map(|trouble| trouble.to_string()));
        self.trouble = trouble;
        self.trouble.is_none()
    }

    /// Why something in front or behind cannot be left now.
    fn held(&self) -> Option<&'static str> {
        let at_work = self.at_work.as_ref().map(|_| working::STILL_AT_WORK);
        at_work.or_else(|| self.behind.iter().chain([&self.screen]).find_map(|front| front.seen().holds()))
    }

    /// One frame.
    pub fn frame(&mut self, ui: &mut Ui) -> Option<Ended> {
        self.watch_idleness(ui);
        if let ControlFlow::Break(ended) = self.lock_ui(ui) {
            return ended;
        }
        self.ctx.get_or_insert_with(|| ui.ctx().clone());
        if self.work_ui(ui) {
            return None;
        }
        let mut asked = Vec::new();
        let is_free = !keep_keys_for_dialog(ui);
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
            Asked::Lock => self.lock(LockStep::ByHand),
            Asked::Help => self.help = Some(Help),
            Asked::Undo => self.undo_last(),
        }
        None
    }

    fn happened(&mut self, event: Event) -> Option<Ended> {
        let outcome = match event {
            Event::SignOut => return self.may_go().then_some(Ended::SignedOut),
            Event::Settings(settings) => {
                self.settings.take_habits(&settings);
                Ok(())
            }
            Event::Work(work) => self.begin(work),
            Event::Told(words) => {
                self.tell(words);
                Ok(())
            }
            Event::Refused(words) => {
                self.refuse(words);
                Ok(())
            }
            Event::Saved { words, undo, then } => self.saved(words, undo, then),
            Event::Go(page) => self.go(page),
            Event::Back => self.back(),
            Event::OpenPerson(person) => self.open_person(person),
            Event::People(filter) => self.open_people(*filter),
            Event::Doubles(person) => self.open_doubles(person),
            Event::Import(subject) => self.open_import(subject),
            Event::PeopleAt(place) => self.open_people_at(place),
            Event::List(list, as_of) => self.open_list(list, as_of),
            Event::OpenHousehold(household) => self.open_household(household),
            Event::OpenPlace(place) => self.open_place(place),
            Event::OpenGroup(group) => self.open_group(group),
            Event::FormGroups => self.form_groups(),
            Event::OpenAgreement(agreement) => self.open_agreement(agreement),
            Event::Documents(tab) => self.open_documents(tab),
            Event::Checkup(part) => self.check_up(part),
            Event::OpenOrganisation(organisation) => self.open_organisation(organisation),
            Event::House(what) => self.open_house(what),
            Event::Dispute(what) => self.open_dispute(what),
            Event::Routine(what) => self.open_routine(what),
            Event::Register(start) => self.register(start),
            Event::TakeUp(key) => self.take_up(key),
            Event::Household(task, chosen) => self.open_household_form(task, chosen),
            Event::PrintLog(prints) => self.open_print_log(&prints),
            Event::PrintedPaper(print) => self.open_printed_paper(print),
            Event::Preview(order) => {
                PreviewScreen::open(&self.desk, order).map(|screen| self.put_in_front(Front::Other(Box::new(screen))))
            }
        };
        if let Err(trouble) = outcome {
            self.trouble = Some(trouble.to_string());
        }
        None
    }

    /// Counts and what can be taken back, after something changed.
    fn reread(&mut self) -> Result<(), Trouble> {
        self.counts = people::counts(&self.desk)?;
        self.houses = houses::counts(&self.desk)?.running();
        self.disputes = disputes::counts(&self.desk)?.open;
        self.undoable = undo::next(&self.desk)?;
        self.backup_in_words = backup::newest_in_words(&self.desk);
        Ok(())
    }
}
