//! Bringing the rehearsed rows in: a backup first, then one change, or nothing of it.

use super::ahead::read_ahead;
use super::reading::Reader;
use super::rehearsal::{Rehearsal, Verdict, Who};
use super::scene::Places;
use super::{Import, defence, disputes, houses, layouts, organisations, people, tenancies};
use crate::domain::import::{Entry, Line, Part, Subject, Target};
use crate::domain::registers::Person;
use crate::domain::{Date, RecordId};
use crate::services::disputes::Bringing;
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
    import.require(desk)?;
    let taken: Vec<&Verdict> = rehearsal.verdicts.iter().filter(|verdict| verdict.is_taken()).collect();
    if taken.is_empty() {
        return Err(Trouble::NothingToImport);
    }
    progress.report(0, taken.len() as u64)?;
    backup::make(desk, None)?;
    layouts::remember(desk, &import.mapping)?;
    if !rehearsal.still_holds(desk, import, progress)? {
        return Err(Trouble::RehearsalOutdated);
    }
    let lines = import.lines();
    let mut pen = Pen::new(desk, import, rehearsal, &lines)?;
    let (reader, today) = (Reader::of(desk, import, &lines)?, desk.today());
    let rows: Vec<(&Line<'_>, &Who)> =
        taken.iter().filter_map(|verdict| Some((lines.get(verdict.line)?, &verdict.who))).collect();
    let subject = import.mapping.subject;
    let what = format!("导入{} {} 行", subject.label(), rows.len());
    let ((), change) = desk.writing_as(Action::Import, &what, |writing| {
        let prepare = |(line, who): &(&Line<'_>, &Who)| Prepared::of(reader.entry(line), who, today);
        read_ahead(&rows, prepare, |(_, who), prepared| pen.write(writing, prepared?, who))?;
        pen.finish(writing)
    })?;
    Ok(Imported { change, rows: rows.len(), words: format!("已{what}") })
}

/// What a line tells of, and the new person in it made ready to be written.
struct Prepared {
    entry: Entry,
    person: Option<Ready<Person>>,
}

impl Prepared {
    fn of(entry: Entry, who: &Who, today: Date) -> Result<Self, StoreError> {
        let person = match (&entry, who) {
            (Entry::Person(row), Who::New | Who::Another) => Some(Ready::new(row.person.as_may_be_held(today))?),
            _ => None,
        };
        Ok(Self { entry, person })
    }
}

/// One table on its way into the archive.
struct Pen {
    signature: Signature,
    places: Places,
    households: HashMap<String, RecordId>,
    newcomers: Vec<people::Newcomer>,
    groups: defence::Pen,
    /// Of a ledger of disputes alone.
    disputes: Option<Bringing>,
}

impl Pen {
    fn new(desk: &Desk, import: &Import, rehearsal: &Rehearsal, lines: &[Line<'_>]) -> Result<Self, Trouble> {
        let disputes = match import.mapping.subject {
            Subject::Disputes => Some(Bringing::of(desk, numbers(import, lines))?),
            _ => None,
        };
        Ok(Self {
            signature: Signature::of(desk),
            places: rehearsal.places.clone(),
            households: HashMap::new(),
            newcomers: Vec::new(),
            groups: defence::Pen::default(),
            disputes,
        })
    }

    fn write(&mut self, writing: &mut Writing<'_>, prepared: Prepared, who: &Who) -> Result<(), Trouble> {
        let Self { signature, places, households, newcomers, groups, disputes } = self;
        let Prepared { entry, person } = prepared;
        match (entry, disputes) {
            (Entry::Person(row), _) => {
                people::Pen { signature, households, newcomers }.write(writing, row, person, who, places)
            }
            (Entry::House(row), _) => houses::write(writing, &row, who, places, signature),
            (Entry::Tenancy(row), _) => tenancies::write(writing, &row, who, places, signature),
            (Entry::Group(row), _) => groups.write(writing, &row, who, places, signature),
            (Entry::Organisation(row), _) => organisations::write(writing, &row, who, signature),
            (Entry::Dispute(row), Some(bringing)) => disputes::write(writing, &row, who, places, bringing),
            (Entry::Dispute(_), None) => Err(Trouble::RehearsalOutdated),
        }
    }

    /// What can only be written when every row is there.
    fn finish(self, writing: &mut Writing<'_>) -> Result<(), Trouble> {
        let Self { signature, mut places, mut households, mut newcomers, groups, .. } = self;
        people::Pen { signature: &signature, households: &mut households, newcomers: &mut newcomers }
            .write_newcomers(writing, &mut places)?;
        groups.finish(writing, &signature)
    }
}

/// The numbers under which a ledger has its cases.
fn numbers<'l>(import: &Import, lines: &'l [Line<'_>]) -> impl Iterator<Item = &'l str> {
    let column = import.mapping.columns_of(Target::new(Part::Dispute, "case_number")).next();
    column.into_iter().flat_map(move |column| lines.iter().map(move |line| line.text(column)))
}

/// The same as long work of the window.
pub fn work(import: Arc<Import>, rehearsal: Arc<Rehearsal>) -> LongWork {
    let rows = rehearsal.taken() * ROWS_A_LINE;
    LongWork::new("正在导入", rows, move |desk, progress| {
        let imported = carry_out(desk, &import, &rehearsal, progress)?;
        Ok(Finished { words: imported.words, undo: Some(imported.change), ..Finished::default() })
    })
}
