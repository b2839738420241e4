//! One safety check, item by item: a number or a letter for each, Enter to the next.

use crate::domain::RecordId;
use crate::domain::registers::SafetyCheck;
use crate::domain::registers::safety_check::OF_SHOP;
use crate::domain::safety::items_of;
use crate::services::{ChangeId, Desk, Trouble, safety};
use crate::ui::dialog_fields::Fields;
use crate::ui::dialog_form::{Answer, Complaint, WIDTH, foot_ui, title_ui};
use crate::ui::theme::space;
use crate::ui::widgets::{FocusOrder, confirm};
use eframe::egui::{Context, Id, Ui};

const HEAD: &[(&str, &str)] = &[("checked_on", "检查日期"), ("inspectors", "检查人")];
const FOOT: &[(&str, &str)] = &[("due_on", "复查日期"), ("remark", "备注")];
/// Everything the dialog asks for, whichever form it is.
const ALL: &[(&str, &str)] = &[
    HEAD[0],
    HEAD[1],
    FOOT[0],
    FOOT[1],
    ("leading_body", ""),
    ("duty_system", ""),
    ("defence_team", ""),
    ("guard", ""),
    ("porters_lodge", ""),
    ("security_room", ""),
    ("stair_lights", ""),
    ("yard_lights", ""),
    ("steel_doors", ""),
    ("steel_windows", ""),
    ("alarm", ""),
    ("extinguishers", ""),
    ("order_kept", ""),
    ("newcomers_in_order", ""),
    ("no_fire_hazard", ""),
    ("fire_prevented", ""),
    ("theft_prevented", ""),
    ("police_number_shown", ""),
];
const IN_A_LINE: usize = 3;

pub struct CheckDialog {
    /// The check that is corrected; none for a new one.
    known: Option<RecordId>,
    title: String,
    fields: Fields<SafetyCheck>,
    complaint: Complaint,
    has_arrived: bool,
}

impl CheckDialog {
    pub fn new(desk: &Desk, name: &str, known: Option<RecordId>, check: SafetyCheck) -> Self {
        let title = format!("{} {name}", check.kind.label());
        let fields = Fields::new(desk, check, ALL);
        Self { known, title, fields, complaint: Complaint::default(), has_arrived: false }
    }

    pub fn show(&mut self, ctx: &Context) -> Option<Answer> {
        let modal = confirm::dialog(ctx, Id::unique(("safety check", self.items())), |ui| {
            ui.set_width(WIDTH);
            ui.spacing_mut().item_spacing.y = 0.0;
            self.ui(ui)
        });
        let is_left = modal.should_close();
        modal.inner.or(is_left.then_some(Answer::Leave))
    }

    fn items(&self) -> &'static [&'static str] {
        items_of(&self.fields.draft.record.kind.code)
    }

    fn ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        let (kind, items) = (&self.fields.draft.record.kind.code, self.items());
        let words = if kind == OF_SHOP {
            "1 做到，2 没做到，3 整改中。向公安反映的内容不在这里记。"
        } else {
            "1 有，2 无，3 整改中。有没达标的，写复查日期。"
        };
        title_ui(ui, &self.title, words);
        let mut order = FocusOrder::default();
        self.fields.rows_ui(ui, HEAD, &mut self.complaint, &mut order, &mut self.has_arrived);
        ui.add_space(space::SMALL);
        self.fields.grid_ui(ui, items, IN_A_LINE, &mut self.complaint, &mut order);
        ui.add_space(space::SMALL);
        self.fields.rows_ui(ui, FOOT, &mut self.complaint, &mut order, &mut self.has_arrived);
        let is_entered = order.finish(ui);
        foot_ui(ui, &self.complaint, ("保存", None), "不保存", is_entered)
    }

    pub fn save(&self, desk: &mut Desk) -> Result<ChangeId, Trouble> {
        self.fields.require_read()?;
        safety::save(desk, self.known, &self.fields.draft.record)
    }

    /// Said in the dialog; what was typed stays.
    pub fn failed(&mut self, trouble: &Trouble) {
        self.complaint = Complaint::of(trouble);
    }
}
