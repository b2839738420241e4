//! 备份: the last one, one now, one to another disk, and the proof of the newest.

use super::{Act, FIELD};
use crate::platform;
use crate::services::backup::{self, MadeBackup, Manifest};
use crate::services::{Desk, Job, Trouble};
use crate::ui::icons;
use crate::ui::theme::{self, space};
use crate::ui::widgets::field::{Note, note_ui};
use crate::ui::widgets::{Button, Card, FormRow, TextField};
use eframe::egui::{Id, Sense, Spinner, Ui, vec2};
use std::path::PathBuf;

pub(super) struct BackupCard {
    /// 「今天 08:31」, the newest in the archive's own folder.
    pub newest: Option<String>,
    own_folder: PathBuf,
    other_folder: String,
    working: Option<Working>,
    looking: Option<Job<Option<PathBuf>>>,
    message: Option<Note>,
}

enum Working {
    BackingUp(Job<MadeBackup>),
    Verifying(Job<Option<Manifest>>),
}

impl BackupCard {
    pub fn new(newest: Option<String>, own_folder: PathBuf) -> Self {
        Self { newest, own_folder, other_folder: String::new(), working: None, looking: None, message: None }
    }

    pub fn start(
        &mut self,
        mut desk: Desk,
        into: Option<PathBuf>,
        wake: impl FnOnce() + Send + 'static,
    ) -> Result<(), Trouble> {
        let job =
            Job::start("backup", "正在备份并核对", wake, move |_| backup::make(&mut desk, into.as_deref()))?;
        self.working = Some(Working::BackingUp(job));
        self.message = None;
        Ok(())
    }

    pub fn verify(&mut self, desk: Desk, wake: impl FnOnce() + Send + 'static) -> Result<(), Trouble> {
        let job = Job::start("verify backup", "正在核对最近一份", wake, move |_| backup::verify_newest(&desk))?;
        self.working = Some(Working::Verifying(job));
        self.message = None;
        Ok(())
    }

    pub fn ui(&mut self, ui: &mut Ui, why_not: Option<&'static str>) -> Option<Act> {
        let ended = self.poll();
        let newest = match &self.newest {
            Some(when) => format!("最近一份：{when}"),
            None => "还没有备份".to_owned(),
        };
        let asked = Card::new("备份").detail(&newest).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::SMALL;
            ui.label(theme::paragraph("关闭窗口时自动备份一份，并当场打开核对。重要的资料请每周再备份到移动硬盘。"));
            let is_busy = self.working.is_some().then_some("正在进行");
            let acts = self.acts_ui(ui, why_not.or(is_busy));
            let other = self.other_folder_ui(ui, why_not.or(is_busy));
            self.outcome_ui(ui, why_not);
            acts.or(other)
        });
        ended.or(asked)
    }

    fn acts_ui(&self, ui: &mut Ui, why_not: Option<&'static str>) -> Option<Act> {
        ui.horizontal(|ui| {
            let make = ui.add(Button::secondary("现在备份").icon(icons::SAVE).refused(why_not)).clicked();
            let nothing = self.newest.is_none().then_some("还没有备份");
            let verify = ui.add(Button::secondary("核对最近一份").refused(why_not.or(nothing))).clicked();
            ui.add_space(space::TINY);
            let folder = theme::small(self.own_folder.display().to_string()).color(theme::palette(ui).text_weak);
            ui.add(eframe::egui::Label::new(folder).truncate());
            make.then_some(Act::BackUp(None)).or(verify.then_some(Act::VerifyNewest))
        })
        .inner
    }

    fn other_folder_ui(&mut self, ui: &mut Ui, why_not: Option<&'static str>) -> Option<Act> {
        let is_empty = self.other_folder.trim().is_empty().then_some("先写明备份到哪个文件夹");
        FormRow::new("备份到别处").in_card().field_width(ui.available_width() - 92.0).show(ui, |ui| {
            let hint = if cfg!(windows) { r"如 E:\邻里备份" } else { "如 /media/移动硬盘/邻里备份" };
            ui.add(
                TextField::new(Id::unique("another folder for backups"), &mut self.other_folder)
                    .hint(hint)
                    .width(FIELD),
            );
            if ui.add(Button::secondary("浏览…")).clicked() {
                self.look(ui);
            }
            let make = ui.add(Button::secondary("备份到这里").refused(why_not.or(is_empty))).clicked();
            make.then(|| Act::BackUp(Some(PathBuf::from(self.other_folder.trim()))))
        })
    }

    /// What is going on, or what came of it; the place is always there.
    fn outcome_ui(&self, ui: &mut Ui, why_not: Option<&'static str>) {
        let (place, _) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
        let title = match &self.working {
            Some(Working::BackingUp(job)) => Some(&job.title),
            Some(Working::Verifying(job)) => Some(&job.title),
            None => None,
        };
        if let Some(title) = title {
            ui.put(place.with_max_x(place.left() + 16.0), Spinner::new().size(14.0));
            note_ui(ui, place.with_min_x(place.left() + 24.0), &Note::hint(title));
        } else if let Some(note) = self.message.clone().or_else(|| why_not.map(Note::hint)) {
            note_ui(ui, place, &note);
        }
    }

    fn look(&mut self, ui: &Ui) {
        let wake = ui.ctx().clone();
        let job = Job::start(
            "file dialog",
            "选择文件夹",
            move || wake.request_repaint(),
            |_| Ok(platform::ask_for_folder("备份到哪个文件夹")),
        );
        self.looking = job.ok();
    }

    fn poll(&mut self) -> Option<Act> {
        if let Some(found) = self.looking.as_ref().and_then(Job::poll) {
            self.looking = None;
            if let Ok(Some(folder)) = found {
                self.other_folder = folder.display().to_string();
            }
        }
        let (note, act) = match self.working.as_ref()? {
            Working::BackingUp(job) => (made_note(job.poll()?), Some(Act::BackedUp)),
            Working::Verifying(job) => (verified_note(job.poll()?), None),
        };
        self.working = None;
        self.message = Some(note);
        act
    }
}

fn made_note(made: Result<MadeBackup, Trouble>) -> Note {
    match made {
        Ok(MadeBackup { folder, manifest }) => {
            let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
            Note::good(format!("已备份并核对，共 {} 行", manifest.rows())).detail(name)
        }
        Err(trouble) => Note::wrong(trouble.to_string()),
    }
}

fn verified_note(verified: Result<Option<Manifest>, Trouble>) -> Note {
    match verified {
        Ok(Some(manifest)) => {
            let when = manifest.made_at.get(..16).unwrap_or_default().replace('T', " ");
            Note::good(format!("{when} 的备份完好，共 {} 行，可以用来恢复", manifest.rows()))
        }
        Ok(None) => Note::doubtful("还没有备份，请先备份一份"),
        Err(trouble) => Note::wrong(trouble.to_string()),
    }
}
