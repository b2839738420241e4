//! A temporary computer with, or without, a station on it, and the screens in front of it.

use crate::window::{fill, key, type_text, wait_for, window};
use eframe::egui::Key;
use egui_kittest::Harness;
use linli::domain::{Date, Role, Station};
use linli::services::{Clock, Desk, MachineSettings, sign_in, station};
use linli::store::{KeyCost, NewOperator, Store};
use linli::ui::screens::lock::{LockScreen, Unlocked};
use linli::ui::screens::sign_in::{Outside, SignInScreen};
use linli::ui::screens::wizard::WizardScreen;
use std::path::PathBuf;

pub const STATION: &str = "海棠社区综治工作站";
pub const FOUNDER: &str = "周敏";
pub const PASSWORD: &str = "hai-tang-yuan-26";

/// A computer of its own: settings, documents, archives.
pub struct Doorstep {
    root: tempfile::TempDir,
    code: String,
}

impl Doorstep {
    pub fn new() -> Self {
        Self { root: tempfile::tempdir().unwrap(), code: String::new() }
    }

    pub fn with_station() -> Self {
        let mut place = Self::new();
        place.code = place.found(STATION, FOUNDER, "archive");
        place
    }

    pub fn found_another(&self, name: &str, operator: &str) {
        self.found(name, operator, name);
    }

    /// Somebody else, who has signed in on this computer as well.
    pub fn add_operator(&self, name: &str) {
        station::add_operator(&mut self.open(), name, PASSWORD, Role::Clerk).unwrap();
        sign_in::sign_in(&mut self.settings(), &self.archive(), name, PASSWORD, self.clock()).unwrap();
    }

    fn found(&self, name: &str, operator: &str, folder: &str) -> String {
        let station = Station { name: name.to_owned(), community: "海棠社区".to_owned(), ..Station::default() };
        let founder = NewOperator { name: operator, password: PASSWORD, role: Role::Administrator };
        let (folder, at) = (self.folder(folder), self.clock().now());
        // Passwords that cost nothing to try; the wizard's own test pays the full price.
        let made = Store::create_at_cost(&folder, &station, &founder, &at, KeyCost::TRIFLING).unwrap();
        let code = made.2.to_string();
        drop(made);
        sign_in::sign_in(&mut self.settings(), &folder, operator, PASSWORD, self.clock()).unwrap();
        code
    }

    pub fn clock(&self) -> Clock {
        Clock::Fixed(Date::from_ymd_opt(2026, 6, 15).unwrap())
    }

    pub fn settings(&self) -> MachineSettings {
        MachineSettings::load_from(&self.folder("settings"))
    }

    pub fn folder(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    pub fn archive(&self) -> PathBuf {
        self.folder("archive")
    }

    pub fn recovery_code(&self) -> &str {
        &self.code
    }

    pub fn open(&self) -> Desk {
        sign_in::sign_in(&mut self.settings(), &self.archive(), FOUNDER, PASSWORD, self.clock()).unwrap()
    }

    /// Overwrites the middle of the file, as a dying disk does.
    pub fn damage_the_database(&self) {
        let path = self.archive().join("station.db");
        let mut bytes = std::fs::read(&path).unwrap();
        bytes.iter_mut().take(8192).for_each(|byte| *byte ^= 0x5A);
        std::fs::write(path, bytes).unwrap();
    }

    /// Overwrites the first pages, but not the bytes the key of every page follows from.
    pub fn damage_the_first_pages(&self) {
        let path = self.archive().join("station.db");
        let mut bytes = std::fs::read(&path).unwrap();
        bytes[16..8192].iter_mut().for_each(|byte| *byte ^= 0x5A);
        std::fs::write(path, bytes).unwrap();
    }

    /// Through the first two pages of the wizard.
    pub fn go_to_the_recovery_page(&self, window: &mut Harness<'_, Outdoors<WizardScreen>>) {
        type_text(window, STATION);
        fill(window, "档案文件夹", &self.folder("new").to_string_lossy());
        key(window, Key::Enter);
        type_text(window, FOUNDER);
        fill(window, "口令", PASSWORD);
        fill(window, "再输一次", PASSWORD);
        key(window, Key::Enter);
        wait_for(window, "恢复码只显示这一次");
    }
}

/// A screen outside an archive, and what it told the window.
pub struct Outdoors<S> {
    pub screen: S,
    pub outside: Option<Outside>,
}

impl<S> Outdoors<S> {
    pub fn desk(&self) -> Option<&Desk> {
        match &self.outside {
            Some(Outside::Opened(desk)) => Some(desk),
            _ => None,
        }
    }

    pub fn asks_to_found(&self) -> bool {
        matches!(self.outside, Some(Outside::Found))
    }

    pub fn asks_for_demo(&self) -> bool {
        matches!(self.outside, Some(Outside::Demo))
    }

    pub fn asks_to_sign_in(&self) -> bool {
        matches!(self.outside, Some(Outside::SignIn(None)))
    }
}

pub fn sign_in_of(place: &Doorstep) -> Outdoors<SignInScreen> {
    Outdoors { screen: SignInScreen::new(&place.settings(), None, place.clock()), outside: None }
}

pub fn at_the_sign_in(place: &Doorstep) -> Harness<'static, Outdoors<SignInScreen>> {
    window(sign_in_of(place), |ui, state| {
        if let Some(outside) = state.screen.frame(ui) {
            state.outside = Some(outside);
        }
    })
}

pub fn at_the_wizard(place: &Doorstep) -> Harness<'static, Outdoors<WizardScreen>> {
    let screen = WizardScreen::new(&place.settings(), place.clock());
    window(Outdoors { screen, outside: None }, |ui, state| {
        if let Some(outside) = state.screen.frame(ui) {
            state.outside = Some(outside);
        }
    })
}

/// The lock over an open desk.
pub struct Locked {
    pub desk: Desk,
    pub screen: LockScreen,
    pub ended: Option<Unlocked>,
}

pub fn locked(place: &Doorstep, desk: Desk) -> Locked {
    Locked { screen: LockScreen::new(&place.settings(), &desk, true), desk, ended: None }
}

pub fn at_the_lock(place: &Doorstep) -> Harness<'static, Locked> {
    lock_over(place, place.open())
}

pub fn lock_over(place: &Doorstep, desk: Desk) -> Harness<'static, Locked> {
    window(locked(place, desk), |ui, state| {
        if let Some(ended) = state.screen.frame(ui, &mut state.desk) {
            state.ended = Some(ended);
        }
    })
}
