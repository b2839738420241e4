//! The rows of the form, in the order of the paper one.

use super::{Act, FORM, RegistrationScreen, id_of};
use crate::domain::codes::IdDocument;
use crate::domain::values::{Choice, Value};
use crate::domain::{CodeList, Draft, Register, registers};
use crate::services::registration::{self, Registration};
use crate::ui::form::{Boxes, edit_named_ui, edit_ui};
use crate::ui::icons;
use crate::ui::theme::{self, space};
use crate::ui::widgets::field::{FIELD, GUTTER, fixed_value, section_line};
use crate::ui::widgets::{
    Button, FocusOrder, FormRow, IdentityField, Note, PickRow, Picked, Picker, TextField, key_cap,
};
use eframe::egui::{Align, Label, Layout, Memory, Ui, Widget};

/// Fields folded away until wanted, in order; the last one is free text.
pub(super) const OPTIONAL: [&str; 9] = [
    "former_name",
    "ethnic",
    "marital",
    "education",
    "occupation",
    "workplace",
    "host_relation",
    "permit_number",
    "remark",
];

/// Everything that must be filled, in form order.
const REQUIRED: [&str; 13] = [
    "identity",
    "name",
    "sex",
    "birth",
    "registered_area",
    "registered_address",
    "phones",
    "place",
    "dwelling_type",
    "reside_reason",
    "from_date",
    "declared_by",
    "notice_signed_on",
];

/// Drawn only where they apply.
const CONDITIONAL: [&str; 3] = ["declarant", "landlord", "landlord_phone"];

/// Half of a row with two fields.
const HALF: f32 = (FIELD - space::SMALL) / 2.0;

pub(super) fn is_optional(key: &str) -> bool {
    OPTIONAL.contains(&key)
}

/// The required field after this one.
pub(super) fn next_after(key: &str) -> Option<&'static str> {
    let place = REQUIRED.iter().position(|known| *known == key)?;
    REQUIRED.get(place + 1).copied()
}

/// How many required fields are filled, of how many.
pub(super) fn progress(form: &Registration) -> (usize, usize) {
    let is_filled = |key: &&&str| match **key {
        "place" => !form.address.typed.is_empty(),
        key => filled(&form.person, key).or_else(|| filled(&form.residence, key)).unwrap_or(false),
    };
    (REQUIRED.iter().filter(is_filled).count(), REQUIRED.len())
}

fn filled<R: Register>(draft: &Draft<R>, key: &str) -> Option<bool> {
    R::field(key).map(|field| !(field.value)(&draft.record).is_empty())
}

impl RegistrationScreen {
    pub(super) fn fields_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        ui.add_space(space::SMALL);
        let mut order = FocusOrder::default();
        let mut focused = None;
        let mut changed = std::mem::take(&mut self.changed);
        let problems = std::mem::take(&mut self.problems);
        let before = self.focused;
        focused.clone_from(&before);
        let mut boxes = Boxes {
            today: self.today,
            form: FORM,
            problems: &problems,
            shows_all: self.shows_all,
            order: &mut order,
            focused: &mut focused,
            changed: &mut changed,
        };
        self.identity_section_ui(ui, &mut boxes);
        if self.shows_candidate() && self.asks_reason {
            // The box stands in the side pane, the question comes up here.
            boxes.order.add(id_of("duplicate_reason"));
        }
        section_line(ui);
        self.origin_section_ui(ui, &mut boxes);
        section_line(ui);
        row_ui(ui, &mut boxes, &mut self.form.person, Some("联系"), "phones");
        section_line(ui);
        self.dwelling_section_ui(ui, &mut boxes);
        section_line(ui);
        self.declaration_section_ui(ui, &mut boxes);
        section_line(ui);
        self.optional_section_ui(ui, &mut boxes);
        self.problems = problems;
        self.changed = changed;
        let is_at_end = order.finish(ui);
        self.remember_focus(ui);
        if let Some(key) = self.focus_next.take() {
            ui.memory_mut(|memory| memory.request_focus(id_of(key)));
        }
        let typed = (!self.changed.is_empty()).then_some(Act::Typed);
        is_at_end.then_some(Act::Save { prints: false }).or(typed)
    }

    /// Which field has the keyboard, also when it was given after the field was drawn.
    fn remember_focus(&mut self, ui: &Ui) {
        let Some(id) = ui.memory(Memory::focused) else { return };
        let every = REQUIRED.iter().chain(&OPTIONAL).chain(&CONDITIONAL).chain(&["planned_stay", "duplicate_reason"]);
        let here = every.copied().find(|key| id_of(key) == id);
        self.focused = here.or(self.focused);
        // The row goes when the address turns out to have a file; the keyboard goes on below it.
        if matches!(here, Some("landlord" | "landlord_phone")) && !self.asks_for_landlord() {
            self.focus_next = Some("dwelling_type");
        }
    }

    /// Whether a problem of this field has a place beside a row of the form.
    pub(super) fn is_drawn(&self, key: &str) -> bool {
        match key {
            "declarant" => self.form.has_declarant(),
            "landlord" | "landlord_phone" => self.asks_for_landlord(),
            "planned_stay" => true,
            key => REQUIRED.contains(&key) || OPTIONAL.contains(&key),
        }
    }

    fn identity_section_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>) {
        let note = self.identity_note(boxes);
        let row = FormRow::new("证件号码").section(Some("身份")).required(true).note(note.as_ref());
        row.show(ui, |ui| if self.has_no_number { self.reason_ui(ui, boxes) } else { self.number_ui(ui, boxes) });
        row_ui(ui, boxes, &mut self.form.person, None, "name");
        self.sex_and_birth_ui(ui, boxes);
    }

    fn number_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>) {
        let mut number = self.form.person.text("identity");
        let kind = self.form.person.record.identity.kind.code.clone();
        let verdict = registration::verdict_as(&kind, &number, self.today);
        let flaw = verdict.problem.filter(|flaw| !flaw.is_unfinished);
        let output = IdentityField::new(boxes.id("identity"), &mut number, &kind, IdDocument::table())
            .wrong_place(flaw.and_then(|flaw| flaw.position).map(|place| place - 1))
            .problem(boxes.is_wrong(&self.form.person, "identity"))
            .show(ui);
        if output.response.changed() {
            self.form.person.type_in("identity", &number, self.today);
        }
        if output.response.lost_focus() {
            self.form.person.settle("identity");
        }
        boxes.took("identity", &output.response);
        if let Some(kind) = output.kind {
            let typed = self.form.person.text("identity");
            self.form.person.set("identity", |person| person.identity.kind = Choice::of(&kind.code));
            self.form.person.type_in("identity", &typed, self.today);
            boxes.changed.push("identity");
        }
    }

    /// Instead of the number: why there is none yet.
    fn reason_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>) {
        let mut reason = self.form.person.record.identity.missing_reason.clone();
        let field = TextField::new(boxes.id("identity"), &mut reason).hint("暂未核到：写明原因");
        let response = field.problem(boxes.is_wrong(&self.form.person, "identity")).ui(ui);
        if response.changed() {
            self.form.person.set("identity", |person| person.identity.missing_reason = reason);
        }
        boxes.took("identity", &response);
    }

    fn identity_note(&self, boxes: &Boxes<'_>) -> Option<Note> {
        if self.has_no_number {
            let has_reason = !self.form.person.record.identity.missing_reason.is_empty();
            let problem = boxes.problem("identity").filter(|_| self.shows_all && !has_reason);
            if let Some(problem) = problem {
                return Some(Note::from(problem));
            }
            return Some(if has_reason {
                Note::to_complete("已写明原因，待补")
            } else {
                Note::hint("按 F8 改回填号码")
            });
        }
        let field = registers::Person::field("identity")?;
        let note = boxes.note(&self.form.person, field);
        let is_here = *boxes.focused == Some("identity");
        note.or_else(|| is_here.then(|| Note::hint("没有证件时按 F8 写明原因")))
    }

    /// What the number says is shown, not asked; without a number both are typed.
    fn sex_and_birth_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>) {
        let facts = self.form.person.record.identity.facts(self.today);
        let is_derived = facts.is_some_and(|facts| facts.sex.is_some() && facts.birth.is_some());
        let note = if is_derived {
            Some(Note::hint("由号码带出").icon(icons::IDENTITY))
        } else {
            let field = |key| registers::Person::field(key).and_then(|field| boxes.note(&self.form.person, field));
            field("sex").or_else(|| field("birth"))
        };
        FormRow::new("性别、出生").required(true).note(note.as_ref()).show(ui, |ui| {
            let age = self.form.person.record.age(self.today);
            let age = age.map(|age| format!("{age} 岁")).unwrap_or_default();
            if is_derived {
                let sex = self.form.person.record.sex.label().trim_end_matches('性').to_owned();
                fixed_value(ui, &sex, 40.0);
                fixed_value(ui, &self.form.person.record.birth.shown(), FIELD - 40.0 - 60.0 - 2.0 * space::SMALL);
                fixed_value(ui, &age, 60.0);
            } else {
                edit_named_ui(ui, boxes, &mut self.form.person, "sex", 110.0);
                edit_named_ui(ui, boxes, &mut self.form.person, "birth", FIELD - 110.0 - space::SMALL);
            }
        });
    }

    fn origin_section_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>) {
        row_ui(ui, boxes, &mut self.form.person, Some("户籍"), "registered_area");
        row_ui(ui, boxes, &mut self.form.person, None, "registered_address");
    }

    fn dwelling_section_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>) {
        self.address_ui(ui, boxes);
        if self.asks_for_landlord() {
            self.landlord_ui(ui, boxes);
        }
        let note = residence_note(boxes, &self.form.residence, "dwelling_type")
            .or_else(|| residence_note(boxes, &self.form.residence, "reside_reason"));
        FormRow::new("住所、事由").required(true).note(note.as_ref()).show(ui, |ui| {
            edit_named_ui(ui, boxes, &mut self.form.residence, "dwelling_type", HALF);
            edit_named_ui(ui, boxes, &mut self.form.residence, "reside_reason", HALF);
        });
        row_ui(ui, boxes, &mut self.form.residence, None, "from_date");
        row_ui(ui, boxes, &mut self.form.residence, None, "planned_stay");
    }

    fn address_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>) {
        let note = self.address_note(boxes);
        let row = FormRow::new("现住址").section(Some("居住")).required(true).note(note.as_ref());
        row.show(ui, |ui| {
            let is_wrong = boxes.problem("place").is_some() && boxes.shows_all;
            let picker =
                Picker::new(boxes.id("place"), &mut self.form.address.typed).icon(icons::PLACE).problem(is_wrong);
            let known = self.choices.iter().map(|choice| PickRow::new(&choice.full_name, people_words(choice.people)));
            let rows: Vec<PickRow> = known.chain(self.proposals.iter().map(|new| PickRow::new(new, "新建"))).collect();
            let output = picker.show(ui, |_| rows);
            boxes.took("place", &output.response);
            if let Some(Picked::Row(row)) = output.picked {
                self.picked = self.choices.get(row).cloned();
            }
        });
    }

    fn address_note(&self, boxes: &Boxes<'_>) -> Option<Note> {
        if let Some(problem) = boxes.problem("place").filter(|_| boxes.shows_all) {
            return Some(Note::from(problem));
        }
        if let Some(dwelling) = &self.dwelling {
            let people = people_words(u32::try_from(dwelling.people.len()).unwrap_or(u32::MAX));
            let words = if dwelling.landlord.is_empty() {
                format!("现住 {people}")
            } else {
                format!("房主 {}，现住 {people}", dwelling.landlord)
            };
            return Some(Note::hint(
                self.meant_dwelling().map(|name| format!("即 {name}，")).unwrap_or_default() + &words,
            ));
        }
        let is_new = !self.form.address.typed.is_empty() && boxes.problem("place").is_none();
        Some(if is_new {
            Note::hint("新地址，保存时一并建好").icon(icons::PLUS)
        } else {
            Note::hint("写法随意，如 3-2-501、海棠苑3栋2单元501")
        })
    }

    /// The dwelling that is meant, when it is written otherwise than it was typed.
    fn meant_dwelling(&self) -> Option<&str> {
        let chosen = self.choices.iter().find(|choice| Some(choice.id) == self.form.address.place)?;
        (chosen.full_name != self.form.address.typed).then_some(&chosen.full_name)
    }

    /// A let dwelling without a file: the landlord's name and telephone begin one.
    fn asks_for_landlord(&self) -> bool {
        let has_file = self.dwelling.as_ref().is_some_and(|dwelling| dwelling.has_file);
        self.form.is_let() && !has_file && !self.form.address.typed.is_empty()
    }

    fn landlord_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>) {
        let is_here = matches!(*boxes.focused, Some("landlord" | "landlord_phone"));
        let problem = boxes.problem("landlord_phone").or_else(|| boxes.problem("landlord"));
        let problem = problem.filter(|_| boxes.shows_all || !is_here);
        let (is_nameless, is_misdialled) =
            (problem.is_some_and(|it| it.field == "landlord"), problem.is_some_and(|it| it.field == "landlord_phone"));
        let problem = problem.map(Note::from);
        let hint = Note::hint("这处还没有出租房屋档案；知道就填，会一并建好");
        let note = problem.as_ref().unwrap_or(&hint);
        FormRow::new("房主、电话").note(Some(note)).show(ui, |ui| {
            let name = TextField::new(boxes.id("landlord"), &mut self.form.landlord.name).name("房主姓名").width(HALF);
            let name = name.problem(is_nameless).ui(ui);
            boxes.took("landlord", &name);
            let phone =
                TextField::new(boxes.id("landlord_phone"), &mut self.form.landlord.phone).name("房主电话").width(HALF);
            let phone = phone.problem(is_misdialled).ui(ui);
            boxes.took("landlord_phone", &phone);
        });
    }

    fn declaration_section_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>) {
        row_ui(ui, boxes, &mut self.form.residence, Some("申报"), "declared_by");
        if self.form.has_declarant() {
            row_ui(ui, boxes, &mut self.form.residence, None, "declarant");
        }
        row_ui(ui, boxes, &mut self.form.residence, None, "notice_signed_on");
    }

    fn optional_section_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>) {
        let palette = theme::palette(ui);
        ui.horizontal(|ui| {
            // The caret of the button stands over the labels.
            ui.add_space(GUTTER - space::SMALL);
            let caret = if self.shows_optional { icons::CARET_DOWN } else { icons::CARET_RIGHT };
            let words = format!("选填 {} 项", OPTIONAL.len());
            if ui.add(Button::quiet(&words).icon(caret).small()).clicked() {
                self.shows_optional = !self.shows_optional;
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                key_cap(ui, "Alt O");
                if self.shows_optional {
                    return;
                }
                let names: Vec<&str> = OPTIONAL.iter().filter_map(|key| label_of(key)).collect();
                let names = Label::new(theme::small(names.join("、")).color(palette.text_weak)).truncate();
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.add(names));
            });
        });
        if !self.shows_optional {
            return;
        }
        ui.add_space(space::TINY);
        for key in OPTIONAL {
            if registers::Residence::field(key).is_some() {
                row_ui(ui, boxes, &mut self.form.residence, None, key);
            } else {
                row_ui(ui, boxes, &mut self.form.person, None, key);
            }
        }
        ui.add_space(space::PANE);
    }
}

fn people_words(people: u32) -> String {
    if people == 0 { "空".to_owned() } else { format!("{people} 人") }
}

fn label_of(key: &str) -> Option<&'static str> {
    let of_residence = registers::Residence::field(key).map(|field| field.label);
    of_residence.or_else(|| registers::Person::field(key).map(|field| field.label))
}

fn residence_note(boxes: &Boxes<'_>, draft: &Draft<registers::Residence>, key: &str) -> Option<Note> {
    registers::Residence::field(key).and_then(|field| boxes.note(draft, field))
}

/// One field of a register as a row of its own.
fn row_ui<R: Register>(
    ui: &mut Ui,
    boxes: &mut Boxes<'_>,
    draft: &mut Draft<R>,
    section: Option<&str>,
    key: &'static str,
) {
    let Some(field) = R::field(key) else { return };
    let note = boxes.note(draft, field);
    let is_required = field.need != crate::domain::Need::Optional;
    let row = FormRow::new(field.label).section(section).required(is_required).note(note.as_ref());
    row.show(ui, |ui| edit_ui(ui, boxes, draft, key, FIELD));
}
