//! What the sign-in screen does: it asks the services, mostly as jobs, and takes what they bring. Never draws.

use super::{Act, Done, Outside, Pane, SignInScreen, Standing, Wait};
use crate::services::salvage::{self, SalvageOrder};
use crate::services::{Job, Progress, StoreError, Trouble, backup, sign_in, station};
use crate::ui::widgets::Note;
use eframe::egui::{Context, Id};
use std::path::PathBuf;

impl SignInScreen {
    pub(super) fn act(&mut self, act: Act, ctx: &Context) -> Option<Outside> {
        match act {
            Act::Found => return Some(Outside::Found),
            Act::BringBack => return Some(Outside::BringBack),
            Act::Demo => return Some(Outside::Demo),
            Act::BrowseOther => self.other.folder.browse("选择档案文件夹", ctx),
            Act::BrowseBackup => self.restore.backup.browse("选择备份文件夹", ctx),
            Act::BrowseTarget => self.restore.target.browse("恢复到哪个文件夹", ctx),
            Act::BrowseSalvage => self.salvage.target.browse("抢救到哪个文件夹", ctx),
            Act::StopSalvage => self.running.iter().for_each(Job::cancel),
            // A job under way is let finish: its answer decides what is shown next.
            _ if self.running.is_some() => {}
            Act::Choose(place) => self.choose(place),
            Act::LookAt(place) => {
                self.choose(place);
                self.focus = Some(self.recent.chosen_row());
            }
            Act::Show(pane) => self.show(pane),
            Act::Enter => self.enter(ctx),
            Act::Recover => self.recover(ctx),
            Act::OpenOther => self.open_other(),
            Act::VerifyBackup => {
                self.restore.take_chosen();
                self.verify(ctx);
            }
            Act::TakeBackup(place) => {
                self.restore.take(place);
                self.verify(ctx);
            }
            Act::Restore => self.restore(ctx),
            Act::TakeOffered => self.take_offered(),
            Act::Salvage => self.salvage(ctx),
            Act::OpenSalvaged => self.open_salvaged(),
        }
        None
    }

    /// Takes an archive of the list, as if the clerk had just come to its door.
    pub(super) fn choose(&mut self, place: usize) {
        self.recent.choose(place);
        let entry = self.recent.chosen();
        self.standing =
            Standing { wait: Wait::of(sign_in::seconds_to_wait(&self.settings, &entry.folder)), ..Standing::default() };
        self.door.come_to(entry);
        self.pane = Pane::Door;
        self.focus = Some(self.door.first_id());
    }

    /// Takes an archive by its folder; one that is not known yet comes to the top of the list.
    pub(super) fn choose_folder(&mut self, folder: PathBuf) {
        let name = station::peek(&folder).unwrap_or_default();
        let place = self.recent.place_of(folder, &name);
        self.choose(place);
    }

    fn show(&mut self, pane: Pane) {
        self.standing.notice = None;
        self.pane = match pane {
            Pane::Door if self.recent.is_empty() => Pane::Welcome,
            // Which archive is damaged has to be said first.
            Pane::Salvage if self.recent.is_empty() => Pane::OpenOther,
            pane => pane,
        };
        if self.pane == Pane::Restore {
            self.restore.come_with(&self.recent.folders());
        }
        if self.pane == Pane::Recovery {
            self.recovery.come_with(&self.door.operator);
        }
        if self.pane == Pane::Salvage {
            let today = self.clock.today();
            self.salvage.come_with(&self.door.operator, &self.door.password, self.recent.chosen(), today);
        }
        self.focus = Some(self.first_id());
    }

    fn first_id(&self) -> Id {
        match self.pane {
            Pane::Welcome => super::welcome::first_id(),
            Pane::Door => self.door.first_id(),
            Pane::Recovery => self.recovery.first_id(),
            Pane::OpenOther => self.other.folder.id,
            Pane::Restore => self.restore.first_id(),
            Pane::Salvage => self.salvage.first_id(),
        }
    }

    fn enter(&mut self, ctx: &Context) {
        if let Some((field, sentence)) = self.door.missing() {
            return self.say(field, sentence);
        }
        let mut settings = self.settings.clone();
        let (folder, clock) = (self.recent.chosen().folder.clone(), self.clock);
        let (operator, password) = (self.door.operator.clone(), self.door.password.clone());
        self.start("sign in", "正在核对口令…", ctx, move |_| {
            let desk = match sign_in::sign_in(&mut settings, &folder, &operator, &password, clock) {
                Err(Trouble::Store(error @ (StoreError::Damaged | StoreError::DamagedKeys))) => {
                    return Ok(Done::Damaged(error, backup::newest(&folder).map(Box::new)));
                }
                other => other?,
            };
            Ok(Done::Opened(Box::new(desk)))
        });
    }

    fn recover(&mut self, ctx: &Context) {
        if let Some((field, sentence)) = self.recovery.missing() {
            return self.say(field, sentence);
        }
        let mut settings = self.settings.clone();
        let (folder, clock) = (self.recent.chosen().folder.clone(), self.clock);
        let form = self.recovery.copy();
        self.start("recover", "正在核对恢复码…", ctx, move |_| {
            let desk = sign_in::recover(&mut settings, &folder, &form.code, &form.operator, &form.password, clock)?;
            Ok(Done::Opened(Box::new(desk)))
        });
    }

    fn open_other(&mut self) {
        if self.other.folder.is_empty() {
            return self.say(self.other.folder.id, "请输入档案文件夹的路径，或按「浏览…」选择");
        }
        let folder = self.other.folder.path();
        match station::peek(&folder) {
            Ok(_) => self.choose_folder(folder),
            Err(trouble) => self.say(self.other.folder.id, &trouble.to_string()),
        }
    }

    fn verify(&mut self, ctx: &Context) {
        if self.restore.backup.is_empty() {
            return self.say(self.restore.backup.id, "请输入备份文件夹的路径，或按「浏览…」选择");
        }
        let folder = self.restore.backup.path();
        self.start("verify backup", "正在核对备份…", ctx, move |_| {
            let manifest = backup::verify(&folder)?;
            Ok(Done::Verified(Box::new(backup::MadeBackup { folder, manifest })))
        });
    }

    fn restore(&mut self, ctx: &Context) {
        if self.restore.target.is_empty() {
            return self.say(self.restore.target.id, "请输入一个新的空文件夹");
        }
        let (from, to) = (self.restore.backup.path(), self.restore.target.path());
        self.start("restore", "正在恢复…", ctx, move |_| {
            backup::restore(&from, &to)?;
            Ok(Done::Restored(to))
        });
    }

    fn salvage(&mut self, ctx: &Context) {
        if let Some((field, sentence)) = self.salvage.missing() {
            return self.say(field, sentence);
        }
        let mut settings = self.settings.clone();
        let (from, to) = (self.recent.chosen().folder.clone(), self.salvage.target.path());
        let (operator, password) = (self.salvage.operator.clone(), self.salvage.password.clone());
        let clock = self.clock;
        self.start("salvage", "正在抢救…", ctx, move |progress| {
            let order = SalvageOrder { from: &from, operator: &operator, password: &password, to: &to };
            let salvaged = salvage::salvage(&mut settings, &order, clock, progress)?;
            Ok(Done::Salvaged(to, Box::new(salvaged)))
        });
    }

    fn open_salvaged(&mut self) {
        let Some(folder) = self.salvage.made() else { return };
        self.choose_folder(folder);
        self.door.operator.clone_from(&self.salvage.operator);
        self.focus = Some(self.door.first_id());
        self.standing.notice = Some(Note::good("抢救出的档案已核对。请用原来的操作员和口令进入"));
    }

    fn take_offered(&mut self) {
        let Some(newest) = self.standing.offered.take() else { return };
        self.show(Pane::Restore);
        self.verified(newest);
    }

    fn start(
        &mut self,
        name: &str,
        title: &str,
        ctx: &Context,
        work: impl FnOnce(&Progress) -> Result<Done, Trouble> + Send + 'static,
    ) {
        self.standing.notice = None;
        let ctx = ctx.clone();
        match Job::start(name, title, move || ctx.request_repaint(), work) {
            Ok(job) => self.running = Some(job),
            Err(trouble) => self.standing.notice = Some(Note::wrong(trouble.to_string())),
        }
    }

    /// Takes what a job brought.
    pub(super) fn arrived(&mut self, outcome: Result<Done, Trouble>, ctx: &Context) -> Option<Outside> {
        ctx.request_repaint();
        self.settings.reread();
        match outcome {
            Ok(Done::Opened(desk)) => return Some(Outside::Opened(desk)),
            Ok(Done::Verified(backup)) => self.verified(*backup),
            Ok(Done::Restored(folder)) => self.restored(folder),
            Ok(Done::Damaged(error, newest)) => {
                self.standing.notice = Some(Note::wrong(error.to_string()));
                self.standing.offered = newest.map(|backup| *backup);
                self.standing.is_damaged = true;
            }
            Ok(Done::Salvaged(folder, salvaged)) => self.salvage.show_report(folder, &salvaged),
            Err(trouble) => self.failed(trouble),
        }
        None
    }

    fn verified(&mut self, backup: backup::MadeBackup) {
        self.restore.begin_with(&backup);
        self.focus = Some(self.restore.target.id);
    }

    fn restored(&mut self, folder: PathBuf) {
        self.choose_folder(folder);
        self.standing.notice = Some(Note::good("已恢复到新文件夹并核对。请用做备份那天的操作员和口令进入"));
    }

    fn failed(&mut self, trouble: Trouble) {
        self.door.password.clear();
        self.salvage.password.clear();
        if let Trouble::TooManyTries(seconds) = trouble {
            self.standing.wait = Wait::of(seconds);
        } else {
            self.standing.notice = Some(Note::wrong(trouble.to_string()));
        }
        self.focus = Some(match (&trouble, self.pane) {
            (Trouble::Store(StoreError::UnknownOperator), Pane::Door) => self.door.operator_id,
            (Trouble::Store(StoreError::UnknownOperator), Pane::Recovery) => self.recovery.operator_id,
            (Trouble::Store(StoreError::UnknownOperator), Pane::Salvage) => self.salvage.operator_id,
            (Trouble::Store(StoreError::AlreadyAnArchive), Pane::Salvage) => self.salvage.target.id,
            (Trouble::Store(StoreError::AlreadyAnArchive), _) => self.restore.target.id,
            _ => self.first_id(),
        });
    }

    fn say(&mut self, field: Id, sentence: &str) {
        self.standing.notice = Some(Note::wrong(sentence));
        self.focus = Some(field);
    }

    pub(super) fn take_dialog_answers(&mut self) {
        let restore = &mut self.restore;
        let fields = [&mut self.other.folder, &mut restore.backup, &mut restore.target, &mut self.salvage.target];
        for field in fields {
            if let Some(note) = field.take_answer() {
                self.standing.notice = note;
                self.focus = Some(field.id);
            }
        }
    }
}
