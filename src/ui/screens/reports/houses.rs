//! The houses behind a figure: number and address, each leading to its page.

use super::Act;
use crate::domain::statistics::HouseColumn;
use crate::domain::{Date, RecordId};
use crate::services::statistics::{self, HouseBehind};
use crate::services::{Desk, Trouble};
use crate::ui::icons;
use crate::ui::inside::thousands;
use crate::ui::theme;
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Button, Column, Table};
use eframe::egui::{Align, Id, Layout, Ui};
use std::cell::Cell;

/// Whose figure it is: of the houses under a place, or of all.
#[derive(Clone, Copy)]
pub(super) struct HouseFigure {
    pub place: Option<Option<RecordId>>,
    pub column: HouseColumn,
}

/// The list in place of the report.
pub(super) struct HousesBehind {
    figure: HouseFigure,
    on: Date,
    title: String,
    houses: Vec<HouseBehind>,
    selected: Cell<Option<usize>>,
    has_focus: Cell<bool>,
}

impl HousesBehind {
    pub(super) fn of(desk: &Desk, figure: HouseFigure, on: Date) -> Result<Self, Trouble> {
        let houses = statistics::houses_behind(desk, on, figure.place, figure.column)?;
        let title = format!("{}：{} 处，截至 {on}", figure.column.heading(), thousands(houses.len() as u64));
        Ok(Self { figure, on, title, houses, selected: Cell::new(Some(0)), has_focus: Cell::new(false) })
    }

    /// The same list after something changed, with the same row in front.
    pub(super) fn read_again(&self, desk: &Desk) -> Result<Self, Trouble> {
        Ok(Self { selected: self.selected.clone(), ..Self::of(desk, self.figure, self.on)? })
    }

    pub(super) fn ui(&self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal(|ui| {
            ui.label(theme::strong(&self.title));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(Button::secondary("回到报表").icon(icons::CROSS).key("Esc").small()).clicked() {
                    asked = Some(Act::CloseHouses);
                }
            });
        });
        let id = Id::unique("houses behind");
        if !self.has_focus.replace(true) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let columns = [Column::new("房屋编号", 160.0).not_sortable(), Column::new("地址", 320.0).not_sortable()];
        let table = Table::new(id, &columns, self.houses.len()).selected(self.selected.get());
        let output = table.show(ui, |ui, row, column| {
            let house = &self.houses[row];
            let words = if column == 0 { &house.house_number } else { &house.address };
            cell_text(ui, theme::body(words));
        });
        if let Some(row) = output.selected {
            self.selected.set(Some(row));
        }
        let opened = output.opened.and_then(|row| self.houses.get(row));
        asked.or(opened.map(|house| Act::House(house.id)))
    }
}
