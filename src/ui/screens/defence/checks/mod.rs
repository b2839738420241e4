//! 单位和门店: which organisations and shops were looked at, how many items are in order, when they are looked at again; beside
//! the list the latest check item by item.

mod asking;
mod dialog;
mod list;
mod side;

use crate::domain::import::Subject;
use crate::domain::{Date, RecordId, Right};
use crate::print::documents::SAFETY_CHECK;
use crate::services::printing::Order;
use crate::services::safety::{self, SafetyRow};
use crate::services::{Desk, Trouble};
use crate::ui::event::{After, DefenceTab, Event};
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::screens::documents::order;
use crate::ui::screens::narrowed::Narrowed;
use crate::ui::screens::plain_table::Headings;
use crate::ui::screens::record_dialog::Answer;
use crate::ui::theme::{self, height, space};
use asking::Dialog;
use eframe::egui::{Frame, Margin, Panel, ScrollArea, Ui};

const HEADINGS: Headings =
    &[("名称", 230.0), ("类别", 112.0), ("检查日期", 96.0), ("达标", 56.0), ("检查人", 96.0), ("复查", 150.0)];
const SIDE: f32 = 300.0;

#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    Tab(DefenceTab),
    Which(usize),
    Select(usize),
    Open(usize),
    New,
    Check(&'static str),
    Edit,
    Remove,
    Pledge,
    Answer(Answer),
    Print,
    Import,
}

pub struct ChecksScreen {
    today: Date,
    list: Narrowed<SafetyRow>,
    /// 全部, 待复查, 没有检查过
    which: usize,
    dialog: Option<Box<Dialog>>,
    may_write: bool,
    may_print: bool,
}

impl ChecksScreen {
    pub fn open(desk: &Desk) -> Result<Self, Trouble> {
        let mut screen = Self {
            today: desk.today(),
            list: Narrowed::new("safety checks", HEADINGS, |row| row.id),
            which: 0,
            dialog: None,
            may_write: desk.may(Right::Write),
            may_print: desk.may(Right::Print),
        };
        screen.read(desk)?;
        Ok(screen)
    }

    fn read(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let which = self.which;
        self.list.show(safety::list(desk)?, |row| Self::is_in(row, which));
        Ok(())
    }

    fn is_in(row: &SafetyRow, which: usize) -> bool {
        match which {
            1 => row.due().is_some(),
            2 => row.latest.is_none(),
            _ => true,
        }
    }

    fn count(&self, which: usize) -> usize {
        self.list.all().iter().filter(|row| Self::is_in(row, which)).count()
    }

    fn chosen(&self) -> Option<&SafetyRow> {
        self.list.chosen()
    }

    fn refusal(&self) -> Option<&'static str> {
        (!self.may_write).then_some("您的角色只能查看")
    }

    fn no_row(&self) -> Option<&'static str> {
        self.refusal().or(self.chosen().is_none().then_some("请先选一家"))
    }

    fn no_check(&self) -> Option<&'static str> {
        let has_check = self.chosen().is_some_and(|row| row.latest.is_some());
        self.no_row().or((!has_check).then_some("这一家还没有检查"))
    }

    fn no_printing(&self) -> Option<&'static str> {
        if !self.may_print {
            return Some("您的角色不能打印");
        }
        self.chosen().is_none().then_some("请先选一家")
    }

    fn why_not(&self, act: &Act) -> Option<&'static str> {
        match act {
            Act::Edit | Act::Remove => self.no_check(),
            Act::Pledge => self.no_row().or(self.no_printing()),
            Act::Print => self.no_printing(),
            Act::New | Act::Import => self.refusal(),
            _ => self.no_row(),
        }
    }

    fn pledge(&self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        let (made, change) = safety::pledge(desk, self.chosen().ok_or(Trouble::Gone)?.id)?;
        let Some(order) = order(desk, &made)? else { return Ok(None) };
        let words = "已起草门店承诺书，签好后在「文书」登记".to_owned();
        Ok(Some(match change {
            Some(change) => Event::Saved { words, undo: Some(change), then: After::Preview(order) },
            None => Event::Preview(order),
        }))
    }
}

impl Draws for ChecksScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let by_key = if self.dialog.is_some() { None } else { self.keys_ui(ui) };
        let answered = self.dialog.as_mut().and_then(|dialog| dialog.show(ui)).map(Act::Answer);
        let pane = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("checks head").exact_size(height::PAGE_HEAD).frame(pane).show_separator_line(false);
        let in_head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let filter = Panel::top("checks filter").exact_size(height::FILTER_BAR).frame(pane);
        let in_filter = filter.show(ui, |ui| self.filter_ui(ui)).inner;
        if self.chosen().is_some_and(|row| row.latest.is_some()) {
            let frame = Frame::new().fill(theme::palette(ui).surface).inner_margin(Margin::symmetric(16, 12));
            let side = Panel::right("checks side").exact_size(SIDE).resizable(false).frame(frame);
            side.show(ui, |ui| {
                let cards = ScrollArea::vertical().id_salt("checks side").auto_shrink([false, false]);
                cards.show(ui, |ui| self.side_ui(ui));
            });
        }
        let in_list = self.list_ui(ui);
        answered.or(by_key).or(in_head).or(in_filter).or(in_list)
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Tab(tab) => return Ok(Some(Event::Defence(tab))),
            Act::Which(which) => {
                self.which = which;
                self.list.go_to_top();
                self.list.narrow(|row| Self::is_in(row, which));
                self.list.take_focus();
            }
            Act::Select(row) => self.list.select(row),
            Act::Open(row) => {
                self.list.select(row);
                return Ok(self.chosen().map(|row| Event::OpenOrganisation(row.id)));
            }
            Act::New => self.dialog = Some(Box::new(Dialog::organisation(desk))),
            Act::Check(kind) => self.check(desk, kind)?,
            Act::Edit => self.edit(desk)?,
            Act::Remove => {
                let row = self.chosen().ok_or(Trouble::Gone)?;
                let (id, _) = row.latest.as_ref().ok_or(Trouble::Gone)?;
                return Ok(Some(Event::saved("已删去这次检查", safety::remove(desk, *id)?)));
            }
            Act::Pledge => return self.pledge(desk),
            Act::Import => return Ok(Some(Event::Import(Some(Subject::Organisations)))),
            Act::Answer(answer) => return self.answered(desk, answer),
            Act::Print => {
                let records: Vec<RecordId> = self.chosen().into_iter().map(|row| row.id).collect();
                return Ok(Some(Event::Preview(Order::of(&SAFETY_CHECK, records))));
            }
        }
        Ok(None)
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.list.take_focus();
        self.read(desk)
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("F5", "单位检查").needs(Right::Write),
                key("F7", "门店检查").needs(Right::Write),
                key("F4", "修改").needs(Right::Write),
                key("F8", "承诺书").needs(Right::Print),
                key("Ctrl P", "检查表").needs(Right::Print),
                key("Ctrl I", "导入").needs(Right::Write),
            ]
        }
    }

    fn status(&self) -> String {
        self.list.status("家")
    }

    fn page(&self) -> Page {
        Page::Defence
    }
}
