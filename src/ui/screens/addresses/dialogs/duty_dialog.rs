//! Who answers for a place: adding somebody, somebody else in their place, the end of a duty.

use super::{Answer, Complaint, FIELD, Saving, foot_ui, row_ui, title_ui};
use crate::domain::registers::PlaceDuty;
use crate::domain::values::{Day, Link, Name, Phones};
use crate::domain::{Date, Draft, RecordId, Register};
use crate::services::address_tree;
use crate::services::{Desk, Trouble};
use crate::ui::form::{Boxes, edit_ui};
use crate::ui::widgets::FocusOrder;
use crate::ui::widgets::field::Note;
use eframe::egui::Ui;

/// What is done with a duty.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Doing {
    Add,
    Replace(RecordId),
    End(RecordId),
}

pub struct DutyDialog {
    doing: Doing,
    draft: Draft<PlaceDuty>,
    today: Date,
    focused: Option<&'static str>,
    pub complaint: Complaint,
    has_arrived: bool,
}

impl DutyDialog {
    pub fn add(desk: &Desk, place: RecordId) -> Self {
        let duty = PlaceDuty { place: Link::to(place), from_date: Day(Some(desk.today())), ..PlaceDuty::default() };
        Self::new(Doing::Add, duty, desk.today())
    }

    /// The same duty over the same place from today on, in other hands.
    pub fn replace(desk: &Desk, id: RecordId) -> Result<Self, Trouble> {
        let duty = address_tree::duty(desk, id)?;
        let next = PlaceDuty {
            holder: Name::default(),
            phones: Phones::default(),
            from_date: Day(Some(desk.today())),
            until_date: Day(None),
            ..duty
        };
        Ok(Self::new(Doing::Replace(id), next, desk.today()))
    }

    pub fn end(desk: &Desk, id: RecordId) -> Result<Self, Trouble> {
        let duty = address_tree::duty(desk, id)?;
        Ok(Self::new(Doing::End(id), PlaceDuty { until_date: Day(Some(desk.today())), ..duty }, desk.today()))
    }

    fn new(doing: Doing, duty: PlaceDuty, today: Date) -> Self {
        let draft = Draft::of(duty);
        Self { doing, draft, today, focused: None, complaint: Complaint::default(), has_arrived: false }
    }

    fn keys(&self) -> &'static [&'static str] {
        match self.doing {
            Doing::Add => &["duty", "holder", "phones", "from_date"],
            Doing::Replace(_) => &["holder", "phones", "from_date"],
            Doing::End(_) => &["until_date"],
        }
    }

    pub fn ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        let record = &self.draft.record;
        let (title, paragraph, act, keep) = match self.doing {
            Doing::Add => ("添加责任人".to_owned(), "对这处地址和它的下级负责，下级另有人的除外。", "添加", "不添加"),
            Doing::Replace(_) => {
                (format!("更换{}", record.duty.label()), "原来的人负责到接手那一天。", "更换", "不更换")
            }
            Doing::End(_) => {
                (format!("结束{}的责任", record.holder.0), "结束后仍留在以前的责任人里。", "结束", "不结束")
            }
        };
        title_ui(ui, &title, paragraph);
        let is_entered = self.fields_ui(ui);
        foot_ui(ui, &self.complaint, (act, None), keep, is_entered)
    }

    fn fields_ui(&mut self, ui: &mut Ui) -> bool {
        let mut order = FocusOrder::default();
        let mut changed = Vec::new();
        let mut focused = None;
        for key in self.keys() {
            let Some(field) = PlaceDuty::field(key) else { continue };
            let mut boxes = Boxes {
                today: self.today,
                form: "place duty",
                problems: &self.complaint.problems,
                shows_all: true,
                order: &mut order,
                focused: &mut focused,
                changed: &mut changed,
            };
            let note = self.complaint.problem(key).map(Note::from).or_else(|| boxes.note(&self.draft, field));
            let response =
                row_ui(ui, field.label, note.as_ref(), |ui| edit_ui(ui, &mut boxes, &mut self.draft, field.key, FIELD));
            super::arrive(&mut self.has_arrived, &response);
        }
        self.focused = focused;
        if !changed.is_empty() {
            self.complaint.forget();
        }
        order.finish(ui)
    }

    pub fn save(&mut self, desk: &mut Desk) -> Result<Saving, Trouble> {
        let keys = self.keys();
        let mut problems = self.draft.problems(self.today);
        problems.retain(|problem| problem.weight == crate::domain::Weight::Wrong && keys.contains(&problem.field));
        if !problems.is_empty() {
            return Err(Trouble::Unfinished(problems));
        }
        let record = &self.draft.record;
        match self.doing {
            Doing::Add => address_tree::add_duty(desk, record),
            Doing::Replace(id) => address_tree::replace_duty(desk, id, record),
            Doing::End(id) => address_tree::end_duty(desk, id, record.until_date.0.unwrap_or(self.today)),
        }
        .map(Saving::Done)
    }
}
