//! F1: the keys of this screen and the clerk's handbook, the same text as docs/手册.md. (stub)

use super::screen::KeyHint;
use eframe::egui::Context;

/// The help window over everything else.
#[derive(Default)]
pub struct Help;

impl Help {
    /// Draws it; true when it was closed.
    pub fn show(&mut self, _ctx: &Context, _keys: &[KeyHint]) -> bool {
        true
    }
}
