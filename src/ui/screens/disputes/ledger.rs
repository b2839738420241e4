//! 台账: the cases of the list as it stands, on paper. Of a case that is not public number and type alone, as in the list.

use crate::domain::dispute::Stage;
use crate::domain::values::Value;
use crate::domain::{Date, RecordId};
use crate::print::documents::{Sheet, SheetColumn, SheetSize};
use crate::services::disputes::{self, Listed};
use crate::services::{Desk, Trouble};

const COLUMNS: [&str; 11] =
    ["序号", "案号", "登记日期", "来源", "纠纷类型", "级别", "当事人", "简要情况", "调解员", "状态", "结案日期"];
/// So much of what was told stands in a row.
const MOST_TOLD: usize = 60;

/// These cases, under the conditions of the list in words.
pub(super) fn sheet(desk: &Desk, ids: &[RecordId], about: String, today: Date) -> Result<Sheet, Trouble> {
    let rows = disputes::rows(desk, ids)?;
    let column = |heading: &str| SheetColumn::of(heading).right(heading == "序号");
    let sheet = Sheet {
        title: "矛盾纠纷调解台账".to_owned(),
        about: vec![about],
        as_of: today,
        columns: COLUMNS.map(column).into(),
        rows: (1..).zip(&rows).map(|(number, listed)| row(number, listed)).collect(),
        has_sum: false,
        purpose: "台账".to_owned(),
        size: SheetSize::default(),
    };
    Ok(sheet.fitted())
}

fn row(number: usize, listed: &Listed) -> Vec<String> {
    let case = &listed.row.case;
    let dispute = &case.dispute;
    let is_secret = dispute.is_confidential();
    let sides: Vec<String> = case.sides().map(|(code, _)| case.side_in_words(code)).collect();
    let stage: Stage = listed.course.stage;
    vec![
        number.to_string(),
        dispute.case_number.shown(),
        dispute.registered_on.shown(),
        dispute.source.shown(),
        dispute.dispute_type.shown(),
        dispute.level.shown(),
        if is_secret { "不公开".to_owned() } else { sides.join("与") },
        if is_secret { String::new() } else { told(&dispute.summary) },
        dispute.mediators.shown(),
        stage.label().to_owned(),
        listed.course.ended_on.map(|day| day.to_string()).unwrap_or_default(),
    ]
}

/// The beginning of what was told, on one line.
fn told(summary: &str) -> String {
    let line = summary.replace('\n', " ");
    if line.chars().count() <= MOST_TOLD {
        return line;
    }
    line.chars().take(MOST_TOLD - 1).chain(['…']).collect()
}
