//! A letter pressed together with Alt is a key of the program, never text.
//!
//! X11 sends the letter as text as well, and it would be typed into the field in focus, over a selected number even. AltGr,
//! which does type, comes as Ctrl and Alt on Windows and as no Alt at all on X11.
//!
//! Enter pressed together with Ctrl is a key of the page in front. egui takes it for a press on whatever button has the keyboard
//! as well: one key would then go on in the page and lead away from it.

use eframe::egui::{Context, Event, Id, Key, Plugin, RawInput, Ui};

#[derive(Default)]
struct Chords {
    /// What had the keyboard when Ctrl Enter was pressed, and has it again when the page is drawn.
    set_aside: Option<Id>,
}

/// Once, at the start.
pub fn install(ctx: &Context) {
    ctx.add_plugin(Chords::default());
}

impl Plugin for Chords {
    fn debug_name(&self) -> &'static str {
        "chords"
    }

    fn on_begin_pass(&mut self, ui: &mut Ui) {
        let is_pressed = ui.input(|input| input.modifiers.command && input.key_pressed(Key::Enter));
        if !is_pressed || ui.ctx().text_edit_focused() {
            return;
        }
        ui.memory_mut(|memory| {
            self.set_aside = memory.focused();
            self.set_aside.iter().for_each(|id| memory.surrender_focus(*id));
        });
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        let Some(id) = self.set_aside.take() else { return };
        ui.memory_mut(|memory| {
            if memory.focused().is_none() {
                memory.request_focus(id);
            }
        });
    }

    fn input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        let mut after_chord = false;
        input.events.retain(|event| {
            let is_its_letter = after_chord && matches!(event, Event::Text(_));
            after_chord = is_chord(event);
            !is_its_letter
        });
    }
}

fn is_chord(event: &Event) -> bool {
    matches!(event, Event::Key { pressed: true, modifiers, .. } if modifiers.alt && !modifiers.ctrl)
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::{Key, Modifiers};

    fn after(modifiers: Modifiers) -> Vec<Event> {
        let key = Event::Key { key: Key::F, physical_key: None, pressed: true, repeat: false, modifiers };
        let mut input = RawInput { events: vec![key, Event::Text("f".into())], ..RawInput::default() };
        Chords::default().input_hook(&Context::default(), &mut input);
        input.events
    }

    #[test]
    fn a_letter_pressed_with_alt_is_not_typed() {
        assert_eq!(after(Modifiers::ALT).len(), 1);
        assert!(after(Modifiers::NONE).contains(&Event::Text("f".into())));
    }

    #[test]
    fn what_alt_gr_types_is_typed() {
        assert!(after(Modifiers::ALT | Modifiers::CTRL).contains(&Event::Text("f".into())));
    }
}
