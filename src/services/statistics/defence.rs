//! 联防统计 of a year up to a day, group by group. Every figure is the sum of what single records come to, so as many stand behind it.

use crate::domain::registers::{DefenceGroup, DutyTurn, GroupMember, Patrol};
use crate::domain::statistics::{DefenceColumn, DefenceFigures};
use crate::domain::values::Value;
use crate::domain::{Date, RecordId, Right};
use crate::services::defence::GroupFilter;
use crate::services::{Desk, Trouble, places};
use chrono::Datelike;

/// 联防统计, a row for each group, and the sum.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DefenceReport {
    pub rows: Vec<DefenceRow>,
    pub sum: DefenceFigures,
}

#[derive(Clone, Debug, PartialEq)]
pub struct DefenceRow {
    pub group: RecordId,
    pub name: String,
    pub figures: DefenceFigures,
}

/// A record behind a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct DefenceBehind {
    pub group: RecordId,
    pub group_name: String,
    pub day: Option<Date>,
    /// What it is and where.
    pub words: String,
    /// How much of the figure is its own.
    pub counts: u64,
}

pub(super) fn of(desk: &Desk, on: Date) -> Result<DefenceReport, Trouble> {
    let mut report = DefenceReport::default();
    for (group, known) in groups(desk, on)? {
        let mut figures = DefenceFigures::default();
        for counted in counted(desk, group, on)? {
            figures.add(&counted.figures);
        }
        report.sum.add(&figures);
        report.rows.push(DefenceRow { group, name: known.title(), figures });
    }
    Ok(report)
}

/// The records behind a figure of a group, or of all of them without one.
pub fn defence_behind(
    desk: &Desk,
    on: Date,
    group: Option<RecordId>,
    column: DefenceColumn,
) -> Result<Vec<DefenceBehind>, Trouble> {
    desk.require(Right::Look)?;
    let mut behind = Vec::new();
    for (id, known) in groups(desk, on)? {
        if group.is_some_and(|group| group != id) {
            continue;
        }
        for counted in counted(desk, id, on)? {
            let counts = counted.figures.of(column);
            if counts > 0 {
                let words = words(desk, &counted.record)?;
                behind.push(DefenceBehind { group: id, group_name: known.title(), day: counted.day, words, counts });
            }
        }
    }
    behind.sort_by_key(|line| (line.day.map(|day| -i64::from(day.num_days_from_ce())), line.group));
    Ok(behind)
}

/// The groups that stood on that day, by number.
fn groups(desk: &Desk, on: Date) -> Result<Vec<(RecordId, DefenceGroup)>, Trouble> {
    let mut groups = Vec::new();
    for dissolved in [false, true] {
        let filter = GroupFilter { dissolved, ..GroupFilter::default() };
        for id in desk.store.group_ids(&filter, Default::default())? {
            groups.extend(desk.store.load::<DefenceGroup>(id)?.map(|group| (id, group)));
        }
    }
    groups.retain(|(_, group)| {
        group.formed_on.0.is_some_and(|formed| formed <= on) && group.dissolved_on.0.is_none_or(|end| end > on)
    });
    groups.sort_by_key(|(id, group)| (group.group_number.0, *id));
    Ok(groups)
}

/// What is counted.
enum Record {
    Door(GroupMember),
    Turn(DutyTurn),
    Patrol(Patrol),
    Finding(String),
}

struct Counted {
    day: Option<Date>,
    record: Record,
    figures: DefenceFigures,
}

/// Everything of a group that counts: its doors on the day, its turns, patrols and findings of the year up to it.
fn counted(desk: &Desk, group: RecordId, on: Date) -> Result<Vec<Counted>, Trouble> {
    let from = Date::from_ymd_opt(on.year(), 1, 1).unwrap_or(on);
    let mut all = Vec::new();
    for (_, member) in desk.store.group_members_on(group, on)? {
        let figures = DefenceFigures::one(DefenceColumn::Doors);
        all.push(Counted { day: member.from_date.0, record: Record::Door(member), figures });
    }
    for (_, turn) in desk.store.turns_between(group, from, on)? {
        let figures = DefenceFigures::one(DefenceColumn::Turns);
        all.push(Counted { day: turn.on_date.0, record: Record::Turn(turn), figures });
    }
    for (id, patrol) in desk.store.patrols_between(group, from, on)? {
        let day = patrol.patrolled_on.0;
        for (_, finding) in desk.store.found_on_patrol(id)? {
            let words = crate::services::defence::found_words(desk, &finding)?;
            all.push(Counted { day, figures: DefenceFigures::of_finding(&finding), record: Record::Finding(words) });
        }
        all.push(Counted { day, figures: DefenceFigures::of_patrol(&patrol), record: Record::Patrol(patrol) });
    }
    Ok(all)
}

/// A door stands by its address up to the building, as in lists.
fn words(desk: &Desk, record: &Record) -> Result<String, Trouble> {
    let door = |member: &GroupMember| -> Result<String, Trouble> {
        let address = crate::domain::mask::address_to_building(&places::full_name(desk, member.place.id)?);
        Ok(format!("{address} {}", member.shop_name.shown()).trim_end().to_owned())
    };
    Ok(match record {
        Record::Door(member) => door(member)?,
        Record::Turn(turn) => {
            let member = turn.member.id.map(|id| desk.store.load::<GroupMember>(id)).transpose()?.flatten();
            let address = member.as_ref().map(door).transpose()?.unwrap_or_default();
            format!("{} {address}", turn.hours.shown()).trim().to_owned()
        }
        Record::Patrol(patrol) => {
            let words = [patrol.kind.shown(), patrol.hours.shown(), patrol.route.shown()];
            words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
        }
        Record::Finding(words) => words.clone(),
    })
}
