//! 批量查询: what was pasted at the left, who it means at the right, in the same order.

use super::answers::{Answers, Asked};
use crate::domain::RecordId;
use crate::platform;
use crate::services::batch_query::{self, Outcome};
use crate::services::export::Purpose;
use crate::services::jobs::MANY;
use crate::services::{Desk, Job, Trouble};
use crate::ui::event::Event;
use crate::ui::icons;
use crate::ui::theme::{self, space};
use crate::ui::widgets::field::{Note, note_ui};
use crate::ui::widgets::{Button, LinesField, TextField, empty_state};
use eframe::egui::{CentralPanel, Context, Frame, Id, Key, Margin, Modifiers, Panel, ScrollArea, Sense, Ui, vec2};

const PASTED: &str = "asked in a batch";
const LEFT: f32 = 320.0;
const ROWS: usize = 16;

/// What can be asked here.
pub enum Act {
    /// The file dialog may have been answered.
    Poll,
    Look,
    Ask,
    /// A row in front.
    Select(usize),
    /// The row in front means this person.
    Choose(RecordId),
    Columns,
    Copy,
    Save,
    Open(usize),
}

/// What runs behind the window.
enum Running {
    /// A table is chosen and read; nothing where none was chosen.
    Looking(Job<Option<String>>),
    Asking(Job<Asked>),
}

/// The tab.
pub(super) struct BatchQuery {
    text: String,
    purpose: Purpose,
    answers: Option<Answers>,
    problem: Option<String>,
    running: Option<Running>,
    /// Goes to the clipboard in the next frame.
    to_copy: Option<String>,
    ctx: Option<Context>,
    pub wants_focus: bool,
}

impl Default for BatchQuery {
    fn default() -> Self {
        Self {
            text: String::new(),
            purpose: Purpose::default(),
            answers: None,
            problem: None,
            running: None,
            to_copy: None,
            ctx: None,
            wants_focus: true,
        }
    }
}

impl BatchQuery {
    pub fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        self.ctx.get_or_insert_with(|| ui.ctx().clone());
        if let Some(text) = self.to_copy.take() {
            ui.ctx().copy_text(text);
        }
        let by_key = self.keys_ui(ui);
        let frame =
            Frame::new().fill(theme::palette(ui).surface).inner_margin(Margin::symmetric(space::PANE as i8, 10));
        let left = Panel::left("batch query").exact_size(LEFT).resizable(false).frame(frame);
        let asked = left.show(ui, |ui| self.left_ui(ui)).inner;
        let ground = Frame::new();
        let answered = CentralPanel::default().frame(ground).show(ui, |ui| self.right_ui(ui)).inner;
        let polls = self.running.is_some().then_some(Act::Poll);
        by_key.or(asked).or(answered).or(polls)
    }

    fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if self.why_not().is_none() && pressed(Modifiers::COMMAND, Key::Enter) {
            return Some(Act::Ask);
        }
        self.answers.as_ref().and_then(|answers| answers.keys_ui(ui))
    }

    fn why_not(&self) -> Option<&'static str> {
        if self.running.is_some() {
            return Some("正在处理");
        }
        if self.text.trim().is_empty() {
            return Some("先粘贴要查的号码或姓名");
        }
        self.purpose.words.trim().is_empty().then_some("请写明用途")
    }

    fn left_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        ui.spacing_mut().item_spacing.y = space::SMALL;
        let width = ui.available_width();

        ui.label(theme::small("证件号码或姓名，一行一个；也可以两列都粘贴").color(theme::palette(ui).text_weak));
        let area = ScrollArea::vertical().max_height(LinesField::height(ROWS)).auto_shrink([false, true]);
        area.show(ui, |ui| {
            let id = Id::unique(PASTED);
            let field =
                LinesField::new(id, &mut self.text).rows(ROWS).width(width).hint("从 WPS 里复制一列，粘贴到这里");
            let field = ui.add(field.name("要查的"));
            if std::mem::take(&mut self.wants_focus) {
                field.request_focus();
            }
            if field.changed() {
                self.problem = None;
            }
        });
        let purpose = TextField::new(Id::unique((PASTED, "purpose")), &mut self.purpose.words);
        ui.add(purpose.name("用途").hint("用途：拿去做什么").width(width));
        let asked = self.buttons_ui(ui);
        let (place, _) = ui.allocate_exact_size(vec2(width, 44.0), Sense::hover());
        if let Some(problem) = &self.problem {
            note_ui(ui, place, &Note::wrong(problem.clone()));
        }
        asked
    }

    fn buttons_ui(&self, ui: &mut Ui) -> Option<Act> {
        ui.horizontal(|ui| {
            let ask = ui.add(Button::primary("查询").key("Ctrl Enter").refused(self.why_not())).clicked();
            let look = Button::secondary("打开表格…").refused(self.running.is_some().then_some("正在处理"));
            let look = ui.add(look).clicked();
            ask.then_some(Act::Ask).or(look.then_some(Act::Look))
        })
        .inner
    }

    fn right_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if let Some(answers) = &mut self.answers {
            return answers.ui(ui);
        }
        let advice = "证件号码要完整，姓名要写全；结果按粘贴的顺序排，可以原样贴回去";
        empty_state(ui, icons::SEARCH, "查到的人列在这里", advice, None);
        None
    }

    pub fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Poll => self.poll(desk)?,
            Act::Look => self.look(desk)?,
            Act::Ask => self.ask(desk)?,
            Act::Copy => return self.copy(desk),
            Act::Save => return self.save(desk),
            other => return self.answers.as_mut().map_or(Ok(None), |answers| answers.act(other, desk)),
        }
        Ok(None)
    }

    /// Very many are looked up by a job.
    fn ask(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        let columns = self.answers.as_ref().map(Answers::columns);
        if self.text.lines().count() <= MANY {
            let asked = Asked::of(desk, &self.text, &self.purpose, columns);
            return self.take(desk, asked);
        }
        let (mut other, text, purpose) = (desk.another()?, self.text.clone(), self.purpose.clone());
        let work = move |_: &_| Asked::of(&mut other, &text, &purpose, columns);
        self.running = Some(Running::Asking(Job::start("batch query", "正在查询", self.waker(), work)?));
        Ok(())
    }

    fn take(&mut self, desk: &Desk, asked: Result<Asked, Trouble>) -> Result<(), Trouble> {
        match asked {
            Ok(asked) => self.answers = Some(Answers::of(asked, self.answers.take()).with_candidates(desk)?),
            Err(trouble) => self.problem = Some(trouble.to_string()),
        }
        Ok(())
    }

    fn copy(&mut self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        let Some(answers) = &self.answers else { return Ok(None) };
        self.to_copy = Some(batch_query::copied(desk, answers.all(), &answers.columns(), &self.purpose)?);
        let words = format!("已复制 {} 行，可以粘贴到 WPS 表格里", answers.all().len());
        Ok(Some(Event::Told(words)))
    }

    fn save(&self, desk: &Desk) -> Result<Option<Event>, Trouble> {
        let Some(answers) = &self.answers else { return Ok(None) };
        let table = batch_query::table(desk, answers.all(), &answers.columns())?;
        Ok(Some(Event::Export(Box::new(table))))
    }

    fn waker(&self) -> impl FnOnce() + Send + 'static {
        let ctx = self.ctx.clone();
        move || ctx.iter().for_each(Context::request_repaint)
    }

    fn look(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let other = desk.another()?;
        let work = move |_: &_| {
            let path = platform::ask_for_table("打开要查的表格");
            path.map(|path| batch_query::read_table(&other, &path)).transpose()
        };
        self.running = Some(Running::Looking(Job::start("file dialog", "选择表格", self.waker(), work)?));
        Ok(())
    }

    /// Takes what has come.
    fn poll(&mut self, desk: &Desk) -> Result<(), Trouble> {
        match self.running.take() {
            Some(Running::Looking(job)) => match job.poll() {
                None => self.running = Some(Running::Looking(job)),
                Some(Ok(text)) => self.text = text.unwrap_or_else(|| std::mem::take(&mut self.text)),
                Some(Err(trouble)) => self.problem = Some(trouble.to_string()),
            },
            Some(Running::Asking(job)) => match job.poll() {
                None => self.running = Some(Running::Asking(job)),
                Some(asked) => self.take(desk, asked)?,
            },
            None => {}
        }
        Ok(())
    }

    /// 「300 行，已登记 280，没有登记 12，待选 8」
    pub fn status(&self) -> String {
        let Some(answers) = &self.answers else { return String::new() };
        let count = |is_so: fn(Outcome) -> bool| answers.all().iter().filter(|answer| is_so(answer.outcome())).count();
        format!(
            "{} 行，已登记 {}，没有登记 {}，待选 {}",
            answers.all().len(),
            count(|outcome| outcome == Outcome::Found),
            count(|outcome| matches!(outcome, Outcome::Nobody | Outcome::Ruined)),
            count(|outcome| matches!(outcome, Outcome::Several(_)))
        )
    }
}
