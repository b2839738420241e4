//! One landlord's rating in a round: where it stands and what comes next as one button, the five stars with the dated records beside each,
//! what happened, the other rounds. What is entered about it is in `rating_dialogs`.

mod head;
mod side;
mod stars;

use super::rating_dialogs::{Answered, Dialog, answered};
use crate::domain::rating::{Next, Star, StepKind};
use crate::domain::{Date, RecordId, Right};
use crate::print::documents::DocumentKind;
use crate::services::houses::Who;
use crate::services::printing::Order;
use crate::services::ratings::{self, EvidenceOf, RatingFilter, RatingPage};
use crate::services::{Desk, Trouble};
use crate::ui::dialog_form::Answer;
use crate::ui::event::{Event, OfDispute, OfHouse, OfRating};
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::theme::{self, height, space};
use eframe::egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Ui};

/// Below this width the side goes under the main column.
const SIDE_LEAVES_BELOW: f32 = 900.0;
const SIDE_NARROWS_BELOW: f32 = 1080.0;

/// What can be asked of the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// The one thing to do next.
    Next,
    Move(StepKind),
    Decide(Star),
    Consent,
    Print(&'static DocumentKind),
    Evidence(EvidenceOf),
    Landlord,
    House(RecordId),
    Round(RecordId),
    Rating(RecordId),
    Answer(Answer),
    Back,
}

pub struct RatingScreen {
    page: RatingPage,
    today: Date,
    dialog: Option<Dialog>,
    /// A star was decided on: the next open one follows by itself.
    goes_on: bool,
    may_write: bool,
    may_print: bool,
}

impl RatingScreen {
    pub fn open(desk: &Desk, rating: RecordId) -> Result<Self, Trouble> {
        Ok(Self {
            page: ratings::page(desk, rating)?,
            today: desk.today(),
            dialog: None,
            goes_on: false,
            may_write: desk.may(Right::Write),
            may_print: desk.may(Right::Print),
        })
    }

    fn refusal(&self) -> Option<&'static str> {
        (!self.may_write).then_some("您的角色只能查看")
    }

    /// Why a star cannot be decided on now.
    fn no_decision(&self) -> Option<&'static str> {
        let waits = (!self.page.course.may_decide()).then_some("先评议；公示以后要改的，由复核改定");
        self.refusal().or(waits)
    }

    fn open_next(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.dialog = match self.page.next {
            Some(Next::Step(kind)) => Some(Dialog::step(desk, &self.page, kind)?),
            Some(Next::Decide(star)) => Some(Dialog::decide(desk, &self.page, star)?),
            Some(Next::Consent) => Some(Dialog::consent(desk, &self.page)),
            None => None,
        };
        self.goes_on = matches!(self.page.next, Some(Next::Decide(_)));
        Ok(())
    }

    fn evidence(of: EvidenceOf) -> Event {
        match of {
            EvidenceOf::House(house) => Event::House(OfHouse::Page(house)),
            EvidenceOf::Agreement(agreement) => Event::OpenAgreement(agreement),
            EvidenceOf::Dispute(dispute) => Event::Dispute(OfDispute::Page(dispute)),
            EvidenceOf::Group(group) => Event::OpenGroup(group),
        }
    }

    fn landlord(&self) -> Option<Event> {
        Some(match self.page.who? {
            Who::Person(person) => Event::OpenPerson(person),
            Who::Organisation(organisation) => Event::OpenOrganisation(organisation),
        })
    }

    fn main_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        ui.spacing_mut().item_spacing.y = space::CARD;
        let next = self.strip_ui(ui);
        let stars = self.stars_ui(ui);
        ui.add_space(space::TINY);
        next.or(stars)
    }
}

impl Draws for RatingScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let by_key = if self.dialog.is_some() { None } else { self.keys_ui(ui) };
        let said = self.dialog.as_mut().and_then(|dialog| dialog.show(ui.ctx())).map(Act::Answer);
        let width = ui.available_width();
        let has_side = width >= SIDE_LEAVES_BELOW;
        let mut asked = None;
        if has_side {
            let side_width = if width < SIDE_NARROWS_BELOW { 300.0 } else { 348.0 };
            let frame = Frame::new().fill(theme::palette(ui).surface).inner_margin(Margin::symmetric(16, 12));
            let side = Panel::right("rating side").exact_size(side_width).resizable(false).frame(frame);
            let in_side = side.show(ui, |ui| {
                let cards = ScrollArea::vertical().id_salt("rating side").auto_shrink([false, false]);
                cards.show(ui, |ui| self.side_ui(ui)).inner
            });
            asked = in_side.inner;
        }
        let pane = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("rating head").exact_size(height::PAGE_HEAD).frame(pane).show_separator_line(false);
        let in_head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let main = CentralPanel::default().frame(pane).show(ui, |ui| {
            let cards = ScrollArea::vertical().id_salt("rating main").auto_shrink([false, false]);
            cards
                .show(ui, |ui| {
                    let asked = self.main_ui(ui);
                    if has_side { asked } else { asked.or(self.side_ui(ui)) }
                })
                .inner
        });
        said.or(by_key).or(asked).or(in_head).or(main.inner)
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        self.goes_on &= matches!(act, Act::Answer(_));
        Ok(match act {
            Act::Next => {
                self.open_next(desk)?;
                None
            }
            Act::Move(kind) => {
                self.dialog = Some(Dialog::step(desk, &self.page, kind)?);
                None
            }
            Act::Decide(star) => {
                self.dialog = Some(Dialog::decide(desk, &self.page, star)?);
                None
            }
            Act::Consent => {
                self.dialog = Some(Dialog::consent(desk, &self.page));
                None
            }
            Act::Print(kind) => Some(Event::Preview(Order::of(kind, vec![self.page.id]))),
            Act::Evidence(of) => Some(Self::evidence(of)),
            Act::Landlord => self.landlord(),
            Act::House(house) => Some(Event::House(OfHouse::Page(house))),
            Act::Round(round) => Some(Event::Rating(OfRating::Round(round, RatingFilter::default()))),
            Act::Rating(rating) => Some(Event::Rating(OfRating::Page(rating))),
            Act::Answer(answer) => match answered(&mut self.dialog, desk, answer)? {
                Some(Answered::Saved(event)) => Some(event),
                Some(Answered::Left) => {
                    self.goes_on = false;
                    None
                }
                None => None,
            },
            Act::Back => Some(Event::Back),
        })
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.page = ratings::page(desk, self.page.id)?;
        let goes_on = std::mem::take(&mut self.goes_on) && matches!(self.page.next, Some(Next::Decide(_)));
        if goes_on { self.open_next(desk) } else { Ok(()) }
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("Ctrl Enter", "下一步").needs(Right::Write),
                key("Alt 1…5", "决定一颗星").needs(Right::Write),
                key("Alt M", "更多"),
                key("Ctrl P", "打印").needs(Right::Print),
                key("Esc", "返回"),
            ]
        }
    }

    fn page(&self) -> Page {
        Page::Ratings
    }
}
