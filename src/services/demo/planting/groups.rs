//! 联防组: heads and contacts who are there no more, and a door in two groups. 队伍: a term that ends.

use super::super::community::add;
use super::picking::place_of;
use super::{At, Garden, Plant, plant};
use crate::domain::registers::GroupMember;
use crate::domain::values::{Count, Link};
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
];

impl Garden<'_> {
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
