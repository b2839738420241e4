//! Bringing the rehearsed rows in: a backup first, then one change, or nothing of it.

use super::rehearsal::{Rehearsal, Verdict, Who};
use super::row::{Row, read_ahead};
use super::scene::Places;
use super::{Import, houses, layouts, people, tenancies};
use crate::domain::import::Line;
use crate::domain::registers::Person;
use crate::domain::{Date, RecordId, Right};
use crate::services::signature::Signature;
use crate::services::{Desk, Finished, LongWork, Progress, Trouble, backup};
use crate::store::{Action, ChangeId, Ready, StoreError, Writing};
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
    let mut pen = Pen::new(desk, rehearsal);
    let today = desk.today();
    let rows: Vec<(&Line<'_>, &Who)> =
        taken.iter().filter_map(|verdict| Some((lines.get(verdict.line)?, &verdict.who))).collect();
    let subject = import.mapping.subject;
    let what = format!("导入{} {} 行", subject.label(), rows.len());
    let ((), change) = desk.writing_as(Action::Import, &what, |writing| {
        let prepare = |(line, who): &(&Line<'_>, &Who)| Prepared::of(import, line, who, today);
        read_ahead(&rows, prepare, |(_, who), prepared| pen.write(writing, prepared?, who))?;
        pen.finish(writing)
    })?;
    Ok(Imported { change, rows: rows.len(), words: format!("已{what}") })
}

/// What a line tells of, and the new person in it made ready to be written.
struct Prepared {
    row: Row,
    person: Option<Ready<Person>>,
}

impl Prepared {
    fn of(import: &Import, line: &Line<'_>, who: &Who, today: Date) -> Result<Self, StoreError> {
        let row = Row::of(import, line, today);
        let person = match (&row, who) {
            (Row::Person(row), Who::New | Who::Another) => Some(Ready::new(row.person.as_may_be_held(today))?),
            _ => None,
        };
        Ok(Self { row, person })
    }
}

/// One table on its way into the archive.
struct Pen {
    signature: Signature,
    places: Places,
    households: HashMap<String, RecordId>,
    newcomers: Vec<people::Newcomer>,
}

impl Pen {
    fn new(desk: &Desk, rehearsal: &Rehearsal) -> Self {
        let places = rehearsal.places.clone();
        Self { signature: Signature::of(desk), places, households: HashMap::new(), newcomers: Vec::new() }
    }

    fn write(&mut self, writing: &mut Writing<'_>, prepared: Prepared, who: &Who) -> Result<(), Trouble> {
        let Self { signature, places, households, newcomers } = self;
        let Prepared { row, person } = prepared;
        match row {
            Row::Person(row) => {
                people::Pen { signature, households, newcomers }.write(writing, row, person, who, places)
            }
            Row::House(row) => houses::write(writing, &row, who, places, signature),
            Row::Tenancy(row) => tenancies::write(writing, &row, who, places, signature),
        }
    }

    fn finish(&mut self, writing: &mut Writing<'_>) -> Result<(), Trouble> {
        let Self { signature, places, households, newcomers } = self;
        people::Pen { signature, households, newcomers }.write_newcomers(writing, places)
    }
}

/// The same as long work of the window.
pub fn work(import: Arc<Import>, rehearsal: Arc<Rehearsal>) -> LongWork {
    let rows = rehearsal.taken() * ROWS_A_LINE;
    LongWork::new("正在导入", rows, move |desk, progress| {
        let imported = carry_out(desk, &import, &rehearsal, progress)?;
        Ok(Finished { words: imported.words, undo: Some(imported.change), copied: None })
    })
}
