//! One 联防组 at a glance: its doors along the street and whom to call there, who leads it, how it is bound, what happened. What
//! changes it are `dialogs`.

mod acts;
mod dialogs;
mod duties;
mod head;
mod patrols;
mod roster;
mod side;
mod tabs;

use crate::domain::defence::month_of;
use crate::domain::values::{Day, Value};
use crate::domain::{Date, RecordId, Right};
use crate::print::documents::DocumentKind;
use crate::services::agreements::{Listed, UNSIGNED};
use crate::services::defence::{self, DutyMonth, GroupPage, PatrolMonth};
use crate::services::{Desk, Trouble};
use crate::ui::dialog_form::Answer;
use crate::ui::event::Event;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::screens::documents::SignDialog;
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::card_column;
use dialogs::{Dialog, Which};
use eframe::egui::{CentralPanel, Frame, Margin, Panel, Ui};
use tabs::GroupTab;

/// Below this width the side goes under the roster's head and is reached by scrolling.
const SIDE_NARROWS_BELOW: f32 = 1080.0;

const ROSTER_KEYS: &[KeyHint] = &[
    key("Ins", "添加一户").needs(Right::Write),
    key("F4", "编辑").needs(Right::Write),
    key("Alt ↑↓", "调次序").needs(Right::Write),
    key("F5", "推选组长").needs(Right::Write),
    key("F8", "责任书").needs(Right::Print),
    key("Ctrl P", "花名册").needs(Right::Print),
    key("Alt 2", "轮值"),
];
const DUTY_KEYS: &[KeyHint] = &[
    key("Ins", "排轮值").needs(Right::Write),
    key("F4", "换班").needs(Right::Write),
    key("Alt ←→", "换月份"),
    key("Ctrl P", "轮值表").needs(Right::Print),
    key("Alt 1", "名册"),
    key("Alt 3", "巡逻"),
];
const PATROL_KEYS: &[KeyHint] = &[
    key("Ins", "记巡逻").needs(Right::Write),
    key("F4", "编辑").needs(Right::Write),
    key("F6", "发现、处理").needs(Right::Write),
    key("Alt ←→", "换月份"),
    key("Ctrl P", "巡逻登记").needs(Right::Print),
    key("Alt 1", "名册"),
];

/// What can be asked of the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    Select(usize),
    SelectTurn(usize),
    SelectPatrol(usize),
    Tab(GroupTab),
    /// So many months on or back.
    Month(i32),
    Ask(Which),
    Answer(Answer),
    /// Along the street, so many doors up or down.
    Move(i32),
    AsOf,
    Person(RecordId),
    Place(RecordId),
    Agreement(RecordId),
    /// Prepares it first where there is none that could be printed.
    PrintAgreement,
    Sign,
    Signed(Answer),
    RemovePatrol,
    /// The duties or the patrols of the month in sight.
    PrintMonth,
    /// One of the papers of the group.
    Print(&'static DocumentKind),
    Back,
}

pub struct GroupScreen {
    page: GroupPage,
    today: Date,
    /// The day for which it is asked who belonged to it, as typed; empty for today.
    as_of: String,
    selected: Option<usize>,
    tab: GroupTab,
    /// The first and the last day of the month in sight.
    month: (Date, Date),
    duties: DutyMonth,
    turn: Option<usize>,
    patrols: PatrolMonth,
    patrol: Option<usize>,
    dialog: Option<Dialog>,
    signing: Option<Box<SignDialog>>,
    may_write: bool,
    may_print: bool,
    wants_focus: bool,
}

impl GroupScreen {
    pub fn open(desk: &Desk, group: RecordId) -> Result<Self, Trouble> {
        let page = defence::page(desk, group, None)?;
        Ok(Self {
            selected: (!page.roster.is_empty()).then_some(0),
            page,
            today: desk.today(),
            as_of: String::new(),
            tab: GroupTab::default(),
            month: month_of(desk.today(), 0),
            duties: DutyMonth::default(),
            turn: None,
            patrols: PatrolMonth::default(),
            patrol: None,
            dialog: None,
            signing: None,
            may_write: desk.may(Right::Write),
            may_print: desk.may(Right::Print),
            wants_focus: true,
        })
    }

    /// The chosen household or shop stays chosen wherever it stands now; where it is gone, its neighbour is.
    fn read(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let chosen = self.selected.and_then(|row| self.page.roster.get(row)).map(|line| line.id);
        let mut day = Day::default();
        // What is no day yet asks for today.
        let _ = day.read(&self.as_of, self.today);
        self.page = defence::page(desk, self.page.id, day.0)?;
        let roster = &self.page.roster;
        let again = chosen.and_then(|chosen| roster.iter().position(|line| line.id == chosen));
        let nearest = self.selected.zip(roster.len().checked_sub(1)).map(|(row, last)| row.min(last));
        self.selected = again.or(nearest);
        self.read_month(desk)
    }

    /// The agreement that waits for a signature.
    fn unsigned(&self) -> Option<RecordId> {
        self.one(|listed| UNSIGNED.contains(&listed.standing))
    }

    fn one(&self, is_meant: impl Fn(&Listed) -> bool) -> Option<RecordId> {
        self.page.agreements.iter().find(|listed| is_meant(listed)).map(|listed| listed.row.id)
    }

    /// Why nothing can be changed now.
    fn refusal(&self) -> Option<&'static str> {
        if !self.may_write {
            return Some("您的角色只能查看");
        }
        if self.page.as_of.is_some() {
            return Some("看的是以前的一天，回到今天再办");
        }
        (!self.page.group.is_standing()).then_some("这个组已解散")
    }

    /// The same of what is done with the chosen household or shop.
    fn no_line(&self) -> Option<&'static str> {
        self.refusal().or(self.selected.is_none().then_some("请先选一户"))
    }
}

impl Draws for GroupScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let has_dialog = self.dialog.is_some() || self.signing.is_some();
        let by_key = if has_dialog { None } else { self.keys_ui(ui) };
        let answered = self.dialog.as_mut().and_then(|dialog| dialog.show(ui.ctx())).map(Act::Answer);
        let signed = self.signing.as_mut().and_then(|dialog| dialog.show(ui.ctx())).map(Act::Signed);
        let side_width = if ui.available_width() < SIDE_NARROWS_BELOW { 300.0 } else { 348.0 };
        let frame = Frame::new().fill(theme::palette(ui).surface).inner_margin(Margin::symmetric(16, 12));
        let side = Panel::right("group side").exact_size(side_width).resizable(false).frame(frame);
        let in_side = side.show(ui, |ui| card_column(ui, "group side", |ui| self.side_ui(ui)));
        let pane = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("group head").exact_size(height::PAGE_HEAD).frame(pane).show_separator_line(false);
        let in_head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let in_main = CentralPanel::default().frame(pane).show(ui, |ui| self.main_ui(ui)).inner;
        answered.or(signed).or(by_key).or(in_side.inner).or(in_head).or(in_main)
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        self.do_act(act, desk)
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.wants_focus = true;
        self.read(desk)
    }

    fn keys(&self) -> &'static [KeyHint] {
        match self.tab {
            GroupTab::Roster => ROSTER_KEYS,
            GroupTab::Duties => DUTY_KEYS,
            GroupTab::Patrols => PATROL_KEYS,
        }
    }

    fn status(&self) -> String {
        let (row, count, unit) = match self.tab {
            GroupTab::Roster => (self.selected, self.page.roster.len(), self.page.group.unit()),
            GroupTab::Duties => (self.turn, self.duties.turns.len(), "班"),
            GroupTab::Patrols => (self.patrol, self.patrols.lines.len(), "条"),
        };
        match row {
            Some(row) => format!("第 {} {unit} / {count} {unit}", row + 1),
            None => format!("{count} {unit}"),
        }
    }

    fn page(&self) -> Page {
        Page::Defence
    }
}
