//! Who leads the group: elected among those who are called at its doors, with the day of the election.

use super::{Answer, Complaint, Saved};
use crate::domain::RecordId;
use crate::domain::registers::DefenceGroup;
use crate::domain::values::Day;
use crate::services::defence::{self, Elected, GroupPage};
use crate::services::{Desk, Trouble};
use crate::ui::dialog_form::{FIELD, arrive, foot_ui, row_ui, title_ui, took};
use crate::ui::icons;
use crate::ui::screens::dialog_fields::Fields;
use crate::ui::widgets::field::Note;
use crate::ui::widgets::{FocusOrder, PickRow, Picked, Picker};
use eframe::egui::{Id, Ui};

pub struct ElectDialog {
    group: RecordId,
    /// Who can be elected, and at which door they are called.
    candidates: Vec<(RecordId, PickRow)>,
    head: Seat,
    deputy: Seat,
    fields: Fields<DefenceGroup>,
    pub complaint: Complaint,
    has_arrived: bool,
}

/// One of the two to be elected.
struct Seat {
    key: &'static str,
    label: &'static str,
    typed: String,
    chosen: Option<RecordId>,
}

impl ElectDialog {
    pub fn new(desk: &Desk, page: &GroupPage) -> Self {
        let candidates: Vec<(RecordId, PickRow)> = page
            .roster
            .iter()
            .filter_map(|line| Some((line.member.contact.id?, PickRow::new(&line.name, &line.address))))
            .collect();
        let seat = |key, label, chosen: Option<RecordId>| {
            let typed = candidates.iter().find(|(id, _)| Some(*id) == chosen).map(|(_, row)| row.words.clone());
            let chosen = chosen.filter(|_| typed.is_some());
            Seat { key, label, typed: typed.unwrap_or_default(), chosen }
        };
        let head = seat("head", "组长", page.group.head.id);
        let deputy = seat("deputy", "副组长", page.group.deputy.id);
        let group = DefenceGroup { elected_on: Day::new(desk.today()), ..page.group.clone() };
        let fields = Fields::new(desk, group, &[("elected_on", "推选日期")]);
        let complaint = Complaint::default();
        Self { group: page.id, candidates, head, deputy, fields, complaint, has_arrived: false }
    }

    pub fn ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        title_ui(ui, "推选组长", "从名册的联系人里选。副组长可以不选。");
        let mut order = FocusOrder::default();
        for seat in [&mut self.head, &mut self.deputy] {
            seat.ui(ui, &self.candidates, &mut self.complaint, &mut order, &mut self.has_arrived);
        }
        self.fields.ui(ui, &mut self.complaint, &mut order, &mut self.has_arrived);
        let is_entered = order.finish(ui);
        foot_ui(ui, &self.complaint, ("登记", None), "不登记", is_entered)
    }

    pub fn save(&mut self, desk: &mut Desk) -> Result<Saved, Trouble> {
        self.fields.require_read()?;
        let on = self.fields.draft.record.elected_on;
        let elected = Elected { head: self.head.chosen, deputy: self.deputy.chosen, on };
        Ok(Saved::of("已登记推选的组长", defence::elect(desk, self.group, &elected)?))
    }
}

impl Seat {
    fn ui(
        &mut self,
        ui: &mut Ui,
        candidates: &[(RecordId, PickRow)],
        complaint: &mut Complaint,
        order: &mut FocusOrder,
        has_arrived: &mut bool,
    ) {
        let is_unknown = self.chosen.is_none() && !self.typed.is_empty();
        let note = complaint.note(self.key, is_unknown.then(|| Note::hint("从名册里选一个")));
        let is_wrong = complaint.problem(self.key).is_some();
        let mut meant = Vec::new();
        let output = row_ui(ui, self.label, note.as_ref(), |ui| {
            let picker = Picker::new(Id::unique(("elect", self.key)), &mut self.typed).name(self.label);
            let picker = picker.icon(icons::PERSON).width(FIELD).list_width(420.0).problem(is_wrong);
            picker.opens_when_empty().show(ui, |typed| {
                meant = candidates.iter().filter(|(_, row)| row.words.contains(typed.trim())).cloned().collect();
                meant.iter().map(|(_, row)| row.clone()).collect()
            })
        });
        arrive(has_arrived, &output.response);
        let is_changed = took(order, &output.response);
        if let Some(Picked::Row(row)) = output.picked {
            self.chosen = meant.get(row).map(|(id, _)| *id);
            complaint.forget();
        } else if is_changed {
            self.chosen = None;
            complaint.forget();
        }
    }
}
