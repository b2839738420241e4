//! 导出 of a list: how, what for and for whom, then where to. The work itself is long work of the window.

use super::export_terms::{Offers, TermsForm};
use super::save_dialog::{SaveAnswer, SaveDialog};
use crate::services::export::{self, ListTable};
use crate::services::{Existing, LongWork, Trouble};
use crate::ui::theme::{self, space};
use crate::ui::widgets::Button;
use crate::ui::widgets::confirm::dialog;
use eframe::egui::{Align, Id, Layout, Ui};
use std::path::PathBuf;

const FORM: &str = "export";
const WIDTH: f32 = 640.0;

/// The dialog while it is open.
pub struct ExportDialog {
    table: ListTable,
    terms: TermsForm,
    saving: Option<SaveDialog>,
}

/// What it comes to.
pub enum ExportAnswer {
    Leave,
    Save(PathBuf, Existing),
}

impl ExportDialog {
    pub fn new(table: ListTable, may_reveal: bool) -> Self {
        let offers = Offers { whole: table.offers_whole && may_reveal, children: table.offers_children };
        Self { table, terms: TermsForm::new(FORM, offers), saving: None }
    }

    /// What came of asking for the place: the dialog stays and says what to do.
    pub fn failed(&mut self, trouble: &Trouble) {
        self.saving.iter_mut().for_each(|saving| saving.failed(trouble));
    }

    pub fn work(self, to: PathBuf, existing: Existing) -> LongWork {
        export::list_work(self.table, self.terms.terms().clone(), to, existing)
    }

    pub fn show(&mut self, ui: &Ui) -> Option<ExportAnswer> {
        if let Some(saving) = &mut self.saving {
            return match saving.show(ui.ctx())? {
                SaveAnswer::Save(path) => Some(ExportAnswer::Save(path, Existing::Keep)),
                SaveAnswer::Replace(path) => Some(ExportAnswer::Save(path, Existing::Replace)),
                SaveAnswer::Cancel => {
                    self.saving = None;
                    None
                }
            };
        }
        let shown = dialog(ui.ctx(), Id::unique(FORM), |ui| self.content_ui(ui));
        let is_left = shown.should_close();
        shown.inner.or(is_left.then_some(ExportAnswer::Leave))
    }

    fn content_ui(&mut self, ui: &mut Ui) -> Option<ExportAnswer> {
        let palette = theme::palette(ui);
        ui.set_width(WIDTH);
        ui.label(theme::heading(format!("导出{}", self.table.title)).color(palette.text));
        ui.add_space(space::TINY);
        let about = format!("{} 行，{} 栏，按屏幕上的栏目和顺序", self.table.row_count(), self.table.headings.len());
        ui.label(theme::paragraph(about).color(palette.text_weak));
        ui.add_space(space::CARD);
        let is_entered = self.terms.ui(ui);
        ui.add_space(space::CARD);
        let why_not = self.terms.why_not();
        let (goes_on, leaves) = ui
            .with_layout(Layout::right_to_left(Align::Center), |ui| {
                let on = ui.add(Button::primary("选位置…").key("Enter").refused(why_not)).clicked();
                ui.add_space(space::SMALL);
                (on, ui.add(Button::secondary("不导出").key("Esc")).clicked())
            })
            .inner;
        if (goes_on || is_entered) && why_not.is_none() {
            let terms = self.terms.terms();
            self.saving = Some(SaveDialog::called("导出到", &self.table.file_name(terms), terms.format.ending()));
        }
        leaves.then_some(ExportAnswer::Leave)
    }
}
