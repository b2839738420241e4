//! 队伍: the list of teams. One team's page is in `team`.

use super::tabs_ui;
use crate::domain::values::Value;
use crate::domain::{RecordId, Right, Weight};
use crate::services::teams::{self, TeamRow};
use crate::services::{Desk, Trouble};
use crate::ui::event::{After, DefenceTab, Event};
use crate::ui::icons;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::screens::narrowed::Narrowed;
use crate::ui::screens::plain_table::{Headings, Taken};
use crate::ui::screens::record_dialog::Answer;
use crate::ui::screens::team::TeamDialog;
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Button, Mood, Tab, badge_in_cell, empty_state, notice_line, segmented};
use eframe::egui::{Align, Frame, Key, Layout, Margin, Modifiers, Panel, Ui};

const HEADINGS: Headings =
    &[("类别", 112.0), ("队名", 220.0), ("负责人", 96.0), ("人数", 48.0), ("任期至", 100.0), ("待办", 180.0)];

pub enum Act {
    Tab(DefenceTab),
    Dissolved(bool),
    Select(usize),
    Open(usize),
    New,
    Answer(Answer),
    Print,
}

pub struct TeamsScreen {
    list: Narrowed<TeamRow>,
    are_dissolved: bool,
    /// How many stand, and how many were dissolved.
    counts: [usize; 2],
    hints: Vec<String>,
    dialog: Option<Box<TeamDialog>>,
    may_write: bool,
    may_print: bool,
}

impl TeamsScreen {
    pub fn open(desk: &Desk) -> Result<Self, Trouble> {
        let mut screen = Self {
            list: Narrowed::new("teams", HEADINGS, |row| row.id),
            are_dissolved: false,
            counts: [0; 2],
            hints: Vec::new(),
            dialog: None,
            may_write: desk.may(Right::Write),
            may_print: desk.may(Right::Print),
        };
        screen.read(desk)?;
        Ok(screen)
    }

    fn read(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let (standing, dissolved) = (teams::list(desk, false)?, teams::list(desk, true)?);
        self.counts = [standing.len(), dissolved.len()];
        self.list.show(if self.are_dissolved { dissolved } else { standing }, |_| true);
        self.hints = teams::hints(desk)?;
        Ok(())
    }

    fn refusal(&self) -> Option<&'static str> {
        (!self.may_write).then_some("您的角色只能查看")
    }

    fn no_printing(&self) -> Option<&'static str> {
        if !self.may_print {
            return Some("您的角色不能打印");
        }
        self.list.all().iter().all(|row| row.members == 0).then_some("名册都是空的")
    }

    fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if self.refusal().is_none() && pressed(Modifiers::ALT, Key::N) {
            return Some(Act::New);
        }
        (self.no_printing().is_none() && pressed(Modifiers::COMMAND, Key::P)).then_some(Act::Print)
    }

    fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let standing =
            [Tab::new("现有", Some(self.counts[0].to_string())), Tab::new("已撤销", Some(self.counts[1].to_string()))];
        ui.horizontal_centered(|ui| {
            let mut asked = tabs_ui(ui, DefenceTab::Teams).map(Act::Tab);
            if let Some(tab) = segmented(ui, &standing, usize::from(self.are_dissolved)) {
                asked = Some(Act::Dissolved(tab == 1));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let new = Button::primary("建立队伍").icon(icons::PLUS).key("Alt N").refused(self.refusal());
                if ui.add(new).clicked() {
                    asked = Some(Act::New);
                }
                let print = Button::secondary("打印花名册").icon(icons::PRINT).key("Ctrl P");
                if ui.add(print.refused(self.no_printing())).clicked() {
                    asked = Some(Act::Print);
                }
            });
            asked
        })
        .inner
    }

    fn list_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let pane = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        pane.show(ui, |ui| self.hints.iter().for_each(|hint| notice_line(ui, false, hint)));
        if self.list.count() == 0 {
            return self.empty_ui(ui);
        }
        let taken = self.list.ui(ui, self.dialog.is_some(), cell_ui)?;
        Some(match taken {
            Taken::Select(row) => Act::Select(row),
            Taken::Open(row) => Act::Open(row),
        })
    }

    fn empty_ui(&self, ui: &mut Ui) -> Option<Act> {
        if self.are_dissolved {
            empty_state(ui, icons::PEOPLE, "没有撤销的队伍", "撤销的会留在这里", None);
            return None;
        }
        let act = self.may_write.then_some("建立队伍");
        let advice = "治保会、调委会、巡逻队、警务室，按 Alt N 建立";
        empty_state(ui, icons::PEOPLE, "还没有队伍", advice, act).then_some(Act::New)
    }

    fn answered(&mut self, desk: &mut Desk, answer: Answer) -> Result<Option<Event>, Trouble> {
        let Some(dialog) = &mut self.dialog else { return Ok(None) };
        match answer {
            Answer::Leave => self.close_dialog(),
            Answer::Look => dialog.look(desk)?,
            Answer::Save => match dialog.save(desk) {
                Ok(saved) => {
                    self.close_dialog();
                    let then = saved.founded.map_or(After::Stay, After::Team);
                    return Ok(Some(Event::Saved { words: saved.words, undo: Some(saved.change), then }));
                }
                Err(trouble) => dialog.failed(&trouble),
            },
        }
        Ok(None)
    }

    fn close_dialog(&mut self) {
        self.dialog = None;
        self.list.take_focus();
    }
}

fn cell_ui(ui: &mut Ui, row: &TeamRow, column: usize) {
    let weak = theme::palette(ui).text_weak;
    match column {
        0 => drop(cell_text(ui, theme::body(row.team.kind.label()))),
        1 => drop(cell_text(ui, theme::body(row.team.team_name.shown()))),
        2 if row.leader.is_empty() => drop(cell_text(ui, theme::body("未定").color(weak))),
        2 => drop(cell_text(ui, theme::body(&row.leader))),
        3 => drop(cell_text(ui, theme::body(row.members.to_string()))),
        4 => drop(cell_text(ui, theme::body(row.term_until.map(|day| day.to_string()).unwrap_or_default()))),
        _ => to_do_ui(ui, row),
    }
}

/// The most pressing finding, and how many there are beside it.
fn to_do_ui(ui: &mut Ui, row: &TeamRow) {
    let Some(first) = row.findings.first() else { return };
    let more = if row.findings.len() > 1 { format!("等 {} 项", row.findings.len()) } else { String::new() };
    let words = format!("{}{more}", first.short());
    match first.weight() {
        Weight::Wrong => badge_in_cell(ui, Mood::Warn, Some(icons::WARNING), &words),
        _ => badge_in_cell(ui, Mood::Neutral, Some(icons::HALF_CIRCLE), &words),
    };
}

impl Draws for TeamsScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let by_key = if self.dialog.is_some() { None } else { self.keys_ui(ui) };
        let answered = self.dialog.as_mut().and_then(|dialog| dialog.show(ui.ctx())).map(Act::Answer);
        let pane = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("teams head").exact_size(height::PAGE_HEAD).frame(pane).show_separator_line(false);
        let in_head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let in_list = self.list_ui(ui);
        answered.or(by_key).or(in_head).or(in_list)
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Tab(tab) => return Ok(Some(Event::Defence(tab))),
            Act::Dissolved(are_dissolved) => {
                self.are_dissolved = are_dissolved;
                self.list.go_to_top();
                self.read(desk)?;
                self.list.take_focus();
            }
            Act::Select(row) => self.list.select(row),
            Act::Open(row) => {
                self.list.select(row);
                return Ok(self.list.chosen().map(|row| Event::OpenTeam(row.id)));
            }
            Act::New => self.dialog = Some(Box::new(TeamDialog::found(desk)?)),
            Act::Answer(answer) => return self.answered(desk, answer),
            Act::Print => {
                let all: Vec<RecordId> =
                    self.list.all().iter().filter(|row| row.members > 0).map(|row| row.id).collect();
                return Ok(Some(Event::Preview(teams::rosters(desk, &all)?)));
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
                key("↑↓", "选队伍"),
                key("Enter", "打开"),
                key("Alt N", "建立队伍").needs(Right::Write),
                key("Ctrl P", "打印花名册").needs(Right::Print),
                key("Alt 3", "防线"),
            ]
        }
    }

    fn status(&self) -> String {
        let members: usize = self.list.all().iter().map(|row| row.members).sum();
        format!("{} 支队伍，{members} 人", self.list.count())
    }

    fn page(&self) -> Page {
        Page::Defence
    }
}
