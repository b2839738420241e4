//! One rental house at a glance: whose it is, who lives there since when, what was let to whom, what visits found, what is
//! signed and what is due. What is written about it is in `house_forms`.

mod agreement;
mod bars;
mod head;
mod people_card;
mod pictures;
mod side;
mod strip;
mod visits_card;

use crate::domain::values::{Day, Value};
use crate::domain::{Date, RecordId, Right};
use crate::print::documents::{DocumentKind, SAFETY_CHECK};
use crate::services::houses::{self, HousePage, Who};
use crate::services::printing::Order;
use crate::services::{Desk, Trouble};
use crate::ui::dialog_form::Answer;
use crate::ui::event::{Event, OfHouse, OfRating, PrintsOf, Start};
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::screens::documents::SignDialog;
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::card_column;
use bars::Bars;
use eframe::egui::{CentralPanel, Frame, Margin, Panel, Ui};
use pictures::{PictureAct, Pictures};

/// Below this width the side goes under the main column.
const SIDE_LEAVES_BELOW: f32 = 900.0;
const SIDE_NARROWS_BELOW: f32 = 1080.0;

/// What can be asked of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Act {
    Edit,
    NewTenancy,
    Tenancy(RecordId),
    End(Option<RecordId>),
    Visit,
    Person(RecordId),
    Organisation(RecordId),
    /// Somebody who lives there is registered there.
    Register(RecordId),
    AsOf,
    /// One of the papers of the house.
    Print(&'static DocumentKind),
    /// 单位安全检查表 of an organisation that stands on the page.
    SafetyCheck(RecordId),
    /// Prepares it first where there is none that could be printed.
    PrintAgreement,
    Sign,
    Answer(Answer),
    /// The stars of its landlord in a round.
    Rating(RecordId),
    /// What was printed of this house.
    Prints,
    Picture(PictureAct),
    Back,
}

pub struct HouseScreen {
    page: HousePage,
    today: Date,
    /// The facts of the strip, each with its label.
    strip: Vec<(&'static str, String)>,
    bars: Bars,
    /// The day for which it is asked who lived there, as typed; empty for today.
    as_of: String,
    pictures: Pictures,
    may_write: bool,
    may_print: bool,
    signing: Option<Box<SignDialog>>,
}

impl HouseScreen {
    pub fn open(desk: &Desk, house: RecordId) -> Result<Self, Trouble> {
        let page = houses::page(desk, house, None)?;
        Ok(Self::of(page, desk))
    }

    fn of(page: HousePage, desk: &Desk) -> Self {
        let today = desk.today();
        Self {
            strip: strip::facts(&page),
            bars: Bars::of(&page, today),
            page,
            today,
            as_of: String::new(),
            pictures: Pictures::default(),
            may_write: desk.may(Right::Write),
            may_print: desk.may(Right::Print),
            signing: None,
        }
    }

    fn read(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let mut day = Day::default();
        // What is no day yet asks for today.
        let _ = day.read(&self.as_of, self.today);
        let page = houses::page(desk, self.page.id, day.0)?;
        let (as_of, pictures) = (std::mem::take(&mut self.as_of), std::mem::take(&mut self.pictures));
        *self = Self { as_of, pictures, ..Self::of(page, desk) };
        Ok(())
    }

    fn main_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        ui.spacing_mut().item_spacing.y = space::CARD;
        self.strip_ui(ui);
        let completing = self.warnings_ui(ui);
        let people = self.people_ui(ui);
        let leases = self.bars_ui(ui);
        let visits = self.visits_ui(ui);
        ui.add_space(space::TINY);
        completing.or(people).or(leases).or(visits)
    }
}

impl Draws for HouseScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let has_dialog = self.pictures.has_dialog() || self.signing.is_some();
        let mut asked = self.pictures_ui(ui);
        let width = ui.available_width();
        let has_side = width >= SIDE_LEAVES_BELOW;
        if has_side {
            let side_width = if width < SIDE_NARROWS_BELOW { 300.0 } else { 364.0 };
            let frame = Frame::new().fill(theme::palette(ui).surface).inner_margin(Margin::symmetric(16, 12));
            let side = Panel::right("house side").exact_size(side_width).resizable(false).frame(frame);
            let in_side = side.show(ui, |ui| card_column(ui, ("house side", self.page.id), |ui| self.side_ui(ui)));
            asked = asked.or(in_side.inner);
        }
        let pane = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("house head").exact_size(height::PAGE_HEAD).frame(pane).show_separator_line(false);
        asked = asked.or(head.show(ui, |ui| self.head_ui(ui)).inner);
        let main = CentralPanel::default().frame(pane).show(ui, |ui| {
            card_column(ui, ("house main", self.page.id), |ui| {
                let asked = self.main_ui(ui);
                if has_side { asked } else { asked.or(self.side_ui(ui)) }
            })
        });
        let signed = self.signing.as_mut().and_then(|dialog| dialog.show(ui.ctx())).map(Act::Answer);
        let asked = signed.or(asked).or(main.inner);
        if has_dialog { asked } else { asked.or_else(|| self.keys_ui(ui)) }
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        let house = self.page.id;
        Ok(match act {
            Act::Edit => Some(Event::House(OfHouse::File(house))),
            Act::NewTenancy => Some(Event::House(OfHouse::NewTenancy(house))),
            Act::Tenancy(tenancy) => Some(Event::House(OfHouse::Tenancy(tenancy))),
            Act::End(tenancy) => Some(Event::House(OfHouse::End { house, tenancy })),
            Act::Visit => Some(Event::House(OfHouse::Visit(house))),
            Act::Picture(act) => self.act_on_pictures(act, desk)?,
            Act::Person(person) => Some(Event::OpenPerson(person)),
            Act::Organisation(organisation) => Some(Event::OpenOrganisation(organisation)),
            Act::Register(person) => {
                Some(Event::Register(Start::LivesAt { person, place: self.page.house.place.id.ok_or(Trouble::Gone)? }))
            }
            Act::Print(kind) => Some(Event::Preview(Order::of(kind, vec![house]))),
            Act::SafetyCheck(organisation) => Some(Event::Preview(Order::of(&SAFETY_CHECK, vec![organisation]))),
            Act::Prints => Some(Event::PrintLog(PrintsOf::House(house, self.page.address.clone()))),
            Act::Rating(rating) => Some(Event::Rating(OfRating::Page(rating))),
            Act::Back => Some(Event::Back),
            Act::PrintAgreement => self.print_agreement(desk)?,
            Act::Sign => {
                let unsigned = self.unsigned().ok_or(Trouble::Gone)?;
                self.signing = Some(Box::new(SignDialog::sign(desk, unsigned)?));
                None
            }
            Act::Answer(answer) => self.signed(desk, answer)?,
            Act::AsOf => {
                self.read(desk)?;
                None
            }
        })
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.read(desk)
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("F4", "编辑").needs(Right::Write),
                key("F5", "新租赁").needs(Right::Write),
                key("F6", "退租").needs(Right::Write),
                key("F7", "巡查").needs(Right::Write),
                key("F8", "打印责任书").needs(Right::Print),
                key("Ctrl P", "档案卡").needs(Right::Print),
                key("Alt L", "房主"),
                key("Esc", "返回"),
            ]
        }
    }

    fn page(&self) -> Page {
        Page::Houses
    }
}

/// A name that can be pressed.
fn name_ui(ui: &mut Ui, who: Who, name: &str) -> Option<Act> {
    let words = theme::body(name).color(theme::palette(ui).accent);
    ui.link(words).clicked().then_some(opened(who))
}

/// The page of whoever it is.
fn opened(who: Who) -> Act {
    match who {
        Who::Person(person) => Act::Person(person),
        Who::Organisation(organisation) => Act::Organisation(organisation),
    }
}
