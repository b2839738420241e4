//! `import`: a table brought into a register, or only rehearsed. Rows with contradictions wait for somebody at the window.

use super::words::Words;
use super::{Outcome, Refusal, open, say, say_json};
use crate::domain::import::Subject;
use crate::services::import::{self, Import, Outcome as RowOutcome, Rehearsal, carry_out, rehearse, save_report};
use crate::services::{Existing, Progress};
use serde_json::{Map, Value, json};
use std::path::Path;
use std::process::ExitCode;

pub(super) fn run(words: &Words) -> Outcome {
    let file = words.only("表格文件")?.to_owned();
    let register = words.required("register")?;
    let subject = Subject::named(register)
        .ok_or_else(|| Refusal::Usage(format!("没有「{register}」这个登记簿，或还不能导入")))?;
    let report = words.one("report").map(Path::new);
    let existing = report.map_or(Ok(Existing::Keep), |to| words.existing(to))?;
    let mut desk = open(words)?;
    let mut import = import::open(&desk, Path::new(&file), Some(subject))?;
    if let Some(sheet) = words.one("sheet") {
        import.choose_sheet(&desk, place_of(sheet, &import)?)?;
        import.choose_subject(&desk, subject)?;
    }
    let rehearsal = rehearse(&desk, &import, &Progress::default())?;
    if let Some(report) = report {
        save_report(&mut desk, &import, &rehearsal, report, existing)?;
    }
    let is_done = !words.has("dry-run") && rehearsal.taken() > 0;
    if is_done {
        carry_out(&mut desk, &import, &rehearsal, &Progress::default())?;
    }
    if words.has("json") {
        say_json(&as_json(&import, &rehearsal, is_done))?;
    } else {
        in_words(&import, &rehearsal, is_done)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// A sheet by its name, or by its place from 1.
fn place_of(sheet: &str, import: &Import) -> Result<usize, Refusal> {
    let names: Vec<&str> = import.sheet_names().collect();
    let by_number = || sheet.parse::<usize>().ok()?.checked_sub(1).filter(|place| *place < names.len());
    let place = names.iter().position(|name| *name == sheet).or_else(by_number);
    place.ok_or_else(|| Refusal::Failed(format!("文件里没有「{sheet}」这张工作表，可写 {}", names.join("、"))))
}

/// Which of several sheets was read; nothing where there is only one.
fn sheet_words(import: &Import) -> Option<String> {
    let names: Vec<&str> = import.sheet_names().collect();
    let read = names.get(import.chosen_sheet()).filter(|_| names.len() > 1)?;
    let others: Vec<&str> = names.iter().copied().filter(|name| name != read).collect();
    Some(format!("读的是工作表「{read}」；还有{}，要读它们请加 --sheet", others.join("、")))
}

fn in_words(import: &Import, rehearsal: &Rehearsal, is_done: bool) -> Result<(), Refusal> {
    sheet_words(import).map_or(Ok(()), |words| say(&words))?;
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
    let sheet = import.sheet_names().nth(import.chosen_sheet());
    all.insert("sheet".to_owned(), json!(sheet));
    all.insert("imported".to_owned(), json!(if is_done { rehearsal.taken() } else { 0 }));
    all.insert("new_places".to_owned(), json!(rehearsal.new_places.len()));
    all.insert("columns".to_owned(), columns.collect());
    all.insert("rows".to_owned(), rows.collect());
    Value::Object(all)
}
