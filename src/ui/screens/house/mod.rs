//! One rental house at a glance: whose it is, who lives there since when, what was let to whom, what visits found, what is
//! signed and what is due. What is written about it is in `house_forms`.

mod bars;
mod people_card;
mod side;
mod visits_card;

use crate::domain::values::{Day, Value};
use crate::domain::{Date, RecordId, Right};
use crate::services::houses::{self, CLOSED, HousePage, RENTED, Who};
use crate::services::{Desk, Trouble};
use crate::ui::event::{Event, OfHouse, Start};
use crate::ui::icons;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::theme::{self, height, radius, space};
use crate::ui::widgets::{Button, Mood, badge};
use bars::Bars;
use eframe::egui::{
    Align, CentralPanel, Frame, Key, Label, Layout, Margin, Modifiers, Panel, Popup, ScrollArea, Stroke, Ui,
};

/// Below this width the side goes under the main column.
const SIDE_LEAVES_BELOW: f32 = 900.0;
const SIDE_NARROWS_BELOW: f32 = 1080.0;

/// Room for the state beside the address.
const STATE: f32 = 84.0;

/// What can be asked of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Act {
    Edit,
    NewTenancy,
    Tenancy(RecordId),
    End(Option<RecordId>),
    Visit,
    Person(RecordId),
    Register(RecordId),
    AsOf,
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
    may_write: bool,
}

impl HouseScreen {
    pub fn open(desk: &Desk, house: RecordId) -> Result<Self, Trouble> {
        let page = houses::page(desk, house, None)?;
        Ok(Self::of(page, desk))
    }

    fn of(page: HousePage, desk: &Desk) -> Self {
        let today = desk.today();
        Self {
            strip: strip(&page),
            bars: Bars::of(&page, today),
            page,
            today,
            as_of: String::new(),
            may_write: desk.may(Right::Write),
        }
    }

    fn read(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let mut day = Day::default();
        // What is no day yet asks for today.
        let _ = day.read(&self.as_of, self.today);
        let page = houses::page(desk, self.page.id, day.0)?;
        let typed = std::mem::take(&mut self.as_of);
        *self = Self { as_of: typed, ..Self::of(page, desk) };
        Ok(())
    }

    fn refusal(&self) -> Option<&'static str> {
        (!self.may_write).then_some("您的角色只能查看")
    }

    fn no_tenancy(&self) -> Option<&'static str> {
        self.page.running().next().is_none().then_some("没有在租的")
    }

    fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let palette = theme::palette(ui);
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            ui.label(theme::icon(icons::HOUSES, 16.0).color(palette.text_weak));
            if ui.link(theme::body("房屋").color(palette.text_weak)).clicked() {
                asked = Some(Act::Back);
            }
            ui.label(theme::icon(icons::CARET_RIGHT, 14.0).color(palette.text_weak));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                asked = asked.or(self.acts_ui(ui));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.scope(|ui| {
                        ui.set_max_width((ui.available_width() - STATE).max(80.0));
                        ui.add(Label::new(theme::title(&self.page.address)).truncate());
                    });
                    self.state_ui(ui);
                });
            });
        });
        asked
    }

    fn state_ui(&self, ui: &mut Ui) {
        let state = &self.page.house.letting_state;
        let mood = if state.code == RENTED { Mood::Accent } else { Mood::Neutral };
        badge(ui, mood, Some(icons::KEY), state.label());
    }

    /// From right to left, as they are laid out.
    fn acts_ui(&self, ui: &mut Ui) -> Option<Act> {
        let refusal = self.refusal();
        let has_open = !self.page.open_findings.is_empty();
        let visit = if has_open { "复查" } else { "巡查" };
        let buttons = [
            (Button::primary("新租赁").icon(icons::PLUS).key("F5").refused(refusal), Act::NewTenancy),
            (Button::secondary(visit).key("F7").refused(refusal), Act::Visit),
            (Button::secondary("退租").key("F6").refused(refusal.or(self.no_tenancy())), Act::End(None)),
            (Button::secondary("编辑").icon(icons::EDIT).key("F4").refused(refusal), Act::Edit),
        ];
        let mut asked = None;
        for (button, act) in buttons {
            if ui.add(button).clicked() {
                asked = Some(act);
            }
        }
        asked
    }

    fn main_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        ui.spacing_mut().item_spacing.y = space::CARD;
        self.strip_ui(ui);
        self.warnings_ui(ui);
        let people = self.people_ui(ui);
        let leases = self.bars_ui(ui);
        let visits = self.visits_ui(ui);
        ui.add_space(space::TINY);
        people.or(leases).or(visits)
    }

    fn strip_ui(&self, ui: &mut Ui) {
        let palette = theme::palette(ui);
        let frame =
            Frame::new().fill(palette.sunken).stroke(Stroke::new(1.0, palette.line)).corner_radius(radius::CARD);
        frame.inner_margin(Margin::symmetric(12, 9)).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.spacing_mut().item_spacing = eframe::egui::vec2(28.0, 4.0);
            ui.horizontal_wrapped(|ui| {
                for (label, fact) in &self.strip {
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing.y = 1.0;
                        ui.add(Label::new(theme::small(*label).color(palette.text_weak)).extend());
                        ui.add(Label::new(theme::heading(fact)).extend());
                    });
                }
            });
        });
    }

    /// What is to be looked at; it speaks of the record, and refuses nothing.
    fn warnings_ui(&self, ui: &mut Ui) {
        let palette = theme::palette(ui);
        let gaps = (!self.page.gaps.is_empty()).then(|| format!("待补：{}", self.page.gaps.join("、")));
        for words in self.page.warnings.iter().chain(&gaps) {
            let frame = Frame::new().fill(palette.warn_weak).corner_radius(radius::CONTROL);
            frame.inner_margin(Margin::symmetric(10, 5)).show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                ui.horizontal(|ui| {
                    ui.label(theme::icon(icons::HALF_CIRCLE, 15.0).color(palette.warn));
                    ui.add(Label::new(theme::small(words).color(palette.warn)).truncate());
                });
            });
        }
    }

    fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let by_key = [
            (Key::F4, Act::Edit, self.refusal()),
            (Key::F5, Act::NewTenancy, self.refusal()),
            (Key::F6, Act::End(None), self.refusal().or(self.no_tenancy())),
            (Key::F7, Act::Visit, self.refusal()),
        ];
        for (key, act, refusal) in by_key {
            if pressed(key) && refusal.is_none() {
                return Some(act);
            }
        }
        let is_free = !Popup::is_any_open(ui.ctx());
        (is_free && pressed(Key::Escape)).then_some(Act::Back)
    }
}

impl Draws for HouseScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        let width = ui.available_width();
        let has_side = width >= SIDE_LEAVES_BELOW;
        if has_side {
            let side_width = if width < SIDE_NARROWS_BELOW { 300.0 } else { 364.0 };
            let frame = Frame::new().fill(theme::palette(ui).surface).inner_margin(Margin::symmetric(16, 12));
            let side = Panel::right("house side").exact_size(side_width).resizable(false).frame(frame);
            asked = side
                .show(ui, |ui| {
                    let cards = ScrollArea::vertical().id_salt("house side").auto_shrink([false, false]);
                    cards.show(ui, |ui| self.side_ui(ui)).inner
                })
                .inner;
        }
        let pane = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("house head").exact_size(height::PAGE_HEAD).frame(pane).show_separator_line(false);
        asked = head.show(ui, |ui| self.head_ui(ui)).inner.or(asked);
        let main = CentralPanel::default().frame(pane).show(ui, |ui| {
            let cards = ScrollArea::vertical().id_salt("house main").auto_shrink([false, false]);
            cards
                .show(ui, |ui| {
                    let asked = self.main_ui(ui);
                    if has_side { asked } else { asked.or(self.side_ui(ui)) }
                })
                .inner
        });
        asked.or(main.inner).or_else(|| self.keys_ui(ui))
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        let house = self.page.id;
        Ok(match act {
            Act::Edit => Some(Event::House(OfHouse::File(house))),
            Act::NewTenancy => Some(Event::House(OfHouse::NewTenancy(house))),
            Act::Tenancy(tenancy) => Some(Event::House(OfHouse::Tenancy(tenancy))),
            Act::End(tenancy) => Some(Event::House(OfHouse::End { house, tenancy })),
            Act::Visit => Some(Event::House(OfHouse::Visit(house))),
            Act::Person(person) => Some(Event::OpenPerson(person)),
            Act::Register(person) => Some(Event::Register(Start::NewDwelling(person))),
            Act::Back => Some(Event::Back),
            Act::AsOf => {
                self.read(desk)?;
                None
            }
        })
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        // After an undo the house may be gone; what was seen last stays until the page is left.
        match self.read(desk) {
            Err(Trouble::Gone) => Ok(()),
            outcome => outcome,
        }
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[key("F4", "编辑"), key("F5", "新租赁"), key("F6", "退租"), key("F7", "巡查"), key("Esc", "返回")]
        }
    }

    fn page(&self) -> Page {
        Page::Houses
    }
}

/// What is asked for first, in the order of the strip; what is not known is left out.
fn strip(page: &HousePage) -> Vec<(&'static str, String)> {
    let house = &page.house;
    let people = match page.crowding.most_people {
        Some(most) => format!("{} 人，上限 {most} 人", page.people_now),
        None => format!("{} 人", page.people_now),
    };
    let area = if house.floor_area.is_empty() { String::new() } else { format!("{} ㎡", house.floor_area.shown()) };
    let uses = [house.rent_use.shown(), house.letting_form.shown()];
    let uses: Vec<String> = uses.into_iter().filter(|words| !words.is_empty()).collect();
    let rooms = match (house.rooms_total.0, house.rooms_let.0) {
        (Some(total), Some(rented)) => format!("{total} 间，租出 {rented} 间"),
        (Some(total), None) => format!("{total} 间"),
        _ => String::new(),
    };
    let ended = if house.letting_state.code == CLOSED { house.let_until.shown() } else { String::new() };
    [
        ("房屋编号", house.house_number.0.clone()),
        ("房屋类别", house.ownership.shown()),
        ("建筑面积", area),
        ("用途", uses.join("·")),
        ("房间", rooms),
        ("现住", people),
        ("起租", house.let_from.shown()),
        ("停租", ended),
        ("最近核实", house.verified_on.shown()),
    ]
    .into_iter()
    .filter(|(_, words)| !words.is_empty())
    .collect()
}

/// A name that can be pressed; an organisation has no page of its own.
fn name_ui(ui: &mut Ui, who: Who, name: &str) -> Option<Act> {
    match who {
        Who::Person(person) => {
            let words = theme::body(name).color(theme::palette(ui).accent);
            ui.link(words).clicked().then_some(Act::Person(person))
        }
        Who::Organisation(_) => {
            ui.add(Label::new(theme::body(name)).truncate());
            None
        }
    }
}
