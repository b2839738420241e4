//! 房屋: the list of rental houses. One house's page is in `house`, what is written in `house_forms`.

mod columns;
mod list;

use crate::domain::checkup::Standard;
use crate::domain::{Date, RecordId, Right};
use crate::services::houses::{self, HouseCounts, HouseFilter, HouseSort};
use crate::services::{Desk, MachineSettings, Trouble, standards};
use crate::ui::columns::Columns;
use crate::ui::event::{Event, OfHouse};
use crate::ui::inside::thousands;
use crate::ui::paged::Paged;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::widgets::Sort;
use columns::Words;
use eframe::egui::{Key, Modifiers, Ui};

/// What can be asked of the list.
pub enum Act {
    /// Rows in sight that are not read yet.
    Read(std::ops::Range<usize>),
    Select(usize),
    Open(usize),
    Order(Sort),
    Filter(HouseFilter),
    Columns(Box<MachineSettings>),
    NewFile,
}

/// The list page.
pub struct HousesScreen {
    filter: HouseFilter,
    sort: Sort,
    columns: Columns<houses::HouseColumn>,
    settings: MachineSettings,
    rows: Paged<Words>,
    counts: HouseCounts,
    /// What addresses begin with, to narrow the list by.
    estates: Vec<(RecordId, String)>,
    /// By what the station measures.
    standard: Standard,
    today: Date,
    selected: Option<usize>,
    may_write: bool,
    /// A column is being made wider; it is remembered when the button is let go.
    is_dragged: bool,
    /// The list takes the keyboard in its first frame.
    wants_focus: bool,
}

impl HousesScreen {
    pub fn open(desk: &Desk, settings: &MachineSettings) -> Result<Self, Trouble> {
        let columns = columns::columns(settings);
        let mut screen = Self {
            filter: HouseFilter { states: list::KEPT, ..HouseFilter::default() },
            sort: columns.sort_of(settings),
            columns,
            settings: settings.clone(),
            rows: Paged::default(),
            counts: HouseCounts::default(),
            estates: houses::estates(desk)?,
            standard: standards::standard(desk)?,
            today: desk.today(),
            selected: None,
            may_write: desk.may(Right::Write),
            is_dragged: false,
            wants_focus: true,
        };
        screen.read_list(desk)?;
        Ok(screen)
    }

    /// Reads which houses there are and in which order; the chosen one stays chosen wherever it stands now.
    fn read_list(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let chosen = self.selected.and_then(|row| self.rows.id(row));
        let column = self.columns.order_of(self.sort.column).unwrap_or_default();
        let sort = HouseSort { column, is_descending: self.sort.is_descending };
        self.rows = Paged::of(houses::list(desk, &self.filter, sort)?);
        self.counts = houses::counts(desk)?;
        self.selected = chosen.and_then(|house| self.rows.position(house));
        Ok(())
    }

    fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
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
            Act::Read(range) => {
                let standard = &self.standard;
                let read = |ids: &[RecordId]| houses::list_rows(desk, ids);
                self.rows.read(range, |ids| {
                    Ok::<_, Trouble>(read(ids)?.into_iter().map(|row| Words::of(row, standard)).collect())
                })?;
            }
            Act::Select(row) => self.selected = Some(row),
            Act::Open(row) => {
                self.selected = Some(row);
                return Ok(self.rows.id(row).map(|house| Event::House(OfHouse::Page(house))));
            }
            Act::Order(sort) => {
                self.sort = sort;
                self.columns.remember_sort(sort, &mut self.settings);
                self.read_list(desk)?;
                return Ok(Some(Event::Settings(Box::new(self.settings.clone()))));
            }
            Act::Filter(filter) => {
                self.filter = filter;
                self.selected = None;
                self.read_list(desk)?;
            }
            Act::Columns(settings) => return Ok(Some(Event::Settings(settings))),
            Act::NewFile => return Ok(Some(Event::House(OfHouse::NewFile))),
        }
        Ok(None)
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.estates = houses::estates(desk)?;
        self.standard = standards::standard(desk)?;
        self.read_list(desk)?;
        self.wants_focus = true;
        Ok(())
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[key("↑↓", "选房屋"), key("Enter", "打开"), key("Alt N", "新建档案"), key("F1", "全部按键")]
        }
    }

    fn status(&self) -> String {
        let count = thousands(self.rows.count() as u64);
        match self.selected {
            Some(row) => format!("第 {} 处 / {count} 处", thousands(row as u64 + 1)),
            None => format!("{count} 处"),
        }
    }

    fn page(&self) -> Page {
        Page::Houses
    }
}
