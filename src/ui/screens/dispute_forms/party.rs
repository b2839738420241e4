//! One who takes part, as rows of the form: taken from the registers or typed, with no more than the papers ask for.

use crate::domain::values::Value;
use crate::domain::{Date, Weight};
use crate::services::disputes::PartyRow;
use crate::services::houses::{NamedChoice, Who, candidates};
use crate::services::{Desk, Trouble};
use crate::ui::form::{Boxes, edit_named_ui, edit_ui};
use crate::ui::icons;
use crate::ui::screens::house_forms::rows::{HALF, row_ui};
use crate::ui::theme::space;
use crate::ui::widgets::field::FIELD;
use crate::ui::widgets::{Button, FormRow, Note, PickRow, Picked, Picker, Tab, TextField, segmented};
use eframe::egui::{Key, Modifiers, Ui};

/// What 「个人│单位」 takes of a row.
const KINDS: f32 = 104.0;
/// An identity number of 18 digits is in sight whole; a masked one is shorter, beside the button that shows it.
const NUMBER: f32 = 172.0;
const MASKED: f32 = 152.0;
const LOOK: f32 = 28.0;

/// What the field of the name offers, and what was taken of it.
#[derive(Default)]
pub(super) struct PartyField {
    choices: Vec<NamedChoice>,
    picked: Option<usize>,
    /// What was asked for last.
    asked: (String, bool),
}

/// The boxes before the occupation.
const SEX: f32 = 64.0;
const BIRTH: f32 = 124.0;

/// What can be asked of the rows of one party.
#[derive(Clone, Copy, PartialEq)]
pub enum PartyAct {
    Remove,
    /// Shows the masked number, which is logged.
    Reveal,
}

impl PartyField {
    pub(super) fn of(row: &PartyRow) -> Self {
        Self { asked: (row.party.text("party_name"), row.is_organisation), ..Self::default() }
    }

    /// The rows of one party.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        boxes: &mut Boxes<'_>,
        section: Option<&str>,
        row: &mut PartyRow,
    ) -> Option<PartyAct> {
        let is_gone = side_ui(ui, boxes, section, row);
        self.name_ui(ui, boxes, row);
        let is_looked_at = numbers_ui(ui, boxes, row);
        address_ui(ui, boxes, row);
        if row.is_organisation {
            row_ui(ui, boxes, &mut row.party, None, "representative");
        }
        if row.party.record.speaks_for_another() {
            row_ui(ui, boxes, &mut row.party, None, "authority");
        } else if !row.is_organisation {
            person_ui(ui, boxes, row);
        }
        ui.add_space(space::SMALL);
        let gone = is_gone.then_some(PartyAct::Remove);
        gone.or(is_looked_at.then_some(PartyAct::Reveal))
    }

    fn name_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>, row: &mut PartyRow) {
        let note = name_note(boxes, row);
        FormRow::new("姓名、名称").required(true).note(note.as_ref()).show(ui, |ui| {
            let tabs = [Tab::new("个人", None), Tab::new("单位", None)];
            if let Some(kind) = segmented(ui, &tabs, usize::from(row.is_organisation)) {
                row.is_organisation = kind == 1;
                boxes.changed.push("party_name");
            }
            let name = called(row, "姓名");
            let mut text = row.party.text("party_name");
            let is_wrong = boxes.is_wrong(&row.party, "party_name");
            let rows: Vec<PickRow> =
                self.choices.iter().map(|choice| PickRow::new(&choice.name, &choice.note)).collect();
            let picker = Picker::new(boxes.id("party_name"), &mut text)
                .name(&name)
                .icon(icons::PERSON)
                .width(FIELD - KINDS - space::SMALL)
                .list_width(FIELD + KINDS)
                .problem(is_wrong);
            let output = picker.show(ui, |_| rows);
            if output.response.changed() && text != row.party.text("party_name") {
                row.party.type_in("party_name", &text, boxes.today);
            }
            boxes.took("party_name", &output.response);
            if let Some(Picked::Row(taken)) = output.picked {
                self.picked = Some(taken);
            }
        });
    }

    /// After something was typed: whom it may mean now, and what follows from a number.
    pub(super) fn follow(&mut self, desk: &Desk, row: &mut PartyRow, today: Date) -> Result<(), Trouble> {
        let typed = row.party.text("party_name");
        let taken = self.picked.take().and_then(|taken| self.choices.get(taken)).filter(|choice| choice.name == typed);
        if let Some(choice) = taken {
            let who = if row.is_organisation { Who::Organisation(choice.id) } else { Who::Person(choice.id) };
            row.choose(desk, who)?;
            self.asked = (row.party.text("party_name"), row.is_organisation);
            return Ok(());
        }
        row.follow_number(today);
        let asks = (typed, row.is_organisation);
        if asks != self.asked {
            row.forget();
            self.choices = candidates(desk, &asks.0, row.is_organisation)?;
            self.asked = asks;
        }
        Ok(())
    }
}

fn side_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, section: Option<&str>, row: &mut PartyRow) -> bool {
    FormRow::new("哪方、身份").section(section).show(ui, |ui| {
        edit_named_ui(ui, boxes, &mut row.party, "side", HALF);
        edit_named_ui(ui, boxes, &mut row.party, "role", HALF - 36.0);
        ui.add(Button::icon_only(icons::CROSS, "去掉这一位").small()).clicked()
    })
}

/// Answers whether the masked number is to be shown.
fn numbers_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, row: &mut PartyRow) -> bool {
    let key = if row.is_organisation { "credit_code" } else { "identity" };
    let is_masked = row.is_masked && !row.is_organisation;
    let is_here = is_masked && ui.memory(|memory| memory.has_focus(boxes.id("identity")));
    let hint = is_here.then(|| Note::hint("F7 查看，留痕；要换号码直接打"));
    // What a number says of itself, such as where it was issued, is masked with it.
    let said = if is_masked { ["phones", "phones"] } else { ["phones", key] };
    let note = said.into_iter().find_map(|key| {
        let field = <crate::domain::registers::DisputeParty as crate::domain::Register>::field(key)?;
        boxes.note(&row.party, field)
    });
    let note = hint.or(note);
    let label = if row.is_organisation { "代码、电话" } else { "证件、电话" };
    let number = called(row, if row.is_organisation { "信用代码" } else { "证件号码" });
    let phone = called(row, "电话");
    FormRow::new(label).note(note.as_ref()).show(ui, |ui| {
        let is_looked_at = if is_masked {
            masked_ui(ui, boxes, row, &number)
        } else {
            edit_ui(ui, boxes, &mut row.party, key, NUMBER).accessible_name(&number);
            false
        };
        let taken = if is_masked { MASKED + space::SMALL + LOOK } else { NUMBER };
        edit_ui(ui, boxes, &mut row.party, "phones", FIELD - taken - space::SMALL).accessible_name(&phone);
        is_looked_at
    })
}

/// The number as lists show it. Typing over it begins another one; F7 or the button shows it.
fn masked_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, row: &mut PartyRow, name: &str) -> bool {
    let masked = row.party.record.identity.masked();
    let mut text = masked.clone();
    let response = ui.add(TextField::new(boxes.id("identity"), &mut text).name(name).width(MASKED));
    if response.changed() && text != masked {
        row.retype_number(&text.replace('*', ""), boxes.today);
    }
    boxes.took("identity", &response);
    let look = Button::icon_only(icons::EYE, "查看证件号码").small();
    let is_pressed = ui.add(look).on_hover_text("F7，留痕").clicked();
    is_pressed || (response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F7)))
}

fn address_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, row: &mut PartyRow) {
    let name = called(row, "住址");
    FormRow::new("住址").show(ui, |ui| {
        edit_ui(ui, boxes, &mut row.party, "address", FIELD).accessible_name(&name);
    });
}

/// Sex and birth come with a number; of somebody without one they are asked for.
fn person_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, row: &mut PartyRow) {
    let keys = ["sex", "birth", "occupation"];
    let note = keys.iter().find_map(|key| {
        let field = <crate::domain::registers::DisputeParty as crate::domain::Register>::field(key)?;
        boxes.note(&row.party, field)
    });
    FormRow::new("性别、出生").note(note.as_ref()).show(ui, |ui| {
        let rest = FIELD - SEX - BIRTH - 2.0 * space::SMALL;
        for (key, width) in keys.into_iter().zip([SEX, BIRTH, rest]) {
            edit_named_ui(ui, boxes, &mut row.party, key, width);
        }
    });
}

/// 「甲方姓名」: the same box of another party is called otherwise.
fn called(row: &PartyRow, words: &str) -> String {
    format!("{}{words}", row.party.record.side.label())
}

fn name_note(boxes: &Boxes<'_>, row: &PartyRow) -> Option<Note> {
    let is_here = *boxes.focused == Some("party_name");
    let problem = boxes.problem("party_name").filter(|problem| boxes.shows_all && problem.weight == Weight::Wrong);
    if let Some(problem) = problem {
        return Some(Note::from(problem));
    }
    let party = &row.party.record;
    if party.person.id.is_some() || party.organisation.id.is_some() {
        return Some(Note::good("已在登记中，按今天的资料记入本案"));
    }
    is_here.then(|| Note::hint("写姓名、首字母或电话，可从登记中选"))
}
