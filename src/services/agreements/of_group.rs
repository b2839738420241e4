//! What stands in the places of a 治安联防责任书: the group, its head, and its roster as the annex.

use super::filling::{first, with_officers};
use super::{Desk, Trouble};
use crate::domain::registers::defence_group::SHOPS;
use crate::domain::registers::safety_check::OF_UNIT;
use crate::domain::registers::{DefenceGroup, Organisation, Person};
use crate::domain::{RecordId, telephone};

use crate::domain::template::Fill;
use crate::services::defence::RosterLine;
use crate::services::{defence, places};

pub(super) fn fill(desk: &Desk, fill: Fill, id: RecordId) -> Result<Fill, Trouble> {
    let group: DefenceGroup = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let area =
        if group.stretch.is_empty() { places::full_name(desk, group.place.id)? } else { group.stretch.0.clone() };
    let members = defence::roster(desk, id, &group, desk.today())?;
    let has_units = has_units(desk, &members)?;
    let roster = roster(desk, members)?;
    let mut fill = fill
        .set("组号", group.number_words())
        .set("组名", name(desk, &group)?)
        .set("类型", group.kind.label())
        .set("片区", area)
        .set("户数", roster.len().to_string())
        .list("联防名册", roster);
    if group.kind.code == SHOPS {
        fill = fill.set("门店组", "是");
    }
    if has_units {
        fill = fill.set("单位组", "是");
    }
    if let Some(head) = group.head.id {
        let person: Person = desk.store.load(head)?.ok_or(Trouble::Gone)?;
        fill = fill.set("组长", &*person.name).set("组长电话", telephone::grouped(&first(&person.phones)));
    }
    with_officers(desk, fill, group.place.id)
}

/// Whether a door of the group is that of a 机关 or 单位: one that was checked as such, by 四个一 and 四个二.
fn has_units(desk: &Desk, members: &[RosterLine]) -> Result<bool, Trouble> {
    for (_, check) in desk.store.latest_safety_checks()? {
        let Some(unit) = check.organisation.id.filter(|_| check.kind.code == OF_UNIT) else { continue };
        let unit: Organisation = desk.store.load(unit)?.ok_or(Trouble::Gone)?;
        if members.iter().any(|line| line.member.shop_name == unit.organisation_name) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Its own name, else where it lies and its number.
fn name(desk: &Desk, group: &DefenceGroup) -> Result<String, Trouble> {
    if !group.group_name.is_empty() {
        return Ok(group.group_name.0.clone());
    }
    Ok(format!("{}{}", places::full_name(desk, group.place.id)?, group.number_words()))
}

/// 序号, 户主或店名, 地址, 电话, 求助电话, 备注: whom to call at each door, along the street, in full, for those who call each
/// other (docs/privacy.md §3).
fn roster(desk: &Desk, lines: Vec<RosterLine>) -> Result<Vec<Vec<String>>, Trouble> {
    let mut rows = Vec::with_capacity(lines.len());
    for (number, line) in (1..).zip(lines) {
        let person = line.member.contact.id.map(|contact| desk.store.load::<Person>(contact)).transpose()?.flatten();
        let person = person.unwrap_or_default();
        let name = if line.member.shop_name.is_empty() { &person.name.0 } else { &line.member.shop_name.0 };
        rows.push(vec![
            format!("{number}"),
            name.clone(),
            line.address,
            telephone::grouped(&first(&person.phones)),
            telephone::grouped(&first(&line.member.help_phones)),
            line.office.to_owned(),
        ]);
    }
    Ok(rows)
}
