//! 户: the list of households with one household's page at its side.

mod asking;
mod columns;
mod day;
mod detail;
mod list;
mod narrowed;

use crate::domain::registers::Household;
use crate::domain::{Date, RecordId, Register, Right};
use crate::services::figures::{self, HouseholdFigures};
use crate::services::households::{self, HouseholdColumn, HouseholdFilter, HouseholdRow, Task};
use crate::services::people::Living;
use crate::services::{Desk, MachineSettings, Trouble, lists};
use crate::ui::aside::Aside;
use crate::ui::day_turn::{DayTurn, Turned};
use crate::ui::event::{Event, PeopleList};
use crate::ui::help::Topic;
use crate::ui::listing::{Heading, ListAct, Listing, change_registrar};
use crate::ui::narrowing::{Answer, Conditions};
use crate::ui::saved_views::{SavedViews, ViewAct};
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::screens::people::registers;
use crate::ui::theme::{self, space};
use crate::ui::widgets::passing_panel;
use asking::Asking;
use columns::Words;
use detail::Detail;
use eframe::egui::{Frame, Key, Margin, Modifiers, Panel, Popup, Ui};

/// Below this width the page covers the list.
const DETAIL_COVERS_BELOW: f32 = 936.0;

/// What the list counts in.
const MEASURE: &str = "户";

/// The list's key in the settings, and its views'.
const LIST: &str = "household";

/// What can be asked of the list.
pub enum Act {
    Rows(ListAct),
    /// Whether what is counted has come.
    Poll,
    Filter(HouseholdFilter),
    /// The day was typed, or left.
    Day(Turned),
    AskConditions,
    /// What is asked in the dialog of conditions.
    Conditions(Answer),
    View(ViewAct),
    /// Naming a view was given up.
    LeaveNaming,
    /// Another operator answers for the marked households.
    Registrar(String),
    List(PeopleList),
    Happens(Task, Option<RecordId>),
    OpenPerson(RecordId),
    OpenHousehold(RecordId),
    CloseDetail,
}

/// The list page.
pub struct HouseholdsScreen {
    filter: HouseholdFilter,
    list: Listing<Words, HouseholdColumn>,
    /// How many they are.
    figures: Aside<HouseholdFigures>,
    conditions: Conditions<HouseholdFilter>,
    day: DayTurn,
    views: SavedViews<HouseholdFilter>,
    /// The dialog in front, while conditions are asked for.
    asking: Option<Asking>,
    /// Whom households can be handed over to.
    operators: Vec<String>,
    detail: Option<Detail>,
    may_write: bool,
}

impl HouseholdsScreen {
    /// The list as of a day, or as it is now.
    pub fn open(desk: &Desk, settings: &MachineSettings, as_of: Option<Date>) -> Result<Self, Trouble> {
        Self::narrowed(desk, settings, HouseholdFilter { as_of, ..HouseholdFilter::default() })
    }

    /// The households a figure of a report counts.
    pub fn narrowed(desk: &Desk, settings: &MachineSettings, filter: HouseholdFilter) -> Result<Self, Trouble> {
        let mut screen = Self {
            list: Listing::of(columns::layout(), settings).with_marks(),
            figures: Aside::default(),
            conditions: Conditions::of(&filter, desk)?,
            day: DayTurn::of(LIST, desk, filter.as_of),
            views: SavedViews::of(desk, LIST)?,
            asking: None,
            operators: lists::registrars(desk)?,
            detail: None,
            may_write: desk.may(Right::Write),
            filter,
        };
        screen.read_list(desk)?;
        Ok(screen)
    }

    /// The list with this household chosen.
    pub fn at(desk: &Desk, settings: &MachineSettings, household: RecordId) -> Result<Self, Trouble> {
        let mut screen = Self::open(desk, settings, None)?;
        screen.choose(desk, household)?;
        Ok(screen)
    }

    fn choose(&mut self, desk: &Desk, household: RecordId) -> Result<(), Trouble> {
        if !self.list.choose(household) {
            self.filter = HouseholdFilter { living: Living::All, ..HouseholdFilter::default() };
            self.read_list(desk)?;
            self.list.choose(household);
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
        self.list.select(row);
        let Some(household) = self.list.chosen() else {
            self.detail = None;
            return Ok(());
        };
        self.show(desk, household)
    }

    fn read_list(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let (column, is_descending) = self.list.order();
        self.list.show(households::list(desk, &self.filter, column, is_descending)?);
        self.day.settle(self.filter.as_of);
        self.conditions = Conditions::of(&self.filter, desk)?;
        let filter = self.filter.clone();
        self.figures.ask(desk, move |desk| figures::of_households(desk, filter))
    }

    /// How many they are; nothing while those of this list are still being counted.
    fn counted(&self) -> Option<&HouseholdFigures> {
        self.figures.known().filter(|known| known.filter == self.filter)
    }

    fn rows_act(&mut self, act: ListAct, desk: &Desk) -> Result<Option<Event>, Trouble> {
        match act {
            ListAct::Read(range) => {
                let (day, today) = (self.filter.as_of, desk.today());
                let words = |row: &HouseholdRow| Words::of(row, today);
                let read = |ids: &[RecordId]| Ok(households::rows(desk, ids, day)?.iter().map(words).collect());
                self.list.read::<Trouble>(range, read)?;
            }
            ListAct::Select(row) | ListAct::Open(row) => self.show_row(desk, Some(row))?,
            ListAct::Mark(mark, row) => {
                self.list.mark(mark);
                if row.is_some() {
                    self.show_row(desk, row)?;
                }
            }
            ListAct::Order(sort) => {
                self.list.sort_by(sort);
                self.read_list(desk)?;
                return Ok(Some(self.list.remembered()));
            }
            ListAct::Columns => return Ok(Some(self.list.remembered())),
            ListAct::Leave(way) => {
                let (day, today) = (self.filter.as_of, desk.today());
                let read = move |desk: &Desk, ids: &[RecordId]| {
                    Ok(households::rows(desk, ids, day)?.iter().map(|row| Words::of(row, today)).collect())
                };
                let heading = Heading::new("户名单", MEASURE, day.unwrap_or(today)).of_register(Household::TABLE);
                let heading = heading.about(lists::in_one_line(desk, &self.filter)?);
                return self.list.leaving(way, desk, heading.with_addresses_in("place"), read).map(Some);
            }
        }
        Ok(None)
    }

    fn keys_ui(&mut self, ui: &Ui) -> Option<Act> {
        // Before Ctrl P, which would take Ctrl Shift P as well.
        if let Some(act) = self.list.by_key(ui) {
            return Some(Act::Rows(act));
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if let Some(list) = registers::by_key(ui, PeopleList::Households) {
            return Some(Act::List(list));
        }
        if self.may_write && pressed(Modifiers::ALT, Key::N) {
            return Some(Act::Happens(Task::Found, None));
        }
        if pressed(Modifiers::NONE, Key::F9) {
            self.day.take_focus();
        }
        // F6 is what happens to a household.
        if pressed(Modifiers::NONE, Key::F8) {
            return Some(Act::AskConditions);
        }
        let detail = self.detail.as_ref()?;
        for (key, task) in [(Key::F4, detail::EDIT), (Key::F5, detail::JOIN), (Key::F6, detail::LEAVE)] {
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
        // The Esc that leaves a dialog lets go of nothing behind it.
        let by_key = if self.has_dialog() { self.dialogs_ui(ui) } else { self.keys_ui(ui) };
        let has_marks = self.list.marked_count() > 0;
        self.detail.iter_mut().for_each(|detail| detail.leave_more_to_marks(has_marks));
        let width = ui.available_width();
        if let Some(detail) = self.detail.as_ref().filter(|_| width < DETAIL_COVERS_BELOW) {
            return by_key.or(detail.ui(ui)).or(self.figures.is_looked_for(ui).then_some(Act::Poll));
        }
        let side = Panel::right("household").resizable(true).default_size(376.0).size_range(320.0..=520.0);
        let frame =
            Frame::new().fill(theme::palette(ui).surface).inner_margin(Margin::symmetric(space::PANE as i8, 10));
        let from_detail =
            passing_panel(ui, side.frame(frame), self.detail.is_some(), |ui| self.detail.as_ref()?.ui(ui)).flatten();
        by_key.or(from_detail).or(self.list_ui(ui)).or(self.figures.is_looked_for(ui).then_some(Act::Poll))
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Rows(act) => return self.rows_act(act, desk),
            Act::Poll => self.figures.poll(desk)?,
            Act::Filter(filter) => self.narrow(desk, filter)?,
            Act::Day(turned) => self.turn(turned, desk)?,
            Act::AskConditions => self.ask_conditions(desk)?,
            Act::Conditions(answer) => self.answer(answer, desk)?,
            Act::View(act) => return self.view_act(act, desk),
            Act::LeaveNaming => self.list.take_focus(),
            Act::Registrar(name) => return change_registrar::<Household>(desk, self.meant(), name, MEASURE),
            Act::OpenHousehold(household) => self.choose(desk, household)?,
            Act::List(list) => return Ok(Some(Event::List(list, self.filter.as_of))),
            Act::Happens(task, chosen) => return Ok(Some(Event::Household(task, chosen))),
            Act::OpenPerson(person) => return Ok(Some(Event::OpenPerson(person))),
            Act::CloseDetail => {
                self.detail = None;
                self.list.take_focus();
            }
        }
        Ok(None)
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        let household = self.detail.as_ref().map(Detail::household);
        let row = self.list.selected();
        self.read_list(desk)?;
        // The household may be gone after an undo; then its neighbour is shown.
        let nearest = self.list.nearest(row);
        if let Some(household) = household {
            match self.show(desk, household) {
                Err(Trouble::Gone) => self.show_row(desk, nearest)?,
                outcome => outcome?,
            }
        }
        self.list.take_focus();
        Ok(())
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("↑↓", "选户"),
                key("Alt N", "立户").needs(Right::Write),
                key("Space", "多选"),
                key("F8", "条件"),
                key("F4", "编辑").needs(Right::Write),
                key("F5", "进户").needs(Right::Write),
                key("F6", "出户").needs(Right::Write),
                key("Alt M", "更多").needs(Right::Write),
                key("Alt 1", "流动人口"),
                key("F1", "全部按键"),
            ]
        }
    }

    fn status(&self) -> String {
        self.list.status(MEASURE)
    }

    fn page(&self) -> Page {
        Page::People
    }

    fn topic(&self) -> Topic {
        Topic::Households
    }

    fn is_list(&self) -> bool {
        true
    }
}
