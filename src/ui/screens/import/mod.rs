//! 导入表格: a file is chosen, its columns are understood, its rows rehearsed, and then brought in as one change. Each step can
//! be gone back; nothing is written before the last.

mod acts;
mod columns;
mod done;
mod file;
mod rehearsal;
mod row;

use self::columns::Columns;
use self::done::Done;
use self::rehearsal::Rehearsed;
use crate::domain::RecordId;
use crate::domain::import::{Subject, Target};
use crate::services::import::{Import, LivesAs, Outcome, Rehearsal};
use crate::services::{ChangeId, Desk, Existing, Job, Trouble, import};
use crate::ui::event::Event;
use crate::ui::help::Topic;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::screens::foreign_table::{FileCard, Way, working_ui};
use crate::ui::screens::save_dialog::SaveDialog;
use eframe::egui::{CentralPanel, Context, Frame, Key, Modifiers, Popup, Ui};
use std::path::PathBuf;
use std::sync::Arc;

/// Where one stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Step {
    File,
    Columns,
    Rehearsal,
    Done,
}

const STEPS: [(Step, &str); 4] =
    [(Step::File, "选文件"), (Step::Columns, "对应列"), (Step::Rehearsal, "预演"), (Step::Done, "完成")];

/// What can be asked of the screen.
pub enum Act {
    /// A job may have ended.
    Poll,
    Stop,
    Look,
    Read(PathBuf),
    Sheet(usize),
    Subject(Subject),
    LivesAs(LivesAs),
    Select(usize),
    /// What the chosen column is to mean.
    Mean(Option<Target>),
    Rehearse,
    Show(Option<Outcome>),
    SelectRow(usize),
    /// Whether the row in front is brought in.
    Turn(usize),
    TurnAll(Outcome, bool),
    Is(RecordId),
    Another,
    Import,
    AskWhereToSave,
    Save(PathBuf, Existing),
    TakeBack,
    Back,
    Leave,
}

/// What runs behind the window.
enum Running {
    Dialog(Job<Option<PathBuf>>),
    Opening(Job<Import>),
    Rehearsing(Job<Rehearsal>),
    Saving(Job<usize>),
}

/// The screen.
pub struct ImportScreen {
    step: Step,
    subject: Option<Subject>,
    page: Page,
    file: FileCard,
    import: Option<Arc<Import>>,
    columns: Columns,
    rehearsed: Rehearsed,
    done: Done,
    running: Option<Running>,
    /// The import was handed to the window after this change; that it ended shows by a newer one.
    handed_after: Option<Option<ChangeId>>,
    saving: Option<SaveDialog>,
    ctx: Option<Context>,
}

impl ImportScreen {
    /// `subject` is what the list is about from which it was opened.
    pub fn open(desk: &Desk, subject: Option<Subject>, page: Page) -> Result<Self, Trouble> {
        import::require(desk)?;
        Ok(Self {
            step: Step::File,
            subject,
            page,
            file: FileCard::new(&file::WORDS),
            import: None,
            columns: Columns::new(),
            rehearsed: Rehearsed::default(),
            done: Done::default(),
            running: None,
            handed_after: None,
            saving: None,
            ctx: None,
        })
    }

    fn way(&self) -> Way<'_, Step, Act> {
        Way { title: "导入表格", steps: &STEPS, at: self.step, primary: self.primary(), refusal: self.why_not_on() }
    }

    /// What goes on from here.
    fn primary(&self) -> Option<(String, Act)> {
        match self.step {
            Step::Columns => Some(("预演".to_owned(), Act::Rehearse)),
            Step::Rehearsal => Some((format!("导入 {} 行", self.rehearsed.taken()), Act::Import)),
            Step::File | Step::Done => None,
        }
    }

    fn why_not_on(&self) -> Option<&'static str> {
        if self.running.is_some() {
            return Some("正在处理");
        }
        match self.step {
            Step::Columns => self.import.as_ref().and_then(|import| import.mapping.lacking()),
            Step::Rehearsal if self.rehearsed.taken() == 0 => Some("没有要导入的行"),
            _ => None,
        }
    }

    fn keys_ui(&mut self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if self.why_not_on().is_none() && pressed(Modifiers::COMMAND, Key::Enter) {
            return self.primary().map(|(_, act)| act);
        }
        let is_escape = !Popup::is_any_open(ui.ctx()) && pressed(Modifiers::NONE, Key::Escape);
        if is_escape && self.step == Step::Columns && self.columns.meanings.leave_picker(ui) {
            return None;
        }
        if is_escape {
            return Some(if self.running.is_some() { Act::Stop } else { Act::Back });
        }
        match self.step {
            Step::Rehearsal => self.rehearsed.keys_ui(ui),
            Step::Done => self.done.keys_ui(ui),
            Step::File | Step::Columns => None,
        }
    }

    fn progress_ui(&self, ui: &mut Ui) -> Option<Act> {
        let (words, how_far) = match &self.running {
            Some(Running::Opening(job)) => (job.title.as_str(), (0, job.done_of_total().1)),
            Some(Running::Rehearsing(job)) => (job.title.as_str(), job.done_of_total()),
            Some(Running::Saving(job)) => (job.title.as_str(), job.done_of_total()),
            Some(Running::Dialog(_)) | None => ("", (0, 0)),
        };
        working_ui(ui, words, how_far).then_some(Act::Stop)
    }

    fn body_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        match (self.step, &self.import) {
            (Step::Columns, Some(import)) => self.columns.ui(ui, import),
            (Step::Rehearsal, Some(_)) => self.rehearsed.ui(ui),
            (Step::Done, _) => self.done.ui(ui),
            _ => file::ui(ui, &mut self.file, self.running.is_some()),
        }
    }
}

impl Draws for ImportScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        self.ctx.get_or_insert_with(|| ui.ctx().clone());
        let by_key = self.keys_ui(ui);
        let mut asked = by_key.or(self.way().ui(ui, Act::Back));
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

    /// Something was written, or taken back.
    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.read_again(desk)
    }

    fn keys(&self) -> &'static [KeyHint] {
        match self.step {
            Step::File => const { &[key("Enter", "读取"), key("Esc", "返回")] },
            Step::Columns => {
                const {
                    &[key("↑↓", "选择列"), key("Enter", "改对应"), key("Ctrl Enter", "预演"), key("Esc", "换文件")]
                }
            }
            Step::Rehearsal => self.rehearsed.keys(),
            Step::Done => {
                const { &[key("Ctrl S", "保存待改的行"), key("Ctrl Z", "撤销这次导入"), key("Esc", "返回")] }
            }
        }
    }

    fn status(&self) -> String {
        self.import.as_ref().map_or_else(String::new, |import| import.name.clone())
    }

    fn page(&self) -> Page {
        self.page
    }

    fn topic(&self) -> Topic {
        Topic::Importing
    }
}
