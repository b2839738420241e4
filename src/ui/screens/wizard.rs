//! Founding a station: 名称 › 操作员 › 恢复页 › 完成. (stub)

use super::sign_in::Outside;
use crate::services::Clock;
use eframe::egui::Ui;

pub struct WizardScreen;

impl WizardScreen {
    pub fn new(_clock: Clock) -> Self {
        Self
    }

    /// Draws, then acts.
    pub fn frame(&mut self, _ui: &mut Ui) -> Option<Outside> {
        None
    }
}
