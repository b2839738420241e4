//! 组建联防组: a stretch of the address tree is picked, its doors are listed with whom to call there, and those that are ticked
//! become one group, or a group for every ten.

mod acts;
mod doors;
mod fields;

use crate::domain::defence::Side;
use crate::domain::registers::defence_group::{HOUSEHOLDS, SHOPS};
use crate::domain::{Date, RecordId};
use crate::services::defence::Door;
use crate::services::{Desk, Trouble};
use crate::ui::event::Event;
use crate::ui::icons;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::screens::addresses::PlacePick;
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::{Button, Mark, Marked};
use eframe::egui::{Align, CentralPanel, Frame, Key, Label, Layout, Margin, Modifiers, Panel, Popup, Ui};

/// The kinds in the order of their tabs.
const KINDS: [(&str, &str); 2] = [(HOUSEHOLDS, "十户联防"), (SHOPS, "十店联防")];

/// What can be asked of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Act {
    /// Another stretch: its doors are listed anew.
    Look,
    Kind(usize),
    Side(Side),
    /// A group for every ten, or one of all.
    ByTens(bool),
    Select(usize),
    Mark(Mark),
    Form,
    Back,
}

pub struct FormingScreen {
    kind: usize,
    place: PlacePick,
    stretch: String,
    side: Side,
    by_tens: bool,
    formed_on: String,
    today: Date,
    /// The place whose doors are listed.
    listed: Option<RecordId>,
    doors: Vec<Door>,
    marked: Marked,
    selected: Option<usize>,
    /// What each door becomes: 「第4组」.
    becomes: Vec<String>,
    /// What the ticked doors come to, or what is wrong.
    summary: String,
    complaint: Option<String>,
    has_arrived: bool,
    wants_table: bool,
}

impl FormingScreen {
    pub fn open(desk: &Desk) -> Self {
        Self {
            kind: 0,
            place: PlacePick::default(),
            stretch: String::new(),
            side: Side::Both,
            by_tens: true,
            formed_on: desk.today().to_string(),
            today: desk.today(),
            listed: None,
            doors: Vec::new(),
            marked: Marked::default(),
            selected: None,
            becomes: Vec::new(),
            summary: String::new(),
            complaint: None,
            has_arrived: false,
            wants_table: false,
        }
    }

    /// What its doors are counted by.
    fn unit(&self) -> &'static str {
        if KINDS[self.kind].0 == SHOPS { "店" } else { "户" }
    }

    fn why_not(&self) -> Option<&'static str> {
        (self.marked.count() == 0).then_some("请先选一段地址")
    }

    fn head_ui(ui: &mut Ui) -> Option<Act> {
        let palette = theme::palette(ui);
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            ui.label(theme::icon(icons::DEFENCE, 16.0).color(palette.text_weak));
            if ui.link(theme::body("联防").color(palette.text_weak)).clicked() {
                asked = Some(Act::Back);
            }
            ui.label(theme::icon(icons::CARET_RIGHT, 14.0).color(palette.text_weak));
            ui.label(theme::title("组建联防组"));
        });
        asked
    }

    fn foot_ui(&self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.add(Button::primary("组建").key("Ctrl S").refused(self.why_not())).clicked() {
                asked = Some(Act::Form);
            }
            if ui.add(Button::secondary("不组建").key("Esc")).clicked() {
                asked = Some(Act::Back);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let palette = theme::palette(ui);
                let (words, ink) = match &self.complaint {
                    Some(complaint) => (complaint, palette.bad),
                    None => (&self.summary, palette.text),
                };
                ui.add(Label::new(theme::body(words).color(ink)).truncate());
            });
        });
        asked
    }

    fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::COMMAND, Key::S) {
            return self.why_not().is_none().then_some(Act::Form);
        }
        let is_free = !Popup::is_any_open(ui.ctx());
        (is_free && pressed(Modifiers::NONE, Key::Escape)).then_some(Act::Back)
    }
}

impl Draws for FormingScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let pane = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("forming head").exact_size(height::PAGE_HEAD).frame(pane).show_separator_line(false);
        let in_head = head.show(ui, Self::head_ui).inner;
        let fields = Panel::top("forming fields").exact_size(fields::HIGH).frame(pane);
        let in_fields = fields.show(ui, |ui| self.fields_ui(ui)).inner;
        let foot = Panel::bottom("forming foot").exact_size(height::PAGE_HEAD).frame(pane);
        let in_foot = foot.show(ui, |ui| self.foot_ui(ui)).inner;
        let in_doors = CentralPanel::default().frame(pane).show(ui, |ui| self.doors_ui(ui)).inner;
        in_head.or(in_fields).or(in_foot).or(in_doors).or_else(|| self.keys_ui(ui))
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        self.do_act(act, desk)
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("Enter", "下一栏"),
                key("空格", "选或不选"),
                key("Ctrl A", "全选"),
                key("Ctrl S", "组建"),
                key("Esc", "返回"),
            ]
        }
    }

    fn status(&self) -> String {
        if self.doors.is_empty() {
            String::new()
        } else {
            format!("已选 {} / {} 处", self.marked.count(), self.doors.len())
        }
    }

    fn page(&self) -> Page {
        Page::Defence
    }
}
