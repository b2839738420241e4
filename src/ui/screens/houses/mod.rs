//! 房屋: the list of rental houses. One house's page is in `house`, what is written in `house_forms`.

mod columns;
mod list;

use crate::domain::checkup::Standard;
use crate::domain::import::Subject;
use crate::domain::registers::RentalHouse;
use crate::domain::{Date, RecordId, Register, Right};
use crate::print::documents::{DocumentKind, HOUSE_CARD};
use crate::services::filling::{About, Handed};
use crate::services::houses::{self, HouseColumn, HouseCounts, HouseFilter, HouseSort};
use crate::services::printing::Order;
use crate::services::{Desk, MachineSettings, Trouble, standards};
use crate::ui::event::{Event, OfHouse};
use crate::ui::listing::{Heading, ListAct, Listing};
use crate::ui::screen::{Draws, KeyHint, Page, key};
use columns::Words;
use eframe::egui::{Key, Modifiers, Ui};

/// What the list counts in.
const MEASURE: &str = "处";

/// What can be asked of the list.
pub enum Act {
    Rows(ListAct),
    Filter(HouseFilter),
    NewFile,
    /// This paper of each marked house, or of the one in front.
    Print(&'static DocumentKind),
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
    /// What addresses begin with, to narrow the list by.
    estates: Vec<(RecordId, String)>,
    /// By what the station measures.
    standard: Standard,
    today: Date,
    may_write: bool,
    may_print: bool,
}

impl HousesScreen {
    pub fn open(desk: &Desk, settings: &MachineSettings) -> Result<Self, Trouble> {
        let mut screen = Self {
            filter: HouseFilter { states: list::KEPT, ..HouseFilter::default() },
            list: Listing::of(columns::layout(), settings).with_marks(),
            counts: HouseCounts::default(),
            estates: houses::estates(desk)?,
            standard: standards::standard(desk)?,
            today: desk.today(),
            may_write: desk.may(Right::Write),
            may_print: desk.may(Right::Print),
        };
        screen.read_list(desk)?;
        Ok(screen)
    }

    /// Reads which houses there are and in which order; the chosen one stays chosen wherever it stands now.
    fn read_list(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let (column, is_descending) = self.list.order();
        self.list.show(houses::list(desk, &self.filter, HouseSort { column, is_descending })?);
        self.counts = houses::counts(desk)?;
        Ok(())
    }

    fn rows_act(&mut self, act: ListAct, desk: &Desk) -> Result<Option<Event>, Trouble> {
        match act {
            ListAct::Read(range) => {
                let standard = &self.standard;
                let words = |row| Words::of(row, standard);
                let read = |ids: &[RecordId]| Ok(houses::list_rows(desk, ids)?.into_iter().map(words).collect());
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
            ListAct::Leave(way) => {
                let standard = self.standard.clone();
                let read = move |desk: &Desk, ids: &[RecordId]| {
                    Ok(houses::list_rows(desk, ids)?.into_iter().map(|row| Words::of(row, &standard)).collect())
                };
                let heading = Heading::new("出租房屋名单", MEASURE, self.today).about(self.filter_in_words());
                return self.list.leaving(way, desk, heading.of_register(RentalHouse::TABLE), read).map(Some);
            }
        }
        Ok(None)
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

    fn keys_ui(&self, ui: &Ui) -> Option<Act> {
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
        if self.may_write && pressed(Modifiers::ALT, Key::N) {
            return Some(Act::NewFile);
        }
        (self.may_print && pressed(Modifiers::COMMAND, Key::P)).then_some(Act::Print(&HOUSE_CARD))
    }
}

impl Draws for HousesScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let by_key = self.keys_ui(ui);
        let in_list = self.list_ui(ui);
        by_key.or(in_list)
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Rows(act) => return self.rows_act(act, desk),
            Act::Filter(filter) => {
                self.filter = filter;
                self.list.select(None);
                self.list.go_to_top();
                self.read_list(desk)?;
            }
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
                key("Ctrl P", "档案卡").needs(Right::Print),
                key("Ctrl I", "导入").needs(Right::Write),
                key("Ctrl T", "填别人的表"),
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
