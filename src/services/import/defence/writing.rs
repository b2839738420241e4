//! Writing a roster, door by door; who leads a group is settled when all its doors are there, because most heads are called at
//! one of them.

use super::{LINKS_OF_GROUP, LINKS_OF_MEMBER};
use crate::domain::RecordId;
use crate::domain::import::{Difference, GroupRow, Told as Somebody, differences, taken_over};
use crate::domain::registers::{DefenceGroup, GroupMember, Person};
use crate::domain::values::{Count, Day, Link};
use crate::services::Trouble;
use crate::services::houses::{Named, Who as Found};
use crate::services::import::rehearsal::Who;
use crate::services::import::scene::{Places, named};
use crate::services::signature::Signature;
use crate::store::Writing;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The groups of a table on their way into the archive.
#[derive(Default)]
pub(in crate::services::import) struct Pen {
    groups: HashMap<String, RecordId>,
    /// Formed with this table, which does not say where: wide enough for every door that comes.
    widened: BTreeSet<RecordId>,
    leaders: BTreeMap<RecordId, Leaders>,
}

/// Who leads a group as the table says it.
struct Leaders {
    head: Somebody,
    deputy: Somebody,
    /// In place of whoever leads it now.
    replaces: bool,
}

impl Pen {
    pub fn write(
        &mut self,
        writing: &mut Writing<'_>,
        row: &GroupRow,
        who: &Who,
        places: &mut Places,
        signature: &Signature,
    ) -> Result<(), Trouble> {
        let replaces = matches!(who, Who::Known(_));
        let place = places.place(writing, &row.address)?;
        let group = self.group(writing, row, (place, places), replaces, signature)?;
        self.write_member(writing, row, who, (group, place), signature)?;
        let leaders = Leaders { head: row.head.clone(), deputy: row.deputy.clone(), replaces };
        self.leaders.entry(group).or_insert(leaders);
        Ok(())
    }

    /// The group of a row: known, met before in this table, or formed now.
    fn group(
        &mut self,
        writing: &mut Writing<'_>,
        row: &GroupRow,
        (door, places): (RecordId, &mut Places),
        replaces: bool,
        signature: &Signature,
    ) -> Result<RecordId, Trouble> {
        let told = &row.group;
        let known = match self.groups.get(&row.group_key()) {
            Some(known) => Some(*known),
            None => writing.groups_told(told.group_number.0, &told.group_name)?.first().map(|(id, _)| *id),
        };
        let Some(id) = known else {
            return self.form(writing, row, (door, places), signature);
        };
        self.groups.insert(row.group_key(), id);
        let stored: DefenceGroup = writing.load(id)?.ok_or(Trouble::RehearsalOutdated)?;
        let mut passed = LINKS_OF_GROUP.to_vec();
        if !replaces {
            let differing = differences(&stored, told, &LINKS_OF_GROUP).into_iter();
            passed.extend(differing.filter(Difference::contradicts).map(|difference| difference.key));
        }
        let mut group = taken_over(&stored, told, &passed)?;
        if self.widened.contains(&id) {
            group.place = wide_enough(writing, group.place.id, door)?;
        }
        writing.update(id, &group)?;
        Ok(id)
    }

    fn form(
        &mut self,
        writing: &mut Writing<'_>,
        row: &GroupRow,
        (door, places): (RecordId, &mut Places),
        signature: &Signature,
    ) -> Result<RecordId, Trouble> {
        let told = &row.group;
        let number = match told.group_number.0 {
            Some(number) => number,
            None => writing.next_group_number()?,
        };
        let place = match &*row.group_address {
            "" => wide_enough(writing, None, door)?,
            told => Link::to(places.place(writing, told)?),
        };
        let formed_on = told.formed_on.0.or(row.member.from_date.0).unwrap_or(signature.today);
        let id = writing.insert(&DefenceGroup {
            kind: if told.kind.is_unset() { row.kind_by_doors() } else { told.kind.clone() },
            group_number: Count(Some(number)),
            formed_on: Day(Some(formed_on)),
            place,
            ..told.clone()
        })?;
        if row.group_address.is_empty() {
            self.widened.insert(id);
        }
        self.groups.insert(row.group_key(), id);
        Ok(id)
    }

    fn write_member(
        &self,
        writing: &mut Writing<'_>,
        row: &GroupRow,
        who: &Who,
        (group, place): (RecordId, RecordId),
        signature: &Signature,
    ) -> Result<(), Trouble> {
        let stored: Option<(RecordId, GroupMember)> = match who {
            Who::Known(id) => Some((*id, writing.load(*id)?.ok_or(Trouble::RehearsalOutdated)?)),
            _ => None,
        };
        let known = stored.as_ref().map_or(Link::none(), |(_, member)| member.contact);
        let contact = contact(writing, known, &row.contact, place, signature)?;
        if let Some((id, stored)) = stored {
            let member = taken_over(&stored, &row.member, &LINKS_OF_MEMBER)?;
            return Ok(writing.update(id, &GroupMember { contact, ..member })?);
        }
        let is_present = row.member.until_date.is_unset();
        if is_present && !writing.groups_with_place(place)?.is_empty() {
            return Err(Trouble::RehearsalOutdated);
        }
        let next = u32::try_from(writing.group_members_now(group)?.len() + 1).ok();
        let formed_on = writing.load::<DefenceGroup>(group)?.ok_or(Trouble::RehearsalOutdated)?.formed_on;
        writing.insert(&GroupMember {
            defence_group: Link::to(group),
            position: Count(row.member.position.0.or(next)),
            place: Link::to(place),
            contact,
            from_date: Day(row.member.from_date.0.or(formed_on.0)),
            ..row.member.clone()
        })?;
        Ok(())
    }

    /// Who leads the groups, when every door of them is there.
    pub fn finish(self, writing: &mut Writing<'_>, signature: &Signature) -> Result<(), Trouble> {
        for (id, leaders) in self.leaders {
            let mut group: DefenceGroup = writing.load(id)?.ok_or(Trouble::RehearsalOutdated)?;
            for (told, link) in [(&leaders.head, &mut group.head), (&leaders.deputy, &mut group.deputy)] {
                let stays = told.is_nobody()
                    || is_called(writing, *link, &told.name)?
                    || (link.id.is_some() && !leaders.replaces);
                if !stays {
                    *link = leader(writing, id, told, signature)?;
                }
            }
            writing.update(id, &group)?;
        }
        Ok(())
    }
}

fn is_called(writing: &Writing<'_>, person: Link<Person>, name: &str) -> Result<bool, Trouble> {
    let Some(id) = person.id else { return Ok(false) };
    Ok(writing.load::<Person>(id)?.is_some_and(|person| person.name.0 == name))
}

/// One of those who are called at the doors, or somebody found or entered by what was told.
fn leader(
    writing: &mut Writing<'_>,
    group: RecordId,
    told: &Somebody,
    signature: &Signature,
) -> Result<Link<Person>, Trouble> {
    let mut known = None;
    for (_, member) in writing.group_members_now(group)? {
        if told.number.is_empty() && is_called(writing, member.contact, &told.name)? {
            known = member.contact.id;
            break;
        }
    }
    settled(writing, Named { known, ..named(told) }, signature)
}

/// Whoever is called so stays; else one of that name who lives at the door, else somebody found or entered by what was told.
fn contact(
    writing: &mut Writing<'_>,
    stored: Link<Person>,
    told: &Somebody,
    place: RecordId,
    signature: &Signature,
) -> Result<Link<Person>, Trouble> {
    if told.is_nobody() || is_called(writing, stored, &told.name)? {
        return Ok(stored);
    }
    let mut known = None;
    for (_, stay) in writing.residences_at(place)? {
        if told.number.is_empty() && is_called(writing, stay.person, &told.name)? {
            known = stay.person.id;
            break;
        }
    }
    settled(writing, Named { known, ..named(told) }, signature)
}

fn settled(writing: &mut Writing<'_>, named: Named, signature: &Signature) -> Result<Link<Person>, Trouble> {
    Ok(Found::links(named.settle(writing, "contact", signature.today)?).0)
}

/// What lies above all the doors so far: the building of one, the estate of doors in two buildings.
fn wide_enough(
    writing: &Writing<'_>,
    place: Option<RecordId>,
    door: RecordId,
) -> Result<Link<crate::domain::registers::Place>, Trouble> {
    let above: Vec<RecordId> = writing.place_path(door)?.into_iter().map(|(id, _)| id).collect();
    let Some(place) = place else {
        return Ok(Link::to(above.iter().rev().nth(1).copied().unwrap_or(door)));
    };
    let path = writing.place_path(place)?;
    let shared = path.iter().rev().map(|(id, _)| *id).find(|id| above.contains(id));
    Ok(Link::to(shared.unwrap_or(place)))
}
