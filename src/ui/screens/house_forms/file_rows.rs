//! The rows of a house's file, section by section, in the order of the paper form.

use super::rows::{RowWords, pair_ui, row_ui, tick_ui, worded_ui};
use super::who::{WhoField, WhoWords};
use crate::domain::Register;
use crate::domain::registers::{HouseParty, RentalHouse};
use crate::services::houses::{CLOSED, HouseFile, PartyRow};
use crate::ui::form::{Boxes, edit_named_ui};
use crate::ui::icons;
use crate::ui::theme::{self, space};
use crate::ui::widgets::field::{FIELD, GUTTER, LABEL};
use crate::ui::widgets::{Button, FormRow, Note, key_cap};
use eframe::egui::{Align, Label, Layout, Ui};

/// Fields folded away until wanted, in order; the last one is free text.
pub(super) const OPTIONAL: [&str; 16] = [
    "plate_number",
    "plate_phone",
    "plate_consent_on",
    "house_name",
    "title_kind",
    "title_number",
    "land_kind",
    "structure",
    "layout",
    "beds",
    "floors_let",
    "building_use",
    "letting_form",
    "filing_number",
    "verified_on",
    "remark",
];

/// A second file for a dwelling is made only by whoever says so.
pub(super) fn second_file_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, other: Option<&str>, is_meant: &mut bool) {
    let Some(number) = other else { return };
    let note = Note::doubtful(format!("这处已有在册的档案 {number}"));
    FormRow::new("").note(Some(&note)).show(ui, |ui| {
        tick_ui(ui, boxes, "is_second_meant", is_meant, "另建一份");
    });
}

pub(super) fn house_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, file: &mut HouseFile) {
    pair_ui(ui, boxes, &mut file.house, "类别、用途", ["ownership", "rent_use"]);
    let area = RowWords { section: None, label: "面积（㎡）", is_required: false };
    worded_ui(ui, boxes, &mut file.house, area, "floor_area");
    pair_ui(ui, boxes, &mut file.house, "总间、出租", ["rooms_total", "rooms_let"]);
    row_ui(ui, boxes, &mut file.house, None, "hazard");
}

pub(super) fn letting_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, file: &mut HouseFile) {
    row_ui(ui, boxes, &mut file.house, Some("出租"), "letting_state");
    row_ui(ui, boxes, &mut file.house, None, "let_from");
    if file.house.record.letting_state.code == CLOSED {
        row_ui(ui, boxes, &mut file.house, None, "let_until");
        row_ui(ui, boxes, &mut file.house, None, "cancel_reason");
    }
}

/// Who, in which role, from when until when.
pub(super) fn party_ui(
    ui: &mut Ui,
    boxes: &mut Boxes<'_>,
    section: Option<&str>,
    row: &mut PartyRow,
    who: &mut WhoField,
) {
    let note = HouseParty::field("role").and_then(|field| boxes.note(&row.party, field));
    FormRow::new("身份").section(section).required(true).note(note.as_ref()).show(ui, |ui| {
        edit_named_ui(ui, boxes, &mut row.party, "role", FIELD);
    });
    // 代管人: name, document, telephone and address (出租房屋档案 C).
    let asks_home = row.party.record.role.code == AGENT;
    let words = WhoWords { section: None, label: "姓名", is_required: true, may_be_organisation: true, asks_home };
    who.ui(ui, boxes, "person", words, &mut row.who);
    pair_ui(ui, boxes, &mut row.party, "起、止", ["from_date", "until_date"]);
    if row.party.record.role.code == AGENT {
        row_ui(ui, boxes, &mut row.party, None, "authorised_on");
    }
    ui.add_space(space::SMALL);
}

/// 代管人, who shows an authorisation.
const AGENT: &str = "2";

pub(super) fn add_party_ui(ui: &mut Ui) -> bool {
    ui.horizontal(|ui| {
        ui.add_space(GUTTER + LABEL - space::SMALL);
        ui.add(Button::quiet("添加共有房主、代管人、责任人").icon(icons::PLUS).key("Alt A").small()).clicked()
    })
    .inner
}

/// Folded behind one line that names what is there; answers whether the line was pressed.
pub(super) fn optional_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, file: &mut HouseFile, is_shown: bool) -> bool {
    let weak = theme::palette(ui).text_weak;
    let is_pressed = ui
        .horizontal(|ui| {
            ui.add_space(GUTTER - space::SMALL);
            let caret = if is_shown { icons::CARET_DOWN } else { icons::CARET_RIGHT };
            let words = format!("选填 {} 项", OPTIONAL.len());
            let pressed = ui.add(Button::quiet(&words).icon(caret).small()).clicked();
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                key_cap(ui, "Alt O");
                if !is_shown {
                    let labels = OPTIONAL.iter().filter_map(|key| RentalHouse::field(key)).map(|field| field.label);
                    let names = labels.collect::<Vec<_>>().join("、");
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.add(Label::new(theme::small(names).color(weak)).truncate());
                    });
                }
            });
            pressed
        })
        .inner;
    if is_shown {
        ui.add_space(space::TINY);
        for key in OPTIONAL {
            row_ui(ui, boxes, &mut file.house, None, key);
        }
    }
    is_pressed
}
