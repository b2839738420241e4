//! The columns of the lists, and the words of a row.

use crate::domain::Date;
use crate::domain::registers::{Appraisal, CouncilVote};
use crate::domain::values::Value;
use crate::domain::vote::share;
use crate::services::council::{ContactLine, DutyLine, Round};
use crate::ui::icons;
use crate::ui::screens::plain_table::Headings;
use crate::ui::theme;
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Mood, badge};
use eframe::egui::Ui;

pub(super) const VOTES: Headings =
    &[("表决日期", 100.0), ("议题", 230.0), ("轮次", 48.0), ("赞成率", 72.0), ("结果", 120.0), ("公开日期", 96.0)];
pub(super) const APPRAISALS: Headings = &[
    ("评议日期", 100.0),
    ("对象", 56.0),
    ("名称", 200.0),
    ("群众满意", 72.0),
    ("党员满意", 72.0),
    ("结果", 120.0),
    ("整改期限", 96.0),
];

pub(super) const CONTACTS: Headings =
    &[("走访日期", 100.0), ("联系人", 88.0), ("类别", 56.0), ("对象", 150.0), ("诉求", 240.0), ("办理", 120.0)];

pub(super) const DUTIES: Headings = &[
    ("联系人", 96.0),
    ("任务类别", 120.0),
    ("起止日期", 200.0),
    ("完成", 64.0),
    ("还没做到", 260.0),
    ("走访次数", 80.0),
];

pub(super) fn duty_cell_ui(ui: &mut Ui, line: &DutyLine, column: usize, today: Date) {
    let lacking = line.duty.lacking();
    let words = match column {
        0 => line.duty.officer.shown(),
        1 => line.duty.kind.shown(),
        2 => line.days(),
        3 => line.duty.progress(),
        4 if lacking.is_empty() => {
            badge(ui, Mood::Good, Some(icons::CHECK), "都做到了");
            return;
        }
        4 if line.is_missed(today) => {
            badge(ui, Mood::Warn, Some(icons::WARNING), &lacking.join("、"));
            return;
        }
        4 => lacking.join("、"),
        _ => line.visits.to_string(),
    };
    cell_text(ui, theme::body(words));
}

pub(super) fn contact_cell_ui(ui: &mut Ui, line: &ContactLine, column: usize) {
    let visit = &line.visit;
    let words = match column {
        0 => visit.visited_on.shown(),
        1 => visit.officer.shown(),
        2 => visit.kind.shown(),
        3 if visit.subject.is_empty() => line.address.clone(),
        3 => visit.subject.shown(),
        4 => visit.told.shown(),
        _ if visit.is_open() => {
            badge(ui, Mood::Warn, Some(icons::HALF_CIRCLE), "待办理");
            return;
        }
        _ if visit.settled_on.is_unset() => String::new(),
        _ => format!("{} 办结", visit.settled_on.shown()),
    };
    cell_text(ui, theme::body(words));
}

pub(super) fn vote_cell_ui(ui: &mut Ui, vote: &Round<CouncilVote>, column: usize) {
    let (record, tally) = (&vote.record, vote.record.tally());
    let words = match column {
        0 => record.held_on.shown(),
        1 => record.subject.shown(),
        2 => record.round.shown(),
        3 => share(tally.agreed, tally.base(record.counted_of())),
        4 => return verdict_ui(ui, record.passes(), record.outcome().label(), vote.is_followed),
        _ => record.published_on.shown(),
    };
    cell_text(ui, theme::body(words));
}

pub(super) fn appraisal_cell_ui(ui: &mut Ui, appraisal: &Round<Appraisal>, column: usize) {
    let record = &appraisal.record;
    let words = match column {
        0 => record.held_on.shown(),
        1 => record.kind.shown(),
        2 => record.subject.shown(),
        3 => record.masses().share(),
        4 => record.members().share(),
        5 => {
            let (is_good, words) =
                if record.needs_rectification() { (false, "限期整改") } else { (true, "满意") };
            return verdict_ui(ui, is_good, words, appraisal.is_followed);
        }
        _ => record.due_on.shown(),
    };
    cell_text(ui, theme::body(words));
}

/// What fell short and came again since is no longer to be done.
fn verdict_ui(ui: &mut Ui, is_good: bool, words: &str, is_followed: bool) {
    match (is_good, is_followed) {
        (true, _) => badge(ui, Mood::Good, Some(icons::CHECK), words),
        (false, true) => badge(ui, Mood::Neutral, None, "已有下一轮"),
        (false, false) => badge(ui, Mood::Warn, Some(icons::WARNING), words),
    };
}
