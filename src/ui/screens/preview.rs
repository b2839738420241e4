//! Print preview: the finished PDF page by page, and how to print it. What is seen is what is printed.
//!
//! A thousand cards are laid out by a job, and only the pages in sight are ever drawn. Enter prints once; after that it
//! closes, so that a second press does not take a second number.

mod desk_top;
mod options;
mod sheets;
mod thumbnails;

use self::desk_top::{DeskTop, Zoom};
use self::options::Choices;
use self::sheets::Sheets;
use super::save_dialog::{SaveAnswer, SaveDialog};
use crate::domain::RecordId;
use crate::platform;
use crate::services::printing::{self, Order, Paper};
use crate::services::{Desk, Job, Trouble};
use crate::ui::event::Event;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::theme::{self, font, height, space};
use crate::ui::widgets::field::Note;
use crate::ui::widgets::{Button, paint};
use crate::ui::{icons, ime};
use eframe::egui::{
    Align, CentralPanel, Context, Frame, Key, Label, Layout, Margin, Modifiers, Panel, Popup, Sense, Stroke, Ui, vec2,
};
use std::path::Path;

/// More than so many are laid out by a job, so that the window does not stand still.
const MOST_AT_ONCE: usize = 20;
const THUMBNAILS: f32 = 132.0;
/// Below this width the thumbnails go first.
const NARROW: f32 = 820.0;

const KEYS: &[KeyHint] = &[
    key("PgUp PgDn", "翻页"),
    key("+ − 0 1", "缩放"),
    key("Ctrl P", "打印"),
    key("Ctrl S", "保存 PDF"),
    key("Esc", "关闭"),
];

pub struct PreviewScreen {
    /// Residences; the blank form needs none.
    records: Vec<RecordId>,
    subject: String,
    file_name: String,
    choices: Choices,
    printers: Printers,
    made: Option<Made>,
    making: Option<Job<Made>>,
    sheets: Option<Sheets>,
    desk_top: DeskTop,
    /// 「有 1 个字…」, prepared when the paper is.
    missing_words: Option<String>,
    printing: Option<Job<Printed>>,
    saving: Option<SaveDialog>,
    message: Option<Note>,
    /// It was printed or saved while it was looked at.
    is_done: bool,
    /// The page that was in front in the last frame.
    shown: usize,
    /// Wakes the window when a job has ended; known from the first frame on.
    ctx: Option<Context>,
}

/// The printers of this computer are asked for by a job: a print server may take its time.
enum Printers {
    Looking(Option<Job<Vec<String>>>),
    Found(Vec<String>),
}

/// A finished paper and what is known about it.
struct Made {
    paper: Paper,
    printed_before: usize,
}

/// What came of handing a paper to the printer.
#[derive(Debug)]
pub struct Printed {
    number_text: String,
    copies: u32,
}

#[derive(Debug)]
pub enum Act {
    /// The first frame was drawn: look for printers, lay out a large batch.
    Begin,
    /// What was chosen changes the paper.
    Prepare,
    Print,
    Printed(Result<Printed, Trouble>),
    AskWhereToSave,
    Save(SaveAnswer),
    Close,
}

impl PreviewScreen {
    pub fn open(desk: &Desk, order: Order) -> Result<Self, Trouble> {
        let mut screen = Self {
            subject: printing::subject(desk, &order)?,
            file_name: printing::file_name(desk, &order)?,
            choices: Choices::of(&order),
            records: order.records,
            printers: Printers::Looking(None),
            made: None,
            making: None,
            sheets: None,
            desk_top: DeskTop::default(),
            missing_words: None,
            printing: None,
            saving: None,
            message: None,
            is_done: false,
            shown: usize::MAX,
            ctx: None,
        };
        if screen.records.len() <= MOST_AT_ONCE {
            let made = make(desk, screen.order())?;
            screen.take(made)?;
        }
        Ok(screen)
    }

    /// Whether the pages in sight stand as they will be printed; tests wait for it.
    pub fn is_settled(&self) -> bool {
        let is_quiet = self.making.is_none() && self.printing.is_none();
        is_quiet
            && !matches!(self.printers, Printers::Looking(_))
            && self.sheets.as_ref().is_some_and(Sheets::is_settled)
    }

    /// The printers as a test wants them.
    pub fn with_printers(mut self, names: &[&str]) -> Self {
        self.printers = Printers::Found(names.iter().map(|&name| name.to_owned()).collect());
        self
    }

    fn order(&self) -> Order {
        let records = if self.choices.is_blank { Vec::new() } else { self.records.clone() };
        Order {
            kind: self.choices.kind,
            records,
            is_blank: self.choices.is_blank,
            is_full_id: self.choices.is_full_id,
            is_imposed: self.choices.is_imposed,
        }
    }

    fn has_printer(&self) -> bool {
        !matches!(&self.printers, Printers::Found(names) if names.is_empty())
    }

    /// Why nothing can be printed or saved in this moment.
    fn why_not_yet(&self) -> Option<&'static str> {
        if self.printing.is_some() {
            Some("正在送往打印机")
        } else if self.making.is_some() || self.made.is_none() {
            Some("正在排版")
        } else {
            None
        }
    }

    fn begin(&mut self, desk: &Desk) -> Result<(), Trouble> {
        if matches!(self.printers, Printers::Looking(None)) {
            let job = Job::start("printers", "查找打印机", self.waker(), |_| Ok(platform::printers()))?;
            self.printers = Printers::Looking(Some(job));
        }
        if self.made.is_none() {
            self.prepare(desk)?;
        }
        Ok(())
    }

    /// Makes the paper again after something was chosen; many of them by a job.
    fn prepare(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let order = self.order();
        self.file_name = printing::file_name(desk, &order)?;
        if order.records.len() <= MOST_AT_ONCE {
            let made = make(desk, order)?;
            return self.take(made);
        }
        let desk = desk.another()?;
        let title = format!("正在排版，共 {} 人", order.records.len());
        self.making = Some(Job::start("layout", title, self.waker(), move |_| make(&desk, order))?);
        Ok(())
    }

    fn take(&mut self, made: Made) -> Result<(), Trouble> {
        self.sheets = Some(Sheets::open(made.paper.pdf.clone(), self.sheets.take())?);
        self.desk_top.turn(0, made.paper.pages);
        self.missing_words = missing_words(&made.paper.missing);
        self.made = Some(made);
        Ok(())
    }

    fn print(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let Printers::Found(names) = &self.printers else { return Ok(()) };
        let printer = names.get(self.choices.printer).ok_or(Trouble::NoPrinter)?.clone();
        let Some(made) = &self.made else { return Ok(()) };
        let (paper, copies, mut desk) = (made.paper.clone(), self.choices.copies, desk.another()?);
        let job = Job::start("print", "送往打印机", self.waker(), move |_| {
            let number = printing::print(&mut desk, &paper, &printer, copies)?;
            Ok(Printed { number_text: number_words(&paper, number), copies })
        })?;
        self.printing = Some(job);
        self.message = Some(Note::hint("正在送往打印机"));
        Ok(())
    }

    fn printed(&mut self, desk: &Desk, printed: Printed) -> Result<Option<Event>, Trouble> {
        let words = format!("已送往打印机：{}，{} 份", printed.number_text, printed.copies);
        self.finished(desk, words)
    }

    fn save(&mut self, desk: &mut Desk, answer: SaveAnswer) -> Result<Option<Event>, Trouble> {
        let Some(made) = &self.made else { return Ok(None) };
        let (saved, path) = match answer {
            SaveAnswer::Cancel => {
                self.saving = None;
                return Ok(None);
            }
            SaveAnswer::Save(path) => (printing::save_new(desk, &made.paper, &path), path),
            SaveAnswer::Replace(path) => (printing::save(desk, &made.paper, &path), path),
        };
        match saved {
            Ok(number) => {
                self.saving = None;
                let words = format!("已保存 PDF：{}，{}", number_words(&made.paper, number), file_name(&path));
                self.finished(desk, words)
            }
            Err(trouble) => {
                if let Some(dialog) = &mut self.saving {
                    dialog.failed(&trouble);
                }
                Ok(None)
            }
        }
    }

    /// Says what was done here and in the window; the paper takes the next number.
    fn finished(&mut self, desk: &Desk, words: String) -> Result<Option<Event>, Trouble> {
        self.is_done = true;
        self.message = Some(Note::good(words.clone()));
        self.prepare(desk)?;
        Ok(Some(Event::Told(words)))
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
            Act::Print => self.print(desk).map(|()| None),
            Act::Printed(printed) => printed.and_then(|printed| self.printed(desk, printed)),
            Act::AskWhereToSave => {
                self.saving = Some(SaveDialog::new("保存 PDF", &self.file_name));
                Ok(None)
            }
            Act::Save(answer) => self.save(desk, answer),
            Act::Close => Ok(Some(Event::Back)),
        };
        // Said in the pane, where the eyes are, with everything still as it was chosen.
        done.or_else(|trouble| {
            self.message = Some(options::trouble_note(&trouble));
            Ok(None)
        })
    }

    fn keys(&self) -> &'static [KeyHint] {
        KEYS
    }

    fn status(&self) -> String {
        "预览即成品 PDF".to_owned()
    }

    fn page(&self) -> Page {
        Page::People
    }
}

impl PreviewScreen {
    /// Takes what the jobs have ended with.
    fn poll(&mut self) -> Option<Act> {
        if let Printers::Looking(Some(job)) = &self.printers
            && let Some(found) = job.poll()
        {
            self.printers = Printers::Found(found.unwrap_or_default());
        }
        if let Some(made) = self.making.as_ref().and_then(Job::poll) {
            self.making = None;
            if let Err(trouble) = made.and_then(|made| self.take(made)) {
                self.message = Some(options::trouble_note(&trouble));
            }
        }
        let printed = self.printing.as_ref().and_then(Job::poll)?;
        self.printing = None;
        Some(Act::Printed(printed))
    }

    /// Keys belong to a dialog or a list while one is open.
    fn is_in_front(&self, ui: &Ui) -> bool {
        let is_covered = ui.memory(|memory| memory.top_modal_layer().is_some()) || Popup::is_any_open(ui.ctx());
        self.saving.is_none() && !is_covered && !ime::is_composing(ui)
    }

    fn keys_ui(&mut self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let is_free = ui.memory(|memory| memory.focused().is_none());
        let count = self.sheets.as_ref().map_or(0, Sheets::count);
        if pressed(Modifiers::NONE, Key::Num0) {
            self.desk_top.zoom = Zoom::WholePage;
        }
        // With Ctrl it would leave for 今日.
        if pressed(Modifiers::NONE, Key::Num1) {
            self.desk_top.zoom = Zoom::PageWidth;
        }
        if pressed(Modifiers::NONE, Key::Plus) || pressed(Modifiers::NONE, Key::Equals) {
            self.desk_top.zoom_in();
        }
        if pressed(Modifiers::NONE, Key::Minus) {
            self.desk_top.zoom_out();
        }
        for (key, pages) in [(Key::PageDown, 1), (Key::PageUp, -1), (Key::Home, isize::MIN), (Key::End, isize::MAX)] {
            if pressed(Modifiers::NONE, key) {
                self.desk_top.turn(pages, count);
            }
        }
        if pressed(Modifiers::COMMAND, Key::P) {
            return self.may_act(Act::Print).filter(|_| self.has_printer());
        }
        if pressed(Modifiers::COMMAND, Key::S) {
            return self.may_act(Act::AskWhereToSave);
        }
        if is_free && pressed(Modifiers::NONE, Key::Enter) {
            return self.next_act();
        }
        pressed(Modifiers::NONE, Key::Escape).then_some(Act::Close)
    }

    /// What Enter does: the filled button.
    fn next_act(&self) -> Option<Act> {
        match (self.is_done, self.has_printer()) {
            (true, _) => Some(Act::Close),
            (false, true) => self.may_act(Act::Print),
            (false, false) => self.may_act(Act::AskWhereToSave),
        }
    }

    fn may_act(&self, act: Act) -> Option<Act> {
        let is_looking = matches!((&act, &self.printers), (Act::Print, Printers::Looking(_)));
        (self.why_not_yet().is_none() && !is_looking).then_some(act)
    }

    fn page_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let palette = theme::palette(ui);
        let pane = |fill| Frame::new().fill(fill);
        let is_narrow = ui.available_width() < NARROW;
        if let Some(sheets) = &mut self.sheets {
            sheets.begin(ui.ctx());
        }
        let head = Frame::new().fill(palette.surface).inner_margin(Margin::symmetric(16, 0));
        Panel::top("preview head").exact_size(height::PAGE_HEAD).frame(head).show(ui, |ui| self.head_ui(ui));
        if !is_narrow {
            let thumbnails = Panel::left("thumbnails").resizable(false).exact_size(THUMBNAILS);
            thumbnails.frame(pane(palette.surface)).show(ui, |ui| self.thumbnails_ui(ui));
        }
        let options = Panel::right("options").resizable(false).exact_size(options::WIDTH);
        let act = options.frame(pane(palette.raised)).show(ui, |ui| self.options_ui(ui)).inner;
        CentralPanel::default().frame(pane(palette.desk)).show(ui, |ui| self.desk_top_ui(ui));
        if let Some(sheets) = &mut self.sheets {
            sheets.finish(ui.ctx());
        }
        act
    }

    fn head_ui(&mut self, ui: &mut Ui) {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.add(Button::secondary("页宽").key("1").small()).clicked() {
                self.desk_top.zoom = Zoom::PageWidth;
            }
            if ui.add(Button::secondary("整页").key("0").small()).clicked() {
                self.desk_top.zoom = Zoom::WholePage;
            }
            self.zoom_ui(ui);
            let count = self.sheets.as_ref().map_or(0, Sheets::count);
            if count > 0 {
                let words = format!("第 {} 页，共 {count} 页", self.desk_top.current() + 1);
                ui.label(theme::small(words).color(theme::palette(ui).text_weak));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| self.path_ui(ui));
        });
    }

    fn zoom_ui(&mut self, ui: &mut Ui) {
        if ui.add(Button::secondary("放大").icon(icons::PLUS).small().icon_alone()).clicked() {
            self.desk_top.zoom_in();
        }
        let (place, _) = ui.allocate_exact_size(vec2(44.0, height::CONTROL_SMALL), Sense::hover());
        let words =
            paint::line(ui, &format!("{}%", self.desk_top.percent()), font::SMALL, theme::palette(ui).text, 60.0);
        paint::galley_at(ui.painter(), place, place.center().x - words.size().x / 2.0, words);
        if ui.add(Button::secondary("缩小").icon(icons::MINUS).small().icon_alone()).clicked() {
            self.desk_top.zoom_out();
        }
    }

    fn path_ui(&self, ui: &mut Ui) {
        let palette = theme::palette(ui);
        let (place, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
        paint::icon(ui.painter(), place.center(), icons::DOCUMENTS, 18.0, palette.text_weak);
        ui.add(Label::new(theme::body(&self.subject).color(palette.text_weak)).truncate());
        let (place, _) = ui.allocate_exact_size(vec2(16.0, 18.0), Sense::hover());
        paint::icon(ui.painter(), place.center(), icons::CARET_RIGHT, 16.0, palette.text_weak);
        ui.label(theme::title("打印预览").color(palette.text));
    }

    fn thumbnails_ui(&mut self, ui: &mut Ui) {
        let Some(sheets) = &mut self.sheets else { return thumbnails::no_thumbnails_ui(ui) };
        let current = self.desk_top.current();
        let came_into_front = std::mem::replace(&mut self.shown, current) != current;
        if let Some(page) = thumbnails::thumbnails_ui(ui, sheets, current, came_into_front) {
            self.desk_top.go_to(page);
        }
    }

    fn desk_top_ui(&mut self, ui: &mut Ui) {
        let rect = ui.max_rect();
        match (&mut self.sheets, &self.making) {
            (Some(sheets), _) => self.desk_top.ui(ui, sheets),
            (None, Some(job)) => {
                let palette = theme::palette(ui);
                let place = eframe::egui::Rect::from_center_size(rect.center(), vec2(rect.width(), 24.0));
                ui.put(place, Label::new(theme::body(&job.title).color(palette.text_weak)));
            }
            (None, None) => {}
        }
        let palette = theme::palette(ui);
        ui.painter().vline(rect.left() - 0.5, rect.y_range(), Stroke::new(1.0, palette.line));
        ui.add_space(space::TINY);
    }
}

fn make(desk: &Desk, order: Order) -> Result<Made, Trouble> {
    let printed_before = printing::printed_before(desk, &order)?;
    Ok(Made { paper: printing::prepare(desk, order)?, printed_before })
}

/// The number as the paper bears it; another one only if somebody printed in between.
fn number_words(paper: &Paper, number: u32) -> String {
    if number == paper.number { paper.number_text.clone() } else { format!("第{number:04}号") }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Said before printing: characters without a glyph on this computer.
fn missing_words(missing: &[char]) -> Option<String> {
    if missing.is_empty() {
        return None;
    }
    let codes: Vec<String> = missing.iter().take(6).map(|letter| format!("U+{:04X}", u32::from(*letter))).collect();
    let more = if missing.len() > 6 { "等" } else { "" };
    Some(format!(
        "有 {} 个字这台电脑没有字形，纸上印作 〓 并注明编码（{}{more}），请打印后手写补上。",
        missing.len(),
        codes.join("、")
    ))
}
