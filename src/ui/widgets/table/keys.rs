//! The keyboard in the list: one stop for Tab, arrows inside, and the ring for whoever walks by keys.

use super::Table;
use crate::ui::theme::height;
use eframe::egui::{Context, EventFilter, Id, InputState, Key, Modifiers, Rect, Response, Role, Sense, Ui, WidgetInfo};

impl Table<'_> {
    /// The row the pressed key leads to.
    pub(super) fn row_by_key(&self, ui: &Ui, area: Rect) -> Option<usize> {
        let last = self.count.checked_sub(1)?;
        let page = ((area.height() / height::ROW) as usize).saturating_sub(2).max(1);
        let here = self.selected;
        ui.input_mut(|input| {
            let mut pressed = |key| is_pressed(input, key);
            if pressed(Key::ArrowDown) {
                Some(here.map_or(0, |row| (row + 1).min(last)))
            } else if pressed(Key::ArrowUp) {
                Some(here.map_or(last, |row| row.saturating_sub(1)))
            } else if pressed(Key::PageDown) {
                Some(here.map_or(0, |row| (row + page).min(last)))
            } else if pressed(Key::PageUp) {
                Some(here.map_or(0, |row| row.saturating_sub(page)))
            } else if pressed(Key::Home) {
                Some(0)
            } else if pressed(Key::End) {
                Some(last)
            } else {
                None
            }
        })
    }
}

/// The list is one stop for Tab; inside it the arrows move. A press beside it, on nothing that wants the keyboard, leaves it
/// with the list.
pub(super) fn focus_ui(ui: &mut Ui, id: Id, area: Rect, count: usize) -> Response {
    let response = ui.interact(area, id, Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::Table, true, format!("{count} 条")));
    if is_left_to_nobody(ui, id) {
        response.request_focus();
    }
    if response.has_focus() {
        ui.data_mut(|data| data.insert_temp(last_table(), id));
        // Left and right lead nowhere out of a list: Tab does.
        let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    response
}

/// This list was the last one to have the keyboard, and nothing has taken it.
fn is_left_to_nobody(ui: &Ui, id: Id) -> bool {
    let is_free = ui.memory(|memory| memory.focused().is_none() && memory.top_modal_layer().is_none());
    is_free && ui.data(|data| data.get_temp(last_table())) == Some(id)
}

fn last_table() -> Id {
    Id::unique("the list that had the keyboard")
}

/// The ring is for whoever walks by keys: after a press with the pointer the selected row says enough.
pub(super) fn walks_by_keys(ui: &Ui, focus: &Response) -> bool {
    focus.has_focus() && ui.data(|data| data.get_temp(focus.id.with("walks by keys"))).unwrap_or(true)
}

pub(super) fn set_walks_by_keys(ctx: &Context, table: Id, walks: bool) {
    ctx.data_mut(|data| data.insert_temp(table.with("walks by keys"), walks));
}

fn is_pressed(input: &mut InputState, key: Key) -> bool {
    input.consume_key(Modifiers::NONE, key)
}
