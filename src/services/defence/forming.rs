//! Groups formed from doors: one of all of them, or one for every ten along the street, in one change that is taken back whole.

use super::doors::contact_at;
use super::{Desk, Trouble, wrong};
use crate::domain::defence::even_parts;
use crate::domain::registers::{DefenceGroup, GroupMember};
use crate::domain::values::{Choice, Count, Day, Link, Text};
use crate::domain::{Date, Problem, RecordId, Right};
use crate::services::places;
use crate::store::{ChangeId, Writing};

/// What groups are formed of.
#[derive(Clone, Debug, PartialEq)]
pub struct Forming {
    pub kind: &'static str,
    pub place: RecordId,
    /// The doors, in order along the street.
    pub doors: Vec<RecordId>,
    /// A group for every ten, instead of one of all.
    pub by_tens: bool,
    pub formed_on: Day,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Formed {
    pub made: Vec<RecordId>,
    pub doors: usize,
    pub change: ChangeId,
}

/// The number the next group will get.
pub fn next_number(desk: &Desk) -> Result<u32, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.next_group_number()?)
}

/// Forms them. A door that is in a group already is refused: it is to be taken out there first.
pub fn form(desk: &mut Desk, forming: &Forming) -> Result<Formed, Trouble> {
    desk.require(Right::Write)?;
    let formed_on = require_sound(desk, forming)?;
    let members = forming.doors.iter().map(|door| proposed(desk, *door, formed_on)).collect::<Result<Vec<_>, _>>()?;
    let sizes = if forming.by_tens { even_parts(members.len()) } else { vec![members.len()] };
    let above = places::full_name(desk, Some(forming.place))?;
    let first_number = desk.store.next_group_number()?;
    let mut rest = members.as_slice();
    let mut groups = Vec::new();
    for (number, size) in (first_number..).zip(sizes) {
        let (own, others) = rest.split_at(size);
        groups.push((group(desk, forming, number, &above, own)?, own));
        rest = others;
    }
    let what =
        if groups.len() == 1 { "组建联防组".to_owned() } else { format!("组建 {} 个联防组", groups.len()) };
    let (made, change) = desk.writing(&what, |writing| {
        let made = groups.iter().map(|(group, members)| insert(writing, group, members));
        made.collect::<Result<Vec<_>, Trouble>>()
    })?;
    Ok(Formed { made, doors: forming.doors.len(), change })
}

fn require_sound(desk: &Desk, forming: &Forming) -> Result<Date, Trouble> {
    let mut problems = Vec::new();
    if forming.doors.is_empty() {
        problems.push(Problem::wrong("doors", "请至少选一户"));
    }
    let formed_on = forming.formed_on.0.filter(|day| *day <= desk.today());
    let Some(formed_on) = formed_on else {
        let sentence = if forming.formed_on.is_unset() { "请填组建日期" } else { "组建日期在今天之后" };
        return Err(wrong("formed_on", sentence));
    };
    let taken = forming.doors.iter().map(|door| desk.store.groups_with_place(*door));
    let taken = taken.collect::<Result<Vec<_>, _>>()?.into_iter().filter(|groups| !groups.is_empty()).count();
    if taken > 0 {
        problems.push(Problem::wrong("doors", format!("选中的有 {taken} 处已在别的组，请先取消选中")));
    }
    if problems.is_empty() { Ok(formed_on) } else { Err(Trouble::Unfinished(problems)) }
}

/// A member without its group and its place in the row.
fn proposed(desk: &Desk, door: RecordId, from: Date) -> Result<GroupMember, Trouble> {
    let contact = contact_at(desk, door)?;
    Ok(GroupMember {
        place: Link::to(door),
        shop_name: contact.shop_name,
        contact: contact.person,
        from_date: Day::new(from),
        ..GroupMember::default()
    })
}

fn group(
    desk: &Desk,
    forming: &Forming,
    number: u32,
    above: &str,
    members: &[GroupMember],
) -> Result<DefenceGroup, Trouble> {
    let ends = [members.first(), members.last()].map(|member| member.and_then(|member| member.place.id));
    let [first, last] = ends;
    Ok(DefenceGroup {
        kind: Choice::of(forming.kind),
        group_number: Count(Some(number)),
        place: Link::to(forming.place),
        stretch: Text(stretch(above, &places::full_name(desk, first)?, &places::full_name(desk, last)?)),
        formed_on: forming.formed_on,
        ..DefenceGroup::default()
    })
}

/// 「海棠路1号门店至19号门店」: what all doors share is said once.
pub(super) fn stretch(above: &str, first: &str, last: &str) -> String {
    if first == last {
        return first.to_owned();
    }
    format!("{first}至{}", last.strip_prefix(above).unwrap_or(last))
}

fn insert(writing: &mut Writing<'_>, group: &DefenceGroup, members: &[GroupMember]) -> Result<RecordId, Trouble> {
    let id = writing.insert(group)?;
    for (position, member) in (1..).zip(members) {
        let place = member.place.id.ok_or(Trouble::Gone)?;
        // Somebody else may have put it into a group since it was looked at.
        if !writing.groups_with_place(place)?.is_empty() {
            return Err(wrong("doors", "选中的有一处刚被编入别的组，请重新列出"));
        }
        let member = GroupMember { defence_group: Link::to(id), position: Count(Some(position)), ..member.clone() };
        writing.insert(&member)?;
    }
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::stretch;

    #[test]
    fn a_stretch_names_what_its_doors_share_once() {
        for (above, first, last, words) in [
            ("海棠路", "海棠路1号门店", "海棠路19号门店", "海棠路1号门店至19号门店"),
            ("海棠苑3栋", "海棠苑3栋1单元101室", "海棠苑3栋2单元502室", "海棠苑3栋1单元101室至2单元502室"),
            ("石桥村", "石桥村1组3号", "石桥村1组3号", "石桥村1组3号"),
        ] {
            assert_eq!(stretch(above, first, last), words);
        }
    }
}
