//! What the page of agreements does: each act through its service, said afterwards with what takes it back.

use super::{
    Act, AgreementsScreen, Detail, Dialog, Heading, ListAct, MEASURE, PrepareDialog, RENEWED_AT_ONCE, SignDialog,
    Which, Words,
};
use crate::domain::registers::Agreement;
use crate::domain::{RecordId, Register};
use crate::print::documents::DocumentKind;
use crate::services::agreements::{self, About, Prepared};
use crate::services::printing::Order;
use crate::services::{ChangeId, Desk, Trouble};
use crate::ui::dialog_form::Answer;
use crate::ui::event::{After, Event, OfHouse};
use crate::ui::widgets::Confirm;

impl AgreementsScreen {
    pub(super) fn do_act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Rows(act) => return self.rows_act(act, desk),
            Act::OpenAbout => return Ok(self.open_about()),
            Act::Show(agreement) => self.show(desk, agreement)?,
            Act::Filter(filter) => self.narrow(desk, filter)?,
            Act::Tab(tab) => return Ok(Some(Event::Documents(tab))),
            Act::Print => return self.print(desk),
            Act::Dialog(which) => self.ask(desk, which)?,
            Act::Answer(answer) => return self.answered(desk, answer),
            Act::Renew if self.is_renewal_unexpected() => self.dialog = Some(Dialog::Renew(self.ask_to_renew())),
            Act::Renew | Act::RenewAll => return self.renew(desk),
            Act::RenewOne => return Ok(Some(renewed(&agreements::renew(desk, &self.meant())?))),
            Act::Discard => return self.discard(desk),
            Act::CloseDetail => {
                self.detail = None;
                self.list.take_focus();
            }
        }
        Ok(None)
    }

    fn rows_act(&mut self, act: ListAct, desk: &Desk) -> Result<Option<Event>, Trouble> {
        match act {
            ListAct::Read(range) => {
                let read = |ids: &[RecordId]| Ok(agreements::rows(desk, ids)?.into_iter().map(Words::of).collect());
                self.list.read::<Trouble>(range, read)?;
            }
            ListAct::Select(row) => self.select(desk, row)?,
            ListAct::Open(row) => {
                self.select(desk, row)?;
                return Ok(self.open_about());
            }
            ListAct::Mark(mark, row) => {
                self.list.mark(mark);
                self.list.select(row.or(self.list.selected()));
            }
            ListAct::Order(sort) => {
                self.list.sort_by(sort);
                self.read_list(desk)?;
                return Ok(Some(self.list.remembered()));
            }
            ListAct::Columns => return Ok(Some(self.list.remembered())),
            ListAct::Leave(way) => {
                let read = |desk: &Desk, ids: &[RecordId]| {
                    Ok(agreements::rows(desk, ids)?.into_iter().map(Words::of).collect())
                };
                let heading = Heading::new("责任书名单", MEASURE, desk.today()).about(self.filter_in_words());
                return self.list.leaving(way, desk, heading.of_register(Agreement::TABLE), read).map(Some);
            }
        }
        Ok(None)
    }

    fn select(&mut self, desk: &Desk, row: usize) -> Result<(), Trouble> {
        self.list.select(Some(row));
        if let Some(agreement) = self.list.id(row) {
            self.detail = Some(Detail::new(desk, agreements::page(desk, agreement)?));
        }
        Ok(())
    }

    fn open_about(&self) -> Option<Event> {
        match self.detail.as_ref()?.page().about? {
            About::House(house) => Some(Event::House(OfHouse::Page(house))),
            About::Household(household) => Some(Event::OpenHousehold(household)),
            About::Person(person) => Some(Event::OpenPerson(person)),
            About::Place(place) => Some(Event::OpenPlace(place)),
            About::Group(group) => Some(Event::OpenGroup(group)),
            About::Organisation(_) | About::Duty(_) => None,
        }
    }

    /// Papers of one kind come in one file, in the order of their doors. The kind of the first one counts.
    fn print(&mut self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        Ok(order(desk, &self.meant())?.map(Event::Preview))
    }

    fn ask(&mut self, desk: &Desk, which: Which) -> Result<(), Trouble> {
        let meant = self.meant();
        match which {
            Which::Prepare => {
                let known = self.estates.iter().chain(&self.buildings);
                let place = self.filter.place.and_then(|place| known.into_iter().find(|(id, _)| *id == place).cloned());
                self.dialog = Some(Dialog::Prepare(Box::new(PrepareDialog::new(desk, place)?)));
            }
            Which::Sign => {
                self.dialog = match meant[..] {
                    [] => None,
                    [one] => Some(Dialog::Sign(Box::new(SignDialog::sign(desk, one)?))),
                    _ => Some(Dialog::Sign(Box::new(SignDialog::sign_many(desk, meant)))),
                };
            }
            Which::End => {
                if let Some(detail) = &self.detail {
                    self.dialog = Some(Dialog::Sign(Box::new(SignDialog::end(desk, detail.id())?)));
                }
            }
        }
        Ok(())
    }

    /// Many, all over the station, and neither marked nor narrowed to a place: perhaps the key was meant for another page.
    fn is_renewal_unexpected(&self) -> bool {
        let is_narrowed = self.list.marked_count() > 0 || self.filter.place.is_some();
        !is_narrowed && self.renewable.len() > RENEWED_AT_ONCE
    }

    fn ask_to_renew(&self) -> Confirm {
        let count = self.renewable.len();
        Confirm {
            question: format!("为全站快到期的 {count} 份起草续签？"),
            consequence: "每份取一个编号。只续一栋的，先按小区、楼栋筛选，或者勾选几份。".to_owned(),
            keep: "不起草".to_owned(),
            act: format!("起草 {count} 份"),
        }
    }

    /// One key for a whole building: what can be taken back by one key needs no asking.
    fn renew(&mut self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        self.dialog = None;
        let marked = self.list.marked();
        let wanted = if marked.is_empty() { &self.renewable } else { &marked };
        Ok(Some(renewed(&agreements::renew(desk, wanted)?)))
    }

    fn discard(&self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        let meant = self.meant();
        let change = agreements::discard(desk, &meant)?;
        let words = format!("已删去 {} 份", meant.len());
        Ok(Some(Event::Saved { words, undo: Some(change), then: After::Stay }))
    }

    fn answered(&mut self, desk: &mut Desk, answer: Answer) -> Result<Option<Event>, Trouble> {
        let done = match (&mut self.dialog, answer) {
            (Some(Dialog::Prepare(dialog)), Answer::Look) => return dialog.look(desk).map(|()| None),
            (Some(Dialog::Prepare(dialog)), Answer::Save) => {
                dialog.save(desk).map(|(_, prepared)| prepared_words(&prepared))
            }
            (Some(Dialog::Sign(dialog)), Answer::Save) => dialog.save(desk).map(|signed| (signed.words, signed.change)),
            _ => {
                self.dialog = None;
                self.list.take_focus();
                return Ok(None);
            }
        };
        match done {
            Ok((words, change)) => {
                self.dialog = None;
                Ok(Some(Event::Saved { words, undo: Some(change), then: After::Stay }))
            }
            Err(trouble) => {
                match &mut self.dialog {
                    Some(Dialog::Prepare(dialog)) => dialog.failed(&trouble),
                    Some(Dialog::Sign(dialog)) => dialog.failed(&trouble),
                    Some(Dialog::Renew(_)) | None => return Err(trouble),
                }
                Ok(None)
            }
        }
    }
}

/// What is printed of these agreements: those of the kind of the first one, brought up to date.
pub(in crate::ui::screens) fn order(desk: &mut Desk, meant: &[RecordId]) -> Result<Option<Order>, Trouble> {
    let rows = agreements::rows(desk, meant)?;
    let Some(kind) = rows.first().and_then(|first| first.row.agreement.kind.kind()) else { return Ok(None) };
    let of_kind = rows.iter().filter(|listed| listed.row.agreement.kind.kind() == Some(kind));
    let records: Vec<RecordId> = of_kind.map(|listed| listed.row.id).collect();
    agreements::bring_up_to_date(desk, &records)?;
    Ok(DocumentKind::of_template(kind).map(|document| Order::of(document, records)))
}

fn renewed(prepared: &Prepared) -> Event {
    let words = match prepared.left_out {
        0 => format!("已起草续签 {} 份，请打印签订", prepared.made.len()),
        left_out => format!("已起草续签 {} 份，{left_out} 份不用续", prepared.made.len()),
    };
    Event::Saved { words, undo: Some(prepared.change), then: After::Stay }
}

fn prepared_words(prepared: &Prepared) -> (String, ChangeId) {
    let words = match prepared.left_out {
        0 => format!("已起草 {} 份", prepared.made.len()),
        left_out => format!("已起草 {} 份，{left_out} 份已有未签的", prepared.made.len()),
    };
    (words, prepared.change)
}
