//! 房屋: the list of rental houses. One house's page is in `house`, what is written in `house_forms`.

mod asking;
mod columns;
mod list;
mod narrowed;

use crate::domain::checkup::Standard;
use crate::domain::import::Subject;
use crate::domain::registers::RentalHouse;
use crate::domain::{RecordId, Register, Right};
use crate::print::documents::{DocumentKind, HOUSE_CARD};
use crate::services::filling::{About, Handed};
use crate::services::houses::{self, HouseColumn, HouseCounts, HouseFilter, HouseSort, HouseStanding};
use crate::services::printing::Order;
use crate::services::{Desk, MachineSettings, Trouble, lists, standards};
use crate::ui::day_turn::{DayTurn, Turned};
use crate::ui::event::{Event, OfHouse};
use crate::ui::listing::{Heading, ListAct, Listing, Way, change_registrar};
use crate::ui::narrowing::{Answer, Conditions};
use crate::ui::saved_views::{SavedViews, ViewAct};
use crate::ui::screen::{Draws, KeyHint, Page, key};
use asking::Asking;
use columns::Words;
use eframe::egui::{Key, Modifiers, Ui};

/// What the list counts in.
const MEASURE: &str = "处";

/// The list's key in the settings, and its views'.
const LIST: &str = "rental_house";

/// What can be asked of the list.
pub enum Act {
    Rows(ListAct),
    Filter(HouseFilter),
    /// The day was typed, or left.
    Day(Turned),
    AskConditions,
    /// What is asked in the dialog of conditions.
    Conditions(Answer),
    View(ViewAct),
    /// Naming a view was given up.
    LeaveNaming,
    NewFile,
    /// This paper of each marked house, or of the one in front.
    Print(&'static DocumentKind),
    /// Another operator answers for the marked files.
    Registrar(String),
    /// A table is brought in.
    Import,
    /// A table of others is filled with what is on the list.
    Fill,
}

/// The list page.
pub struct HousesScreen {
    filter: HouseFilter,
    list: Listing<Words, HouseColumn>,
    counts: HouseCounts,
    conditions: Conditions<HouseFilter>,
    day: DayTurn,
    views: SavedViews<HouseFilter>,
    /// The dialog in front, while conditions are asked for.
    asking: Option<Asking>,
    /// What addresses begin with, to narrow the list by.
    estates: Vec<(RecordId, String)>,
    /// Whom files can be handed over to.
    operators: Vec<String>,
    /// By what the station measures.
    standard: Standard,
    may_write: bool,
    may_print: bool,
}

impl HousesScreen {
    pub fn open(desk: &Desk, settings: &MachineSettings) -> Result<Self, Trouble> {
        let filter = HouseFilter { standing: HouseStanding::Kept, ..HouseFilter::default() };
        let mut screen = Self {
            list: Listing::of(columns::layout(), settings).with_marks(),
            counts: HouseCounts::default(),
            conditions: Conditions::of(&filter, desk)?,
            day: DayTurn::of(LIST, desk, None),
            views: SavedViews::of(desk, LIST)?,
            asking: None,
            estates: houses::estates(desk)?,
            operators: lists::registrars(desk)?,
            standard: standards::standard(desk)?,
            may_write: desk.may(Right::Write),
            may_print: desk.may(Right::Print),
            filter,
        };
        screen.read_list(desk)?;
        Ok(screen)
    }

    /// Reads which houses there are and in which order; the chosen one stays chosen wherever it stands now.
    fn read_list(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let (column, is_descending) = self.list.order();
        self.list.show(houses::list(desk, &self.filter, HouseSort { column, is_descending })?);
        self.counts = houses::counts_of(desk, &self.filter)?;
        self.conditions = Conditions::of(&self.filter, desk)?;
        self.day.settle(self.filter.as_of);
        Ok(())
    }

    fn rows_act(&mut self, act: ListAct, desk: &Desk) -> Result<Option<Event>, Trouble> {
        match act {
            ListAct::Read(range) => {
                let (standard, as_of) = (&self.standard, self.filter.as_of);
                let words = |row| Words::of(row, standard, as_of);
                let read = |ids: &[RecordId]| Ok(houses::list_rows(desk, ids, as_of)?.into_iter().map(words).collect());
                self.list.read::<Trouble>(range, read)?;
            }
            ListAct::Select(row) => self.list.select(Some(row)),
            ListAct::Open(row) => {
                self.list.select(Some(row));
                return Ok(self.list.id(row).map(|house| Event::House(OfHouse::Page(house))));
            }
            ListAct::Mark(mark, row) => {
                self.list.mark(mark);
                self.list.select(row.or(self.list.selected()));
            }
            ListAct::Order(sort) => {
                self.list.sort_by(sort);
                self.read_list(desk)?;
                return Ok(Some(self.list.remembered()));
            }
            ListAct::Columns => return Ok(Some(self.list.remembered())),
            ListAct::Leave(way) => return self.leave(way, desk).map(Some),
        }
        Ok(None)
    }

    fn leave(&self, way: Way, desk: &Desk) -> Result<Event, Trouble> {
        let (standard, as_of) = (self.standard.clone(), self.filter.as_of);
        let read = move |desk: &Desk, ids: &[RecordId]| {
            let rows = houses::list_rows(desk, ids, as_of)?.into_iter();
            Ok(rows.map(|row| Words::of(row, &standard, as_of)).collect())
        };
        let heading = Heading::new("出租房屋名单", MEASURE, as_of.unwrap_or_else(|| desk.today()));
        let heading = heading.about(lists::in_one_line(desk, &self.filter)?);
        self.list.leaving(way, desk, heading.of_register(RentalHouse::TABLE), read)
    }

    /// What a table of others is filled with: the marked rows, or the list as it is narrowed.
    fn handed(&self) -> Handed {
        let is_marked = self.list.marked_count() > 0;
        let records = if is_marked { self.list.marked() } else { self.list.records().to_vec() };
        let which = if is_marked { "选中的" } else { "名单上的" };
        Handed { about: About::Houses, words: format!("{which} {} 处", records.len()), records }
    }

    /// The marked houses, or the one in front.
    fn meant(&self) -> Vec<RecordId> {
        if self.list.marked_count() > 0 { self.list.marked() } else { self.list.chosen().into_iter().collect() }
    }

    fn print(&self, kind: &'static DocumentKind) -> Event {
        match self.meant() {
            meant if meant.is_empty() => Event::Refused("先在列表里选一处房屋，再打印".to_owned()),
            meant => Event::Preview(Order::of(kind, meant)),
        }
    }

    fn keys_ui(&mut self, ui: &Ui) -> Option<Act> {
        // Before Ctrl P, which would take Ctrl Shift P as well.
        if let Some(act) = self.list.by_key(ui) {
            return Some(Act::Rows(act));
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if self.may_write && pressed(Modifiers::COMMAND, Key::I) {
            return Some(Act::Import);
        }
        if pressed(Modifiers::COMMAND, Key::T) {
            return Some(Act::Fill);
        }
        if pressed(Modifiers::NONE, Key::F6) {
            return Some(Act::AskConditions);
        }
        if pressed(Modifiers::NONE, Key::F9) {
            self.day.take_focus();
        }
        if self.may_write && pressed(Modifiers::ALT, Key::N) {
            return Some(Act::NewFile);
        }
        (self.may_print && pressed(Modifiers::COMMAND, Key::P)).then_some(Act::Print(&HOUSE_CARD))
    }
}

impl Draws for HousesScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        // The Esc that leaves a dialog lets go of nothing behind it.
        let by_key = if self.has_dialog() { self.dialogs_ui(ui) } else { self.keys_ui(ui) };
        let in_list = self.list_ui(ui);
        by_key.or(in_list)
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Rows(act) => return self.rows_act(act, desk),
            Act::Filter(filter) => self.narrow(desk, filter)?,
            Act::Day(turned) => {
                if let Some(filter) = self.turn(turned) {
                    self.filter = filter;
                    self.read_list(desk)?;
                }
            }
            Act::AskConditions => self.ask_conditions(desk)?,
            Act::Conditions(answer) => self.answer(answer, desk)?,
            Act::View(act) => return self.view_act(act, desk),
            Act::LeaveNaming => self.list.take_focus(),
            Act::Registrar(name) => return change_registrar::<RentalHouse>(desk, self.meant(), name, MEASURE),
            Act::NewFile => return Ok(Some(Event::House(OfHouse::NewFile))),
            Act::Print(kind) => return Ok(Some(self.print(kind))),
            Act::Import => return Ok(Some(Event::Import(Some(Subject::Houses)))),
            Act::Fill => return Ok(Some(Event::Fill(Some(self.handed())))),
        }
        Ok(None)
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.estates = houses::estates(desk)?;
        self.standard = standards::standard(desk)?;
        self.read_list(desk)?;
        self.list.take_focus();
        Ok(())
    }

    fn point_at(&mut self, record: RecordId) {
        self.list.choose(record);
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("Enter", "打开"),
                key("Alt N", "新建档案").needs(Right::Write),
                key("Space", "多选"),
                key("F6", "条件"),
                key("F9", "截至"),
                key("Ctrl P", "档案卡").needs(Right::Print),
                key("Ctrl I", "导入").needs(Right::Write),
                key("F1", "全部按键"),
            ]
        }
    }

    fn status(&self) -> String {
        self.list.status(MEASURE)
    }

    fn page(&self) -> Page {
        Page::Houses
    }
}
