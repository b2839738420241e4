//! Patrols of a group and calls for help that were answered: written down, corrected, counted by the month.

use super::{Desk, Trouble, require_sound, standing};
use crate::domain::defence::PatrolTotals;
use crate::domain::registers::{Patrol, PatrolFinding};
use crate::domain::values::{Choice, Count, Day, Link, Text, Value};
use crate::domain::{Date, RecordId, Right};
use crate::services::places;
use crate::store::ChangeId;

/// 巡逻 in the list of kinds.
const PATROL: &str = "1";

/// One patrol with what it found.
#[derive(Clone, Debug, PartialEq)]
pub struct PatrolLine {
    pub id: RecordId,
    pub patrol: Patrol,
    pub findings: Vec<(RecordId, PatrolFinding)>,
    /// 「消防隐患：海棠路3号门前堆物」, one after the other.
    pub found: String,
    /// What is still to be handled is said.
    pub handled: String,
}

/// The patrols of some days, the latest first, and what they come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PatrolMonth {
    pub lines: Vec<PatrolLine>,
    pub totals: PatrolTotals,
}

pub fn patrols(desk: &Desk, group: RecordId, from: Date, until: Date) -> Result<PatrolMonth, Trouble> {
    desk.require(Right::Look)?;
    let mut month = PatrolMonth::default();
    for (id, patrol) in desk.store.patrols_between(group, from, until)? {
        let findings = desk.store.found_on_patrol(id)?;
        month.totals.count(&patrol, findings.iter().map(|(_, finding)| finding.clone()));
        let found = findings.iter().map(|(_, finding)| found_words(desk, finding)).collect::<Result<Vec<_>, _>>()?;
        let handled = handled_words(&findings);
        month.lines.push(PatrolLine { id, patrol, found: found.join("；"), handled, findings });
    }
    Ok(month)
}

/// 「消防隐患：海棠路3号门前堆物」
pub(in crate::services) fn found_words(desk: &Desk, finding: &PatrolFinding) -> Result<String, Trouble> {
    let place = places::full_name(desk, finding.place.id)?;
    Ok(format!("{}：{place}{}", finding.matter.label(), &*finding.found))
}

fn handled_words(findings: &[(RecordId, PatrolFinding)]) -> String {
    let open = findings.iter().filter(|(_, finding)| finding.resolved_on.is_unset()).count();
    let handling: Vec<String> =
        findings.iter().map(|(_, finding)| finding.handling.shown()).filter(|words| !words.is_empty()).collect();
    match (open, findings.len()) {
        (_, 0) => String::new(),
        (0, _) if handling.is_empty() => "已处理".to_owned(),
        (0, _) => handling.join("；"),
        (open, _) => format!("{open} 处待处理"),
    }
}

/// A patrol to be written down: today, by those who are on duty today.
pub fn new_patrol(desk: &Desk, group: RecordId) -> Result<Patrol, Trouble> {
    desk.require(Right::Look)?;
    let today = desk.today();
    let on_duty = super::duties(desk, group, today, today)?.turns;
    let names: Vec<&str> = on_duty.iter().map(|turn| turn.name.as_str()).collect();
    let known = super::facts(desk, group)?;
    Ok(Patrol {
        defence_group: Link::to(group),
        kind: Choice::of(PATROL),
        patrolled_on: Day::new(today),
        hours: on_duty.first().map(|turn| Text(turn.hours.clone())).unwrap_or_default(),
        headcount: Count(u32::try_from(names.len()).ok().filter(|count| *count > 0)),
        people: Text(names.join("、")),
        route: known.route,
        remark: Text::default(),
    })
}

/// Writes a patrol down, and what it found where there was something.
pub fn record_patrol(
    desk: &mut Desk,
    group: RecordId,
    patrol: &Patrol,
    finding: Option<&PatrolFinding>,
) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    standing(desk, group)?;
    let patrol = Patrol { defence_group: Link::to(group), ..patrol.clone() };
    require_sound(desk, &patrol)?;
    // The patrol it belongs to is not there yet.
    let finding = finding.map(|finding| PatrolFinding { patrol: Link::to(RecordId(0)), ..finding.clone() });
    finding.as_ref().map_or(Ok(()), |finding| require_sound(desk, finding))?;
    let ((), change) = desk.writing("记巡逻", |writing| {
        let id = writing.insert(&patrol)?;
        if let Some(finding) = finding {
            writing.insert(&PatrolFinding { patrol: Link::to(id), ..finding })?;
        }
        Ok(())
    })?;
    Ok(change)
}

/// Corrects what was written of a patrol itself.
pub fn change_patrol(desk: &mut Desk, id: RecordId, patrol: &Patrol) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let known: Patrol = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let patrol = Patrol { defence_group: known.defence_group, ..patrol.clone() };
    require_sound(desk, &patrol)?;
    let ((), change) = desk.writing("修改巡逻记录", |writing| Ok(writing.update(id, &patrol)?))?;
    Ok(change)
}

/// One more thing a patrol found, or what became of one that is known.
pub fn record_finding(
    desk: &mut Desk,
    patrol: RecordId,
    known: Option<RecordId>,
    finding: &PatrolFinding,
) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let finding = PatrolFinding { patrol: Link::to(patrol), ..finding.clone() };
    require_sound(desk, &finding)?;
    let (_, change) = desk.writing("记巡逻发现", |writing| Ok(writing.put(known, &finding)?))?;
    Ok(change)
}

/// A patrol that was written down by mistake, with what it found.
pub fn remove_patrol(desk: &mut Desk, id: RecordId) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let ((), change) = desk.writing("删去巡逻记录", |writing| {
        for (finding, _) in writing.found_on_patrol(id)? {
            writing.delete::<PatrolFinding>(finding)?;
        }
        Ok(writing.delete::<Patrol>(id)?)
    })?;
    Ok(change)
}

/// What a month comes to for each group of the list, and for all together.
pub fn patrol_totals(
    desk: &Desk,
    groups: &[RecordId],
    from: Date,
    until: Date,
) -> Result<Vec<(RecordId, PatrolTotals)>, Trouble> {
    desk.require(Right::Look)?;
    groups.iter().map(|group| Ok((*group, patrols(desk, *group, from, until)?.totals))).collect()
}
