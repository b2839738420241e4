//! Bringing the rehearsed rows in: a backup first, then one change, or nothing of it.

use super::rehearsal::{Rehearsal, Verdict, Who};
use super::scene::Places;
use super::{Import, houses, layouts, people, tenancies};
use crate::domain::import::{HouseRow, Line, PersonRow, Subject, TenancyRow};
use crate::domain::{RecordId, Right};
use crate::services::signature::Signature;
use crate::services::{Desk, Finished, LongWork, Progress, Trouble, backup};
use crate::store::{Action, ChangeId, Writing};
use std::collections::HashMap;
use std::sync::Arc;

/// Rows a line of the table may write: person, residence, household, membership, and what an address lacks.
const ROWS_A_LINE: usize = 3;

/// What bringing in came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    pub change: ChangeId,
    pub rows: usize,
    /// 「已导入人口 2,981 行」
    pub words: String,
}

/// Writes all rows that are to be taken.
pub fn carry_out(
    desk: &mut Desk,
    import: &Import,
    rehearsal: &Rehearsal,
    progress: &Progress,
) -> Result<Imported, Trouble> {
    desk.require(Right::Write)?;
    let taken: Vec<&Verdict> = rehearsal.verdicts.iter().filter(|verdict| verdict.is_taken()).collect();
    if taken.is_empty() {
        return Err(Trouble::NothingToImport);
    }
    progress.report(0, taken.len() as u64)?;
    backup::make(desk, None)?;
    layouts::remember(desk, &import.mapping)?;
    let lines = import.lines();
    let mut pen = Pen::new(desk, import, rehearsal);
    let rows: Vec<(&Line<'_>, &Who)> =
        taken.iter().filter_map(|verdict| Some((lines.get(verdict.line)?, &verdict.who))).collect();
    let subject = import.mapping.subject;
    let what = format!("导入{} {} 行", subject.label(), rows.len());
    let ((), change) = desk.writing_as(Action::Import, &what, |writing| {
        rows.iter().try_for_each(|(line, who)| pen.write(writing, line, who))
    })?;
    Ok(Imported { change, rows: rows.len(), words: format!("已{what}") })
}

/// One table on its way into the archive.
struct Pen<'a> {
    import: &'a Import,
    signature: Signature,
    places: Places,
    households: HashMap<String, RecordId>,
}

impl<'a> Pen<'a> {
    fn new(desk: &Desk, import: &'a Import, rehearsal: &Rehearsal) -> Self {
        let places = rehearsal.places.clone();
        Self { import, signature: Signature::of(desk), places, households: HashMap::new() }
    }

    fn read(&self, line: &Line<'_>) -> Row {
        let (mapping, today) = (&self.import.mapping, self.signature.today);
        let is_1904 = self.import.sheet().counts_from_1904;
        match mapping.subject {
            Subject::People => Row::Person(Box::new(PersonRow::of(line, mapping, today, is_1904))),
            Subject::Houses => Row::House(Box::new(HouseRow::of(line, mapping, today, is_1904))),
            Subject::Tenancies => Row::Tenancy(Box::new(TenancyRow::of(line, mapping, today, is_1904))),
        }
    }

    fn write(&mut self, writing: &mut Writing<'_>, line: &Line<'_>, who: &Who) -> Result<(), Trouble> {
        let row = self.read(line);
        let Self { signature, places, households, .. } = self;
        match row {
            Row::Person(row) => people::Pen { signature, households }.write(writing, &row, who, places),
            Row::House(row) => houses::write(writing, &row, who, places, signature),
            Row::Tenancy(row) => tenancies::write(writing, &row, who, places, signature),
        }
    }
}

/// What a line tells of.
enum Row {
    Person(Box<PersonRow>),
    House(Box<HouseRow>),
    Tenancy(Box<TenancyRow>),
}

/// The same as long work of the window.
pub fn work(import: Arc<Import>, rehearsal: Arc<Rehearsal>) -> LongWork {
    let rows = rehearsal.taken() * ROWS_A_LINE;
    LongWork::new("正在导入", rows, move |desk, progress| {
        let imported = carry_out(desk, &import, &rehearsal, progress)?;
        Ok(Finished { words: imported.words, undo: Some(imported.change), copied: None })
    })
}
