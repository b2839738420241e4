//! The lock over whatever was being typed: opaque, the operator fixed, the password asked for. (stub)

use crate::services::Desk;
use eframe::egui::Ui;

pub struct LockScreen;

/// How the lock ended.
pub enum Unlocked {
    /// The same operator goes on.
    GoOn,
    /// Somebody else signs in; drafts are kept.
    SignOut,
}

impl LockScreen {
    pub fn new(_desk: &Desk, _has_draft: bool) -> Self {
        Self
    }

    /// Draws, then acts.
    pub fn frame(&mut self, _ui: &mut Ui, _desk: &mut Desk) -> Option<Unlocked> {
        None
    }
}
