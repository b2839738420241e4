//! Input methods: where Chinese comes from. See [`install`] for what goes wrong without this, and [`environment`] for what
//! the process needs before its window opens.

mod environment;

use eframe::egui::{Context, Event, FullOutput, IMEPurpose, ImeEvent, Plugin, RawInput, Rect, output::IMEOutput, vec2};

pub use environment::prepare as prepare_environment;

/// What is known of the input method between frames.
#[derive(Default)]
struct InputMethod {
    is_x11: bool,
    /// Half-typed letters stand in the text. Many input methods keep them in their own window; then this stays false, and
    /// no key they use comes here at all.
    is_composing: bool,
    /// The field in focus shows a password.
    wants_raw_keys: bool,
    last: Option<IMEOutput>,
}

impl Plugin for InputMethod {
    fn debug_name(&self) -> &'static str {
        "input method"
    }

    fn input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        input.events.retain(|event| self.lets_in(event));
    }

    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        let wants_raw_keys = std::mem::take(&mut self.wants_raw_keys);
        let ime = &mut output.platform_output.ime;
        if let Some(output) = ime.as_mut().filter(|_| wants_raw_keys) {
            output.purpose = IMEPurpose::Password;
        }
        if self.is_x11 {
            self.hold(ime);
        }
    }
}

impl InputMethod {
    /// Every key belongs to the composition until it ends, in the order of events: the Enter that comes right after the
    /// text was handed over, perhaps in the same frame, is the form's again.
    ///
    /// A composition whose end was never told must not make the keyboard dead: it also ends when letters come in plainly or
    /// the window is left.
    fn lets_in(&mut self, event: &Event) -> bool {
        match event {
            Event::Ime(event) => {
                self.is_composing = matches!(event, ImeEvent::Preedit { text, .. } if !text.is_empty());
            }
            Event::Text(_) | Event::WindowFocused(false) => self.is_composing = false,
            Event::Key { pressed: true, .. } => return !self.is_composing,
            _ => {}
        }
        true
    }

    fn hold(&mut self, ime: &mut Option<IMEOutput>) {
        match ime {
            Some(output) if output.purpose == IMEPurpose::Password => *ime = None,
            Some(output) => {
                output.should_interrupt_composition &= self.is_composing;
                // The composition that is interrupted here ends without a word.
                self.is_composing &= !output.should_interrupt_composition;
                // Candidates appear just under the caret instead of over the text.
                output.cursor_rect = Rect::from_min_size(output.cursor_rect.left_bottom(), vec2(1.0, 1.0));
                self.last = Some(IMEOutput { should_interrupt_composition: false, ..*output });
            }
            None => *ime = Some(self.last.unwrap_or_else(nowhere)),
        }
    }
}

/// Makes input methods behave, once, at the start.
///
/// While letters are being composed in the text, no key reaches the window: Enter, Esc, Tab, arrows and digits choose
/// candidates, and no screen has to ask.
///
/// Under X11 the input method stays switched on while the focus goes from field to field. egui interrupts the composition
/// on every change of focus; winit answers by building a new X input context, and the input method starts again in
/// English. So there the interruption is only let through while something is composed in the text, and the input method
/// stays allowed when no field has the focus.
pub fn install(ctx: &Context) {
    ctx.add_plugin(InputMethod { is_x11: environment::is_x11(), ..InputMethod::default() });
}

/// Whether half-typed letters stand in the field in focus.
pub fn is_composing(ctx: &Context) -> bool {
    ctx.with_plugin(|method: &mut InputMethod| method.is_composing).unwrap_or_default()
}

/// The field in focus is typed without an input method, although it shows what is typed. Call it in every frame.
pub fn type_raw(ctx: &Context) {
    ctx.with_plugin(|method: &mut InputMethod| method.wants_raw_keys = true);
}

fn nowhere() -> IMEOutput {
    IMEOutput {
        purpose: IMEPurpose::Normal,
        rect: Rect::ZERO,
        cursor_rect: Rect::ZERO,
        should_interrupt_composition: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::{self, Key, Modifiers};

    fn output(purpose: IMEPurpose) -> Option<IMEOutput> {
        let rect = Rect::from_min_size(egui::pos2(10.0, 20.0), vec2(100.0, 32.0));
        Some(IMEOutput { purpose, rect, cursor_rect: rect, should_interrupt_composition: true })
    }

    fn composing() -> InputMethod {
        InputMethod { is_composing: true, ..InputMethod::default() }
    }

    fn preedit(text: &str) -> Event {
        Event::Ime(ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None })
    }

    fn commit(text: &str) -> Event {
        Event::Ime(ImeEvent::Commit(text.to_owned()))
    }

    fn key(key: Key) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
    }

    /// The keys that get through.
    fn keys(method: &mut InputMethod, events: impl IntoIterator<Item = Event>) -> Vec<Key> {
        let mut input = RawInput { events: events.into_iter().collect(), ..RawInput::default() };
        method.input_hook(&Context::default(), &mut input);
        let key_of = |event: &Event| if let Event::Key { key, .. } = event { Some(*key) } else { None };
        input.events.iter().filter_map(key_of).collect()
    }

    #[test]
    fn a_change_of_focus_does_not_switch_the_input_method_off() {
        let mut method = InputMethod::default();
        let mut ime = output(IMEPurpose::Normal);
        method.hold(&mut ime);
        assert!(!ime.unwrap().should_interrupt_composition);
    }

    #[test]
    fn the_input_method_stays_where_it_was_when_no_field_has_the_focus() {
        let mut method = InputMethod::default();
        let mut ime = output(IMEPurpose::Normal);
        method.hold(&mut ime);
        let mut none = None;
        method.hold(&mut none);
        assert_eq!(none, ime);
    }

    #[test]
    fn candidates_stand_under_the_caret() {
        let mut ime = output(IMEPurpose::Normal);
        InputMethod::default().hold(&mut ime);
        assert_eq!(ime.unwrap().cursor_rect.min, egui::pos2(10.0, 52.0));
    }

    #[test]
    fn a_composition_is_ended_when_the_focus_goes_elsewhere() {
        let mut method = composing();
        let mut ime = output(IMEPurpose::Normal);
        method.hold(&mut ime);
        assert!(ime.unwrap().should_interrupt_composition);
        assert_eq!(keys(&mut method, [key(Key::Enter)]), [Key::Enter]);
    }

    #[test]
    fn a_composition_goes_on_while_the_focus_stays() {
        let mut method = composing();
        let mut ime = output(IMEPurpose::Normal).map(|ime| IMEOutput { should_interrupt_composition: false, ..ime });
        method.hold(&mut ime);
        assert!(method.is_composing);
    }

    #[test]
    fn a_password_is_typed_without_an_input_method() {
        let mut ime = output(IMEPurpose::Password);
        InputMethod::default().hold(&mut ime);
        assert_eq!(ime, None);
    }

    #[test]
    fn a_password_in_sight_is_typed_without_one_too() {
        let ctx = Context::default();
        let mut method = InputMethod { is_x11: true, wants_raw_keys: true, ..InputMethod::default() };
        let mut shown = FullOutput::default();
        shown.platform_output.ime = output(IMEPurpose::Normal);
        method.output_hook(&ctx, &mut shown);
        assert_eq!(shown.platform_output.ime, None);

        shown.platform_output.ime = output(IMEPurpose::Normal);
        method.output_hook(&ctx, &mut shown);
        assert!(shown.platform_output.ime.is_some(), "the next field asked for nothing");
    }

    #[test]
    fn every_key_belongs_to_the_composition_until_it_ends() {
        let mut method = InputMethod::default();
        let composed = [preedit("zhang"), key(Key::ArrowDown), key(Key::Escape), key(Key::Tab), key(Key::Num2)];
        assert_eq!(keys(&mut method, composed), []);
        assert_eq!(keys(&mut method, [key(Key::Enter), preedit(""), commit("张")]), []);
        assert_eq!(keys(&mut method, [key(Key::Enter)]), [Key::Enter]);
    }

    #[test]
    fn enter_right_after_the_text_in_the_same_frame_is_not_lost() {
        assert_eq!(keys(&mut composing(), [preedit(""), commit("张"), key(Key::Enter)]), [Key::Enter]);
        assert_eq!(keys(&mut InputMethod::default(), [commit("张"), key(Key::Enter)]), [Key::Enter]);
    }

    #[test]
    fn a_composition_that_never_ended_does_not_leave_the_keyboard_dead() {
        for end in [Event::Text("a".to_owned()), Event::WindowFocused(false)] {
            assert_eq!(keys(&mut composing(), [end, key(Key::Enter)]), [Key::Enter]);
        }
    }
}
