//! 打印记录: what was printed, for whom, by whom and where it went; each paper can be opened again as it was.
//!
//! Whoever shows it among other tabs draws it with [`Draws`]; whoever comes from a person or a house opens it narrowed.

mod columns;
mod list;

use self::columns::Words;
use crate::domain::registers::{Person, RentalHouse};
use crate::domain::{Date, RecordId, Register, Right};
use crate::services::printing::{self, PrintFilter};
use crate::services::{Desk, Trouble};
use crate::ui::event::Event;
use crate::ui::inside::thousands;
use crate::ui::paged::Paged;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use eframe::egui::{Key, Memory, Modifiers, Popup, Ui};

/// What can be asked of the log.
pub enum Act {
    /// Rows in sight that are not read yet.
    Read(std::ops::Range<usize>),
    Select(usize),
    Open(usize),
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
    rows: Paged<Words>,
    selected: Option<usize>,
    /// Looking at a paper shows what stands on it: who may not print may not.
    may_open: bool,
    /// The list takes the keyboard in its first frame.
    wants_focus: bool,
    wants_words: bool,
}

impl PrintLogScreen {
    /// The whole log.
    pub fn open(desk: &Desk) -> Result<Self, Trouble> {
        Self::narrowed(desk, PrintFilter::default(), String::new())
    }

    /// The log of one person.
    pub fn of_person(desk: &Desk, person: RecordId, name: &str) -> Result<Self, Trouble> {
        Self::of(desk, Person::TABLE, person, name)
    }

    /// The log of one rental house.
    pub fn of_house(desk: &Desk, house: RecordId, address: &str) -> Result<Self, Trouble> {
        Self::of(desk, RentalHouse::TABLE, house, address)
    }

    fn of(desk: &Desk, register: &str, record: RecordId, words: &str) -> Result<Self, Trouble> {
        let filter = PrintFilter { about: Some((register.to_owned(), record)), ..PrintFilter::default() };
        Self::narrowed(desk, filter, words.to_owned())
    }

    fn narrowed(desk: &Desk, filter: PrintFilter, about: String) -> Result<Self, Trouble> {
        let mut screen = Self {
            filter,
            about,
            words: String::new(),
            operators: printing::operators(desk)?,
            today: desk.today(),
            rows: Paged::default(),
            selected: None,
            may_open: desk.may(Right::Print),
            wants_focus: true,
            wants_words: false,
        };
        screen.read_list(desk)?;
        Ok(screen)
    }

    fn read_list(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let chosen = self.selected.and_then(|row| self.rows.id(row));
        self.rows = Paged::of(printing::list(desk, &self.filter)?);
        self.selected = chosen.and_then(|print| self.rows.position(print));
        Ok(())
    }

    fn keys_ui(&mut self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::NONE, Key::Slash) && ui.memory(Memory::focused) == Some(list::id()) {
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
        self.wants_focus = true;
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
            Act::Read(range) => self
                .rows
                .read(range, |ids| Ok::<_, Trouble>(printing::rows(desk, ids)?.into_iter().map(Words::of).collect()))?,
            Act::Select(row) => self.selected = Some(row),
            Act::Open(row) => {
                self.selected = Some(row);
                return Ok(self.rows.id(row).filter(|_| self.may_open).map(Event::PrintedPaper));
            }
            Act::Filter(filter) => {
                self.filter = filter;
                self.selected = None;
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
        self.wants_focus = true;
        self.read_list(desk)
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[key("↑↓", "选一次打印"), key("Enter", "打开当时的纸"), key("/", "查找"), key("Esc", "返回")]
        }
    }

    fn status(&self) -> String {
        let count = thousands(self.rows.count() as u64);
        match self.selected {
            Some(row) => format!("第 {} 次 / {count} 次", thousands(row as u64 + 1)),
            None => format!("{count} 次"),
        }
    }

    fn page(&self) -> Page {
        Page::Documents
    }
}
