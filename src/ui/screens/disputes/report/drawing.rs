//! What the screen draws: which table, the figures with their bars, and the cases behind one figure.

use super::counted::{SERIES, Wanted};
use super::{Act, DisputeReportScreen};
use crate::domain::statistics::WorkColumn;
use crate::ui::icons;
use crate::ui::theme::{self, space};
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Button, Column, FigureTable, Tab, Table, bar_chart, segmented};
use eframe::egui::{Align, Id, Layout, ScrollArea, Ui};

const TABLE: &str = "dispute report";
const BEHIND: &str = "disputes behind";
/// Bars are compared by eye: on a wide window they need not be wide.
const CHART: f32 = 720.0;

impl DisputeReportScreen {
    pub(super) fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let palette = theme::palette(ui);
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            ui.label(theme::icon(icons::MEDIATION, 16.0).color(palette.text_weak));
            if ui.link(theme::body("调解").color(palette.text_weak)).clicked() {
                asked = Some(Act::Back);
            }
            ui.label(theme::icon(icons::CARET_RIGHT, 14.0).color(palette.text_weak));
            ui.label(theme::title("统计"));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let refusal = (!self.may_print).then_some("您的角色不能打印");
                if ui.add(Button::secondary("打印").icon(icons::PRINT).key("Ctrl P").refused(refusal)).clicked() {
                    asked = Some(Act::Print);
                }
                if ui.add(Button::secondary("导出").key("Ctrl E")).clicked() {
                    asked = Some(Act::Export);
                }
                let tabs = Wanted::ALL.map(|wanted| Tab::new(wanted.label(), None));
                let chosen = Wanted::ALL.iter().position(|wanted| *wanted == self.wanted).unwrap_or_default();
                asked = asked.take().or(segmented(ui, &tabs, chosen).map(Act::Want));
            });
        });
        asked
    }

    pub(super) fn body_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.behind.is_some() {
            return self.behind_ui(ui);
        }
        let id = Id::unique(TABLE);
        if std::mem::take(&mut self.wants_focus) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let table = FigureTable::new(id, &self.counted.columns, &self.counted.rows);
        let has_bars = !self.counted.bars.is_empty();
        let share = if has_bars { 0.55 } else { 1.0 };
        let room = ((ui.available_height() - 40.0) * share).max(200.0).min(table.height() + space::CARD);
        let followed = table.show(ui, room).map(Act::Follow);
        ui.add_space(space::SMALL);
        for note in self.notes() {
            ui.label(theme::small(note).color(theme::palette(ui).text_weak));
        }
        if has_bars { followed.or(self.bars_ui(ui)) } else { followed }
    }

    /// 新增 and 化解 row by row; a bar leads to what its figure leads to.
    fn bars_ui(&self, ui: &mut Ui) -> Option<Act> {
        ui.add_space(space::CARD);
        let series = SERIES.map(|column| column.heading().1);
        let chart = ScrollArea::vertical().id_salt("dispute bars").auto_shrink([false, false]).show(ui, |ui| {
            ui.set_max_width(CHART);
            bar_chart(ui, &series, &self.counted.bars)
        });
        let (row, place) = chart.inner?;
        let column = WorkColumn::ALL.iter().position(|column| *column == SERIES[place])?;
        Some(Act::Follow((row, column)))
    }

    fn behind_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let (title, behind) = self.behind.as_ref()?;
        let mut asked = None;
        ui.horizontal(|ui| {
            ui.label(theme::strong(title));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(Button::secondary("回到统计").icon(icons::CROSS).key("Esc").small()).clicked() {
                    asked = Some(Act::CloseBehind);
                }
            });
        });
        let id = Id::unique(BEHIND);
        if std::mem::take(&mut self.wants_focus) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let columns = [("案号", 196.0), ("纠纷", 360.0), ("状态", 100.0)];
        let columns = columns.map(|(heading, width)| Column::new(heading, width).not_sortable());
        let output =
            Table::new(id, &columns, behind.len()).selected(Some(self.selected)).show(ui, |ui, row, column| {
                let case = &behind[row];
                let words = [case.number.as_str(), case.title.as_str(), case.stage][column];
                cell_text(ui, theme::body(words));
            });
        if let Some(row) = output.selected {
            self.selected = row;
        }
        asked.or(output.opened.map(Act::Open))
    }
}
