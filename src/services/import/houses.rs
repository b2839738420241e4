//! Rows about rental houses: whether the dwelling has its file, what the row adds to it, and writing it by the rules of the form.

use super::rehearsal::{Detail, Judged, Outcome, Who};
use super::scene::{Places, Told, refused, said};
use crate::domain::import::{Difference, HouseRow, Note, differences, taken_over};
use crate::domain::registers::{Organisation, Person, RentalHouse};
use crate::domain::values::{Choice, Day, Link};
use crate::domain::{Draft, RecordId, address};
use crate::services::houses::{HouseFile, RENTED, Who as Owner, keep_former_landlord};
use crate::services::places::Meant;
use crate::services::registration::Address;
use crate::services::signature::Signature;
use crate::services::{Desk, Trouble};
use crate::store::Writing;

/// Fields that saving sets.
const SET_BY_SAVING: [&str; 6] =
    ["house_number", "place", "landlord", "landlord_organisation", "registered_on", "registrar"];

/// Nobody is merged by their name.
const NAME_ALONE: &str = "房主只有姓名，会另记一人；和别处是同一人的，请补证件号码或电话";

/// What a row would do to the file of its dwelling.
pub(super) fn judge(desk: &Desk, row: &HouseRow, places: &mut Places, told: &mut Told) -> Result<Judged, Trouble> {
    let mut refusals: Vec<String> = row.refusals.iter().map(Note::words).collect();
    refusals.extend(told.before("", &address::key(&row.address), row.number, "同一处房屋"));
    refusals.extend(told.contradiction(desk, &row.landlord)?.map(|sentence| format!("房主：{sentence}")));
    let place = match places.meant(desk, &row.address)? {
        Ok(place) => place,
        Err(sentence) => {
            refusals.push(format!("地址：{sentence}"));
            None
        }
    };
    let name = address::parse(&row.address).full_name();
    let partial = !row.left_out.is_empty();
    let judged = |outcome, who, detail| Judged { name: name.clone(), outcome, who, is_partial: partial, detail };
    if !refusals.is_empty() {
        return Ok(judged(Outcome::Refused, Who::New, refused(refusals, &row.left_out)));
    }
    let known = match place {
        Some(Meant::Known(place)) => desk.store.running_house_at(place, None)?,
        _ => None,
    };
    let mut reasons = said(&row.left_out, &row.remarks);
    let name_alone = || row.landlord.is_name_alone().then(|| NAME_ALONE.to_owned());
    let Some((id, stored)) = known else {
        reasons.extend(name_alone());
        return Ok(judged(Outcome::New, Who::New, Detail { reasons, ..Detail::default() }));
    };
    let mut found = differences(&stored, &row.house, &SET_BY_SAVING);
    let other_landlord = of_landlord(desk, &stored, row)?;
    reasons.extend(other_landlord.as_ref().and_then(|_| name_alone()));
    found.extend(other_landlord);
    let outcome = Outcome::of(&found);
    let detail = Detail { reasons, differences: found, ..Detail::default() };
    Ok(judged(outcome, Who::Known(id), detail))
}

fn of_landlord(desk: &Desk, stored: &RentalHouse, row: &HouseRow) -> Result<Option<Difference>, Trouble> {
    if row.landlord.is_nobody() {
        return Ok(None);
    }
    let before = match Owner::of(stored.landlord, stored.landlord_organisation) {
        Some(Owner::Person(id)) => desk.store.load::<Person>(id)?.map(|person| person.name.0),
        Some(Owner::Organisation(id)) => desk.store.load::<Organisation>(id)?.map(|firm| firm.organisation_name.0),
        None => None,
    };
    let before = before.unwrap_or_default();
    let after = row.landlord.name.clone();
    let is_other = before != after;
    Ok(is_other.then_some(Difference { key: "landlord", label: "房主", before, after }))
}

/// Writes the row: a new file as the form opens one, or what the row adds to the one that is there.
pub(super) fn write(
    writing: &mut Writing<'_>,
    row: &HouseRow,
    who: &Who,
    places: &mut Places,
    signature: &Signature,
) -> Result<(), Trouble> {
    let Who::Known(id) = who else {
        let place = places.place(writing, &row.address)?;
        return open_file(writing, row.house.clone(), &row.landlord, place, signature).map(drop);
    };
    let stored: RentalHouse = writing.load(*id)?.ok_or(Trouble::RehearsalOutdated)?;
    let mut house = taken_over(&stored, &row.house, &SET_BY_SAVING)?;
    if !row.landlord.is_nobody() && !is_told_again(writing, &stored, row)? {
        let landlord = super::scene::named(&row.landlord).settle(writing, "landlord", signature.today)?;
        let stays = landlord.is_some() && landlord == Owner::of(stored.landlord, stored.landlord_organisation);
        if !stays {
            (house.landlord, house.landlord_organisation) = Owner::links(landlord);
            house.landlord_since = Day(Some(signature.today));
        }
    }
    keep_former_landlord(writing, *id, &stored, &house)?;
    Ok(writing.update(*id, &house)?)
}

/// The landlord's name alone, and it is that of the one there is.
fn is_told_again(writing: &Writing<'_>, stored: &RentalHouse, row: &HouseRow) -> Result<bool, Trouble> {
    let Some(id) = stored.landlord.id.filter(|_| row.landlord.is_name_alone()) else { return Ok(false) };
    Ok(writing.load::<Person>(id)?.is_some_and(|person| person.name.0 == row.landlord.name))
}

/// The beginning of a file: landlord found or entered once, the house numbered.
pub(super) fn open_file(
    writing: &mut Writing<'_>,
    house: RentalHouse,
    landlord: &crate::domain::import::Told,
    place: RecordId,
    signature: &Signature,
) -> Result<RecordId, Trouble> {
    let letting_state = if house.letting_state.is_unset() { Choice::of(RENTED) } else { house.letting_state.clone() };
    let file = HouseFile {
        house: Draft::of(RentalHouse { letting_state, place: Link::to(place), ..house }),
        address: Address { typed: String::new(), place: Some(place) },
        landlord: super::scene::named(landlord),
        ..HouseFile::default()
    };
    file.write(writing, Some(place), signature)
}
