//! The doors of the stretch along the street, with whom to call there; those that are ticked are taken.

use super::{Act, FormingScreen, KINDS};
use crate::domain::registers::defence_group::SHOPS;
use crate::services::defence::Door;
use crate::ui::icons;
use crate::ui::theme;
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Column, Mood, Table, badge, empty_state};
use eframe::egui::{Id, Ui};

/// Heading and width; the last one takes what is left.
const COLUMNS: [(&str, f32); 6] =
    [("地址", 230.0), ("编入", 72.0), ("户主或店名", 132.0), ("身份", 68.0), ("电话", 132.0), ("说明", 130.0)];

pub(super) fn id() -> Id {
    Id::unique("forming doors")
}

impl FormingScreen {
    pub(super) fn doors_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.doors.is_empty() {
            self.empty_ui(ui);
            return None;
        }
        if std::mem::take(&mut self.wants_table) {
            ui.memory_mut(|memory| memory.request_focus(id()));
        }
        let columns: Vec<Column> =
            COLUMNS.iter().map(|(heading, width)| Column::new(*heading, *width).not_sortable()).collect();
        let (doors, becomes) = (&self.doors, &self.becomes);
        let table = Table::new(id(), &columns, doors.len()).selected(self.selected).marked(&self.marked);
        let output = table.show(ui, |ui, row, column| {
            if let (Some(door), Some(becomes)) = (doors.get(row), becomes.get(row)) {
                cell_ui(ui, door, becomes, column);
            }
        });
        let marked = output.mark.map(Act::Mark).or(output.opened.map(|row| Act::Mark(super::Mark::Turn(row))));
        marked.or(output.selected.map(Act::Select))
    }

    fn empty_ui(&self, ui: &mut Ui) {
        let (icon, title) = if KINDS[self.kind].0 == SHOPS {
            (icons::SHOP, "先选一条街或一个市场")
        } else {
            (icons::ROOM, "先选一个小区、楼栋或单元")
        };
        if self.listed.is_none() {
            empty_state(ui, icon, title, "选好后列出各户和联系人，再勾选编组", None);
            return;
        }
        let advice = if KINDS[self.kind].0 == SHOPS {
            "门店和摊位在「地址」里添加"
        } else {
            "换一段门牌，或换一处地址"
        };
        empty_state(ui, icon, "这一段里没有", advice, None);
    }
}

fn cell_ui(ui: &mut Ui, door: &Door, becomes: &str, column: usize) {
    let contact = &door.contact;
    match column {
        0 => drop(cell_text(ui, theme::body(&door.address))),
        1 => drop(cell_text(ui, theme::body(becomes).color(theme::palette(ui).accent))),
        2 if !contact.shop_name.is_empty() => drop(cell_text(ui, theme::body(&*contact.shop_name))),
        2 if contact.name.is_empty() => {
            cell_text(ui, theme::body("暂未核到").color(theme::palette(ui).text_weak));
        }
        2 => drop(cell_text(ui, theme::body(&contact.name))),
        3 => drop(cell_text(ui, theme::body(contact.role))),
        4 => drop(cell_text(ui, theme::body(&contact.phones))),
        _ if !door.in_group.is_empty() => {
            badge(ui, Mood::Neutral, Some(icons::DEFENCE), &format!("已在{}", door.in_group));
        }
        _ => {}
    }
}
