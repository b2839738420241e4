//! What is said of a group itself, and who leads it. Its head and deputy are elected among those who are called at its doors.

use super::{Desk, Trouble, require_sound, standing, wrong};
use crate::domain::registers::DefenceGroup;
use crate::domain::values::{Day, Link};
use crate::domain::{RecordId, Right};
use crate::store::ChangeId;

/// The group, to be changed in a form.
pub fn facts(desk: &Desk, id: RecordId) -> Result<DefenceGroup, Trouble> {
    desk.require(Right::Look)?;
    desk.store.load(id)?.ok_or(Trouble::Gone)
}

/// Number, name, stretch, telephones, route and day of forming. Who leads it and what became of it are not changed here.
pub fn change(desk: &mut Desk, id: RecordId, facts: &DefenceGroup) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let known = standing(desk, id)?;
    let changed = DefenceGroup {
        group_number: facts.group_number,
        group_name: facts.group_name.clone(),
        stretch: facts.stretch.clone(),
        help_phones: facts.help_phones.clone(),
        route: facts.route.clone(),
        formed_on: facts.formed_on,
        remark: facts.remark.clone(),
        ..known
    };
    require_sound(desk, &changed)?;
    if let Some(number) = changed.group_number.0
        && desk.store.group_numbered(number, Some(id))?.is_some()
    {
        return Err(wrong("group_number", "已有这个组号，请换一个"));
    }
    let ((), change) = desk.writing("修改联防组", |writing| Ok(writing.update(id, &changed)?))?;
    Ok(change)
}

/// The heads of a group after an election.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Elected {
    pub head: Option<RecordId>,
    pub deputy: Option<RecordId>,
    pub on: Day,
}

/// Enters who was elected and when.
pub fn elect(desk: &mut Desk, id: RecordId, elected: &Elected) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let known = standing(desk, id)?;
    if elected.head.is_none() {
        return Err(wrong("head", "请从名册里选组长"));
    }
    if elected.on.is_unset() {
        return Err(wrong("elected_on", "请填推选日期"));
    }
    if elected.on.is_before(known.formed_on) {
        return Err(wrong("elected_on", "推选日期早于组建日期"));
    }
    let link = |person: Option<RecordId>| person.map_or_else(Link::none, Link::to);
    let changed =
        DefenceGroup { head: link(elected.head), deputy: link(elected.deputy), elected_on: elected.on, ..known };
    require_sound(desk, &changed)?;
    let ((), change) = desk.writing("登记推选组长", |writing| Ok(writing.update(id, &changed)?))?;
    Ok(change)
}
