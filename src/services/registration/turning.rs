//! Somebody floating becomes a resident, or a resident floating: one residence ends and another begins on the same day, at
//! the same dwelling. The person stays the one they are, and one undo takes both back.

use super::declaring::BY_ONESELF;
use super::stays::MOVED;
use super::{FLOATING, NUMBER_SERIES, RESIDENT, Saved, number_text};
use crate::domain::registers::Residence;
use crate::domain::values::{Choice, Day, Link, Text};
use crate::domain::{Date, Problem, RecordId, Right};
use crate::services::signature::Signature;
use crate::services::{Desk, Trouble};
use crate::store::{StoreError, Writing};
use chrono::Datelike;

/// 转为常住户口 and 转为流动人口 in the list of reasons.
const TURNED_RESIDENT: &str = "30";
const TURNED_FLOATING: &str = "31";
/// 其他 of 居住事由, as 本人申报: what stands until somebody asks.
const OTHER_REASON: &str = "99";

/// 「转为常住」
pub fn turn_resident(desk: &mut Desk, residence: RecordId) -> Result<Saved, Trouble> {
    desk.require(Right::Write)?;
    let signature = Signature::of(desk);
    let ((person, residence), change) = desk.writing("转为常住", |writing| {
        let ended = end(writing, residence, FLOATING, TURNED_RESIDENT, signature.today)?;
        let begun = as_resident(&ended, signature.today, &signature);
        Ok((require_person(&ended)?, writing.insert(&begun)?))
    })?;
    Ok(Saved { person, residence, change })
}

/// 「转为流动」. Who still belongs to a household here is registered here, and leaves it first.
pub fn turn_floating(desk: &mut Desk, residence: RecordId) -> Result<Saved, Trouble> {
    desk.require(Right::Write)?;
    let signature = Signature::of(desk);
    let ((person, residence), change) = desk.writing("转为流动", |writing| {
        let ended = end(writing, residence, RESIDENT, TURNED_FLOATING, signature.today)?;
        let person = require_person(&ended)?;
        if !writing.open_memberships(person)?.is_empty() {
            return Err(Trouble::StillInHousehold);
        }
        let begun = as_floating(writing, &ended, &signature)?;
        Ok((person, writing.insert(&begun)?))
    })?;
    Ok(Saved { person, residence, change })
}

/// Somebody who came into a household lives as a resident from that day on: at `place`, or without one wherever they live.
/// What they were registered as before ends on the same day.
pub(in crate::services) fn move_in(
    writing: &mut Writing<'_>,
    person: RecordId,
    place: Option<RecordId>,
    day: Date,
    signature: &Signature,
) -> Result<(), Trouble> {
    let open = writing.open_residences(person)?;
    let is_settled =
        |stay: &Residence| stay.kind.code == RESIDENT && place.is_none_or(|place| stay.place.id == Some(place));
    if open.iter().any(|(_, stay)| is_settled(stay)) {
        return Ok(());
    }
    let earlier = open.last().map(|(_, stay)| stay.clone()).unwrap_or_default();
    let Some(place) = place.or(earlier.place.id) else { return Ok(()) };
    for (id, stay) in open {
        let is_floating = stay.kind.code == FLOATING;
        let (reason, destination) = if is_floating { (TURNED_RESIDENT, "") } else { ("", MOVED) };
        write_end(writing, id, stay, day, reason, destination)?;
    }
    let begun = Residence { person: Link::to(person), place: Link::to(place), ..as_resident(&earlier, day, signature) };
    writing.insert(&begun)?;
    Ok(())
}

/// Ends where somebody is registered to live, of residents or of everybody.
pub(in crate::services) fn move_out(
    writing: &mut Writing<'_>,
    person: RecordId,
    day: Date,
    reason: &str,
    destination: &str,
    kinds: &[&str],
) -> Result<(), Trouble> {
    for (id, stay) in writing.open_residences(person)? {
        if kinds.contains(&stay.kind.code.as_str()) {
            write_end(writing, id, stay, day, reason, destination)?;
        }
    }
    Ok(())
}

fn end(writing: &mut Writing<'_>, id: RecordId, kind: &str, reason: &str, day: Date) -> Result<Residence, Trouble> {
    let stay: Residence = writing.load(id)?.ok_or(Trouble::Gone)?;
    if stay.kind.code != kind || !stay.until_date.is_unset() {
        return Err(Trouble::ChangedMeanwhile(vec!["居住类别"]));
    }
    write_end(writing, id, stay.clone(), day, reason, "")?;
    Ok(stay)
}

fn write_end(
    writing: &mut Writing<'_>,
    id: RecordId,
    mut stay: Residence,
    day: Date,
    reason: &str,
    destination: &str,
) -> Result<(), Trouble> {
    if stay.from_date.0.is_some_and(|from| from > day) {
        let sentence = "有成员在这一天之后才住到这里，请核对日期";
        return Err(Trouble::Unfinished(vec![Problem::wrong("until_date", sentence)]));
    }
    stay.until_date = Day(Some(day));
    stay.cancel_reason = Choice::of(reason);
    stay.destination = Text::new(destination);
    Ok(writing.update(id, &stay)?)
}

fn require_person(stay: &Residence) -> Result<RecordId, Trouble> {
    stay.person.id.ok_or(Trouble::Gone)
}

/// What carries over to a resident: the dwelling and what is known of living there. A permit is for floating people.
fn as_resident(earlier: &Residence, day: Date, signature: &Signature) -> Residence {
    Residence {
        person: earlier.person,
        kind: Choice::of(RESIDENT),
        place: earlier.place,
        dwelling_type: earlier.dwelling_type.clone(),
        from_date: Day(Some(day)),
        occupation: earlier.occupation.clone(),
        workplace: earlier.workplace.clone(),
        notice_signed_on: earlier.notice_signed_on,
        registered_on: signature.registered_on(),
        registrar: signature.registrar(),
        ..Residence::default()
    }
}

fn as_floating(writing: &mut Writing<'_>, earlier: &Residence, signature: &Signature) -> Result<Residence, StoreError> {
    let year = signature.today.year();
    let serial = writing.next_number(NUMBER_SERIES, year)?;
    let dwelling_type = if earlier.dwelling_type.is_unset() { Choice::of("99") } else { earlier.dwelling_type.clone() };
    Ok(Residence {
        kind: Choice::of(FLOATING),
        registration_number: Text(number_text(&signature.prefix, year, serial)),
        reside_reason: Choice::of(OTHER_REASON),
        declared_by: Choice::of(BY_ONESELF),
        dwelling_type,
        ..as_resident(earlier, signature.today, signature)
    })
}
