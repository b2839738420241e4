//! What a list is narrowed by: a chip for each condition, a press takes it away; and one way to take all away.

use super::{Button, chip_on};
use eframe::egui::Ui;

/// What was taken away.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ConditionTaken {
    /// The condition at this place.
    One(usize),
    All,
}

/// Draws the chips in a row.
pub fn conditions_ui(ui: &mut Ui, words: &[String]) -> Option<ConditionTaken> {
    let mut taken = None;
    for (place, words) in words.iter().enumerate() {
        if chip_on(ui, words).clicked() {
            taken = Some(ConditionTaken::One(place));
        }
    }
    if !words.is_empty() && ui.add(Button::quiet("全部清除").small()).clicked() {
        taken = Some(ConditionTaken::All);
    }
    taken
}
