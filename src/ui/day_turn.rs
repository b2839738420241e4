//! 截至: the field that turns a list to a day, and the banner that says so. What the banner counts is the business of the list.

use crate::domain::Date;
use crate::services::{Desk, as_of};
use crate::ui::icons;
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::{Button, DateField, passing_panel};
use eframe::egui::{Align, Frame, Id, Key, Label, Layout, Margin, Modifiers, Panel, Ui};

const FIELD_WIDTH: f32 = 132.0;

/// The day as it is typed, and what is known of it.
pub struct DayTurn {
    /// The name ids are made of.
    list: &'static str,
    typed: String,
    /// The day the list is of.
    day: Option<Date>,
    /// Why it is no day to look at.
    problem: Option<String>,
    today: Date,
    wants_focus: bool,
}

/// What was done in the field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Turned {
    /// Something was typed: the list turns as soon as it is a day.
    Typed,
    /// The keyboard goes on to the list.
    Left,
}

impl DayTurn {
    pub fn of(list: &'static str, desk: &Desk, day: Option<Date>) -> Self {
        let typed = day.map(|day| day.to_string()).unwrap_or_default();
        Self { list, typed, day, problem: None, today: desk.today(), wants_focus: false }
    }

    /// The list is of this day now, whoever turned it. What was typed for it stays as it was typed.
    pub fn settle(&mut self, day: Option<Date>) {
        if self.day == day {
            return;
        }
        self.day = day;
        self.problem = None;
        if self.read() != Ok(day) {
            self.typed = day.map(|day| day.to_string()).unwrap_or_default();
        }
    }

    /// The keyboard comes into the field.
    pub fn take_focus(&mut self) {
        self.wants_focus = true;
    }

    pub fn problem(&self) -> Option<&str> {
        self.problem.as_deref()
    }

    /// What was typed; an empty field is now, and what is no day leaves the list as it is.
    pub fn turned(&mut self) -> Option<Option<Date>> {
        let read = self.read();
        self.problem = read.as_ref().err().cloned();
        let day = read.ok()?;
        self.day = day;
        Some(day)
    }

    fn read(&self) -> Result<Option<Date>, String> {
        as_of::read_day(&self.typed, self.today)
    }

    /// Typed freely.
    pub fn ui(&mut self, ui: &mut Ui) -> Option<Turned> {
        let label = ui.label(theme::small("截至").color(theme::palette(ui).text_weak));
        let field = DateField::new(Id::unique((self.list, "as of")), &mut self.typed, self.day, self.today);
        let field = ui.add(field.width(FIELD_WIDTH).problem(self.problem.is_some())).labelled_by(label.id);
        if std::mem::take(&mut self.wants_focus) {
            field.request_focus();
        }
        if field.changed() {
            return Some(Turned::Typed);
        }
        let is_left = field.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        is_left.then_some(Turned::Left)
    }
}

/// Calm words about the day a list is of, in a row above it.
pub struct DayBanner<'a> {
    pub list: &'static str,
    /// Nothing while the list is of now.
    pub words: &'a str,
    /// It says why what was typed is no day.
    pub is_wrong: bool,
    /// The list is of a day, and can be turned back.
    pub is_of_a_day: bool,
}

impl DayBanner<'_> {
    /// Draws it; `at_right` and `before_words` add what else the list offers there. Answers what was asked of these, or that the
    /// list goes back to today, which `today` stands for.
    pub fn show<A>(
        self,
        ui: &mut Ui,
        today: impl FnOnce() -> A,
        at_right: impl FnOnce(&mut Ui) -> Option<A>,
        before_words: impl FnOnce(&mut Ui) -> Option<A>,
    ) -> Option<A> {
        let palette = theme::palette(ui);
        let fill = if self.is_wrong { palette.warn_weak } else { palette.accent_weak };
        let frame = Frame::new().fill(fill).inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let banner = Panel::top(Id::unique((self.list, "day"))).exact_size(height::FILTER_BAR).frame(frame);
        passing_panel(ui, banner.show_separator_line(false), !self.words.is_empty(), |ui| {
            let row = |ui: &mut Ui| {
                let back = self.is_of_a_day && ui.add(Button::secondary("回到今天").small()).clicked();
                let right = at_right(ui);
                let left = ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.label(theme::icon(icons::TODAY, 16.0).color(palette.accent));
                    let asked = before_words(ui);
                    ui.add(Label::new(theme::body(self.words)).truncate());
                    asked
                });
                back.then(today).or(right).or(left.inner)
            };
            ui.horizontal_centered(|ui| ui.with_layout(Layout::right_to_left(Align::Center), row).inner).inner
        })
        .flatten()
    }
}
