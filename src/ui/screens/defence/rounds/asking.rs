//! What the page asks and takes: a round that begins, the day on which it ends, the numbers of a walk.

use super::RoundsScreen;
use crate::domain::RecordId;
use crate::domain::registers::VisitRound;
use crate::domain::values::{Day, Text};
use crate::services::{ChangeId, Desk, Trouble, rounds};
use crate::ui::event::Event;
use crate::ui::screens::record_dialog::{Answer, RecordDialog, Wording};
use chrono::Datelike;

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

impl RoundsScreen {
    pub(super) fn begin(&mut self, desk: &Desk) -> Result<(), Trouble> {
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

    pub(super) fn end(&mut self, desk: &Desk) {
        let round = VisitRound { ended_on: Day::new(desk.today()), ..self.page.round.clone() };
        self.dialog = Some((false, Box::new(RecordDialog::new(desk, END_WORDING, round, END))));
    }

    pub(super) fn answered(&mut self, desk: &mut Desk, answer: Answer) -> Result<Option<Event>, Trouble> {
        let Some((begins, dialog)) = &mut self.dialog else { return Ok(None) };
        let begins = *begins;
        let done = match answer {
            Answer::Leave => {
                self.dialog = None;
                self.list.take_focus();
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
                Ok(Some(Event::saved(if begins { "走访已开始，先打走访单" } else { "这一轮已结束" }, change)))
            }
            Err(trouble) => {
                dialog.failed(&trouble);
                Ok(None)
            }
        }
    }

    pub(super) fn enter(&mut self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        let Some(round) = self.page.id.filter(|_| self.no_entry().is_none()) else { return Ok(None) };
        match rounds::enter(desk, round, &self.entry.walked()) {
            Ok((count, change)) => {
                self.entry.taken();
                Ok(Some(Event::saved(format!("已记 {count} 处"), change)))
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
