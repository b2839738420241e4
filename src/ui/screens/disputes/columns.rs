//! The columns of the list, and a row in words. Of a case that is not public the list shows number and type alone, to those on it too:
//! somebody may look over their shoulder.

use crate::domain::Date;
use crate::domain::dispute::Stage;
use crate::services::disputes::Listed;
use crate::ui::icons;
use crate::ui::theme;
use crate::ui::widgets::badge::deadline_by_rule;
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Column, Mood, badge};
use eframe::egui::Ui;

/// Heading and width: what is due stands before what a narrow window cuts off.
const COLUMNS: [(&str, f32); 8] = [
    ("案号", 196.0),
    ("当事人", 180.0),
    ("状态", 92.0),
    ("到期", 220.0),
    ("纠纷类型", 128.0),
    ("级别", 52.0),
    ("登记日期", 92.0),
    ("调解员", 110.0),
];

pub(super) fn headings() -> Vec<Column> {
    COLUMNS.iter().map(|(heading, width)| Column::new(*heading, *width).not_sortable()).collect()
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
    matter: String,
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
                matter: format!("{}{}", due.deadline.matter.label(), due.about),
            }),
        }
    }

    pub(super) fn cell_ui(&self, ui: &mut Ui, column: usize) {
        let words = match column {
            0 => &self.number,
            1 => &self.parties,
            2 => return stage_ui(ui, self.stage),
            3 => return self.due_ui(ui),
            4 => &self.kind,
            5 => &self.level,
            6 => &self.registered_on,
            _ => &self.mediators,
        };
        cell_text(ui, theme::body(words));
    }

    fn due_ui(&self, ui: &mut Ui) {
        let Some(due) = &self.due else { return };
        deadline_by_rule(ui, due.days_left, due.is_near);
        cell_text(ui, theme::small(&due.matter).color(theme::palette(ui).text_weak));
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
