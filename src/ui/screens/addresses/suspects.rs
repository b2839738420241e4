//! 可疑重复: pairs of places that may be one, to be looked at and merged one by one.

use super::dialogs::Which;
use super::{Act, AddressesScreen};
use crate::services::address_tree::PlaceNode;
use crate::ui::icons;
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Button, Column, Table, empty_state};
use eframe::egui::{Align, Frame, Id, Layout, Margin, Panel, Ui};

impl AddressesScreen {
    pub(super) fn suspects_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.suspects.is_empty() {
            let advice = "写法相近的地址会列在这里，由您决定是不是同一处";
            empty_state(ui, icons::CHECK_CIRCLE, "没有可疑的重复", advice, None);
            return None;
        }
        let foot = self.foot_ui(ui);
        let id = Id::unique("suspected places");
        if std::mem::take(&mut self.wants_focus) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let columns = [
            Column::new("地址", 240.0).not_sortable(),
            Column::new("可能同是", 240.0).not_sortable(),
            Column::new("为什么", 120.0).not_sortable(),
        ];
        let suspects = &self.suspects;
        let table = Table::new(id, &columns, suspects.len()).selected(self.suspect);
        let output = table.show(ui, |ui, row, column| {
            let pair = &suspects[row];
            match column {
                0 => drop(cell_text(ui, theme::body(words(&pair.kept)))),
                1 => drop(cell_text(ui, theme::body(words(&pair.gone)))),
                _ => drop(cell_text(ui, theme::body(pair.why.label()))),
            }
        });
        if output.opened.is_some() && self.may_write {
            return Some(Act::Ask(Which::MergeSuspects));
        }
        foot.or(output.selected.map(Act::ChooseSuspects))
    }

    fn foot_ui(&self, ui: &mut Ui) -> Option<Act> {
        let frame = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let foot = Panel::bottom("suspects foot").exact_size(height::PAGE_HEAD).frame(frame);
        let why_not = if !self.may_write {
            Some("您的角色只能查看")
        } else {
            self.suspect.is_none().then_some("先选一对")
        };
        let pressed = foot.show(ui, |ui| {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Button::primary("合并…").key("F7").refused(why_not)).clicked()
            })
            .inner
        });
        pressed.inner.then_some(Act::Ask(Which::MergeSuspects))
    }
}

/// 「海棠苑（12 人）」
fn words(node: &PlaceNode) -> String {
    match node.counts.people {
        0 => format!("{}（无人）", node.full_name),
        people => format!("{}（{people} 人）", node.full_name),
    }
}
