//! 户: the list of households with one household's page at its side.

mod day;
mod detail;
mod list;
mod rows;

use crate::domain::{Date, RecordId, Right};
use crate::services::households::{self, HouseholdColumn, HouseholdCounts, HouseholdFilter, Task};
use crate::services::people::{self, FloatingCounts, Living};
use crate::services::{Desk, Trouble};
use crate::ui::event::{Event, PeopleList};
use crate::ui::inside::thousands;
use crate::ui::paged::Paged;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::screens::people::registers;
use crate::ui::theme::{self, space};
use crate::ui::widgets::{Sort, passing_panel};
use day::Day;
use detail::Detail;
use eframe::egui::{Frame, Key, Margin, Modifiers, Panel, Popup, Ui};
use rows::Words;

/// Below this width the page covers the list.
const DETAIL_COVERS_BELOW: f32 = 936.0;

/// What can be asked of the list.
pub enum Act {
    /// Rows in sight that are not read yet.
    Read(std::ops::Range<usize>),
    Select(usize),
    Order(Sort),
    Filter(HouseholdFilter),
    /// A day was typed.
    AsOf,
    List(PeopleList),
    Happens(Task, Option<RecordId>),
    OpenPerson(RecordId),
    OpenHousehold(RecordId),
    CloseDetail,
}

/// The list page.
pub struct HouseholdsScreen {
    filter: HouseholdFilter,
    sort: Sort,
    rows: Paged<Words>,
    counts: HouseholdCounts,
    day: Day,
    people: FloatingCounts,
    selected: Option<usize>,
    detail: Option<Detail>,
    may_write: bool,
    /// The list takes the keyboard in its first frame.
    wants_focus: bool,
}

impl HouseholdsScreen {
    /// The list as of a day, or as it is now.
    pub fn open(desk: &Desk, as_of: Option<Date>) -> Result<Self, Trouble> {
        let mut screen = Self {
            filter: HouseholdFilter { as_of, ..HouseholdFilter::default() },
            sort: Sort { column: list::PLACE, is_descending: false },
            rows: Paged::default(),
            counts: HouseholdCounts::default(),
            day: Day::of(desk, as_of),
            people: FloatingCounts::default(),
            selected: None,
            detail: None,
            may_write: desk.may(Right::Write),
            wants_focus: true,
        };
        screen.read_list(desk)?;
        Ok(screen)
    }

    /// The list with this household chosen.
    pub fn at(desk: &Desk, household: RecordId) -> Result<Self, Trouble> {
        let mut screen = Self::open(desk, None)?;
        screen.choose(desk, household)?;
        Ok(screen)
    }

    fn choose(&mut self, desk: &Desk, household: RecordId) -> Result<(), Trouble> {
        self.selected = self.rows.position(household);
        if self.selected.is_none() {
            self.filter = HouseholdFilter { living: Living::All, ..HouseholdFilter::default() };
            self.read_list(desk)?;
            self.selected = self.rows.position(household);
        }
        self.show(desk, household)
    }

    fn show(&mut self, desk: &Desk, household: RecordId) -> Result<(), Trouble> {
        self.detail = Some(Detail::new(desk, households::page(desk, household, self.filter.as_of)?));
        Ok(())
    }

    /// The household may be gone after an undo; then there is nothing to show.
    fn read_detail(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let Some(household) = self.detail.take().map(|detail| detail.household()) else { return Ok(()) };
        match self.show(desk, household) {
            Err(Trouble::Gone) => Ok(()),
            outcome => outcome,
        }
    }

    fn show_row(&mut self, desk: &Desk, row: Option<usize>) -> Result<(), Trouble> {
        self.selected = row;
        let Some(household) = row.and_then(|row| self.rows.id(row)) else {
            self.detail = None;
            return Ok(());
        };
        self.show(desk, household)
    }

    fn read_list(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let column = list::order_of(self.sort.column).unwrap_or(HouseholdColumn::Place);
        self.rows = Paged::of(households::list(desk, &self.filter, column, self.sort.is_descending)?);
        self.day.read(desk, self.filter.as_of)?;
        self.counts = households::counts(desk)?;
        self.people = people::counts(desk)?;
        Ok(())
    }

    /// Reads the list again; what was chosen stays chosen wherever it stands now.
    fn read_again(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let chosen = self.selected.and_then(|row| self.rows.id(row));
        self.read_list(desk)?;
        self.selected = chosen.and_then(|household| self.rows.position(household));
        Ok(())
    }

    fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if let Some(list) = registers::by_key(ui, PeopleList::Households) {
            return Some(Act::List(list));
        }
        if self.may_write && pressed(Modifiers::ALT, Key::N) {
            return Some(Act::Happens(Task::Found, None));
        }
        let detail = self.detail.as_ref()?;
        for (key, task) in [(Key::F4, detail::JOIN), (Key::F6, detail::LEAVE)] {
            if pressed(Modifiers::NONE, key) {
                return detail.happens(task);
            }
        }
        let is_free = !Popup::is_any_open(ui.ctx());
        (is_free && pressed(Modifiers::NONE, Key::Escape)).then_some(Act::CloseDetail)
    }
}

impl Draws for HouseholdsScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let by_key = self.keys_ui(ui);
        let width = ui.available_width();
        if let Some(detail) = self.detail.as_ref().filter(|_| width < DETAIL_COVERS_BELOW) {
            return by_key.or(detail.ui(ui));
        }
        let side = Panel::right("household").resizable(true).default_size(376.0).size_range(320.0..=520.0);
        let frame =
            Frame::new().fill(theme::palette(ui).surface).inner_margin(Margin::symmetric(space::PANE as i8, 10));
        let from_detail =
            passing_panel(ui, side.frame(frame), self.detail.is_some(), |ui| self.detail.as_ref()?.ui(ui)).flatten();
        by_key.or(from_detail).or(self.list_ui(ui))
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Read(range) => rows::read(&mut self.rows, desk, range, self.filter.as_of)?,
            Act::Select(row) => self.show_row(desk, Some(row))?,
            Act::Order(sort) => {
                self.sort = sort;
                self.read_again(desk)?;
            }
            Act::Filter(filter) => {
                self.filter = filter;
                self.read_again(desk)?;
                self.read_detail(desk)?;
            }
            Act::AsOf => self.turn_to_day(desk)?,
            Act::OpenHousehold(household) => self.choose(desk, household)?,
            Act::List(list) => return Ok(Some(Event::List(list, self.filter.as_of))),
            Act::Happens(task, chosen) => return Ok(Some(Event::Household(task, chosen))),
            Act::OpenPerson(person) => return Ok(Some(Event::OpenPerson(person))),
            Act::CloseDetail => {
                self.detail = None;
                self.wants_focus = true;
            }
        }
        Ok(None)
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        let household = self.detail.as_ref().map(Detail::household);
        let row = self.selected;
        self.read_again(desk)?;
        // The household may be gone after an undo; then its neighbour is shown.
        let nearest = row.zip(self.rows.count().checked_sub(1)).map(|(row, last)| row.min(last));
        if let Some(household) = household {
            match self.show(desk, household) {
                Err(Trouble::Gone) => self.show_row(desk, nearest)?,
                outcome => outcome?,
            }
        }
        self.wants_focus = true;
        Ok(())
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("↑↓", "选户"),
                key("Alt N", "立户"),
                key("F4", "进户"),
                key("F6", "出户"),
                key("Alt M", "更多"),
                key("Alt 1", "流动人口"),
                key("F1", "全部按键"),
            ]
        }
    }

    fn status(&self) -> String {
        let count = thousands(self.rows.count() as u64);
        match self.selected {
            Some(row) => format!("第 {} 户 / {count} 户", thousands(row as u64 + 1)),
            None => format!("{count} 户"),
        }
    }

    fn page(&self) -> Page {
        Page::People
    }
}
