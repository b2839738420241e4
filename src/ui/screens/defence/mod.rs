//! 联防: the list of groups, and beside it as further tabs teams, lines of defence, who answers for which area, organisations and
//! shops, rounds of visits, cards of posts. One group's page is in `defence_group`, forming new ones in `defence_forming`, one team's page in `team`.

mod checks;
mod columns;
mod lines;
mod list;
mod network;
mod posts;
mod rounds;
mod summary;
mod tabs;
mod teams;

pub use checks::ChecksScreen;
pub use lines::LinesScreen;
pub use network::NetworkScreen;
pub use posts::PostsScreen;
pub use rounds::RoundsScreen;
pub use teams::TeamsScreen;

use crate::domain::import::Subject;
use crate::domain::registers::DefenceGroup;
use crate::domain::{RecordId, Register, Right};
use crate::print::documents::DEFENCE_ROSTER;
use crate::services::defence::{self, GroupColumn, GroupCounts, GroupFilter, GroupSort};
use crate::services::printing::Order;
use crate::services::{Desk, MachineSettings, Trouble, houses};
use crate::ui::event::{DefenceTab, Event};
use crate::ui::inside::thousands;
use crate::ui::listing::{Heading, ListAct, Listing};
use crate::ui::screen::{Draws, KeyHint, Page, key};
use columns::Words;
use eframe::egui::{Key, Modifiers, Ui};
use tabs::tabs_ui;

/// What the list counts in.
const MEASURE: &str = "个组";

/// What can be asked of the list.
pub enum Act {
    Rows(ListAct),
    Tab(DefenceTab),
    Filter(GroupFilter),
    Form,
    /// Of rosters that others keep.
    Import,
    /// The rosters of all groups in the list.
    Print,
    /// What this month's patrols came to, or an earlier one's.
    Summary(i32),
}

/// The list page.
pub struct DefenceScreen {
    filter: GroupFilter,
    list: Listing<Words, GroupColumn>,
    counts: GroupCounts,
    /// What addresses begin with, to narrow the list by.
    estates: Vec<(RecordId, String)>,
    may_write: bool,
    may_print: bool,
}

impl DefenceScreen {
    pub fn open(desk: &Desk, settings: &MachineSettings) -> Result<Self, Trouble> {
        let mut screen = Self {
            filter: GroupFilter::default(),
            list: Listing::of(columns::layout(), settings),
            counts: GroupCounts::default(),
            estates: Vec::new(),
            may_write: desk.may(Right::Write),
            may_print: desk.may(Right::Print),
        };
        screen.read_list(desk)?;
        Ok(screen)
    }

    /// Reads which groups there are and in which order; the chosen one stays chosen wherever it stands now.
    fn read_list(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let (column, is_descending) = self.list.order();
        self.list.show(defence::list(desk, &self.filter, GroupSort { column, is_descending })?);
        self.counts = defence::counts(desk)?;
        self.estates = houses::estates(desk)?;
        Ok(())
    }

    fn rows_act(&mut self, act: ListAct, desk: &Desk) -> Result<Option<Event>, Trouble> {
        match act {
            ListAct::Read(range) => {
                let words = |row| Words::of(row, desk.today());
                let read = |ids: &[RecordId]| Ok(defence::rows(desk, ids)?.into_iter().map(words).collect());
                self.list.read::<Trouble>(range, read)?;
            }
            ListAct::Select(row) => self.list.select(Some(row)),
            ListAct::Open(row) => {
                self.list.select(Some(row));
                return Ok(self.list.id(row).map(Event::OpenGroup));
            }
            ListAct::Mark(..) => {}
            ListAct::Order(sort) => {
                self.list.sort_by(sort);
                self.read_list(desk)?;
                return Ok(Some(self.list.remembered()));
            }
            ListAct::Columns => return Ok(Some(self.list.remembered())),
            ListAct::Leave(way) => {
                let today = desk.today();
                let read = move |desk: &Desk, ids: &[RecordId]| {
                    Ok(defence::rows(desk, ids)?.into_iter().map(|row| Words::of(row, today)).collect())
                };
                let heading = Heading::new("联防组名单", MEASURE, today).of_register(DefenceGroup::TABLE);
                return self.list.leaving(way, desk, heading, read).map(Some);
            }
        }
        Ok(None)
    }

    fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        // Before Ctrl P, which would take Ctrl Shift P as well.
        if let Some(act) = self.list.by_key(ui) {
            return Some(Act::Rows(act));
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if self.may_write && pressed(Modifiers::ALT, Key::N) {
            return Some(Act::Form);
        }
        if self.may_write && pressed(Modifiers::COMMAND, Key::I) {
            return Some(Act::Import);
        }
        (self.why_no_printing().is_none() && pressed(Modifiers::COMMAND, Key::P)).then_some(Act::Print)
    }

    fn why_no_printing(&self) -> Option<&'static str> {
        if self.may_print {
            (self.list.count() == 0).then_some("没有可打印的组")
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
            Act::Rows(act) => return self.rows_act(act, desk),
            Act::Tab(tab) => return Ok(Some(Event::Defence(tab))),
            Act::Filter(filter) => {
                self.filter = filter;
                self.list.select(None);
                self.read_list(desk)?;
            }
            Act::Form => return Ok(Some(Event::FormGroups)),
            Act::Import => return Ok(Some(Event::Import(Some(Subject::Groups)))),
            Act::Summary(months) => {
                return Ok(Some(Event::Preview(summary::order(desk, self.list.records(), months)?)));
            }
            Act::Print => {
                return Ok(Some(Event::Preview(Order::of(&DEFENCE_ROSTER, self.list.records().to_vec()))));
            }
        }
        Ok(None)
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
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
                key("↑↓", "选组"),
                key("Enter", "打开"),
                key("Alt N", "组建联防组").needs(Right::Write),
                key("Ctrl P", "打印花名册").needs(Right::Print),
                key("Ctrl I", "导入").needs(Right::Write),
                key("Alt 2", "队伍"),
                key("F1", "全部按键"),
            ]
        }
    }

    fn status(&self) -> String {
        format!("{}，{} 户在组", self.list.status(MEASURE), thousands(self.counts.doors))
    }

    fn page(&self) -> Page {
        Page::Defence
    }
}
