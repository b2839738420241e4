//! The list itself: the switch above it, its rows, and what stands there when there is no household.

use super::{Act, HouseholdsScreen};
use crate::services::households::{HouseholdColumn, HouseholdFilter, Task};
use crate::services::people::Living;
use crate::ui::event::PeopleList;
use crate::ui::icons;
use crate::ui::inside::thousands;
use crate::ui::screens::people::registers;
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Button, Column, Sort, Tab, Table, empty_state, segmented};
use eframe::egui::{Align, Frame, Id, Layout, Margin, Panel, Ui};

const LIST: &str = "households";
/// The column sorted by in the beginning.
pub(super) const PLACE: usize = 3;

/// Heading, width, whether it stands at the right, and what it sorts by.
const COLUMNS: [(&str, f32, bool, Option<HouseholdColumn>); 6] = [
    ("户主", 96.0, false, Some(HouseholdColumn::Head)),
    ("人数", 48.0, true, None),
    ("户号", 104.0, false, Some(HouseholdColumn::Number)),
    ("户籍住址", 210.0, false, Some(HouseholdColumn::Place)),
    ("立户日期", 92.0, false, Some(HouseholdColumn::FromDate)),
    ("销户", 96.0, false, None),
];

/// What a column sorts by.
pub(super) fn order_of(column: usize) -> Option<HouseholdColumn> {
    COLUMNS.get(column)?.3
}

impl HouseholdsScreen {
    pub(super) fn list_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let frame = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("households head").exact_size(height::PAGE_HEAD).frame(frame).show_separator_line(false);
        let head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let bar = Panel::top("households bar").exact_size(height::FILTER_BAR).frame(frame);
        let bar = bar.show(ui, |ui| ui.horizontal_centered(|ui| self.living_ui(ui)).inner).inner;
        let table = self.table_ui(ui);
        head.or(bar).or(table)
    }

    fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        let counts = [self.people.living, self.people.residents, self.counts.standing];
        ui.horizontal_centered(|ui| {
            asked = registers::switch_ui(ui, counts, PeopleList::Households).map(Act::List);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let refusal = (!self.may_write).then_some("您的角色只能查看");
                let found = Button::primary("立户").icon(icons::PLUS).key("Alt N").refused(refusal);
                if ui.add(found).clicked() {
                    asked = Some(Act::Happens(Task::Found, None));
                }
            });
        });
        asked
    }

    fn living_ui(&self, ui: &mut Ui) -> Option<Act> {
        let tabs = [
            Tab::new("现有", Some(thousands(self.counts.standing))),
            Tab::new("已销户", Some(thousands(self.counts.ended))),
            Tab::new("全部", None),
        ];
        let all = [Living::Now, Living::Left, Living::All];
        let chosen = all.iter().position(|living| *living == self.filter.living).unwrap_or_default();
        let living = all[segmented(ui, &tabs, chosen)?];
        Some(Act::Filter(HouseholdFilter { living, ..self.filter.clone() }))
    }

    fn table_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.rows.count() == 0 {
            return self.empty_ui(ui);
        }
        let id = Id::unique(LIST);
        if std::mem::take(&mut self.wants_focus) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let headings = headings();
        let rows = &self.rows;
        let sort = Sort { ..self.sort };
        let table = Table::new(id, &headings, rows.count()).selected(self.selected).sorted(Some(sort));
        let output = table.show(ui, |ui, row, column| {
            if let Some(words) = rows.row(row).and_then(|words| words.get(column)) {
                cell_text(ui, theme::body(words));
            }
        });
        if let Some(sort) = output.sort {
            return Some(Act::Order(sort));
        }
        if let Some(row) = output.opened.or(output.selected) {
            return Some(Act::Select(row));
        }
        let unread = self.rows.unread(output.in_sight)?;
        ui.ctx().request_repaint();
        Some(Act::Read(unread))
    }

    fn empty_ui(&self, ui: &mut Ui) -> Option<Act> {
        let act = self.may_write.then_some("立户");
        let advice = "按 Alt N 登记第一户，户主和成员一次填完";
        let founds = empty_state(ui, icons::PEOPLE, "这里还没有户", advice, act);
        founds.then_some(Act::Happens(Task::Found, None))
    }
}

fn headings() -> Vec<Column> {
    let heading = |(heading, width, is_right, order): &(&str, f32, bool, Option<HouseholdColumn>)| {
        let column = Column::new(*heading, *width);
        let column = if *is_right { column.right() } else { column };
        if order.is_some() { column } else { column.not_sortable() }
    };
    COLUMNS.iter().map(heading).collect()
}
