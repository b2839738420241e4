//! The head of the page: which group, and what can be done about it, by press or by key.

use super::roster::AS_OF;
use super::{Act, GroupScreen, Which};
use crate::print::documents::{DEFENCE_CARD, DEFENCE_ROSTER, DocumentKind};
use crate::ui::icons;
use crate::ui::theme;
use crate::ui::widgets::{Button, MenuItem, Mood, badge, menu, more_button};
use eframe::egui::{Align, Id, Key, Label, Layout, Modifiers, Popup, RectAlign, Response, Ui};

/// Below this width the path before the name goes.
const HEAD_NARROWS_BELOW: f32 = 700.0;
/// Room for the kind beside the name.
const KIND: f32 = 84.0;

/// The papers of a group, the one of Ctrl P first.
const PAPERS: [&DocumentKind; 2] = [&DEFENCE_ROSTER, &DEFENCE_CARD];

/// What stands under 更多, with its key.
const MORE: [(&str, &str, Which); 6] = [
    ("编辑这一户…", "F4", Which::Member),
    ("修改联防组…", "F2", Which::Facts),
    ("移出这一户…", "Delete", Which::Leave),
    ("从这一户起分出一组…", "F6", Which::Split),
    ("并入别组…", "F7", Which::Join),
    ("解散…", "", Which::Dissolve),
];

impl GroupScreen {
    pub(super) fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let palette = theme::palette(ui);
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            if ui.available_width() >= HEAD_NARROWS_BELOW {
                ui.label(theme::icon(icons::DEFENCE, 16.0).color(palette.text_weak));
                if ui.link(theme::body("联防").color(palette.text_weak)).clicked() {
                    asked = Some(Act::Back);
                }
                ui.label(theme::icon(icons::CARET_RIGHT, 14.0).color(palette.text_weak));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                asked = asked.take().or(self.acts_ui(ui));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.scope(|ui| {
                        ui.set_max_width((ui.available_width() - KIND).max(80.0));
                        ui.add(Label::new(theme::title(self.page.group.title())).truncate());
                    });
                    if self.page.group.is_standing() {
                        badge(ui, Mood::Accent, None, self.page.group.kind.label());
                    } else {
                        badge(ui, Mood::Neutral, None, "已解散");
                    }
                });
            });
        });
        asked
    }

    /// From right to left, as they are laid out.
    fn acts_ui(&self, ui: &mut Ui) -> Option<Act> {
        let refusal = self.refusal();
        let mut asked = None;
        let buttons = [
            (Button::primary("添加一户").icon(icons::PLUS).key("Ins"), refusal, Act::Ask(Which::Add)),
            (Button::secondary("推选组长").key("F5"), refusal, Act::Ask(Which::Elect)),
        ];
        for (button, refusal, act) in buttons {
            if ui.add(button.refused(refusal)).clicked() {
                asked = Some(act);
            }
        }
        let print = ui.add(Button::secondary("打印").icon(icons::PRINT).caret().refused(self.no_printing()));
        let printed = papers_ui(&print);
        asked.or(printed).or_else(|| self.more_ui(ui))
    }

    fn no_printing(&self) -> Option<&'static str> {
        (!self.may_print).then_some("您的角色不能打印")
    }

    fn more_ui(&self, ui: &mut Ui) -> Option<Act> {
        let button = more_button(ui);
        let items: Vec<MenuItem<'_>> = match self.refusal() {
            Some(words) => vec![MenuItem::new(words).said_only()],
            None => MORE.iter().map(|(words, key, _)| MenuItem::new(words).note(key)).collect(),
        };
        let taken = menu(&button, RectAlign::BOTTOM_END, 236.0, &items, None)?;
        let (.., which) = MORE.get(taken).filter(|_| self.refusal().is_none())?;
        Some(Act::Ask(*which))
    }

    pub(super) fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let is_free = !Popup::is_any_open(ui.ctx()) && !ui.ctx().text_edit_focused();
        let moves = [(Key::ArrowUp, -1), (Key::ArrowDown, 1)];
        if let Some((_, steps)) = moves.into_iter().find(|(key, _)| is_free && pressed(Modifiers::ALT, *key)) {
            return self.no_line().is_none().then_some(Act::Move(steps));
        }
        let by_key = [
            (Key::F2, Act::Ask(Which::Facts), self.refusal()),
            (Key::F4, Act::Ask(Which::Member), self.no_line()),
            (Key::F5, Act::Ask(Which::Elect), self.refusal()),
            (Key::F6, Act::Ask(Which::Split), self.no_line()),
            (Key::F7, Act::Ask(Which::Join), self.refusal()),
            (Key::F8, Act::PrintAgreement, self.why_no_paper()),
            (Key::F10, Act::Sign, self.why_not_signed()),
            (Key::Insert, Act::Ask(Which::Add), self.refusal()),
        ];
        for (key, act, refusal) in by_key {
            if pressed(Modifiers::NONE, key) && refusal.is_none() {
                return Some(act);
            }
        }
        if self.may_print && pressed(Modifiers::COMMAND, Key::P) {
            return Some(Act::Print(PAPERS[0]));
        }
        if pressed(Modifiers::NONE, Key::F9) {
            ui.memory_mut(|memory| memory.request_focus(Id::unique(AS_OF)));
        }
        if is_free && self.no_line().is_none() && pressed(Modifiers::NONE, Key::Delete) {
            return Some(Act::Ask(Which::Leave));
        }
        (!Popup::is_any_open(ui.ctx()) && pressed(Modifiers::NONE, Key::Escape)).then_some(Act::Back)
    }
}

fn papers_ui(button: &Response) -> Option<Act> {
    let items: Vec<MenuItem<'_>> = PAPERS
        .iter()
        .map(|kind| MenuItem::new(kind.title).note(if **kind == DEFENCE_ROSTER { "Ctrl P" } else { "" }))
        .collect();
    let taken = menu(button, RectAlign::BOTTOM_START, 220.0, &items, None)?;
    PAPERS.get(taken).map(|kind| Act::Print(kind))
}
