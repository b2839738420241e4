//! 截至: turns the whole list to a day, and the banner that says so. Valid time: who really lived there, as it is known today.

use super::marking::Batch;
use super::{Act, PeopleScreen};
use crate::domain::{Date, Right};
use crate::services::as_of::{self, CountsOnADay, OnADay};
use crate::services::people::{self, FloatingFilter, PeopleKind};
use crate::services::printing::Order;
use crate::services::{Desk, Trouble, places};
use crate::ui::day_turn::{DayBanner, DayTurn, Turned};
use crate::ui::event::Event;
use crate::ui::icons;
use crate::ui::inside::thousands;
use crate::ui::widgets::{Button, chip_on};
use eframe::egui::Ui;

/// The day as it is typed, and what is known of it.
pub(super) struct AsOf {
    day: DayTurn,
    /// A day or one place is asked about, and not the whole list of today.
    is_asked: bool,
    place_name: String,
    may_print: bool,
}

impl AsOf {
    pub(super) fn of(desk: &Desk) -> Self {
        let (day, may_print) = (DayTurn::of("people", desk, None), desk.may(Right::Print));
        Self { day, is_asked: false, place_name: String::new(), may_print }
    }

    /// Reads what the banner says of the list with this filter.
    pub(super) fn read(&mut self, desk: &Desk, filter: &FloatingFilter) -> Result<(), Trouble> {
        self.day.settle(filter.as_of);
        self.is_asked = filter.as_of.is_some() || filter.place.is_some();
        self.place_name = places::full_name(desk, filter.place)?;
        Ok(())
    }

    /// The keyboard comes into the day.
    pub(super) fn take_focus(&mut self) {
        self.day.take_focus();
    }

    /// 「2026-03-31 这一天实际住着 12 人：流动 4 人，常住 8 人」
    fn words(&self, day: Option<Date>, counts: Option<CountsOnADay>) -> String {
        if !self.is_asked {
            return self.day.problem().unwrap_or_default().to_owned();
        }
        let Some(counts) = counts else { return "正在统计".to_owned() };
        let [people, floating, residents] = [counts.people(), counts.floating, counts.residents].map(thousands);
        let day = day.map_or_else(|| "今天".to_owned(), |day| format!("{day} 这一天"));
        format!("{day}实际住着 {people} 人：流动 {floating} 人，常住 {residents} 人")
    }
}

/// The day and the place that a filter is about.
fn on(filter: &FloatingFilter, today: Date) -> OnADay {
    OnADay { day: filter.as_of.unwrap_or(today), place: filter.place }
}

impl PeopleScreen {
    pub(super) fn day_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        match self.as_of.day.ui(ui)? {
            Turned::Typed => Some(Act::AsOf),
            Turned::Left => {
                self.wants_focus = true;
                None
            }
        }
    }

    /// Calm words about the day and the place the list is of; nothing while it is the whole one of now.
    pub(super) fn banner_ui(&self, ui: &mut Ui) -> Option<Act> {
        let words = self.as_of.words(self.filter.as_of, self.counts_of_day());
        let is_asked = self.as_of.is_asked;
        let is_of_a_day = self.filter.as_of.is_some();
        let banner = DayBanner { list: "people", words: &words, is_wrong: !is_asked, is_of_a_day };
        let today = || Act::Filter(FloatingFilter { as_of: None, ..self.filter.clone() });
        let print = |ui: &mut Ui| (is_asked && ui.add(self.print_button()).clicked()).then_some(Act::PrintList);
        let place = |ui: &mut Ui| {
            let is_taken = !self.as_of.place_name.is_empty() && chip_on(ui, &self.as_of.place_name).clicked();
            is_taken.then(|| Act::Filter(FloatingFilter { place: None, ..self.filter.clone() }))
        };
        banner.show(ui, today, print, place)
    }

    fn print_button(&self) -> Button<'static> {
        let print = Button::secondary("打印在住人员名单").icon(icons::PRINT).small();
        let print = if self.is_of_whoever_lives_there() { print.key("Ctrl Shift P") } else { print };
        print.refused(self.why_no_list())
    }

    /// Whether a day or a place is all that is asked about, of nobody in particular: then both lists go on paper as one.
    fn is_of_whoever_lives_there(&self) -> bool {
        let is_narrowed = FloatingFilter { place: None, ..self.filter.clone() }.is_narrowed();
        self.as_of.is_asked && !is_narrowed && self.marked.count() == 0
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
        if self.is_of_whoever_lives_there() {
            return self.why_no_list().is_none().then_some(Act::PrintList);
        }
        self.why_no_printing().is_none().then_some(Act::PrintAll)
    }

    /// Takes over what was typed; an empty field is today, and what is no day leaves the list as it is.
    pub(super) fn turn_to_day(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let Some(day) = self.as_of.day.turned() else { return Ok(()) };
        self.filter.as_of = day;
        self.read_again(desk)
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
        self.as_of.take_focus();
        Ok(())
    }
}
