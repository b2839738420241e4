//! What is said of a group itself: its number and name, stretch, telephones, route.

use super::{Answer, Complaint, Saved};
use crate::domain::RecordId;
use crate::domain::registers::DefenceGroup;
use crate::services::{Desk, Trouble, defence};
use crate::ui::dialog_form::{foot_ui, title_ui};
use crate::ui::screens::dialog_fields::Fields;
use crate::ui::widgets::FocusOrder;
use eframe::egui::Ui;

const ROWS: &[(&str, &str)] = &[
    ("group_number", "组号"),
    ("group_name", "组名"),
    ("stretch", "片区"),
    ("help_phones", "组求助电话"),
    ("route", "巡逻路线"),
    ("formed_on", "组建日期"),
    ("remark", "备注"),
];

pub struct FactsDialog {
    group: RecordId,
    fields: Fields<DefenceGroup>,
    pub complaint: Complaint,
    has_arrived: bool,
}

impl FactsDialog {
    pub fn new(desk: &Desk, group: RecordId) -> Result<Self, Trouble> {
        let fields = Fields::new(desk, defence::facts(desk, group)?, ROWS);
        Ok(Self { group, fields, complaint: Complaint::default(), has_arrived: false })
    }

    pub fn ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        title_ui(ui, "修改联防组", "社区民警取自地址的责任人，不在这里填。");
        let mut order = FocusOrder::default();
        self.fields.ui(ui, &mut self.complaint, &mut order, &mut self.has_arrived);
        let is_entered = order.finish(ui);
        foot_ui(ui, &self.complaint, ("保存", None), "不修改", is_entered)
    }

    pub fn save(&mut self, desk: &mut Desk) -> Result<Saved, Trouble> {
        self.fields.require_read()?;
        let change = defence::change(desk, self.group, &self.fields.draft.record)?;
        Ok(Saved::of("联防组已修改", change))
    }
}
