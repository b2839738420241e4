//! The head of the page: which record, what can be done with it, and the keys.

use super::{Act, RecordScreen};
use crate::ui::icons;
use crate::ui::theme;
use crate::ui::widgets::{Button, MenuItem, menu, opens_by_alt};
use eframe::egui::{Align, Key, Label, Layout, Modifiers, Popup, RectAlign, Ui};

impl RecordScreen {
    pub(super) fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let palette = theme::palette(ui);
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            ui.label(theme::icon(icons::CALENDAR, 16.0).color(palette.text_weak));
            if ui.link(theme::body("日常").color(palette.text_weak)).clicked() {
                asked = Some(Act::Back);
            }
            ui.label(theme::icon(icons::CARET_RIGHT, 14.0).color(palette.text_weak));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                asked = asked.or(self.acts_ui(ui));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(theme::title(&self.page.title)).truncate());
                });
            });
        });
        asked
    }

    /// From right to left, as they are laid out.
    fn acts_ui(&self, ui: &mut Ui) -> Option<Act> {
        let more = ui.add(Button::secondary("更多").caret().small());
        opens_by_alt(ui, &more, Key::M);
        let items = match self.refusal() {
            Some(words) => vec![MenuItem::new(words).said_only()],
            None if !self.page.children.is_empty() => vec![MenuItem::new("下面还有记着的事，不能删去").said_only()],
            None => vec![MenuItem::new("删去这份记录").icon(icons::DELETE).danger()],
        };
        let can_remove = self.refusal().is_none() && self.page.children.is_empty();
        let taken = menu(&more, RectAlign::BOTTOM_END, 220.0, &items, None);
        let mut asked = taken.filter(|_| can_remove).map(|_| Act::AskToRemove);
        asked = asked.or(self.print_ui(ui));
        if ui.add(Button::secondary("编辑").icon(icons::EDIT).key("F4").small().refused(self.refusal())).clicked() {
            asked = Some(Act::Edit);
        }
        asked
    }

    fn print_ui(&self, ui: &mut Ui) -> Option<Act> {
        let papers = &self.page.papers;
        let refusal = match (self.may_print, papers.is_empty()) {
            (false, _) => Some("您的角色不能打印"),
            (true, true) => Some("这一种没有文书"),
            (true, false) => None,
        };
        if papers.len() < 2 {
            let print = Button::secondary("打印").icon(icons::PRINT).key("Ctrl P").small().refused(refusal);
            return if ui.add(print).clicked() { papers.first().map(|kind| Act::Print(kind)) } else { None };
        }
        let print = ui.add(Button::secondary("打印").icon(icons::PRINT).caret().small().refused(refusal));
        opens_by_alt(ui, &print, Key::P);
        let item = |(place, kind): (usize, &&'static crate::print::documents::DocumentKind)| {
            MenuItem::new(kind.title).note(if place == 0 { "Ctrl P" } else { "" })
        };
        let items: Vec<MenuItem<'_>> = papers.iter().enumerate().map(item).collect();
        let taken = menu(&print, RectAlign::BOTTOM_END, 240.0, &items, None)?;
        papers.get(taken).map(|kind| Act::Print(kind))
    }

    pub(super) fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if self.may_write && pressed(Modifiers::NONE, Key::F4) {
            return Some(Act::Edit);
        }
        if self.may_write && self.page.children_are.is_some() && pressed(Modifiers::ALT, Key::N) {
            return Some(Act::AddChild);
        }
        if self.may_print && self.is_handed_out() {
            if pressed(Modifiers::NONE, Key::F6) {
                return Some(Act::HandOut);
            }
            if pressed(Modifiers::NONE, Key::F7) {
                return Some(Act::Urge);
            }
        }
        if self.can_take_over() && pressed(Modifiers::NONE, Key::F9) {
            return Some(Act::TakeOver);
        }
        if self.may_print && pressed(Modifiers::COMMAND, Key::P) {
            return self.page.papers.first().map(|kind| Act::Print(kind));
        }
        let is_free = !Popup::is_any_open(ui.ctx());
        (is_free && pressed(Modifiers::NONE, Key::Escape)).then_some(Act::Back)
    }
}
