//! The duties of a month: who stands on which day, how many each has of them, and the same on paper.

use super::tabs::month_words;
use super::{Act, GroupScreen, Which};
use crate::domain::Register;
use crate::domain::registers::DefenceGroup;
use crate::print::documents::{Sheet, SheetColumn};
use crate::services::defence::TurnLine;
use crate::services::printing::Order;
use crate::services::today::weekday;
use crate::ui::icons;
use crate::ui::theme::{self, height};
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Card, Column, Mood, Table, badge, empty_state};
use eframe::egui::{Align, Id, Label, Layout, Ui, vec2};

/// Heading and width; the last one takes what is left.
const COLUMNS: [(&str, f32); 6] =
    [("日期", 124.0), ("时段", 100.0), ("值班户", 124.0), ("地址", 180.0), ("电话", 116.0), ("说明", 100.0)];

impl GroupScreen {
    pub(super) fn duties_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.duties.turns.is_empty() {
            let act = self.refusal().is_none().then_some("排轮值");
            let advice = "按 Ins 排一张轮值表，各户轮流";
            let title = format!("{} 还没有排班", month_words(self.month.0));
            return empty_state(ui, icons::CALENDAR, &title, advice, act).then_some(Act::Ask(Which::Rota));
        }
        let id = Id::unique("group duties");
        self.lead_to(ui, id);
        let columns: Vec<Column> =
            COLUMNS.iter().map(|(heading, width)| Column::new(*heading, *width).not_sortable()).collect();
        let turns = &self.duties.turns;
        let output = Table::new(id, &columns, turns.len()).selected(self.turn).show(ui, |ui, row, column| {
            if let Some(turn) = turns.get(row) {
                cell_ui(ui, turn, column);
            }
        });
        if let Some(row) = output.opened {
            self.turn = Some(row);
            return self.no_turn().is_none().then_some(Act::Ask(Which::Swap));
        }
        output.selected.map(Act::SelectTurn)
    }

    /// How many each has this month: they differ by at most one until somebody swaps.
    pub(super) fn tallies_ui(&self, ui: &mut Ui) {
        let title = format!("{} 各{}班次", month_words(self.month.0), self.page.group.unit());
        Card::new(&title).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (name, turns) in &self.duties.tallies {
                tally_ui(ui, name, *turns);
            }
        });
    }

    pub(super) fn no_turn(&self) -> Option<&'static str> {
        self.refusal().or(self.turn.is_none().then_some("请先选一班"))
    }

    pub(super) fn no_rota(&self) -> Option<&'static str> {
        let is_empty = self.duties.turns.is_empty().then_some("这个月还没有排班");
        if self.may_print { is_empty } else { Some("您的角色不能打印") }
    }

    /// The month as a table, a row for each day.
    pub(super) fn rota_paper(&self) -> Order {
        let mut rows: Vec<Vec<String>> = Vec::new();
        for turn in &self.duties.turns {
            let day = day_words(turn);
            match rows.last_mut().filter(|row| row[0] == day) {
                Some(row) => row[2] = format!("{}、{}", row[2], named(turn)),
                None => rows.push(vec![day, turn.hours.clone(), named(turn), String::new(), String::new()]),
            }
        }
        let sheet = Sheet {
            title: format!("{}轮值表", self.page.group.number_words()),
            about: vec![format!("{}　{}", month_words(self.month.0), self.page.area)],
            as_of: self.today,
            columns: ["日期", "时段", "值班户", "签到", "巡查情况"].map(SheetColumn::of).into(),
            rows,
            ..Sheet::default()
        };
        Order::sheet(sheet.fitted(), DefenceGroup::TABLE, vec![self.page.id])
    }
}

/// The number at the right, and as much of the name as there is room for.
fn tally_ui(ui: &mut Ui, name: &str, turns: usize) {
    let room = vec2(ui.available_width(), height::FACT);
    ui.allocate_ui_with_layout(room, Layout::right_to_left(Align::Center), |ui| {
        ui.label(theme::body(format!("{turns} 班")));
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(Label::new(theme::small(name).color(theme::palette(ui).text_weak)).truncate());
        });
    });
}

/// 「虚构面馆（替 虚构书店）」
fn named(turn: &TurnLine) -> String {
    if turn.note.is_empty() { turn.name.clone() } else { format!("{}（{}）", turn.name, turn.note) }
}

/// 「2026-06-15 周一」
fn day_words(turn: &TurnLine) -> String {
    format!("{} 周{}", turn.day, weekday(turn.day))
}

fn cell_ui(ui: &mut Ui, turn: &TurnLine, column: usize) {
    let words = match column {
        0 => day_words(turn),
        1 => turn.hours.clone(),
        2 => turn.name.clone(),
        3 => turn.address.clone(),
        4 => turn.phones.clone(),
        _ if turn.note.is_empty() => return,
        _ => {
            badge(ui, Mood::Neutral, None, &turn.note);
            return;
        }
    };
    cell_text(ui, theme::body(words));
}
