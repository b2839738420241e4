//! One 队伍 at a glance: who serves in it and until when, what is to be looked at, who served before. What changes it are
//! `dialogs`.

mod dialogs;
mod head;
mod members;
mod side;

pub use dialogs::TeamDialog;

use crate::domain::{RecordId, Right};
use crate::services::teams::{self, MemberLine, TeamPage};
use crate::services::{Desk, Trouble};
use crate::ui::event::{After, Event};
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::screens::plain_table::PlainTable;
use crate::ui::screens::record_dialog::Answer;
use crate::ui::theme::{self, height, space};
use eframe::egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Ui};

/// Below this width the side is narrower.
const SIDE_NARROWS_BELOW: f32 = 1080.0;

/// What can be asked of the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    Select(usize),
    Facts,
    Add,
    Edit,
    End,
    Dissolve,
    Answer(Answer),
    Person(RecordId),
    Place(RecordId),
    Print,
    Back,
}

pub struct TeamScreen {
    page: TeamPage,
    table: PlainTable,
    dialog: Option<Box<TeamDialog>>,
    may_write: bool,
    may_print: bool,
}

impl TeamScreen {
    pub fn open(desk: &Desk, team: RecordId) -> Result<Self, Trouble> {
        let mut screen = Self {
            page: teams::page(desk, team)?,
            table: PlainTable::new("team members", members::HEADINGS),
            dialog: None,
            may_write: desk.may(Right::Write),
            may_print: desk.may(Right::Print),
        };
        screen.table.settle(screen.page.members.len());
        Ok(screen)
    }

    fn read(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let chosen = self.chosen().map(|member| member.id);
        self.page = teams::page(desk, self.page.id)?;
        // The row in front stays with its member, wherever others came in.
        let place = self.page.members.iter().position(|member| Some(member.id) == chosen);
        self.table.selected = place.or(self.table.selected);
        self.table.settle(self.page.members.len());
        Ok(())
    }

    fn chosen(&self) -> Option<&MemberLine> {
        self.page.members.get(self.table.selected?)
    }

    /// Why nothing can be changed now.
    fn refusal(&self) -> Option<&'static str> {
        if !self.may_write {
            return Some("您的角色只能查看");
        }
        (!self.page.team.is_standing()).then_some("这支队伍已撤销")
    }

    /// The same of what is done with the chosen member.
    fn no_member(&self) -> Option<&'static str> {
        self.refusal().or(self.chosen().is_none().then_some("请先选一人"))
    }

    fn no_printing(&self) -> Option<&'static str> {
        if !self.may_print {
            return Some("您的角色不能打印");
        }
        self.page.members.is_empty().then_some("名册是空的")
    }

    fn answered(&mut self, desk: &mut Desk, answer: Answer) -> Result<Option<Event>, Trouble> {
        let Some(dialog) = &mut self.dialog else { return Ok(None) };
        match answer {
            Answer::Leave => self.close_dialog(),
            Answer::Look => dialog.look(desk)?,
            Answer::Save => match dialog.save(desk) {
                Ok(saved) => {
                    self.close_dialog();
                    let undo = Some(saved.change);
                    return Ok(Some(Event::Saved { words: saved.words, undo, then: After::Stay }));
                }
                Err(trouble) => dialog.failed(&trouble),
            },
        }
        Ok(None)
    }

    fn close_dialog(&mut self) {
        self.dialog = None;
        self.table.take_focus();
    }

    fn ask(&mut self, dialog: TeamDialog) {
        self.dialog = Some(Box::new(dialog));
    }
}

impl Draws for TeamScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let by_key = if self.dialog.is_some() { None } else { self.keys_ui(ui) };
        let answered = self.dialog.as_mut().and_then(|dialog| dialog.show(ui.ctx())).map(Act::Answer);
        let side_width = if ui.available_width() < SIDE_NARROWS_BELOW { 280.0 } else { 348.0 };
        let frame = Frame::new().fill(theme::palette(ui).surface).inner_margin(Margin::symmetric(16, 12));
        let side = Panel::right("team side").exact_size(side_width).resizable(false).frame(frame);
        let in_side = side.show(ui, |ui| {
            let cards = ScrollArea::vertical().id_salt("team side").auto_shrink([false, false]);
            cards.show(ui, |ui| self.side_ui(ui)).inner
        });
        let pane = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("team head").exact_size(height::PAGE_HEAD).frame(pane).show_separator_line(false);
        let in_head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let in_main = CentralPanel::default().frame(pane).show(ui, |ui| self.members_ui(ui)).inner;
        answered.or(by_key).or(in_side.inner).or(in_head).or(in_main)
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        let id = self.page.id;
        match act {
            Act::Select(row) => self.table.selected = Some(row),
            Act::Facts => self.ask(TeamDialog::facts(desk, id)?),
            Act::Add => self.ask(TeamDialog::add(desk, id)?),
            Act::Edit | Act::End => {
                let member = self.chosen().ok_or(Trouble::Gone)?.id;
                let is_end = act == Act::End;
                self.ask(if is_end { TeamDialog::end(desk, member)? } else { TeamDialog::edit(desk, id, member)? });
            }
            Act::Dissolve => self.ask(TeamDialog::dissolve(desk, id)?),
            Act::Answer(answer) => return self.answered(desk, answer),
            Act::Person(person) => return Ok(Some(Event::OpenPerson(person))),
            Act::Place(place) => return Ok(Some(Event::OpenPlace(place))),
            Act::Print => return Ok(Some(Event::Preview(teams::rosters(desk, &[id])?))),
            Act::Back => return Ok(Some(Event::Back)),
        }
        Ok(None)
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.table.take_focus();
        self.read(desk)
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("Ins", "添加成员").needs(Right::Write),
                key("F4", "编辑").needs(Right::Write),
                key("F6", "卸任").needs(Right::Write),
                key("F2", "修改队伍").needs(Right::Write),
                key("Ctrl P", "花名册").needs(Right::Print),
            ]
        }
    }

    fn status(&self) -> String {
        let count = self.page.members.len();
        match self.table.selected {
            Some(row) => format!("第 {} 人 / {count} 人", row + 1),
            None => format!("{count} 人"),
        }
    }

    fn page(&self) -> Page {
        Page::Defence
    }
}
