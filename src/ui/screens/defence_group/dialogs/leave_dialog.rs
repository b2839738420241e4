//! A household or shop leaves the group: on which day, and why.

use super::{Answer, Complaint, Saved};
use crate::domain::RecordId;
use crate::domain::registers::GroupMember;
use crate::domain::values::Day;
use crate::services::defence::{self, RosterLine};
use crate::services::{Desk, Trouble};
use crate::ui::dialog_form::{foot_ui, title_ui};
use crate::ui::screens::dialog_fields::Fields;
use crate::ui::widgets::FocusOrder;
use eframe::egui::Ui;

pub struct LeaveDialog {
    member: RecordId,
    title: String,
    fields: Fields<GroupMember>,
    pub complaint: Complaint,
    has_arrived: bool,
}

impl LeaveDialog {
    pub fn new(desk: &Desk, line: &RosterLine) -> Self {
        let member = GroupMember { until_date: Day::new(desk.today()), ..line.member.clone() };
        Self {
            member: line.id,
            title: format!("移出 {}", line.address),
            fields: Fields::new(desk, member, &[("until_date", "离组日期"), ("left_by", "离组原因")]),
            complaint: Complaint::default(),
            has_arrived: false,
        }
    }

    pub fn ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        title_ui(ui, &self.title, "以前的名册里仍有这一户，后面的次序往前补。");
        let mut order = FocusOrder::default();
        self.fields.ui(ui, &mut self.complaint, &mut order, &mut self.has_arrived);
        let is_entered = order.finish(ui);
        foot_ui(ui, &self.complaint, ("移出", None), "不移出", is_entered)
    }

    pub fn save(&mut self, desk: &mut Desk) -> Result<Saved, Trouble> {
        self.fields.require_read()?;
        let left = &self.fields.draft.record;
        let change = defence::remove_member(desk, self.member, left.until_date, &left.left_by)?;
        Ok(Saved::of("已移出", change))
    }
}
