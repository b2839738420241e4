//! The columns of each tab, and a row in words.

use crate::domain::Date;
use crate::domain::routine::State;
use crate::services::routines::{Ledger, LedgerRow, OccurrenceLine, RowState};
use crate::ui::columns::{Layout, Spec};
use crate::ui::event::RoutineTab;
use crate::ui::icons;
use crate::ui::listing::Row;
use crate::ui::theme;
use crate::ui::widgets::badge::{deadline_by_rule, deadline_words};
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Mood, Sort, badge};
use eframe::egui::Ui;

/// Answers, replies and findings are near so many days before.
const NEAR: i64 = 7;

const NOW: &[Spec<()>] = &[
    Spec::new("state", "状态", 132.0),
    Spec::new("title", "工作", 196.0),
    Spec::new("number", "期间", 148.0),
    Spec::new("place", "片区", 160.0),
    Spec::new("by", "责任人", 100.0),
    Spec::new("day", "到期", 96.0),
    Spec::new("kind", "周期", 120.0),
];

const REPORTS: &[Spec<()>] = &[
    Spec::new("day", "日期", 96.0),
    Spec::new("title", "名称", 196.0),
    Spec::new("number", "期间", 148.0),
    Spec::new("state", "状态", 132.0),
    Spec::new("place", "范围", 160.0),
    Spec::new("by", "开展人", 120.0),
    Spec::new("kind", "种类", 88.0),
];

const RECEPTIONS: &[Spec<()>] = &[
    Spec::new("number", "编号", 148.0),
    Spec::new("day", "日期", 96.0),
    Spec::new("place", "来访人", 96.0),
    Spec::new("kind", "事项类别", 88.0),
    Spec::new("title", "诉求", 260.0),
    Spec::new("state", "状态", 132.0),
    Spec::new("by", "首问责任人", 100.0),
];

const FEEDBACK: &[Spec<()>] = &[
    Spec::new("number", "编号", 148.0),
    Spec::new("day", "日期", 96.0),
    Spec::new("kind", "事项类别", 88.0),
    Spec::new("place", "地点", 180.0),
    Spec::new("title", "事项", 260.0),
    Spec::new("state", "状态", 132.0),
    Spec::new("by", "信息员", 88.0),
];

const MEETINGS: &[Spec<()>] = &[
    Spec::new("day", "日期", 96.0),
    Spec::new("title", "名称", 240.0),
    Spec::new("kind", "种类", 88.0),
    Spec::new("number", "议题", 64.0),
    Spec::new("state", "交办", 132.0),
    Spec::new("by", "主持人", 96.0),
    Spec::new("place", "地点", 160.0),
];

const OPENINGS: &[Spec<()>] = &[
    Spec::new("day", "登记日期", 96.0),
    Spec::new("kind", "类别", 56.0),
    Spec::new("title", "岗位或房源", 220.0),
    Spec::new("place", "地点", 180.0),
    Spec::new("by", "待遇或租金", 160.0),
    Spec::new("number", "有效期至", 96.0),
    Spec::new("state", "状态", 132.0),
];

const SERVICES: &[Spec<()>] = &[
    Spec::new("day", "日期", 96.0),
    Spec::new("kind", "服务类别", 88.0),
    Spec::new("title", "服务事项", 280.0),
    Spec::new("number", "服务人次", 80.0),
    Spec::new("place", "地点", 180.0),
    Spec::new("by", "经办人", 96.0),
    Spec::new("state", "状态", 132.0),
];

/// The latest stands first, or what is due first; nothing else is sorted by.
pub(super) const fn layout(tab: RoutineTab) -> Layout<()> {
    let (list, all, day) = match tab {
        RoutineTab::Now | RoutineTab::Year => ("routine", NOW, 5),
        RoutineTab::Ledger(Ledger::Reports) => ("routine_report", REPORTS, 0),
        RoutineTab::Ledger(Ledger::Receptions) => ("reception", RECEPTIONS, 1),
        RoutineTab::Ledger(Ledger::Feedback) => ("feedback", FEEDBACK, 1),
        RoutineTab::Ledger(Ledger::Meetings) => ("meeting", MEETINGS, 0),
        RoutineTab::Ledger(Ledger::Openings) => ("opening", OPENINGS, 0),
        RoutineTab::Ledger(Ledger::Services) => ("service_record", SERVICES, 0),
    };
    let first_sort = Sort { column: day, is_descending: !matches!(tab, RoutineTab::Now) };
    Layout { list, all, hidden_at_first: &[], give_way: &["kind", "by", "place"], first_sort }
}

/// A row, made when it is read.
pub(super) struct Words {
    number: String,
    day: String,
    kind: String,
    title: String,
    place: String,
    by: String,
    standing: Standing,
}

enum Standing {
    Occurrence(State, i64),
    Record(RowState, Date),
}

impl Words {
    pub(super) fn of_occurrence(line: &OccurrenceLine, today: Date) -> Self {
        Self {
            number: line.period(),
            day: line.occurrence.due.to_string(),
            kind: line.rule_words(),
            title: line.routine.routine_name.0.clone(),
            place: line.area.clone(),
            by: line.routine.holder.0.clone(),
            standing: Standing::Occurrence(line.state, line.occurrence.days_left(today)),
        }
    }

    pub(super) fn of_record(row: LedgerRow, today: Date) -> Self {
        Self {
            number: row.number,
            day: row.day.map(|day| day.to_string()).unwrap_or_default(),
            kind: row.kind,
            title: row.title,
            place: row.place,
            by: row.by,
            standing: Standing::Record(row.state, today),
        }
    }
}

impl Row for Words {
    fn cell(&self, key: &str) -> String {
        match key {
            "number" => self.number.clone(),
            "day" => self.day.clone(),
            "kind" => self.kind.clone(),
            "title" => self.title.clone(),
            "place" => self.place.clone(),
            "state" => self.standing.words(),
            _ => self.by.clone(),
        }
    }

    fn cell_ui(&self, ui: &mut Ui, key: &str) {
        let words = match key {
            "number" => &self.number,
            "day" => &self.day,
            "kind" => &self.kind,
            "title" => &self.title,
            "place" => &self.place,
            "state" => return self.standing.ui(ui),
            _ => &self.by,
        };
        cell_text(ui, theme::body(words));
    }
}

impl Standing {
    fn words(&self) -> String {
        match *self {
            Self::Occurrence(State::Due | State::Overdue, days_left) => deadline_words(days_left),
            Self::Occurrence(state, _) => state.label().to_owned(),
            Self::Record(RowState::Settled, _) => "已办结".to_owned(),
            Self::Record(RowState::Noted, _) => String::new(),
            Self::Record(RowState::Zero, _) => "零报告".to_owned(),
            Self::Record(RowState::TakenDown, _) => "已撤下".to_owned(),
            Self::Record(RowState::Open(None), _) => "在办".to_owned(),
            Self::Record(RowState::Open(Some(day)), today) => deadline_words((day - today).num_days()),
        }
    }

    /// By shape and word.
    fn ui(&self, ui: &mut Ui) {
        match *self {
            Self::Occurrence(State::Due | State::Overdue, days_left) => drop(deadline_by_rule(ui, days_left, true)),
            Self::Occurrence(state, _) => state_ui(ui, state),
            Self::Record(RowState::Settled, _) => drop(badge(ui, Mood::Good, Some(icons::CHECK), "已办结")),
            Self::Record(RowState::Noted, _) => {}
            Self::Record(RowState::Zero, _) => drop(badge(ui, Mood::Neutral, Some(icons::MINUS), "零报告")),
            Self::Record(RowState::TakenDown, _) => drop(badge(ui, Mood::Neutral, Some(icons::MINUS), "已撤下")),
            Self::Record(RowState::Open(None), _) => drop(badge(ui, Mood::Accent, Some(icons::CLOCK), "在办")),
            Self::Record(RowState::Open(Some(day)), today) => {
                let days_left = (day - today).num_days();
                deadline_by_rule(ui, days_left, days_left <= NEAR);
            }
        }
    }
}

pub(super) fn state_ui(ui: &mut Ui, state: State) {
    let (mood, icon) = mark(state);
    badge(ui, mood, Some(icon), state.label());
}

/// How an occurrence is shown.
pub(super) fn mark(state: State) -> (Mood, char) {
    match state {
        State::Overdue => (Mood::Bad, icons::WARNING),
        State::Due => (Mood::Warn, icons::CLOCK),
        State::Ahead => (Mood::Neutral, icons::DASHED_CIRCLE),
        State::Missed => (Mood::Bad, icons::CROSS),
        State::Done => (Mood::Good, icons::CHECK_CIRCLE),
        State::DoneLate => (Mood::Good, icons::HALF_CIRCLE),
    }
}
