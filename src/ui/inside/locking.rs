//! The lock over whatever was being typed, and the way back to the very box that had the keyboard.

use super::{Ended, Inside};
use crate::services::sign_in::{self, LockStep};
use crate::ui::screens::lock::{LockScreen, Unlocked};
use crate::ui::widgets::text_field::come_back;
use eframe::egui::{Memory, Ui};
use std::ops::ControlFlow;

impl Inside {
    /// The form itself stays where it is behind the lock; a draft of it is kept as far as that is possible.
    pub(super) fn lock(&mut self, why: LockStep) {
        let has_draft = self.keep_draft().unwrap_or_default();
        // The window locks also where its line cannot be written.
        let _ = sign_in::log_lock(&mut self.desk, why);
        self.lock = Some(LockScreen::new(&self.settings, &self.desk, has_draft));
    }

    /// While it is locked, the lock has the frame for itself.
    pub(super) fn lock_ui(&mut self, ui: &mut Ui) -> ControlFlow<Option<Ended>> {
        let Some(lock) = &mut self.lock else { return ControlFlow::Continue(()) };
        match lock.frame(ui, &mut self.desk) {
            None => ControlFlow::Break(None),
            Some(Unlocked::GoOn) => {
                let _ = sign_in::log_lock(&mut self.desk, LockStep::Opened);
                self.lock = None;
                self.was_covered = true;
                ControlFlow::Continue(())
            }
            // A draft that cannot be kept holds the window locked; who unlocks it reads why.
            Some(Unlocked::SignOut) => ControlFlow::Break(self.may_go().then_some(Ended::SignedOut)),
        }
    }

    /// Where the keyboard was before a dialog or the lock, there it is again afterwards.
    pub(super) fn bring_focus_back(&mut self, ui: &Ui, is_free: bool) {
        let focused = ui.memory(Memory::focused);
        if !is_free {
            self.was_covered = true;
        } else if std::mem::take(&mut self.was_covered) && focused.is_none_or(|id| Some(id) != self.focused) {
            if let Some(id) = self.focused {
                come_back(ui, id);
            }
        } else if focused.is_some() {
            self.focused = focused;
        }
    }

    /// After some minutes without a key or a click the window locks; it wakes once to do so.
    pub(super) fn watch_idleness(&mut self, ui: &Ui) {
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
            self.lock(LockStep::Idle);
        } else {
            ui.ctx().request_repaint_after_secs(left as f32 + 0.1);
        }
    }
}
