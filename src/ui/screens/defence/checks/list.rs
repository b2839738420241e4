//! The list of organisations: head, which are in sight, rows, and the keys of the page.

use super::{Act, ChecksScreen};
use crate::domain::Date;
use crate::domain::registers::safety_check::{OF_SHOP, OF_UNIT};
use crate::domain::values::Value;
use crate::services::safety::SafetyRow;
use crate::ui::event::DefenceTab;
use crate::ui::icons;
use crate::ui::screens::defence::tabs_ui;
use crate::ui::screens::plain_table::Taken;
use crate::ui::theme;
use crate::ui::widgets::badge::deadline;
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Button, MenuItem, Tab, empty_state, menu, more_button, segmented};
use eframe::egui::{Align, Key, Layout, Modifiers, Popup, RectAlign, Ui};

/// What stands under 更多, with its key.
const MORE: [(&str, &str, Act); 3] = [
    ("修改最近一次检查…", "F4", Act::Edit),
    ("删去最近一次检查", "Delete", Act::Remove),
    ("打印门店承诺书", "F8", Act::Pledge),
];

impl ChecksScreen {
    pub(super) fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        ui.horizontal_centered(|ui| {
            let asked = tabs_ui(ui, DefenceTab::Checks).map(Act::Tab);
            let buttons = [
                (Button::primary("登记单位").icon(icons::PLUS).key("Alt N"), Act::New),
                (Button::secondary("导入").key("Ctrl I"), Act::Import),
                (Button::secondary("检查表").icon(icons::PRINT).key("Ctrl P"), Act::Print),
            ];
            let right = Layout::right_to_left(Align::Center);
            asked.or(ui.with_layout(right, |ui| self.buttons_ui(ui, buttons)).inner)
        })
        .inner
    }

    /// Which are in sight, and what is done with the chosen one.
    pub(super) fn filter_ui(&self, ui: &mut Ui) -> Option<Act> {
        let which = ["全部", "待复查", "没检查过"];
        let which: Vec<Tab> = which.iter().zip(0..).map(|(words, at)| tab(words, self.count(at))).collect();
        ui.horizontal_centered(|ui| {
            let narrowed = segmented(ui, &which, self.which).map(Act::Which);
            let buttons = [
                (Button::secondary("门店检查").key("F7").small(), Act::Check(OF_SHOP)),
                (Button::secondary("单位检查").key("F5").small(), Act::Check(OF_UNIT)),
            ];
            let asked = ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let more = self.more_ui(ui);
                more.or(self.buttons_ui(ui, buttons))
            });
            narrowed.or(asked.inner)
        })
        .inner
    }

    /// From right to left, as they are laid out.
    fn buttons_ui<const N: usize>(&self, ui: &mut Ui, buttons: [(Button<'_>, Act); N]) -> Option<Act> {
        let mut asked = None;
        for (button, act) in buttons {
            if ui.add(button.refused(self.why_not(&act))).clicked() {
                asked = Some(act);
            }
        }
        asked
    }

    fn more_ui(&self, ui: &mut Ui) -> Option<Act> {
        let button = more_button(ui);
        let items: Vec<MenuItem<'_>> = match self.no_row() {
            Some(words) => vec![MenuItem::new(words).said_only()],
            None => MORE.iter().map(|(words, key, _)| MenuItem::new(words).note(key)).collect(),
        };
        let (.., act) = MORE.get(menu(&button, RectAlign::BOTTOM_END, 236.0, &items, None)?)?;
        self.why_not(act).is_none().then(|| act.clone())
    }

    pub(super) fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        if Popup::is_any_open(ui.ctx()) {
            return None;
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let by_key = [
            (Modifiers::ALT, Key::N, Act::New),
            (Modifiers::COMMAND, Key::P, Act::Print),
            (Modifiers::COMMAND, Key::I, Act::Import),
            (Modifiers::NONE, Key::F5, Act::Check(OF_UNIT)),
            (Modifiers::NONE, Key::F7, Act::Check(OF_SHOP)),
            (Modifiers::NONE, Key::F4, Act::Edit),
            (Modifiers::NONE, Key::F8, Act::Pledge),
            (Modifiers::NONE, Key::Delete, Act::Remove),
        ];
        let mut by_key = by_key.into_iter();
        let asked = by_key.find(|(modifiers, key, act)| self.why_not(act).is_none() && pressed(*modifiers, *key));
        asked.map(|(.., act)| act)
    }

    pub(super) fn list_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.list.count() == 0 {
            return self.empty_ui(ui);
        }
        let today = self.today;
        let taken = self.list.ui(ui, self.dialog.is_some(), |ui, row, column| cell_ui(ui, row, column, today))?;
        Some(match taken {
            Taken::Select(row) => Act::Select(row),
            Taken::Open(row) => Act::Open(row),
        })
    }

    fn empty_ui(&self, ui: &mut Ui) -> Option<Act> {
        if !self.list.all().is_empty() {
            let title = if self.which == 1 { "没有待复查的" } else { "每一家都检查过" };
            empty_state(ui, icons::CHECK_CIRCLE, title, "", None);
            return None;
        }
        let act = self.may_write.then_some("登记单位");
        let advice = "机关单位查四个一四个二，门店查三包两防";
        empty_state(ui, icons::SHOP, "还没有单位和门店", advice, act).then_some(Act::New)
    }
}

fn tab(words: &str, count: usize) -> Tab {
    Tab::new(words, Some(count.to_string()))
}

fn cell_ui(ui: &mut Ui, row: &SafetyRow, column: usize, today: Date) {
    let check = row.latest.as_ref().map(|(_, check)| check);
    let words = match (column, check) {
        (0, _) => row.organisation.organisation_name.shown(),
        (1, Some(check)) => check.kind.shown(),
        (2, Some(check)) => check.checked_on.shown(),
        (3, Some(_)) => row.passed(),
        (4, Some(check)) => check.inspectors.shown(),
        (5, Some(_)) => {
            if let Some(due) = row.due() {
                cell_text(ui, theme::body(due.to_string()));
                deadline(ui, (due - today).num_days());
            }
            return;
        }
        (1, None) => {
            cell_text(ui, theme::body("没检查过").color(theme::palette(ui).text_weak));
            return;
        }
        _ => return,
    };
    cell_text(ui, theme::body(words));
}
