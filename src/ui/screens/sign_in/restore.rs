//! From a backup to a new folder: the backup is read and proved first, then written; the old archive is never touched. The
//! backups that are known lie ready; one from elsewhere is browsed for or typed.

use super::backups::BackupList;
use super::{Act, Pane, Standing, open_other};
use crate::services::backup::{self, MadeBackup};
use crate::ui::inside::thousands;
use crate::ui::screens::entry::{self, FolderField};
use crate::ui::theme::space;
use crate::ui::widgets::{Button, Note};
use eframe::egui::{Id, Ui};
use std::path::PathBuf;

pub(super) struct Restore {
    pub backup: FolderField,
    pub target: FolderField,
    known: BackupList,
    /// What the backup says of itself, once it was proved.
    proved: Option<Note>,
}

/// Where there is no backup to be used.
fn other_ways_ui(ui: &mut Ui) -> Option<Act> {
    let mut act = None;
    ui.horizontal(|ui| {
        if ui.add(Button::quiet("带回「带走全部」的文件夹…").small()).clicked() {
            act = Some(Act::BringBack);
        }
        if ui.add(Button::quiet("抢救损坏的档案…").small()).clicked() {
            act = Some(Act::Show(Pane::Salvage));
        }
    });
    act
}

impl Restore {
    pub fn new() -> Self {
        Self {
            backup: FolderField::new("backup to restore"),
            target: FolderField::new("restore into"),
            known: BackupList::default(),
            proved: None,
        }
    }

    /// The backups of these archives lie ready to be taken.
    pub fn come_with(&mut self, archives: &[PathBuf]) {
        self.known = BackupList::of(archives);
        self.proved = None;
    }

    pub fn first_id(&self) -> Id {
        self.known.chosen_row().filter(|_| self.proved.is_none()).unwrap_or(self.backup.id)
    }

    /// One of those that lie ready.
    pub fn take(&mut self, place: usize) {
        if let Some(folder) = self.known.folder(place) {
            self.backup.text = folder.to_string_lossy().into_owned();
        }
    }

    /// A proved backup, and a place for it unless one was typed already.
    pub fn begin_with(&mut self, backup: &MadeBackup) {
        let manifest = &backup.manifest;
        let (station, at, rows) = (&manifest.station, backup.made_at(), thousands(manifest.rows()));
        self.proved = Some(Note::good(format!("{station}\n{at} 的备份，文件完好，{rows} 条记录")));
        self.backup.text = backup.folder.to_string_lossy().into_owned();
        if self.target.is_empty() {
            let folder = backup::folder_for_restoring(manifest, &crate::platform::documents_folder());
            self.target.text = folder.to_string_lossy().into_owned();
        }
    }

    pub fn ui(&mut self, ui: &mut Ui, standing: &mut Standing, busy: Option<&str>) -> Option<Act> {
        let (note, refusal) = standing.said_of_another(busy);
        entry::head_ui(ui, "从备份恢复", "恢复到新的空文件夹，不动原来的档案");
        let is_proved = self.proved.is_some();
        let mut act = if is_proved { None } else { self.known_ui(ui) };
        act = act.or(self.backup_ui(ui, standing));
        entry::notice_ui(ui, if is_proved { self.proved.as_ref() } else { note.as_ref() });
        if is_proved {
            act = act.or(self.target_ui(ui, standing));
            entry::notice_ui(ui, note.as_ref());
        } else {
            act = act.or(other_ways_ui(ui));
        }
        let (words, wanted) =
            if is_proved { ("恢复到新文件夹", Act::Restore) } else { ("核对备份", Act::VerifyBackup) };
        let (asks, leaves) = open_other::foot_ui(ui, words, refusal.as_deref());
        let is_enter = entry::is_enter(ui, &[self.backup.id, self.target.id]);
        if leaves || entry::is_escape(ui) {
            return Some(Act::Show(Pane::Door));
        }
        act.or(((asks || is_enter) && refusal.is_none()).then_some(wanted))
    }

    /// With nothing typed, the chosen one of those that lie ready is meant.
    pub fn take_chosen(&mut self) {
        if self.backup.is_empty() {
            self.take(self.known.place());
        }
    }

    /// The backups that lie ready; where there are none, what a backup looks like.
    fn known_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.known.is_empty() {
            entry::paragraph_ui(ui, "备份是按日期命名的文件夹，通常在档案文件夹的 backups 里，或在您另存的移动盘上。");
            ui.add_space(space::SMALL);
            return None;
        }
        let asked = self.known.ui(ui);
        ui.add_space(space::SMALL);
        asked
    }

    fn backup_ui(&mut self, ui: &mut Ui, standing: &mut Standing) -> Option<Act> {
        let is_wrong = standing.is_wrong() && self.proved.is_none();
        let mut act = None;
        let label = if self.known.is_empty() || self.proved.is_some() { "备份文件夹" } else { "其他位置" };
        entry::beside_label(ui, label, |ui| {
            let output = self.backup.ui(ui, is_wrong);
            act = output.asks_for_dialog.then_some(Act::BrowseBackup);
            if output.response.changed() {
                self.proved = None;
                standing.notice = None;
            }
            output.response
        });
        act
    }

    fn target_ui(&mut self, ui: &mut Ui, standing: &mut Standing) -> Option<Act> {
        let mut act = None;
        entry::beside_label(ui, "恢复到", |ui| {
            let output = self.target.ui(ui, standing.is_wrong());
            act = output.asks_for_dialog.then_some(Act::BrowseTarget);
            if output.response.changed() {
                standing.notice = None;
            }
            output.response
        });
        act
    }
}
