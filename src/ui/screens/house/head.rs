//! The head of the page: which house, how it stands, and what can be done about it, by press or by key.

use super::people_card::AS_OF;
use super::pictures::PictureAct;
use super::{Act, HouseScreen, opened};
use crate::print::documents::{DocumentKind, HOUSE_CARD, HOUSE_PLATE, HOUSE_PLATE_A4};
use crate::services::houses::RENTED;
use crate::ui::icons;
use crate::ui::theme::{self, font};
use crate::ui::widgets::{Button, MenuItem, Mood, badge, menu, paint};
use eframe::egui::{Align, Id, Key, Label, Layout, Modifiers, Popup, RectAlign, Response, Ui};

/// The papers of a house, the one of Ctrl P first.
const PAPERS: [&DocumentKind; 3] = [&HOUSE_CARD, &HOUSE_PLATE, &HOUSE_PLATE_A4];

/// What path, state and acts take: with less beside the address, the path goes.
const ROOM_FOR_PATH: f32 = 570.0;
/// The same with the keys on the buttons; the foot of the window says them anyway.
const ROOM_FOR_KEYS: f32 = 724.0;
/// Room for the state beside the address.
const STATE: f32 = 84.0;

impl HouseScreen {
    pub(super) fn refusal(&self) -> Option<&'static str> {
        (!self.may_write).then_some("您的角色只能查看")
    }

    fn no_tenancy(&self) -> Option<&'static str> {
        self.page.running().next().is_none().then_some("没有在租的")
    }

    pub(super) fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let palette = theme::palette(ui);
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            let address = paint::line(ui, &self.page.address, font::TITLE, palette.text, f32::INFINITY).size().x;
            let room = ui.available_width() - address;
            // Where there is little room, the address is worth more than the way back and the keys beside the words.
            if room >= ROOM_FOR_PATH {
                ui.label(theme::icon(icons::HOUSES, 16.0).color(palette.text_weak));
                if ui.link(theme::body("房屋").color(palette.text_weak)).clicked() {
                    asked = Some(Act::Back);
                }
                ui.label(theme::icon(icons::CARET_RIGHT, 14.0).color(palette.text_weak));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                asked = asked.or(self.acts_ui(ui, room >= ROOM_FOR_KEYS));
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
    fn acts_ui(&self, ui: &mut Ui, has_keys: bool) -> Option<Act> {
        let refusal = self.refusal();
        let has_open = !self.page.open_findings.is_empty();
        let visit = if has_open { "复查" } else { "巡查" };
        let buttons = [
            (Button::primary("新租赁").icon(icons::PLUS), "F5", refusal, Act::NewTenancy),
            (Button::secondary(visit), "F7", refusal, Act::Visit),
            (Button::secondary("退租"), "F6", refusal.or(self.no_tenancy()), Act::End(None)),
            (Button::secondary("编辑").icon(icons::EDIT), "F4", refusal, Act::Edit),
        ];
        let mut asked = None;
        for (button, key, refusal, act) in buttons {
            let button = if has_keys { button.key(key) } else { button };
            if ui.add(button.refused(refusal)).clicked() {
                asked = Some(act);
            }
        }
        let print = ui.add(Button::secondary("打印").icon(icons::PRINT).caret().refused(self.no_printing()));
        asked.or_else(|| papers_ui(&print))
    }

    fn no_printing(&self) -> Option<&'static str> {
        (!self.may_print).then_some("您的角色不能打印")
    }

    pub(super) fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let by_key = [
            (Key::F4, Act::Edit, self.refusal()),
            (Key::F5, Act::NewTenancy, self.refusal()),
            (Key::F6, Act::End(None), self.refusal().or(self.no_tenancy())),
            (Key::F7, Act::Visit, self.refusal()),
            (Key::F8, Act::PrintAgreement, self.why_no_paper()),
            (Key::F10, Act::Sign, self.refusal().or(self.unsigned().is_none().then_some("没有待签的"))),
        ];
        for (key, act, refusal) in by_key {
            if pressed(key) && refusal.is_none() {
                return Some(act);
            }
        }
        let latest = self.page.visits.first().filter(|_| self.may_write);
        if let Some(latest) = latest.filter(|_| pressed(Key::Insert)) {
            return Some(Act::Picture(PictureAct::Ask(latest.id)));
        }
        if self.may_print && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::P)) {
            return Some(Act::Print(PAPERS[0]));
        }
        if pressed(Key::F9) {
            ui.memory_mut(|memory| memory.request_focus(Id::unique(AS_OF)));
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::ALT, Key::Num1))
            && let Some(person) = self.first_to_register()
        {
            return Some(Act::Register(person));
        }
        let landlord = self.page.landlord.as_ref().map(|landlord| landlord.who);
        if let Some(landlord) = landlord.filter(|_| ui.input_mut(|input| input.consume_key(Modifiers::ALT, Key::L))) {
            return Some(opened(landlord));
        }
        let is_free = !Popup::is_any_open(ui.ctx());
        (is_free && pressed(Key::Escape)).then_some(Act::Back)
    }
}

fn papers_ui(button: &Response) -> Option<Act> {
    let items: Vec<MenuItem<'_>> = PAPERS
        .iter()
        .map(|kind| MenuItem::new(kind.title).note(if **kind == HOUSE_CARD { "Ctrl P" } else { "" }))
        .collect();
    let taken = menu(button, RectAlign::BOTTOM_START, 220.0, &items, None)?;
    PAPERS.get(taken).map(|kind| Act::Print(kind))
}
