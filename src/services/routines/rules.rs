//! The recurring duties themselves: entered, changed, ended, and the usual ones taken over by a new station.

use super::{Desk, Entry, EntryForm, Trouble, routine};
use crate::domain::codes::RoutineKind;
use crate::domain::registers::Routine;
use crate::domain::routine::{Kind, Rule, Shift, usual};
use crate::domain::values::{Choice, Day, Link, Name};
use crate::domain::{Date, RecordId, Right};
use crate::services::signature::Signature;
use crate::services::soundness::require_sound;
use crate::store::{ChangeId, Writing};

impl Entry for Routine {
    const NEW: &'static str = "加定期工作";
    const CHANGE: &'static str = "修改定期工作";

    /// Facts are corrected in place. Another rule takes the place of the one there was from the next period on, so that what
    /// was due by the old one stays as it was; where nothing has come of the old one yet, it is corrected too.
    fn rewrite(self, writing: &mut Writing<'_>, id: RecordId, station: &Signature) -> Result<RecordId, Trouble> {
        let known: Routine = writing.load(id)?.ok_or(Trouble::Gone)?;
        let (Some(was), Some(is)) = (Rule::of(&known), Rule::of(&self)) else { return Err(Trouble::Gone) };
        let begins_anew = was.spans(station.today).nth(1).is_some() || writing.is_routine_recorded(id)?;
        if same_rhythm(&was, &is) || !begins_anew {
            writing.update(id, &self)?;
            return Ok(id);
        }
        let last = was.until.unwrap_or_else(|| was.ends_with(station.today));
        let next = last.succ_opt().unwrap_or(last);
        writing.update(id, &Routine { until_date: Day::new(last), ..known })?;
        let follows = Routine { from_date: Day::new(next), until_date: Day::default(), follows: Link::to(id), ..self };
        Ok(writing.insert(&follows)?)
    }
}

fn same_rhythm(one: &Rule, other: &Rule) -> bool {
    Rule { until: None, ..*one } == Rule { until: None, ..*other }
}

impl EntryForm<Routine> {
    /// A duty of the station's own, from today on, monthly until something else is said.
    pub fn begin(desk: &Desk) -> Result<Self, Trouble> {
        desk.require(Right::Write)?;
        Ok(Self::new(Routine {
            kind: Choice::<RoutineKind>::of(Kind::Other.code()),
            holder: Name::new(&desk.operator().name),
            shift: Choice::of(Shift::Later.code()),
            from_date: Day::new(desk.today()),
            ..Routine::default()
        }))
    }
}

/// Every duty with its rule, those that are over at the end.
pub fn routines(desk: &Desk) -> Result<Vec<(RecordId, Routine)>, Trouble> {
    desk.require(Right::Look)?;
    let mut all = desk.store.routines()?;
    all.sort_by_key(|(id, routine)| (!routine.is_used(desk.today()), routine.kind.code.clone(), *id));
    Ok(all)
}

/// The usual duties, for a station that has none yet.
pub fn adopt_usual(desk: &mut Desk) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let all = usual(desk.today(), &desk.operator().name);
    for routine in &all {
        require_sound(desk, routine)?;
    }
    let ((), change) = desk.writing("建立常用的定期工作", |writing| {
        for routine in &all {
            writing.insert(routine)?;
        }
        Ok(())
    })?;
    Ok(change)
}

/// Comes round no more after the period that is under way.
pub fn end(desk: &mut Desk, id: RecordId) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let known = routine(desk, id)?;
    // What has ended is not begun anew by ending it again.
    let ends = |rule: Rule| rule.ends_with(desk.today()).min(rule.until.unwrap_or(Date::MAX));
    let last: Option<Date> = Rule::of(&known).map(ends);
    let ((), change) = desk
        .writing("停止定期工作", |writing| Ok(writing.update(id, &Routine { until_date: Day(last), ..known })?))?;
    Ok(change)
}
