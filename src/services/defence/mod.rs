//! 十户联防、十店联防: the list of groups, forming them from a stretch of doors, their pages, and what happens to them.
//!
//! ```text
//! doors, forming      which doors a stretch has and whom to call there; one group of them, or a group for every ten
//! page, reviewing     one group at a glance, as of any day; what is to be looked at
//! facts, members      its head and name; who comes, goes and stands where along the street
//! parting             one group made two, two made one, one dissolved
//! duties, patrols     who is on duty when; what patrols found, and what a month comes to
//! ```
//!
//! The 社区民警 of a group is whoever answers for its place; its agreement is one like any other (`agreements`).

mod doors;
mod duties;
mod facts;
mod finding;
mod forming;
mod members;
mod page;
mod parting;
mod patrols;
mod reviewing;

pub(in crate::services) use doors::group_at;
pub use doors::{Area, Contact, Door, doors};
pub use duties::{DutyMonth, Planned, RotaForm, TurnLine, duties, plan_duties, stand_in, swap_turns};
pub use facts::{Elected, change, elect, facts};
pub(in crate::services) use finding::hits;
pub use forming::{Formed, Forming, form, next_number};
pub use members::{MemberForm, add_member, change_member, member, move_member, propose, remove_member};
pub(in crate::services) use page::roster;
pub use page::{Called, GroupPage, GroupStep, RosterLine, page};
pub use parting::{Parted, dissolve, join, split};
pub(in crate::services) use patrols::found_words;
pub use patrols::{
    PatrolLine, PatrolMonth, change_patrol, new_patrol, patrol_totals, patrols, record_finding, record_patrol,
    remove_patrol,
};

pub use crate::store::{GroupColumn, GroupCounts, GroupFilter, GroupSort};

use super::soundness::{require_sound, wrong};
use super::{Desk, Trouble};
use crate::domain::defence::{GroupFinding, Pact};
use crate::domain::registers::DefenceGroup;
use crate::domain::{RecordId, Right};

/// One row of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupRow {
    pub id: RecordId,
    pub group: DefenceGroup,
    /// From the first door to the last, or where it lies.
    pub area: String,
    pub members: usize,
    /// As lists show people; empty where there is none.
    pub head: String,
    pub pact: Pact,
    pub findings: Vec<GroupFinding>,
}

/// The groups that match, in order. Only numbers: rows are read as they come into sight.
pub fn list(desk: &Desk, filter: &GroupFilter, sort: GroupSort) -> Result<Vec<RecordId>, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.group_ids(filter, sort)?)
}

/// The rows of these groups, for the part of the list in sight; those that are gone are left out.
pub fn rows(desk: &Desk, groups: &[RecordId]) -> Result<Vec<GroupRow>, Trouble> {
    desk.require(Right::Look)?;
    let rows = groups.iter().map(|id| row(desk, *id));
    Ok(rows.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

pub fn counts(desk: &Desk) -> Result<GroupCounts, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.group_counts()?)
}

fn row(desk: &Desk, id: RecordId) -> Result<Option<GroupRow>, Trouble> {
    let Some(group) = desk.store.load::<DefenceGroup>(id)? else { return Ok(None) };
    let review = reviewing::review(desk, id, &group)?;
    Ok(Some(GroupRow {
        id,
        area: page::area(desk, &group)?,
        members: review.members,
        head: page::listed_name(desk, group.head.id)?,
        pact: review.pact,
        findings: if group.is_standing() { review.findings() } else { Vec::new() },
        group,
    }))
}

/// The group, if it stands: what was dissolved is no longer changed.
fn standing(desk: &Desk, id: RecordId) -> Result<DefenceGroup, Trouble> {
    let group: DefenceGroup = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    if group.is_standing() { Ok(group) } else { Err(Trouble::GroupDissolved) }
}

#[cfg(test)]
mod tests;
