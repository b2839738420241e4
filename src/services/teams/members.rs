//! Who comes into a team, serves and leaves it.

use super::{Desk, Trouble, require_sound, standing, wrong};
use crate::domain::registers::team::POLICE_BOX;
use crate::domain::registers::team_member::{MEMBER, POLICEMAN};
use crate::domain::registers::{Person, TeamMember};
use crate::domain::team::usual_term;
use crate::domain::values::{Choice, Day, Link, Name, Value};
use crate::domain::{RecordId, Right};
use crate::store::ChangeId;

/// A member as the form has it: the name as typed, and whom it means where that is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Serving {
    pub name: String,
    pub person: Option<RecordId>,
    pub member: TeamMember,
}

/// A member to be entered: from today, for as long as the law says.
pub fn new_member(desk: &Desk, team: RecordId) -> Result<Serving, Trouble> {
    desk.require(Right::Look)?;
    let kind = standing(desk, team)?.kind.code;
    let post = if kind == POLICE_BOX { POLICEMAN } else { MEMBER };
    let member = TeamMember {
        team: Link::to(team),
        post: Choice::of(post),
        from_date: Day::new(desk.today()),
        term_until: Day(usual_term(&kind, desk.today())),
        ..TeamMember::default()
    };
    Ok(Serving { member, ..Serving::default() })
}

/// A member to be changed.
pub fn member(desk: &Desk, id: RecordId) -> Result<Serving, Trouble> {
    desk.require(Right::Look)?;
    let member: TeamMember = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let name = match member.person.id {
        Some(person) => desk.store.load::<Person>(person)?.ok_or(Trouble::Gone)?.name.shown(),
        None => member.member_name.shown(),
    };
    Ok(Serving { name, person: member.person.id, member })
}

/// Enters a member, or changes what is said of one.
pub fn save_member(
    desk: &mut Desk,
    team: RecordId,
    id: Option<RecordId>,
    serving: &Serving,
) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    standing(desk, team)?;
    let member = settled(team, serving)?;
    require_sound(desk, &member)?;
    if id.is_none() && is_in_already(desk, team, &member)? {
        return Err(wrong("member_name", "此人已在这支队伍里"));
    }
    let what = if id.is_some() { "修改队员" } else { "添加队员" };
    let (_, change) = desk.writing(what, |writing| Ok(writing.put(id, &member)?))?;
    Ok(change)
}

/// Somebody known is a link, and what is known of them is not written down a second time.
fn settled(team: RecordId, serving: &Serving) -> Result<TeamMember, Trouble> {
    let member = TeamMember { team: Link::to(team), ..serving.member.clone() };
    if let Some(person) = serving.person {
        let (member_name, sex) = Default::default();
        return Ok(TeamMember { person: Link::to(person), member_name, sex, ..member });
    }
    let member_name = Name::new(&serving.name);
    if member_name.is_empty() {
        return Err(wrong("member_name", "请填姓名"));
    }
    Ok(TeamMember { person: Link::none(), member_name, ..member })
}

fn is_in_already(desk: &Desk, team: RecordId, member: &TeamMember) -> Result<bool, Trouble> {
    let serving = desk.store.team_members(team)?;
    Ok(member.person.id.is_some() && serving.iter().any(|(_, known)| known.person == member.person))
}

/// Somebody leaves the team on a day.
pub fn end_term(desk: &mut Desk, id: RecordId, on: Day) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let known: TeamMember = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    if on.is_unset() {
        return Err(wrong("until_date", "请填卸任日期"));
    }
    let ended = TeamMember { until_date: on, ..known };
    require_sound(desk, &ended)?;
    let ((), change) = desk.writing("队员卸任", |writing| Ok(writing.update(id, &ended)?))?;
    Ok(change)
}
