//! The occurrences of what comes round, each with how it stands today.

use super::{Desk, Trouble, area_words, standards};
use crate::domain::calendar::Holidays;
use crate::domain::registers::Routine;
use crate::domain::routine::{Cycle, Kind, Occurrence, Paper, Rule, State};
use crate::domain::{Date, RecordId, Right};
use crate::store::RoutineDone;
use chrono::Datelike;
use std::collections::HashMap;

/// What was missed stays among what wants doing for so many days after its period: it can still be recorded.
const MISSED_FOR: i64 = 31;

/// One occurrence of one routine.
#[derive(Clone, Debug, PartialEq)]
pub struct OccurrenceLine {
    pub routine_id: RecordId,
    pub routine: Routine,
    /// 「海棠苑」, 「全社区」
    pub area: String,
    pub cycle: Cycle,
    pub occurrence: Occurrence,
    pub state: State,
    pub done: Option<RoutineDone>,
}

/// A routine with what it comes to in a year.
#[derive(Clone, Debug, PartialEq)]
pub struct YearRow {
    pub routine_id: RecordId,
    pub routine: Routine,
    pub area: String,
    pub lines: Vec<OccurrenceLine>,
}

impl OccurrenceLine {
    /// 「2026年6月」
    pub fn period(&self) -> String {
        self.cycle.words(self.occurrence.span)
    }

    /// 「每年1月20日」; of a period that is without that day, until when there is time.
    pub fn rule_words(&self) -> String {
        let misses = Rule::of(&self.routine).is_some_and(|rule| rule.misses_its_day(self.occurrence.span));
        format!("{}{}", self.routine.rule_words(), if misses { "，本期到期末" } else { "" })
    }
}

impl YearRow {
    pub fn count(&self, is: impl Fn(State) -> bool) -> usize {
        self.lines.iter().filter(|line| is(line.state)).count()
    }
}

/// What wants doing: due, overdue, missed lately, and of each routine that is not wanted now the next one. What was missed
/// does not hide what is to come. The earliest first.
pub fn now(desk: &Desk) -> Result<Vec<OccurrenceLine>, Trouble> {
    desk.require(Right::Look)?;
    let today = desk.today();
    let mut wanted = Vec::new();
    for row in rows(desk, horizon(today))? {
        let (open, rest): (Vec<_>, Vec<_>) = row.lines.into_iter().partition(|line| is_wanted(line, today));
        let is_wanted_now = open.iter().any(|line| line.state.is_wanted());
        let next = rest.into_iter().find(|line| line.state == State::Ahead).filter(|_| !is_wanted_now);
        wanted.extend(open.into_iter().chain(next));
    }
    wanted.sort_by_key(|line| (line.occurrence.due, line.routine_id));
    Ok(wanted)
}

fn is_wanted(line: &OccurrenceLine, today: Date) -> bool {
    let ended = (today - line.occurrence.span.until).num_days();
    line.state.is_wanted() || (line.state == State::Missed && ended <= MISSED_FOR)
}

/// What of each routine falls into a year, by the day it is due; a routine without any is left out.
pub fn of_year(desk: &Desk, year: i32) -> Result<Vec<YearRow>, Trouble> {
    desk.require(Right::Look)?;
    let last = Date::from_ymd_opt(year, 12, 31).unwrap_or(Date::MAX);
    let mut rows = rows(desk, last)?;
    for row in &mut rows {
        row.lines.retain(|line| line.occurrence.due.year() == year);
    }
    rows.retain(|row| !row.lines.is_empty());
    Ok(rows)
}

/// Whatever can be near today, of the longest period too.
fn horizon(today: Date) -> Date {
    today.checked_add_months(chrono::Months::new(12)).unwrap_or(Date::MAX)
}

/// Every routine with its occurrences until a day.
fn rows(desk: &Desk, until: Date) -> Result<Vec<YearRow>, Trouble> {
    let holidays = standards::standard(desk)?.holidays;
    let done = desk.store.routines_done(Date::MIN)?;
    let mut by_period: HashMap<(RecordId, Date), RoutineDone> = HashMap::new();
    for done in done {
        by_period.entry((done.routine, done.period_from)).or_insert(done);
    }
    let mut rows = Vec::new();
    for (id, routine) in desk.store.routines()? {
        let area = area_words(desk, routine.place.id)?;
        let lines = lines(desk.today(), (id, &routine, &area), &by_period, (&holidays, until));
        rows.push(YearRow { routine_id: id, routine, area, lines });
    }
    Ok(rows)
}

fn lines(
    today: Date,
    (id, routine, area): (RecordId, &Routine, &str),
    done: &HashMap<(RecordId, Date), RoutineDone>,
    (holidays, until): (&Holidays, Date),
) -> Vec<OccurrenceLine> {
    let Some(rule) = Rule::of(routine) else { return Vec::new() };
    let line = |occurrence: Occurrence| {
        let done = done.get(&(id, occurrence.span.from)).copied();
        OccurrenceLine {
            routine_id: id,
            routine: routine.clone(),
            area: area.to_owned(),
            cycle: rule.cycle,
            state: occurrence.state(done.map(|done| done.done_on), rule.cycle.days_ahead(), today),
            occurrence,
            done,
        }
    };
    rule.occurrences(until, holidays).map(line).collect()
}

/// The occurrence of a routine whose period begins on this day.
pub(super) fn occurrence(desk: &Desk, id: RecordId, period_from: Date) -> Result<OccurrenceLine, Trouble> {
    let all = rows(desk, period_from)?.into_iter().find(|row| row.routine_id == id).ok_or(Trouble::Gone)?;
    all.lines.into_iter().find(|line| line.occurrence.span.from == period_from).ok_or(Trouble::Gone)
}

/// What is recorded next for a routine, and for which period: the one that begins on this day, else the first that is due,
/// else the first of all.
pub fn wanted(desk: &Desk, id: RecordId, period: Option<Date>) -> Result<(Paper, Date), Trouble> {
    desk.require(Right::Look)?;
    let line = match period {
        Some(from) => occurrence(desk, id, from)?,
        None => {
            let lines: Vec<_> = now(desk)?.into_iter().filter(|line| line.routine_id == id).collect();
            let due = lines.iter().position(|line| line.state.is_wanted()).unwrap_or_default();
            lines.into_iter().nth(due).ok_or(Trouble::Gone)?
        }
    };
    let paper = Kind::of(&line.routine.kind).map_or(Paper::Report, Kind::paper);
    Ok((paper, line.occurrence.span.from))
}
