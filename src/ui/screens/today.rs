//! 今日: what was left half-written, what is still to be completed, and the counts of the station.

use crate::domain::Right;
use crate::services::drafts::{self, DraftLine};
use crate::services::people::{self, FloatingCounts};
use crate::services::{Desk, Job, Trouble};
use crate::ui::event::{Event, Start};
use crate::ui::icons;
use crate::ui::inside::thousands;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::theme::{self, height, radius, space};
use crate::ui::widgets::{Button, Card, Confirm, Decision, keep_in_sight, paint};
use chrono::{Datelike, Weekday};
use eframe::egui::{
    Align, CursorIcon, Frame, Key, Label, Layout, Margin, Modifiers, Panel, Response, Role, ScrollArea, Sense, Stroke,
    Ui, WidgetInfo, vec2,
};
use std::collections::BTreeMap;

/// The key that takes up the latest draft.
const FIRST_DRAFT: &str = "Alt 1";

/// What can be asked of the page.
pub enum Act {
    Register,
    TakeUp(String),
    AskToDrop(usize),
    Drop(String),
    People,
    /// The count of what is missing has arrived, or is still on its way.
    Poll,
}

/// The page.
pub struct TodayScreen {
    date: String,
    counts: FloatingCounts,
    drafts: Vec<DraftLine>,
    /// Label of a field and how many lack it; counted behind the window.
    gaps: Option<Vec<(&'static str, u64)>>,
    counting: Option<Job<BTreeMap<&'static str, u64>>>,
    confirm: Option<(Confirm, String)>,
    may_write: bool,
}

impl TodayScreen {
    pub fn open(desk: &mut Desk) -> Result<Self, Trouble> {
        let mut screen = Self {
            date: date_in_words(desk.today()),
            counts: FloatingCounts::default(),
            drafts: Vec::new(),
            gaps: None,
            counting: None,
            confirm: None,
            may_write: desk.may(Right::Write),
        };
        screen.read(desk)?;
        Ok(screen)
    }

    fn read(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.counts = people::counts(desk)?;
        self.drafts = if self.may_write { drafts::list(desk)? } else { Vec::new() };
        let other = desk.another()?;
        self.counting =
            Some(Job::start("gaps", "待补资料", || {}, move |progress| people::incomplete(&other, progress))?);
        Ok(())
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
            });
        });
        asked
    }

    fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let draft = self.drafts.first()?;
        let is_pressed = ui.input_mut(|input| input.consume_key(Modifiers::ALT, Key::Num1));
        is_pressed.then(|| Act::TakeUp(draft.key.clone()))
    }

    fn counts_ui(&self, ui: &mut Ui) -> Option<Act> {
        let figures = [
            (icons::PEOPLE, "在住流动人口", self.counts.living, "现在住在本社区的流动人口登记"),
            (icons::ARROW_RIGHT, "已离开", self.counts.left, "已注销或已搬走的流动人口登记，一人搬几次算几次"),
            (icons::PERSON, "登记在册的人", self.counts.people, "登记过的人，房主也算；一个人只算一次"),
            (icons::HALF_CIRCLE, "待补的登记", self.counts.incomplete, "在住的登记里还缺资料的"),
        ];
        let width = (ui.available_width() - 3.0 * 10.0) / 4.0;
        let mut asked = None;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            for (icon, words, count, meaning) in figures {
                if figure_ui(ui, width, icon, words, count).on_hover_text(meaning).clicked() {
                    asked = Some(Act::People);
                }
            }
        });
        asked
    }

    fn drafts_ui(&self, ui: &mut Ui) -> Option<Act> {
        let title = if self.drafts.is_empty() {
            "没写完的".to_owned()
        } else {
            format!("没写完的 {} 份", self.drafts.len())
        };
        Card::new(&title).show(ui, |ui| {
            if self.drafts.is_empty() {
                weak(ui, "没有。填到一半离开、断电或误关，都会留在这里接着填。");
                return None;
            }
            let mut asked = None;
            for (place, draft) in self.drafts.iter().enumerate() {
                asked = asked.or(draft_ui(ui, place, draft));
            }
            asked
        })
    }

    fn gaps_ui(&self, ui: &mut Ui) -> Option<Act> {
        Card::new("待补资料").show(ui, |ui| {
            let Some(gaps) = &self.gaps else {
                weak(ui, "正在数…");
                return None;
            };
            if gaps.is_empty() {
                weak(ui, "在住的登记都已填全。");
            }
            let mut asked = None;
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.spacing_mut().interact_size.y = height::FACT;
            for (label, count) in gaps {
                ui.horizontal(|ui| {
                    ui.label(theme::icon(icons::HALF_CIRCLE, 15.0).color(theme::palette(ui).text_weak));
                    ui.label(theme::body(format!("缺{label}")));
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        let words = theme::body(format!("{} 人", thousands(*count))).color(theme::palette(ui).accent);
                        if ui.link(words).clicked() {
                            asked = Some(Act::People);
                        }
                    });
                });
            }
            asked
        })
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
        let pane = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0)).fill(theme::palette(ui).surface);
        let head = Panel::top("today head").exact_size(height::PAGE_HEAD).frame(pane).show_separator_line(false);
        let mut asked = self.keys_ui(ui).or(head.show(ui, |ui| self.head_ui(ui)).inner);
        let body = eframe::egui::CentralPanel::default().frame(pane).show(ui, |ui| {
            ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                let mut asked = self.counts_ui(ui);
                ui.add_space(space::CARD);
                ui.columns(2, |columns| {
                    asked = asked.take().or(self.drafts_ui(&mut columns[0]));
                    asked = asked.take().or(self.gaps_ui(&mut columns[1]));
                });
                asked
            })
        });
        asked = asked.or(body.inner.inner).or(self.confirm_ui(ui));
        if self.counting.is_some() {
            ui.ctx().request_repaint_after_secs(0.1);
            asked = asked.or(Some(Act::Poll));
        }
        asked
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Register => return Ok(Some(Event::Register(Start::Empty))),
            Act::TakeUp(key) => return Ok(Some(Event::Register(Start::Draft(key)))),
            Act::People => return Ok(Some(Event::Go(Page::People))),
            Act::AskToDrop(place) => {
                if let Some(draft) = self.drafts.get(place) {
                    self.confirm = Some((ask_to_drop(), draft.key.clone()));
                }
            }
            Act::Drop(key) => {
                drafts::drop(desk, &key)?;
                self.drafts = drafts::list(desk)?;
            }
            Act::Poll => {
                if let Some(result) = self.counting.as_ref().and_then(Job::poll) {
                    self.counting = None;
                    // When the count fails the page says so instead of counting for ever.
                    self.gaps = Some(Vec::new());
                    let mut gaps: Vec<(&'static str, u64)> = result?.into_iter().collect();
                    gaps.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
                    self.gaps = Some(gaps);
                }
            }
        }
        Ok(None)
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.read(desk)
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("Ctrl N", "登记"),
                key("Ctrl F", "查找"),
                key("Ctrl 2", "人口"),
                key("Ctrl Z", "撤销"),
                key("F1", "全部按键"),
            ]
        }
    }

    fn page(&self) -> Page {
        Page::Today
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

fn draft_ui(ui: &mut Ui, place: usize, draft: &DraftLine) -> Option<Act> {
    let mut asked = None;
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 44.0), Layout::right_to_left(Align::Center), |ui| {
        let go_on = Button::secondary("接着填").small();
        if ui.add(if place == 0 { go_on.key(FIRST_DRAFT) } else { go_on }).clicked() {
            asked = Some(Act::TakeUp(draft.key.clone()));
        }
        if ui.add(Button::quiet("丢掉").icon(icons::DELETE).small()).clicked() {
            asked = Some(Act::AskToDrop(place));
        }
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add(Label::new(theme::body(&draft.title)).truncate());
            weak(ui, &draft.at);
        });
    });
    asked
}

fn weak(ui: &mut Ui, words: &str) {
    let ink = theme::palette(ui).text_weak;
    ui.add(Label::new(theme::small(words).color(ink)).wrap());
}

/// One count in a card of its own; pressed it leads to the list.
fn figure_ui(ui: &mut Ui, width: f32, icon: char, words: &str, count: u64) -> Response {
    let palette = theme::palette(ui);
    let frame = Frame::new()
        .fill(palette.raised)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(radius::CARD)
        .inner_margin(Margin::symmetric(14, 9));
    let drawn = frame.show(ui, |ui| {
        ui.set_width(width - 30.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().interact_size.y = 0.0;
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.horizontal(|ui| {
                ui.label(theme::icon(icon, 16.0).color(palette.text_weak));
                ui.label(theme::small(words).color(palette.text_weak));
            });
            ui.label(theme::number(thousands(count)));
        });
    });
    let response = ui.interact(drawn.response.rect, eframe::egui::Id::unique(("figure", words)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    keep_in_sight(ui, &response);
    if response.has_focus() {
        paint::focus_ring_inside(ui, response.rect, radius::CARD);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// 「6 月 15 日 星期一」
fn date_in_words(day: crate::domain::Date) -> String {
    let weekday = match day.weekday() {
        Weekday::Mon => "一",
        Weekday::Tue => "二",
        Weekday::Wed => "三",
        Weekday::Thu => "四",
        Weekday::Fri => "五",
        Weekday::Sat => "六",
        Weekday::Sun => "日",
    };
    format!("{} 月 {} 日 星期{weekday}", day.month(), day.day())
}
