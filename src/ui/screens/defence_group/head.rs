//! The head of the page: which group, and what can be done about it, by press or by key.

use super::tabs::{AS_OF, GroupTab};
use super::{Act, GroupScreen, Which};
use crate::print::documents::{DEFENCE_CARD, DEFENCE_ROSTER, DUTY_ROTA, DocumentKind, PATROL_LOG};
use crate::ui::icons;
use crate::ui::screens::page_head::PageHead;
use crate::ui::widgets::{Button, MenuItem, menu, more_button};
use eframe::egui::{Id, Key, Modifiers, Popup, RectAlign, Response, Ui};

/// Room for the kind beside the name.
const KIND: f32 = 84.0;

/// The papers of a group, the one of Ctrl P first; rota and log of this month.
const PAPERS: [&DocumentKind; 4] = [&DEFENCE_ROSTER, &DEFENCE_CARD, &DUTY_ROTA, &PATROL_LOG];

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
        let group = &self.page.group;
        let head = PageHead {
            list: "联防",
            title: group.title(),
            kind: if group.is_standing() { Ok(group.kind.label()) } else { Err("已解散") },
            kind_room: KIND,
        };
        head.ui(ui, Act::Back, |ui| self.acts_ui(ui))
    }

    /// From right to left, as they are laid out.
    fn acts_ui(&self, ui: &mut Ui) -> Option<Act> {
        let refusal = self.refusal();
        let primary = |words| Button::primary(words).icon(icons::PLUS).key("Ins");
        let add = if self.page.group.unit() == "店" { "添加一店" } else { "添加一户" };
        let buttons = match self.tab {
            GroupTab::Roster => [
                (primary(add), refusal, Act::Ask(Which::Add)),
                (Button::secondary("推选组长").key("F5"), refusal, Act::Ask(Which::Elect)),
            ],
            GroupTab::Duties => [
                (primary("排轮值"), refusal, Act::Ask(Which::Rota)),
                (Button::secondary("换班").key("F4"), self.no_turn(), Act::Ask(Which::Swap)),
            ],
            GroupTab::Patrols => [
                (primary("记巡逻"), refusal, Act::Ask(Which::Patrol)),
                (Button::secondary("发现、处理").key("F6"), self.no_patrol(), Act::Ask(Which::Finding)),
            ],
        };
        let mut asked = None;
        for (button, refusal, act) in buttons {
            if ui.add(button.refused(refusal)).clicked() {
                asked = Some(act);
            }
        }
        asked.or_else(|| self.printing_ui(ui)).or_else(|| self.more_ui(ui))
    }

    /// The papers of the group; of a month, that month.
    fn printing_ui(&self, ui: &mut Ui) -> Option<Act> {
        let button = Button::secondary("打印").icon(icons::PRINT);
        let refusal = match self.tab {
            GroupTab::Roster => {
                let print = ui.add(button.caret().refused(self.no_printing()));
                return papers_ui(&print);
            }
            GroupTab::Duties => self.no_rota(),
            GroupTab::Patrols => self.no_log(),
        };
        ui.add(button.key("Ctrl P").refused(refusal)).clicked().then_some(Act::PrintMonth)
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
        if let Some(act) = self.tab_keys_ui(ui) {
            return Some(act);
        }
        let own = match self.tab {
            GroupTab::Roster => self.roster_keys_ui(ui),
            GroupTab::Duties => self.duty_keys_ui(ui),
            GroupTab::Patrols => self.patrol_keys_ui(ui),
        };
        let by_key = [
            (Key::F2, Act::Ask(Which::Facts), self.refusal()),
            (Key::F5, Act::Ask(Which::Elect), self.refusal()),
            (Key::F8, Act::PrintAgreement, self.why_no_paper()),
            (Key::F10, Act::Sign, self.why_not_signed()),
        ];
        if let Some(act) = own.or_else(|| first_pressed(ui, by_key)) {
            return Some(act);
        }
        (!Popup::is_any_open(ui.ctx()) && pressed(ui, Modifiers::NONE, Key::Escape)).then_some(Act::Back)
    }

    fn roster_keys_ui(&self, ui: &Ui) -> Option<Act> {
        let moves = [(Key::ArrowUp, -1), (Key::ArrowDown, 1)];
        if let Some((_, steps)) = moves.into_iter().find(|(key, _)| is_free(ui) && pressed(ui, Modifiers::ALT, *key)) {
            return self.no_line().is_none().then_some(Act::Move(steps));
        }
        if pressed(ui, Modifiers::NONE, Key::F9) {
            ui.memory_mut(|memory| memory.request_focus(Id::unique(AS_OF)));
        }
        if self.may_print && pressed(ui, Modifiers::COMMAND, Key::P) {
            return Some(Act::Print(PAPERS[0]));
        }
        if is_free(ui) && self.no_line().is_none() && pressed(ui, Modifiers::NONE, Key::Delete) {
            return Some(Act::Ask(Which::Leave));
        }
        let by_key = [
            (Key::F4, Act::Ask(Which::Member), self.no_line()),
            (Key::F6, Act::Ask(Which::Split), self.no_line()),
            (Key::F7, Act::Ask(Which::Join), self.refusal()),
            (Key::Insert, Act::Ask(Which::Add), self.refusal()),
        ];
        first_pressed(ui, by_key)
    }

    fn duty_keys_ui(&self, ui: &Ui) -> Option<Act> {
        if self.no_rota().is_none() && pressed(ui, Modifiers::COMMAND, Key::P) {
            return Some(Act::PrintMonth);
        }
        let by_key =
            [(Key::F4, Act::Ask(Which::Swap), self.no_turn()), (Key::Insert, Act::Ask(Which::Rota), self.refusal())];
        first_pressed(ui, by_key)
    }

    fn patrol_keys_ui(&self, ui: &Ui) -> Option<Act> {
        if self.no_log().is_none() && pressed(ui, Modifiers::COMMAND, Key::P) {
            return Some(Act::PrintMonth);
        }
        if is_free(ui) && self.no_patrol().is_none() && pressed(ui, Modifiers::NONE, Key::Delete) {
            return Some(Act::RemovePatrol);
        }
        let by_key = [
            (Key::F4, Act::Ask(Which::EditPatrol), self.no_patrol()),
            (Key::F6, Act::Ask(Which::Finding), self.no_patrol()),
            (Key::Insert, Act::Ask(Which::Patrol), self.refusal()),
        ];
        first_pressed(ui, by_key)
    }
}

fn pressed(ui: &Ui, modifiers: Modifiers, key: Key) -> bool {
    ui.input_mut(|input| input.consume_key(modifiers, key))
}

/// Neither a menu nor a field has the keys.
fn is_free(ui: &Ui) -> bool {
    !Popup::is_any_open(ui.ctx()) && !ui.ctx().text_edit_focused()
}

/// The act of the first key that was pressed and is not refused.
fn first_pressed<const N: usize>(ui: &Ui, acts: [(Key, Act, Option<&'static str>); N]) -> Option<Act> {
    acts.into_iter()
        .find(|(key, _, refusal)| pressed(ui, Modifiers::NONE, *key) && refusal.is_none())
        .map(|(_, act, _)| act)
}

fn papers_ui(button: &Response) -> Option<Act> {
    let items: Vec<MenuItem<'_>> = PAPERS
        .iter()
        .map(|kind| MenuItem::new(kind.title).note(if **kind == DEFENCE_ROSTER { "Ctrl P" } else { "" }))
        .collect();
    let taken = menu(button, RectAlign::BOTTOM_START, 220.0, &items, None)?;
    PAPERS.get(taken).map(|kind| Act::Print(kind))
}
