//! Groups and teams in the one search box: by a part of the name or of the stretch, or by 「第3组」. There are few of them, so they are
//! walked and have no keys of their own.

use super::page::area;
use super::{Desk, Trouble};
use crate::domain::RecordId;
use crate::domain::finding::Reason;
use crate::domain::registers::{DefenceGroup, Team};
use crate::domain::text::{half_width, is_han};
use crate::domain::values::Value;
use crate::services::finding::{Hit, HitKind};

/// So much of a name says which is meant.
const SHORTEST: usize = 2;

pub(in crate::services) fn hits(desk: &Desk, typed: &str, most: usize) -> Result<Vec<Hit>, Trouble> {
    let typed = half_width(typed.trim());
    if typed.chars().filter(|letter| is_han(*letter)).count() < SHORTEST {
        return Ok(Vec::new());
    }
    let mut hits = Vec::new();
    for (id, group) in desk.store.groups_called(&typed, most)? {
        hits.push(of_group(desk, id, &group)?);
    }
    let teams = desk.store.teams(false)?.into_iter().filter(|(_, team)| is_called(team, &typed));
    hits.extend(teams.map(|(id, team)| of_team(id, &team)));
    hits.truncate(most);
    Ok(hits)
}

fn of_group(desk: &Desk, id: RecordId, group: &DefenceGroup) -> Result<Hit, Trouble> {
    let second_line = format!("{}，{}", group.kind.label(), area(desk, group)?);
    let (title, reason) = (format!("联防{}", group.title()), Reason::Name);
    Ok(Hit { kind: HitKind::DefenceGroup, id, place: None, title, second_line, reason })
}

fn is_called(team: &Team, typed: &str) -> bool {
    team.team_name.contains(typed) || team.kind.label().contains(typed)
}

fn of_team(id: RecordId, team: &Team) -> Hit {
    let (title, second_line) = (team.team_name.shown(), team.kind.label().to_owned());
    Hit { kind: HitKind::Team, id, place: None, title, second_line, reason: Reason::Name }
}
