//! The columns of the list, and a row in words. Of a case that is not public the list shows number and type alone, to those on it too:
//! somebody may look over their shoulder.

use crate::domain::Date;
use crate::domain::dispute::Stage;
use crate::services::disputes::Listed;
use crate::ui::columns::{Layout, Spec};
use crate::ui::icons;
use crate::ui::listing::Row;
use crate::ui::theme;
use crate::ui::widgets::badge::{appointment, deadline_by_rule};
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Mood, Sort, badge};
use eframe::egui::Ui;

/// What is due stands before what gives way in a narrow window.
const ALL: &[Spec<()>] = &[
    Spec::new("case_number", "案号", 196.0),
    Spec::new("parties", "当事人", 180.0),
    Spec::new("stage", "状态", 92.0),
    Spec::new("due", "到期", 220.0),
    Spec::new("dispute_type", "纠纷类型", 128.0),
    Spec::new("level", "级别", 52.0),
    Spec::new("registered_on", "登记日期", 92.0),
    Spec::new("mediators", "调解员", 110.0),
];

/// The latest case stands first; nothing else is sorted by.
pub(super) const fn layout() -> Layout<()> {
    Layout {
        list: "dispute",
        all: ALL,
        hidden_at_first: &[],
        give_way: &["level", "registered_on", "mediators"],
        first_sort: Sort { column: 6, is_descending: true },
    }
}

/// A row, made when it is read.
pub(super) struct Words {
    number: String,
    parties: String,
    kind: String,
    level: String,
    registered_on: String,
    mediators: String,
    stage: Stage,
    due: Option<Due>,
}

struct Due {
    days_left: i64,
    is_near: bool,
    is_appointment: bool,
    matter: String,
}

impl Due {
    /// 「剩 3 天 调解期限」
    fn words(&self) -> String {
        let when = match self.days_left {
            0 => "今天".to_owned(),
            days if days < 0 => format!("过期 {} 天", -days),
            days => format!("剩 {days} 天"),
        };
        format!("{when} {}", self.matter)
    }
}

impl Words {
    pub(super) fn of(listed: Listed, today: Date) -> Self {
        let case = &listed.row.case;
        let dispute = &case.dispute;
        let sides: Vec<String> = case.sides().map(|(code, _)| case.side_in_words(code)).collect();
        Self {
            number: dispute.case_number.0.clone(),
            parties: if dispute.is_confidential() { "不公开".to_owned() } else { sides.join("与") },
            kind: dispute.dispute_type.label().to_owned(),
            level: dispute.level.label().to_owned(),
            registered_on: dispute.registered_on.0.map(|day| day.to_string()).unwrap_or_default(),
            mediators: dispute.mediators.0.clone(),
            stage: listed.course.stage,
            due: listed.due.map(|due| Due {
                days_left: due.days_left(today),
                is_near: due.deadline.is_near,
                is_appointment: due.is_appointment(),
                matter: due.in_words(),
            }),
        }
    }

    fn due_ui(&self, ui: &mut Ui) {
        let Some(due) = &self.due else { return };
        match due.days_left {
            days if due.is_appointment => appointment(ui, days),
            days => deadline_by_rule(ui, days, due.is_near),
        };
        cell_text(ui, theme::small(&due.matter).color(theme::palette(ui).text_weak));
    }
}

impl Row for Words {
    fn cell(&self, key: &str) -> String {
        match key {
            "case_number" => self.number.clone(),
            "parties" => self.parties.clone(),
            "stage" => self.stage.label().to_owned(),
            "due" => self.due.as_ref().map(Due::words).unwrap_or_default(),
            "dispute_type" => self.kind.clone(),
            "level" => self.level.clone(),
            "registered_on" => self.registered_on.clone(),
            _ => self.mediators.clone(),
        }
    }

    fn cell_ui(&self, ui: &mut Ui, key: &str) {
        let words = match key {
            "case_number" => &self.number,
            "parties" => &self.parties,
            "stage" => return stage_ui(ui, self.stage),
            "due" => return self.due_ui(ui),
            "dispute_type" => &self.kind,
            "level" => &self.level,
            "registered_on" => &self.registered_on,
            _ => &self.mediators,
        };
        cell_text(ui, theme::body(words));
    }
}

/// Where a case stands, by shape and word.
pub(in crate::ui::screens) fn stage_ui(ui: &mut Ui, stage: Stage) {
    let (mood, icon) = match stage {
        Stage::Registered => (Mood::Warn, icons::HALF_CIRCLE),
        Stage::Accepted | Stage::Investigating | Stage::Mediating => (Mood::Accent, icons::CLOCK),
        Stage::Performing => (Mood::Accent, icons::COUNTDOWN),
        Stage::Settled => (Mood::Good, icons::CHECK),
        Stage::Archived => (Mood::Neutral, icons::CHECK),
        Stage::Refused | Stage::Transferred | Stage::Failed | Stage::Terminated | Stage::Withdrawn => {
            (Mood::Neutral, icons::MINUS)
        }
    };
    badge(ui, mood, Some(icon), stage.label());
}
