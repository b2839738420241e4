//! `import`: a table brought into a register, or only rehearsed. Rows with contradictions wait for somebody at the window.

use super::words::Words;
use super::{Outcome, Refusal, open, say, say_json};
use crate::domain::import::Subject;
use crate::services::Progress;
use crate::services::import::{self, Import, Outcome as RowOutcome, Rehearsal, carry_out, rehearse, save_report};
use serde_json::{Map, Value, json};
use std::path::Path;
use std::process::ExitCode;

pub(super) fn run(words: &Words) -> Outcome {
    let file = words.only("表格文件")?.to_owned();
    let register = words.required("register")?;
    let subject = Subject::named(register)
        .ok_or_else(|| Refusal::Usage(format!("没有「{register}」这个登记簿，或还不能导入")))?;
    let mut desk = open(words)?;
    let import = import::open(&desk, Path::new(&file), Some(subject))?;
    let rehearsal = rehearse(&desk, &import, &Progress::default())?;
    if let Some(report) = words.one("report") {
        save_report(&mut desk, &import, &rehearsal, Path::new(report))?;
    }
    let is_done = !words.has("dry-run") && rehearsal.taken() > 0;
    if is_done {
        carry_out(&mut desk, &import, &rehearsal, &Progress::default())?;
    }
    if words.has("json") {
        say_json(&as_json(&import, &rehearsal, is_done))?;
    } else {
        in_words(&rehearsal, is_done)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn in_words(rehearsal: &Rehearsal, is_done: bool) -> Result<(), Refusal> {
    let counts: Vec<String> =
        RowOutcome::ALL.iter().map(|outcome| format!("{} {}", outcome.label(), rehearsal.count(*outcome))).collect();
    say(&format!("{}，新地址 {} 处", counts.join("，"), rehearsal.new_places.len()))?;
    let waiting = rehearsal.verdicts.iter().filter(|row| !row.is_taken() && row.outcome != RowOutcome::Same);
    for row in waiting {
        say(&format!("第 {} 行 {}：{}", row.number, row.outcome.label(), row.reason))?;
    }
    let taken = rehearsal.taken();
    say(&if is_done { format!("已导入 {taken} 行") } else { format!("没有写入，可导入 {taken} 行") })
}

/// Counts, each column with what it means, and the rows that say something; numbers of rows, nobody's data.
fn as_json(import: &Import, rehearsal: &Rehearsal, is_done: bool) -> Value {
    let counts = RowOutcome::ALL.iter().map(|outcome| (outcome.key().to_owned(), json!(rehearsal.count(*outcome))));
    let mut all: Map<String, Value> = counts.collect();
    let rows = rehearsal.verdicts.iter().map(
        |row| json!({ "row": row.number, "outcome": row.outcome.key(), "taken": row.is_taken(), "reason": row.reason }),
    );
    let columns = import.mapping.columns.iter().map(|column| {
        let (field, left) = match column.means {
            import::Use::Field(target) => (Some(target.word()), None),
            import::Use::Left(left) => (None, Some(left.words())),
        };
        json!({ "heading": column.heading, "field": field, "left_out": left })
    });
    all.insert("imported".to_owned(), json!(if is_done { rehearsal.taken() } else { 0 }));
    all.insert("new_places".to_owned(), json!(rehearsal.new_places.len()));
    all.insert("columns".to_owned(), columns.collect());
    all.insert("rows".to_owned(), rows.collect());
    Value::Object(all)
}
