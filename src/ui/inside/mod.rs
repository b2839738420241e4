//! Inside an open archive: rail, top bar with the search box, the screen in front, what was done and what went wrong.

mod exporting;
mod forms;
mod frame;
mod going;
mod keys;
mod locking;
mod opening;
mod overlays;
mod routines;
mod search;
mod taking_back;
mod working;

use super::aside::Aside;
use super::event::Event;
use super::help::Help;
use super::screen::Screen;
use super::screens::export_dialog::ExportDialog;
use super::screens::lock::LockScreen;
use super::screens::out::OutScreen;
use super::screens::registration::RegistrationScreen;
use super::screens::today::TodayScreen;
use super::widgets::{Confirm, Toast, keep_keys_for_dialog};
use crate::services::figures::{self, Figures};
use crate::services::sign_in::LockStep;
use crate::services::{Change, ChangeId, Desk, Finished, Job, MachineSettings, Trouble, backup, undo};
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
    /// What Ctrl+Z would take back, while it is asked.
    confirm_undo: Option<(Confirm, Change)>,
    trouble: Option<String>,
    lock: Option<LockScreen>,
    /// Long work that has the window for itself.
    at_work: Option<Job<Finished>>,
    ctx: Option<Context>,
    /// A list on its way out, while it is asked how and where to.
    exporting: Option<ExportDialog>,
    help: Option<Help>,
    figures: Aside<Figures>,
    backup_in_words: Option<String>,
    /// When a key or the pointer was last used, in seconds of the window's own clock.
    last_used: f64,
    /// When something was changed last in this sitting, by the same clock.
    changed_at: f64,
    /// What had the keyboard in the last frame that nothing covered.
    focused: Option<Id>,
    was_covered: bool,
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

/// The screen in front. The registration form is known by name because another one takes its place, 导出 because it turns to
/// another of its tabs.
enum Front {
    Registration(Box<RegistrationScreen>),
    Out(Box<OutScreen>),
    Other(Box<dyn Screen>),
}

impl Front {
    fn screen(&mut self) -> &mut dyn Screen {
        match self {
            Self::Registration(screen) => screen.as_mut(),
            Self::Out(screen) => screen.as_mut(),
            Self::Other(screen) => screen.as_mut(),
        }
    }

    fn seen(&self) -> &dyn Screen {
        match self {
            Self::Registration(screen) => screen.as_ref(),
            Self::Out(screen) => screen.as_ref(),
            Self::Other(screen) => screen.as_ref(),
        }
    }
}

impl Inside {
    pub fn new(mut desk: Desk, settings: MachineSettings) -> Result<Self, Trouble> {
        let screen = Front::Other(Box::new(TodayScreen::open(&mut desk)?));
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
            exporting: None,
            help: None,
            figures: Aside::default(),
            backup_in_words: None,
            last_used: 0.0,
            changed_at: f64::NEG_INFINITY,
            focused: None,
            was_covered: false,
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
        self.take_figures(ui);
        asked.extend(self.frame_ui(ui));
        asked.extend(self.way_back(ui, is_free && asked.is_empty()));
        self.overlays_ui(ui);
        asked.into_iter().fold(None, |ended, asked| ended.or(self.act(asked)))
    }

    fn take_figures(&mut self, ui: &Ui) {
        if let Err(trouble) = self.figures.poll(&self.desk) {
            self.trouble = Some(trouble.to_string());
        }
        self.figures.is_looked_for(ui);
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
            Asked::Help => self.help = Some(Help::at(self.screen.seen().topic())),
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
            Event::Export(table) => self.ask_to_export(*table),
            Event::Out(tab) => self.open_out(tab),
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
            Event::Households(filter) => self.open_households(*filter),
            Event::Doubles(person) => self.open_doubles(person),
            Event::Import(subject) => self.open_import(subject),
            Event::Fill(handed) => self.open_filling(handed),
            Event::PeopleAt(place) => self.open_people_at(place),
            Event::List(list, as_of) => self.open_list(list, as_of),
            Event::OpenHousehold(household) => self.open_household(household),
            Event::OpenPlace(place) => self.open_place(place),
            Event::OpenGroup(group) => self.open_group(group),
            Event::Defence(tab) => self.open_defence(tab),
            Event::PostCard(duty) => self.open_post_card(duty),
            Event::OpenTeam(team) => self.open_team(team),
            Event::FormGroups => self.form_groups(),
            Event::OpenAgreement(agreement) => self.open_agreement(agreement),
            Event::Documents(tab) => self.open_documents(tab),
            Event::Checkup(part) => self.check_up(part),
            Event::OpenOrganisation(organisation) => self.open_organisation(organisation),
            Event::House(what) => self.open_house(what),
            Event::Dispute(what) => self.open_dispute(what),
            Event::Rating(what) => self.open_rating(what),
            Event::Routine(what) => self.open_routine(what),
            Event::Register(start) => self.register(start),
            Event::TakeUp(key) => self.take_up(key),
            Event::Household(task, chosen) => self.open_household_form(task, chosen),
            Event::PrintLog(prints) => self.open_print_log(&prints),
            Event::PrintedPaper(print) => self.open_printed_paper(print),
            Event::Preview(order) => self.preview(order),
        };
        if let Err(trouble) = outcome {
            self.trouble = Some(trouble.to_string());
        }
        None
    }

    /// Counts and what can be taken back, after something changed.
    fn reread(&mut self) -> Result<(), Trouble> {
        self.figures.ask(&self.desk, figures::figures)?;
        self.undoable = undo::next(&self.desk)?;
        self.backup_in_words = backup::newest_in_words(&self.desk);
        Ok(())
    }
}
