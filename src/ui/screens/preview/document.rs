//! Of the options: which document is made of the records, by list and by key.

use super::options::{Choices, INNER};
use super::parts::{label, select_ui};
use super::{Act, PreviewScreen};
use crate::print::documents::{DOCUMENTS, DocumentKind, FLOATING_CARD, Source};
use crate::services::printing::Order;
use crate::ui::theme::space;
use crate::ui::widgets::{field, key_cap};
use eframe::egui::{Align, Key, Layout, Modifiers, Ui};

impl PreviewScreen {
    pub(super) fn document_ui(&mut self, ui: &mut Ui) {
        if let Some(sheet) = &self.asked.sheet {
            label(ui, "文书");
            field::fixed_value(ui, &sheet.title, INNER);
            ui.add_space(space::SMALL);
            return;
        }
        let kinds = kinds(self.choices.kind);
        ui.horizontal(|ui| {
            label(ui, "文书");
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                (1..=kinds.len()).rev().for_each(|place| key_cap(ui, &format!("Alt {place}")));
            });
        });
        let titles: Vec<String> = kinds.iter().map(|kind| kind.title.to_owned()).collect();
        let selected = kinds.iter().position(|kind| *kind == self.choices.kind).unwrap_or_default();
        let (response, chosen) = select_ui(ui, "文书", &titles, selected);
        if std::mem::take(&mut self.leads_to_options) {
            response.request_focus();
        }
        if let Some(chosen) = chosen {
            self.choose_kind(kinds[chosen]);
        }
        ui.add_space(space::SMALL);
    }

    fn choose_kind(&mut self, kind: &'static DocumentKind) {
        let is_imposed = self.choices.is_imposed && *kind == FLOATING_CARD;
        let purpose = match self.choices.purpose.trim() {
            "" => Order::of(kind, Vec::new()).purpose,
            typed => typed.to_owned(),
        };
        self.choices = Choices { kind, is_full_id: kind.may_show_full_id, is_imposed, purpose, ..self.choices.clone() };
    }

    /// Alt with a digit takes a document, Alt B the blank one, Alt S four to a sheet. A list is printed as it is.
    pub(super) fn choose_by_key(&mut self, ui: &Ui) -> Option<Act> {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::ALT, key));
        if pressed(Key::O) {
            self.is_moving = !self.is_moving;
        }
        if self.asked.sheet.is_some() {
            return None;
        }
        let before = self.choices.clone();
        if let Some((kind, _)) =
            kinds(self.choices.kind).into_iter().zip([Key::Num1, Key::Num2, Key::Num3]).find(|(_, key)| pressed(*key))
        {
            self.choose_kind(kind);
        }
        if *self.choices.kind == FLOATING_CARD && pressed(Key::S) {
            self.choices.is_imposed = !self.choices.is_imposed;
        }
        if self.can_save_each() && pressed(Key::E) {
            self.choices.is_each = !self.choices.is_each;
        }
        if self.can_be_values_only() && pressed(Key::V) {
            self.choices.is_values_only = !self.choices.is_values_only;
            return Some(Act::OntoForms);
        }
        if self.can_be_blank() && pressed(Key::B) {
            self.choices.is_blank = !self.choices.is_blank;
        }
        let is_other_form = self.choices.is_on_other_form(&before) && self.recall_form();
        (is_other_form || self.choices.changes_paper(&before)).then_some(Act::Prepare)
    }
}

/// The documents that can be made of the same records. Which papers a dispute has come to is said by its own page.
fn kinds(kind: &'static DocumentKind) -> Vec<&'static DocumentKind> {
    match kind.source {
        Source::Dispute | Source::DisputeStep => vec![kind],
        source => DOCUMENTS.iter().filter(|kind| kind.source == source).collect(),
    }
}
