//! Enter goes to the next field of a form and Shift+Enter back, in the order the form drew them.
//!
//! Tab is egui's own. While an input method is composing, Enter is its key and does not come here.
//!
//! A number key that takes a row goes on as well. Hands that end every field with Enter press it all the same: the one right
//! after such a number stays in the field it led to, so that 「1」 and 「1 Enter」 come to the same place.

use eframe::egui::{Event, Id, Key, Memory, Modifiers, Ui};

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
        let asked = take_asked_next(ui, self.ids[here]);
        let was_led_here = take_led_to(ui, self.ids[here]);
        if is_pressed(ui, Modifiers::SHIFT) {
            self.go(ui, here.checked_sub(1));
            return false;
        }
        let leaves_lines = if self.with_lines.contains(&self.ids[here]) { Modifiers::CTRL } else { Modifiers::NONE };
        let is_enter = is_pressed(ui, leaves_lines) && !was_led_here;
        if is_enter || asked.is_some() {
            self.go(ui, Some(here + 1));
        }
        if let (Some(By::Number), Some(next)) = (asked, self.ids.get(here + 1)) {
            ui.data_mut(|data| data.insert_temp(led_id(), *next));
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

/// By which key a row was taken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum By {
    Enter,
    Number,
}

/// A choice made in this field with Enter or a number key also goes on to the next field, if it stands in a form.
pub fn ask_next(ui: &Ui, field: Id, by: By) {
    ui.data_mut(|data| data.insert_temp(asked_id(), (field, by)));
}

fn take_asked_next(ui: &Ui, field: Id) -> Option<By> {
    let asked = ui.data(|data| data.get_temp::<(Id, By)>(asked_id()));
    ui.data_mut(|data| data.remove::<(Id, By)>(asked_id()));
    asked.filter(|(asked, _)| *asked == field).map(|(_, by)| by)
}

/// Whether a number led to this field and Enter is the first key since. Any other key, or the pointer, ends that.
fn take_led_to(ui: &Ui, field: Id) -> bool {
    let Some(led) = ui.data(|data| data.get_temp::<Id>(led_id())) else { return false };
    let has_acted = ui.input(|input| input.events.iter().any(is_act));
    if has_acted || led != field {
        ui.data_mut(|data| data.remove::<Id>(led_id()));
    }
    led == field && has_acted
}

/// Whatever somebody does on purpose; letting a key go and moving the pointer are not.
fn is_act(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { pressed: true, .. }
            | Event::Text(_)
            | Event::Ime(_)
            | Event::Paste(_)
            | Event::PointerButton { pressed: true, .. }
    )
}

fn led_id() -> Id {
    Id::unique("a number led to this field of the form")
}

fn asked_id() -> Id {
    Id::unique("go on to the next field of the form")
}

fn is_pressed(ui: &Ui, modifiers: Modifiers) -> bool {
    ui.input_mut(|input| input.consume_key(modifiers, Key::Enter))
}
