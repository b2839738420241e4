//! Keys that come faster than frames are drawn, on a slow computer or from a quick hand.
//!
//! egui gives all keys of a frame to what stands on screen now. Then Enter would take a row of the list that belongs to fewer
//! letters than were typed, and what follows it would land in the field that is being left. So Enter and Tab have a frame of
//! their own, after one in which the answer to what was typed has come.

use eframe::egui::{Context, Event, Key, Plugin, RawInput};
use std::collections::VecDeque;

/// What was typed and is not handed over yet.
#[derive(Default)]
struct TypingAhead {
    waiting: VecDeque<Event>,
    /// The next frame is for what follows from the typed text.
    rests: bool,
}

/// Once, at the start, after the input method: what that keeps for itself is not typed.
pub fn install(ctx: &Context) {
    ctx.add_plugin(TypingAhead::default());
}

/// Keeps the rest of this frame's events for the next frame: the keyboard goes elsewhere now.
pub fn later(ctx: &Context, events: Vec<Event>) {
    if events.is_empty() {
        return;
    }
    ctx.with_plugin(|ahead: &mut TypingAhead| {
        events.into_iter().rev().for_each(|event| ahead.waiting.push_front(event));
    });
    ctx.request_repaint();
}

impl Plugin for TypingAhead {
    fn debug_name(&self) -> &'static str {
        "typing ahead"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        self.waiting.extend(input.events.drain(..));
        input.events = self.of_this_frame();
        if self.rests || !self.waiting.is_empty() {
            ctx.request_repaint();
        }
    }
}

impl TypingAhead {
    fn of_this_frame(&mut self) -> Vec<Event> {
        if std::mem::take(&mut self.rests) {
            return Vec::new();
        }
        let until = self.waiting.iter().position(goes_on).unwrap_or(self.waiting.len());
        let events: Vec<Event> = self.waiting.drain(..until.max(1).min(self.waiting.len())).collect();
        self.rests = self.waiting.front().is_some_and(goes_on) && events.iter().any(is_typing);
        events
    }
}

/// Enter and Tab take what was found and go on to another field.
fn goes_on(event: &Event) -> bool {
    matches!(event, Event::Key { key: Key::Enter | Key::Tab, pressed: true, .. })
}

/// Whatever may have changed a text.
fn is_typing(event: &Event) -> bool {
    let may_change_text = matches!(event, Event::Text(_) | Event::Ime(_) | Event::Paste(_) | Event::Cut);
    may_change_text || matches!(event, Event::Key { pressed: true, .. }) && !goes_on(event)
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::Modifiers;

    fn key(key: Key, pressed: bool) -> Event {
        Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE }
    }

    fn text(letter: &str) -> Event {
        Event::Text(letter.to_owned())
    }

    /// What each frame is given of events that came all at once.
    fn frames(events: Vec<Event>) -> Vec<Vec<Event>> {
        let mut ahead = TypingAhead::default();
        let mut frames = Vec::new();
        let mut input = RawInput { events, ..RawInput::default() };
        for _ in 0..10 {
            ahead.input_hook(&Context::default(), &mut input);
            frames.push(std::mem::take(&mut input.events));
        }
        let used = frames.iter().rposition(|frame| !frame.is_empty()).map_or(0, |last| last + 1);
        frames.truncate(used);
        frames
    }

    #[test]
    fn enter_waits_until_the_answer_to_the_text_has_come() {
        let (enter, up) = (key(Key::Enter, true), key(Key::Enter, false));
        let typed = vec![text("3"), text("-"), enter.clone(), up.clone(), text("1")];
        assert_eq!(frames(typed), [vec![text("3"), text("-")], vec![], vec![enter], vec![up, text("1")]]);
    }

    #[test]
    fn each_enter_of_several_has_its_own_frame() {
        let enter = || key(Key::Enter, true);
        assert_eq!(frames(vec![enter(), enter(), text("x")]), [vec![enter()], vec![enter()], vec![text("x")]]);
    }

    #[test]
    fn what_is_typed_without_going_on_is_handed_over_at_once() {
        let typed = vec![text("a"), key(Key::A, false), text("b")];
        assert_eq!(frames(typed.clone()), [typed]);
    }

    #[test]
    fn what_was_kept_comes_before_what_is_typed_next() {
        let ctx = Context::default();
        install(&ctx);
        later(&ctx, vec![text("a"), text("b")]);
        let mut input = RawInput { events: vec![text("c")], ..RawInput::default() };
        ctx.with_plugin(|ahead: &mut TypingAhead| ahead.input_hook(&Context::default(), &mut input));
        assert_eq!(input.events, [text("a"), text("b"), text("c")]);
    }
}
