//! A table that leaves, whichever list it is: it is asked how, what for and where to, and then the work begins.

use super::Inside;
use crate::domain::Right;
use crate::services::export::{self, ListTable};
use crate::services::{Existing, Trouble};
use crate::ui::screens::export_dialog::{ExportAnswer, ExportDialog};
use eframe::egui::Ui;
use std::path::PathBuf;

impl Inside {
    pub(super) fn ask_to_export(&mut self, table: ListTable) -> Result<(), Trouble> {
        export::require(&self.desk)?;
        self.exporting = Some(ExportDialog::new(table, self.desk.may(Right::Reveal)));
        Ok(())
    }

    pub(super) fn exporting_ui(&mut self, ui: &Ui) {
        match self.exporting.as_mut().and_then(|dialog| dialog.show(ui)) {
            None => {}
            Some(ExportAnswer::Leave) => self.exporting = None,
            Some(ExportAnswer::Save(to, existing)) => self.export_to(to, existing),
        }
    }

    fn export_to(&mut self, to: PathBuf, existing: Existing) {
        if let Err(trouble) = export::require_room(&self.desk, &to, existing) {
            self.exporting.iter_mut().for_each(|dialog| dialog.failed(&trouble));
            return;
        }
        let Some(dialog) = self.exporting.take() else { return };
        if let Err(trouble) = self.begin(dialog.work(to, existing)) {
            self.trouble = Some(trouble.to_string());
        }
    }
}
