//! A record of one register in a dialog: its fields, where wanted the place it lies at and the person it is about. Which rows
//! there are and what saving does is the business of the screen that opens it.

use super::addresses::PlacePick;
use crate::domain::values::Link;
use crate::domain::{RecordId, Register};
use crate::services::houses::{NamedChoice, candidates};
use crate::services::{Desk, Trouble};
use crate::ui::dialog_fields::Fields;
pub use crate::ui::dialog_form::Answer;
use crate::ui::dialog_form::{Complaint, FIELD, WIDTH, arrive, foot_ui, row_ui, title_ui, took};
use crate::ui::icons;
use crate::ui::widgets::field::Note;
use crate::ui::widgets::{Confirm, Decision, FocusOrder, PickRow, Picked, Picker, confirm};
use eframe::egui::{Context, Id, Response, Ui};

/// What the dialog says of itself.
#[derive(Clone, Copy, Debug)]
pub struct Wording {
    pub title: &'static str,
    pub paragraph: &'static str,
    pub act: &'static str,
    pub keep: &'static str,
}

/// The dialog. With a person or a place only where it was asked for.
pub struct RecordDialog<R: Register> {
    wording: Wording,
    fields: Fields<R>,
    who: Option<WhoPick>,
    place: Option<(&'static str, PlacePick)>,
    complaint: Complaint,
    has_arrived: bool,
    /// A name or an address was typed.
    is_looked_for: bool,
    /// Something was typed, and it is asked whether it may be lost.
    asks_to_leave: bool,
}

impl<R: Register> RecordDialog<R> {
    pub fn new(desk: &Desk, wording: Wording, record: R, rows: &'static [(&'static str, &'static str)]) -> Self {
        Self {
            wording,
            fields: Fields::new(desk, record, rows),
            who: None,
            place: None,
            complaint: Complaint::default(),
            has_arrived: false,
            is_looked_for: false,
            asks_to_leave: false,
        }
    }

    /// Asks for a person first, known or by name, in the field of this key.
    pub fn with_person(self, who: WhoPick) -> Self {
        Self { who: Some(who), ..self }
    }

    /// Asks for a place last.
    pub fn with_place(self, label: &'static str, desk: &Desk, place: Option<RecordId>) -> Result<Self, Trouble> {
        Ok(Self { place: Some((label, PlacePick::of(desk, place)?)), ..self })
    }

    /// Leaving a form in which something was typed is asked about first.
    pub fn show(&mut self, ctx: &Context) -> Option<Answer> {
        let answer = self.dialog_ui(ctx);
        if self.asks_to_leave {
            return self.leaving_ui(ctx);
        }
        self.asks_to_leave = answer == Some(Answer::Leave) && self.is_touched();
        answer.filter(|_| !self.asks_to_leave)
    }

    fn is_touched(&self) -> bool {
        self.is_looked_for || self.fields.draft.is_changed()
    }

    fn leaving_ui(&mut self, ctx: &Context) -> Option<Answer> {
        let confirm = Confirm {
            question: format!("不保存这份「{}」？", self.wording.title),
            consequence: "填了的内容不会留下。".to_owned(),
            keep: "接着填".to_owned(),
            act: self.wording.keep.to_owned(),
        };
        let decision = confirm.show(ctx)?;
        self.asks_to_leave = false;
        // The keyboard comes back to the first field.
        self.has_arrived = false;
        (decision == Decision::Act).then_some(Answer::Leave)
    }

    fn dialog_ui(&mut self, ctx: &Context) -> Option<Answer> {
        // A dialog is as high as its own rows, not as the one before it.
        let id = Id::unique(("record dialog", R::TABLE, self.wording.title));
        let modal = confirm::dialog(ctx, id, |ui| {
            ui.set_width(WIDTH);
            ui.spacing_mut().item_spacing.y = 0.0;
            self.ui(ui)
        });
        let is_left = modal.should_close();
        modal.inner.or(is_left.then_some(Answer::Leave))
    }

    fn ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        let Wording { title, paragraph, act, keep } = self.wording;
        title_ui(ui, title, paragraph);
        let mut order = FocusOrder::default();
        let is_named = self.who_ui(ui, &mut order);
        self.fields.ui(ui, &mut self.complaint, &mut order, &mut self.has_arrived);
        let is_placed = self.place_ui(ui, &mut order);
        let is_entered = order.finish(ui);
        let foot = foot_ui(ui, &self.complaint, (act, None), keep, is_entered);
        self.is_looked_for |= is_placed || is_named;
        foot.or((is_placed || is_named).then_some(Answer::Look))
    }

    fn who_ui(&mut self, ui: &mut Ui, order: &mut FocusOrder) -> bool {
        let Some(who) = &mut self.who else { return false };
        let hint = who.chosen.map(|_| Note::good("已在登记中"));
        let note = self.complaint.note(who.field, hint);
        let is_wrong = self.complaint.problem(who.field).is_some();
        let response = row_ui(ui, who.label, note.as_ref(), |ui| who.ui(ui, is_wrong));
        arrive(&mut self.has_arrived, &response);
        let is_changed = took(order, &response);
        if is_changed {
            self.complaint.forget();
        }
        is_changed
    }

    fn place_ui(&mut self, ui: &mut Ui, order: &mut FocusOrder) -> bool {
        let Some((label, place)) = &mut self.place else { return false };
        let note = self.complaint.note("place", place.is_unknown().then(|| Note::hint("从列表中选一处地址")));
        let is_wrong = self.complaint.problem("place").is_some();
        let id = Id::unique(("record dialog place", R::TABLE));
        let response = row_ui(ui, label, note.as_ref(), |ui| place.ui(ui, id, FIELD, is_wrong));
        let is_changed = took(order, &response);
        if is_changed {
            self.complaint.forget();
        }
        is_changed
    }

    /// Looks up what the typed name and address may mean.
    pub fn look(&mut self, desk: &Desk) -> Result<(), Trouble> {
        if let Some(who) = &mut self.who {
            who.look(desk)?;
        }
        match &mut self.place {
            Some((_, place)) => place.look(desk),
            None => Ok(()),
        }
    }

    /// The record as typed; what does not parse is said first.
    pub fn record(&self) -> Result<R, Trouble> {
        self.fields.require_read()?;
        Ok(self.fields.draft.record.clone())
    }

    /// The name as typed and whom it means.
    pub fn person(&self) -> (String, Option<RecordId>) {
        let who = self.who.as_ref();
        who.map(|who| (who.text.trim().to_owned(), who.chosen)).unwrap_or_default()
    }

    /// An address that means no place is not quietly left out.
    pub fn place<P>(&self) -> Result<Link<P>, Trouble> {
        let Some((_, place)) = &self.place else { return Ok(Link::none()) };
        if place.is_unknown() {
            let problem = crate::domain::Problem::wrong("place", "没有这处地址，请从列表中选，或清空");
            return Err(Trouble::Unfinished(vec![problem]));
        }
        Ok(place.chosen().map_or_else(Link::none, Link::to))
    }

    /// Said in the dialog; what was typed stays.
    pub fn failed(&mut self, trouble: &Trouble) {
        self.complaint = Complaint::of(trouble);
    }
}

/// A person by name: somebody known who is taken from the list, or the name alone.
pub struct WhoPick {
    field: &'static str,
    label: &'static str,
    text: String,
    chosen: Option<RecordId>,
    choices: Vec<NamedChoice>,
}

impl WhoPick {
    /// In the row of this label; what is wrong with it is said of this field.
    pub fn new(field: &'static str, label: &'static str, name: &str, person: Option<RecordId>) -> Self {
        Self { field, label, text: name.to_owned(), chosen: person, choices: Vec::new() }
    }

    fn ui(&mut self, ui: &mut Ui, is_wrong: bool) -> Response {
        let rows: Vec<PickRow> = self.choices.iter().map(|choice| PickRow::new(&choice.name, &choice.note)).collect();
        let picker = Picker::new(Id::unique(("record dialog who", self.field)), &mut self.text).name(self.label);
        let picker = picker.width(FIELD).icon(icons::PERSON).list_width(420.0).problem(is_wrong).or_other_words();
        let output = picker.show(ui, |_| rows);
        if let Some(Picked::Row(row)) = output.picked {
            self.chosen = self.choices.get(row).map(|choice| choice.id);
        } else if output.response.changed() {
            self.chosen = None;
        }
        output.response
    }

    fn look(&mut self, desk: &Desk) -> Result<(), Trouble> {
        if self.chosen.is_none() {
            self.choices = candidates(desk, &self.text, false)?;
        }
        Ok(())
    }
}
