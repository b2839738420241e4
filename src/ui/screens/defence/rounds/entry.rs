//! Entering a walk afterwards: the numbers of the list with what was found there, the day and who went; Enter takes them, and the next may be typed.

use crate::domain::values::{Day, Value};
use crate::domain::{Date, Problem};
use crate::services::Desk;
use crate::services::rounds::Walked;
use crate::ui::theme::{self, space};
use crate::ui::widgets::{Button, DateField, TextField};
use eframe::egui::{Id, Key, Modifiers, Response, Ui, Widget};

pub(super) struct Entry {
    numbers: String,
    on: String,
    visitor: String,
    today: Date,
    /// What is wrong with what was typed.
    complaint: String,
    wants_focus: bool,
}

impl Entry {
    pub(super) fn new(desk: &Desk) -> Self {
        Self {
            numbers: String::new(),
            on: Day::new(desk.today()).shown(),
            visitor: desk.operator().name.clone(),
            today: desk.today(),
            complaint: String::new(),
            wants_focus: true,
        }
    }

    pub(super) fn ask_focus(&mut self) {
        self.wants_focus = true;
    }

    /// Answers whether what stands here is to be taken.
    pub(super) fn ui(&mut self, ui: &mut Ui, is_covered: bool) -> bool {
        ui.horizontal_centered(|ui| {
            let weak = theme::palette(ui).text_weak;
            ui.label(theme::body("编号"));
            let id = Id::unique("round numbers");
            let field = TextField::new(id, &mut self.numbers).name("编号").width(260.0).hint("3 5-8；12：门锁着");
            let numbers = field.problem(!self.complaint.is_empty()).ui(ui);
            self.lead_to(&numbers, is_covered);
            if numbers.changed() {
                self.complaint.clear();
            }
            ui.add_space(space::SMALL);
            ui.label(theme::body("走访日期"));
            let day = self.on.parse().ok();
            DateField::new(Id::unique("round day"), &mut self.on, day, self.today)
                .width(140.0)
                .ui(ui)
                .accessible_name("走访日期");
            ui.add_space(space::SMALL);
            ui.label(theme::body("走访人"));
            TextField::new(Id::unique("round visitor"), &mut self.visitor).name("走访人").width(120.0).ui(ui);
            let is_pressed = ui.add(Button::secondary("记下").key("Enter")).clicked();
            let note = if self.complaint.is_empty() { "F6 到这里" } else { &self.complaint };
            let ink = if self.complaint.is_empty() { weak } else { theme::palette(ui).bad };
            ui.label(theme::small(note).color(ink));
            is_pressed || is_entered(ui, &numbers)
        })
        .inner
    }

    fn lead_to(&mut self, numbers: &Response, is_covered: bool) {
        if self.wants_focus && !is_covered {
            numbers.request_focus();
            self.wants_focus = !numbers.has_focus();
        }
    }

    pub(super) fn walked(&self) -> Walked {
        let mut on = Day::default();
        // What is no day is none, and is asked for.
        let _ = on.read(&self.on, self.today);
        Walked { numbers: self.numbers.clone(), on, visitor: self.visitor.clone() }
    }

    /// Day and visitor stay: the next line of the same walk.
    pub(super) fn taken(&mut self) {
        self.numbers.clear();
        self.complaint.clear();
        self.wants_focus = true;
    }

    pub(super) fn failed(&mut self, problems: &[Problem]) {
        self.complaint = problems.first().map(|problem| problem.sentence.clone()).unwrap_or_default();
        self.wants_focus = true;
    }
}

/// Enter in the field for numbers takes them.
fn is_entered(ui: &Ui, numbers: &Response) -> bool {
    numbers.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
}
