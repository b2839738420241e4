//! Letters that an input method has not handed over yet: they stand in the field and are no text.
//!
//! Every box for text edits what [`shown`] gives it and hands that to [`take_over`] (`tests/floors.rs`): so nothing half-typed
//! is looked for, checked, saved or kept in a draft, and no screen has to ask. Which keys belong to the input method
//! meanwhile is said in `ui::ime`.

use crate::ui::ime;
use eframe::egui::{Id, Response, Ui, response::Flags};

/// What stands in the field: its text, with half-typed letters in it if there are any. Ask once in a frame.
pub fn shown(ui: &Ui, id: Id, text: &str) -> String {
    ui.data_mut(|data| data.remove_temp(half_typed_id(id))).unwrap_or_else(|| text.to_owned())
}

/// What the input method has handed over is the text. Letters in a field that is left before they became anything stay there
/// as letters: they are seen, and nothing that was typed is lost.
pub fn take_over(ui: &Ui, response: &mut Response, text: &mut String, shown: String) {
    if response.has_focus() && ime::is_composing(ui.ctx()) {
        response.flags.remove(Flags::CHANGED);
        ui.data_mut(|data| data.insert_temp(half_typed_id(response.id), shown));
    } else if shown != *text {
        *text = shown;
        response.mark_changed();
    }
}

fn half_typed_id(field: Id) -> Id {
    field.with("half-typed")
}
