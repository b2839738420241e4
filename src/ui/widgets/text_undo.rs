//! How far Ctrl+Z goes in a text field: to what was typed since the keyboard came there.
//!
//! egui keeps what a field once held under the field's id, and forms of different people share their ids. Whoever left a
//! field takes nothing of it along, neither to another person nor to the next operator.

use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Id, Ui};

/// Which field had the keyboard, and what stood in it when it had been drawn.
#[derive(Clone, Debug, PartialEq)]
struct Standing(Id, String);

/// Before a field is drawn: forgets what it held, unless it holds what was typed there.
pub(super) fn forget_what_was(ui: &Ui, field: Id, text: &str) {
    let had_focus = ui.memory(|memory| memory.has_focus(field));
    let known: Option<Standing> = ui.data(|data| data.get_temp(standing_id()));
    if had_focus && known == Some(Standing(field, text.to_owned())) {
        return;
    }
    if let Some(mut state) = TextEditState::load(ui.ctx(), field) {
        state.clear_undoer();
        state.store(ui.ctx(), field);
    }
}

/// When it has been drawn.
pub(super) fn remember_what_is(ui: &Ui, field: Id, text: &str) {
    if ui.memory(|memory| memory.has_focus(field)) {
        ui.data_mut(|data| data.insert_temp(standing_id(), Standing(field, text.to_owned())));
    } else {
        ui.data_mut(|data| {
            if data.get_temp::<Standing>(standing_id()).is_some_and(|standing| standing.0 == field) {
                data.remove::<Standing>(standing_id());
            }
        });
    }
}

fn standing_id() -> Id {
    Id::unique("what stands in the text field in focus")
}
