//! Who lives in a house, now or on a day: everybody under a tenancy, and those registered there who stand in none.

use super::named::told;
use super::{Desk, Trouble};
use crate::domain::registers::{Person, RentalHouse, Residence};
use crate::domain::values::{Day, Value};
use crate::domain::{Date, RecordId};
use crate::services::people;

/// The role of somebody who is registered there and stands in no tenancy.
pub const UNLISTED: &str = "未列入租赁";

/// Somebody who lives there.
#[derive(Clone, Debug, PartialEq)]
pub struct Inhabitant {
    pub person: RecordId,
    pub name: String,
    pub facts: String,
    /// Masked; empty of a small child.
    pub number: String,
    pub room: String,
    /// 「承租人」, 「同住」; of somebody under no tenancy 「未列入租赁」.
    pub role: &'static str,
    pub since: Day,
    /// The open residence at this very dwelling.
    pub residence: Option<RecordId>,
    pub gaps: usize,
}

/// Everybody under a tenancy, by room, then those who are registered at the dwelling and stand in no tenancy.
pub(super) fn inhabitants(
    desk: &Desk,
    id: RecordId,
    house: &RentalHouse,
    as_of: Option<Date>,
) -> Result<Vec<Inhabitant>, Trouble> {
    let mut residences = match (house.place.id, as_of) {
        (None, _) => Vec::new(),
        (Some(place), None) => desk.store.residences_at(place)?,
        (Some(place), Some(day)) => desk.store.residences_at_on(place, day)?,
    };
    let mut people: Vec<Inhabitant> = Vec::new();
    let mut tenancies = desk.store.tenancies_of(id)?;
    // On an earlier day everybody counts by their own days; what the contract says came later or ended earlier.
    tenancies.retain(|(_, tenancy)| as_of.is_some() || tenancy.ended_on.is_unset());
    tenancies.sort_by(|(_, one), (_, other)| one.room.cmp(&other.room).then(one.from_date.cmp(&other.from_date)));
    for (tenancy_id, tenancy) in tenancies {
        let mut occupants = desk.store.occupants_of(tenancy_id)?;
        occupants.sort_by_key(|(_, occupant)| (occupant.person != tenancy.tenant, occupant.from_date));
        for (_, occupant) in occupants {
            let Some(person) = occupant.person.id else { continue };
            let is_known = people.iter().any(|known| known.person == person);
            if is_known || !is_there(occupant.from_date, occupant.until_date, as_of) {
                continue;
            }
            let place = residences.iter().position(|(_, stay)| stay.person.id == Some(person));
            let stay = place.map(|place| residences.remove(place));
            let role = if tenancy.tenant.id == Some(person) { "承租人" } else { "同住" };
            let there =
                Inhabitant { room: tenancy.room.0.clone(), role, since: occupant.from_date, ..of(desk, person, stay)? };
            people.push(there);
        }
    }
    for (stay_id, stay) in residences {
        let Some(person) = stay.person.id else { continue };
        let since = stay.from_date;
        people.push(Inhabitant { since, ..of(desk, person, Some((stay_id, stay)))? });
    }
    Ok(people)
}

/// From this day until that one, as far as they are known; on the last day itself nobody is there any more.
fn is_there(from: Day, until: Day, as_of: Option<Date>) -> bool {
    match as_of {
        None => until.is_unset(),
        Some(day) => from.0.is_none_or(|from| from <= day) && until.0.is_none_or(|until| until > day),
    }
}

fn of(desk: &Desk, id: RecordId, stay: Option<(RecordId, Residence)>) -> Result<Inhabitant, Trouble> {
    let person: Person = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let today = desk.today();
    let (name, facts) = told(&person, today);
    Ok(Inhabitant {
        person: id,
        name,
        facts,
        number: if person.is_small_child(today) { String::new() } else { person.identity.masked() },
        room: String::new(),
        role: UNLISTED,
        since: Day::default(),
        gaps: people::gaps(today, &person, stay.as_ref().map(|(_, stay)| stay)).len(),
        residence: stay.map(|(id, _)| id),
    })
}
