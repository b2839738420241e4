//! The doors of a stretch, along the street, and whom to call behind each: the 户主, else who rents, else who lives there longest.

use super::{Desk, Trouble, wrong};
use crate::domain::defence::Stretch;
use crate::domain::registers::defence_group::SHOPS;
use crate::domain::registers::{DefenceGroup, Organisation, Person};
use crate::domain::values::{Day, Link, Text, Value};
use crate::domain::{RecordId, Right, relation};
use crate::services::places;

/// Dwellings: a room, or a house that has none.
const DWELLINGS: &[&str] = &["5", "7"];
/// A shop or a stall.
const SHOP_DOORS: &[&str] = &["9", "10"];

/// More doors at a time than anybody looks through; a street office divides its streets one by one.
const MOST: usize = 1000;

/// A stretch of the address tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    pub kind: &'static str,
    pub place: RecordId,
    pub stretch: Stretch,
}

/// One door, as it is proposed for a group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Door {
    pub place: Option<RecordId>,
    pub address: String,
    pub contact: Contact,
    /// 「第2组」, where it is in a group already.
    pub in_group: String,
}

/// Whom to call, and what they are there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contact {
    pub person: Link<Person>,
    pub shop_name: Text,
    /// As lists show it; empty where nobody is known.
    pub name: String,
    pub role: &'static str,
    /// Masked, as lists are.
    pub phones: String,
}

/// The doors of a stretch in order. Every one of a 十店 group is a shop or a stall, of a 十户 group a dwelling.
pub fn doors(desk: &Desk, area: &Area) -> Result<Vec<Door>, Trouble> {
    desk.require(Right::Look)?;
    let kinds = if area.kind == SHOPS { SHOP_DOORS } else { DWELLINGS };
    let found = desk.store.doors_below(area.place, kinds)?;
    let meant: Vec<_> = found.into_iter().filter(|door| area.stretch.has(&door.label)).collect();
    if meant.len() > MOST {
        return Err(wrong("stretch", format!("这里有 {} 处，请换小一些的地址或写门牌号", meant.len())));
    }
    let doors = meant.into_iter().map(|door| {
        Ok(Door {
            contact: contact_at(desk, door.id)?,
            in_group: group_at(desk, door.id)?,
            place: Some(door.id),
            address: door.full_name,
        })
    });
    doors.collect()
}

/// Whom to call behind a door.
pub(super) fn contact_at(desk: &Desk, place: RecordId) -> Result<Contact, Trouble> {
    if let Some(head) = householder(desk, place)? {
        return of_person(desk, head, "户主");
    }
    if let Some(contact) = tenant(desk, place)? {
        return Ok(contact);
    }
    let stays = desk.store.residences_at(place)?;
    let mut people = stays.into_iter().filter_map(|(_, stay)| stay.person.id);
    let adult = people.find(|person| is_no_child(desk, *person));
    adult.map_or_else(|| Ok(Contact::default()), |person| of_person(desk, person, "住户"))
}

fn householder(desk: &Desk, place: RecordId) -> Result<Option<RecordId>, Trouble> {
    for household in desk.store.households_at(place)? {
        let members = desk.store.members_now(household)?;
        let head = members.iter().find(|(_, member)| relation::is_householder(&member.relation.code));
        if let Some(head) = head.and_then(|(_, member)| member.person.id) {
            return Ok(Some(head));
        }
    }
    Ok(None)
}

fn tenant(desk: &Desk, place: RecordId) -> Result<Option<Contact>, Trouble> {
    let Some((house, _)) = desk.store.rental_house_at(place)? else { return Ok(None) };
    let tenancies = desk.store.tenancies_of(house)?.into_iter().map(|(_, tenancy)| tenancy);
    let Some(running) = tenancies.into_iter().find(|tenancy| tenancy.ended_on.is_unset()) else { return Ok(None) };
    if let Some(tenant) = running.tenant.id {
        return of_person(desk, tenant, "承租人").map(Some);
    }
    let Some(organisation) = running.tenant_organisation.id else { return Ok(None) };
    let shop: Organisation = desk.store.load(organisation)?.ok_or(Trouble::Gone)?;
    let mut contact = match shop.representative.id {
        Some(person) => of_person(desk, person, "负责人")?,
        None => Contact { phones: shop.phones.masked(), ..Contact::default() },
    };
    contact.shop_name = shop.organisation_name;
    Ok(Some(contact))
}

pub(super) fn of_person(desk: &Desk, id: RecordId, role: &'static str) -> Result<Contact, Trouble> {
    let person: Person = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    Ok(Contact {
        person: Link::to(id),
        name: places::listed_name(&person, desk.today()),
        phones: person.phones.masked(),
        role,
        ..Contact::default()
    })
}

fn is_no_child(desk: &Desk, person: RecordId) -> bool {
    let person = desk.store.load::<Person>(person).ok().flatten();
    person
        .is_some_and(|person| person.died_on == Day::default() && person.age(desk.today()).is_none_or(|age| age >= 18))
}

/// The group a door is in now.
pub(in crate::services) fn group_at(desk: &Desk, place: RecordId) -> Result<String, Trouble> {
    let memberships = desk.store.groups_with_place(place)?;
    let Some(group) = memberships.first().and_then(|(_, member)| member.defence_group.id) else {
        return Ok(String::new());
    };
    Ok(desk.store.load::<DefenceGroup>(group)?.map(|group| group.number_words()).unwrap_or_default())
}
