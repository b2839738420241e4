//! Writing a row about somebody, by the rules by which the forms save.

use super::judge::passed;
use super::stay::{self, Stay};
use super::{SET_BY_SAVING, household_keys};
use crate::domain::import::{PersonRow, taken_over};
use crate::domain::registers::{Household, HouseholdMember, Person, Residence};
use crate::domain::values::{Choice, Day, Link, Text};
use crate::domain::{Date, RecordId, relation};
use crate::services::Trouble;
use crate::services::households;
use crate::services::import::rehearsal::Who;
use crate::services::import::scene::Places;
use crate::services::places::Meant;
use crate::services::registration::{self, Landlord, Registration};
use crate::services::signature::Signature;
use crate::store::{Ready, StoreError, Writing};
use std::collections::HashMap;

/// 家庭户, 立户 and 其他 in their lists.
const FAMILY: &str = "1";
const BY_FOUNDING: &str = "1";
/// Why a record was made although somebody was alike.
const SAID_TO_BE_ELSE: &str = "导入时确认另有其人";

/// Newcomers are written so many at a time: thrice what the store puts into one statement.
const TOGETHER: usize = 96;

/// Rows about people on their way into the archive.
pub(in crate::services::import) struct Pen<'a> {
    pub signature: &'a Signature,
    /// Households of this table, by number or by their head and address.
    pub households: &'a mut HashMap<String, RecordId>,
    pub newcomers: &'a mut Vec<Newcomer>,
}

/// Somebody entered anew, who waits to be written together with those in the next rows.
pub(in crate::services::import) struct Newcomer {
    row: Box<PersonRow>,
    person: Ready<Person>,
    is_another: bool,
}

impl Pen<'_> {
    pub fn write(
        &mut self,
        writing: &mut Writing<'_>,
        row: Box<PersonRow>,
        new: Option<Ready<Person>>,
        who: &Who,
        places: &mut Places,
    ) -> Result<(), Trouble> {
        let Some(person) = new else {
            self.write_newcomers(writing, places)?;
            return self.write_known(writing, &row, who, places);
        };
        // Their landlord may be among those who wait.
        let is_last = !row.landlord.is_nobody() || self.newcomers.len() + 1 >= TOGETHER;
        self.newcomers.push(Newcomer { row, person, is_another: *who == Who::Another });
        if is_last { self.write_newcomers(writing, places) } else { Ok(()) }
    }

    /// All who wait: the people, then where they live, then what a row says beside that.
    pub fn write_newcomers(&mut self, writing: &mut Writing<'_>, places: &mut Places) -> Result<(), Trouble> {
        let (mut rows, mut people) = (Vec::new(), Vec::new());
        for Newcomer { row, person, is_another } in self.newcomers.drain(..) {
            let number = &row.person.identity.number;
            if !is_another && !number.is_empty() && writing.is_numbered(number)? {
                return Err(Trouble::RehearsalOutdated);
            }
            rows.push((row, is_another));
            people.push(person);
        }
        let people = writing.insert_all(people)?;
        let (mut dwelling, mut stays) = (Vec::new(), Vec::new());
        for ((row, is_another), person) in rows.iter().zip(people).filter(|((row, _), _)| !row.address.is_empty()) {
            let place = places.place(writing, &row.address)?;
            stays.push(Ready::new(self.first_stay(writing, row, person, place, *is_another)?)?);
            dwelling.push((row, person, place));
        }
        writing.insert_all(stays)?;
        dwelling.into_iter().try_for_each(|(row, person, place)| self.write_rest(writing, row, person, place))
    }

    fn write_known(
        &mut self,
        writing: &mut Writing<'_>,
        row: &PersonRow,
        who: &Who,
        places: &mut Places,
    ) -> Result<(), Trouble> {
        let Who::Known(person) = *who else { return Err(Trouble::RehearsalOutdated) };
        let stored: Person = writing.load(person)?.ok_or(Trouble::RehearsalOutdated)?;
        let merged = taken_over(&stored, &row.person, &passed(&stored))?;
        writing.update(person, &merged.as_may_be_held(self.signature.today))?;
        let place = if row.address.is_empty() { None } else { Some(places.place(writing, &row.address)?) };
        let lived_here = row.is_over() && !writing.open_residences(person)?.is_empty();
        self.write_stay(writing, row, person, place)?;
        if let Some(until) = row.residence.until_date.0 {
            let has_died = !row.person.died_on.is_unset();
            if has_died {
                end_every_stay(writing, person, until)?;
            }
            let has_left = lived_here && writing.open_residences(person)?.is_empty();
            if has_died || has_left {
                households::go_away(writing, person, until, has_died, &row.residence.destination)?;
            }
        }
        place.map_or(Ok(()), |place| self.write_rest(writing, row, person, place))
    }

    /// The landlord's file and the household.
    fn write_rest(
        &mut self,
        writing: &mut Writing<'_>,
        row: &PersonRow,
        person: RecordId,
        place: RecordId,
    ) -> Result<(), Trouble> {
        if !row.landlord.is_nobody() {
            self.write_landlord(writing, row, place)?;
        }
        if row.is_resident() {
            self.write_membership(writing, row, person, place)?;
        }
        Ok(())
    }

    fn write_stay(
        &self,
        writing: &mut Writing<'_>,
        row: &PersonRow,
        person: RecordId,
        place: Option<RecordId>,
    ) -> Result<(), Trouble> {
        let known = if row.is_over() { writing.residences_of(person)? } else { writing.open_residences(person)? };
        let meant = stay::of(&known, row, place.map(Meant::Known));
        let Some(place) = place else {
            let Stay::There(id, stored) = meant else { return Ok(()) };
            return Ok(writing.update(id, &taken_over(&*stored, &row.residence, &SET_BY_SAVING)?)?);
        };
        match meant {
            Stay::There(id, stored) => Ok(writing.update(id, &taken_over(&*stored, &row.residence, &SET_BY_SAVING)?)?),
            Stay::Nothing => Ok(()),
            Stay::Impossible(_) => Err(Trouble::RehearsalOutdated),
            Stay::New => {
                let stay = self.first_stay(writing, row, person, place, false)?;
                Ok(writing.insert(&stay).map(drop)?)
            }
            Stay::Moves(_) if row.is_resident() => {
                let day = row.residence.from_date.0.unwrap_or(self.signature.today);
                registration::move_in(writing, person, Some(place), day, self.signature)
            }
            Stay::Moves(_) => {
                let mut next = self.residence(row, person, place, false);
                // The earlier stay ends on some day.
                next.from_date = Day(next.from_date.0.or(Some(self.signature.today)));
                registration::end_earlier(writing, person, &next)?;
                Ok(registration::write_residence(writing, next, self.signature).map(drop)?)
            }
        }
    }

    /// Residents have no running number.
    fn first_stay(
        &self,
        writing: &mut Writing<'_>,
        row: &PersonRow,
        person: RecordId,
        place: RecordId,
        is_another: bool,
    ) -> Result<Residence, StoreError> {
        let residence = self.residence(row, person, place, is_another);
        if row.is_resident() { Ok(residence) } else { registration::numbered(writing, residence, self.signature) }
    }

    fn residence(&self, row: &PersonRow, person: RecordId, place: RecordId, is_another: bool) -> Residence {
        Residence {
            person: Link::to(person),
            place: Link::to(place),
            registered_on: told_or(row.residence.registered_on, self.signature.registered_on()),
            registrar: self.signature.registrar(),
            duplicate_reason: Text::new(if is_another { SAID_TO_BE_ELSE } else { "" }),
            ..Residence::clone(&row.residence)
        }
    }

    /// Found or entered once, by the rules of the counter: a name and a telephone are enough to begin a file with.
    fn write_landlord(&self, writing: &mut Writing<'_>, row: &PersonRow, place: RecordId) -> Result<(), Trouble> {
        let mut form = Registration::new(self.signature.today);
        form.landlord = Landlord { name: row.landlord.name.clone(), phone: row.landlord.phone.clone() };
        registration::write_landlord(writing, &form, place, self.signature)
    }

    /// Into the household with this number, or of this head at this address; it is founded where it is not there yet. Whoever
    /// belongs to a household stays in it.
    fn write_membership(
        &mut self,
        writing: &mut Writing<'_>,
        row: &PersonRow,
        person: RecordId,
        place: RecordId,
    ) -> Result<(), Trouble> {
        let relation = if row.is_head() { Choice::of(relation::HOUSEHOLDER) } else { row.member.relation.clone() };
        let keys = household_keys(row);
        if keys.is_empty() || relation.is_unset() || row.is_over() || !writing.open_memberships(person)?.is_empty() {
            return Ok(());
        }
        let from_date = self.since(row);
        let household = match self.household(writing, &keys, row, place)? {
            Some(known) => {
                if !self.households.contains_key(&row.household_number) {
                    number_household(writing, known, &row.household_number)?;
                }
                known
            }
            None => writing.insert(&Household {
                household_number: Text::new(&row.household_number),
                kind: Choice::of(FAMILY),
                place: Link::to(place),
                from_date,
                registered_on: self.signature.registered_on(),
                registrar: self.signature.registrar(),
                ..Household::default()
            })?,
        };
        for key in keys {
            self.households.entry(key).or_insert(household);
        }
        let told = &row.member.joined_by;
        let joined_by = if told.is_unset() { Choice::of(BY_FOUNDING) } else { told.clone() };
        writing.insert(&HouseholdMember {
            household: Link::to(household),
            person: Link::to(person),
            relation,
            from_date,
            joined_by,
            ..row.member.clone()
        })?;
        Ok(())
    }

    /// Met before in this table, or known from before it by its number or by its head in this dwelling.
    fn household(
        &self,
        writing: &Writing<'_>,
        keys: &[String],
        row: &PersonRow,
        place: RecordId,
    ) -> Result<Option<RecordId>, StoreError> {
        let number = &row.household_number;
        for known in keys.iter().filter_map(|key| self.households.get(key)) {
            // Two numbers are two households, however alike their heads are called.
            if may_be_numbered(writing, *known, number)? {
                return Ok(Some(*known));
            }
        }
        let numbered = if number.is_empty() { None } else { writing.households_numbered(number)?.first().copied() };
        if numbered.is_some() || row.is_head() {
            return Ok(numbered);
        }
        for household in writing.households_at(place)? {
            if is_headed_by(writing, household, &row.head.name)? && may_be_numbered(writing, household, number)? {
                return Ok(Some(household));
            }
        }
        Ok(None)
    }

    fn since(&self, row: &PersonRow) -> Day {
        let told = row.member.from_date.0.or(row.residence.from_date.0);
        Day(told.filter(|day| *day <= self.signature.today).or(Some(self.signature.today)))
    }
}

/// Whoever has died lives nowhere any more, at however many dwellings they were registered.
fn end_every_stay(writing: &mut Writing<'_>, person: RecordId, until: Date) -> Result<(), StoreError> {
    for (id, stay) in writing.open_residences(person)? {
        let until_date = Day(stay.from_date.0.max(Some(until)));
        writing.update(id, &Residence { until_date, ..stay })?;
    }
    Ok(())
}

/// What the table says, else what saving sets.
fn told_or(told: Day, set: Day) -> Day {
    if told.is_unset() { set } else { told }
}

/// Whether a household has this number or none; any may be meant where none is told.
fn may_be_numbered(writing: &Writing<'_>, household: RecordId, number: &str) -> Result<bool, StoreError> {
    if number.is_empty() {
        return Ok(true);
    }
    let known = writing.load::<Household>(household)?.map(|household| household.household_number);
    Ok(known.is_some_and(|known| known.is_empty() || *known == *number))
}

/// A household that was begun by a row without its number has it now.
fn number_household(writing: &mut Writing<'_>, household: RecordId, number: &str) -> Result<(), Trouble> {
    if number.is_empty() {
        return Ok(());
    }
    let stored: Household = writing.load(household)?.ok_or(Trouble::RehearsalOutdated)?;
    if stored.household_number.is_empty() {
        writing.update(household, &Household { household_number: Text::new(number), ..stored })?;
    }
    Ok(())
}

fn is_headed_by(writing: &Writing<'_>, household: RecordId, name: &str) -> Result<bool, StoreError> {
    let members = writing.members_now(household)?;
    let Some((_, head)) = members.iter().find(|(_, member)| relation::is_householder(&member.relation.code)) else {
        return Ok(false);
    };
    let Some(id) = head.person.id.filter(|_| !name.is_empty()) else { return Ok(false) };
    Ok(writing.load::<Person>(id)?.is_some_and(|person| person.name.0 == name))
}
