//! Coming into a household and going out of it: the one place where somebody's time in a household begins and ends.

use super::MemberRow;
use crate::domain::registers::{Household, HouseholdMember};
use crate::domain::values::{Choice, Day, Link, Text};
use crate::domain::{Date, RecordId, relation};
use crate::services::Trouble;
use crate::store::{Membership, Writing};

/// Codes of 进户原因.
pub(super) const JOINED_BY_FOUNDING: &str = "1";
pub(super) const JOINED_BY_MARRIAGE: &str = "4";
pub(super) const JOINED_BY_SPLIT: &str = "6";
pub(super) const JOINED_BY_UNION: &str = "7";
const JOINED_BY_OTHER_HEAD: &str = "8";
/// Codes of 出户原因.
pub(super) const DIED: &str = "1";
pub(super) const MOVED_OUT: &str = "2";
pub(super) const MARRIED_OUT: &str = "3";
pub(super) const LEFT_BY_SPLIT: &str = "4";
pub(super) const LEFT_BY_UNION: &str = "5";
const LEFT_BY_OTHER_HEAD: &str = "6";
/// Codes of 销户原因.
pub(super) const ALL_MOVED_OUT: &str = "1";
pub(super) const UNITED: &str = "2";
pub(super) const ALL_GONE: &str = "3";

/// Why and where to somebody goes, or why and from where they come.
pub(super) struct Reason<'a> {
    pub code: &'a str,
    pub place: &'a str,
}

impl<'a> Reason<'a> {
    pub(super) fn of(code: &'a str) -> Self {
        Self { code, place: "" }
    }
}

/// Somebody's time in a household begins.
pub(super) fn begin(
    writing: &mut Writing<'_>,
    household: RecordId,
    person: RecordId,
    row: &MemberRow,
    day: Date,
    reason: &Reason<'_>,
) -> Result<RecordId, Trouble> {
    let asked = &row.member.record;
    Ok(writing.insert(&HouseholdMember {
        household: Link::to(household),
        person: Link::to(person),
        relation: asked.relation.clone(),
        house_match: asked.house_match.clone(),
        from_date: Day(Some(day)),
        joined_by: Choice::of(reason.code),
        came_from: Text::new(reason.place),
        remark: asked.remark.clone(),
        ..HouseholdMember::default()
    })?)
}

/// Somebody's time in a household ends. Refused when it is no longer what the form was begun with.
pub(super) fn end(
    writing: &mut Writing<'_>,
    membership: &Membership,
    day: Date,
    reason: &Reason<'_>,
) -> Result<(), Trouble> {
    let (id, was) = membership;
    if writing.load::<HouseholdMember>(*id)?.as_ref() != Some(was) {
        return Err(Trouble::ChangedMeanwhile(vec!["户成员"]));
    }
    let ended = HouseholdMember {
        until_date: Day(Some(day)),
        left_by: Choice::of(reason.code),
        went_to: Text::new(reason.place),
        ..was.clone()
    };
    Ok(writing.update(*id, &ended)?)
}

/// Another relation from this day on, because the head is another one: the time goes on in a record of its own, so that any
/// earlier day still knows who was what to whom.
pub(super) fn relate_anew(
    writing: &mut Writing<'_>,
    household: RecordId,
    row: &MemberRow,
    day: Date,
) -> Result<(), Trouble> {
    let Some(membership) = row.membership.as_ref().filter(|_| row.has_other_relation()) else { return Ok(()) };
    let (_, was) = membership;
    if was.from_date.0 == Some(day) {
        return correct(writing, row);
    }
    let person = was.person.id.ok_or(Trouble::Gone)?;
    end(writing, membership, day, &Reason::of(LEFT_BY_OTHER_HEAD))?;
    begin(writing, household, person, row, day, &Reason::of(JOINED_BY_OTHER_HEAD))?;
    Ok(())
}

/// Another relation because the one that stood there was wrong.
pub(super) fn correct(writing: &mut Writing<'_>, row: &MemberRow) -> Result<(), Trouble> {
    let Some((id, was)) = row.membership.as_ref().filter(|_| row.has_other_relation()) else { return Ok(()) };
    let corrected = HouseholdMember { relation: row.member.record.relation.clone(), ..was.clone() };
    Ok(writing.update(*id, &corrected)?)
}

/// Whoever comes in from another household here leaves that one the same day. A head leaves nobody behind without one.
pub(super) fn leave_elsewhere(
    writing: &mut Writing<'_>,
    person: RecordId,
    day: Date,
    joined_by: &str,
) -> Result<(), Trouble> {
    let left_by = if joined_by == JOINED_BY_MARRIAGE { MARRIED_OUT } else { MOVED_OUT };
    for membership in writing.open_memberships(person)? {
        let household = membership.1.household.id.ok_or(Trouble::Gone)?;
        end(writing, &membership, day, &Reason { code: left_by, place: "本社区另一户" })?;
        close_if_empty(writing, household, day, ALL_MOVED_OUT)?;
    }
    Ok(())
}

/// Whoever has moved away or died belongs to no household from that day on.
pub(in crate::services) fn go_away(
    writing: &mut Writing<'_>,
    person: RecordId,
    day: Date,
    has_died: bool,
    destination: &str,
) -> Result<(), Trouble> {
    let (code, all) = if has_died { (DIED, ALL_GONE) } else { (MOVED_OUT, ALL_MOVED_OUT) };
    for membership in writing.open_memberships(person)? {
        let household = membership.1.household.id.ok_or(Trouble::Gone)?;
        end(writing, &membership, day, &Reason { code, place: destination })?;
        close_if_empty(writing, household, day, all)?;
    }
    Ok(())
}

/// A household that nobody belongs to any more is over.
pub(super) fn close_if_empty(
    writing: &mut Writing<'_>,
    household: RecordId,
    day: Date,
    reason: &str,
) -> Result<(), Trouble> {
    if !writing.members_now(household)?.is_empty() {
        return Ok(());
    }
    let mut ended: Household = writing.load(household)?.ok_or(Trouble::Gone)?;
    ended.until_date = Day(Some(day));
    ended.end_reason = Choice::of(reason);
    Ok(writing.update(household, &ended)?)
}

/// Whether somebody is the head of a household in which others would stay without one.
pub(in crate::services) fn is_needed_as_head(members: &[Membership], person: RecordId) -> bool {
    let is_head =
        |(_, member): &&Membership| member.person.id == Some(person) && relation::is_householder(&member.relation.code);
    members.len() > 1 && members.iter().any(|membership| is_head(&membership))
}
