//! The rehearsal: what each row would do, with reasons in words, before anything is written.

use super::ahead::read_ahead;
use super::reading::Reader;
use super::scene::{Places, Told};
use super::{Import, defence, disputes, houses, organisations, people, tenancies};
use crate::domain::import::{Difference, Entry, Line};
use crate::domain::{RecordId, Right};
use crate::services::candidates::Candidate;
use crate::services::{Desk, Progress, Trouble};
use crate::store::ChangeId;
use std::collections::BTreeSet;
use std::sync::Arc;

const BETWEEN_REASONS: &str = "；";
/// Progress is told after so many rows.
const STEP: usize = 100;

/// What a row would do.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Outcome {
    /// Somebody or something not known yet.
    New,
    /// Adds to what is known.
    Changed,
    /// All of it is known.
    Same,
    /// Says other than what is stored, or may be about somebody known.
    Conflict,
    /// Cannot be taken.
    Refused,
}

impl Outcome {
    pub const ALL: [Self; 5] = [Self::New, Self::Changed, Self::Same, Self::Conflict, Self::Refused];

    pub fn label(self) -> &'static str {
        match self {
            Self::New => "新增",
            Self::Changed => "补充",
            Self::Same => "相同",
            Self::Conflict => "有出入",
            Self::Refused => "不能导入",
        }
    }

    /// What these differences come to.
    pub(super) fn of(differences: &[Difference]) -> Self {
        match differences {
            [] => Self::Same,
            all if all.iter().any(Difference::contradicts) => Self::Conflict,
            _ => Self::Changed,
        }
    }

    /// As the command line says it.
    pub fn key(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Same => "same",
            Self::Conflict => "conflict",
            Self::Refused => "refused",
        }
    }
}

/// Whom or what a row is about.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Who {
    New,
    Known(RecordId),
    /// One of these, or somebody else: a clerk decides.
    Perhaps(Vec<RecordId>),
    /// Said to be somebody else than those who are alike.
    Another,
}

/// Whether a row is brought in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Decision {
    Take,
    Leave,
}

/// One row in the rehearsal.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// Its place among the lines of the table.
    pub line: usize,
    /// As table programs number it.
    pub number: u32,
    /// Whom it names, as lists show people.
    pub name: String,
    pub outcome: Outcome,
    pub who: Who,
    pub decision: Decision,
    /// All its reasons, and what is left out.
    pub reason: String,
    /// Some of its cells are left out.
    pub is_partial: bool,
}

impl Verdict {
    /// Whether the clerk has a choice.
    pub fn can_be_taken(&self) -> bool {
        match self.outcome {
            Outcome::New | Outcome::Changed => true,
            Outcome::Conflict => !matches!(self.who, Who::Perhaps(_)),
            Outcome::Same | Outcome::Refused => false,
        }
    }

    pub fn is_taken(&self) -> bool {
        self.decision == Decision::Take && self.can_be_taken()
    }
}

/// All that is to be said about one row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Detail {
    pub reasons: Vec<String>,
    pub differences: Vec<Difference>,
    pub candidates: Vec<Candidate>,
}

/// What is found out about one row.
pub(super) struct Judged {
    pub name: String,
    pub outcome: Outcome,
    pub who: Who,
    pub is_partial: bool,
    pub detail: Detail,
}

/// A whole table, rehearsed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rehearsal {
    pub verdicts: Vec<Verdict>,
    /// Addresses that are not in the tree yet and would be made, each once.
    pub new_places: BTreeSet<String>,
    /// What the addresses mean, so that writing need not ask again.
    pub(super) places: Places,
    /// The change that was the latest when it began: what was written since, it does not know of.
    pub(super) after: Option<ChangeId>,
}

/// Goes through the table; nothing is written.
pub fn rehearse(desk: &Desk, import: &Import, progress: &Progress) -> Result<Rehearsal, Trouble> {
    import.require(desk)?;
    if let Some(sentence) = import.mapping.lacking() {
        return Err(Trouble::NotMapped(sentence));
    }
    let lines = import.lines();
    let mut judge = Judge::of(desk, import, &lines)?;
    let reader = Arc::clone(&judge.reader);
    let mut rehearsal = Rehearsal { after: desk.store.last_change()?, ..Rehearsal::default() };
    read_ahead(
        &lines,
        |line| reader.entry(line),
        |line, entry| {
            let place = rehearsal.verdicts.len();
            if place.is_multiple_of(STEP) {
                progress.report(place as u64, lines.len() as u64)?;
            }
            let judged = judge.judge_entry(&entry, None)?;
            rehearsal.verdicts.push(verdict(place, line, judged));
            Ok(())
        },
    )?;
    rehearsal.new_places = judge.places.new_ones();
    rehearsal.places = judge.places;
    Ok(rehearsal)
}

impl Rehearsal {
    pub fn count(&self, outcome: Outcome) -> usize {
        self.verdicts.iter().filter(|verdict| verdict.outcome == outcome).count()
    }

    /// Rows that will be brought in.
    pub fn taken(&self) -> usize {
        self.verdicts.iter().filter(|verdict| verdict.is_taken()).count()
    }

    /// Rows of which something is left out.
    pub fn partial(&self) -> usize {
        self.verdicts.iter().filter(|verdict| verdict.is_taken() && verdict.is_partial).count()
    }

    pub fn decide(&mut self, row: usize, decision: Decision) {
        if let Some(verdict) = self.verdicts.get_mut(row).filter(|verdict| verdict.can_be_taken()) {
            verdict.decision = decision;
        }
    }

    /// The same for all rows of a kind.
    pub fn decide_all(&mut self, outcome: Outcome, decision: Decision) {
        for verdict in self.verdicts.iter_mut().filter(|it| it.outcome == outcome && it.can_be_taken()) {
            verdict.decision = decision;
        }
    }

    /// The clerk says whom a row is about: it is rehearsed anew with that, and taken where nothing speaks against it.
    pub fn identify(&mut self, desk: &Desk, import: &Import, row: usize, who: Who) -> Result<(), Trouble> {
        desk.require(Right::Write)?;
        let lines = import.lines();
        let Some(known) = self.verdicts.get(row) else { return Ok(()) };
        let Some(line) = lines.get(known.line) else { return Ok(()) };
        let judged = Judge::of(desk, import, &lines)?.judge(line, Some(who))?;
        self.verdicts[row] = verdict(known.line, line, judged);
        Ok(())
    }

    /// Whether every row that is to be taken would still do what was shown. The table is gone through again only where something
    /// was written since it was rehearsed: somebody without a number whom a colleague entered meanwhile is found then.
    pub(super) fn still_holds(&self, desk: &Desk, import: &Import, progress: &Progress) -> Result<bool, Trouble> {
        if !desk.store.has_rows_since(self.after)? {
            return Ok(true);
        }
        let lines = import.lines();
        let mut judge = Judge::of(desk, import, &lines)?;
        let taken = self.verdicts.iter().filter(|verdict| verdict.is_taken());
        for (place, verdict) in taken.enumerate() {
            if place % STEP == 0 {
                progress.report(0, self.verdicts.len() as u64)?;
            }
            let Some(line) = lines.get(verdict.line) else { return Ok(false) };
            let judged = judge.judge(line, Some(verdict.who.clone()))?;
            if (judged.outcome, &judged.who) != (verdict.outcome, &verdict.who) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// Everything about one row, for the side of the screen.
pub fn detail(desk: &Desk, import: &Import, verdict: &Verdict) -> Result<Detail, Trouble> {
    desk.require(Right::Write)?;
    Details::of(desk, import)?.of_row(verdict)
}

/// Everything about row after row, the table gone through once.
struct Details<'a> {
    judge: Judge<'a>,
    lines: Vec<Line<'a>>,
}

impl<'a> Details<'a> {
    fn of(desk: &'a Desk, import: &'a Import) -> Result<Self, Trouble> {
        let lines = import.lines();
        Ok(Self { judge: Judge::of(desk, import, &lines)?, lines })
    }

    fn of_row(&mut self, verdict: &Verdict) -> Result<Detail, Trouble> {
        let Some(line) = self.lines.get(verdict.line) else { return Ok(Detail::default()) };
        let who = match &verdict.who {
            Who::Perhaps(_) => None,
            who => Some(who.clone()),
        };
        self.judge.told = Told::default();
        let mut detail = self.judge.judge(line, who)?.detail;
        if (verdict.outcome == Outcome::Refused || detail.reasons.is_empty()) && !verdict.reason.is_empty() {
            // With what only the whole table shows: the same person twice.
            detail.reasons = verdict.reason.split(BETWEEN_REASONS).map(str::to_owned).collect();
        }
        Ok(detail)
    }
}

fn verdict(place: usize, line: &Line<'_>, judged: Judged) -> Verdict {
    let decision = match judged.outcome {
        Outcome::New | Outcome::Changed => Decision::Take,
        Outcome::Same | Outcome::Conflict | Outcome::Refused => Decision::Leave,
    };
    Verdict {
        line: place,
        number: line.number(),
        name: judged.name,
        outcome: judged.outcome,
        who: judged.who,
        decision,
        reason: judged.detail.reasons.join(BETWEEN_REASONS),
        is_partial: judged.is_partial,
    }
}

/// Who judges, by what the table is about.
struct Judge<'a> {
    desk: &'a Desk,
    reader: Arc<Reader<'a>>,
    places: Places,
    told: Told,
    neighbours: people::Neighbours,
    /// Nobody is like anybody while nobody is there.
    has_people: bool,
}

impl<'a> Judge<'a> {
    fn of(desk: &'a Desk, import: &'a Import, lines: &[Line<'_>]) -> Result<Self, Trouble> {
        let reader = Arc::new(Reader::of(desk, import, lines)?);
        let (told, neighbours) = Default::default();
        let places = Places::of(desk)?;
        Ok(Self { desk, reader, places, told, neighbours, has_people: desk.store.has_people()? })
    }

    /// `who` is what the clerk has said.
    fn judge(&mut self, line: &Line<'_>, who: Option<Who>) -> Result<Judged, Trouble> {
        self.judge_entry(&self.reader.entry(line), who)
    }

    fn judge_entry(&mut self, entry: &Entry, who: Option<Who>) -> Result<Judged, Trouble> {
        let Self { desk, places, told, has_people, neighbours, .. } = self;
        match entry {
            Entry::Person(row) => {
                people::Judge { desk, has_people: *has_people, neighbours }.judge(row, who, places, told)
            }
            Entry::House(row) => houses::judge(desk, row, places, told),
            Entry::Tenancy(row) => tenancies::judge(desk, row, places, told),
            Entry::Group(row) => defence::judge(desk, row, places, told),
            Entry::Dispute(row) => disputes::judge(desk, row, places, told),
            Entry::Organisation(row) => organisations::judge(desk, row, told),
        }
    }
}
