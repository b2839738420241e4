//! One team at a glance: who serves in it, until when, who did before, and what is to be looked at.

use super::{Desk, Trouble};
use crate::domain::registers::team_member::{LEADER, POLICEMAN};
use crate::domain::registers::{Person, Team, TeamMember};
use crate::domain::team::{Seat, TeamFinding, findings, post_words};
use crate::domain::values::Value;
use crate::domain::{RecordId, Right};
use crate::services::{history, places};

/// Women among 性别.
const FEMALE: &str = "2";

/// Everything the page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamPage {
    pub id: RecordId,
    pub team: Team,
    pub place: String,
    pub members: Vec<MemberLine>,
    /// Who served before, the last to leave first.
    pub past: Vec<MemberLine>,
    pub findings: Vec<TeamFinding>,
    pub history: Vec<history::Step>,
}

/// One who serves or served.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberLine {
    pub id: RecordId,
    pub member: TeamMember,
    /// 「主任」, as it is called in this kind of team.
    pub post: String,
    pub name: String,
    pub sex: String,
    /// Masked, as lists are.
    pub phones: String,
    pub phones_in_full: String,
    is_woman: bool,
}

impl MemberLine {
    /// Whoever is asked for first.
    pub fn leads(&self) -> bool {
        matches!(self.member.post.code.as_str(), LEADER | POLICEMAN)
    }
}

pub fn page(desk: &Desk, id: RecordId) -> Result<TeamPage, Trouble> {
    desk.require(Right::Look)?;
    let team: Team = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let members = serving(desk, id, &team)?;
    let past = desk.store.past_team_members(id)?;
    let past = past.into_iter().map(|(id, member)| line(desk, &team, id, member));
    Ok(TeamPage {
        id,
        place: places::full_name(desk, team.place.id)?,
        findings: if team.is_standing() {
            findings(&team.kind.code, &seats(&members), desk.today())
        } else {
            Vec::new()
        },
        past: past.collect::<Result<_, _>>()?,
        history: history::of_record::<Team>(desk, id)?,
        members,
        team,
    })
}

/// Who serves now, whoever leads it first.
pub(super) fn serving(desk: &Desk, id: RecordId, team: &Team) -> Result<Vec<MemberLine>, Trouble> {
    let members = desk.store.team_members(id)?;
    members.into_iter().map(|(id, member)| line(desk, team, id, member)).collect()
}

pub(super) fn line(desk: &Desk, team: &Team, id: RecordId, member: TeamMember) -> Result<MemberLine, Trouble> {
    let person = member.person.id.map(|person| desk.store.load::<Person>(person)).transpose()?.flatten();
    let (name, sex, phones) = match &person {
        Some(person) => (places::listed_name(person, desk.today()), &person.sex, &person.phones),
        None => (places::legible(&member.member_name.0), &member.sex, &member.phones),
    };
    // A telephone that was given for the office goes before one's own, and is told to everybody.
    let (phones, in_full) = match member.phones.is_empty() {
        true => (phones, places::told_phones(desk, phones)),
        false => (&member.phones, member.phones.shown()),
    };
    Ok(MemberLine {
        id,
        post: post_words(&team.kind.code, &member.post.code, member.post.label()).to_owned(),
        name,
        sex: sex.shown(),
        phones: phones.masked(),
        phones_in_full: in_full,
        is_woman: sex.code == FEMALE,
        member,
    })
}

pub(super) fn seats(lines: &[MemberLine]) -> Vec<Seat> {
    let seat = |line: &MemberLine| Seat {
        post: line.member.post.code.clone(),
        is_woman: line.is_woman,
        from: line.member.from_date.0,
        term_until: line.member.term_until.0,
    };
    lines.iter().map(seat).collect()
}
