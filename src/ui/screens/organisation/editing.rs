//! The record of an organisation on a form in a dialog. Who represents it is entered with the houses, where persons are named.

use crate::domain::registers::Organisation;
use crate::domain::{Date, Draft, Field, RecordId, Register, Weight};
use crate::services::organisations::{self, OrganisationPage};
use crate::services::{ChangeId, Desk};
use crate::ui::dialog_form::{Answer, Complaint, FIELD, WIDTH, arrive, foot_ui, row_ui, title_ui};
use crate::ui::form::{Boxes, edit_ui};
use crate::ui::widgets::{FocusOrder, confirm};
use eframe::egui::{Context, Id, Ui};

/// The name ids are made of.
const FORM: &str = "organisation";
/// The fields, by the words the page has for them.
const ROWS: [(&str, &str); 5] = [
    ("organisation_name", "单位名称"),
    ("credit_code", "信用代码"),
    ("phones", "单位电话"),
    ("office_address", "单位地址"),
    ("remark", "备注"),
];

pub(super) struct Editing {
    id: RecordId,
    draft: Draft<Organisation>,
    today: Date,
    shows_all: bool,
    focused: Option<&'static str>,
    complaint: Complaint,
    has_arrived: bool,
}

impl Editing {
    pub(super) fn of(page: &OrganisationPage, today: Date) -> Self {
        Self {
            id: page.id,
            draft: Draft::of(page.organisation.clone()),
            today,
            shows_all: false,
            focused: None,
            complaint: Complaint::default(),
            has_arrived: false,
        }
    }

    pub(super) fn show(&mut self, ctx: &Context) -> Option<Answer> {
        let modal = confirm::dialog(ctx, Id::unique("organisation dialog"), |ui| {
            ui.set_width(WIDTH);
            ui.spacing_mut().item_spacing.y = 0.0;
            self.ui(ui)
        });
        let is_left = modal.should_close();
        modal.inner.or(is_left.then_some(Answer::Leave))
    }

    fn ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        title_ui(ui, "编辑单位", "");
        let mut order = FocusOrder::default();
        if self.fields_ui(ui, &mut order) {
            self.complaint.forget();
        }
        let is_entered = order.finish(ui);
        let why_not = (!self.draft.is_changed()).then_some("还没有改动");
        foot_ui(ui, &self.complaint, ("保存", why_not), "不改", is_entered)
    }

    /// Answers whether something was typed.
    fn fields_ui(&mut self, ui: &mut Ui, order: &mut FocusOrder) -> bool {
        let mut problems = organisations::problems(&self.draft, self.today);
        problems.extend(self.complaint.problems.iter().cloned());
        let mut changed = Vec::new();
        let mut boxes = Boxes {
            today: self.today,
            form: FORM,
            problems: &problems,
            shows_all: self.shows_all,
            order,
            focused: &mut self.focused,
            changed: &mut changed,
        };
        for (key, label) in ROWS {
            let note = Organisation::field(key).and_then(|field: &Field<_>| boxes.note(&self.draft, field));
            let edited = row_ui(ui, label, note.as_ref(), |ui| edit_ui(ui, &mut boxes, &mut self.draft, key, FIELD));
            arrive(&mut self.has_arrived, &edited);
        }
        !changed.is_empty()
    }

    /// What undo takes back, when it was saved; else what is wrong stands at its field.
    pub(super) fn save(&mut self, desk: &mut Desk) -> Option<ChangeId> {
        self.shows_all = true;
        let problems = organisations::problems(&self.draft, self.today);
        if problems.iter().any(|problem| problem.weight == Weight::Wrong) {
            return None;
        }
        let saved = organisations::change(desk, self.id, &self.draft);
        saved.map_err(|trouble| self.complaint = Complaint::of(&trouble)).ok()
    }
}
