//! What the page of a group does: each act through its service, said afterwards with what takes it back.

use super::dialogs::Chosen;
use super::tabs::GroupTab;
use super::{Act, Dialog, GroupScreen};
use crate::domain::defence::month_of;
use crate::domain::template::TemplateKind;
use crate::services::agreements::{self, About, HOLDING, TO_RENEW};
use crate::services::printing::Order;
use crate::services::{Desk, Trouble, defence};
use crate::ui::dialog_form::Answer;
use crate::ui::event::{After, Event};
use crate::ui::screens::documents::{SignDialog, order};

impl GroupScreen {
    pub(super) fn do_act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Select(row) => self.selected = Some(row),
            Act::SelectTurn(row) => self.turn = Some(row),
            Act::SelectPatrol(row) => self.patrol = Some(row),
            Act::Tab(tab) => self.turn_to(desk, tab)?,
            Act::Month(months) => self.turn_month(desk, months)?,
            Act::Ask(which) => {
                let chosen = Chosen {
                    page: &self.page,
                    line: self.selected.and_then(|row| self.page.roster.get(row)),
                    month: self.month,
                    turns: &self.duties.turns,
                    turn: self.turn.and_then(|row| self.duties.turns.get(row)),
                    patrol: self.patrol.and_then(|row| self.patrols.lines.get(row)),
                };
                self.dialog = Dialog::open(desk, which, &chosen)?;
            }
            Act::Answer(answer) => return self.answered(desk, answer),
            Act::Move(steps) => return self.move_along(desk, steps),
            Act::AsOf => self.read(desk)?,
            Act::Person(person) => return Ok(Some(Event::OpenPerson(person))),
            Act::Place(place) => return Ok(Some(Event::OpenPlace(place))),
            Act::Agreement(agreement) => return Ok(Some(Event::OpenAgreement(agreement))),
            Act::PrintAgreement => return self.print_agreement(desk),
            Act::Sign => {
                let unsigned = self.unsigned().ok_or(Trouble::Gone)?;
                self.signing = Some(Box::new(SignDialog::sign(desk, unsigned)?));
            }
            Act::Signed(answer) => return self.signed(desk, answer),
            Act::RemovePatrol => return self.remove_patrol(desk),
            Act::PrintMonth => {
                let order = if self.tab == GroupTab::Duties { self.rota_paper() } else { self.log_paper() };
                return Ok(Some(Event::Preview(order)));
            }
            Act::Print(kind) => return Ok(Some(Event::Preview(Order::of(kind, vec![self.page.id])))),
            Act::Back => return Ok(Some(Event::Back)),
        }
        Ok(None)
    }

    fn answered(&mut self, desk: &mut Desk, answer: Answer) -> Result<Option<Event>, Trouble> {
        let Some(dialog) = &mut self.dialog else { return Ok(None) };
        match answer {
            Answer::Leave => {
                self.dialog = None;
                self.wants_focus = true;
                Ok(None)
            }
            Answer::Look => dialog.look(desk).map(|()| None),
            Answer::Save => match dialog.save(desk) {
                Ok(saved) => {
                    self.dialog = None;
                    if let Some(group) = saved.group {
                        self.page.id = group;
                    }
                    if let Some(day) = saved.day {
                        self.month = month_of(day, 0);
                        (self.turn, self.patrol) = (None, None);
                    }
                    Ok(Some(Event::Saved { words: saved.words, undo: Some(saved.change), then: After::Stay }))
                }
                Err(trouble) => {
                    dialog.failed(&trouble);
                    Ok(None)
                }
            },
        }
    }

    fn move_along(&mut self, desk: &mut Desk, steps: i32) -> Result<Option<Event>, Trouble> {
        let line = self.selected.and_then(|row| self.page.roster.get(row)).ok_or(Trouble::Gone)?;
        let change = defence::move_member(desk, line.id, steps)?;
        let words = "已调整次序".to_owned();
        Ok(Some(Event::Saved { words, undo: Some(change), then: After::Stay }))
    }

    fn remove_patrol(&self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        let line = self.patrol.and_then(|row| self.patrols.lines.get(row)).ok_or(Trouble::Gone)?;
        let change = defence::remove_patrol(desk, line.id)?;
        Ok(Some(Event::Saved {
            words: "已删去这条巡逻记录".to_owned(), undo: Some(change), then: After::Stay
        }))
    }

    pub(super) fn why_no_paper(&self) -> Option<&'static str> {
        if !self.may_print {
            return Some("您的角色不能打印");
        }
        let is_standing = self.page.group.is_standing();
        let no_head = self.page.head.is_none().then_some("请先推选组长，责任书由组长签订");
        (!is_standing).then_some("这个组已解散").or(no_head)
    }

    pub(super) fn why_not_signed(&self) -> Option<&'static str> {
        self.refusal().or(self.unsigned().is_none().then_some("没有待签的"))
    }

    /// The one to be signed; the next one where the last runs out; a copy of the one in force; else a first one.
    fn print_agreement(&self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        let runs_out = self.one(|listed| TO_RENEW.contains(&listed.standing));
        let holds = self.one(|listed| HOLDING.contains(&listed.standing));
        if let Some(known) = self.unsigned().or(holds.filter(|_| runs_out.is_none())) {
            return Ok(order(desk, &[known])?.map(Event::Preview));
        }
        let prepared = match runs_out {
            Some(old) => agreements::renew(desk, &[old])?,
            None => agreements::prepare(desk, TemplateKind::JointDefence, &[About::Group(self.page.id)])?,
        };
        let Some(order) = order(desk, &prepared.made)? else { return Ok(None) };
        let words = "已起草责任书，印好签订后按 F10 登记".to_owned();
        Ok(Some(Event::Saved { words, undo: Some(prepared.change), then: After::Preview(order) }))
    }

    fn signed(&mut self, desk: &mut Desk, answer: Answer) -> Result<Option<Event>, Trouble> {
        let Some(dialog) = &mut self.signing else { return Ok(None) };
        if answer != Answer::Save {
            self.signing = None;
            return Ok(None);
        }
        match dialog.save(desk) {
            Ok(signed) => {
                self.signing = None;
                Ok(Some(Event::Saved { words: signed.words, undo: Some(signed.change), then: After::Stay }))
            }
            Err(trouble) => {
                dialog.failed(&trouble);
                Ok(None)
            }
        }
    }
}
