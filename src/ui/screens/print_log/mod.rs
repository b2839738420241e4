//! 打印记录: what was printed, for whom, by whom and where it went; each paper can be opened again as it was.
//!
//! Whoever shows it among other tabs draws it with [`Draws`]; whoever comes from a person or a house opens it narrowed.

mod columns;
mod list;

use self::columns::Words;
use crate::domain::registers::{Person, RentalHouse};
use crate::domain::{Date, RecordId, Register, Right};
use crate::services::printing::{self, PrintFilter};
use crate::services::{Desk, MachineSettings, Trouble};
use crate::ui::event::Event;
use crate::ui::help::Topic;
use crate::ui::listing::{Heading, ListAct, Listing};
use crate::ui::screen::{Draws, KeyHint, Page, key};
use eframe::egui::{Key, Memory, Modifiers, Popup, Ui};

/// What the list counts in.
const MEASURE: &str = "次";

/// What can be asked of the log.
pub enum Act {
    Rows(ListAct),
    /// The paper in front, as it was.
    Open,
    Filter(PrintFilter),
    /// What is typed to look for.
    Words,
    Close,
}

/// The page.
pub struct PrintLogScreen {
    filter: PrintFilter,
    /// Whom or what the log is narrowed to, in words.
    about: String,
    /// As it is typed to look for.
    words: String,
    operators: Vec<String>,
    today: Date,
    list: Listing<Words, ()>,
    /// Looking at a paper shows what stands on it: who may not print may not.
    may_open: bool,
    wants_words: bool,
}

impl PrintLogScreen {
    /// The whole log.
    pub fn open(desk: &Desk, settings: &MachineSettings) -> Result<Self, Trouble> {
        Self::narrowed(desk, settings, PrintFilter::default(), String::new())
    }

    /// The log of one person.
    pub fn of_person(desk: &Desk, settings: &MachineSettings, person: RecordId, name: &str) -> Result<Self, Trouble> {
        Self::narrowed(desk, settings, about(Person::TABLE, person), name.to_owned())
    }

    /// The log of one rental house.
    pub fn of_house(desk: &Desk, settings: &MachineSettings, house: RecordId, address: &str) -> Result<Self, Trouble> {
        Self::narrowed(desk, settings, about(RentalHouse::TABLE, house), address.to_owned())
    }

    fn narrowed(desk: &Desk, settings: &MachineSettings, filter: PrintFilter, about: String) -> Result<Self, Trouble> {
        let mut screen = Self {
            filter,
            about,
            words: String::new(),
            operators: printing::operators(desk)?,
            today: desk.today(),
            list: Listing::of(columns::layout(), settings),
            may_open: desk.may(Right::Print),
            wants_words: false,
        };
        screen.read_list(desk)?;
        Ok(screen)
    }

    fn read_list(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.list.show(printing::list(desk, &self.filter)?);
        Ok(())
    }

    fn rows_act(&mut self, act: ListAct, desk: &Desk) -> Result<Option<Event>, Trouble> {
        match act {
            ListAct::Read(range) => {
                let read = |ids: &[RecordId]| Ok(printing::rows(desk, ids)?.into_iter().map(Words::of).collect());
                self.list.read::<Trouble>(range, read)?;
            }
            ListAct::Select(row) => self.list.select(Some(row)),
            ListAct::Open(row) => {
                self.list.select(Some(row));
                return Ok(self.open_chosen());
            }
            ListAct::Mark(..) => {}
            ListAct::Order(_) | ListAct::Columns => return Ok(Some(self.list.remembered())),
            ListAct::Leave(way) => {
                let heading = Heading::new("打印记录", MEASURE, desk.today());
                let read =
                    |desk: &Desk, ids: &[RecordId]| Ok(printing::rows(desk, ids)?.into_iter().map(Words::of).collect());
                return self.list.leaving(way, desk, heading, read).map(Some);
            }
        }
        Ok(None)
    }

    fn open_chosen(&self) -> Option<Event> {
        self.list.chosen().filter(|_| self.may_open).map(Event::PrintedPaper)
    }

    fn keys_ui(&mut self, ui: &Ui) -> Option<Act> {
        // Before Ctrl P, which would take Ctrl Shift P as well.
        if let Some(act) = self.list.by_key(ui) {
            return Some(Act::Rows(act));
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::NONE, Key::Slash) && ui.memory(Memory::focused) == Some(self.list.table_id()) {
            self.wants_words = true;
        }
        let is_covered = Popup::is_any_open(ui.ctx());
        (!is_covered && pressed(Modifiers::NONE, Key::Escape)).then_some(Act::Close)
    }

    /// Esc takes away what narrows the log first, then leaves it.
    fn close(&mut self, desk: &Desk) -> Result<Option<Event>, Trouble> {
        if self.words.is_empty() && self.filter.words.is_empty() {
            return Ok(Some(Event::Back));
        }
        self.words.clear();
        self.filter.words.clear();
        self.list.take_focus();
        self.read_list(desk)?;
        Ok(None)
    }
}

impl Draws for PrintLogScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let in_list = self.list_ui(ui);
        let by_key = self.keys_ui(ui);
        in_list.or(by_key)
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Rows(act) => return self.rows_act(act, desk),
            Act::Open => return Ok(self.open_chosen()),
            Act::Filter(filter) => {
                self.filter = filter;
                self.list.select(None);
                self.read_list(desk)?;
            }
            Act::Words => {
                self.filter.words = self.words.trim().to_owned();
                self.read_list(desk)?;
            }
            Act::Close => return self.close(desk),
        }
        Ok(None)
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.list.take_focus();
        self.read_list(desk)
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[key("↑↓", "选一次打印"), key("Enter", "打开当时的纸"), key("/", "查找"), key("Esc", "返回")]
        }
    }

    fn status(&self) -> String {
        self.list.status(MEASURE)
    }

    fn page(&self) -> Page {
        Page::Documents
    }

    fn topic(&self) -> Topic {
        Topic::Printing
    }
}

fn about(register: &str, record: RecordId) -> PrintFilter {
    PrintFilter { about: Some((register.to_owned(), record)), ..PrintFilter::default() }
}
