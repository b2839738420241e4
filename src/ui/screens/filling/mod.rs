//! 报表套用: an empty table of others is opened, its labels are understood, records are chosen, and a new file is saved. Each
//! step can be gone back; the table itself is never written over.

mod acts;
mod done;
mod file;
mod frame;
mod library;
mod naming;
mod picture;
mod slots;
mod source;

use self::done::Done;
use self::file::FileStep;
use self::naming::Naming;
use self::picture::Picture;
use self::slots::Slots;
use self::source::SourceStep;
use crate::domain::RecordId;
use crate::services::filling::{self, About, Choice, Filling, Handed, Means, Sample, Saved};
use crate::services::{Desk, Job, Trouble};
use crate::ui::event::Event;
use crate::ui::help::Topic;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::screens::save_dialog::SaveDialog;
use eframe::egui::{CentralPanel, Context, Frame, Key, Modifiers, Popup, Ui};
use std::path::PathBuf;
use std::sync::Arc;

/// Where one stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Step {
    File,
    Slots,
    Source,
    Done,
}

/// What can be asked of the screen.
pub enum Act {
    /// A job may have ended.
    Poll,
    Stop,
    Look,
    Read(PathBuf),
    ReadKept(RecordId),
    SelectKept(usize),
    AskName,
    Rename(String),
    LeaveName,
    Forget,
    Table(usize),
    About(About),
    Select(usize),
    Mean(Means),
    GoOn,
    /// The words of the source field changed: who is found by them.
    Typed,
    Choose(Choice),
    /// The day, the children, the manner: the sample is made again.
    Changed,
    AskWhereToSave,
    Save {
        path: PathBuf,
        replaces: bool,
    },
    LeaveSaving,
    Again,
    Back,
    Leave,
}

/// What runs behind the window.
enum Running {
    Dialog(Job<Option<PathBuf>>),
    Opening(Job<Filling>),
    Sampling(Job<Sample>),
    Saving(Job<Saved>),
}

/// The screen.
pub struct FillingScreen {
    step: Step,
    page: Page,
    /// It stands among tabs and has no head of its own at the start.
    is_tab: bool,
    handed: Option<Handed>,
    file: FileStep,
    filling: Option<Arc<Filling>>,
    picture: Picture,
    slots: Slots,
    source: SourceStep,
    done: Done,
    naming: Option<Naming>,
    running: Option<Running>,
    saving: Option<SaveDialog>,
    ctx: Option<Context>,
}

impl FillingScreen {
    /// `handed` are the records chosen in the list from which it was opened.
    pub fn open(desk: &Desk, handed: Option<Handed>, page: Page) -> Result<Self, Trouble> {
        filling::require(desk)?;
        Self::new(desk, handed, page, false)
    }

    /// As a tab; there whoever may not fill reads why.
    pub fn among_tabs(desk: &Desk) -> Result<Self, Trouble> {
        Self::new(desk, None, Page::Documents, true)
    }

    fn new(desk: &Desk, handed: Option<Handed>, page: Page, is_tab: bool) -> Result<Self, Trouble> {
        Ok(Self {
            step: Step::File,
            page,
            is_tab,
            handed,
            file: FileStep::open(desk)?,
            filling: None,
            picture: Picture::default(),
            slots: Slots::new(),
            source: SourceStep::new(desk),
            done: Done::default(),
            naming: None,
            running: None,
            saving: None,
            ctx: None,
        })
    }

    pub fn is_at_start(&self) -> bool {
        self.step == Step::File
    }

    /// What goes on from here.
    fn primary(&self) -> Option<(&'static str, Act)> {
        match self.step {
            Step::Slots => Some(("选资料", Act::GoOn)),
            Step::Source => Some(("另存填好的表…", Act::AskWhereToSave)),
            Step::File | Step::Done => None,
        }
    }

    fn why_not_on(&self) -> Option<&'static str> {
        match &self.running {
            Some(Running::Sampling(_)) | None => {}
            Some(_) => return Some("正在处理"),
        }
        let filling = self.filling.as_ref()?;
        match self.step {
            Step::Slots => filling.lacking(),
            Step::Source => self.source.why_not(filling),
            Step::File | Step::Done => None,
        }
    }

    fn keys_ui(&mut self, ui: &Ui) -> Option<Act> {
        if self.saving.is_some() || self.naming.is_some() {
            return None;
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if self.why_not_on().is_none() && pressed(Modifiers::COMMAND, Key::Enter) {
            return self.primary().map(|(_, act)| act);
        }
        let is_escape = !Popup::is_any_open(ui.ctx()) && pressed(Modifiers::NONE, Key::Escape);
        if is_escape && self.step == Step::Slots && self.slots.meanings.leave_picker(ui) {
            return None;
        }
        if is_escape {
            let stops = matches!(&self.running, Some(Running::Opening(_) | Running::Saving(_)));
            return Some(if stops { Act::Stop } else { Act::Back });
        }
        match self.step {
            Step::File => self.file.keys_ui(ui),
            Step::Done => self.done.keys_ui(ui),
            Step::Slots | Step::Source => None,
        }
    }
}

impl Draws for FillingScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        self.ctx.get_or_insert_with(|| ui.ctx().clone());
        let by_key = self.keys_ui(ui);
        let mut asked = by_key;
        if !(self.is_tab && self.is_at_start()) {
            asked = asked.or(self.way().ui(ui, Act::Back));
        }
        asked = asked.or(self.progress_ui(ui));
        let body = CentralPanel::default().frame(Frame::new()).show(ui, |ui| self.body_ui(ui)).inner;
        asked = asked.or(body).or(self.dialogs_ui(ui));
        if self.running.is_some() {
            ui.ctx().request_repaint_after_secs(0.1);
            asked = asked.or(Some(Act::Poll));
        }
        asked
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        self.do_act(act, desk)
    }

    fn keys(&self) -> &'static [KeyHint] {
        match self.step {
            Step::File => {
                const {
                    &[key("Enter", "打开"), key("↑↓", "选套用过的表"), key("F2", "改名"), key("Del", "忘掉")]
                }
            }
            Step::Slots => {
                const {
                    &[key("↑↓", "选栏目"), key("Enter", "改填什么"), key("Ctrl Enter", "选资料"), key("Esc", "换空表")]
                }
            }
            Step::Source => {
                const { &[key("Tab", "下一项"), key("Ctrl Enter", "另存填好的表"), key("Esc", "认栏目")] }
            }
            Step::Done => const { &[key("Enter", "再填一份"), key("Esc", "返回")] },
        }
    }

    fn status(&self) -> String {
        self.filling.as_ref().map_or_else(String::new, |filling| filling.file_name.clone())
    }

    fn page(&self) -> Page {
        self.page
    }

    fn topic(&self) -> Topic {
        Topic::Filling
    }
}
