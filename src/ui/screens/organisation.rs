//! One organisation: its facts, which are changed in a dialog, and the houses it owns, rents or looks after; each leads to
//! its page.

mod editing;

use crate::domain::values::Value;
use crate::domain::{RecordId, Right};
use crate::services::organisations::{self, Involvement, OrganisationPage};
use crate::services::{Desk, Trouble};
use crate::ui::dialog_form::Answer;
use crate::ui::event::{After, Event, OfHouse};
use crate::ui::icons;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::card::fact_row_with;
use crate::ui::widgets::{Button, Card, Mood, badge, card_column, fact_row};
use editing::Editing;
use eframe::egui::{
    Align, CentralPanel, Frame, Key, Label, Layout, Margin, Modifiers, Panel, Sense, Ui, UiBuilder, vec2,
};

/// So many changes are listed.
const MOST_CHANGES: usize = 8;

/// What can be asked of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Act {
    Edit,
    Answer(Answer),
    House(RecordId),
    Person(RecordId),
    Back,
}

pub struct OrganisationScreen {
    page: OrganisationPage,
    may_write: bool,
    /// The dialog in front, while the record is being changed.
    editing: Option<Box<Editing>>,
}

impl OrganisationScreen {
    pub fn open(desk: &Desk, organisation: RecordId) -> Result<Self, Trouble> {
        let page = organisations::page(desk, organisation)?;
        Ok(Self { page, may_write: desk.may(Right::Write), editing: None })
    }

    fn refusal(&self) -> Option<&'static str> {
        (!self.may_write).then_some("您的角色只能查看")
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
            ui.add(Label::new(theme::title(&*self.page.organisation.organisation_name)).truncate());
            badge(ui, Mood::Neutral, None, "单位");
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let edit = Button::secondary("编辑").icon(icons::EDIT).key("F4").refused(self.refusal());
                if ui.add(edit).clicked() {
                    asked = Some(Act::Edit);
                }
            });
        });
        asked
    }

    fn facts_ui(&self, ui: &mut Ui) -> Option<Act> {
        let organisation = &self.page.organisation;
        Card::new("单位资料").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            fact_row(ui, "信用代码", &or_unknown(&organisation.credit_code));
            let representative = self.page.representative.as_ref();
            let pressed = representative.and_then(|(id, name)| {
                let words = theme::body(name).color(theme::palette(ui).accent);
                let is_pressed = fact_row_with(ui, "法定代表人", |ui| ui.link(words).clicked());
                is_pressed.then_some(Act::Person(*id))
            });
            fact_row(ui, "电话", &or_unknown(&organisation.phones.shown()));
            fact_row(ui, "地址", &or_unknown(&organisation.office_address));
            if !organisation.remark.is_empty() {
                fact_row(ui, "备注", &organisation.remark);
            }
            pressed
        })
    }

    fn houses_ui(&self, ui: &mut Ui) -> Option<Act> {
        let houses = &self.page.houses;
        Card::new(&format!("房屋 {} 处", houses.len())).flush().show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if houses.is_empty() {
                ui.add_space(space::SMALL);
                ui.label(theme::body("　没有登记它的房屋或租赁").color(theme::palette(ui).text_weak));
                ui.add_space(space::SMALL);
            }
            houses.iter().fold(None, |asked, house| asked.or(house_ui(ui, house)))
        })
    }

    fn changes_ui(&self, ui: &mut Ui) {
        let history = &self.page.history;
        Card::new(&format!("修改记录 {} 次", history.len())).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::TINY;
            for step in history.iter().take(MOST_CHANGES) {
                let words = format!("{} {} {}", step.at, step.operator, step.what);
                ui.label(theme::small(words).color(theme::palette(ui).text_weak));
            }
        });
    }

    fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::F4) && self.refusal().is_none() {
            return Some(Act::Edit);
        }
        pressed(Key::Escape).then_some(Act::Back)
    }

    fn answered(&mut self, answer: Answer, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        let Some(editing) = &mut self.editing else { return Ok(None) };
        if answer == Answer::Save {
            let Some(change) = editing.save(desk) else { return Ok(None) };
            self.editing = None;
            self.refresh(desk)?;
            let words = format!("已修改 {} 的单位资料", self.page.organisation.organisation_name.0);
            return Ok(Some(Event::Saved { words, undo: Some(change), then: After::Stay }));
        }
        if answer == Answer::Leave {
            self.editing = None;
        }
        Ok(None)
    }
}

impl Draws for OrganisationScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let pane = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("organisation head").exact_size(height::PAGE_HEAD).frame(pane).show_separator_line(false);
        let from_head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let cards = CentralPanel::default().frame(pane).show(ui, |ui| {
            card_column(ui, "organisation", |ui| {
                ui.spacing_mut().item_spacing.y = space::CARD;
                let asked = self.facts_ui(ui).or(self.houses_ui(ui));
                self.changes_ui(ui);
                asked
            })
        });
        if let Some(editing) = &mut self.editing {
            return editing.show(ui.ctx()).map(Act::Answer);
        }
        from_head.or(cards.inner).or_else(|| self.keys_ui(ui))
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        Ok(Some(match act {
            Act::Edit => {
                self.editing = Some(Box::new(Editing::of(&self.page, desk.today())));
                return Ok(None);
            }
            Act::Answer(answer) => return self.answered(answer, desk),
            Act::House(house) => Event::House(OfHouse::Page(house)),
            Act::Person(person) => Event::OpenPerson(person),
            Act::Back => Event::Back,
        }))
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.page = organisations::page(desk, self.page.id)?;
        Ok(())
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[key("F4", "编辑").needs(Right::Write), key("Tab", "下一处"), key("Enter", "打开"), key("Esc", "返回")]
        }
    }

    fn page(&self) -> Page {
        Page::Houses
    }
}

/// 「海棠苑9栋1单元101室　房主　2025-03-01 起」
fn house_ui(ui: &mut Ui, house: &Involvement) -> Option<Act> {
    let palette = theme::palette(ui);
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), height::ROW), Sense::hover());
    let place = row.shrink2(vec2(space::CARD, 0.0));
    let mut line = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center)));
    let address = if house.address.is_empty() { "没有地址的房屋" } else { &house.address };
    let is_pressed = line.link(theme::body(address).color(palette.accent)).clicked();
    let mood = if house.is_over { Mood::Neutral } else { Mood::Accent };
    badge(&mut line, mood, None, &house.role);
    line.label(theme::small(&house.days).color(palette.text_weak));
    is_pressed.then_some(Act::House(house.house))
}

fn or_unknown(words: &str) -> String {
    if words.is_empty() { "暂未核到".to_owned() } else { words.to_owned() }
}
