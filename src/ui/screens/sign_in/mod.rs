//! Sign-in: recent archives at the left, operator and password at the right; also the other ways in.
//!
//! Everything slow (a password costs tenths of a second, a backup is read to its last byte) runs as a job, so that the window
//! never stands still. What opens, verifies and restores is in the services.

mod acts;
mod backups;
mod door;
mod open_other;
mod recent;
mod recovery;
mod restore;
mod salvage;
mod welcome;

use super::entry::{self, Wait};
use crate::services::backup::MadeBackup;
use crate::services::salvage::Salvaged;
use crate::services::{Clock, Desk, Job, MachineSettings, StoreError};
use crate::ui::widgets::Note;
use eframe::egui::{Id, Ui};
use std::path::PathBuf;

/// What happened outside any archive.
pub enum Outside {
    /// An archive was opened.
    Opened(Box<Desk>),
    /// A new station is to be founded.
    Found,
    /// A station that was taken away is to be brought back.
    BringBack,
    /// The demo station is to be opened.
    Demo,
    /// To the sign-in screen, with this archive chosen.
    SignIn(Option<PathBuf>),
}

pub struct SignInScreen {
    settings: MachineSettings,
    clock: Clock,
    recent: recent::RecentList,
    pane: Pane,
    door: door::Door,
    recovery: recovery::Recovery,
    other: open_other::OpenOther,
    restore: restore::Restore,
    salvage: salvage::Salvage,
    standing: Standing,
    running: Option<Job<Done>>,
    /// The field that gets the focus when it is drawn next.
    focus: Option<Id>,
}

/// What is drawn at the right.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Pane {
    /// No archive is known on this computer.
    Welcome,
    Door,
    Recovery,
    OpenOther,
    Restore,
    Salvage,
}

/// What is said in the reserved place of whichever pane is shown.
#[derive(Default)]
struct Standing {
    notice: Option<Note>,
    wait: Wait,
    /// The newest proven backup of an archive that does not open.
    offered: Option<MadeBackup>,
    /// The archive was found damaged.
    is_damaged: bool,
}

/// What can be asked on this screen.
#[derive(Clone, Debug, PartialEq)]
enum Act {
    /// An archive of the list: to its door.
    Choose(usize),
    /// An archive of the list, looked at by arrow: the focus stays in the list.
    LookAt(usize),
    Show(Pane),
    Enter,
    Recover,
    BrowseOther,
    OpenOther,
    BrowseBackup,
    BrowseTarget,
    VerifyBackup,
    /// A backup of the list.
    TakeBackup(usize),
    Restore,
    TakeOffered,
    BrowseSalvage,
    Salvage,
    StopSalvage,
    OpenSalvaged,
    Found,
    BringBack,
    Demo,
}

/// What a job brought.
enum Done {
    Opened(Box<Desk>),
    Verified(Box<MadeBackup>),
    Restored(PathBuf),
    /// The archive is damaged: what is to be said, and its newest proven backup.
    Damaged(StoreError, Option<Box<MadeBackup>>),
    Salvaged(PathBuf, Box<Salvaged>),
}

impl SignInScreen {
    /// `folder` is the archive to begin with; without one the archive opened last.
    pub fn new(settings: &MachineSettings, folder: Option<PathBuf>, clock: Clock) -> Self {
        let recent = recent::RecentList::new(settings, clock.today());
        let mut screen = Self {
            settings: settings.clone(),
            clock,
            recent,
            pane: Pane::Welcome,
            door: door::Door::new(),
            recovery: recovery::Recovery::new(),
            other: open_other::OpenOther::new(),
            restore: restore::Restore::new(),
            salvage: salvage::Salvage::new(),
            standing: Standing::default(),
            running: None,
            focus: Some(welcome::first_id()),
        };
        match folder {
            Some(folder) => screen.choose_folder(folder),
            None if !screen.recent.is_empty() => screen.choose(0),
            None => {}
        }
        screen
    }

    /// Draws, then acts.
    pub fn frame(&mut self, ui: &mut Ui) -> Option<Outside> {
        self.take_dialog_answers();
        if let Some(outcome) = self.running.as_ref().and_then(Job::poll) {
            self.running = None;
            return self.arrived(outcome, ui.ctx());
        }
        let act = self.ui(ui)?;
        self.act(act, ui.ctx())
    }

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let Self { recent, pane, door, recovery, other, restore, salvage, standing, running, .. } = self;
        let busy = running.as_ref().map(|job| job.title.as_str());
        let share = running.as_ref().map(share).unwrap_or_default();
        let chosen = recent.chosen().clone();
        let (left, right) = entry::card_ui(
            ui,
            |ui| if recent.is_empty() { welcome::left_ui(ui) } else { recent.ui(ui) },
            |ui| match pane {
                Pane::Welcome => welcome::ways_ui(ui),
                Pane::Door => door.ui(ui, &chosen, standing, busy),
                Pane::Recovery => recovery.ui(ui, &chosen, standing, busy),
                Pane::OpenOther => other.ui(ui, standing, busy),
                Pane::Restore => restore.ui(ui, standing, busy),
                Pane::Salvage => salvage.ui(ui, &chosen, standing, busy, share),
            },
        );
        if let Some(id) = self.focus.take() {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        left.or(right)
    }
}

/// How much of a job is done, 0 to 1.
fn share(job: &Job<Done>) -> f32 {
    let (done, total) = job.done_of_total();
    if total == 0 { 0.0 } else { done as f32 / total as f32 }
}

impl Standing {
    /// What stands in the reserved place, the most urgent first: a wait, work under way, what went wrong. And why the
    /// primary act has to wait.
    fn said(&mut self, ui: &Ui, busy: Option<&str>) -> (Option<Note>, Option<String>) {
        let waiting = entry::said_while_waiting(self.wait.seconds_left(ui));
        let refusal = waiting.clone().or_else(|| busy.map(str::to_owned));
        let note = waiting.map(Note::wrong).or_else(|| busy.map(Note::hint)).or_else(|| self.notice.clone());
        (note, refusal)
    }

    /// The same where the archive that makes one wait is not the one that is asked about.
    fn said_of_another(&self, busy: Option<&str>) -> (Option<Note>, Option<String>) {
        (busy.map(Note::hint).or_else(|| self.notice.clone()), busy.map(str::to_owned))
    }

    fn is_wrong(&self) -> bool {
        self.notice.as_ref().is_some_and(|note| note.tone == crate::ui::widgets::Tone::Bad)
    }
}
