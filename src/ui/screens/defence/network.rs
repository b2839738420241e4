//! 责任区: who answers for each part of the address tree, from the community down to the buildings, and what is missing. People
//! are named in the address tree, which a row opens.

use super::tabs_ui;
use crate::domain::Right;
use crate::domain::network::{Held, NetworkLine, level};
use crate::services::{Desk, Trouble, network};
use crate::ui::event::{DefenceTab, Event};
use crate::ui::icons;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::screens::narrowed::Narrowed;
use crate::ui::screens::plain_table::{Headings, Taken};
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Button, Mood, Tab, badge_in_cell, empty_state, segmented};
use eframe::egui::{Align, Frame, Key, Layout, Margin, Modifiers, Panel, Ui};

/// The duties in the order of `domain::network::DUTIES`.
const HEADINGS: Headings = &[
    ("级别", 48.0),
    ("地址", 190.0),
    ("网格长", 88.0),
    ("包片干部", 88.0),
    ("网格员", 88.0),
    ("中心户长", 88.0),
    ("楼栋长", 88.0),
    ("社区民警", 88.0),
    ("待补", 180.0),
];
/// The first column that is a duty, and the one behind the last.
const FIRST_DUTY: usize = 2;
const TO_DO: usize = 8;

pub enum Act {
    Tab(DefenceTab),
    Lacking(bool),
    Select(usize),
    Open(usize),
    Print,
}

pub struct NetworkScreen {
    list: Narrowed<NetworkLine>,
    /// Only those where something is missing or held twice.
    only_lacking: bool,
    /// How many those are.
    lacking: usize,
    may_print: bool,
}

impl NetworkScreen {
    pub fn open(desk: &Desk) -> Result<Self, Trouble> {
        let mut screen = Self {
            list: Narrowed::new("defence network", HEADINGS, |line| line.node.id),
            only_lacking: false,
            lacking: 0,
            may_print: desk.may(Right::Print),
        };
        screen.read(desk)?;
        Ok(screen)
    }

    fn read(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let (lines, only_lacking) = (network::table(desk)?, self.only_lacking);
        self.lacking = lines.iter().filter(|line| is_lacking(line)).count();
        self.list.show(lines, |line| !only_lacking || is_lacking(line));
        Ok(())
    }

    fn no_printing(&self) -> Option<&'static str> {
        if !self.may_print {
            return Some("您的角色不能打印");
        }
        (self.list.count() == 0).then_some("没有可打印的")
    }

    fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let which = [
            Tab::new("全部", Some(self.list.all().len().to_string())),
            Tab::new("待补", Some(self.lacking.to_string())),
        ];
        ui.horizontal_centered(|ui| {
            let mut asked = tabs_ui(ui, DefenceTab::Network).map(Act::Tab);
            if let Some(tab) = segmented(ui, &which, usize::from(self.only_lacking)) {
                asked = Some(Act::Lacking(tab == 1));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let print = Button::secondary("责任人一览表").icon(icons::PRINT).key("Ctrl P");
                if ui.add(print.refused(self.no_printing())).clicked() {
                    asked = Some(Act::Print);
                }
            });
            asked
        })
        .inner
    }

    fn list_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.list.count() == 0 {
            let (title, advice) = if self.list.all().is_empty() {
                ("还没有地址", "先在「地址」里建好小区、村组和楼栋")
            } else {
                ("每一处都有责任人", "换人、离任在「地址」里登记")
            };
            empty_state(ui, icons::PLACE, title, advice, None);
            return None;
        }
        let taken = self.list.ui(ui, false, cell_ui)?;
        Some(match taken {
            Taken::Select(row) => Act::Select(row),
            Taken::Open(row) => Act::Open(row),
        })
    }

    fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if self.no_printing().is_none() && pressed(Modifiers::COMMAND, Key::P) {
            return Some(Act::Print);
        }
        pressed(Modifiers::NONE, Key::F5).then_some(Act::Lacking(!self.only_lacking))
    }
}

/// Something is missing or held twice.
fn is_lacking(line: &NetworkLine) -> bool {
    !line.findings.is_empty()
}

fn cell_ui(ui: &mut Ui, line: &NetworkLine, column: usize) {
    let weak = theme::palette(ui).text_weak;
    match column {
        0 => drop(cell_text(ui, theme::body(level(&line.node.kind)))),
        1 => drop(cell_text(ui, theme::body(&line.node.name))),
        TO_DO if line.findings.is_empty() => {}
        TO_DO => drop(badge_in_cell(ui, Mood::Warn, Some(icons::WARNING), &line.findings.join("，"))),
        duty => match line.held.get(duty - FIRST_DUTY) {
            Some(Held::Own(own)) => {
                let names: Vec<&str> = own.iter().map(|holder| holder.name.as_str()).collect();
                cell_text(ui, theme::body(names.join("、")));
            }
            // Who answers from further up is weak: it is not written here.
            Some(Held::Above(names)) => drop(cell_text(ui, theme::body(names).color(weak))),
            Some(Held::Missing) => drop(cell_text(ui, theme::body("缺").color(theme::palette(ui).warn))),
            Some(Held::Unasked) | None => {}
        },
    }
}

impl Draws for NetworkScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let by_key = self.keys_ui(ui);
        let pane = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("network head").exact_size(height::PAGE_HEAD).frame(pane).show_separator_line(false);
        let in_head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let in_list = self.list_ui(ui);
        by_key.or(in_head).or(in_list)
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Tab(tab) => return Ok(Some(Event::Defence(tab))),
            Act::Lacking(only_lacking) => {
                self.only_lacking = only_lacking;
                self.list.go_to_top();
                self.list.narrow(|line| !only_lacking || is_lacking(line));
                self.list.take_focus();
            }
            Act::Select(row) => self.list.select(row),
            Act::Open(row) => {
                self.list.select(row);
                return Ok(self.list.chosen().map(|line| Event::OpenPlace(line.node.id)));
            }
            Act::Print => {
                let lines: Vec<&NetworkLine> = self.list.shown().collect();
                return Ok(Some(Event::Preview(network::paper(desk, &lines)?)));
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
                key("↑↓", "选一处"),
                key("Enter", "打开地址"),
                key("F5", "只看待补"),
                key("Ctrl P", "责任人一览表").needs(Right::Print),
                key("Alt 1", "联防组"),
            ]
        }
    }

    fn status(&self) -> String {
        format!("{} 处，{} 处待补", self.list.all().len(), self.lacking)
    }

    fn page(&self) -> Page {
        Page::Defence
    }
}
