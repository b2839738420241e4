//! The tables that were filled before, by name: opened again, renamed, forgotten.

use super::Act;
use crate::services::filling::Kept;
use crate::ui::theme::{self, space};
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Column, Table};
use eframe::egui::{Id, Key, Modifiers, Ui};

pub(super) struct Library {
    kept: Vec<Kept>,
    selected: Option<usize>,
}

fn table_id() -> Id {
    Id::unique("tables filled before")
}

impl Library {
    pub fn of(kept: Vec<Kept>) -> Self {
        let selected = Some(0).filter(|_| !kept.is_empty());
        Self { kept, selected }
    }

    pub fn in_front(&self) -> Option<&Kept> {
        self.kept.get(self.selected?)
    }

    pub fn select(&mut self, row: usize) {
        self.selected = Some(row).filter(|row| *row < self.kept.len());
    }

    pub fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let is_there = ui.memory(|memory| memory.has_focus(table_id()));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if !is_there || self.in_front().is_none() {
            return None;
        }
        if pressed(Key::F2) {
            return Some(Act::AskName);
        }
        pressed(Key::Delete).then_some(Act::Forget)
    }

    pub fn ui(&self, ui: &mut Ui) -> Option<Act> {
        let weak = theme::palette(ui).text_weak;
        ui.horizontal(|ui| {
            ui.add_space(space::PANE);
            ui.label(theme::heading("套用过的表"));
            if self.kept.is_empty() {
                ui.label(theme::small("还没有。填好第一张，就记在这里").color(weak));
            }
        });
        ui.add_space(space::TINY);
        if self.kept.is_empty() {
            return None;
        }
        let columns = [
            Column::new("名称", 280.0).not_sortable(),
            Column::new("填的是", 96.0).not_sortable(),
            Column::new("最近套用", 104.0).not_sortable(),
            Column::new("空表", 160.0).not_sortable(),
        ];
        let table = Table::new(table_id(), &columns, self.kept.len()).selected(self.selected);
        let output = table.show(ui, |ui, row, column| {
            let Some(kept) = self.kept.get(row) else { return };
            let blank = if kept.has_blank { "已存在本站" } else { "要用时再选文件" };
            let words = [kept.name.as_str(), kept.about, kept.used_on.as_str(), blank][column.min(3)];
            let words = theme::body(words);
            cell_text(ui, if column == 0 { words } else { words.color(weak) });
        });
        if let Some(kept) = output.opened.and_then(|row| self.kept.get(row)) {
            return kept.has_blank.then_some(Act::ReadKept(kept.id));
        }
        output.selected.filter(|row| Some(*row) != self.selected).map(Act::SelectKept)
    }
}
