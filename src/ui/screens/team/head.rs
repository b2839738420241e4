//! The head of the page: which team, and what can be done about it, by press or by key.

use super::{Act, TeamScreen};
use crate::domain::values::Value;
use crate::ui::icons;
use crate::ui::theme;
use crate::ui::widgets::{Button, MenuItem, Mood, badge, menu, more_button};
use eframe::egui::{Align, Key, Label, Layout, Modifiers, Popup, RectAlign, Ui};

/// Below this width the path before the name goes.
const HEAD_NARROWS_BELOW: f32 = 700.0;
/// Room for the kind beside the name.
const KIND: f32 = 108.0;

/// What stands under 更多, with its key.
const MORE: [(&str, &str, Act); 4] = [
    ("编辑成员…", "F4", Act::Edit),
    ("卸任…", "F6", Act::End),
    ("修改队伍…", "F2", Act::Facts),
    ("撤销队伍…", "", Act::Dissolve),
];

impl TeamScreen {
    pub(super) fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let palette = theme::palette(ui);
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            if ui.available_width() >= HEAD_NARROWS_BELOW {
                ui.label(theme::icon(icons::DEFENCE, 16.0).color(palette.text_weak));
                if ui.link(theme::body("队伍").color(palette.text_weak)).clicked() {
                    asked = Some(Act::Back);
                }
                ui.label(theme::icon(icons::CARET_RIGHT, 14.0).color(palette.text_weak));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                asked = asked.take().or(self.acts_ui(ui));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.scope(|ui| {
                        ui.set_max_width((ui.available_width() - KIND).max(80.0));
                        ui.add(Label::new(theme::title(self.page.team.team_name.shown())).truncate());
                    });
                    if self.page.team.is_standing() {
                        badge(ui, Mood::Accent, None, self.page.team.kind.label());
                    } else {
                        badge(ui, Mood::Neutral, None, "已撤销");
                    }
                });
            });
        });
        asked
    }

    /// From right to left, as they are laid out.
    fn acts_ui(&self, ui: &mut Ui) -> Option<Act> {
        let buttons = [
            (Button::primary("添加成员").icon(icons::PLUS).key("Ins"), self.refusal(), Act::Add),
            (Button::secondary("花名册").icon(icons::PRINT).key("Ctrl P"), self.no_printing(), Act::Print),
        ];
        let mut asked = None;
        for (button, refusal, act) in buttons {
            if ui.add(button.refused(refusal)).clicked() {
                asked = Some(act);
            }
        }
        asked.or_else(|| self.more_ui(ui))
    }

    fn more_ui(&self, ui: &mut Ui) -> Option<Act> {
        let button = more_button(ui);
        let items: Vec<MenuItem<'_>> = match self.refusal() {
            Some(words) => vec![MenuItem::new(words).said_only()],
            None => MORE.iter().map(|(words, key, _)| MenuItem::new(words).note(key)).collect(),
        };
        let taken = menu(&button, RectAlign::BOTTOM_END, 220.0, &items, None)?;
        let (.., act) = MORE.get(taken).filter(|_| self.refusal().is_none())?;
        let needs_member = matches!(act, Act::Edit | Act::End);
        (!needs_member || self.no_member().is_none()).then(|| act.clone())
    }

    pub(super) fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if Popup::is_any_open(ui.ctx()) {
            return None;
        }
        if self.no_printing().is_none() && pressed(Modifiers::COMMAND, Key::P) {
            return Some(Act::Print);
        }
        let by_key = [
            (Key::Insert, Act::Add, self.refusal()),
            (Key::F2, Act::Facts, self.refusal()),
            (Key::F4, Act::Edit, self.no_member()),
            (Key::F6, Act::End, self.no_member()),
        ];
        let asked = by_key.into_iter().find(|(key, _, why_not)| why_not.is_none() && pressed(Modifiers::NONE, *key));
        asked.map(|(_, act, _)| act).or_else(|| pressed(Modifiers::NONE, Key::Escape).then_some(Act::Back))
    }
}
