//! A folder: typed, or chosen in the system's dialog. The dialog runs on a thread of its own; where a system has none, typing
//! is the way that always works.

use super::FIELD;
use crate::services::Job;
use crate::ui::theme::{height, space};
use crate::ui::widgets::{Button, Note, TextField};
use eframe::egui::{Context, Id, Response, Ui};
use std::path::PathBuf;

const BROWSE: f32 = 72.0;

/// The path as it stands in the field, and the dialog that may be open for it.
pub struct FolderField {
    pub id: Id,
    pub text: String,
    dialog: Option<Job<Option<PathBuf>>>,
}

/// What happened in this frame.
pub struct FolderOutput {
    pub response: Response,
    pub asks_for_dialog: bool,
}

impl FolderField {
    pub fn new(key: &str) -> Self {
        Self { id: Id::unique(key), text: String::new(), dialog: None }
    }

    /// The path as typed, without the blanks that come with copying.
    pub fn path(&self) -> PathBuf {
        PathBuf::from(self.text.trim())
    }

    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    pub fn ui(&mut self, ui: &mut Ui, has_problem: bool) -> FolderOutput {
        let field = TextField::new(self.id, &mut self.text)
            .width(FIELD - BROWSE - space::SMALL)
            .height(height::CONTROL_TALL)
            .problem(has_problem);
        let response = ui.add(field);
        let asks_for_dialog = ui.add(Button::secondary("浏览…").tall().width(BROWSE)).clicked();
        FolderOutput { response, asks_for_dialog }
    }

    /// Opens the system's dialog.
    pub fn browse(&mut self, title: &'static str, ctx: &Context) {
        let ctx = ctx.clone();
        let wake = move || ctx.request_repaint();
        self.dialog =
            Job::start("folder dialog", title, wake, move |_| Ok(crate::platform::ask_for_folder(title))).ok();
    }

    /// Takes what the dialog answered. A note when nothing came of it, which is also how a system without dialogs answers.
    pub fn take_answer(&mut self) -> Option<Option<Note>> {
        let answer = self.dialog.as_ref()?.poll()?;
        self.dialog = None;
        let Ok(Some(folder)) = answer else {
            return Some(Some(Note::hint("没有选择文件夹。也可以直接输入它的完整路径")));
        };
        self.text = folder.to_string_lossy().into_owned();
        Some(None)
    }
}
