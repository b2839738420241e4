//! Who answers for a place: its own people, and for what it has nobody of its own those of the places above.

use super::{Done, write, wrong};
use crate::domain::duty_terms::{self, Term, TermFinding};
use crate::domain::registers::{Place, PlaceDuty};
use crate::domain::values::{Day, Value};
use crate::domain::{Date, RecordId, Right};
use crate::services::soundness::require_sound;
use crate::services::{Desk, Trouble};
use crate::store::StoreError;

/// 其他: several may hold it at a time, and nobody must.
const OTHER: &str = "9";

/// One duty as the page of a place shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct DutyRow {
    pub id: RecordId,
    pub duty: String,
    pub holder: String,
    /// In full: staff are there to be called (docs/privacy.md §3).
    pub phones: String,
    /// 「2026-01-01 起」, of a past one 「2026-01-01 至 2026-03-01」
    pub days: String,
    pub is_present: bool,
    /// The place above that it comes from; none when it is the place's own.
    pub from: Option<String>,
}

/// One duty by its number.
pub fn duty(desk: &Desk, id: RecordId) -> Result<PlaceDuty, Trouble> {
    desk.require(Right::Look)?;
    desk.store.load(id)?.ok_or(Trouble::Gone)
}

pub fn add_duty(desk: &mut Desk, duty: &PlaceDuty) -> Result<Done, Trouble> {
    desk.require(Right::Write)?;
    require_sound(desk, duty)?;
    let (_, change) = write(desk, "添加责任人", |writing| writing.insert(duty))?;
    Ok(Done { change, words: "责任人已添加".to_owned(), place: duty.place.id })
}

pub fn end_duty(desk: &mut Desk, id: RecordId, until: Date) -> Result<Done, Trouble> {
    desk.require(Right::Write)?;
    let ended = ended(desk, id, until)?;
    require_sound(desk, &ended)?;
    let ((), change) = write(desk, "结束责任", |writing| writing.update(id, &ended))?;
    Ok(Done { change, words: "责任已结束".to_owned(), place: ended.place.id })
}

/// The one who comes takes over from their first day on; who goes answers until that day.
pub fn replace_duty(desk: &mut Desk, id: RecordId, next: &PlaceDuty) -> Result<Done, Trouble> {
    desk.require(Right::Write)?;
    require_sound(desk, next)?;
    let from = next.from_date.0.ok_or_else(|| wrong("from_date", "请填起始日期"))?;
    let ended = ended(desk, id, from)?;
    if ended.until_date.is_before(ended.from_date) {
        return Err(wrong("from_date", "不能早于上一位的起始日期"));
    }
    let ((), change) = write(desk, "更换责任人", |writing| {
        writing.update(id, &ended)?;
        writing.insert(next).map(drop)
    })?;
    Ok(Done { change, words: "责任人已更换".to_owned(), place: next.place.id })
}

fn ended(desk: &Desk, id: RecordId, until: Date) -> Result<PlaceDuty, Trouble> {
    let duty: PlaceDuty = desk.store.load(id)?.ok_or(Trouble::Store(StoreError::NotFound))?;
    Ok(PlaceDuty { until_date: Day(Some(until)), ..duty })
}

/// The duties of the last place of a path, and what is not in order with its own.
pub(super) fn of_path(desk: &Desk, path: &[(RecordId, Place)]) -> Result<(Vec<DutyRow>, Vec<String>), Trouble> {
    let Some(((here, _), above)) = path.split_last() else { return Ok((Vec::new(), Vec::new())) };
    let own = desk.store.place_duties(*here)?;
    let mut rows: Vec<DutyRow> = own.iter().map(|(id, duty)| row(*id, duty, None)).collect();
    for (id, place) in above.iter().rev() {
        let inherited = desk.store.place_duties(*id)?;
        let present = inherited.iter().filter(|(_, duty)| duty.until_date.0.is_none());
        let from_here: Vec<DutyRow> = present
            .filter(|(_, duty)| !is_held(&rows, duty.duty.label()))
            .map(|(id, duty)| row(*id, duty, Some(place.label.0.clone())))
            .collect();
        rows.extend(from_here);
    }
    let findings = findings(&own, &rows);
    // Whom to call first, then who was.
    rows.sort_by_key(|row| !row.is_present);
    Ok((rows, findings))
}

/// Who answers for a place now, in full: its own people, and for what it has nobody of its own those of the places above.
pub(in crate::services) fn on_duty(desk: &Desk, place: RecordId) -> Result<Vec<PlaceDuty>, Trouble> {
    desk.require(Right::Look)?;
    let mut found: Vec<PlaceDuty> = Vec::new();
    for (here, _) in desk.store.place_path(place)?.into_iter().rev() {
        let duties = desk.store.place_duties(here)?.into_iter().map(|(_, duty)| duty);
        let present = duties.filter(|duty| duty.until_date.0.is_none());
        let new: Vec<PlaceDuty> = present.filter(|duty| !found.iter().any(|known| known.duty == duty.duty)).collect();
        found.extend(new);
    }
    found.sort_by(|one, other| one.duty.code.cmp(&other.duty.code));
    Ok(found)
}

fn is_held(rows: &[DutyRow], duty: &str) -> bool {
    rows.iter().any(|row| row.is_present && row.duty == duty)
}

fn row(id: RecordId, duty: &PlaceDuty, from: Option<String>) -> DutyRow {
    let since = duty.from_date.shown();
    DutyRow {
        id,
        duty: duty.duty.shown(),
        holder: duty.holder.shown(),
        phones: duty.phones.shown(),
        days: match duty.until_date.0 {
            Some(until) => format!("{since} 至 {until}"),
            None => format!("{since} 起"),
        },
        is_present: duty.until_date.0.is_none(),
        from,
    }
}

/// 「网格员：2026-03-01 起无人负责」. Where a place above answers now, the last one's going leaves no gap.
fn findings(own: &[(RecordId, PlaceDuty)], rows: &[DutyRow]) -> Vec<String> {
    let mut words = Vec::new();
    for group in own.chunk_by(|(_, one), (_, other)| one.duty == other.duty) {
        let Some((_, first)) = group.first().filter(|(_, duty)| duty.duty.code != OTHER) else { continue };
        let duty = first.duty.label();
        let terms: Vec<Term> = group.iter().filter_map(|(_, duty)| term(duty)).collect();
        let is_taken_over =
            |finding: &TermFinding| matches!(finding, TermFinding::Gap { until: None, .. }) && is_held(rows, duty);
        let found = duty_terms::findings(&terms).into_iter().filter(|finding| !is_taken_over(finding));
        words.extend(found.map(|finding| format!("{duty}：{}", finding.words())));
    }
    words
}

fn term(duty: &PlaceDuty) -> Option<Term> {
    Some(Term { holder: duty.holder.shown(), from: duty.from_date.0?, until: duty.until_date.0 })
}
