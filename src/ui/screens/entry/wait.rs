//! The wait after wrong passwords, counted down by the window's own time.

use eframe::egui::Ui;
use std::time::Duration;

/// How long no password is taken.
#[derive(Debug, Default)]
pub struct Wait {
    seconds: u64,
    /// The window's time when the wait was first shown.
    since: Option<f64>,
}

impl Wait {
    pub fn of(seconds: u64) -> Self {
        Self { seconds, since: None }
    }

    /// Seconds still to wait; the window is woken for the next one.
    pub fn seconds_left(&mut self, ui: &Ui) -> u64 {
        let now = ui.input(|input| input.time);
        let since = *self.since.get_or_insert(now);
        let left = self.seconds.saturating_sub((now - since) as u64);
        if left > 0 {
            ui.ctx().request_repaint_after(Duration::from_millis(250));
        }
        left
    }
}
