//! 五不漏: going round an area so that no market, street, room, shop or stall is left out: begun with its list, walked with that list
//! on paper, entered afterwards by number, ended.

mod paper;

pub use paper::{kind_name, progress_sheet, walk_list};

use super::soundness::{require_sound, wrong};
use super::{Desk, Trouble, places};
use crate::domain::registers::{RoundVisit, VisitRound};
use crate::domain::values::{Count, Day, Link, Text};
use crate::domain::walk::{self, Progress, kind_of};
use crate::domain::{RecordId, Right};
use crate::store::ChangeId;
pub use crate::store::RoundLine;

/// A round larger than this is taken in parts: nobody walks it with one list.
const MOST: usize = 3000;

/// One round with how far it has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RoundPage {
    pub id: Option<RecordId>,
    pub round: VisitRound,
    pub area: String,
    pub lines: Vec<RoundLine>,
    /// Of each of the five kinds, in their order.
    pub progress: [Progress; 5],
}

impl RoundPage {
    /// Where something was found.
    pub fn found(&self) -> impl Iterator<Item = &RoundLine> {
        self.lines.iter().filter(|line| !line.visit.remark.is_empty())
    }

    pub fn total(&self) -> Progress {
        let mut total = Progress::default();
        self.progress.iter().for_each(|progress| total.add(*progress));
        total
    }
}

/// Every round: under way first, the latest first.
pub fn list(desk: &Desk) -> Result<Vec<(RecordId, VisitRound)>, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.visit_rounds()?)
}

pub fn page(desk: &Desk, id: RecordId) -> Result<RoundPage, Trouble> {
    desk.require(Right::Look)?;
    let round: VisitRound = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let lines = desk.store.round_lines(id)?;
    let mut progress = [Progress::default(); 5];
    for line in &lines {
        if let Some(kind) = kind_of(&line.place_kind) {
            progress[kind].count(!line.visit.visited_on.is_unset());
        }
    }
    Ok(RoundPage { id: Some(id), area: places::full_name(desk, round.place.id)?, round, lines, progress })
}

/// Begins a round: everything that is there today gets its number.
pub fn begin(desk: &mut Desk, round: &VisitRound) -> Result<(RecordId, ChangeId), Trouble> {
    desk.require(Right::Write)?;
    require_sound(desk, round)?;
    let place = round.place.id.ok_or_else(|| wrong("place", "请填片区"))?;
    desk.writing("开始一轮走访", |writing| {
        let places = writing.to_visit_below(place)?;
        if places.is_empty() {
            return Err(wrong("place", "这里没有可走访的房间、门店或市场"));
        }
        if places.len() > MOST {
            return Err(wrong(
                "place",
                format!("这里有 {} 处，一轮最多 {MOST} 处，请按小区或楼栋分开走", places.len()),
            ));
        }
        let id = writing.insert(round)?;
        for (position, place) in (1..).zip(places) {
            let (visit_round, position) = (Link::to(id), Count(Some(position)));
            writing.insert(&RoundVisit { visit_round, position, place: Link::to(place), ..RoundVisit::default() })?;
        }
        Ok(id)
    })
}

/// Who visited, and on which day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Walked {
    /// As typed, with what was found behind a colon: 「3 5-8；12：门锁着」.
    pub numbers: String,
    pub on: Day,
    pub visitor: String,
}

/// Enters a walk by the numbers of its list; answers how many were entered.
pub fn enter(desk: &mut Desk, round: RecordId, walked: &Walked) -> Result<(usize, ChangeId), Trouble> {
    desk.require(Right::Write)?;
    let page = under_way(desk, round)?;
    let last = u32::try_from(page.lines.len()).unwrap_or(u32::MAX);
    let entries =
        walk::entries(&walked.numbers, last).map_err(|mistyped| wrong("position", mistyped.sentence(last)))?;
    if entries.is_empty() {
        return Err(wrong("position", "请填编号，例如 3 或 3-7"));
    }
    if walked.on.is_unset() {
        return Err(wrong("visited_on", "请填走访日期"));
    }
    let visited = |line: &RoundLine| {
        let number = line.visit.position.0?;
        let mut meant = entries.iter().filter(|entry| entry.numbers.contains(&number)).peekable();
        meant.peek()?;
        let found = meant.map(|entry| &entry.found).find(|found| !found.is_empty());
        let remark = found.map_or_else(|| line.visit.remark.clone(), |found| Text::new(found));
        let (visited_on, visitor) = (walked.on, Text::new(&walked.visitor));
        Some((line.id, RoundVisit { visited_on, visitor, remark, ..line.visit.clone() }))
    };
    let changed: Vec<(RecordId, RoundVisit)> = page.lines.iter().filter_map(visited).collect();
    changed.iter().try_for_each(|(_, visit)| require_sound(desk, visit))?;
    let ((), change) = desk.writing("记走访", |writing| {
        changed.iter().try_for_each(|(id, visit)| writing.update(*id, visit))?;
        Ok(())
    })?;
    Ok((changed.len(), change))
}

/// A visit that was entered by mistake is still to be made.
pub fn clear(desk: &mut Desk, visit: RecordId) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let known: RoundVisit = desk.store.load(visit)?.ok_or(Trouble::Gone)?;
    let (visited_on, visitor) = Default::default();
    let cleared = RoundVisit { visited_on, visitor, ..known };
    let ((), change) = desk.writing("取消走访", |writing| Ok(writing.update(visit, &cleared)?))?;
    Ok(change)
}

/// The round is over, whatever was missed.
pub fn end(desk: &mut Desk, round: RecordId, on: Day) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let ended = VisitRound { ended_on: on, ..under_way(desk, round)?.round };
    require_sound(desk, &ended)?;
    let ((), change) = desk.writing("结束走访", |writing| Ok(writing.update(round, &ended)?))?;
    Ok(change)
}

fn under_way(desk: &Desk, round: RecordId) -> Result<RoundPage, Trouble> {
    let page = page(desk, round)?;
    if page.round.is_under_way() { Ok(page) } else { Err(Trouble::RoundEnded) }
}

#[cfg(test)]
mod tests;
