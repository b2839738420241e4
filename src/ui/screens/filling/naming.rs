//! A remembered table gets another name.

use super::Act;
use crate::ui::theme::{self, space};
use crate::ui::widgets::confirm::dialog;
use crate::ui::widgets::field::{Note, note_ui};
use crate::ui::widgets::{Button, TextField};
use eframe::egui::{Align, Context, Id, Key, Layout, Modifiers, Sense, Ui, vec2};

const WIDTH: f32 = 420.0;

pub(super) struct Naming {
    name: String,
    pub problem: Option<String>,
    has_arrived: bool,
}

impl Naming {
    pub fn of(name: &str) -> Self {
        Self { name: name.to_owned(), problem: None, has_arrived: false }
    }

    pub fn ui(&mut self, ctx: &Context) -> Option<Act> {
        let modal = dialog(ctx, Id::unique("name of a table"), |ui| self.content_ui(ui));
        let is_left = modal.should_close();
        modal.inner.or(is_left.then_some(Act::LeaveName))
    }

    fn content_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        ui.set_width(WIDTH);
        ui.label(theme::heading("给这张表改名"));
        ui.add_space(space::TINY);
        let field = ui.add(TextField::new(Id::unique("table name"), &mut self.name).name("表格名称").width(WIDTH));
        if !std::mem::replace(&mut self.has_arrived, true) {
            field.request_focus();
        }
        if field.changed() {
            self.problem = None;
        }
        let is_entered = field.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let (place, _) = ui.allocate_exact_size(vec2(WIDTH, 24.0), Sense::hover());
        if let Some(problem) = &self.problem {
            note_ui(ui, place, &Note::wrong(problem.clone()));
        }
        let pressed = ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let keeps = ui.add(Button::primary("改名").key("Enter")).clicked();
            let leaves = ui.add(Button::secondary("不改").key("Esc")).clicked();
            if keeps { Some(true) } else { leaves.then_some(false) }
        });
        match pressed.inner.or(is_entered.then_some(true)) {
            Some(true) => Some(Act::Rename(self.name.clone())),
            Some(false) => Some(Act::LeaveName),
            None => None,
        }
    }
}
