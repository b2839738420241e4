//! Print preview: the finished PDF page by page, and how to print it. What is seen is what is printed.
//!
//! A thousand cards are laid out by a job, and only the pages in sight are ever drawn. Enter prints once; after that it
//! closes, so that a second press does not take a second number.

mod acts;
pub(super) mod desk_top;
mod document;
mod foot;
mod keys;
mod left_out;
mod options;
mod panes;
mod parts;
mod printed_paper;
mod printer;
pub(super) mod sheets;
mod thumbnails;

use self::acts::make;
use self::desk_top::DeskTop;
use self::options::Choices;
use self::sheets::Sheets;
use super::save_dialog::{SaveAnswer, SaveDialog};
use crate::domain::Right;
use crate::platform::printing::{Need, Printer};
use crate::print::documents::Sheet;
use crate::services::printing::{self, Offset, OpensAt, Order, Paper, SavedEach};
use crate::services::{Desk, Job, MachineSettings, Progress, Trouble};
use crate::ui::event::Event;
use crate::ui::help::Topic;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::widgets::field::Note;
use eframe::egui::{Context, Ui};
pub use printed_paper::PrintedPaperScreen;
use std::sync::Arc;

/// More than so many are laid out by a job, so that the window does not stand still.
const MOST_AT_ONCE: usize = 20;

const KEYS: &[KeyHint] = &[
    key("PgUp PgDn", "翻页"),
    key("+ − 0 1", "缩放"),
    key("Ctrl P", "打印"),
    key("Ctrl S", "保存 PDF"),
    key("Esc", "关闭"),
];

pub struct PreviewScreen {
    /// As it was asked for; what is chosen since stands in `choices`.
    asked: Order,
    /// Where it was asked for.
    page: Page,
    subject: String,
    file_name: String,
    choices: Choices,
    /// What was proposed; another figure was typed and stays.
    proposed_copies: u32,
    printers: Printers,
    made: Option<Made>,
    making: Option<Job<Made>>,
    sheets: Option<Sheets>,
    desk_top: DeskTop,
    /// 「有 1 个字…」, prepared when the paper is.
    missing_words: Option<String>,
    /// 套打偏移 stood open in the last frame.
    was_moving: bool,
    printing: Option<Job<Printed>>,
    saving: Option<SaveDialog>,
    saving_each: Option<Job<SavedEach>>,
    /// What this computer keeps of its printers.
    settings: MachineSettings,
    message: Option<Note>,
    /// The offset of the printer is being set.
    is_moving: bool,
    /// It was printed or saved while it was looked at.
    is_done: bool,
    /// The first Tab leads to the options.
    leads_to_options: bool,
    had_focus: bool,
    may_administer: bool,
    /// The page that was in front in the last frame.
    shown: usize,
    /// Wakes the window when a job has ended; known from the first frame on.
    ctx: Option<Context>,
}

/// The printers of this computer are asked for by a job: a print server may take its time.
enum Printers {
    Looking(Option<Job<Vec<Printer>>>),
    Found(Vec<Printer>),
}

/// A finished paper and what is known about it.
struct Made {
    paper: Paper,
    printed_before: u32,
}

/// What came of handing a paper to the printer.
#[derive(Debug)]
pub struct Printed {
    paper: Paper,
    number_text: String,
    copies: u32,
    need: Option<Need>,
}

#[derive(Debug)]
pub enum Act {
    /// The first frame was drawn: look for printers, lay out a large batch.
    Begin,
    /// What was chosen changes the paper.
    Prepare,
    /// The printer is to put this document elsewhere.
    Offset(Offset),
    /// The sheets carry the empty form, or do no longer; kept for this printer.
    OntoForms,
    Print,
    Printed(Box<Result<Printed, Trouble>>),
    AskWhereToSave,
    Save(SaveAnswer),
    SavedEach(Result<SavedEach, Trouble>),
    /// Where what is missing on a paper can be filled in.
    Open(OpensAt),
    /// Where the facts of the station are.
    FillStation,
    Close,
}

impl PreviewScreen {
    pub fn open(desk: &Desk, order: Order, page: Page) -> Result<Self, Trouble> {
        let mut screen = Self {
            subject: printing::subject(desk, &order)?,
            file_name: printing::file_name(desk, &order)?,
            choices: Choices::of(&order),
            proposed_copies: 1,
            asked: order,
            page,
            printers: Printers::Looking(None),
            made: None,
            making: None,
            sheets: None,
            desk_top: DeskTop::default(),
            missing_words: None,
            was_moving: false,
            printing: None,
            saving: None,
            saving_each: None,
            settings: MachineSettings::load(),
            message: None,
            is_moving: false,
            is_done: false,
            leads_to_options: false,
            had_focus: false,
            may_administer: desk.may(Right::Administer),
            shown: usize::MAX,
            ctx: None,
        };
        screen.propose_copies(desk, &screen.order())?;
        if screen.asked.records.len() <= MOST_AT_ONCE {
            let made = make(desk, screen.order(), &Progress::default())?;
            screen.take(made)?;
        }
        Ok(screen)
    }

    /// Whether the pages in sight stand as they will be printed; tests wait for it.
    pub fn is_settled(&self) -> bool {
        let is_quiet = self.making.is_none() && self.printing.is_none() && self.saving_each.is_none();
        is_quiet
            && !matches!(self.printers, Printers::Looking(_))
            && self.sheets.as_ref().is_some_and(Sheets::is_settled)
    }

    /// The printers as a test wants them.
    pub fn with_printers(mut self, names: &[&str]) -> Self {
        let printer = |name: &&str| Printer { name: (*name).to_owned(), need: None };
        self.printers = Printers::Found(names.iter().map(printer).collect());
        self
    }

    fn order(&self) -> Order {
        let records = if self.choices.is_blank { Vec::new() } else { self.asked.records.clone() };
        Order {
            kind: self.choices.kind,
            records,
            is_blank: self.choices.is_blank,
            is_full_id: self.choices.is_full_id,
            is_imposed: self.choices.is_imposed,
            is_values_only: self.is_values_only(),
            addresses: self.choices.addresses,
            purpose: self.choices.purpose.clone(),
            sheet: self.sheet_of_its_size(),
            ..self.asked.clone()
        }
    }

    fn sheet_of_its_size(&self) -> Option<Arc<Sheet>> {
        let asked = self.asked.sheet.as_ref()?;
        let size = self.choices.size;
        Some(if asked.size == size { Arc::clone(asked) } else { Arc::new(Sheet { size, ..Sheet::clone(asked) }) })
    }

    /// The printer that is chosen.
    fn printer(&self) -> Option<&Printer> {
        match &self.printers {
            Printers::Found(found) => found.get(self.choices.printer),
            Printers::Looking(_) => None,
        }
    }

    fn is_values_only(&self) -> bool {
        self.choices.is_values_only && self.can_be_values_only()
    }

    /// Of what has an empty form a printing house may have made.
    fn can_be_values_only(&self) -> bool {
        let is_whole = !self.choices.is_blank && !self.choices.is_imposed;
        self.choices.kind.comes_on_forms() && is_whole && self.asked.sheet.is_none()
    }

    /// A PDF for each of several records.
    fn saves_each(&self) -> bool {
        self.choices.is_each && self.can_save_each()
    }

    fn can_save_each(&self) -> bool {
        self.asked.records.len() > 1 && self.asked.on.is_none() && self.asked.sheet.is_none() && !self.choices.is_blank
    }

    fn has_printer(&self) -> bool {
        !matches!(&self.printers, Printers::Found(names) if names.is_empty())
    }

    /// Why nothing can be printed or saved in this moment.
    fn why_not_yet(&self) -> Option<&'static str> {
        if self.printing.is_some() {
            Some("正在送往打印机")
        } else if self.saving_each.is_some() {
            Some("正在保存")
        } else if self.making.is_some() || self.made.is_none() {
            Some("正在排版")
        } else if self.made.as_ref().is_some_and(|made| made.paper.exceeds_form) {
            Some("套不上空白表，请打印整张")
        } else {
            None
        }
    }

    fn waker(&self) -> impl FnOnce() + Send + 'static {
        let ctx = self.ctx.clone();
        move || {
            if let Some(ctx) = ctx {
                ctx.request_repaint();
            }
        }
    }
}

impl Draws for PreviewScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let is_first = self.ctx.is_none();
        self.ctx.get_or_insert_with(|| ui.ctx().clone());
        let ended = self.poll();
        let by_key = if self.is_in_front(ui) { self.keys_ui(ui) } else { None };
        let pressed = self.page_ui(ui);
        let saved = self.saving.as_mut().and_then(|dialog| dialog.show(ui.ctx())).map(Act::Save);
        self.had_focus = ui.memory(|memory| memory.focused().is_some());
        ended.or(is_first.then_some(Act::Begin)).or(saved).or(by_key).or(pressed)
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        let done = match act {
            Act::Begin => self.begin(desk).map(|()| None),
            Act::Prepare => {
                self.message = None;
                self.is_done = false;
                self.prepare(desk).map(|()| None)
            }
            Act::Offset(offset) => {
                self.keep_offset(offset);
                Ok(None)
            }
            Act::OntoForms => {
                self.keep_on_forms();
                self.prepare(desk).map(|()| None)
            }
            Act::Print => self.print(desk).map(|()| None),
            Act::Printed(printed) => (*printed).and_then(|printed| self.printed(desk, printed)),
            Act::AskWhereToSave => {
                self.ask_where_to_save();
                Ok(None)
            }
            Act::Save(answer) => self.save(desk, answer),
            Act::SavedEach(saved) => saved.and_then(|saved| self.saved_each(desk, &saved)),
            Act::Open(at) => Ok(Some(acts::opened(at))),
            Act::FillStation => Ok(Some(Event::Go(Page::Settings))),
            Act::Close => Ok(Some(Event::Back)),
        };
        // Said in the pane, where the eyes are, with everything still as it was chosen.
        done.or_else(|trouble| {
            self.message = Some(parts::trouble_note(&trouble));
            Ok(None)
        })
    }

    fn keys(&self) -> &'static [KeyHint] {
        KEYS
    }

    fn status(&self) -> String {
        let number = self.made.as_ref().map(|made| format!("，{}", made.paper.number_text));
        format!("预览即成品 PDF{}", number.unwrap_or_default())
    }

    /// Where what stands on the paper is kept.
    fn page(&self) -> Page {
        self.page
    }

    fn topic(&self) -> Topic {
        Topic::Printing
    }
}

impl PreviewScreen {
    /// Takes what the jobs have ended with.
    fn poll(&mut self) -> Option<Act> {
        if let Printers::Looking(Some(job)) = &self.printers
            && let Some(found) = job.poll()
        {
            self.printers = Printers::Found(found.unwrap_or_default());
            if self.recall_form() {
                return Some(Act::Prepare);
            }
        }
        if let Some(made) = self.making.as_ref().and_then(Job::poll) {
            self.making = None;
            if let Err(trouble) = made.and_then(|made| self.take(made)) {
                self.message = Some(parts::trouble_note(&trouble));
            }
        }
        if let Some(saved) = self.saving_each.as_ref().and_then(Job::poll) {
            self.saving_each = None;
            return Some(Act::SavedEach(saved));
        }
        let printed = self.printing.as_ref().and_then(Job::poll)?;
        self.printing = None;
        Some(Act::Printed(Box::new(printed)))
    }
}
