//! The bar of acts on marked rows: how many there are, and what can be done with all of them. Stands in place of the filter bar.

use super::{Button, MenuItem, menu, opens_by_alt};
use crate::ui::icons;
use crate::ui::theme::{self, space};
use eframe::egui::{Align, Key, Layout, RectAlign, Response, Ui};

/// With less the buttons go without their pictures.
const ROOM_FOR_ICONS: f32 = 760.0;

/// One act on all marked rows.
#[derive(Clone, Copy)]
pub struct BatchAct<'a> {
    pub words: &'a str,
    pub icon: char,
    /// The key that asks for it, or nothing.
    pub key: &'a str,
    /// Why it cannot be done now.
    pub refusal: Option<&'a str>,
    /// It opens a menu, which the screen shows under the button.
    pub has_menu: bool,
}

/// What was pressed in the bar.
pub struct BatchOutput {
    pub pressed: Option<usize>,
    pub is_left: bool,
    /// The buttons, for the menus under them.
    pub buttons: Vec<Response>,
}

/// Draws it into the height there is.
pub fn batch_bar(ui: &mut Ui, count: &str, acts: &[BatchAct<'_>]) -> BatchOutput {
    let mut output = BatchOutput { pressed: None, is_left: false, buttons: Vec::new() };
    ui.horizontal_centered(|ui| {
        ui.label(theme::strong(format!("已选 {count}")).color(theme::palette(ui).accent));
        ui.add_space(space::TINY);
        let has_icons = ui.available_width() >= ROOM_FOR_ICONS;
        for (place, act) in acts.iter().enumerate() {
            let button = Button::secondary(act.words).small().refused(act.refusal);
            let button = if has_icons { button.icon(act.icon) } else { button };
            let button = if act.key.is_empty() { button } else { button.key(act.key) };
            let response = ui.add(if act.has_menu { button.caret() } else { button });
            if response.clicked() && act.refusal.is_none() {
                output.pressed = Some(place);
            }
            output.buttons.push(response);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            output.is_left = ui.add(Button::icon_only(icons::CROSS, "取消选择").small()).clicked();
        });
    });
    output
}

/// The menu under a button of the bar, which Alt M opens too. Answers the place of the row that was taken.
pub fn batch_menu(ui: &Ui, button: &Response, is_allowed: bool, items: &[MenuItem<'_>]) -> Option<usize> {
    if !is_allowed {
        return None;
    }
    opens_by_alt(ui, button, Key::M);
    menu(button, RectAlign::BOTTOM_START, 180.0, items, None)
}
