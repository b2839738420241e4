//! Reports of what was done for an occurrence, and what screenings found.

use super::calendar::occurrence;
use super::{Desk, Entry, EntryForm, Trouble};
use crate::domain::codes::{ReportedMatter, RoutineKind};
use crate::domain::registers::routine_report::FOUND;
use crate::domain::registers::{RoutineReport, ScreeningFinding};
use crate::domain::routine::Kind;
use crate::domain::values::{Choice, Day, Link, Text};
use crate::domain::{Date, RecordId, Right};
use crate::services::signature::Signature;
use crate::store::Writing;

impl Entry for RoutineReport {
    const NEW: &'static str = "记定期工作";
    const CHANGE: &'static str = "修改定期工作报告";

    /// Of an occurrence it is known what it is and which period.
    fn asks(&self, key: &str) -> bool {
        self.routine.id.is_none() || !matches!(key, "kind" | "period_from" | "period_until")
    }

    fn about(&self) -> String {
        self.period_words()
    }

    fn entered(self, writing: &mut Writing<'_>, _station: &Signature) -> Result<Self, Trouble> {
        require_first(writing, self.routine.id, self.period_from.0)?;
        Ok(self)
    }
}

impl Entry for ScreeningFinding {
    const NEW: &'static str = "记排查发现";
    const CHANGE: &'static str = "修改排查发现";
    const TOLD: &'static [(&'static str, &'static str)] = &[("place", "place_told")];

    fn case(&self) -> Option<RecordId> {
        self.dispute.id
    }
}

/// An occurrence has one record.
pub(super) fn require_first(
    writing: &Writing<'_>,
    routine: Option<RecordId>,
    period_from: Option<Date>,
) -> Result<(), Trouble> {
    let (Some(routine), Some(from)) = (routine, period_from) else { return Ok(()) };
    if writing.is_period_recorded(routine, from)? { Err(Trouble::AlreadyRecorded) } else { Ok(()) }
}

impl EntryForm<RoutineReport> {
    /// Of one occurrence: done today by who answers for it, with something to report until the clerk says there is nothing.
    pub fn of_occurrence(desk: &Desk, routine: RecordId, period_from: Date) -> Result<Self, Trouble> {
        desk.require(Right::Write)?;
        let line = occurrence(desk, routine, period_from)?;
        let span = line.occurrence.span;
        Ok(Self::new(RoutineReport {
            routine: Link::to(routine),
            kind: line.routine.kind.clone(),
            report_name: line.routine.routine_name.clone(),
            period_from: Day::new(span.from),
            period_until: Day::new(span.until),
            place: line.routine.place,
            done_on: Day::new(desk.today().min(span.until)),
            done_by: Text(line.routine.holder.0.clone()),
            outcome: Choice::of(FOUND),
            ..RoutineReport::default()
        }))
    }

    /// Out of turn: a screening of today (专项排查).
    pub fn begin(desk: &Desk) -> Result<Self, Trouble> {
        desk.require(Right::Write)?;
        let today = Day::new(desk.today());
        Ok(Self::new(RoutineReport {
            kind: Choice::<RoutineKind>::of(Kind::Screening.code()),
            report_name: Text::new("专项排查"),
            period_from: today,
            period_until: today,
            done_on: today,
            done_by: Text(desk.operator().name.clone()),
            outcome: Choice::of(FOUND),
            ..RoutineReport::default()
        }))
    }
}

/// One more thing a screening found.
pub fn begin_finding(desk: &Desk, report: RecordId) -> Result<EntryForm<ScreeningFinding>, Trouble> {
    desk.require(Right::Write)?;
    let known: RoutineReport = desk.store.load(report)?.ok_or(Trouble::Gone)?;
    if !known.is_screening() {
        return Err(Trouble::Gone);
    }
    Ok(EntryForm::new(ScreeningFinding {
        report: Link::to(report),
        matter: Choice::<ReportedMatter>::default(),
        ..ScreeningFinding::default()
    }))
}
