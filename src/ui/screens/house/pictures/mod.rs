//! The pictures of visits: small ones under each visit, one of them large, and adding more, by a dialog or by dropping files
//! onto the page. Files are read and pictures drawn by jobs; what was drawn is kept as long as the page is open.

mod adding;
mod small;
mod viewer;

use super::{Act, HouseScreen};
use crate::domain::{RecordId, Right};
use crate::services::attachments::{self, Developed, Picture, Subject};
use crate::services::{Desk, Job, Trouble};
use crate::ui::event::{After, Event};
use crate::ui::large_picture::texture;
use crate::ui::widgets::{passing_panel, progress_strip};
use adding::AddDialog;
use eframe::egui::{Context, Frame, Panel, TextureHandle, Ui};
pub(super) use small::drop_hint_ui;
use std::collections::BTreeMap;
use std::path::PathBuf;
use viewer::Viewer;

/// The longer side of a small picture in pixels: enough for its square at twice the usual size.
const SMALL: u32 = 160;
const NO_VISIT: &str = "还没有巡查过。请先按 F7 记一次巡查，再添加图片";

/// What can be asked about pictures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PictureAct {
    /// Asks for a file to add to this visit.
    Ask(RecordId),
    /// Adds the file the dialog names.
    Take,
    /// Adds the files that were dropped to the latest visit.
    TakeDropped,
    /// Puts into the archive what a job has made ready.
    Keep,
    Leave,
    /// Draws the small ones that are missing.
    Draw,
    Open(RecordId),
    Remove(RecordId),
}

/// A picture with its pixels; none where it could not be read.
type Drawn = (RecordId, Option<Picture>);

/// What the page keeps about pictures from frame to frame.
#[derive(Default)]
pub(super) struct Pictures {
    small: BTreeMap<RecordId, Option<TextureHandle>>,
    drawing: Option<Job<Vec<Drawn>>>,
    adding: Option<AddDialog>,
    viewer: Option<Viewer>,
    dropped: Vec<PathBuf>,
    developing: Option<(Subject, Job<Vec<Developed>>)>,
    developed: Option<(Subject, Result<Vec<Developed>, Trouble>)>,
    ctx: Option<Context>,
}

impl Pictures {
    /// Whether something stands in front of the page, which then has no keys.
    pub(super) fn has_dialog(&self) -> bool {
        self.adding.is_some() || self.viewer.is_some()
    }

    fn waker(&self) -> impl FnOnce() + Send + 'static {
        let ctx = self.ctx.clone();
        move || ctx.iter().for_each(Context::request_repaint)
    }

    fn take_drawn(&mut self, ctx: &Context) {
        let Some(drawn) = self.drawing.as_ref().and_then(Job::poll) else { return };
        self.drawing = None;
        for (id, picture) in drawn.unwrap_or_default() {
            self.small.insert(id, picture.map(|picture| texture(ctx, &picture)));
        }
    }

    fn take_developed(&mut self) -> Option<PictureAct> {
        let (_, job) = self.developing.as_ref()?;
        let outcome = job.poll()?;
        let (subject, _) = self.developing.take()?;
        self.developed = Some((subject, outcome));
        Some(PictureAct::Keep)
    }

    /// Files dropped onto the window; an open dialog takes the first one as its own.
    fn take_dropped(&mut self, ui: &Ui) -> Option<PictureAct> {
        let dropped = ui.input_mut(|input| std::mem::take(&mut input.raw.dropped_files));
        let mut files = dropped.iter().map(|file| file.path().to_owned());
        if let Some(dialog) = &mut self.adding {
            files.next().into_iter().for_each(|file| dialog.found(&file));
            return None;
        }
        self.dropped = files.collect();
        (!self.dropped.is_empty()).then_some(PictureAct::TakeDropped)
    }

    fn job_ui(&self, ui: &mut Ui) {
        let strip = Panel::bottom("pictures job").exact_size(44.0).frame(Frame::new()).show_separator_line(false);
        passing_panel(ui, strip, self.developing.is_some(), |ui| {
            let Some((_, job)) = &self.developing else { return };
            let (done, total) = job.done_of_total();
            if progress_strip(ui, &job.title, &format!("{done} / {total}"), done as f32 / total.max(1) as f32) {
                job.cancel();
            }
            ui.ctx().request_repaint_after_secs(0.1);
        });
    }

    fn develop(&mut self, subject: Subject, files: Vec<PathBuf>) -> Result<(), Trouble> {
        let job = Job::start("pictures", "正在处理图片", self.waker(), move |progress| {
            let mut developed = Vec::new();
            for (done, file) in (0..).zip(&files) {
                progress.report(done, files.len() as u64)?;
                developed.push(attachments::develop(file)?);
            }
            Ok(developed)
        })?;
        self.developing = Some((subject, job));
        Ok(())
    }
}

impl HouseScreen {
    /// What has come from jobs and from outside, the dialogs in front of the page, and what is still to be drawn.
    pub(super) fn pictures_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let pictures = &mut self.pictures;
        pictures.ctx.get_or_insert_with(|| ui.ctx().clone());
        pictures.take_drawn(ui.ctx());
        pictures.job_ui(ui);
        let come = pictures.take_developed().or_else(|| pictures.take_dropped(ui));
        let is_busy = pictures.developing.is_some();
        let in_dialog = pictures.adding.as_mut().and_then(|dialog| dialog.show(ui.ctx(), is_busy));
        let in_viewer = self.viewer_ui(ui.ctx());
        let missing = (self.pictures.drawing.is_none() && !self.missing().is_empty()).then_some(PictureAct::Draw);
        come.or(in_dialog).or(in_viewer).or(missing).map(Act::Picture)
    }

    pub(super) fn act_on_pictures(&mut self, act: PictureAct, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            PictureAct::Ask(visit) => self.pictures.adding = AddDialog::of(&self.page, visit),
            PictureAct::Leave => self.pictures.adding = None,
            PictureAct::Take => {
                if let Some(dialog) = &self.pictures.adding {
                    let (subject, file) = dialog.asked();
                    self.pictures.develop(subject, vec![file])?;
                }
            }
            PictureAct::TakeDropped => self.add_dropped()?,
            PictureAct::Keep => return self.keep(desk),
            PictureAct::Draw => self.draw(desk)?,
            PictureAct::Open(picture) => self.open_viewer(desk, picture)?,
            PictureAct::Remove(picture) => {
                let change = attachments::remove(desk, picture)?;
                self.pictures.viewer = None;
                return Ok(Some(saved("已移除图片".to_owned(), change)));
            }
        }
        Ok(None)
    }

    fn add_dropped(&mut self) -> Result<(), Trouble> {
        let files = std::mem::take(&mut self.pictures.dropped);
        if !self.may_write {
            return Err(Trouble::NotAllowed(Right::Write));
        }
        let latest = self.page.visits.first().ok_or(Trouble::Held(NO_VISIT))?;
        self.pictures.develop(Subject { inspection: latest.id, finding: None, caption: String::new() }, files)
    }

    /// What was asked for in the dialog and does not go stays there, with the reason.
    fn keep(&mut self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        let Some((subject, developed)) = self.pictures.developed.take() else { return Ok(None) };
        let kept = developed.and_then(|pictures| Ok((attachments::add(desk, &subject, &pictures)?, pictures.len())));
        match (kept, &mut self.pictures.adding) {
            (Ok((change, count)), _) => {
                self.pictures.adding = None;
                let words =
                    if count == 1 { "已添加图片".to_owned() } else { format!("已添加 {count} 张图片") };
                Ok(Some(saved(words, change)))
            }
            (Err(trouble), Some(dialog)) => {
                dialog.failed(&trouble);
                Ok(None)
            }
            (Err(Trouble::Cancelled), None) => Ok(None),
            (Err(trouble), None) => Err(trouble),
        }
    }

    /// The pictures in sight that were not drawn yet.
    fn missing(&self) -> Vec<RecordId> {
        let pictures = self.visits_in_sight().iter().flat_map(|visit| &visit.pictures).map(|picture| picture.id);
        pictures.filter(|id| !self.pictures.small.contains_key(id)).collect()
    }

    fn draw(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let (desk, missing) = (desk.another()?, self.missing());
        let work = move |progress: &crate::services::Progress| {
            let mut drawn = Vec::new();
            for (done, id) in (0..).zip(&missing) {
                progress.report(done, missing.len() as u64)?;
                drawn.push((*id, attachments::draw(&desk, *id, SMALL).ok()));
            }
            Ok(drawn)
        };
        self.pictures.drawing = Some(Job::start("pictures", "画出图片", self.pictures.waker(), work)?);
        Ok(())
    }
}

fn saved(words: String, change: crate::services::ChangeId) -> Event {
    Event::Saved { words, undo: Some(change), then: After::Stay }
}
