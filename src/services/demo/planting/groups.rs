//! 联防组: heads and contacts who are there no more, a door in two groups, a turn of a door that has left. 队伍: a term that ends,
//! and what a 调委会 and others lack.

use super::super::community::add;
use super::picking::place_of;
use super::{At, Garden, Plant, plant};
use crate::domain::registers::{GroupMember, Team, TeamMember};
use crate::domain::values::{Choice, Count, Link, Name, Text};
use crate::domain::{RecordId, Register};

pub(super) const PLANTS: &[Plant] = &[
    plant("group_head_dead", |garden| {
        let (group, head) = (garden.free_group()?, garden.dead()?);
        Some(garden.group(group, |group| group.head = Link::to(head)))
    }),
    plant("group_head_left", |garden| {
        let (group, head) = (garden.free_group()?, garden.returned()?);
        Some(garden.group(group, |group| group.head = Link::to(head)))
    }),
    plant("group_contact_dead", |garden| {
        let (member, contact) = (garden.last_of_group()?, garden.dead()?);
        Some(garden.group_member(member, |member| member.contact = Link::to(contact)))
    }),
    plant("door_in_two_groups", |garden| {
        let (known, other) = (garden.last_of_group()?, garden.free_group()?);
        let known = garden.community.records.group_members[place_of(known)].clone();
        let members = &garden.community.records.group_members;
        let position = members.iter().filter(|member| member.defence_group.id == Some(other)).count() + 1;
        let second = GroupMember {
            defence_group: Link::to(other),
            position: Count(u32::try_from(position).ok()),
            from_date: garden.ago(20),
            ..known
        };
        Some(At(GroupMember::TABLE, add(&mut garden.records().group_members, second)))
    }),
    plant("due_team_term", |garden| {
        let until = garden.ago(-16);
        let first = (!garden.records().team_members.is_empty()).then_some(RecordId(1))?;
        Some(garden.team_member(first, |member| member.term_until = until))
    }),
    plant("turn_of_no_member", |garden| {
        let today = garden.ago(0);
        let turns = (1..).map(RecordId).zip(&garden.community.records.turns);
        let (turn, ahead) = turns.filter(|(_, turn)| today.is_before(turn.on_date)).last()?;
        let known = garden.community.records.group_members[place_of(ahead.member.id?)].clone();
        let left = GroupMember { until_date: garden.ago(3), left_by: Choice::of("1"), ..known };
        let left = add(&mut garden.records().group_members, left);
        Some(garden.turn(turn, |turn| turn.member = Link::to(left)))
    }),
    plant("committee_size", |garden| {
        let team = garden.team("2", "调委会第二小组", &[("1", "2"), ("3", "1")]);
        Some(At(Team::TABLE, team))
    }),
    plant("committee_without_woman", |garden| {
        let team = garden.team("2", "调委会第三小组", &[("1", "1"), ("3", "1"), ("3", "1")]);
        Some(At(Team::TABLE, team))
    }),
    plant("team_without_leader", |garden| {
        let team = garden.team("6", "护校队", &[("3", "1"), ("3", "2")]);
        Some(At(Team::TABLE, team))
    }),
    plant("police_box_without_policeman", |garden| {
        let team = garden.team("10", "第二警务室", &[("5", "1")]);
        Some(At(Team::TABLE, team))
    }),
    plant("team_member_dead", |garden| {
        let person = garden.dead()?;
        garden.team("5", "护村队", &[("1", "1"), ("3", "1")]);
        let member = RecordId(i64::try_from(garden.community.records.team_members.len()).ok()?);
        let died = garden.community.records.people[place_of(person)].died_on;
        Some(garden.team_member(member, |member| {
            member.person = Link::to(person);
            member.member_name = Name::default();
            member.from_date = died;
        }))
    }),
];

impl Garden<'_> {
    /// One more team of this kind, with members of these posts and sexes.
    fn team(&mut self, kind: &str, name: &str, seats: &[(&str, &str)]) -> RecordId {
        let formed_on = self.ago(200);
        let team = Team { kind: Choice::of(kind), team_name: Text::new(name), formed_on, ..Team::default() };
        let team = add(&mut self.records().teams, team);
        for (post, sex) in seats {
            let member = TeamMember {
                team: Link::to(team),
                post: Choice::of(post),
                member_name: Name::new(&self.community.holder()),
                sex: Choice::of(sex),
                from_date: formed_on,
                term_until: self.ago(-800),
                ..TeamMember::default()
            };
            add(&mut self.records().team_members, member);
        }
        team
    }

    /// A group on which nothing was sown yet.
    fn free_group(&mut self) -> Option<RecordId> {
        let groups = (1..).map(RecordId).take(self.community.records.groups.len());
        let free = groups.into_iter().find(|group| !self.used_groups.contains(group))?;
        self.used_groups.insert(free);
        Some(free)
    }

    fn last_of_group(&mut self) -> Option<RecordId> {
        let group = self.free_group()?;
        let members = (1..).map(RecordId).zip(&self.community.records.group_members);
        members.filter(|(_, member)| member.defence_group.id == Some(group)).map(|(id, _)| id).last()
    }
}
