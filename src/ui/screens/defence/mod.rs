//! 联防: the list of groups. One group's page is in `defence_group`, forming new ones in `defence_forming`.

mod columns;
mod list;
mod summary;

use crate::domain::{RecordId, Right};
use crate::print::documents::DEFENCE_ROSTER;
use crate::services::defence::{self, GroupCounts, GroupFilter, GroupSort};
use crate::services::printing::Order;
use crate::services::{Desk, MachineSettings, Trouble, houses};
use crate::ui::columns::Columns;
use crate::ui::event::Event;
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
    Filter(GroupFilter),
    Columns(Box<MachineSettings>),
    Form,
    /// The rosters of all groups in the list.
    Print,
    /// What this month's patrols came to, or an earlier one's.
    Summary(i32),
}

/// The list page.
pub struct DefenceScreen {
    filter: GroupFilter,
    sort: Sort,
    columns: Columns<defence::GroupColumn>,
    settings: MachineSettings,
    rows: Paged<Words>,
    counts: GroupCounts,
    /// What addresses begin with, to narrow the list by.
    estates: Vec<(RecordId, String)>,
    selected: Option<usize>,
    may_write: bool,
    may_print: bool,
    /// A column is being made wider; it is remembered when the button is let go.
    is_dragged: bool,
    /// The list takes the keyboard in its first frame.
    wants_focus: bool,
}

impl DefenceScreen {
    pub fn open(desk: &Desk, settings: &MachineSettings) -> Result<Self, Trouble> {
        let columns = columns::columns(settings);
        let mut screen = Self {
            filter: GroupFilter::default(),
            sort: columns.sort_of(settings),
            columns,
            settings: settings.clone(),
            rows: Paged::default(),
            counts: GroupCounts::default(),
            estates: Vec::new(),
            selected: None,
            may_write: desk.may(Right::Write),
            may_print: desk.may(Right::Print),
            is_dragged: false,
            wants_focus: true,
        };
        screen.read_list(desk)?;
        Ok(screen)
    }

    /// Reads which groups there are and in which order; the chosen one stays chosen wherever it stands now.
    fn read_list(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let chosen = self.selected.and_then(|row| self.rows.id(row));
        let column = self.columns.order_of(self.sort.column).unwrap_or_default();
        let sort = GroupSort { column, is_descending: self.sort.is_descending };
        self.rows = Paged::of(defence::list(desk, &self.filter, sort)?);
        self.counts = defence::counts(desk)?;
        self.estates = houses::estates(desk)?;
        self.selected = chosen.and_then(|group| self.rows.position(group));
        Ok(())
    }

    fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if self.may_write && pressed(Modifiers::ALT, Key::N) {
            return Some(Act::Form);
        }
        (self.why_no_printing().is_none() && pressed(Modifiers::COMMAND, Key::P)).then_some(Act::Print)
    }

    fn why_no_printing(&self) -> Option<&'static str> {
        if self.may_print {
            (self.rows.count() == 0).then_some("没有可打印的组")
        } else {
            Some("您的角色不能打印")
        }
    }
}

impl Draws for DefenceScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let by_key = self.keys_ui(ui);
        let in_list = self.list_ui(ui);
        by_key.or(in_list)
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Read(range) => {
                let read = |ids: &[RecordId]| -> Result<Vec<Words>, Trouble> {
                    Ok(defence::rows(desk, ids)?.into_iter().map(|row| Words::of(row, desk.today())).collect())
                };
                self.rows.read(range, read)?;
            }
            Act::Select(row) => self.selected = Some(row),
            Act::Open(row) => {
                self.selected = Some(row);
                return Ok(self.rows.id(row).map(Event::OpenGroup));
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
            Act::Form => return Ok(Some(Event::FormGroups)),
            Act::Summary(months) => {
                return Ok(Some(Event::Preview(summary::order(desk, self.rows.keys(), months)?)));
            }
            Act::Print => {
                return Ok(Some(Event::Preview(Order::of(&DEFENCE_ROSTER, self.rows.keys().to_vec()))));
            }
        }
        Ok(None)
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.read_list(desk)?;
        self.wants_focus = true;
        Ok(())
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("↑↓", "选组"),
                key("Enter", "打开"),
                key("Alt N", "组建联防组"),
                key("Ctrl P", "打印花名册"),
                key("F1", "全部按键"),
            ]
        }
    }

    fn status(&self) -> String {
        let count = thousands(self.rows.count() as u64);
        match self.selected {
            Some(row) => format!("第 {} 个 / {count} 个组", thousands(row as u64 + 1)),
            None => format!("{count} 个组，{} 户在组", thousands(self.counts.doors)),
        }
    }

    fn page(&self) -> Page {
        Page::Defence
    }
}
