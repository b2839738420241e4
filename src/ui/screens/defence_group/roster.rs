//! The roster along the street, as of today or of a day, under what is to be looked at in the group.

use super::tabs::GroupTab;
use super::{Act, GroupScreen, Which};
use crate::domain::Weight;
use crate::domain::values::Value;
use crate::services::defence::RosterLine;
use crate::ui::icons;
use crate::ui::theme;
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Column, Mood, Table, badge, empty_state, notice_line};
use eframe::egui::{Id, Ui};

/// The list's id.
const ROSTER: &str = "group roster";
/// More findings than this are counted; the list of groups names the first.
const MOST_FINDINGS: usize = 4;

/// Heading and width; the last one takes what is left.
const COLUMNS: [(&str, f32); 6] =
    [("次序", 40.0), ("地址", 188.0), ("户主或店名", 118.0), ("电话", 118.0), ("求助电话", 112.0), ("说明", 120.0)];

impl GroupScreen {
    pub(super) fn main_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.tab == GroupTab::Roster {
            self.findings_ui(ui);
        }
        let in_bar = self.bar_ui(ui);
        let in_table = match self.tab {
            GroupTab::Roster => self.table_ui(ui),
            GroupTab::Duties => self.duties_ui(ui),
            GroupTab::Patrols => self.patrols_ui(ui),
        };
        in_bar.or(in_table)
    }

    /// What is to be looked at; it speaks of the record, and refuses nothing.
    fn findings_ui(&self, ui: &mut Ui) {
        for finding in self.page.findings.iter().take(MOST_FINDINGS) {
            notice_line(ui, finding.weight() == Weight::Wrong, &finding.words());
        }
    }

    fn table_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.page.roster.is_empty() {
            return self.empty_ui(ui);
        }
        let id = Id::unique(ROSTER);
        self.lead_to(ui, id);
        let columns: Vec<Column> =
            COLUMNS.iter().map(|(heading, width)| Column::new(*heading, *width).not_sortable()).collect();
        let roster = &self.page.roster;
        let table = Table::new(id, &columns, roster.len()).selected(self.selected);
        let output = table.show(ui, |ui, row, column| {
            if let Some(line) = roster.get(row) {
                cell_ui(ui, line, row, column);
            }
        });
        if let Some(row) = output.opened {
            self.selected = Some(row);
            return self.no_line().is_none().then_some(Act::Ask(Which::Member));
        }
        output.selected.map(Act::Select)
    }

    fn empty_ui(&self, ui: &mut Ui) -> Option<Act> {
        if self.page.as_of.is_some() {
            empty_state(ui, icons::DEFENCE, "这一天组里没有人家", "换一个日期，或清空日期回到今天", None);
            return None;
        }
        let act = self.refusal().is_none().then_some("添加一户");
        let advice = "按 Ins 添加第一户";
        empty_state(ui, icons::DEFENCE, "名册是空的", advice, act).then_some(Act::Ask(Which::Add))
    }
}

fn cell_ui(ui: &mut Ui, line: &RosterLine, row: usize, column: usize) {
    match column {
        0 => drop(cell_text(ui, theme::body((row + 1).to_string()))),
        1 => drop(cell_text(ui, theme::body(&line.address))),
        2 if line.title().is_empty() => {
            cell_text(ui, theme::body("暂未核到").color(theme::palette(ui).text_weak));
        }
        2 => drop(cell_text(ui, theme::body(line.title()))),
        3 => drop(cell_text(ui, theme::body(&line.phones))),
        4 => drop(cell_text(ui, theme::body(line.member.help_phones.masked()))),
        _ => {
            if !line.office.is_empty() {
                badge(ui, Mood::Accent, None, line.office);
            }
            if let Some(note) = line.notes.first() {
                badge(ui, Mood::Warn, Some(icons::WARNING), note);
            }
        }
    }
}
