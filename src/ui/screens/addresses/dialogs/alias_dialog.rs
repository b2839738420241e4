//! One more spelling of a place.

use super::{Answer, Complaint, FIELD, Saving, arrive, foot_ui, row_ui, title_ui};
use crate::domain::RecordId;
use crate::services::address_tree::{self, AliasVerdict};
use crate::services::{Desk, Trouble};
use crate::ui::widgets::field::Note;
use crate::ui::widgets::{FocusOrder, TextField};
use eframe::egui::{Id, Ui};

pub struct AliasDialog {
    place: RecordId,
    text: String,
    verdict: Option<AliasVerdict>,
    pub complaint: Complaint,
    has_arrived: bool,
}

impl AliasDialog {
    pub fn new(place: RecordId) -> Self {
        Self { place, text: String::new(), verdict: None, complaint: Complaint::default(), has_arrived: false }
    }

    pub fn ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        title_ui(
            ui,
            "添加别名",
            "别人也这样叫这里：旧名、俗称、门牌上的写法。3-2-501 和 3栋2单元501室 本来就认得，不用添加。",
        );
        let mut order = FocusOrder::default();
        let said = self.verdict.as_ref().and_then(AliasVerdict::refusal).map(Note::wrong);
        let note = self.complaint.note("aliases", said.clone());
        let mut has_changed = false;
        row_ui(ui, "别名", note.as_ref(), |ui| {
            let field = TextField::new(Id::unique("alias of a place"), &mut self.text).width(FIELD);
            let field = ui.add(field.problem(note.is_some()));
            arrive(&mut self.has_arrived, &field);
            order.add(field.id);
            has_changed = field.changed();
        });
        if has_changed {
            self.complaint.forget();
        }
        let is_entered = order.finish(ui);
        let why_not =
            if self.text.trim().is_empty() { Some("先写别名") } else { said.map(|_| "这个写法不能添加") };
        let answer = foot_ui(ui, &self.complaint, ("添加", why_not), "不添加", is_entered);
        answer.or(has_changed.then_some(Answer::Look))
    }

    pub fn look(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let is_empty = self.text.trim().is_empty();
        self.verdict = (!is_empty).then(|| address_tree::verdict_on_alias(desk, self.place, &self.text)).transpose()?;
        Ok(())
    }

    pub fn save(&mut self, desk: &mut Desk) -> Result<Saving, Trouble> {
        address_tree::add_alias(desk, self.place, &self.text).map(Saving::Done)
    }
}
