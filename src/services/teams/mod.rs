//! 队伍: the list of teams, one team with who serves in it and who did, and what happens to them.
//!
//! Staff and volunteers are there to be called: their telephones stand whole on the page of a team (docs/privacy.md §3).

mod members;
mod page;
mod paper;

pub use members::{Serving, end_term, member, new_member, save_member};
pub use page::{MemberLine, TeamPage, page};
pub use paper::rosters;

use super::soundness::{require_sound, wrong};
use super::{Desk, Trouble};
use crate::domain::registers::Team;
use crate::domain::registers::team::POLICE_BOX;
use crate::domain::registers::team_member::POLICEMAN;
use crate::domain::team::{TeamFinding, findings};
use crate::domain::values::Day;
use crate::domain::{Date, RecordId, Right, network};
use crate::store::ChangeId;

/// One row of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamRow {
    pub id: RecordId,
    pub team: Team,
    /// As lists show people; empty where nobody leads it.
    pub leader: String,
    pub members: usize,
    /// The last day of the first term that ends.
    pub term_until: Option<Date>,
    pub findings: Vec<TeamFinding>,
}

/// The teams that stand, or those that were dissolved, kind by kind.
pub fn list(desk: &Desk, are_dissolved: bool) -> Result<Vec<TeamRow>, Trouble> {
    desk.require(Right::Look)?;
    let teams = desk.store.teams(are_dissolved)?;
    teams.into_iter().map(|(id, team)| row(desk, id, team)).collect()
}

fn row(desk: &Desk, id: RecordId, team: Team) -> Result<TeamRow, Trouble> {
    let lines = page::serving(desk, id, &team)?;
    let leader = lines.iter().find(|line| line.leads()).map(|line| line.name.clone()).unwrap_or_default();
    let findings =
        if team.is_standing() { findings(&team.kind.code, &page::seats(&lines), desk.today()) } else { Vec::new() };
    let term_until = lines.iter().filter_map(|line| line.member.term_until.0).min();
    Ok(TeamRow { id, leader, members: lines.len(), term_until, findings, team })
}

/// What the community lacks: nobody of the police is named for it, neither in the address tree nor in a police box.
pub fn hints(desk: &Desk) -> Result<Vec<String>, Trouble> {
    desk.require(Right::Look)?;
    let mut guarded = Vec::new();
    for (id, team) in desk.store.teams(false)? {
        let is_manned = desk.store.team_members(id)?.iter().any(|(_, member)| member.post.code == POLICEMAN);
        if team.kind.code == POLICE_BOX && is_manned {
            guarded.push(team.place.id);
        }
    }
    let (nodes, holders) = (desk.store.network_nodes()?, desk.store.duty_holders()?);
    let mut without = network::without_policeman(&nodes, &holders);
    // A police box without a place of its own serves everybody.
    without.retain(|node| !guarded.iter().any(|place| place.is_none_or(|place| place == node.id)));
    Ok(without.into_iter().map(|node| format!("{}还没有社区民警", node.name)).collect())
}

/// The team, to be changed in a form.
pub fn facts(desk: &Desk, id: RecordId) -> Result<Team, Trouble> {
    desk.require(Right::Look)?;
    desk.store.load(id)?.ok_or(Trouble::Gone)
}

/// Enters a new team, or changes what is said of one; answers which it is.
pub fn save(desk: &mut Desk, id: Option<RecordId>, team: &Team) -> Result<(RecordId, ChangeId), Trouble> {
    desk.require(Right::Write)?;
    require_sound(desk, team)?;
    let Some(id) = id else { return desk.writing("建立队伍", |writing| Ok(writing.insert(team)?)) };
    let known = standing(desk, id)?;
    let changed = Team { dissolved_on: known.dissolved_on, ..team.clone() };
    let ((), change) = desk.writing("修改队伍", |writing| Ok(writing.update(id, &changed)?))?;
    Ok((id, change))
}

/// The team is no more; everybody in it leaves it on that day.
pub fn dissolve(desk: &mut Desk, id: RecordId, on: Day) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let Some(day) = on.0 else { return Err(wrong("dissolved_on", "请填撤销日期")) };
    let dissolved = Team { dissolved_on: on, ..standing(desk, id)? };
    require_sound(desk, &dissolved)?;
    let ((), change) = desk.writing("撤销队伍", |writing| {
        writing.end_team_terms(id, day)?;
        Ok(writing.update(id, &dissolved)?)
    })?;
    Ok(change)
}

/// The team, if it stands: what was dissolved is no longer changed.
fn standing(desk: &Desk, id: RecordId) -> Result<Team, Trouble> {
    let team: Team = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    if team.is_standing() { Ok(team) } else { Err(Trouble::TeamDissolved) }
}

#[cfg(test)]
mod tests;
