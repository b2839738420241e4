//! What is to be looked at in a group, read from the records.

use super::{Desk, Trouble, doors};
use crate::domain::agreement::Standing;
use crate::domain::defence::{Head, Pact, Review};
use crate::domain::registers::{DefenceGroup, GroupMember, Person};
use crate::domain::template::TemplateKind;
use crate::domain::{RecordId, Right};
use crate::services::agreements::{self, Listed};
use crate::services::places;

/// Everything a group is judged by today.
pub(super) fn review(desk: &Desk, id: RecordId, group: &DefenceGroup) -> Result<Review, Trouble> {
    desk.require(Right::Look)?;
    let members = desk.store.group_members_on(id, desk.today())?;
    let mut review = Review {
        unit: group.unit(),
        members: members.len(),
        head: head(desk, group, &members)?,
        pact: pact(&agreements_of(desk, id)?),
        ..Review::default()
    };
    for (own, member) in &members {
        count_member(desk, member, &mut review)?;
        let place = member.place.id.ok_or(Trouble::Gone)?;
        for (other, membership) in desk.store.groups_with_place(place)? {
            let Some(elsewhere) = membership.defence_group.id.filter(|_| other != *own) else { continue };
            let elsewhere: DefenceGroup = desk.store.load(elsewhere)?.ok_or(Trouble::Gone)?;
            review.in_two.push((places::full_name(desk, Some(place))?, elsewhere.number_words()));
        }
    }
    Ok(review)
}

fn count_member(desk: &Desk, member: &GroupMember, review: &mut Review) -> Result<(), Trouble> {
    let Some(contact) = member.contact.id else {
        review.without_contact += 1;
        return Ok(());
    };
    let person: Person = desk.store.load(contact)?.ok_or(Trouble::Gone)?;
    if person.phones.0.is_empty() && member.help_phones.0.is_empty() {
        review.without_phone += 1;
    }
    if !person.died_on.is_unset() || has_left(desk, contact)? {
        review.contacts_gone += 1;
    }
    Ok(())
}

pub(super) fn head(desk: &Desk, group: &DefenceGroup, members: &[(RecordId, GroupMember)]) -> Result<Head, Trouble> {
    let Some(id) = group.head.id else { return Ok(Head::None) };
    let person: Person = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    if !person.died_on.is_unset() {
        return Ok(Head::Died);
    }
    if has_left(desk, id)? {
        return Ok(Head::Left);
    }
    let is_called = members.iter().any(|(_, member)| member.contact.id == Some(id));
    let stays = desk.store.residences_of(id)?;
    let lives_there = stays
        .iter()
        .filter(|(_, stay)| stay.until_date.is_unset())
        .any(|(_, stay)| members.iter().any(|(_, member)| member.place == stay.place));
    Ok(if is_called || lives_there { Head::Here } else { Head::Outside })
}

/// Somebody whose every residence has ended and who belongs to no household any more; a shop keeper who was never registered as
/// living here has not left.
fn has_left(desk: &Desk, person: RecordId) -> Result<bool, Trouble> {
    let stays = desk.store.residences_of(person)?.into_iter().map(|(_, stay)| stay.until_date);
    let memberships = desk.store.memberships_of(person)?.into_iter().map(|(_, member)| member.until_date);
    let mut ends = stays.chain(memberships).peekable();
    Ok(ends.peek().is_some() && ends.all(|until| !until.is_unset()))
}

/// Every 治安联防责任书 of a group, the latest first, as it stands today.
pub(super) fn agreements_of(desk: &Desk, group: RecordId) -> Result<Vec<Listed>, Trouble> {
    let pledge = TemplateKind::JointDefence.key();
    let known = desk.store.agreements_of_group(group)?.into_iter();
    let ids: Vec<RecordId> = known.filter(|(_, agreement)| agreement.kind.code == pledge).map(|(id, _)| id).collect();
    agreements::rows(desk, &ids)
}

/// How the group is bound: by what holds, else by what is to be signed, else by what held last.
fn pact(agreements: &[Listed]) -> Pact {
    let rank = |standing: Standing| match standing {
        Standing::InForce => 0,
        Standing::Expiring => 1,
        Standing::Upcoming => 2,
        Standing::Printed | Standing::Drafted => 3,
        Standing::Expired => 4,
        Standing::Replaced | Standing::Ended => 5,
    };
    agreements.iter().min_by_key(|listed| rank(listed.standing)).map_or(Pact::None, |listed| Pact::Stands {
        standing: listed.standing,
        until: listed.row.agreement.valid_until.0,
    })
}

/// 「第2组」 of a door that is in another group than this one.
pub(super) fn other_group(desk: &Desk, place: RecordId, group: RecordId) -> Result<String, Trouble> {
    let memberships = desk.store.groups_with_place(place)?;
    if memberships.iter().all(|(_, member)| member.defence_group.id == Some(group)) {
        return Ok(String::new());
    }
    doors::group_at(desk, place)
}
