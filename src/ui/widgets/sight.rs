//! Whatever the keyboard comes to is brought into sight, once: afterwards the wheel may take it away again.

use eframe::egui::style::ScrollAnimation;
use eframe::egui::{Id, Response, Ui};

/// Room around a control for its focus ring.
const RING: f32 = 6.0;

/// Every control calls this after it was placed, also while it lies outside of what is drawn.
///
/// egui tells `gained_focus` only when focus was given before the control was placed, so the arrival is remembered here.
pub fn keep_in_sight(ui: &Ui, response: &Response) {
    if !response.has_focus() {
        return;
    }
    let now = ui.ctx().cumulative_pass_nr();
    let id = Id::unique("the control that was last brought into sight");
    let last = ui.data_mut(|data| data.get_temp::<(Id, u64)>(id));
    ui.data_mut(|data| data.insert_temp(id, (response.id, now)));
    let was_here = last.is_some_and(|(last, seen)| last == response.id && seen + 1 >= now);
    if !was_here && !response.is_pointer_button_down_on() && !response.clicked() {
        ui.scroll_to_rect_animation(response.rect.expand(RING), None, ScrollAnimation::none());
    }
}
