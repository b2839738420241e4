//! The rows of a case beside those of its parties: what a telephone call tells, and what the papers ask for beside.

use super::lines::lines_row_ui;
use super::place::PlaceField;
use crate::services::disputes::DisputeForm;
use crate::ui::form::{Boxes, edit_named_ui};
use crate::ui::icons;
use crate::ui::screens::house_forms::rows::{HALF, RowWords, row_ui, worded_ui};
use crate::ui::theme::space;
use crate::ui::widgets::field::{GUTTER, LABEL, section_line};
use crate::ui::widgets::{Button, FormRow, Note};
use eframe::egui::Ui;

/// What stands above the parties, in its order.
pub(super) const TOLD: [&str; 6] = ["dispute_type", "source", "registered_on", "level", "openness", "summary"];

/// What a telephone call tells.
pub(super) fn told_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, form: &mut DisputeForm) {
    let dispute = &mut form.dispute;
    row_ui(ui, boxes, dispute, Some("纠纷"), "dispute_type");
    let note = ["source", "registered_on"].into_iter().find_map(|key| {
        let field = <crate::domain::registers::Dispute as crate::domain::Register>::field(key)?;
        boxes.note(dispute, field)
    });
    FormRow::new("来源、日期").required(true).note(note.as_ref()).show(ui, |ui| {
        edit_named_ui(ui, boxes, dispute, "source", HALF);
        edit_named_ui(ui, boxes, dispute, "registered_on", HALF);
    });
    FormRow::new("级别、公开").required(true).show(ui, |ui| {
        edit_named_ui(ui, boxes, dispute, "level", HALF);
        edit_named_ui(ui, boxes, dispute, "openness", HALF);
    });
    lines_row_ui(ui, boxes, dispute, "summary", 3);
}

/// What the papers ask for beside.
pub(super) fn further_ui(
    ui: &mut Ui,
    boxes: &mut Boxes<'_>,
    form: &mut DisputeForm,
    place: &mut PlaceField,
    mediators: &[String],
) {
    let others: Vec<&str> = mediators.iter().map(String::as_str).collect();
    let offered = Note::hint(format!("本站：{}", others.join("、")));
    let is_here = *boxes.focused == Some("mediators");
    let problem = boxes.problem("mediators").filter(|_| boxes.shows_all).map(Note::from);
    let note = problem.or(is_here.then_some(offered));
    FormRow::new("调解员、记录").section(Some("承办")).required(true).note(note.as_ref()).show(ui, |ui| {
        edit_named_ui(ui, boxes, &mut form.dispute, "mediators", HALF);
        edit_named_ui(ui, boxes, &mut form.dispute, "recorder", HALF);
    });
    section_line(ui);
    place.ui(ui, boxes, form);
    let dispute = &mut form.dispute;
    FormRow::new("人数、金额").section(Some("其他")).show(ui, |ui| {
        edit_named_ui(ui, boxes, dispute, "people_involved", HALF);
        edit_named_ui(ui, boxes, dispute, "amount", HALF);
    });
    lines_row_ui(ui, boxes, dispute, "claims", 2);
    row_ui(ui, boxes, dispute, None, "sector");
    row_ui(ui, boxes, dispute, None, "governance_type");
    row_ui(ui, boxes, dispute, None, "source_note");
    let told = RowWords { section: None, label: "权利告知日", is_required: false };
    worded_ui(ui, boxes, dispute, told, "rights_told_on");
    row_ui(ui, boxes, dispute, None, "remark");
}

pub(super) fn add_ui(ui: &mut Ui) -> bool {
    ui.horizontal(|ui| {
        ui.add_space(GUTTER + LABEL - space::SMALL);
        ui.add(Button::quiet("添加当事人").icon(icons::PLUS).key("Alt A").small()).clicked()
    })
    .inner
}
