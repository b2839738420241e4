//! 问事, 议事 and 评事: what officers were told and whom they are to speak with, votes of the 议事会 round by round, and appraisals
//! by two ballots; beside the list what the chosen one came to. The verdict is counted from the numbers each time.

mod columns;
mod dialog;
mod list;
mod side;

use crate::domain::registers::{Appraisal, CouncilVote};
use crate::domain::{Date, RecordId, Right};
use crate::services::council::{self, ContactLine, DutyLine, Round};
use crate::services::{Desk, Trouble};
use crate::ui::event::{After, Event};
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::screens::plain_table::PlainTable;
use crate::ui::screens::record_dialog::Answer;
use crate::ui::theme::{self, height, space};
use dialog::CouncilDialog;
use eframe::egui::{Frame, Margin, Panel, ScrollArea, Ui};

const SIDE: f32 = 348.0;

/// Which of the four.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Part {
    #[default]
    Votes,
    Appraisals,
    Contacts,
    Duties,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Act {
    Part(Part),
    Select(usize),
    New,
    Edit,
    /// Voted on or appraised once more.
    Again,
    Answer(Answer),
    Print,
}

pub struct CouncilScreen {
    part: Part,
    votes: Vec<Round<CouncilVote>>,
    appraisals: Vec<Round<Appraisal>>,
    contacts: Vec<ContactLine>,
    duties: Vec<DutyLine>,
    of_votes: PlainTable,
    of_appraisals: PlainTable,
    of_contacts: PlainTable,
    of_duties: PlainTable,
    today: Date,
    dialog: Option<Box<CouncilDialog>>,
    may_write: bool,
    may_print: bool,
}

impl CouncilScreen {
    pub fn open(desk: &Desk) -> Result<Self, Trouble> {
        let mut screen = Self {
            part: Part::default(),
            votes: Vec::new(),
            appraisals: Vec::new(),
            contacts: Vec::new(),
            duties: Vec::new(),
            of_votes: PlainTable::new("council votes", columns::VOTES),
            of_appraisals: PlainTable::new("appraisals", columns::APPRAISALS),
            of_contacts: PlainTable::new("contacts", columns::CONTACTS),
            of_duties: PlainTable::new("contact duties", columns::DUTIES),
            today: desk.today(),
            dialog: None,
            may_write: desk.may(Right::Write),
            may_print: desk.may(Right::Print),
        };
        screen.read(desk)?;
        Ok(screen)
    }

    fn read(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.votes = council::votes(desk)?;
        self.appraisals = council::appraisals(desk)?;
        self.contacts = council::contacts(desk)?;
        self.duties = council::contact_duties(desk)?;
        self.of_duties.settle(self.duties.len());
        self.of_contacts.settle(self.contacts.len());
        self.of_votes.settle(self.votes.len());
        self.of_appraisals.settle(self.appraisals.len());
        Ok(())
    }

    fn table(&mut self) -> &mut PlainTable {
        match self.part {
            Part::Votes => &mut self.of_votes,
            Part::Appraisals => &mut self.of_appraisals,
            Part::Contacts => &mut self.of_contacts,
            Part::Duties => &mut self.of_duties,
        }
    }

    fn vote(&self) -> Option<&Round<CouncilVote>> {
        self.votes.get(self.of_votes.selected.filter(|_| self.part == Part::Votes)?)
    }

    fn appraisal(&self) -> Option<&Round<Appraisal>> {
        self.appraisals.get(self.of_appraisals.selected.filter(|_| self.part == Part::Appraisals)?)
    }

    fn contact(&self) -> Option<&ContactLine> {
        self.contacts.get(self.of_contacts.selected.filter(|_| self.part == Part::Contacts)?)
    }

    fn duty(&self) -> Option<&DutyLine> {
        self.duties.get(self.of_duties.selected.filter(|_| self.part == Part::Duties)?)
    }

    fn chosen(&self) -> Option<RecordId> {
        let vote = self.vote().map(|vote| vote.id);
        vote.or(self.appraisal().map(|appraisal| appraisal.id))
            .or(self.contact().map(|contact| contact.id))
            .or(self.duty().map(|duty| duty.id))
    }

    fn refusal(&self) -> Option<&'static str> {
        (!self.may_write).then_some("您的角色只能查看")
    }

    fn no_row(&self) -> Option<&'static str> {
        self.refusal().or(self.chosen().is_none().then_some("请先选一条"))
    }

    /// Only what fell short comes again, and once.
    fn no_again(&self) -> Option<&'static str> {
        let is_settled = match self.part {
            Part::Votes => self.vote().is_some_and(|vote| vote.record.passes()),
            Part::Appraisals => self.appraisal().is_some_and(|one| !one.record.needs_rectification()),
            Part::Contacts | Part::Duties => true,
        };
        let is_followed =
            self.vote().is_some_and(|vote| vote.is_followed) || self.appraisal().is_some_and(|one| one.is_followed);
        let settled = is_settled.then_some("已经通过，不用再来一次");
        self.no_row().or(settled).or(is_followed.then_some("已有下一轮"))
    }

    fn no_printing(&self) -> Option<&'static str> {
        if !self.may_print {
            return Some("您的角色不能打印");
        }
        self.chosen().is_none().then_some("请先选一条")
    }

    fn answered(&mut self, desk: &mut Desk, answer: Answer) -> Result<Option<Event>, Trouble> {
        let Some(dialog) = &mut self.dialog else { return Ok(None) };
        match answer {
            Answer::Leave => self.close_dialog(),
            Answer::Look => dialog.look(desk)?,
            Answer::Save => match dialog.save(desk) {
                Ok(change) => {
                    self.close_dialog();
                    let words = "已记下".to_owned();
                    return Ok(Some(Event::Saved { words, undo: Some(change), then: After::Stay }));
                }
                Err(trouble) => dialog.failed(&trouble),
            },
        }
        Ok(None)
    }

    /// The form of the row in front.
    fn edit(&self, desk: &Desk) -> Result<Option<CouncilDialog>, Trouble> {
        Ok(match self.part {
            Part::Votes => self.vote().map(|vote| CouncilDialog::edit_vote(desk, vote.id, vote.record.clone())),
            Part::Appraisals => {
                self.appraisal().map(|one| CouncilDialog::edit_appraisal(desk, one.id, one.record.clone()))
            }
            Part::Contacts => self.contact().map(|line| CouncilDialog::edit_contact(desk, line)).transpose()?,
            Part::Duties => self.duty().map(|line| CouncilDialog::edit_duty(desk, line)),
        })
    }

    fn close_dialog(&mut self) {
        self.dialog = None;
        self.table().take_focus();
    }

    fn ask(&mut self, dialog: CouncilDialog) {
        self.dialog = Some(Box::new(dialog));
    }
}

impl Draws for CouncilScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let by_key = if self.dialog.is_some() { None } else { self.keys_ui(ui) };
        let answered = self.dialog.as_mut().and_then(|dialog| dialog.show(ui.ctx())).map(Act::Answer);
        let pane = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("council head").exact_size(height::PAGE_HEAD).frame(pane).show_separator_line(false);
        let in_head = head.show(ui, |ui| self.head_ui(ui)).inner;
        if self.chosen().is_some() {
            let frame = Frame::new().fill(theme::palette(ui).surface).inner_margin(Margin::symmetric(16, 12));
            let side = Panel::right("council side").exact_size(SIDE).resizable(false).frame(frame);
            side.show(ui, |ui| {
                let cards = ScrollArea::vertical().id_salt("council side").auto_shrink([false, false]);
                cards.show(ui, |ui| self.side_ui(ui));
            });
        }
        let in_list = self.list_ui(ui);
        answered.or(by_key).or(in_head).or(in_list)
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        let (part, chosen) = (self.part, self.chosen());
        match act {
            Act::Part(part) => {
                self.part = part;
                self.table().take_focus();
            }
            Act::Select(row) => self.table().selected = Some(row),
            Act::New => self.ask(CouncilDialog::new(desk, part, None)?),
            Act::Again => self.ask(CouncilDialog::new(desk, part, chosen)?),
            Act::Edit => {
                let dialog = self.edit(desk)?.ok_or(Trouble::Gone)?;
                self.ask(dialog);
            }
            Act::Answer(answer) => return self.answered(desk, answer),
            Act::Print => {
                let id = chosen.ok_or(Trouble::Gone)?;
                let order = match part {
                    Part::Votes => council::vote_paper(desk, id)?,
                    Part::Appraisals => council::appraisal_paper(desk, id)?,
                    Part::Contacts => council::contacts_paper(desk)?,
                    Part::Duties => council::contact_duties_paper(desk)?,
                };
                return Ok(Some(Event::Preview(order)));
            }
        }
        Ok(None)
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.table().take_focus();
        self.read(desk)
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("Alt N", "记一次").needs(Right::Write),
                key("F4", "修改").needs(Right::Write),
                key("F6", "下一轮、再评").needs(Right::Write),
                key("Ctrl P", "打印结果").needs(Right::Print),
                key("Alt 1…4", "议事、评事、问事、联系任务"),
            ]
        }
    }

    fn status(&self) -> String {
        match self.part {
            Part::Votes => format!("{} 次表决", self.votes.len()),
            Part::Appraisals => format!("{} 次评事", self.appraisals.len()),
            Part::Contacts => format!("{} 次走访", self.contacts.len()),
            Part::Duties => format!("{} 项任务", self.duties.len()),
        }
    }

    fn page(&self) -> Page {
        Page::Council
    }
}
