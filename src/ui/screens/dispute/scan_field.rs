//! The file a scanned paper comes from: its path, the system's own dialog, and the job that makes its pages ready.

use crate::platform;
use crate::services::attachments::PageOfPaper;
use crate::services::disputes;
use crate::services::{Job, Trouble};
use crate::ui::dialog_form::FIELD;
use crate::ui::theme::space;
use crate::ui::widgets::{Button, FocusOrder, FormRow, Note, TextField};
use eframe::egui::{Context, Id, Ui};
use std::path::PathBuf;

const BROWSE: f32 = 80.0;

#[derive(Default)]
pub(super) struct ScanField {
    path: String,
    looking: Option<Job<Option<PathBuf>>>,
    scanning: Option<Job<Vec<PageOfPaper>>>,
    ctx: Option<Context>,
}

impl ScanField {
    pub(super) fn is_busy(&self) -> bool {
        self.scanning.is_some()
    }

    /// The row; answers whether a file was named.
    pub(super) fn ui(&mut self, ui: &mut Ui, order: &mut FocusOrder) -> bool {
        self.ctx.get_or_insert_with(|| ui.ctx().clone());
        if let Some(found) = self.looking.as_ref().and_then(Job::poll) {
            self.looking = None;
            found.ok().flatten().iter().for_each(|file| self.path = file.display().to_string());
        }
        let hint = Note::hint("PDF 逐页存成图片，页数自动数；没有扫描的，上面写页数");
        FormRow::new("扫描件").in_card().field_width(FIELD).note(Some(&hint)).show(ui, |ui| {
            let width = FIELD - BROWSE - space::SMALL;
            let field = TextField::new(Id::unique("file of a scanned paper"), &mut self.path).name("扫描件");
            let field = ui.add(field.width(width).hint("可以不选"));
            order.add(field.id);
            if ui.add(Button::secondary("浏览…").width(BROWSE)).clicked() {
                let work = |_: &_| Ok(platform::ask_for_scan("选择扫描件"));
                self.looking = Job::start("file dialog", "选择扫描件", waker(self.ctx.clone()), work).ok();
            }
            field.changed()
        })
    }

    /// Begins to read the file that is named; answers whether there is one.
    pub(super) fn begin(&mut self) -> Result<bool, Trouble> {
        let path = self.path.trim().trim_matches('"');
        if path.is_empty() {
            return Ok(false);
        }
        let file = PathBuf::from(path);
        let work = move |progress: &_| disputes::scan(&file, progress);
        self.scanning = Some(Job::start("scan", "正在读扫描件", waker(self.ctx.clone()), work)?);
        Ok(true)
    }

    /// What the job has made ready.
    pub(super) fn scanned(&mut self) -> Option<Result<Vec<PageOfPaper>, Trouble>> {
        let scanned = self.scanning.as_ref().and_then(Job::poll)?;
        self.scanning = None;
        Some(scanned)
    }
}

fn waker(ctx: Option<Context>) -> impl FnOnce() + Send + 'static {
    move || ctx.iter().for_each(Context::request_repaint)
}
