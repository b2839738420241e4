//! The sentence bank: sentences that are used again and again, put into the record by a key, and edited by whoever mediates.

use crate::services::{Desk, Trouble, disputes};
use crate::ui::dialog_form::{Answer, Complaint, WIDTH, foot_ui, title_ui};
use crate::ui::widgets::{LinesField, confirm};
use eframe::egui::{Context, Id, Widget};

/// The bank being edited: a sentence a line.
pub(super) struct PhrasesDialog {
    text: String,
    complaint: Complaint,
}

impl PhrasesDialog {
    pub(super) fn new(phrases: &[String]) -> Self {
        Self { text: phrases.join("\n"), complaint: Complaint::default() }
    }

    pub(super) fn show(&mut self, ctx: &Context) -> Option<Answer> {
        let modal = confirm::dialog(ctx, Id::unique("phrases dialog"), |ui| {
            ui.set_width(WIDTH);
            ui.spacing_mut().item_spacing.y = 0.0;
            title_ui(ui, "句库", "一行一句，笔录里按 Alt S 选用。清空后恢复自带的句子。");
            let id = Id::unique("phrases");
            let response = LinesField::new(id, &mut self.text).rows(12).width(WIDTH - 18.0).name("句库").ui(ui);
            if ui.memory(|memory| memory.focused().is_none()) {
                response.request_focus();
            }
            foot_ui(ui, &self.complaint, ("保存句库", None), "不保存", false)
        });
        let is_left = modal.should_close();
        modal.inner.or(is_left.then_some(Answer::Leave))
    }

    pub(super) fn save(&self, desk: &mut Desk) -> Result<(), Trouble> {
        disputes::keep_phrases(desk, self.text.lines().map(str::to_owned).collect())
    }

    pub(super) fn failed(&mut self, trouble: &Trouble) {
        self.complaint = Complaint::of(trouble);
    }
}
