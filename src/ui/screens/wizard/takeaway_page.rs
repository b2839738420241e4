//! First page of bringing back: the folder that was taken away, and where the new archive lies. What stands in the folder is proved
//! to the last byte when the archive is made.

use super::{Act, Answer, Missing, Said, foot_ui};
use crate::services::{Trouble, station, takeaway};
use crate::ui::screens::entry::{self, FolderField};
use crate::ui::theme::space;
use eframe::egui::Ui;
use std::path::PathBuf;

pub(super) struct TakeawayPage {
    pub from: FolderField,
    pub folder: FolderField,
    documents: PathBuf,
}

impl TakeawayPage {
    pub fn new(documents: PathBuf) -> Self {
        Self { from: FolderField::new("folder taken away"), folder: FolderField::new("wizard folder"), documents }
    }

    /// What is still missing; an error where the folder is none that was taken away.
    pub fn look(&mut self) -> Result<Option<Missing>, Trouble> {
        if self.from.is_empty() {
            return Ok(Some((self.from.id, "请输入带走的文件夹，或按「浏览…」选择")));
        }
        let station = takeaway::station_in(&self.from.path())?;
        if self.folder.is_empty() {
            self.propose(&station.name);
            return Ok(Some((self.folder.id, "请看看新档案放在这里行不行，再按下一步")));
        }
        Ok(None)
    }

    /// A place for the archive, once it is known whose it is.
    pub fn propose_folder(&mut self) {
        if let Ok(station) = takeaway::station_in(&self.from.path())
            && self.folder.is_empty()
        {
            self.propose(&station.name);
        }
    }

    fn propose(&mut self, station: &str) {
        self.folder.text = station::proposed_folder(station, &self.documents).to_string_lossy().into_owned();
    }

    pub fn ui(&mut self, ui: &mut Ui, said: &Said) -> Answer {
        entry::head_ui(ui, "带回「带走全部」的文件夹", "逐个文件核对，做成新档案；原来的文件夹不改");
        let mut answer = Answer::default();
        let rows = [("带走的文件夹", &mut self.from, Act::BrowseTaken), ("新档案放在", &mut self.folder, Act::Browse)];
        let mut fields = Vec::new();
        for (label, field, browse) in rows {
            fields.push(field.id);
            entry::beside_label(ui, label, |ui| {
                let output = field.ui(ui, said.is_wrong() && field.is_empty());
                answer.act = answer.act.or(output.asks_for_dialog.then_some(browse));
                answer.has_typed |= output.response.changed();
                output.response
            });
        }
        entry::notice_ui(ui, said.note.as_ref());
        entry::paragraph_ui(ui, "里面有 manifest.json 的那个文件夹。操作员也带回来，但口令不在里面，要由站长重设。");
        ui.add_space(space::SMALL);
        answer.act = answer.act.or(foot_ui(ui, "下一步", said.busy.as_deref(), &fields));
        answer
    }
}
