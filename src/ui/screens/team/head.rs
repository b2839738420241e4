//! The head of the page: which team, and what can be done about it, by press or by key.

use super::{Act, TeamScreen};
use crate::domain::values::Value;
use crate::ui::icons;
use crate::ui::screens::page_head::PageHead;
use crate::ui::widgets::{Button, MenuItem, menu, more_button};
use eframe::egui::{Key, Modifiers, Popup, RectAlign, Ui};

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
        let team = &self.page.team;
        let head = PageHead {
            list: "队伍",
            title: team.team_name.shown(),
            kind: if team.is_standing() { Ok(team.kind.label()) } else { Err("已撤销") },
            kind_room: KIND,
        };
        head.ui(ui, Act::Back, |ui| self.acts_ui(ui))
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
