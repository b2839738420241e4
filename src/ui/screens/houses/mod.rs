//! 房屋: the list of rental houses. One house's page is in `house`, what is written in `house_forms`.

mod columns;
mod list;

use crate::domain::checkup::Standard;
use crate::domain::import::Subject;
use crate::domain::{Date, RecordId, Right};
use crate::services::filling::{About, Handed};
use crate::services::houses::{self, HouseColumn, HouseCounts, HouseFilter, HouseSort};
use crate::services::{Desk, MachineSettings, Trouble, standards};
use crate::ui::event::{Event, OfHouse};
use crate::ui::listing::{ListAct, Listing};
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
}

impl HousesScreen {
    pub fn open(desk: &Desk, settings: &MachineSettings) -> Result<Self, Trouble> {
        let mut screen = Self {
            filter: HouseFilter { states: list::KEPT, ..HouseFilter::default() },
            list: Listing::of(columns::layout(), settings),
            counts: HouseCounts::default(),
            estates: houses::estates(desk)?,
            standard: standards::standard(desk)?,
            today: desk.today(),
            may_write: desk.may(Right::Write),
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
            ListAct::Mark(..) => {}
            ListAct::Order(sort) => {
                self.list.sort_by(sort);
                self.read_list(desk)?;
                return Ok(Some(self.list.remembered()));
            }
            ListAct::Columns => return Ok(Some(self.list.remembered())),
            ListAct::Export => {
                let standard = self.standard.clone();
                let read = move |desk: &Desk, ids: &[RecordId]| {
                    Ok(houses::list_rows(desk, ids)?.into_iter().map(|row| Words::of(row, &standard)).collect())
                };
                return Ok(Some(self.list.leaving("出租房屋名单", Vec::new(), self.today, read)));
            }
        }
        Ok(None)
    }

    /// What a table of others is filled with: the list as it is narrowed.
    fn handed(&self) -> Handed {
        let records = self.list.records().to_vec();
        Handed { about: About::Houses, words: format!("名单上的 {} 处", records.len()), records }
    }

    fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if self.may_write && pressed(Modifiers::COMMAND, Key::I) {
            return Some(Act::Import);
        }
        if pressed(Modifiers::COMMAND, Key::T) {
            return Some(Act::Fill);
        }
        (self.may_write && pressed(Modifiers::ALT, Key::N)).then_some(Act::NewFile)
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
