//! A group divided along the street, two groups made one, a group dissolved. Nobody's time is lost: who changes groups leaves
//! one on the day they come into the other.

use super::duties::give_up_turns;
use super::members::{leads_among, leave, renumber};
use super::{Desk, Trouble, forming, standing, wrong};
use crate::domain::codes::AgreementEnd;
use crate::domain::registers::{Agreement, DefenceGroup, GroupMember};
use crate::domain::values::{Choice, Count, Day, Link, Text};
use crate::domain::{Date, RecordId, Right};
use crate::services::places;
use crate::store::{ChangeId, GroupMembership, Writing};

/// 调到别组 and 本组解散 in the list of reasons.
const TO_ANOTHER_GROUP: &str = "4";
const GROUP_DISSOLVED: &str = "5";
/// 其他 in the list of reasons to end an agreement.
const OTHER_REASON: &str = "9";

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parted {
    /// The group to look at now.
    pub group: RecordId,
    pub change: ChangeId,
}

/// Makes a second group of the members from `first` on, along the street.
pub fn split(desk: &mut Desk, id: RecordId, first: RecordId, on: Day) -> Result<Parted, Trouble> {
    desk.require(Right::Write)?;
    let known = standing(desk, id)?;
    let day = soundly(desk, on, &known)?;
    let number = desk.store.next_group_number()?;
    let members = desk.store.group_members_on(id, desk.today())?;
    let place = members.iter().position(|(member, _)| *member == first).ok_or(Trouble::Gone)?;
    if place == 0 {
        return Err(wrong("first", "第一户不能分出，请选它后面的一户"));
    }
    let (staying, going) = members.split_at(place);
    let (head_goes, deputy_goes) = leads_among(&known, going);
    let second = DefenceGroup {
        group_number: Count(Some(number)),
        group_name: Text::default(),
        stretch: stretch(desk, &known, going)?,
        head: if head_goes { known.head } else { Link::none() },
        elected_on: if head_goes { known.elected_on } else { Day::default() },
        deputy: if deputy_goes { known.deputy } else { Link::none() },
        formed_on: Day::new(day),
        split_from: Link::to(id),
        ..known.clone()
    };
    let remaining = DefenceGroup {
        stretch: stretch(desk, &known, staying)?,
        head: if head_goes { Link::none() } else { known.head },
        elected_on: if head_goes { Day::default() } else { known.elected_on },
        deputy: if deputy_goes { Link::none() } else { known.deputy },
        ..known
    };
    let going = going.to_vec();
    let (group, change) = desk.writing("联防组分组", |writing| {
        let group = writing.insert(&second)?;
        cross(writing, &going, group, day, 1)?;
        writing.update(id, &remaining)?;
        renumber(writing, id)?;
        Ok(group)
    })?;
    Ok(Parted { group, change })
}

/// Takes all members of a group into another one, behind its own; the group itself is over.
pub fn join(desk: &mut Desk, id: RecordId, into: RecordId, on: Day) -> Result<Parted, Trouble> {
    desk.require(Right::Write)?;
    let (known, taking) = (standing(desk, id)?, standing(desk, into)?);
    if id == into || known.kind != taking.kind {
        return Err(wrong("into", "请选另一个同类型的组"));
    }
    let day = soundly(desk, on, &known)?;
    soundly(desk, on, &taking)?;
    let going = desk.store.group_members_on(id, desk.today())?;
    let mut all = desk.store.group_members_on(into, desk.today())?;
    let behind = u32::try_from(all.len()).unwrap_or(u32::MAX).saturating_add(1);
    all.extend(going.iter().cloned());
    let extended = DefenceGroup { stretch: stretch(desk, &taking, &all)?, ..taking };
    let over = DefenceGroup { dissolved_on: Day::new(day), joined_into: Link::to(into), ..known };
    let agreements = desk.store.agreements_of_group(id)?;
    let ((), change) = desk.writing("联防组并组", |writing| {
        cross(writing, &going, into, day, behind)?;
        writing.update(id, &over)?;
        writing.update(into, &extended)?;
        end_agreements(writing, &agreements, day)
    })?;
    Ok(Parted { group: into, change })
}

/// A group is over: nobody is in it any more, and what was signed for it ends.
pub fn dissolve(desk: &mut Desk, id: RecordId, on: Day) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let known = standing(desk, id)?;
    let day = soundly(desk, on, &known)?;
    let members = desk.store.group_members_on(id, desk.today())?;
    let agreements = desk.store.agreements_of_group(id)?;
    let over = DefenceGroup { dissolved_on: Day::new(day), ..known };
    let ((), change) = desk.writing("解散联防组", |writing| {
        for (member_id, member) in &members {
            let until = Day::new(day.max(member.from_date.0.unwrap_or(day)));
            let left = GroupMember { until_date: until, left_by: Choice::of(GROUP_DISSOLVED), ..member.clone() };
            give_up_turns(writing, *member_id, day)?;
            writing.update(*member_id, &left)?;
        }
        writing.update(id, &over)?;
        end_agreements(writing, &agreements, day)
    })?;
    Ok(change)
}

/// Not before the group was formed, and not in time to come.
fn soundly(desk: &Desk, on: Day, group: &DefenceGroup) -> Result<Date, Trouble> {
    let day = on.0.filter(|day| *day <= desk.today()).ok_or_else(|| wrong("dissolved_on", "请填日期，不晚于今天"))?;
    if on.is_before(group.formed_on) { Err(wrong("dissolved_on", "日期早于组建日期")) } else { Ok(day) }
}

/// Members leave their group and come into another one on the same day, in their order from `position` on.
fn cross(
    writing: &mut Writing<'_>,
    members: &[GroupMembership],
    into: RecordId,
    day: Date,
    position: u32,
) -> Result<(), Trouble> {
    for (position, (id, member)) in (position..).zip(members) {
        let day = day.max(member.from_date.0.unwrap_or(day));
        leave(writing, (*id, member), day, TO_ANOTHER_GROUP)?;
        let there = GroupMember {
            defence_group: Link::to(into),
            position: Count(Some(position)),
            from_date: Day::new(day),
            ..member.clone()
        };
        writing.insert(&there)?;
    }
    Ok(())
}

fn end_agreements(writing: &mut Writing<'_>, agreements: &[(RecordId, Agreement)], day: Date) -> Result<(), Trouble> {
    for (id, agreement) in agreements.iter().filter(|(_, agreement)| agreement.ended_on.is_unset()) {
        if !agreement.is_signed_by_anybody() {
            // Its number stays taken.
            writing.delete::<Agreement>(*id)?;
            continue;
        }
        let ended = Agreement {
            ended_on: Day::new(day),
            end_reason: Choice::<AgreementEnd>::of(OTHER_REASON),
            ..agreement.clone()
        };
        writing.update(*id, &ended)?;
    }
    Ok(())
}

fn stretch(desk: &Desk, group: &DefenceGroup, members: &[GroupMembership]) -> Result<Text, Trouble> {
    let door =
        |member: Option<&GroupMembership>| places::full_name(desk, member.and_then(|(_, member)| member.place.id));
    let above = places::full_name(desk, group.place.id)?;
    Ok(Text(forming::stretch(&above, &door(members.first())?, &door(members.last())?)))
}
