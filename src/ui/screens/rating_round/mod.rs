//! One round: its landlords with where each stands and what comes next, what can be done for several together, and the round by areas.

mod areas;
mod columns;
mod head;
mod side;

use super::rating_dialogs::{Answered, Dialog, answered};
use crate::domain::rating::StepKind;
use crate::domain::registers::LandlordRating;
use crate::domain::{RecordId, Register, Right};
use crate::print::documents::DocumentKind;
use crate::services::printing::Order;
use crate::services::ratings::{self, RatingColumn, RatingFilter, RatingSort, RoundPage};
use crate::services::{Desk, MachineSettings, Trouble};
use crate::ui::dialog_form::Answer;
use crate::ui::event::{Event, OfRating};
use crate::ui::listing::{Heading, ListAct, Listing};
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::theme::{self, height, space};
use areas::Areas;
use columns::Words;
pub(in crate::ui::screens) use columns::{shown, stage_ui, stars_ui};
use eframe::egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Ui};

/// What the list counts in.
const MEASURE: &str = "位房主";
/// Below this width the side goes.
const SIDE_LEAVES_BELOW: f32 = 900.0;

/// What can be asked of the page.
pub enum Act {
    Rows(ListAct),
    Filter(RatingFilter),
    /// The landlords, or the round by areas.
    Areas(bool),
    Nominate,
    /// A step of all for whom it is the next, or of the marked ones.
    Together(StepKind),
    Answer(Answer),
    Print(&'static DocumentKind),
    Back,
}

pub struct RoundScreen {
    page: RoundPage,
    filter: RatingFilter,
    list: Listing<Words, RatingColumn>,
    /// The areas the list can be narrowed by, and how many landlords have which stars there.
    areas: Areas,
    shows_areas: bool,
    dialog: Option<Dialog>,
    wants_list: bool,
    may_write: bool,
    may_print: bool,
}

impl RoundScreen {
    pub fn open(
        desk: &Desk,
        settings: &MachineSettings,
        round: RecordId,
        filter: RatingFilter,
    ) -> Result<Self, Trouble> {
        let mut screen = Self {
            page: ratings::round(desk, round)?,
            filter,
            list: Listing::of(columns::layout(), settings).with_marks(),
            areas: Areas::read(desk, round)?,
            shows_areas: false,
            dialog: None,
            wants_list: true,
            may_write: desk.may(Right::Write),
            may_print: desk.may(Right::Print),
        };
        screen.read_list(desk)?;
        Ok(screen)
    }

    fn read(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.page = ratings::round(desk, self.page.id)?;
        self.areas = Areas::read(desk, self.page.id)?;
        self.read_list(desk)
    }

    /// The first is in front until another one is chosen.
    fn read_list(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let (column, is_descending) = self.list.order();
        self.list.show(ratings::list(desk, self.page.id, &self.filter, RatingSort { column, is_descending })?);
        self.list.select(self.list.selected().or((self.list.count() > 0).then_some(0)));
        Ok(())
    }

    fn rows_act(&mut self, act: ListAct, desk: &Desk) -> Result<Option<Event>, Trouble> {
        match act {
            ListAct::Read(range) => {
                let today = desk.today();
                let words = |row| Words::of(row, today);
                let read = |ids: &[RecordId]| Ok(ratings::rows(desk, ids)?.into_iter().map(words).collect());
                self.list.read::<Trouble>(range, read)?;
            }
            ListAct::Select(row) => self.list.select(Some(row)),
            ListAct::Open(row) => {
                self.list.select(Some(row));
                return Ok(self.list.id(row).map(|rating| Event::Rating(OfRating::Page(rating))));
            }
            ListAct::Mark(mark, row) => {
                self.list.mark(mark);
                if row.is_some() {
                    self.list.select(row);
                }
            }
            ListAct::Order(sort) => {
                self.list.sort_by(sort);
                self.read_list(desk)?;
                return Ok(Some(self.list.remembered()));
            }
            ListAct::Columns => return Ok(Some(self.list.remembered())),
            ListAct::Leave(way) => {
                let today = desk.today();
                let read = move |desk: &Desk, ids: &[RecordId]| {
                    Ok(ratings::rows(desk, ids)?.into_iter().map(|row| Words::of(row, today)).collect())
                };
                let heading = Heading::new("星级评定名单", MEASURE, today).of_register(LandlordRating::TABLE);
                return self.list.leaving(way, desk, heading, read).map(Some);
            }
        }
        Ok(None)
    }

    /// Those who are marked, else all of the round for whom it is the next step.
    fn together(&mut self, desk: &Desk, kind: StepKind) -> Result<(), Trouble> {
        let marked = self.list.marked();
        let ratings = if marked.is_empty() { ratings::ready_for(desk, self.page.id, kind)? } else { marked };
        if ratings.is_empty() {
            return Err(Trouble::NobodyReady(kind.verb()));
        }
        self.dialog = Some(Dialog::together(desk, self.page.id, kind, ratings)?);
        Ok(())
    }

    /// The list is of the round; everything else of those in the list, or of those who are marked.
    fn order(&self, kind: &'static DocumentKind) -> Order {
        if kind.key == crate::print::documents::RATING_LIST.key {
            return Order::of(kind, vec![self.page.id]);
        }
        let marked = self.list.marked();
        Order::of(kind, if marked.is_empty() { self.list.records().to_vec() } else { marked })
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

    fn refusal(&self) -> Option<&'static str> {
        (!self.may_write).then_some("您的角色只能查看")
    }
}

impl Draws for RoundScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let by_key = if self.dialog.is_some() { None } else { self.keys_ui(ui) };
        self.lead_to_list(ui);
        let said = self.dialog.as_mut().and_then(|dialog| dialog.show(ui.ctx())).map(Act::Answer);
        let mut asked = None;
        if ui.available_width() >= SIDE_LEAVES_BELOW {
            let frame = Frame::new().fill(theme::palette(ui).surface).inner_margin(Margin::symmetric(16, 12));
            let side = Panel::right("round side").exact_size(300.0).resizable(false).frame(frame);
            let in_side = side.show(ui, |ui| {
                let cards = ScrollArea::vertical().id_salt("round side").auto_shrink([false, false]);
                cards.show(ui, |ui| self.side_ui(ui)).inner
            });
            asked = in_side.inner;
        }
        let pane = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("round head").exact_size(height::PAGE_HEAD).frame(pane).show_separator_line(false);
        let in_head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let bar = Panel::top("round bar").exact_size(height::FILTER_BAR).frame(pane);
        let in_bar = bar.show(ui, |ui| self.bar_ui(ui)).inner;
        let in_body = CentralPanel::default().frame(Frame::new()).show(ui, |ui| self.body_ui(ui)).inner;
        said.or(by_key).or(asked).or(in_head).or(in_bar).or(in_body)
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Rows(act) => return self.rows_act(act, desk),
            Act::Filter(filter) => {
                self.filter = filter;
                self.shows_areas = false;
                self.list.select(None);
                self.wants_list = true;
                self.read_list(desk)?;
            }
            Act::Areas(shows) => {
                self.shows_areas = shows;
                self.areas.take_focus();
                self.wants_list = !shows;
            }
            Act::Nominate => self.dialog = Some(Dialog::nominate(desk, self.page.id)?),
            Act::Together(kind) => self.together(desk, kind)?,
            Act::Answer(answer) => {
                return Ok(match answered(&mut self.dialog, desk, answer)? {
                    Some(Answered::Saved(event)) => Some(event),
                    Some(Answered::Left) => {
                        self.wants_list = true;
                        None
                    }
                    None => None,
                });
            }
            Act::Print(kind) => return Ok(Some(Event::Preview(self.order(kind)))),
            Act::Back => return Ok(Some(Event::Back)),
        }
        Ok(None)
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.wants_list = !self.shows_areas;
        self.read(desk)
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("Ins", "列入房主").needs(Right::Write),
                key("Enter", "打开"),
                key("空格", "标记"),
                key("F7", "公示").needs(Right::Write),
                key("F9", "授牌").needs(Right::Write),
                key("Ctrl P", "打印").needs(Right::Print),
                key("Esc", "返回"),
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
