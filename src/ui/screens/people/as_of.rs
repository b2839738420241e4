//! 截至: turns the whole list to a day, and the banner that says so. Valid time: who really lived there, as it is known today.

use super::marking::Batch;
use super::{Act, PeopleScreen};
use crate::domain::{Date, Right};
use crate::services::as_of::{self, CountsOnADay, OnADay};
use crate::services::people::{self, FloatingFilter, PeopleKind};
use crate::services::printing::Order;
use crate::services::{Desk, Trouble, places};
use crate::ui::event::Event;
use crate::ui::icons;
use crate::ui::inside::thousands;
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::{Button, DateField, chip_on, passing_panel};
use eframe::egui::{Align, Frame, Id, Key, Label, Layout, Margin, Modifiers, Panel, Ui};

/// The id of the field.
const FIELD: &str = "people as of";
const FIELD_WIDTH: f32 = 132.0;

/// The day as it is typed, and what is known of it.
pub(super) struct AsOf {
    typed: String,
    /// What the text was read as.
    day: Option<Date>,
    /// Why it is no day to look at.
    problem: Option<String>,
    today: Date,
    /// A day or one place is asked about, and not the whole list of today.
    is_asked: bool,
    place_name: String,
    may_print: bool,
    pub wants_focus: bool,
}

impl AsOf {
    pub(super) fn of(desk: &Desk) -> Self {
        Self {
            typed: String::new(),
            day: None,
            problem: None,
            today: desk.today(),
            is_asked: false,
            place_name: String::new(),
            may_print: desk.may(Right::Print),
            wants_focus: false,
        }
    }

    /// Reads what the banner says of the list with this filter.
    pub(super) fn read(&mut self, desk: &Desk, filter: &FloatingFilter) -> Result<(), Trouble> {
        if self.day != filter.as_of {
            self.day = filter.as_of;
            self.typed = filter.as_of.map(|day| day.to_string()).unwrap_or_default();
            self.problem = None;
        }
        self.is_asked = filter.as_of.is_some() || filter.place.is_some();
        self.place_name = places::full_name(desk, filter.place)?;
        Ok(())
    }

    /// 「2026-03-31 这一天实际住着 12 人：流动 4 人，常住 8 人」
    fn words(&self, counts: Option<CountsOnADay>) -> String {
        if !self.is_asked {
            return self.problem.clone().unwrap_or_default();
        }
        let Some(counts) = counts else { return "正在统计".to_owned() };
        let [people, floating, residents] = [counts.people(), counts.floating, counts.residents].map(thousands);
        let day = self.day.map_or_else(|| "今天".to_owned(), |day| format!("{day} 这一天"));
        format!("{day}实际住着 {people} 人：流动 {floating} 人，常住 {residents} 人")
    }
}

/// The day and the place that a filter is about.
fn on(filter: &FloatingFilter, today: Date) -> OnADay {
    OnADay { day: filter.as_of.unwrap_or(today), place: filter.place }
}

impl PeopleScreen {
    /// Typed freely; the list turns as soon as what is typed is a day.
    pub(super) fn day_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let id = Id::unique(FIELD);
        let as_of = &mut self.as_of;
        let label = ui.label(theme::small("截至").color(theme::palette(ui).text_weak));
        let is_wrong = as_of.problem.is_some();
        let field = DateField::new(id, &mut as_of.typed, as_of.day, as_of.today).width(FIELD_WIDTH).problem(is_wrong);
        let field = ui.add(field).labelled_by(label.id);
        if std::mem::take(&mut as_of.wants_focus) {
            field.request_focus();
        }
        if field.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
            self.wants_focus = true;
        }
        field.changed().then_some(Act::AsOf)
    }

    /// Calm words about the day the list is of; nothing while it is of now.
    pub(super) fn banner_ui(&self, ui: &mut Ui) -> Option<Act> {
        let words = self.as_of.words(self.counts_of_day());
        let palette = theme::palette(ui);
        let fill = if self.as_of.is_asked { palette.accent_weak } else { palette.warn_weak };
        let frame = Frame::new().fill(fill).inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let banner = Panel::top("people day").exact_size(height::FILTER_BAR).frame(frame).show_separator_line(false);
        passing_panel(ui, banner, !words.is_empty(), |ui| {
            ui.horizontal_centered(|ui| self.banner_row_ui(ui, &words)).inner
        })
        .flatten()
    }

    fn banner_row_ui(&self, ui: &mut Ui, words: &str) -> Option<Act> {
        let is_shown = self.as_of.is_asked;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let back = is_shown && self.filter.as_of.is_some();
            let back = back && ui.add(Button::secondary("回到今天").small()).clicked();
            let print = is_shown && ui.add(self.print_button()).clicked();
            let place = ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.label(theme::icon(icons::TODAY, 16.0).color(theme::palette(ui).accent));
                let place = !self.as_of.place_name.is_empty() && chip_on(ui, &self.as_of.place_name).clicked();
                ui.add(Label::new(theme::body(words)).truncate());
                place
            });
            let today = back.then(|| Act::Filter(FloatingFilter { as_of: None, ..self.filter.clone() }));
            let anywhere = place.inner.then(|| Act::Filter(FloatingFilter { place: None, ..self.filter.clone() }));
            today.or(print.then_some(Act::PrintList)).or(anywhere)
        })
        .inner
    }

    fn print_button(&self) -> Button<'static> {
        let print = Button::secondary("打印在住人员名单").icon(icons::PRINT).key("Ctrl Shift P").small();
        print.refused(self.why_no_list())
    }

    fn counts_of_day(&self) -> Option<CountsOnADay> {
        self.counted()?.on_the_day
    }

    fn why_no_list(&self) -> Option<&'static str> {
        if !self.as_of.may_print {
            return Some("您的角色不能打印");
        }
        self.counts_of_day().filter(|counts| counts.people() == 0).map(|_| "这一天没有登记的人")
    }

    /// The marked rows where there are any, the list of the day where one is asked about, else the list on screen.
    pub(super) fn print_by_key(&self) -> Option<Act> {
        if self.marked.count() > 0 {
            return Some(Act::Batch(Batch::Print));
        }
        if self.as_of.is_asked {
            return self.why_no_list().is_none().then_some(Act::PrintList);
        }
        self.why_no_printing().is_none().then_some(Act::PrintAll)
    }

    /// Takes over what was typed; an empty field is today, and what is no day leaves the list as it is.
    pub(super) fn turn_to_day(&mut self, desk: &Desk) -> Result<(), Trouble> {
        match as_of::read_day(&self.as_of.typed, self.as_of.today) {
            Err(sentence) => self.as_of.problem = Some(sentence),
            Ok(day) => {
                self.as_of.problem = None;
                self.as_of.day = day;
                self.filter.as_of = day;
                self.read_again(desk)?;
            }
        }
        Ok(())
    }

    /// Everybody who lived there on the day, of both lists, on paper.
    pub(super) fn print_list(&self, desk: &Desk) -> Result<Option<Event>, Trouble> {
        let on = on(&self.filter, desk.today());
        Ok(Some(Event::Preview(Order::list(on, as_of::residences(desk, on)?))))
    }

    /// The list of those who live at a place, the keyboard in the day.
    pub(super) fn ask_about(&mut self, desk: &Desk, filter: FloatingFilter) -> Result<(), Trouble> {
        self.filter = filter;
        self.read_list(desk)?;
        if self.rows.count() == 0 {
            let of_residents = FloatingFilter { kind: PeopleKind::Resident, ..self.filter.clone() };
            if people::count(desk, &of_residents)? > 0 {
                self.filter = of_residents;
                self.read_list(desk)?;
            }
        }
        self.wants_focus = false;
        self.as_of.wants_focus = true;
        Ok(())
    }
}
