//! 走访: one round at a time, what it visits in the order of the walk, how far it has come kind by kind. What was walked is entered by
//! the numbers of the printed list.

mod entry;
mod list;

use crate::domain::registers::VisitRound;
use crate::domain::values::{Day, Text};
use crate::domain::{RecordId, Right};
use crate::services::rounds::{self, RoundPage};
use crate::services::{ChangeId, Desk, Trouble};
use crate::ui::event::{After, DefenceTab, Event};
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::screens::checkup::Part;
use crate::ui::screens::plain_table::{Headings, PlainTable};
use crate::ui::screens::record_dialog::{Answer, RecordDialog, Wording};
use crate::ui::theme::{height, space};
use chrono::Datelike;
use eframe::egui::{Frame, Margin, Panel, Ui};
use entry::Entry;

const HEADINGS: Headings =
    &[("编号", 56.0), ("类别", 84.0), ("地址", 280.0), ("走访日期", 100.0), ("走访人", 100.0), ("备注", 120.0)];
const ROWS: &[(&str, &str)] = &[("round_name", "名称"), ("begun_on", "开始日期"), ("remark", "备注")];
const END: &[(&str, &str)] = &[("ended_on", "结束日期")];
const BEGIN: Wording = Wording {
    title: "开始一轮走访",
    paragraph: "片区里现有的市场、街道、房间、门店、摊位按地址排好编号，逐处走到。",
    act: "开始",
    keep: "不开始",
};
const END_WORDING: Wording =
    Wording {
        title: "结束这一轮", paragraph: "没走到的留在漏项里，这一轮不再录入。", act: "结束", keep: "不结束"
    };

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
    table: PlainTable,
    rounds: Vec<(RecordId, VisitRound)>,
    page: RoundPage,
    kind: Option<usize>,
    /// Only what is still to be visited.
    only_missed: bool,
    shown: Vec<usize>,
    entry: Entry,
    /// A round that begins, or the day on which this one ends.
    dialog: Option<(bool, Box<RecordDialog<VisitRound>>)>,
    may_write: bool,
    may_print: bool,
}

impl RoundsScreen {
    pub fn open(desk: &Desk) -> Result<Self, Trouble> {
        let mut screen = Self {
            table: PlainTable::new("visit round", HEADINGS),
            rounds: Vec::new(),
            page: RoundPage::default(),
            kind: None,
            only_missed: false,
            shown: Vec::new(),
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
        self.narrow();
        Ok(())
    }

    fn narrow(&mut self) {
        let kind = self.kind;
        let is_shown = |line: &rounds::RoundLine| {
            let is_of_kind = kind.is_none_or(|kind| crate::domain::walk::kind_of(&line.place_kind) == Some(kind));
            is_of_kind && (!self.only_missed || line.visit.visited_on.is_unset())
        };
        let lines = self.page.lines.iter().enumerate();
        self.shown = lines.filter(|(_, line)| is_shown(line)).map(|(place, _)| place).collect();
        self.table.settle(self.shown.len());
    }

    fn chosen(&self) -> Option<&rounds::RoundLine> {
        self.page.lines.get(*self.shown.get(self.table.selected?)?)
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

    fn begin(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let today = desk.today();
        let round = VisitRound {
            round_name: Text(format!("{}年{}月走访", today.year(), today.month())),
            begun_on: Day::new(today),
            ..VisitRound::default()
        };
        let dialog = RecordDialog::new(desk, BEGIN, round, ROWS).with_place("片区", desk, None)?;
        self.dialog = Some((true, Box::new(dialog)));
        Ok(())
    }

    fn answered(&mut self, desk: &mut Desk, answer: Answer) -> Result<Option<Event>, Trouble> {
        let Some((begins, dialog)) = &mut self.dialog else { return Ok(None) };
        let begins = *begins;
        let done = match answer {
            Answer::Leave => {
                self.dialog = None;
                self.table.take_focus();
                return Ok(None);
            }
            Answer::Look => return dialog.look(desk).map(|()| None),
            Answer::Save => save(desk, dialog, begins, self.page.id),
        };
        match done {
            Ok((round, change)) => {
                self.dialog = None;
                self.page.id = round;
                self.entry.ask_focus();
                Ok(Some(saved(if begins { "走访已开始，先打走访单" } else { "这一轮已结束" }, change)))
            }
            Err(trouble) => {
                dialog.failed(&trouble);
                Ok(None)
            }
        }
    }

    fn enter(&mut self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        let Some(round) = self.page.id.filter(|_| self.no_entry().is_none()) else { return Ok(None) };
        match rounds::enter(desk, round, &self.entry.walked()) {
            Ok((count, change)) => {
                self.entry.taken();
                Ok(Some(saved(&format!("已记 {count} 处"), change)))
            }
            Err(Trouble::Unfinished(problems)) => {
                self.entry.failed(&problems);
                Ok(None)
            }
            Err(trouble) => Err(trouble),
        }
    }
}

/// The round that begins, or this one with the day of its end; answers which it is.
fn save(
    desk: &mut Desk,
    dialog: &RecordDialog<VisitRound>,
    begins: bool,
    here: Option<RecordId>,
) -> Result<(Option<RecordId>, ChangeId), Trouble> {
    let typed = dialog.record()?;
    if begins {
        let (id, change) = rounds::begin(desk, &VisitRound { place: dialog.place()?, ..typed })?;
        return Ok((Some(id), change));
    }
    let round = here.ok_or(Trouble::Gone)?;
    Ok((here, rounds::end(desk, round, typed.ended_on)?))
}

fn saved(words: &str, change: ChangeId) -> Event {
    Event::Saved { words: words.to_owned(), undo: Some(change), then: After::Stay }
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
            Act::Select(row) => self.table.selected = Some(row),
            Act::Begin => self.begin(desk)?,
            Act::End => {
                let round = VisitRound { ended_on: Day::new(desk.today()), ..self.page.round.clone() };
                let dialog = RecordDialog::new(desk, END_WORDING, round, END);
                self.dialog = Some((false, Box::new(dialog)));
            }
            Act::Answer(answer) => return self.answered(desk, answer),
            Act::Enter => return self.enter(desk),
            Act::Clear => {
                let visit = self.chosen().ok_or(Trouble::Gone)?.id;
                return Ok(Some(saved("已取消这一处的走访", rounds::clear(desk, visit)?)));
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
