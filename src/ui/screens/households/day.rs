//! 截至: turns the list of households to a day, and the banner that says so.

use super::{Act, HouseholdsScreen};
use crate::domain::Date;
use crate::services::as_of;
use crate::services::households::HouseholdFilter;
use crate::services::{Desk, Trouble};
use crate::ui::icons;
use crate::ui::inside::thousands;
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::{Button, DateField, passing_panel};
use eframe::egui::{Align, Frame, Id, Key, Label, Layout, Margin, Modifiers, Panel, Ui};

const FIELD_WIDTH: f32 = 132.0;

/// The day as it is typed, and what is known of it.
pub(super) struct Day {
    typed: String,
    /// Why it is no day to look at.
    problem: Option<String>,
    today: Date,
}

impl Day {
    pub(super) fn of(desk: &Desk, day: Option<Date>) -> Self {
        let typed = day.map(|day| day.to_string()).unwrap_or_default();
        Self { typed, problem: None, today: desk.today() }
    }

    /// The list is of this day now.
    pub(super) fn read(&mut self, day: Option<Date>) {
        if day.is_none() && self.problem.is_none() {
            self.typed.clear();
        }
    }
}

impl HouseholdsScreen {
    /// Typed freely; the list turns as soon as what is typed is a day.
    pub(super) fn day_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let label = ui.label(theme::small("截至").color(theme::palette(ui).text_weak));
        let Day { typed, problem, today, .. } = &mut self.day;
        let field = DateField::new(Id::unique("households as of"), typed, self.filter.as_of, *today);
        let field = ui.add(field.width(FIELD_WIDTH).problem(problem.is_some())).labelled_by(label.id);
        if field.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
            self.list.take_focus();
        }
        field.changed().then_some(Act::AsOf)
    }

    /// Calm words about the day the list is of; nothing while it is of now.
    pub(super) fn banner_ui(&self, ui: &mut Ui) -> Option<Act> {
        let palette = theme::palette(ui);
        let words = self.day_words();
        let fill = if self.day.problem.is_none() { palette.accent_weak } else { palette.warn_weak };
        let frame = Frame::new().fill(fill).inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let banner = Panel::top("households day").exact_size(height::FILTER_BAR).frame(frame);
        passing_panel(ui, banner.show_separator_line(false), !words.is_empty(), |ui| {
            let row = ui.horizontal_centered(|ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let is_of_a_day = self.filter.as_of.is_some();
                    let back = is_of_a_day && ui.add(Button::secondary("回到今天").small()).clicked();
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.label(theme::icon(icons::TODAY, 16.0).color(palette.accent));
                        ui.add(Label::new(theme::body(&words)).truncate());
                    });
                    back.then(|| Act::Filter(HouseholdFilter { as_of: None, ..self.filter.clone() }))
                })
                .inner
            });
            row.inner
        })
        .flatten()
    }

    /// 「2026-03-31 这一天有 12 户，34 人」
    fn day_words(&self) -> String {
        if let Some(problem) = &self.day.problem {
            return problem.clone();
        }
        let Some(day) = self.filter.as_of else { return String::new() };
        let Some(counts) = self.counted().and_then(|counted| counted.on_the_day) else {
            return "正在统计".to_owned();
        };
        format!("{day} 这一天有 {} 户，{} 人", thousands(counts.households), thousands(counts.members))
    }

    /// Takes over what was typed; an empty field is today, and what is no day leaves the list as it is.
    pub(super) fn turn_to_day(&mut self, desk: &Desk) -> Result<(), Trouble> {
        match as_of::read_day(&self.day.typed, self.day.today) {
            Err(sentence) => {
                self.day.problem = Some(sentence);
                Ok(())
            }
            Ok(day) => {
                self.day.problem = None;
                self.filter.as_of = day;
                self.read_list(desk)?;
                self.read_detail(desk)
            }
        }
    }
}
