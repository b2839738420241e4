//! The head of the page: its tabs, what can be done on each, and the keys.

use super::{Act, RoutinesScreen};
use crate::services::routines::Ledger;
use crate::ui::event::RoutineTab;
use crate::ui::icons;
use crate::ui::theme::{height, space};
use crate::ui::widgets::{Button, Tab, segmented};
use eframe::egui::{Align, Frame, Key, Layout, Margin, Modifiers, Panel, Popup, Ui};

/// In this order; Alt and the number leads there.
pub(super) const TABS: [(RoutineTab, &str, Key); 8] = [
    (RoutineTab::Now, "应办", Key::Num1),
    (RoutineTab::Year, "全年", Key::Num2),
    (RoutineTab::Ledger(Ledger::Reports), "排查", Key::Num3),
    (RoutineTab::Ledger(Ledger::Receptions), "接待", Key::Num4),
    (RoutineTab::Ledger(Ledger::Feedback), "信息反馈", Key::Num5),
    (RoutineTab::Ledger(Ledger::Meetings), "会议", Key::Num6),
    (RoutineTab::Ledger(Ledger::Openings), "用工房源", Key::Num7),
    (RoutineTab::Ledger(Ledger::Services), "服务", Key::Num8),
];

impl RoutinesScreen {
    pub(super) fn page_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let frame = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("routines head").exact_size(height::PAGE_HEAD).frame(frame).show_separator_line(false);
        let head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let body = match self.tab {
            RoutineTab::Now => self.now_ui(ui),
            RoutineTab::Year => self.year_ui(ui),
            RoutineTab::Ledger(ledger) => self.ledger_ui(ui, ledger),
        };
        head.or(body)
    }

    fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let tabs: Vec<Tab> = TABS.iter().map(|(_, words, _)| Tab::new(*words, None)).collect();
        let chosen = TABS.iter().position(|(tab, ..)| *tab == self.tab).unwrap_or_default();
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            if let Some(tab) = segmented(ui, &tabs, chosen) {
                asked = Some(Act::Tab(TABS[tab].0));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let new = Button::primary(self.new_words()).icon(icons::PLUS).key("Alt N").refused(self.refusal());
                if ui.add(new).clicked() {
                    asked = Some(Act::New);
                }
                let print = Button::secondary("打印").icon(icons::PRINT).key("Ctrl P");
                if ui.add(print.refused(self.no_printing())).clicked() {
                    asked = Some(Act::Print);
                }
                let hand_out = Button::secondary("用工房源单").key("F6").refused(self.no_printing());
                if self.is_openings() && ui.add(hand_out).clicked() {
                    asked = Some(Act::HandOut);
                }
            });
        });
        asked
    }

    pub(super) fn new_words(&self) -> &'static str {
        match self.tab {
            RoutineTab::Now | RoutineTab::Year => "加定期工作",
            RoutineTab::Ledger(Ledger::Reports) => "记专项排查",
            RoutineTab::Ledger(Ledger::Receptions) => "登记来访接待",
            RoutineTab::Ledger(Ledger::Feedback) => "登记信息反馈",
            RoutineTab::Ledger(Ledger::Meetings) => "记会议",
            RoutineTab::Ledger(Ledger::Openings) => "登记用工房源",
            RoutineTab::Ledger(Ledger::Services) => "登记服务",
        }
    }

    fn is_openings(&self) -> bool {
        self.ledger() == Some(Ledger::Openings)
    }

    fn no_printing(&self) -> Option<&'static str> {
        let is_empty = match self.tab {
            RoutineTab::Year => self.rows.is_empty(),
            _ => self.list.count() == 0,
        };
        match (self.may_print, is_empty) {
            (false, _) => Some("您的角色不能打印"),
            (true, is_empty) => is_empty.then_some("没有可打印的"),
        }
    }

    pub(super) fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        // Before Ctrl P, which would take Ctrl Shift P as well.
        if let Some(act) = self.list.by_key(ui) {
            return Some(Act::Rows(act));
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if let Some((tab, ..)) = TABS.into_iter().find(|(.., key)| pressed(Modifiers::ALT, *key)) {
            return (tab != self.tab).then_some(Act::Tab(tab));
        }
        if self.may_write && pressed(Modifiers::ALT, Key::N) {
            return Some(Act::New);
        }
        if self.no_printing().is_none() && pressed(Modifiers::COMMAND, Key::P) {
            return Some(Act::Print);
        }
        if self.is_openings() && self.no_printing().is_none() && pressed(Modifiers::NONE, Key::F6) {
            return Some(Act::HandOut);
        }
        if self.may_write && self.routine().is_some() {
            if pressed(Modifiers::NONE, Key::F4) {
                return Some(Act::Rule);
            }
            if pressed(Modifiers::NONE, Key::F8) {
                return Some(Act::AskToEnd);
            }
        }
        let is_year = self.tab == RoutineTab::Year && !Popup::is_any_open(ui.ctx());
        let step = [(Key::PageUp, -1), (Key::PageDown, 1)];
        let turned = step.into_iter().find(|(key, _)| is_year && pressed(Modifiers::NONE, *key));
        turned.map(|(_, years)| Act::Year(self.year + years))
    }
}
