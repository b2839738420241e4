//! What the screen does: opens a table, asks what it is filled with, and saves behind the window.

use super::{Act, FillingScreen, Naming, Running, Step};
use crate::platform;
use crate::services::filling::{self, Filling, Means, Saved};
use crate::services::{Desk, Existing, Job, Trouble};
use crate::ui::event::Event;
use crate::ui::screens::save_dialog::{SaveAnswer, SaveDialog};
use eframe::egui::{Context, Ui};
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl FillingScreen {
    pub(super) fn do_act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Poll => self.poll(desk)?,
            Act::Stop => self.running = None,
            Act::Look => self.look()?,
            Act::Read(path) => self.open_file(desk, path)?,
            Act::ReadKept(id) => {
                let filling = filling::open_kept(desk, id)?;
                self.show_slots(filling);
            }
            Act::SelectKept(row) => self.file.library.select(row),
            Act::AskName => self.naming = self.file.in_front().map(|kept| Naming::of(&kept.name)),
            Act::Rename(name) => self.rename(desk, &name)?,
            Act::LeaveName => self.naming = None,
            Act::Forget => return self.forget(desk),
            Act::Table(table) => self.change(|filling| filling.choose_table(desk, table))?,
            Act::About(about) => self.change(|filling| filling.choose_about(desk, about))?,
            Act::Select(slot) => self.slots.meanings.selected = Some(slot),
            Act::Mean(means) => self.mean(means),
            Act::GoOn => self.show_source(desk)?,
            Act::Typed => self.find(desk)?,
            Act::Choose(choice) => {
                self.source.choose(choice);
                self.sample(desk)?;
            }
            Act::Changed => self.take_changes(desk)?,
            Act::AskWhereToSave => self.ask_where(),
            Act::Save { path, replaces } => self.save(desk, path, replaces)?,
            Act::LeaveSaving => self.saving = None,
            Act::Again => self.again(desk)?,
            Act::Back => return self.step_back(desk),
            Act::Leave => return self.leave(desk),
        }
        Ok(None)
    }

    pub(super) fn dialogs_ui(&mut self, ui: &Ui) -> Option<Act> {
        if let Some(naming) = &mut self.naming {
            return naming.ui(ui.ctx());
        }
        // While the file is being written the dialog stands still.
        let is_saving = matches!(self.running, Some(Running::Saving(_)));
        Some(match self.saving.as_mut().filter(|_| !is_saving)?.show(ui.ctx())? {
            SaveAnswer::Save(path) => Act::Save { path, replaces: false },
            SaveAnswer::Replace(path) => Act::Save { path, replaces: true },
            SaveAnswer::Cancel => Act::LeaveSaving,
        })
    }

    fn waker(&self) -> impl FnOnce() + Send + 'static {
        let ctx = self.ctx.clone();
        move || ctx.iter().for_each(Context::request_repaint)
    }

    fn look(&mut self) -> Result<(), Trouble> {
        let work = |_: &_| Ok(platform::ask_for_blank("选一张空表"));
        self.running = Some(Running::Dialog(Job::start("file dialog", "选择空表", self.waker(), work)?));
        Ok(())
    }

    fn open_file(&mut self, desk: &Desk, path: PathBuf) -> Result<(), Trouble> {
        self.file.card.problem = None;
        let other = desk.another()?;
        let work = move |_: &_| filling::open(&other, &path);
        self.running = Some(Running::Opening(Job::start("open blank", "正在读取空表", self.waker(), work)?));
        Ok(())
    }

    /// Takes what has come.
    fn poll(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        match self.running.take() {
            Some(Running::Dialog(job)) => match job.poll() {
                None => self.running = Some(Running::Dialog(job)),
                Some(found) => {
                    if let Some(path) = found? {
                        self.file.card.path = path.display().to_string();
                        self.open_file(desk, path)?;
                    }
                }
            },
            Some(Running::Opening(job)) => match job.poll() {
                None => self.running = Some(Running::Opening(job)),
                Some(Ok(filling)) => self.show_slots(filling),
                Some(Err(trouble)) => self.file.card.problem = Some(trouble.to_string()),
            },
            Some(Running::Sampling(job)) => match job.poll() {
                None => self.running = Some(Running::Sampling(job)),
                Some(sample) => {
                    self.source.sample = sample?;
                    self.draw();
                }
            },
            Some(Running::Saving(job)) => match job.poll() {
                None => self.running = Some(Running::Saving(job)),
                Some(saved) => self.take_saved(desk, saved)?,
            },
            None => {}
        }
        Ok(())
    }

    fn show_slots(&mut self, filling: Filling) {
        self.slots.show(&filling);
        self.source.forget_choice();
        self.source.manner = filling.manner;
        self.source.sample = filling::Sample::default();
        self.filling = Some(Arc::new(filling));
        self.step = Step::Slots;
        self.draw();
    }

    fn draw(&mut self) {
        if let Some(filling) = &self.filling {
            self.picture.show(filling, &self.source.sample);
        }
    }

    fn change(&mut self, change: impl FnOnce(&mut Filling) -> Result<(), Trouble>) -> Result<(), Trouble> {
        let Some(filling) = &mut self.filling else { return Ok(()) };
        let mut changed = filling.as_ref().clone();
        change(&mut changed)?;
        self.show_slots(changed);
        Ok(())
    }

    fn mean(&mut self, means: Means) {
        let (Some(filling), Some(slot)) = (&mut self.filling, self.slots.meanings.selected) else { return };
        let filling = Arc::make_mut(filling);
        filling.plan.choose(slot, means);
        self.slots.meanings.go_on(filling.plan.slots.len());
        self.draw();
    }

    fn show_source(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.step = Step::Source;
        self.source.wants_focus = true;
        self.offer(desk)?;
        self.sample(desk)
    }

    fn offer(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let Some(filling) = &self.filling else { return Ok(()) };
        let offers = filling::offers(desk, filling.plan.about, self.handed.as_ref(), self.source.on)?;
        self.source.offer(filling, offers);
        Ok(())
    }

    fn find(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let Some(filling) = &self.filling else { return Ok(()) };
        let found = filling::found(desk, filling.plan.about, self.source.looked_for())?;
        self.source.offer_found(found);
        Ok(())
    }

    fn take_changes(&mut self, desk: &Desk) -> Result<(), Trouble> {
        if let Some(filling) = &mut self.filling {
            Arc::make_mut(filling).manner = self.source.manner;
        }
        if self.source.read_day() {
            self.offer(desk)?;
        }
        self.sample(desk)
    }

    fn sample(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let (Some(filling), Some(order)) = (self.filling.clone(), self.source.order(self.handed.clone())) else {
            return Ok(());
        };
        let other = desk.another()?;
        let work = move |progress: &_| filling::sample(&other, &filling, &order, progress);
        self.running = Some(Running::Sampling(Job::start("fill sample", "正在看样子", self.waker(), work)?));
        Ok(())
    }

    /// Beside the name of the table, so that the new file is found and the old one stays.
    fn ask_where(&mut self) {
        let Some(filling) = &self.filling else { return };
        let ending = filling.ending();
        let stem = Path::new(&filling.file_name).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let name = format!("{stem}-已填.{ending}");
        self.saving = Some(SaveDialog::called("另存填好的表", &name, ending));
    }

    fn save(&mut self, desk: &Desk, path: PathBuf, replaces: bool) -> Result<(), Trouble> {
        let (Some(filling), Some(order)) = (self.filling.clone(), self.source.order(self.handed.clone())) else {
            return Ok(());
        };
        // What was asked is about this name; of several files with numbers nobody was asked.
        let is_numbered = filling.is_one_each() && self.source.sample.count > 1;
        let existing = if replaces && !is_numbered { Existing::Replace } else { Existing::Keep };
        self.done.path = path.display().to_string();
        self.done.measure = filling.plan.about.measure();
        let mut other = desk.another()?;
        let work = move |progress: &_| filling::save(&mut other, &filling, &order, &path, existing, progress);
        self.running = Some(Running::Saving(Job::start("fill table", "正在填表", self.waker(), work)?));
        Ok(())
    }

    fn take_saved(&mut self, desk: &mut Desk, saved: Result<Saved, Trouble>) -> Result<(), Trouble> {
        match saved {
            Ok(saved) => {
                self.done.saved = saved;
                self.saving = None;
                self.remember(desk)?;
                self.step = Step::Done;
            }
            Err(trouble) => self.saving.iter_mut().for_each(|dialog| dialog.failed(&trouble)),
        }
        Ok(())
    }

    /// The table is remembered under the name it has, or under that of its file.
    fn remember(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        let Some(filling) = &self.filling else { return Ok(()) };
        let stem = Path::new(&filling.file_name).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let name: String = filling.known_as.clone().unwrap_or(stem).chars().take(36).collect();
        filling::remember(desk, filling, &name)?;
        self.done.remembered = format!("已记住这张表：{name}。下次栏目相同的表照样填，在「套用过的表」里可以改名");
        Ok(())
    }

    fn rename(&mut self, desk: &mut Desk, name: &str) -> Result<(), Trouble> {
        let Some(id) = self.file.in_front().map(|kept| kept.id) else { return Ok(()) };
        match filling::rename(desk, id, name) {
            Ok(()) => {
                self.naming = None;
                self.file.read_library(desk)?;
            }
            Err(trouble) => self.naming.iter_mut().for_each(|naming| naming.problem = Some(trouble.to_string())),
        }
        Ok(())
    }

    fn forget(&mut self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        let Some(kept) = self.file.in_front().cloned() else { return Ok(None) };
        filling::forget(desk, kept.id)?;
        self.file.read_library(desk)?;
        Ok(Some(Event::Told(format!("已忘掉「{}」；再套用一次就又记住", kept.name))))
    }

    /// The same table with other records.
    fn again(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.file.read_library(desk)?;
        self.show_source(desk)
    }

    /// One step back; from the first to where it was opened.
    fn step_back(&mut self, desk: &Desk) -> Result<Option<Event>, Trouble> {
        self.running = None;
        match self.step {
            Step::File => return Ok(Some(Event::Back)),
            Step::Slots => {
                self.step = Step::File;
                self.file.read_library(desk)?;
            }
            Step::Source => {
                self.step = Step::Slots;
                self.slots.meanings.wants_focus = true;
            }
            Step::Done => return self.leave(desk),
        }
        Ok(None)
    }

    /// Among tabs there is nothing behind: the library comes back.
    fn leave(&mut self, desk: &Desk) -> Result<Option<Event>, Trouble> {
        self.step = Step::File;
        self.file.read_library(desk)?;
        Ok(Some(Event::Back))
    }
}
