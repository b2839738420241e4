//! 修改户: number, kind, address or founding day were written wrongly, or are known only now.
//!
//! What was taken over from the household when it began follows the correction: the day its first members came in, their
//! registered address, and where they are registered to live as residents. A household that really moves is no correction.

use super::{FormProblem, HouseholdForm, Task};
use crate::domain::registers::{Household, HouseholdMember, Person, Place};
use crate::domain::values::{Link, Text};
use crate::domain::{Date, Draft, RecordId};
use crate::services::registration::RESIDENT;
use crate::services::{Desk, Trouble};
use crate::store::Writing;

/// Why the household cannot have begun on the day that stands on the form.
pub(super) fn day_problem(desk: &Desk, form: &HouseholdForm) -> Result<Option<FormProblem>, Trouble> {
    let Task::Edit(household) = form.task else { return Ok(None) };
    let (was, now) = (form.household.original(), form.household.record.from_date.0);
    let (Some(from), Some(now)) = (was.from_date.0.filter(|from| Some(*from) != now), now) else { return Ok(None) };
    let wrong = |sentence| Ok(Some(FormProblem::wrong(None, "from_date", sentence)));
    if was.split_from.id.is_some() {
        return wrong("分户的日期也是从原户出户的日期，请撤销分户重新办");
    }
    for (_, member) in desk.store.members_ever(household)? {
        let came_with_it = member.from_date.0 == Some(from);
        if !came_with_it && member.from_date.0.is_some_and(|day| day < now) {
            return wrong("有成员在这一天之前就进户，请核对日期");
        }
        if came_with_it && member.until_date.0.is_some_and(|day| day < now) {
            return wrong("有成员在这一天之前就出户，请核对日期");
        }
        if came_with_it && belongs_elsewhere(desk, &member, (now, from))? {
            return wrong("有成员那时还在另一户，请核对日期");
        }
    }
    Ok(None)
}

/// Whether a member belonged to another household between the two days.
fn belongs_elsewhere(desk: &Desk, member: &HouseholdMember, (now, from): (Date, Date)) -> Result<bool, Trouble> {
    let Some(person) = member.person.id else { return Ok(false) };
    let overlaps = |other: &HouseholdMember| {
        other.household != member.household
            && other.from_date.0.is_some_and(|day| day < from)
            && other.until_date.0.is_none_or(|day| day > now)
    };
    Ok(desk.store.memberships_of(person)?.iter().any(|(_, other)| overlaps(other)))
}

/// Writes what was corrected, and what follows from it.
pub(super) fn edit(
    writing: &mut Writing<'_>,
    household: RecordId,
    draft: &Draft<Household>,
    place: RecordId,
) -> Result<(), Trouble> {
    let was: Household = writing.load(household)?.ok_or(Trouble::Gone)?;
    let mut now = was.clone();
    draft.put_changes_into(&mut now)?;
    if draft.original().place.id != Some(place) {
        now.place = Link::to(place);
    }
    writing.update(household, &now)?;
    let correction = Correction { was, now };
    for (id, member) in writing.members_ever(household)? {
        correction.follow(writing, id, &member)?;
    }
    Ok(())
}

/// The household as it was written and as it is now.
struct Correction {
    was: Household,
    now: Household,
}

impl Correction {
    fn follow(&self, writing: &mut Writing<'_>, id: RecordId, member: &HouseholdMember) -> Result<(), Trouble> {
        let came_with_it = member.from_date == self.was.from_date;
        if came_with_it && self.was.from_date != self.now.from_date {
            writing.update(id, &HouseholdMember { from_date: self.now.from_date, ..member.clone() })?;
        }
        if !member.until_date.is_unset() {
            return Ok(());
        }
        let person = member.person.id.ok_or(Trouble::Gone)?;
        if self.was.place != self.now.place {
            self.follow_address(writing, person)?;
        }
        self.follow_residence(writing, person)
    }

    /// Whoever was registered at the address that was wrong.
    fn follow_address(&self, writing: &mut Writing<'_>, id: RecordId) -> Result<(), Trouble> {
        let mut person: Person = writing.load(id)?.ok_or(Trouble::Gone)?;
        if person.registered_address.0 != name(writing, &self.was)? {
            return Ok(());
        }
        person.registered_address = Text(name(writing, &self.now)?);
        Ok(writing.update(id, &person)?)
    }

    /// Whoever lives there as a resident, and since the household began.
    fn follow_residence(&self, writing: &mut Writing<'_>, person: RecordId) -> Result<(), Trouble> {
        for (id, stay) in writing.open_residences(person)? {
            if stay.kind.code != RESIDENT || stay.place.id != self.was.place.id {
                continue;
            }
            let mut corrected = stay.clone();
            corrected.place.id = self.now.place.id;
            if stay.from_date == self.was.from_date {
                corrected.from_date = self.now.from_date;
            }
            if corrected != stay {
                writing.update(id, &corrected)?;
            }
        }
        Ok(())
    }
}

fn name(writing: &Writing<'_>, household: &Household) -> Result<String, Trouble> {
    let place = household.place.id.ok_or(Trouble::Gone)?;
    let place: Place = writing.load(place)?.ok_or(Trouble::Gone)?;
    Ok(place.full_name.0)
}
