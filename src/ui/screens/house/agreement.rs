//! What is signed for a house, from its page: the paper with one key, and who signed when.

use super::HouseScreen;
use crate::domain::RecordId;
use crate::domain::template::TemplateKind;
use crate::services::agreements::{self, About, Listed, TO_RENEW, UNSIGNED};
use crate::services::houses::CLOSED;
use crate::services::{Desk, Trouble};
use crate::ui::dialog_form::Answer;
use crate::ui::event::{After, Event};
use crate::ui::screens::documents::order;

impl HouseScreen {
    /// The one that waits for a signature.
    pub(super) fn unsigned(&self) -> Option<RecordId> {
        self.one(|listed| UNSIGNED.contains(&listed.standing))
    }

    fn one(&self, is_meant: impl Fn(&Listed) -> bool) -> Option<RecordId> {
        let pledge = TemplateKind::RentalAgreement.key();
        let meant = |listed: &&Listed| listed.row.agreement.kind.code == pledge && is_meant(listed);
        self.page.agreements.iter().find(meant).map(|listed| listed.row.id)
    }

    pub(super) fn why_no_paper(&self) -> Option<&'static str> {
        let is_closed = self.page.house.letting_state.code == CLOSED;
        if !self.may_print {
            return Some("您的角色不能打印");
        }
        is_closed.then_some("这一处已停租")
    }

    /// The one to be signed; the next one where the last runs out; a copy of the one in force; else a first one.
    pub(super) fn print_agreement(&self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        let runs_out = self.one(|listed| TO_RENEW.contains(&listed.standing));
        let holds = self.one(|listed| agreements::HOLDING.contains(&listed.standing));
        if let Some(known) = self.unsigned().or(holds.filter(|_| runs_out.is_none())) {
            return Ok(order(desk, &[known])?.map(Event::Preview));
        }
        let prepared = match runs_out {
            Some(old) => agreements::renew(desk, &[old])?,
            None => agreements::prepare(desk, TemplateKind::RentalAgreement, &[About::House(self.page.id)])?,
        };
        let Some(order) = order(desk, &prepared.made)? else { return Ok(None) };
        let words = "已起草责任书，印好签订后按 F10 登记".to_owned();
        Ok(Some(Event::Saved { words, undo: Some(prepared.change), then: After::Preview(order) }))
    }

    pub(super) fn signed(&mut self, desk: &mut Desk, answer: Answer) -> Result<Option<Event>, Trouble> {
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
