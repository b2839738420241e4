//! A field that points at a record of another register: typing offers what may be meant. Where the words count by themselves (a
//! place as it was told, a visitor's name) the link is a help; else only what is taken from the list is kept.

use crate::domain::values::{Editor, Value};
use crate::domain::{Cell, Draft, Need, Problem, RecordId, Register};
use crate::services::routines::{Entry, LinkChoice, LinkKind, link_choices, link_words};
use crate::services::{Desk, Trouble};
use crate::ui::form::Boxes;
use crate::ui::icons;
use crate::ui::widgets::{FormRow, Note, PickRow, Picked, Picker};
use eframe::egui::Ui;

pub(super) struct LinkBox {
    link: &'static str,
    /// The field that keeps the words, where one does.
    told: Option<&'static str>,
    kind: LinkKind,
    text: String,
    /// What was asked for last.
    asked: String,
    choices: Vec<LinkChoice>,
    picked: Option<usize>,
    is_linked: bool,
}

/// The links of a register that are chosen by hand.
pub(super) fn of_register<R: Entry>(desk: &Desk, draft: &Draft<R>) -> Result<Vec<LinkBox>, Trouble> {
    let mut boxes = Vec::new();
    for field in R::fields() {
        let value = (field.value)(&draft.record);
        let Editor::Link(table) = value.editor() else { continue };
        let told = R::TOLD.iter().find(|(link, _)| *link == field.key).map(|(_, told)| *told);
        let Some(kind) = LinkKind::of_table(table).filter(|_| told.is_some() || !field.is_derived) else { continue };
        let id = linked(value);
        let text = match (told, id) {
            (Some(told), _) => draft.text(told),
            (None, Some(id)) => link_words(desk, kind, id)?,
            (None, None) => String::new(),
        };
        let (asked, is_linked) = (text.clone(), id.is_some());
        let (link, choices) = (field.key, Vec::new());
        boxes.push(LinkBox { link, told, kind, text, asked, choices, picked: None, is_linked });
    }
    Ok(boxes)
}

fn linked(value: &dyn Value) -> Option<RecordId> {
    value.store().first().and_then(|cell| cell.as_integer().ok().flatten()).map(RecordId)
}

impl LinkBox {
    /// The key of the field in whose place it stands.
    pub(super) fn stands_at(&self) -> &'static str {
        self.told.unwrap_or(self.link)
    }

    /// Words that mean nothing where only a record can stand.
    pub(super) fn problem(&self) -> Option<Problem> {
        let is_wrong = self.told.is_none() && !self.is_linked && !self.text.trim().is_empty();
        is_wrong.then(|| Problem::wrong(self.link, "没有这一条。请从列表里选，或空着"))
    }

    pub(super) fn ui<R: Register>(
        &mut self,
        ui: &mut Ui,
        boxes: &mut Boxes<'_>,
        draft: &mut Draft<R>,
        section: Option<&str>,
    ) {
        let key = self.stands_at();
        let Some(field) = R::field(key) else { return };
        let note = self.note(boxes, draft, field.hint);
        let row = FormRow::new(field.label).section(section).required(field.need == Need::Required);
        row.note(note.as_ref()).show(ui, |ui| {
            let is_wrong = boxes.is_wrong(draft, key);
            let rows: Vec<PickRow> =
                self.choices.iter().map(|choice| PickRow::new(&choice.words, &choice.note)).collect();
            let icon = self.kind_icon();
            let picker = Picker::new(boxes.id(key), &mut self.text).icon(icon).problem(is_wrong);
            let output = picker.show(ui, |_| rows);
            if let Some(told) = self.told
                && output.response.changed()
                && self.text != draft.text(told)
            {
                draft.type_in(told, &self.text, boxes.today);
            }
            boxes.took(key, &output.response);
            if let Some(Picked::Row(row)) = output.picked {
                self.picked = Some(row);
            }
        });
    }

    fn kind_icon(&self) -> char {
        match self.kind {
            LinkKind::Place => icons::PLACE,
            LinkKind::Person => icons::PERSON,
            LinkKind::Dispute => icons::MEDIATION,
        }
    }

    fn note<R: Register>(&self, boxes: &Boxes<'_>, draft: &Draft<R>, hint: &'static str) -> Option<Note> {
        let of_field = R::field(self.stands_at()).and_then(|field| boxes.note(draft, field));
        let good = match self.kind {
            LinkKind::Place => "已在地址树中",
            LinkKind::Person => "已在登记中",
            LinkKind::Dispute => "已关联案件",
        };
        let linked = self.is_linked.then(|| Note::good(good));
        of_field.or(linked).or_else(|| (!hint.is_empty()).then(|| Note::hint(hint)))
    }

    /// After something was typed: what it may mean now. Other words mean another record.
    pub(super) fn follow<R: Register>(&mut self, desk: &Desk, draft: &mut Draft<R>) -> Result<(), Trouble> {
        let taken = self.picked.take().and_then(|row| self.choices.get(row)).filter(|choice| choice.words == self.text);
        if let Some(id) = taken.map(|choice| choice.id) {
            self.set(draft, Some(id));
            self.asked.clone_from(&self.text);
        } else if self.text != self.asked {
            self.choices = link_choices(desk, self.kind, &self.text)?;
            // Two people may share a name: only a taken row is a person.
            let is_exact = |choice: &&LinkChoice| self.kind != LinkKind::Person && choice.words == self.text;
            let exact = self.choices.iter().find(is_exact).map(|choice| choice.id);
            self.set(draft, exact);
            self.asked.clone_from(&self.text);
        }
        Ok(())
    }

    fn set<R: Register>(&mut self, draft: &mut Draft<R>, id: Option<RecordId>) {
        let Some(field) = R::field(self.link) else { return };
        self.is_linked = id.is_some();
        let cell = id.map_or(Cell::Null, |id| Cell::Integer(id.0));
        draft.set(self.link, |record| {
            // The number of a record can always be restored.
            let _ = (field.value_mut)(record).restore(&[cell]);
        });
    }
}
