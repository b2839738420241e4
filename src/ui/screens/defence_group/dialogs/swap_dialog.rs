//! A turn given to somebody else: against another turn, or as a favour.

use super::{Answer, Complaint, Saved};
use crate::domain::RecordId;
use crate::services::defence::{self, GroupPage, TurnLine};
use crate::services::{Desk, Trouble};
use crate::ui::dialog_form::{FIELD, arrive, foot_ui, row_ui, title_ui, took};
use crate::ui::icons;
use crate::ui::widgets::field::Note;
use crate::ui::widgets::{FocusOrder, PickRow, Picked, Picker};
use eframe::egui::{Id, Ui};

/// Whom the turn goes to.
#[derive(Clone, Copy, Debug, PartialEq)]
enum To {
    /// Whoever has this turn takes it, and gives theirs.
    Turn(RecordId),
    Member(RecordId),
}

pub struct SwapDialog {
    turn: RecordId,
    title: String,
    offers: Vec<(To, PickRow)>,
    typed: String,
    chosen: Option<To>,
    pub complaint: Complaint,
    has_arrived: bool,
}

impl SwapDialog {
    pub fn new(page: &GroupPage, turn: &TurnLine, turns: &[TurnLine]) -> Self {
        let others = turns.iter().filter(|other| other.member != turn.member && other.day != turn.day);
        let swaps =
            others.map(|other| (To::Turn(other.id), PickRow::new(format!("{} {}", other.name, other.day), "对换")));
        let members = page.roster.iter().filter(|line| line.id != turn.member);
        let favours = members.map(|line| {
            let name = if line.title().is_empty() { &line.address } else { line.title() };
            (To::Member(line.id), PickRow::new(name, "替班"))
        });
        Self {
            turn: turn.id,
            title: format!("{} {} 换班", turn.day, turn.name),
            offers: favours.chain(swaps).collect(),
            typed: String::new(),
            chosen: None,
            complaint: Complaint::default(),
            has_arrived: false,
        }
    }

    pub fn ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        title_ui(ui, &self.title, "由谁替班，或和哪一天对换。同一天不能站两班。");
        let mut order = FocusOrder::default();
        let is_unknown = self.chosen.is_none() && !self.typed.is_empty();
        let note = self.complaint.note("member", is_unknown.then(|| Note::hint("从列表中选一个")));
        let is_wrong = self.complaint.problem("member").is_some();
        let mut meant = Vec::new();
        let output = row_ui(ui, "换成", note.as_ref(), |ui| {
            let picker = Picker::new(Id::unique("swap to"), &mut self.typed).name("换成").icon(icons::PERSON);
            picker.width(FIELD).list_width(360.0).problem(is_wrong).opens_when_empty().show(ui, |typed| {
                let typed = typed.trim();
                let is_meant = |row: &PickRow| row.words.contains(typed) || row.note.contains(typed);
                meant = self.offers.iter().filter(|(_, row)| is_meant(row)).cloned().collect();
                meant.iter().map(|(_, row)| row.clone()).collect()
            })
        });
        arrive(&mut self.has_arrived, &output.response);
        let is_changed = took(&mut order, &output.response);
        if let Some(Picked::Row(row)) = output.picked {
            self.chosen = meant.get(row).map(|(to, _)| *to);
        } else if is_changed {
            self.chosen = None;
        }
        if is_changed {
            self.complaint.forget();
        }
        let is_entered = order.finish(ui) && self.chosen.is_some();
        let why_not = self.chosen.is_none().then_some("请先选换成谁");
        foot_ui(ui, &self.complaint, ("换班", why_not), "不换", is_entered)
    }

    pub fn save(&mut self, desk: &mut Desk) -> Result<Saved, Trouble> {
        let change = match self.chosen.ok_or(Trouble::Gone)? {
            To::Turn(other) => defence::swap_turns(desk, self.turn, other)?,
            To::Member(member) => defence::stand_in(desk, self.turn, member)?,
        };
        Ok(Saved::of("已换班", change))
    }
}
