//! Who comes into a group, who goes, and in which order they stand along the street.

use super::doors::{contact_at, group_at};
use super::duties::give_up_turns;
use super::{Desk, Trouble, standing, wrong};
use crate::domain::codes::GroupLeft;
use crate::domain::registers::{DefenceGroup, GroupMember};
use crate::domain::values::{Choice, Count, Day, Link, Phones, Text};
use crate::domain::{Date, Problem, RecordId, Register, Right, Weight};
use crate::services::houses::{Named, Who};
use crate::store::{ChangeId, GroupMembership, Writing};

/// One household or shop as a form has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MemberForm {
    pub place: Option<RecordId>,
    pub shop_name: String,
    pub contact: Named,
    pub help_phones: Phones,
    pub from: Day,
}

/// A member, to be changed in a form.
pub fn member(desk: &Desk, id: RecordId) -> Result<MemberForm, Trouble> {
    desk.require(Right::Look)?;
    let known: GroupMember = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    Ok(MemberForm {
        place: known.place.id,
        shop_name: known.shop_name.0,
        contact: Named::of(desk, known.contact.id.map(Who::Person))?,
        help_phones: known.help_phones,
        from: known.from_date,
    })
}

/// A door and whom to call there, for a group it is to be taken into.
pub fn propose(desk: &Desk, place: RecordId) -> Result<MemberForm, Trouble> {
    desk.require(Right::Look)?;
    let contact = contact_at(desk, place)?;
    Ok(MemberForm {
        place: Some(place),
        shop_name: contact.shop_name.0,
        contact: Named::of(desk, contact.person.id.map(Who::Person))?,
        from: Day::new(desk.today()),
        ..MemberForm::default()
    })
}

/// Takes a door into a group, behind the others.
pub fn add_member(desk: &mut Desk, group: RecordId, form: &MemberForm) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let known = standing(desk, group)?;
    let place = form.place.ok_or_else(|| wrong("place", "请选地址"))?;
    let elsewhere = group_at(desk, place)?;
    if !elsewhere.is_empty() {
        return Err(wrong("place", format!("这一处已在{elsewhere}，请先在那里移出")));
    }
    if form.from.is_before(known.formed_on) {
        return Err(wrong("from_date", "入组日期早于组建日期"));
    }
    let today = desk.today();
    let ((), change) = desk.writing("联防组添加成员", |writing| {
        let position = writing.group_members_now(group)?.len() + 1;
        let member = GroupMember {
            defence_group: Link::to(group),
            position: Count(u32::try_from(position).ok()),
            place: Link::to(place),
            ..GroupMember::default()
        };
        let member = filled(writing, member, form, today)?;
        Ok(writing.insert(&member).map(drop)?)
    })?;
    Ok(change)
}

/// Changes whom to call, the shop's name and since when it belongs; the door stays.
pub fn change_member(desk: &mut Desk, id: RecordId, form: &MemberForm) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    require_present(desk, id)?;
    let today = desk.today();
    let ((), change) = desk.writing("修改联防成员", |writing| {
        let known: GroupMember = writing.load(id)?.ok_or(Trouble::Gone)?;
        let changed = filled(writing, known, form, today)?;
        Ok(writing.update(id, &changed)?)
    })?;
    Ok(change)
}

/// A roster of the past is not changed: whoever has left, has left.
fn require_present(desk: &Desk, id: RecordId) -> Result<(), Trouble> {
    let member: GroupMember = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    standing(desk, member.defence_group.id.ok_or(Trouble::Gone)?)?;
    if member.until_date.is_unset() { Ok(()) } else { Err(Trouble::Gone) }
}

fn filled(
    writing: &mut Writing<'_>,
    member: GroupMember,
    form: &MemberForm,
    today: Date,
) -> Result<GroupMember, Trouble> {
    if let Some(fault) = form.contact.fault(today) {
        return Err(wrong("contact", fault));
    }
    let (contact, _) = Who::links(form.contact.settle(writing, "contact", today)?);
    let member = GroupMember {
        shop_name: Text::new(&form.shop_name),
        contact,
        help_phones: form.help_phones.clone(),
        from_date: form.from,
        ..member
    };
    let mut wrong: Vec<Problem> = member.problems(today);
    wrong.retain(|problem| problem.weight == Weight::Wrong);
    if wrong.is_empty() { Ok(member) } else { Err(Trouble::Unfinished(wrong)) }
}

/// A household or shop leaves its group. Who came and went on one day was never in it.
pub fn remove_member(desk: &mut Desk, id: RecordId, on: Day, why: &Choice<GroupLeft>) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    require_present(desk, id)?;
    let day = on.0.filter(|day| *day <= desk.today());
    let day = day.ok_or_else(|| wrong("until_date", "请填离组日期，不晚于今天"))?;
    if why.is_unset() {
        return Err(wrong("left_by", "请选离组原因"));
    }
    let ((), change) = desk.writing("联防成员离组", |writing| {
        let known: GroupMember = writing.load(id)?.ok_or(Trouble::Gone)?;
        if on.is_before(known.from_date) {
            return Err(wrong("until_date", "离组日期早于入组日期"));
        }
        leave(writing, (id, &known), day, &why.code)?;
        renumber(writing, known.defence_group.id.ok_or(Trouble::Gone)?)
    })?;
    Ok(change)
}

/// Puts a member one or more doors up or down the street.
pub fn move_member(desk: &mut Desk, id: RecordId, steps: i32) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    require_present(desk, id)?;
    let ((), change) = desk.writing("调整联防组次序", |writing| {
        let known: GroupMember = writing.load(id)?.ok_or(Trouble::Gone)?;
        let group = known.defence_group.id.ok_or(Trouble::Gone)?;
        let mut members = writing.group_members_now(group)?;
        let from = members.iter().position(|(member, _)| *member == id).ok_or(Trouble::Gone)?;
        let to = from.saturating_add_signed(steps as isize).min(members.len() - 1);
        let moved = members.remove(from);
        members.insert(to, moved);
        put_in_order(writing, &members)
    })?;
    Ok(change)
}

/// Ends a member's time in its group.
pub(super) fn leave(
    writing: &mut Writing<'_>,
    (id, member): (RecordId, &GroupMember),
    day: Date,
    why: &str,
) -> Result<(), Trouble> {
    give_up_turns(writing, id, day)?;
    if member.from_date == Day::new(day) {
        return Ok(writing.delete::<GroupMember>(id)?);
    }
    let left = GroupMember { until_date: Day::new(day), left_by: Choice::of(why), ..member.clone() };
    Ok(writing.update(id, &left)?)
}

/// Closes the gaps that somebody left in the order.
pub(super) fn renumber(writing: &mut Writing<'_>, group: RecordId) -> Result<(), Trouble> {
    let members = writing.group_members_now(group)?;
    put_in_order(writing, &members)
}

pub(super) fn put_in_order(writing: &mut Writing<'_>, members: &[GroupMembership]) -> Result<(), Trouble> {
    for (position, (id, member)) in (1..).zip(members) {
        writing.update(*id, &GroupMember { position: Count(Some(position)), ..member.clone() })?;
    }
    Ok(())
}

/// Whether a head or deputy is called at one of these doors.
pub(super) fn leads_among(group: &DefenceGroup, members: &[GroupMembership]) -> (bool, bool) {
    let is_among =
        |person: Option<RecordId>| person.is_some() && members.iter().any(|(_, member)| member.contact.id == person);
    (is_among(group.head.id), is_among(group.deputy.id))
}
