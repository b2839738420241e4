//! Enter goes to the next field of a form and Shift+Enter back, in the order the form drew them.
//!
//! Tab is egui's own. While an input method is composing, Enter is its key and does not come here.

use eframe::egui::{Id, Key, Memory, Modifiers, Ui};

/// The fields of a form in the order of this frame.
#[derive(Debug, Default)]
pub struct FocusOrder {
    ids: Vec<Id>,
    /// Fields of several lines, where Enter makes a line.
    with_lines: Vec<Id>,
}

impl FocusOrder {
    pub fn add(&mut self, id: Id) {
        self.ids.push(id);
    }

    /// A field where Enter makes a new line; Ctrl+Enter and Tab leave it.
    pub fn add_with_lines(&mut self, id: Id) {
        self.ids.push(id);
        self.with_lines.push(id);
    }

    /// Call after the last field. Answers whether Enter was pressed in the last one: then the form may save.
    pub fn finish(self, ui: &Ui) -> bool {
        let Some(here) = self.focused(ui) else { return false };
        let was_asked = take_asked_next(ui, self.ids[here]);
        if is_pressed(ui, Modifiers::SHIFT) {
            self.go(ui, here.checked_sub(1));
            return false;
        }
        let leaves_lines = if self.with_lines.contains(&self.ids[here]) { Modifiers::CTRL } else { Modifiers::NONE };
        let is_enter = is_pressed(ui, leaves_lines);
        if is_enter || was_asked {
            self.go(ui, Some(here + 1));
        }
        is_enter && here + 1 == self.ids.len()
    }

    fn focused(&self, ui: &Ui) -> Option<usize> {
        let focused = ui.memory(Memory::focused)?;
        self.ids.iter().position(|id| *id == focused)
    }

    fn go(&self, ui: &Ui, place: Option<usize>) {
        if let Some(id) = place.and_then(|place| self.ids.get(place)) {
            ui.memory_mut(|memory| memory.request_focus(*id));
        }
    }
}

/// A choice made in this field with Enter or a number key also goes on to the next field, if it stands in a form.
pub fn ask_next(ui: &Ui, field: Id) {
    ui.data_mut(|data| data.insert_temp(asked_id(), field));
}

fn take_asked_next(ui: &Ui, field: Id) -> bool {
    let asked = ui.data(|data| data.get_temp::<Id>(asked_id()));
    ui.data_mut(|data| data.remove::<Id>(asked_id()));
    asked == Some(field)
}

fn asked_id() -> Id {
    Id::unique("go on to the next field of the form")
}

fn is_pressed(ui: &Ui, modifiers: Modifiers) -> bool {
    ui.input_mut(|input| input.consume_key(modifiers, Key::Enter))
}
