//! 今日: what is due and by when, what was left half-written, what is still to be completed, what the last checkup found,
//! and the counts of the station. Every count leads to its list.

mod cards;
mod due_list;
mod side;

use crate::domain::Right;
use crate::services::checkup::{self, Group, Running};
use crate::services::drafts::{self, DraftLine};
use crate::services::figures::{self, Figures};
use crate::services::people::FloatingFilter;
use crate::services::today::{self, DueLine, Next};
use crate::services::{Desk, Trouble};
use crate::ui::aside::{Aside, LOOKED_FOR};
use crate::ui::event::{Event, OfHouse, Start};
use crate::ui::icons;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::screens::checkup::{Part, opening};
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::{Button, Confirm, Decision, card_column};
use chrono::Datelike;
use due_list::DueList;
use eframe::egui::{Align, CentralPanel, Context, Frame, Key, Layout, Margin, Modifiers, Panel, Ui};
use side::{CheckupCard, Count};

/// The column at the right, and below which width of the page it comes under the list instead.
const SIDE: f32 = 364.0;
const SIDE_BELOW: f32 = 900.0;

/// The key that takes up the latest draft.
const FIRST_DRAFT: &str = "Alt 1";

/// What can be asked of the page.
pub enum Act {
    Register,
    /// A table is brought in.
    Import,
    TakeUp(String),
    AskToDrop(usize),
    Drop(String),
    /// The list behind a count.
    People(Box<FloatingFilter>),
    /// Another page.
    Go(Page),
    /// The record of a line of what is due.
    Open(usize),
    Checkup(Part),
    AskEverything,
    /// Findings may have come.
    Poll,
}

/// The page.
pub struct TodayScreen {
    date: String,
    figures: Aside<Figures>,
    drafts: Vec<DraftLine>,
    due: DueList,
    /// Nothing while they are being counted.
    gaps: Option<Vec<Count>>,
    checkup: CheckupCard,
    /// 「6 月 19 日（周五）端午节放假…」
    calendar_note: Option<String>,
    running: Option<Running>,
    confirm: Option<(Confirm, String)>,
    /// Facts of the station that papers leave empty, for who can fill them in.
    lacks: Vec<&'static str>,
    may_write: bool,
    /// Whether there can be drafts of theirs.
    may_enter: bool,
    ctx: Option<Context>,
}

impl TodayScreen {
    pub fn open(desk: &mut Desk) -> Result<Self, Trouble> {
        let mut screen = Self {
            date: date_in_words(desk.today()),
            figures: Aside::default(),
            drafts: Vec::new(),
            due: DueList::default(),
            gaps: None,
            checkup: CheckupCard::default(),
            calendar_note: None,
            running: None,
            confirm: None,
            lacks: Vec::new(),
            may_write: desk.may(Right::Write),
            may_enter: desk.may(Right::Enter),
            ctx: None,
        };
        screen.read(desk)?;
        Ok(screen)
    }

    fn read(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.figures.ask(desk, figures::figures)?;
        self.drafts = if self.may_enter { drafts::list(desk)? } else { Vec::new() };
        self.calendar_note = today::calendar_note(desk)?;
        self.lacks = if desk.may(Right::Administer) { desk.station().lacks() } else { Vec::new() };
        // A small station is looked through whole without being asked to.
        let is_current = checkup::is_current(desk)?;
        self.checkup.is_current = is_current;
        self.ask(desk, !is_current && checkup::is_quick(desk)?)
    }

    fn ask(&mut self, desk: &Desk, is_whole: bool) -> Result<(), Trouble> {
        let ctx = self.ctx.clone();
        let wake = move || ctx.iter().for_each(Context::request_repaint);
        let is_wanted = move |rule: &checkup::Rule| is_whole || checkup::is_agenda(rule);
        self.running = Some(checkup::start(desk, is_wanted, wake)?);
        self.checkup.is_at_work = is_whole;
        Ok(())
    }

    /// Takes what has come; the page changes when the last rule was asked.
    fn poll(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.figures.poll(desk)?;
        let Some(running) = &self.running else { return Ok(()) };
        let (done, total) = running.done_of_total();
        self.checkup.progress = format!("第 {done} 条，共 {total} 条");
        let Some(ended) = running.drain(desk.checkup_mut()) else { return Ok(()) };
        self.running = None;
        self.checkup.is_at_work = false;
        // When it fails the page says so instead of counting for ever.
        self.gaps = Some(side::counts(desk.checkup(), |group| group == Group::Gaps));
        self.due.show(today::agenda(desk)?);
        self.checkup.show(desk.checkup());
        self.checkup.is_current = checkup::is_current(desk)?;
        ended
    }

    fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            ui.label(theme::title(&self.date));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let refusal = (!self.may_write).then_some("您的角色只能查看");
                let register = Button::primary("登记流动人口").icon(icons::PLUS).key("Ctrl N").refused(refusal);
                if ui.add(register).clicked() {
                    asked = Some(Act::Register);
                }
                // Nearly everything of an empty station lies in tables.
                let is_empty = self.figures.known().is_some_and(|known| known.people.people == 0) && self.may_write;
                if is_empty && ui.add(Button::secondary("导入已有的表格").key("Ctrl I")).clicked() {
                    asked = Some(Act::Import);
                }
            });
        });
        asked
    }

    fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        if self.may_write && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::I)) {
            return Some(Act::Import);
        }
        let draft = self.drafts.first()?;
        let is_pressed = ui.input_mut(|input| input.consume_key(Modifiers::ALT, Key::Num1));
        is_pressed.then(|| Act::TakeUp(draft.key.clone()))
    }

    fn left_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let asked = self.due.ui(ui, self.running.is_some() && self.gaps.is_none());
        if let Some(note) = &self.calendar_note {
            ui.add_space(space::SMALL);
            ui.horizontal_wrapped(|ui| {
                ui.label(theme::icon(icons::INFO, 15.0).color(theme::palette(ui).text_weak));
                side::weak(ui, note);
            });
        }
        asked
    }

    fn side_ui(&self, ui: &mut Ui) -> Option<Act> {
        ui.spacing_mut().item_spacing.y = space::CARD;
        let drafts = side::drafts_ui(ui, &self.drafts);
        let gaps = side::gaps_ui(ui, self.gaps.as_deref());
        drafts.or(gaps).or(self.checkup.ui(ui))
    }

    fn body_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let mut asked = side::lacks_ui(ui, &self.lacks).or(cards::figures_ui(ui, self.figures.known()));
        ui.add_space(space::CARD);
        if ui.available_width() < SIDE_BELOW {
            asked = asked.or(self.left_ui(ui));
            ui.add_space(space::CARD);
            return asked.or(self.side_ui(ui));
        }
        let left = ui.available_width() - SIDE - space::CARD;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::CARD;
            let column = |width: f32, ui: &mut Ui, draw: &mut dyn FnMut(&mut Ui)| {
                ui.allocate_ui_with_layout([width, 0.0].into(), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(width);
                    draw(ui);
                });
            };
            column(left, ui, &mut |ui| asked = asked.take().or(self.left_ui(ui)));
            column(SIDE, ui, &mut |ui| asked = asked.take().or(self.side_ui(ui)));
        });
        asked
    }

    fn confirm_ui(&mut self, ui: &Ui) -> Option<Act> {
        let (confirm, draft) = self.confirm.as_ref()?;
        let decision = confirm.show(ui.ctx())?;
        let draft = draft.clone();
        self.confirm = None;
        (decision == Decision::Act).then_some(Act::Drop(draft))
    }
}

impl Draws for TodayScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        self.ctx.get_or_insert_with(|| ui.ctx().clone());
        let pane = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0)).fill(theme::palette(ui).surface);
        let head = Panel::top("today head").exact_size(height::PAGE_HEAD).frame(pane).show_separator_line(false);
        let mut asked = self.keys_ui(ui).or(head.show(ui, |ui| self.head_ui(ui)).inner);
        let body = CentralPanel::default().frame(pane).show(ui, |ui| card_column(ui, "today", |ui| self.body_ui(ui)));
        asked = asked.or(body.inner).or(self.confirm_ui(ui));
        if self.running.is_some() || self.figures.is_awaited() {
            ui.ctx().request_repaint_after_secs(LOOKED_FOR);
            asked = asked.or(Some(Act::Poll));
        }
        asked
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Register => return Ok(Some(Event::Register(Start::Empty))),
            Act::Import => return Ok(Some(Event::Import(None))),
            Act::TakeUp(key) => return Ok(Some(Event::TakeUp(key))),
            Act::People(filter) => return Ok(Some(Event::People(filter))),
            Act::Go(page) => return Ok(Some(Event::Go(page))),
            Act::Open(row) => return Ok(self.due.line(row).map(attended_to)),
            Act::Checkup(part) => return Ok(Some(Event::Checkup(part))),
            Act::AskToDrop(place) => {
                if let Some(draft) = self.drafts.get(place) {
                    self.confirm = Some((ask_to_drop(), draft.key.clone()));
                }
            }
            Act::Drop(key) => {
                drafts::drop(desk, &key)?;
                self.drafts = drafts::list(desk)?;
            }
            Act::AskEverything => self.ask(desk, true)?,
            Act::Poll => self.poll(desk)?,
        }
        Ok(None)
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.read(desk)
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("↑↓", "选择"),
                key("Enter", "打开"),
                key("Ctrl N", "登记").needs(Right::Write),
                key("Ctrl F", "查找"),
                key("F1", "全部按键"),
            ]
        }
    }

    fn page(&self) -> Page {
        Page::Today
    }
}

/// Where it is done.
fn attended_to(due: &DueLine) -> Event {
    match due.next {
        Next::Open => opening(due.line.opens, due.line.record),
        Next::Register { person, place } => Event::Register(Start::LivesAt { person, place }),
        Next::Reinspect(house) => Event::House(OfHouse::Visit(house)),
    }
}

fn ask_to_drop() -> Confirm {
    Confirm {
        question: "丢掉这份没写完的登记？".to_owned(),
        consequence: "里面填的内容会一起丢掉，不能找回。已经保存的登记不受影响。".to_owned(),
        keep: "留着".to_owned(),
        act: "丢掉 1 份".to_owned(),
    }
}

/// 「6 月 15 日 星期一」
fn date_in_words(day: crate::domain::Date) -> String {
    format!("{} 月 {} 日 星期{}", day.month(), day.day(), today::weekday(day))
}
