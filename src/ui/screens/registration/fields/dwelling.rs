//! Where they live: the address, whose it is when nobody has a file of it yet, on what ground and since when.

use super::{HALF, Pair, pair_ui, row_ui};
use crate::services::places::Dwelling;
use crate::ui::address_field::people_words;
use crate::ui::form::{Boxes, edit_ui};
use crate::ui::icons;
use crate::ui::screens::registration::RegistrationScreen;
use crate::ui::widgets::field::{FIELD, fixed_value};
use crate::ui::widgets::{FormRow, Note, TextField};
use eframe::egui::{Ui, Widget};

impl RegistrationScreen {
    pub(super) fn dwelling_section_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>) {
        self.address_ui(ui, boxes);
        if self.asks_for_landlord() {
            self.landlord_ui(ui, boxes);
        } else {
            self.known_landlord_ui(ui);
        }
        if self.form.asks("reside_reason", self.today) {
            self.reason_row_ui(ui, boxes);
        }
        self.arrival_ui(ui, boxes);
        if self.form.asks("expected_leave", self.today) {
            row_ui(ui, boxes, &mut self.form.residence, None, "expected_leave");
        }
    }

    fn reason_row_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>) {
        let row = FormRow::new("住所类型").required(true);
        let pair = Pair { keys: ["dwelling_type", "reside_reason"], second: "事由", widths: [126.0, 126.0] };
        pair_ui(ui, boxes, &mut self.form.residence, row, pair, None);
    }

    /// Since when and for how long. Beside the day of arrival stands, of people from abroad, until when they are to be
    /// registered.
    fn arrival_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>) {
        let reminder = self.form.reminder(&self.standard).filter(|_| boxes.problem("from_date").is_none());
        let reminder = reminder.map(|words| Note::doubtful(words).icon(icons::CLOCK));
        if self.form.asks("planned_stay", self.today) {
            let row = FormRow::new("来本地日期").required(true);
            let pair = Pair { keys: ["from_date", "planned_stay"], second: "拟住", widths: [126.0, 126.0] };
            return pair_ui(ui, boxes, &mut self.form.residence, row, pair, reminder);
        }
        let Some(note) = reminder else {
            return row_ui(ui, boxes, &mut self.form.residence, None, "from_date");
        };
        let row = FormRow::new("来本地日期").required(true).note(Some(&note));
        row.show(ui, |ui| edit_ui(ui, boxes, &mut self.form.residence, "from_date", FIELD));
    }

    fn address_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>) {
        let note = self.address_note(boxes);
        let row = FormRow::new("现住址").section(Some("居住")).required(true).note(note.as_ref());
        row.show(ui, |ui| self.address.ui(ui, boxes, &mut self.form.address));
    }

    fn address_note(&self, boxes: &Boxes<'_>) -> Option<Note> {
        let Some(dwelling) = &self.dwelling else { return self.address.note(boxes, &self.form.address) };
        let people = people_words(u32::try_from(dwelling.people.len()).unwrap_or(u32::MAX));
        let words = if dwelling.landlord.is_empty() {
            format!("现住 {people}")
        } else {
            format!("房主 {}，现住 {people}", dwelling.landlord)
        };
        let called = self.address.called(&self.form.address).map(|called| called + "，").unwrap_or_default();
        self.address.note(boxes, &self.form.address).or_else(|| Some(Note::hint(called + &words)))
    }

    /// A let dwelling without a file: the landlord's name and telephone begin one.
    pub(super) fn asks_for_landlord(&self) -> bool {
        let has_file = self.dwelling.as_ref().is_some_and(|dwelling| dwelling.has_file);
        self.form.is_let() && !has_file && !self.form.address.typed.is_empty()
    }

    /// The row keeps its place while the address is typed and for every kind of dwelling, also where there is nothing to
    /// ask: nothing below it moves.
    fn known_landlord_ui(&self, ui: &mut Ui) {
        let (name, hint) = if self.form.is_let() {
            known_landlord(self.dwelling.as_ref())
        } else {
            ("", "住所不是租赁房屋，不用填")
        };
        FormRow::new("房主、电话").note(Some(&Note::hint(hint))).show(ui, |ui| fixed_value(ui, name, FIELD));
    }

    fn landlord_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>) {
        let is_here = matches!(*boxes.focused, Some("landlord" | "landlord_phone"));
        let problem = boxes.problem("landlord_phone").or_else(|| boxes.problem("landlord"));
        let problem = problem.filter(|_| boxes.shows_all || !is_here);
        let (is_nameless, is_misdialled) =
            (problem.is_some_and(|it| it.field == "landlord"), problem.is_some_and(|it| it.field == "landlord_phone"));
        let problem = problem.map(Note::from);
        let hint = Note::hint("还没有房屋档案，填了一并建好");
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
}

fn known_landlord(dwelling: Option<&Dwelling>) -> (&str, &str) {
    match dwelling.filter(|dwelling| dwelling.has_file) {
        Some(dwelling) => (&dwelling.landlord, "已有房屋档案"),
        None => ("", "先填现住址"),
    }
}
