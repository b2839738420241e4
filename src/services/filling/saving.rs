//! The filled table as a sample and as a file. Whatever leaves the station leaves a line in the log: how many rows, which
//! fields, whole or hidden, and what for.

use super::sources::{self, Choice, Handed};
use super::{About, Content, Filling, Manner, Sample, gathering, writes};
use crate::domain::filling::{Facts, StationFacts};
use crate::domain::{Date, RecordId, Right};
use crate::services::outgoing::{self, Existing, Outgoing};
use crate::services::{Desk, Progress, Trouble, people};
use crate::store::Action;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// Rows of a sample.
const SAMPLE: usize = 6;
/// More rows than these no office asks for in one table.
const MOST_ROWS: usize = 60_000;
/// More files than these are a register and no forms.
const MOST_FILES: usize = 500;
/// Read at once.
const ROWS_READ: usize = 500;

/// What is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct FillOrder {
    pub choice: Choice,
    pub handed: Option<Handed>,
    /// The day everything is as of.
    pub on: Date,
    /// Children under fourteen too.
    pub with_children: bool,
    /// Numbers, telephones, births and addresses whole.
    pub is_full: bool,
    /// What for; needed where anything is whole.
    pub purpose: String,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Saved {
    pub rows: usize,
    pub files: usize,
    /// Records the table had no room for, and why none was made.
    pub over: usize,
    pub why: Option<&'static str>,
    /// Children who were left out.
    pub children: usize,
    /// Labels outside the list whose rows do not agree: they stayed empty.
    pub disagreeing: Vec<String>,
    /// Labels that linli knows and had nothing to write for in any of the files: nothing is registered, or it is hidden.
    pub blank: Vec<String>,
    /// Places outside a list that were filled, in one file.
    pub places: usize,
}

/// The first rows, with everything hidden that a list hides.
pub fn sample(desk: &Desk, filling: &Filling, order: &FillOrder, progress: &Progress) -> Result<Sample, Trouble> {
    super::require(desk)?;
    let records = records(desk, filling, order)?;
    let count = records.len();
    let manner = Manner { is_full: false, ..filling.manner };
    let station = station(desk, filling, order, progress)?;
    let are_children = children(desk, filling, &records)?;
    let children = are_children.iter().filter(|is_child| **is_child).count();
    let wanted = if filling.is_one_each() { 1 } else { SAMPLE };
    let shown = records.iter().zip(are_children).filter(|(_, is_child)| order.with_children || !is_child);
    let facts: Vec<Facts> = shown
        .take(wanted)
        .map(|(record, _)| gathering::facts(desk, filling.plan.about, *record, order.on))
        .collect::<Result<_, _>>()?;
    let (written, _) = writes::of(filling, &facts, &station, &manner);
    let cells = filling.grid().map(|grid| writes::shown(grid, &written)).unwrap_or_default();
    Ok(Sample { cells, count, children })
}

/// Fills the table and saves it under a new name; a form with several records becomes a file for each, numbered.
pub fn save(
    desk: &mut Desk,
    filling: &Filling,
    order: &FillOrder,
    to: &Path,
    existing: Existing,
    progress: &Progress,
) -> Result<Saved, Trouble> {
    super::require(desk)?;
    if order.is_full {
        desk.require(Right::Reveal)?;
        if order.purpose.trim().is_empty() {
            return Err(Trouble::PurposeMissing);
        }
    }
    if let Some(sentence) = filling.lacking() {
        return Err(Trouble::NotFillable(sentence));
    }
    let manner = Manner { is_full: order.is_full, ..filling.manner };
    let station = station(desk, filling, order, progress)?;
    let (facts, children) = all_facts(desk, filling, order, progress)?;
    if facts.is_empty() && filling.plan.asks_for_records() {
        return Err(Trouble::NotFillable("没有要填的记录。请换一种资料，或换一个日期"));
    }
    let mut saved = Saved { rows: facts.len(), children, ..Saved::default() };
    let pieces: Vec<&[Facts]> = if filling.is_one_each() { facts.chunks(1).collect() } else { vec![facts.as_slice()] };
    if pieces.len() > MOST_FILES {
        return Err(Trouble::NotFillable("单张的表一次最多填 500 份。请先缩小范围"));
    }
    let path = |number| if pieces.len() > 1 { numbered(to, number) } else { to.to_owned() };
    let paths: Vec<PathBuf> = (1..=pieces.len()).map(path).collect();
    if paths.iter().any(|path| filling.opened_at.as_ref() == Some(&outgoing::real(path))) {
        return Err(Trouble::NotFillable("这就是那张空表，不能写在它上面。请换一个名字"));
    }
    let mut outgoing = Vec::new();
    for ((piece, path), number) in pieces.iter().zip(&paths).zip(1..) {
        let (written, empty) = writes::of(filling, piece, &station, &manner);
        let filled = filling.blank.filled(filling.table, &written)?;
        (saved.over, saved.why, saved.disagreeing) = (filled.over, filled.why, empty.disagreeing);
        saved.places = written.cells.len();
        if number == 1 {
            saved.blank = empty.blank;
        } else {
            saved.blank.retain(|label| empty.blank.contains(label));
        }
        outgoing.push(Outgoing::write(desk.folder(), path, &filled.bytes, existing)?);
    }
    saved.files = outgoing.len();
    saved.rows -= saved.over;
    let purpose = order.purpose.trim();
    desk.log(Action::Export, &log_words(filling, &saved, order.is_full), purpose)?;
    outgoing.into_iter().try_for_each(Outgoing::arrive)?;
    Ok(saved)
}

fn records(desk: &Desk, filling: &Filling, order: &FillOrder) -> Result<Vec<RecordId>, Trouble> {
    if !filling.plan.asks_for_records() {
        return Ok(Vec::new());
    }
    let records = sources::records(desk, filling.plan.about, &order.choice, order.handed.as_ref(), order.on)?;
    if records.len() > MOST_ROWS {
        return Err(Trouble::NotFillable("一张表最多填 60000 行。请先缩小范围"));
    }
    Ok(records)
}

fn station(desk: &Desk, filling: &Filling, order: &FillOrder, progress: &Progress) -> Result<StationFacts, Trouble> {
    let counts = filling.plan.slots.iter().any(|slot| matches!(slot.means.content(), Some(Content::Figure(_))));
    gathering::station(desk, order.on, counts, progress)
}

/// Which of the records are of children under fourteen.
fn children(desk: &Desk, filling: &Filling, records: &[RecordId]) -> Result<Vec<bool>, Trouble> {
    if filling.plan.about != About::People {
        return Ok(vec![false; records.len()]);
    }
    // Whatever day is asked about: who is a child today.
    let (today, mut children) = (desk.today(), HashSet::new());
    for some in records.chunks(ROWS_READ) {
        let rows = people::rows(desk, some)?.into_iter();
        children.extend(rows.filter(|row| row.person.is_small_child(today)).map(|row| row.residence_id));
    }
    Ok(records.iter().map(|record| children.contains(record)).collect())
}

/// Everybody, and how many children were left out.
fn all_facts(
    desk: &Desk,
    filling: &Filling,
    order: &FillOrder,
    progress: &Progress,
) -> Result<(Vec<Facts>, usize), Trouble> {
    let records = records(desk, filling, order)?;
    let mut wanted = Vec::with_capacity(records.len());
    let mut left_out = 0;
    for (record, is_child) in records.iter().zip(children(desk, filling, &records)?) {
        if is_child && !order.with_children {
            left_out += 1;
        } else {
            wanted.push(*record);
        }
    }
    let mut all = Vec::with_capacity(wanted.len());
    for (record, done) in wanted.iter().zip(0..) {
        if done % 64 == 0 {
            progress.report(done, wanted.len() as u64)?;
        }
        all.push(gathering::facts(desk, filling.plan.about, *record, order.on)?);
    }
    Ok((all, left_out))
}

/// 「套用表格 人口 30 行，号码遮住：姓名、证件号码」
fn log_words(filling: &Filling, saved: &Saved, is_full: bool) -> String {
    let plan = &filling.plan;
    let contents = plan.slots.iter().filter_map(|slot| slot.means.content());
    let mut labels: Vec<String> = Vec::new();
    for label in contents.map(Content::label) {
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    let manner = if is_full { "号码写全" } else { "号码遮住" };
    let about = plan.about.label();
    format!("套用表格 {about} {} 行，{} 个文件，{manner}：{}", saved.rows, saved.files, labels.join("、"))
}

/// 「登记表-001.xlsx」
fn numbered(to: &Path, number: usize) -> PathBuf {
    let stem = to.file_stem().unwrap_or_default().to_string_lossy();
    let ending = to.extension().unwrap_or_default().to_string_lossy();
    to.with_file_name(format!("{stem}-{number:03}.{ending}"))
}
