//! 星级: the rounds of ratings, and rounds beside each other. One round's page is `rating_round`, one landlord's `rating`.

mod columns;
mod comparing;

use super::rating_dialogs::{Answered, Dialog, answered};
use crate::domain::registers::RatingRound;
use crate::domain::{RecordId, Register, Right};
use crate::services::ratings::{self, RatingFilter, RoundRow};
use crate::services::{Desk, MachineSettings, Trouble};
use crate::ui::dialog_form::Answer;
use crate::ui::event::{Event, OfRating};
use crate::ui::icons;
use crate::ui::listing::{Heading, ListAct, Listing};
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::theme::{height, space};
use crate::ui::widgets::{Button, Tab, empty_state, segmented};
use columns::Words;
use comparing::Comparison;
pub(in crate::ui::screens) use comparing::{columns as star_columns, figures as star_figures};
use eframe::egui::{Align, CentralPanel, Frame, Key, Layout, Margin, Modifiers, Panel, Ui};

/// What the list counts in.
const MEASURE: &str = "轮";

/// What can be asked of the page.
pub enum Act {
    Rows(ListAct),
    /// 轮次, or rounds beside each other.
    Compare(bool),
    New,
    Answer(Answer),
    /// A round, narrowed to those behind a figure.
    Follow(RecordId, RatingFilter),
    Print,
    /// Takes away the chosen round, in which nobody is.
    Remove,
}

pub struct RatingsScreen {
    list: Listing<Words, ()>,
    rows: Vec<RoundRow>,
    comparison: Option<Comparison>,
    dialog: Option<Dialog>,
    wants_list: bool,
    may_write: bool,
    may_print: bool,
}

impl RatingsScreen {
    pub fn open(desk: &Desk, settings: &MachineSettings) -> Result<Self, Trouble> {
        let mut screen = Self {
            list: Listing::of(columns::layout(), settings),
            rows: Vec::new(),
            comparison: None,
            dialog: None,
            wants_list: true,
            may_write: desk.may(Right::Write),
            may_print: desk.may(Right::Print),
        };
        screen.read(desk)?;
        Ok(screen)
    }

    /// The latest round is in front until another one is chosen.
    fn read(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.rows = ratings::rounds(desk)?;
        self.list.show(self.rows.iter().map(|row| row.id).collect());
        self.list.select(self.list.selected().or((self.list.count() > 0).then_some(0)));
        if self.comparison.is_some() {
            self.comparison = Some(Comparison::read(desk)?);
        }
        Ok(())
    }

    fn rows_act(&mut self, act: ListAct, desk: &Desk) -> Result<Option<Event>, Trouble> {
        match act {
            ListAct::Read(range) => {
                let known = |id: &RecordId| self.rows.iter().find(|row| row.id == *id).cloned().map(Words::of);
                let read = |ids: &[RecordId]| Ok::<_, std::convert::Infallible>(ids.iter().filter_map(known).collect());
                let _: Result<(), _> = self.list.read(range, read);
            }
            ListAct::Select(row) => self.list.select(Some(row)),
            ListAct::Open(row) => {
                self.list.select(Some(row));
                let open = |round| Event::Rating(OfRating::Round(round, RatingFilter::default()));
                return Ok(self.list.id(row).map(open));
            }
            ListAct::Mark(..) => {}
            ListAct::Order(_) | ListAct::Columns => return Ok(Some(self.list.remembered())),
            ListAct::Leave(way) => {
                let rows = self.rows.clone();
                let read = move |_: &Desk, ids: &[RecordId]| {
                    let known = |id: &RecordId| rows.iter().find(|row| row.id == *id).cloned().map(Words::of);
                    Ok(ids.iter().filter_map(known).collect())
                };
                let heading = Heading::new("星级评定轮次", MEASURE, desk.today()).of_register(RatingRound::TABLE);
                return self.list.leaving(way, desk, heading, read).map(Some);
            }
        }
        Ok(None)
    }

    /// After a dialog the window gives the keyboard back to what had it before, which may be no longer there: so the list asks for it
    /// until it has come.
    fn lead_to_list(&mut self, ui: &Ui) {
        if !self.wants_list || self.dialog.is_some() || self.list.count() == 0 {
            return;
        }
        let id = self.list.table_id();
        if ui.memory(|memory| memory.has_focus(id)) {
            self.wants_list = false;
        } else {
            self.list.take_focus();
        }
    }

    fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            let tabs = [Tab::new("轮次", Some(self.rows.len().to_string())), Tab::new("各轮对比", None)];
            if let Some(tab) = segmented(ui, &tabs, usize::from(self.comparison.is_some())) {
                asked = Some(Act::Compare(tab == 1));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let new = Button::primary("开始一轮").icon(icons::PLUS).key("Alt N").refused(self.refusal());
                if ui.add(new).clicked() {
                    asked = Some(Act::New);
                }
                let print = Button::secondary("打印").icon(icons::PRINT).key("Ctrl P");
                if self.comparison.is_some() && ui.add(print.refused(self.why_no_printing())).clicked() {
                    asked = Some(Act::Print);
                }
                if self.comparison.is_none() {
                    ui.add_space(space::SMALL);
                    asked = asked.take().or(self.remove_ui(ui));
                }
            });
        });
        asked
    }

    /// A round in which nobody is can be taken away again.
    fn remove_ui(&self, ui: &mut Ui) -> Option<Act> {
        let chosen = self.list.chosen().and_then(|id| self.rows.iter().find(|row| row.id == id))?;
        if chosen.landlords > 0 {
            return None;
        }
        let remove = Button::secondary("删去空的这一轮").key("Delete").refused(self.refusal());
        ui.add(remove).clicked().then_some(Act::Remove)
    }

    fn refusal(&self) -> Option<&'static str> {
        (!self.may_write).then_some("您的角色只能查看")
    }

    fn why_no_printing(&self) -> Option<&'static str> {
        if self.may_print {
            self.rows.is_empty().then_some("还没有轮次")
        } else {
            Some("您的角色不能打印")
        }
    }

    fn body_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.rows.is_empty() {
            let act = self.may_write.then_some("开始一轮");
            let advice = "按 Alt N 选一个季度、半年或一年，再把自荐的房主列进来";
            return empty_state(ui, icons::STAR, "还没有评定过", advice, act).then_some(Act::New);
        }
        match &mut self.comparison {
            Some(comparison) => comparison.ui(ui).map(|(round, filter)| Act::Follow(round, filter)),
            None => self.list.table_ui(ui).map(Act::Rows),
        }
    }

    fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        // Before Ctrl P, which would take Ctrl Shift P as well.
        if let Some(act) = self.list.by_key(ui) {
            return Some(Act::Rows(act));
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if self.may_write && pressed(Modifiers::ALT, Key::N) {
            return Some(Act::New);
        }
        if pressed(Modifiers::ALT, Key::Num1) {
            return Some(Act::Compare(false));
        }
        if pressed(Modifiers::ALT, Key::Num2) {
            return Some(Act::Compare(true));
        }
        let may_print = self.comparison.is_some() && self.why_no_printing().is_none();
        if may_print && pressed(Modifiers::COMMAND, Key::P) {
            return Some(Act::Print);
        }
        let is_empty = |id| self.rows.iter().any(|row| row.id == id && row.landlords == 0);
        let may_remove = self.may_write && self.comparison.is_none() && self.list.chosen().is_some_and(is_empty);
        (may_remove && pressed(Modifiers::NONE, Key::Delete)).then_some(Act::Remove)
    }
}

impl Draws for RatingsScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let by_key = if self.dialog.is_some() { None } else { self.keys_ui(ui) };
        self.lead_to_list(ui);
        let said = self.dialog.as_mut().and_then(|dialog| dialog.show(ui.ctx())).map(Act::Answer);
        let pane = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("ratings head").exact_size(height::PAGE_HEAD).frame(pane).show_separator_line(false);
        let in_head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let in_body = CentralPanel::default().frame(Frame::new()).show(ui, |ui| self.body_ui(ui)).inner;
        said.or(by_key).or(in_head).or(in_body)
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Rows(act) => return self.rows_act(act, desk),
            Act::Compare(is_wanted) => {
                self.comparison = if is_wanted { Some(Comparison::read(desk)?) } else { None };
                self.wants_list = !is_wanted;
            }
            Act::New => self.dialog = Some(Dialog::new_round(desk)),
            Act::Answer(answer) => {
                return Ok(match answered(&mut self.dialog, desk, answer)? {
                    Some(Answered::Saved(event)) => {
                        self.list.select(None);
                        Some(event)
                    }
                    Some(Answered::Left) => {
                        self.wants_list = true;
                        None
                    }
                    None => None,
                });
            }
            Act::Follow(round, filter) => return Ok(Some(Event::Rating(OfRating::Round(round, filter)))),
            Act::Print => {
                let order = self.comparison.as_ref().map(|comparison| comparison.order(desk.today()));
                return Ok(order.map(Event::Preview));
            }
            Act::Remove => {
                let Some(round) = self.list.chosen() else { return Ok(None) };
                let change = ratings::remove_round(desk, round)?;
                let (words, then) = ("已删去这一轮".to_owned(), crate::ui::event::After::Stay);
                return Ok(Some(Event::Saved { words, undo: Some(change), then }));
            }
        }
        Ok(None)
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.wants_list = self.comparison.is_none();
        self.read(desk)
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("Alt N", "开始一轮").needs(Right::Write),
                key("↑↓", "选择"),
                key("Enter", "打开"),
                key("Alt 2", "各轮对比"),
                key("F1", "全部按键"),
            ]
        }
    }

    fn status(&self) -> String {
        self.list.status(MEASURE)
    }

    fn page(&self) -> Page {
        Page::Ratings
    }
}
