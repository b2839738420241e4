//! Keys that work everywhere inside. The keys of one screen are its own business.

use super::{Asked, Front, Inside};
use crate::ui::event::{Event, OutTab, Start};
use crate::ui::screen::Page;
use eframe::egui::{Key, KeyboardShortcut, Modifiers, Ui};

impl Inside {
    /// Keys that work everywhere inside.
    pub(super) fn keys(&self, ui: &Ui) -> Option<Asked> {
        let pressed =
            |modifiers, key| ui.input_mut(|input| input.consume_shortcut(&KeyboardShortcut::new(modifiers, key)));
        let everywhere = [
            (Modifiers::COMMAND, Key::F, Asked::FocusSearch),
            (Modifiers::NONE, Key::F3, Asked::FocusSearch),
            // Before Ctrl L, which would take it as well.
            (Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::L, Asked::Event(Event::SignOut)),
            (Modifiers::COMMAND, Key::L, Asked::Lock),
            (Modifiers::NONE, Key::F1, Asked::Help),
            (Modifiers::COMMAND, Key::B, Asked::Event(Event::Out(OutTab::BatchQuery))),
            (Modifiers::COMMAND, Key::Num1, Asked::Event(Event::Go(Page::Today))),
            (Modifiers::COMMAND, Key::Num2, Asked::Event(Event::Go(Page::People))),
            (Modifiers::COMMAND, Key::Num3, Asked::Event(Event::Go(Page::Houses))),
            (Modifiers::COMMAND, Key::Num4, Asked::Event(Event::Go(Page::Ratings))),
            (Modifiers::COMMAND, Key::Num5, Asked::Event(Event::Go(Page::Defence))),
            (Modifiers::COMMAND, Key::Num6, Asked::Event(Event::Go(Page::Disputes))),
            (Modifiers::COMMAND, Key::J, Asked::Event(Event::Go(Page::Council))),
            (Modifiers::COMMAND, Key::Num7, Asked::Event(Event::Go(Page::Documents))),
            (Modifiers::COMMAND, Key::Num8, Asked::Event(Event::Go(Page::Reports))),
            (Modifiers::COMMAND, Key::Num0, Asked::Event(Event::Go(Page::Routines))),
            (Modifiers::COMMAND, Key::Num9, Asked::Event(Event::Go(Page::Settings))),
            (Modifiers::COMMAND, Key::G, Asked::Event(Event::Go(Page::Addresses))),
        ];
        let asked = everywhere.into_iter().find_map(|(modifiers, key, asked)| pressed(modifiers, key).then_some(asked));
        if asked.is_some() || matches!(self.screen, Front::Registration(_)) {
            return asked;
        }
        if pressed(Modifiers::COMMAND, Key::N) {
            return Some(Asked::Event(Event::Register(Start::Empty)));
        }
        // In an edit box the same keys take back typing.
        (!ui.ctx().text_edit_focused() && pressed(Modifiers::COMMAND, Key::Z)).then_some(Asked::Undo)
    }
}
