//! 走访: one round at a time, what it visits in the order of the walk, how far it has come kind by kind. What was walked is entered by
//! the numbers of the printed list.

mod asking;
mod entry;
mod list;

use crate::domain::registers::VisitRound;
use crate::domain::walk::kind_of;
use crate::domain::{RecordId, Right};
use crate::services::rounds::{self, RoundLine, RoundPage};
use crate::services::{Desk, Trouble};
use crate::ui::event::{DefenceTab, Event};
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::screens::checkup::Part;
use crate::ui::screens::narrowed::Narrowed;
use crate::ui::screens::plain_table::Headings;
use crate::ui::screens::record_dialog::{Answer, RecordDialog};
use crate::ui::theme::{height, space};
use eframe::egui::{Frame, Margin, Panel, Ui};
use entry::Entry;

const HEADINGS: Headings =
    &[("编号", 56.0), ("类别", 84.0), ("地址", 280.0), ("走访日期", 100.0), ("走访人", 100.0), ("备注", 120.0)];

#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    Tab(DefenceTab),
    /// Another round, by its place in the list of rounds.
    Round(usize),
    Kind(Option<usize>),
    Missed(bool),
    Select(usize),
    Begin,
    End,
    Answer(Answer),
    /// What stands in the entry line is taken.
    Enter,
    Clear,
    Place,
    WalkList,
    Progress,
    /// 五个清: whether the files of the area are in order too.
    FiveClear,
}

pub struct RoundsScreen {
    rounds: Vec<(RecordId, VisitRound)>,
    /// Of the round in sight; its lines are in the list.
    page: RoundPage,
    list: Narrowed<RoundLine>,
    kind: Option<usize>,
    /// Only what is still to be visited.
    only_missed: bool,
    entry: Entry,
    /// A round that begins, or the day on which this one ends.
    dialog: Option<(bool, Box<RecordDialog<VisitRound>>)>,
    may_write: bool,
    may_print: bool,
}

impl RoundsScreen {
    pub fn open(desk: &Desk) -> Result<Self, Trouble> {
        let mut screen = Self {
            rounds: Vec::new(),
            page: RoundPage::default(),
            list: Narrowed::new("visit round", HEADINGS, |line| line.id),
            kind: None,
            only_missed: false,
            entry: Entry::new(desk),
            dialog: None,
            may_write: desk.may(Right::Write),
            may_print: desk.may(Right::Print),
        };
        screen.read(desk)?;
        Ok(screen)
    }

    /// The round in sight stays; where there is none, the latest that is under way.
    fn read(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.rounds = rounds::list(desk)?;
        let here = self.page.id.filter(|id| self.rounds.iter().any(|(known, _)| known == id));
        self.page = match here.or(self.rounds.first().map(|(id, _)| *id)) {
            Some(id) => rounds::page(desk, id)?,
            None => RoundPage::default(),
        };
        let lines = std::mem::take(&mut self.page.lines);
        self.list.show(lines, self.is_shown());
        Ok(())
    }

    fn narrow(&mut self) {
        self.list.narrow(self.is_shown());
    }

    /// What the list is narrowed to.
    fn is_shown(&self) -> impl Fn(&RoundLine) -> bool + use<> {
        let (kind, only_missed) = (self.kind, self.only_missed);
        move |line| {
            let is_of_kind = kind.is_none_or(|kind| kind_of(&line.place_kind) == Some(kind));
            is_of_kind && (!only_missed || line.visit.visited_on.is_unset())
        }
    }

    fn chosen(&self) -> Option<&RoundLine> {
        self.list.chosen()
    }

    fn no_writing(&self) -> Option<&'static str> {
        (!self.may_write).then_some("您的角色只能查看")
    }

    /// Why nothing can be entered in this round.
    fn no_entry(&self) -> Option<&'static str> {
        let no_round = self.page.id.is_none().then_some("请先开始一轮走访");
        self.no_writing().or(no_round).or((!self.page.round.is_under_way()).then_some("这一轮已经结束"))
    }

    fn no_printing(&self) -> Option<&'static str> {
        if !self.may_print {
            return Some("您的角色不能打印");
        }
        self.page.id.is_none().then_some("还没有走访轮次")
    }
}

impl Draws for RoundsScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let by_key = if self.dialog.is_some() { None } else { self.keys_ui(ui) };
        let answered = self.dialog.as_mut().and_then(|(_, dialog)| dialog.show(ui.ctx())).map(Act::Answer);
        let pane = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("rounds head").exact_size(height::PAGE_HEAD).frame(pane).show_separator_line(false);
        let in_head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let filter = Panel::top("rounds filter").exact_size(height::FILTER_BAR).frame(pane);
        let in_filter = filter.show(ui, |ui| self.filter_ui(ui)).inner;
        let mut in_entry = None;
        if self.no_entry().is_none() {
            let entry = Panel::bottom("rounds entry").exact_size(height::PAGE_HEAD).frame(pane);
            in_entry = entry.show(ui, |ui| self.entry.ui(ui, self.dialog.is_some())).inner.then_some(Act::Enter);
        }
        let in_list = self.list_ui(ui);
        answered.or(by_key).or(in_head).or(in_filter).or(in_entry).or(in_list)
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Tab(tab) => return Ok(Some(Event::Defence(tab))),
            Act::Round(place) => {
                self.page.id = self.rounds.get(place).map(|(id, _)| *id);
                self.read(desk)?;
            }
            Act::Kind(kind) => {
                self.kind = kind;
                self.narrow();
            }
            Act::Missed(only_missed) => {
                self.only_missed = only_missed;
                self.narrow();
            }
            Act::Select(row) => self.list.select(row),
            Act::Begin => self.begin(desk)?,
            Act::End => self.end(desk),
            Act::Answer(answer) => return self.answered(desk, answer),
            Act::Enter => return self.enter(desk),
            Act::Clear => {
                let visit = self.chosen().ok_or(Trouble::Gone)?.id;
                return Ok(Some(Event::saved("已取消这一处的走访", rounds::clear(desk, visit)?)));
            }
            Act::Place => return Ok(self.chosen().and_then(|line| line.visit.place.id).map(Event::OpenPlace)),
            Act::FiveClear => return Ok(Some(Event::Checkup(Part::Areas))),
            Act::WalkList => {
                return Ok(Some(Event::Preview(rounds::walk_list(desk, self.page.id.ok_or(Trouble::Gone)?)?)));
            }
            Act::Progress => {
                return Ok(Some(Event::Preview(rounds::progress_sheet(desk, self.page.id.ok_or(Trouble::Gone)?)?)));
            }
        }
        Ok(None)
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.read(desk)
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("F6", "录入编号").needs(Right::Write),
                key("Enter", "记下").needs(Right::Write),
                key("Delete", "取消走访").needs(Right::Write),
                key("Alt N", "开始一轮").needs(Right::Write),
                key("Ctrl P", "走访单").needs(Right::Print),
            ]
        }
    }

    fn status(&self) -> String {
        let total = self.page.total();
        format!("已走访 {} / 应走访 {}", total.visited, total.all)
    }

    fn page(&self) -> Page {
        Page::Defence
    }
}
