//! The one dialog before a dangerous act: it names act and number, says what follows, and the focus stands on the harmless
//! side. Never for what undo takes back cheaply.

use eframe::egui::{Align, Context, Event, Frame, Id, Key, Layout, Margin, Memory, Modal, Modifiers, Stroke, Ui};

use crate::ui::theme::{self, DARK, LIGHT, radius, space};

use super::Button;

/// What the operator decided.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Decision {
    Keep,
    Act,
}

/// A question before a dangerous act.
#[derive(Clone, Debug, PartialEq)]
pub struct Confirm {
    /// 「注销 3 人的居住登记？」
    pub question: String,
    /// One or two sentences.
    pub consequence: String,
    /// The harmless side: 「不注销」.
    pub keep: String,
    /// Verb and number: 「注销 3 人」.
    pub act: String,
}

impl Confirm {
    /// Shows it; answers once it is decided. Esc and a press beside it keep everything as it is.
    pub fn show(&self, ctx: &Context) -> Option<Decision> {
        let modal = dialog(ctx, Id::unique("confirm"), |ui| self.content_ui(ui));
        let is_left = modal.should_close();
        modal.inner.or(is_left.then_some(Decision::Keep))
    }

    fn content_ui(&self, ui: &mut Ui) -> Option<Decision> {
        let palette = theme::palette(ui);
        ui.label(theme::heading(&self.question).color(palette.text));
        ui.label(theme::paragraph(&self.consequence).color(palette.text));
        ui.add_space(space::TINY);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| self.buttons_ui(ui)).inner
    }

    fn buttons_ui(&self, ui: &mut Ui) -> Option<Decision> {
        let act = ui.add(Button::danger_filled(&self.act));
        ui.add_space(2.0);
        let keep = ui.add(Button::secondary(&self.keep).key("Esc"));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let has_none = !act.has_focus() && !keep.has_focus();
        if has_none || (act.has_focus() && pressed(Key::ArrowLeft)) {
            keep.request_focus();
        } else if keep.has_focus() && pressed(Key::ArrowRight) {
            act.request_focus();
        }
        if act.clicked() {
            Some(Decision::Act)
        } else if keep.clicked() {
            Some(Decision::Keep)
        } else {
            None
        }
    }
}

/// Says one thing that went wrong and what to do; answers whether it was read.
pub fn message(ctx: &Context, words: &str) -> bool {
    let shown = dialog(ctx, Id::unique("message"), |ui| {
        ui.add(eframe::egui::Label::new(theme::paragraph(words)).wrap());
        ui.add_space(space::CARD);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let read = ui.add(Button::secondary("知道了").key("Enter"));
            if ui.memory(|memory| memory.focused().is_none()) {
                read.request_focus();
            }
            read.clicked() || ui.input(|input| input.key_pressed(Key::Enter))
        })
        .inner
    });
    shown.inner || shown.should_close()
}

/// The frame of every dialog: 420 wide on the veil.
pub fn dialog<T>(ctx: &Context, id: Id, content: impl FnOnce(&mut Ui) -> T) -> eframe::egui::ModalResponse<T> {
    let palette = if ctx.theme() == eframe::egui::Theme::Dark { &DARK } else { &LIGHT };
    let frame = Frame::new()
        .fill(palette.raised)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(radius::FLOATING)
        .inner_margin(Margin::same(19))
        .shadow(palette.dialog_shadow);
    Modal::new(id).backdrop_color(palette.veil).frame(frame).show(ctx, |ui| {
        ui.set_width(420.0 - 40.0);
        with_own_keys(ui, content)
    })
}

/// Call before anything of a frame is drawn. While a dialog is open, no shortcut reaches what lies behind it: the keys are
/// hidden until the dialog itself is drawn. Answers whether one is open.
pub fn keep_keys_for_dialog(ui: &Ui) -> bool {
    let is_open = ui.memory(|memory| memory.top_modal_layer().is_some());
    let mut hidden = Vec::new();
    if is_open {
        ui.input_mut(|input| hidden.extend(input.events.extract_if(.., |event| is_shortcut(event))));
    }
    ui.data_mut(|data| data.insert_temp(hidden_keys_id(), hidden));
    is_open
}

/// Gives the topmost dialog the hidden keys, and takes back what it did not use. Esc stays: it closes the dialog.
pub fn with_own_keys<T>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> T) -> T {
    if ui.memory(Memory::top_modal_layer) != Some(ui.layer_id()) {
        return content(ui);
    }
    let hidden: Vec<Event> = ui.data_mut(|data| data.remove_temp(hidden_keys_id())).unwrap_or_default();
    ui.input_mut(|input| input.events.extend(hidden));
    let answer = content(ui);
    ui.input_mut(|input| input.events.retain(|event| !is_shortcut(event) || is_escape(event)));
    answer
}

/// Esc, the function keys, and whatever is pressed with Ctrl or Alt.
fn is_shortcut(event: &Event) -> bool {
    let Event::Key { key, modifiers, .. } = event else { return false };
    modifiers.ctrl || modifiers.command || modifiers.alt || is_escape(event) || (Key::F1..=Key::F12).contains(key)
}

fn is_escape(event: &Event) -> bool {
    matches!(event, Event::Key { key: Key::Escape, .. })
}

fn hidden_keys_id() -> Id {
    Id::unique("keys that wait for the dialog")
}
