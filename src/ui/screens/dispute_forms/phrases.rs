//! What a station writes for itself, a line each: the sentence bank, and texts and local rules beside the law. Edited by whoever
//! mediates.

use crate::domain::dispute::Article;
use crate::services::{Desk, Trouble, disputes};
use crate::ui::dialog_form::{Answer, Complaint, WIDTH, foot_ui, title_ui};
use crate::ui::widgets::{LinesField, confirm};
use eframe::egui::{Context, Id, Widget};

/// What is edited.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bank {
    /// 句库
    Phrases,
    /// 本站法条
    Law,
}

impl Bank {
    fn title(self) -> (&'static str, &'static str) {
        match self {
            Self::Phrases => ("句库", "一行一句，笔录里按 Alt S 选用。清空后恢复自带的句子。"),
            Self::Law => ("本站法条", "一行一条，写成 名称｜第几条｜要点，排在自带的法条前面。"),
        }
    }
}

/// One of them being edited.
pub(super) struct BankDialog {
    bank: Bank,
    text: String,
    complaint: Complaint,
}

impl BankDialog {
    pub(super) fn open(desk: &Desk, bank: Bank) -> Result<Self, Trouble> {
        let lines = match bank {
            Bank::Phrases => disputes::terms(desk)?.phrases,
            Bank::Law => disputes::own_articles(desk)?.iter().map(Article::written).collect(),
        };
        Ok(Self { bank, text: lines.join("\n"), complaint: Complaint::default() })
    }

    pub(super) fn show(&mut self, ctx: &Context) -> Option<Answer> {
        let (title, paragraph) = self.bank.title();
        let modal = confirm::dialog(ctx, Id::unique("phrases dialog"), |ui| {
            ui.set_width(WIDTH);
            ui.spacing_mut().item_spacing.y = 0.0;
            title_ui(ui, title, paragraph);
            let id = Id::unique("phrases");
            let response = LinesField::new(id, &mut self.text).rows(12).width(WIDTH - 18.0).name(title).ui(ui);
            if ui.memory(|memory| memory.focused().is_none()) {
                response.request_focus();
            }
            foot_ui(ui, &self.complaint, ("保存", None), "不保存", false)
        });
        let is_left = modal.should_close();
        modal.inner.or(is_left.then_some(Answer::Leave))
    }

    pub(super) fn save(&self, desk: &mut Desk) -> Result<(), Trouble> {
        match self.bank {
            Bank::Phrases => disputes::keep_phrases(desk, self.text.lines().map(str::to_owned).collect()),
            Bank::Law => {
                let articles: Vec<Article> = self.text.lines().filter_map(Article::read).collect();
                disputes::keep_articles(desk, &articles)
            }
        }
    }

    pub(super) fn failed(&mut self, trouble: &Trouble) {
        self.complaint = Complaint::of(trouble);
    }
}
