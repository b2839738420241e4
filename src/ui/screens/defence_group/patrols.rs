//! The patrols of a month and the calls for help that were answered, what they found, and the same on paper.

use super::tabs::month_words;
use super::{Act, GroupScreen, Which};
use crate::domain::Register;
use crate::domain::registers::DefenceGroup;
use crate::domain::values::Value;
use crate::print::documents::{Sheet, SheetColumn};
use crate::services::defence::PatrolLine;
use crate::services::printing::Order;
use crate::ui::icons;
use crate::ui::theme;
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Card, Column, Mood, Table, badge, empty_state, fact_row};
use eframe::egui::{Id, Ui};

/// Heading and width; the last one takes what is left.
const COLUMNS: [(&str, f32); 6] =
    [("日期", 92.0), ("种类", 84.0), ("时段", 96.0), ("人数", 44.0), ("发现", 250.0), ("处理", 120.0)];

impl GroupScreen {
    pub(super) fn patrols_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.patrols.lines.is_empty() {
            let act = self.refusal().is_none().then_some("记巡逻");
            let title = format!("{} 还没有巡逻记录", month_words(self.month.0));
            return empty_state(ui, icons::DEFENCE, &title, "按 Ins 记一次巡逻或互助报警", act)
                .then_some(Act::Ask(Which::Patrol));
        }
        let id = Id::unique("group patrols");
        self.lead_to(ui, id);
        let columns: Vec<Column> =
            COLUMNS.iter().map(|(heading, width)| Column::new(*heading, *width).not_sortable()).collect();
        let lines = &self.patrols.lines;
        let output = Table::new(id, &columns, lines.len()).selected(self.patrol).show(ui, |ui, row, column| {
            if let Some(line) = lines.get(row) {
                cell_ui(ui, line, column);
            }
        });
        if let Some(row) = output.opened {
            self.patrol = Some(row);
            return self.no_patrol().is_none().then_some(Act::Ask(Which::EditPatrol));
        }
        output.selected.map(Act::SelectPatrol)
    }

    pub(super) fn totals_ui(&self, ui: &mut Ui) {
        let totals = &self.patrols.totals;
        let title = format!("{} 合计", month_words(self.month.0));
        Card::new(&title).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            fact_row(ui, "巡逻", &format!("{} 次，{} 人次", totals.patrols, totals.headcount));
            fact_row(ui, "互助报警", &format!("{} 次", totals.calls));
            fact_row(ui, "发现", &format!("{} 处，处理 {} 处", totals.findings, totals.settled));
        });
        let Some(line) = self.patrol.and_then(|row| self.patrols.lines.get(row)) else { return };
        let mut facts = vec![
            ("参加人", line.patrol.people.shown()),
            ("路线", line.patrol.route.shown()),
            ("发现", line.found.clone()),
            ("处理", line.handled.clone()),
        ];
        facts.retain(|(_, words)| !words.is_empty());
        if facts.is_empty() {
            return;
        }
        let title = format!("{} {}", line.patrol.patrolled_on.shown(), line.patrol.kind.label());
        Card::new(&title).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (label, words) in &facts {
                fact_row(ui, label, words);
            }
        });
    }

    pub(super) fn no_patrol(&self) -> Option<&'static str> {
        self.refusal().or(self.patrol.is_none().then_some("请先选一条"))
    }

    pub(super) fn no_log(&self) -> Option<&'static str> {
        let is_empty = self.patrols.lines.is_empty().then_some("这个月还没有巡逻记录");
        if self.may_print { is_empty } else { Some("您的角色不能打印") }
    }

    /// The month as a table, the first patrol first.
    pub(super) fn log_paper(&self) -> Order {
        let row = |line: &PatrolLine| {
            vec![
                line.patrol.patrolled_on.shown(),
                line.patrol.kind.shown(),
                line.patrol.hours.shown(),
                line.patrol.headcount.shown(),
                line.patrol.people.shown(),
                line.patrol.route.shown(),
                line.found.clone(),
                line.handled.clone(),
            ]
        };
        let sheet = Sheet {
            title: format!("{}巡逻登记", self.page.group.number_words()),
            about: vec![format!("{}　{}", month_words(self.month.0), self.patrols.totals.words())],
            as_of: self.today,
            columns: ["日期", "种类", "时段", "人数", "参加人", "路线", "发现", "处理"].map(SheetColumn::of).into(),
            rows: self.patrols.lines.iter().rev().map(row).collect(),
            ..Sheet::default()
        };
        Order::sheet(sheet.fitted(), DefenceGroup::TABLE, vec![self.page.id])
    }
}

fn cell_ui(ui: &mut Ui, line: &PatrolLine, column: usize) {
    let is_open = line.findings.iter().any(|(_, finding)| finding.resolved_on.is_unset());
    let words = match column {
        0 => line.patrol.patrolled_on.shown(),
        1 => line.patrol.kind.shown(),
        2 => line.patrol.hours.shown(),
        3 => line.patrol.headcount.shown(),
        4 => line.found.clone(),
        _ if is_open => {
            badge(ui, Mood::Warn, Some(icons::HALF_CIRCLE), &line.handled);
            return;
        }
        _ => line.handled.clone(),
    };
    cell_text(ui, theme::body(words));
}
