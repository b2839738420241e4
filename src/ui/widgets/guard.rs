//! The question before something half-filled is left: go on, keep it as a draft, or drop it. The focus stands on going on,
//! and only dropping is drawn as what cannot be taken back.

use eframe::egui::{Align, Context, EventFilter, Id, Key, Layout, Modifiers, Response, Ui};

use crate::ui::theme::{self, space};

use super::Button;
use super::confirm::dialog;

/// What the operator decided.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Leaving {
    Stay,
    Keep,
    Drop,
}

/// A question before leaving, and what its three ways are called.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Guard {
    pub question: &'static str,
    pub consequence: &'static str,
    pub stay: &'static str,
    pub keep: &'static str,
    pub drop: &'static str,
}

impl Guard {
    /// Shows it; answers once it is decided. Esc and a press beside it stay.
    pub fn show(&self, ctx: &Context) -> Option<Leaving> {
        let modal = dialog(ctx, Id::unique("guard"), |ui| self.content_ui(ui));
        let is_left = modal.should_close();
        modal.inner.or(is_left.then_some(Leaving::Stay))
    }

    fn content_ui(&self, ui: &mut Ui) -> Option<Leaving> {
        let palette = theme::palette(ui);
        ui.label(theme::heading(self.question).color(palette.text));
        ui.label(theme::paragraph(self.consequence).color(palette.text));
        ui.add_space(space::TINY);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| self.buttons_ui(ui)).inner
    }

    /// From right to left, as they are laid out.
    fn buttons_ui(&self, ui: &mut Ui) -> Option<Leaving> {
        let keep = ui.add(Button::secondary(self.keep));
        let stay = ui.add(Button::secondary(self.stay).key("Esc"));
        let drop = ui.add(Button::danger(self.drop));
        walk_ui(ui, [&drop, &stay, &keep], 1);
        let ways = [(stay, Leaving::Stay), (keep, Leaving::Keep), (drop, Leaving::Drop)];
        ways.into_iter().find(|(button, _)| button.clicked()).map(|(_, way)| way)
    }
}

/// The arrows and Tab walk from button to button, from left to right as they are read; the focus begins at `first` and never
/// leaves them.
fn walk_ui(ui: &Ui, buttons: [&Response; 3], first: usize) {
    let Some(here) = buttons.iter().position(|button| button.has_focus()) else {
        return buttons[first].request_focus();
    };
    let filter = EventFilter { horizontal_arrows: true, tab: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(buttons[here].id, filter));
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::NONE, Key::ArrowLeft) {
        buttons[here.saturating_sub(1)].request_focus();
    } else if pressed(Modifiers::NONE, Key::ArrowRight) {
        buttons[(here + 1).min(buttons.len() - 1)].request_focus();
    } else if pressed(Modifiers::SHIFT, Key::Tab) {
        buttons[(here + buttons.len() - 1) % buttons.len()].request_focus();
    } else if pressed(Modifiers::NONE, Key::Tab) {
        buttons[(here + 1) % buttons.len()].request_focus();
    }
}
