//! Sign-in: recent archives at the left, operator and password at the right. (stub)

use crate::services::{Clock, Desk, MachineSettings};
use eframe::egui::Ui;
use std::path::PathBuf;

/// What happened outside any archive.
pub enum Outside {
    /// An archive was opened.
    Opened(Box<Desk>),
    /// A new station is to be founded.
    Found,
    /// The demo station is to be opened.
    Demo,
    /// To the sign-in screen, with this archive chosen.
    SignIn(Option<PathBuf>),
}

pub struct SignInScreen;

impl SignInScreen {
    pub fn new(_settings: &MachineSettings, _folder: Option<PathBuf>, _clock: Clock) -> Self {
        Self
    }

    /// Draws, then acts.
    pub fn frame(&mut self, _ui: &mut Ui) -> Option<Outside> {
        None
    }
}
