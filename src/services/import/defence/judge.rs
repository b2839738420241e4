//! What a row of a roster would do: which group it means, whether the door is in it, and what the row says other than is stored.

use super::{LINKS_OF_GROUP, LINKS_OF_MEMBER};
use crate::domain::import::{Difference, GroupRow, Note, Told as Somebody, differences};
use crate::domain::registers::{DefenceGroup, GroupMember, Person};
use crate::domain::values::Link;
use crate::domain::{RecordId, address};
use crate::services::defence::group_at;
use crate::services::import::rehearsal::{Detail, Judged, Outcome, Who};
use crate::services::import::scene::{Places, Told, refused, said};
use crate::services::places::Meant;
use crate::services::{Desk, Trouble};

const NOT_FORMED: &str = "这个组还没有，导入时一并组建";
const DISSOLVED: &str = "这个组已解散，请另编组号";
const KEEPS: &str = "组里已有的登记和表中不同，不改";

pub(in crate::services::import) fn judge(
    desk: &Desk,
    row: &GroupRow,
    places: &mut Places,
    told: &mut Told,
) -> Result<Judged, Trouble> {
    let mut reasons: Vec<String> = row.refusals.iter().map(Note::words).collect();
    reasons.extend(told.before("", &door_key(row), row.number, "同一处"));
    for (label, somebody) in [("组长", &row.head), ("副组长", &row.deputy), ("联系人", &row.contact)] {
        reasons.extend(told.contradiction(desk, somebody)?.map(|sentence| format!("{label}：{sentence}")));
    }
    let group = desk.store.groups_told(row.group.group_number.0, &row.group.group_name)?.into_iter().next();
    if group.as_ref().is_some_and(|(_, group)| !group.is_standing()) && row.group.dissolved_on.is_unset() {
        reasons.push(DISSOLVED.to_owned());
    }
    let place = match places.meant(desk, &row.address)? {
        Ok(Some(Meant::Known(place))) => Some(place),
        Ok(_) => None,
        Err(sentence) => {
            reasons.push(format!("地址：{sentence}"));
            None
        }
    };
    if let Err(sentence) = places.meant(desk, &row.group_address)? {
        reasons.push(format!("所在地址：{sentence}"));
    }
    let member = match door(desk, row, group.as_ref().map(|(id, _)| *id), place)? {
        Ok(member) => member,
        Err(sentence) => {
            reasons.push(sentence);
            None
        }
    };
    let judged = |outcome, who, detail| Judged {
        name: format!("{} {}", row.group_key(), address::parse(&row.address).full_name()),
        outcome,
        who,
        is_partial: !row.left_out.is_empty(),
        detail,
    };
    if !reasons.is_empty() {
        return Ok(judged(Outcome::Refused, Who::New, refused(reasons, &row.left_out)));
    }
    let mut reasons = said(&row.left_out, &row.remarks);
    let mut found = match &group {
        Some((_, group)) => of_group(desk, group, row)?,
        None => Vec::new(),
    };
    let Some((id, stored)) = member else {
        let is_other = found.iter().any(Difference::contradicts);
        let words = if group.is_none() { Some(NOT_FORMED) } else { is_other.then_some(KEEPS) };
        reasons.splice(0..0, words.map(str::to_owned));
        return Ok(judged(Outcome::New, Who::New, Detail { reasons, ..Detail::default() }));
    };
    found.extend(differences(&stored, &row.member, &LINKS_OF_MEMBER));
    found.extend(of_somebody(desk, stored.contact, &row.contact, "联系人")?);
    let outcome = Outcome::of(&found);
    Ok(judged(outcome, Who::Known(id), Detail { reasons, differences: found, ..Detail::default() }))
}

/// A door is in one group now; in the past it may have come and gone.
fn door_key(row: &GroupRow) -> String {
    let door = address::key(&row.address);
    match (row.member.until_date.0, row.member.from_date.0) {
        (None, _) => door,
        (Some(_), from) => format!("{}|{door}|{}", row.group_key(), from.unwrap_or_default()),
    }
}

type Door = Result<Option<(RecordId, GroupMember)>, String>;

/// The membership that a row is about, if there is one; a door that is in another group now is refused.
fn door(desk: &Desk, row: &GroupRow, group: Option<RecordId>, place: Option<RecordId>) -> Result<Door, Trouble> {
    let Some(place) = place else { return Ok(Ok(None)) };
    if !row.member.until_date.is_unset() {
        let Some(group) = group else { return Ok(Ok(None)) };
        let ever = desk.store.group_members_ever(group)?.into_iter();
        let is_told = |member: &GroupMember| member.place.id == Some(place) && member.from_date == row.member.from_date;
        return Ok(Ok(ever.into_iter().find(|(_, member)| is_told(member))));
    }
    let Some(known) = desk.store.groups_with_place(place)?.into_iter().next() else { return Ok(Ok(None)) };
    if group.is_some() && known.1.defence_group.id == group {
        return Ok(Ok(Some(known)));
    }
    Ok(Err(format!("这一处已在{}，请先在那里移出", group_at(desk, place)?)))
}

fn of_group(desk: &Desk, stored: &DefenceGroup, row: &GroupRow) -> Result<Vec<Difference>, Trouble> {
    let mut found = differences(stored, &row.group, &LINKS_OF_GROUP);
    found.extend(of_somebody(desk, stored.head, &row.head, "组长")?);
    found.extend(of_somebody(desk, stored.deputy, &row.deputy, "副组长")?);
    Ok(found)
}

fn of_somebody(
    desk: &Desk,
    stored: Link<Person>,
    told: &Somebody,
    label: &'static str,
) -> Result<Option<Difference>, Trouble> {
    if told.is_nobody() {
        return Ok(None);
    }
    let before = match stored.id {
        Some(id) => desk.store.load::<Person>(id)?.map(|person| person.name.0).unwrap_or_default(),
        None => String::new(),
    };
    let after = told.name.clone();
    let is_other = before != after;
    Ok(is_other.then_some(Difference { key: "somebody", label, before, after }))
}
