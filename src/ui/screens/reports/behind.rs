//! The records behind a figure, in place of the report, each leading to its page: houses, or what groups of ten did.

use super::Act;
use crate::domain::statistics::{DefenceColumn, HouseColumn};
use crate::domain::{Date, RecordId};
use crate::services::statistics;
use crate::services::{Desk, Trouble};
use crate::ui::event::{Event, OfHouse};
use crate::ui::icons;
use crate::ui::inside::thousands;
use crate::ui::theme;
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Button, Column, Table};
use eframe::egui::{Align, Id, Layout, Ui};
use std::cell::Cell;

/// Whose figure it is: of one row of the report, or of all.
#[derive(Clone, Copy)]
pub(super) enum Figure {
    /// Of the houses under a place.
    Houses {
        place: Option<Option<RecordId>>,
        column: HouseColumn,
    },
    Defence {
        group: Option<RecordId>,
        column: DefenceColumn,
    },
}

type Headings = &'static [(&'static str, f32)];
const HOUSES: Headings = &[("房屋编号", 160.0), ("地址", 320.0)];
const DEFENCE: Headings = &[("联防组", 180.0), ("日期", 100.0), ("事项", 420.0), ("计", 60.0)];

/// One record in words, and the page it leads to.
struct Line {
    opens: RecordId,
    words: Vec<String>,
}

/// The list in place of the report.
pub(super) struct RecordsBehind {
    figure: Figure,
    on: Date,
    title: String,
    lines: Vec<Line>,
    selected: Cell<Option<usize>>,
    has_focus: Cell<bool>,
}

impl RecordsBehind {
    pub(super) fn of(desk: &Desk, figure: Figure, on: Date) -> Result<Self, Trouble> {
        let (title, lines) = match figure {
            Figure::Houses { place, column } => houses(desk, on, place, column)?,
            Figure::Defence { group, column } => defence(desk, on, group, column)?,
        };
        Ok(Self { figure, on, title, lines, selected: Cell::new(Some(0)), has_focus: Cell::new(false) })
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
                    asked = Some(Act::CloseRecords);
                }
            });
        });
        let opened = self.table_ui(ui);
        asked.or(opened.map(|line| Act::Open(self.event(line))))
    }

    fn table_ui(&self, ui: &mut Ui) -> Option<&Line> {
        let id = Id::unique("records behind");
        if !self.has_focus.replace(true) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let columns: Vec<Column> =
            self.headings().iter().map(|(heading, width)| Column::new(*heading, *width).not_sortable()).collect();
        let table = Table::new(id, &columns, self.lines.len()).selected(self.selected.get());
        let output = table.show(ui, |ui, row, column| {
            if let Some(words) = self.lines.get(row).and_then(|line| line.words.get(column)) {
                cell_text(ui, theme::body(words));
            }
        });
        if let Some(row) = output.selected {
            self.selected.set(Some(row));
        }
        output.opened.and_then(|row| self.lines.get(row))
    }

    fn headings(&self) -> Headings {
        match self.figure {
            Figure::Houses { .. } => HOUSES,
            Figure::Defence { .. } => DEFENCE,
        }
    }

    fn event(&self, line: &Line) -> Box<Event> {
        Box::new(match self.figure {
            Figure::Houses { .. } => Event::House(OfHouse::Page(line.opens)),
            Figure::Defence { .. } => Event::OpenGroup(line.opens),
        })
    }
}

fn houses(
    desk: &Desk,
    on: Date,
    place: Option<Option<RecordId>>,
    column: HouseColumn,
) -> Result<(String, Vec<Line>), Trouble> {
    let houses = statistics::houses_behind(desk, on, place, column)?;
    let title = format!("{}：{} 处，截至 {on}", column.heading(), thousands(houses.len() as u64));
    let line =
        |house: statistics::HouseBehind| Line { opens: house.id, words: vec![house.house_number, house.address] };
    Ok((title, houses.into_iter().map(line).collect()))
}

fn defence(
    desk: &Desk,
    on: Date,
    group: Option<RecordId>,
    column: DefenceColumn,
) -> Result<(String, Vec<Line>), Trouble> {
    let behind = statistics::defence_behind(desk, on, group, column)?;
    let sum: u64 = behind.iter().map(|line| line.counts).sum();
    let title = format!("{}：{}，截至 {on}", column.heading(), thousands(sum));
    let line = |line: statistics::DefenceBehind| {
        let day = line.day.map(|day| day.to_string()).unwrap_or_default();
        Line { opens: line.group, words: vec![line.group_name, day, line.words, line.counts.to_string()] }
    };
    Ok((title, behind.into_iter().map(line).collect()))
}
