//! 六定: who holds a post in an area, whether their card is whole, and the cards on paper. The card is written in a form of its own.

use super::tabs_ui;
use crate::domain::{RecordId, Right};
use crate::print::documents::POST_CARD;
use crate::services::posts::{self, PostLine};
use crate::services::printing::Order;
use crate::services::{Desk, Trouble};
use crate::ui::event::{DefenceTab, Event};
use crate::ui::icons;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::screens::plain_table::{Headings, PlainTable, Taken};
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Button, Mood, badge, badge_in_cell, empty_state};
use eframe::egui::{Align, Frame, Key, Layout, Margin, Modifiers, Panel, Ui};

const HEADINGS: Headings =
    &[("岗位", 96.0), ("责任人", 96.0), ("责任片区", 240.0), ("电话", 140.0), ("六定", 220.0), ("制定日期", 100.0)];

pub enum Act {
    Tab(DefenceTab),
    Select(usize),
    /// The card of this row is written.
    Open(usize),
    Print,
    /// Every card there is.
    PrintAll,
}

pub struct PostsScreen {
    table: PlainTable,
    lines: Vec<PostLine>,
    may_write: bool,
    may_print: bool,
}

impl PostsScreen {
    pub fn open(desk: &Desk) -> Result<Self, Trouble> {
        let mut screen = Self {
            table: PlainTable::new("posts", HEADINGS),
            lines: Vec::new(),
            may_write: desk.may(Right::Write),
            may_print: desk.may(Right::Print),
        };
        screen.read(desk)?;
        Ok(screen)
    }

    fn read(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.lines = posts::list(desk)?;
        self.table.settle(self.lines.len());
        Ok(())
    }

    fn chosen(&self) -> Option<usize> {
        self.table.selected.filter(|row| *row < self.lines.len())
    }

    /// The card in front.
    fn card(&self) -> Option<RecordId> {
        self.lines.get(self.chosen()?)?.card.as_ref().map(|(id, _)| *id)
    }

    fn cards(&self) -> Vec<RecordId> {
        self.lines.iter().filter_map(|line| line.card.as_ref().map(|(id, _)| *id)).collect()
    }

    fn no_writing(&self) -> Option<&'static str> {
        let no_row = self.chosen().is_none().then_some("请先选一位");
        (!self.may_write).then_some("您的角色只能查看").or(no_row)
    }

    fn no_printing(&self, is_empty: bool) -> Option<&'static str> {
        if !self.may_print {
            return Some("您的角色不能打印");
        }
        is_empty.then_some("还没有卡，按 Enter 制作")
    }

    fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        ui.horizontal_centered(|ui| {
            let tab = tabs_ui(ui, DefenceTab::Posts).map(Act::Tab);
            let written = self.card().is_some();
            let buttons = [
                (
                    Button::primary(if written { "修改这张卡" } else { "制作这张卡" }).key("Enter"),
                    self.no_writing(),
                    Act::Open(self.chosen().unwrap_or_default()),
                ),
                (Button::secondary("打印全部").key("F6"), self.no_printing(self.cards().is_empty()), Act::PrintAll),
                (
                    Button::secondary("打印责任卡").icon(icons::PRINT).key("Ctrl P"),
                    self.no_printing(!written),
                    Act::Print,
                ),
            ];
            let asked = ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let mut asked = None;
                for (button, refusal, act) in buttons {
                    if ui.add(button.refused(refusal)).clicked() {
                        asked = Some(act);
                    }
                }
                asked
            });
            tab.or(asked.inner)
        })
        .inner
    }

    fn list_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.lines.is_empty() {
            let advice = "先在「地址」里登记包片干部、网格员、中心户长，再给他们制卡";
            empty_state(ui, icons::NOTE, "还没有责任人", advice, None);
            return None;
        }
        let lines = &self.lines;
        let taken = self.table.ui(ui, lines.len(), false, |ui, row, column| {
            if let Some(line) = lines.get(row) {
                cell_ui(ui, line, column);
            }
        })?;
        match taken {
            Taken::Select(row) => Some(Act::Select(row)),
            Taken::Open(row) => self.may_write.then_some(Act::Open(row)),
        }
    }

    fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if self.no_printing(self.card().is_none()).is_none() && pressed(Modifiers::COMMAND, Key::P) {
            return Some(Act::Print);
        }
        let can_print_all = self.no_printing(self.cards().is_empty()).is_none();
        (can_print_all && pressed(Modifiers::NONE, Key::F6)).then_some(Act::PrintAll)
    }
}

fn cell_ui(ui: &mut Ui, line: &PostLine, column: usize) {
    let words = match column {
        0 => &line.post,
        1 => &line.holder,
        2 => &line.area,
        3 => &line.phones,
        4 => {
            match line.to_do() {
                None => badge(ui, Mood::Good, Some(icons::CHECK), "六定齐全"),
                Some(to_do) => badge_in_cell(ui, Mood::Warn, Some(icons::WARNING), &to_do),
            };
            return;
        }
        _ => {
            let day = line.card.as_ref().and_then(|(_, card)| card.drawn_up_on.0);
            cell_text(ui, theme::body(day.map(|day| day.to_string()).unwrap_or_default()));
            return;
        }
    };
    cell_text(ui, theme::body(words));
}

impl Draws for PostsScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let by_key = self.keys_ui(ui);
        let pane = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("posts head").exact_size(height::PAGE_HEAD).frame(pane).show_separator_line(false);
        let in_head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let in_list = self.list_ui(ui);
        by_key.or(in_head).or(in_list)
    }

    fn act(&mut self, act: Act, _desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        Ok(match act {
            Act::Tab(tab) => Some(Event::Defence(tab)),
            Act::Select(row) => {
                self.table.selected = Some(row);
                None
            }
            Act::Open(row) => {
                self.table.selected = Some(row);
                self.lines.get(row).map(|line| Event::PostCard(line.duty))
            }
            Act::Print => self.card().map(|card| Event::Preview(Order::of(&POST_CARD, vec![card]))),
            Act::PrintAll => Some(Event::Preview(Order::of(&POST_CARD, self.cards()))),
        })
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.table.take_focus();
        self.read(desk)
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("↑↓", "选一位"),
                key("Enter", "写责任卡"),
                key("Ctrl P", "打印责任卡"),
                key("F6", "打印全部"),
                key("Alt 4", "责任区"),
            ]
        }
    }

    fn status(&self) -> String {
        let whole = self.lines.iter().filter(|line| line.to_do().is_none()).count();
        format!("{} 位责任人，{whole} 张六定齐全", self.lines.len())
    }

    fn page(&self) -> Page {
        Page::Defence
    }
}
