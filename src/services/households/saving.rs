//! Saving what happens to a household: persons, times in households and residences in one change, or nothing of it.

use super::moving::{self, Reason, begin, close_if_empty, correct, end, relate_anew};
use super::ready::{check, meant};
use super::{FormProblem, HouseholdForm, MemberRow, Task, Who, editing};
use crate::domain::registers::{Household, Person, Place};
use crate::domain::values::{Day, Link, Text};
use crate::domain::{Date, RecordId};
use crate::services::places::Meant;
use crate::services::registration::{RESIDENT, move_in, move_out, new_dwelling};
use crate::services::signature::Signature;
use crate::services::{Desk, Trouble};
use crate::store::{ChangeId, Writing};

/// 离开本地 and 死亡 in the list of 注销原因.
const AWAY: &str = "20";
const DEAD: &str = "70";
/// Whoever dies lives nowhere any more, as a resident or floating.
const EVERY_KIND: [&str; 2] = ["1", "2"];

/// What saving gave: the household to show next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Saved {
    pub household: RecordId,
    pub change: ChangeId,
}

/// Writes what happens, unless something is to be mended first.
pub fn save(desk: &mut Desk, form: &HouseholdForm) -> Result<Saved, Trouble> {
    let wrong: Vec<_> = check(desk, form)?.into_iter().filter(FormProblem::is_wrong).collect();
    let Some(day) = form.day().filter(|_| wrong.is_empty()) else {
        return Err(Trouble::Unfinished(wrong.into_iter().map(|wrong| wrong.problem).collect()));
    };
    let known = match meant(desk, form)? {
        Meant::Known(place) => Some(place),
        _ => None,
    };
    let signature = Signature::of(desk);
    let what = if is_correction(form) { "更正与户主关系" } else { form.task.label() };
    let (household, change) = desk.writing(what, |writing| {
        let place = match known {
            Some(place) => place,
            None => new_dwelling(writing, &form.address.typed)?,
        };
        let mut scene = Scene { writing, form, day, place, signature: &signature };
        scene.require_unchanged()?;
        scene.play()
    })?;
    Ok(Saved { household, change })
}

/// Other relations under the same head were wrong before.
fn is_correction(form: &HouseholdForm) -> bool {
    matches!(form.task, Task::ChangeHead(_)) && form.rows.iter().any(|row| row.was_head() && row.is_head())
}

/// One change under way.
struct Scene<'a, 'w> {
    writing: &'a mut Writing<'w>,
    form: &'a HouseholdForm,
    day: Date,
    /// Of the household that is founded, split off, or there.
    place: RecordId,
    signature: &'a Signature,
}

impl Scene<'_, '_> {
    /// Somebody else may have changed the household since the form was opened.
    fn require_unchanged(&self) -> Result<(), Trouble> {
        for household in [self.form.task.household(), self.form.into].into_iter().flatten() {
            let seen = self.form.rows.iter().filter_map(|row| row.membership.as_ref());
            let mut seen: Vec<_> = seen.filter(|(_, member)| member.household.id == Some(household)).cloned().collect();
            let mut now = self.writing.members_now(household)?;
            seen.sort_by_key(|(id, _)| *id);
            now.sort_by_key(|(id, _)| *id);
            if seen != now {
                return Err(Trouble::ChangedMeanwhile(vec!["户成员"]));
            }
        }
        Ok(())
    }

    /// Answers the household to show.
    fn play(&mut self) -> Result<RecordId, Trouble> {
        match self.form.task {
            Task::Found => self.found(),
            Task::Join(household) => self.join(household),
            Task::Leave(household) => self.leave(household),
            Task::ChangeHead(household) => self.change_head(household),
            Task::Split(household) => self.split(household),
            Task::Unite(household) => self.unite(household, self.form.into.ok_or(Trouble::Gone)?),
            Task::Edit(household) => self.edit(household),
        }
    }

    fn found(&mut self) -> Result<RecordId, Trouble> {
        let household = self.new_household(Link::none())?;
        self.take_in(household, &Reason::of(moving::JOINED_BY_FOUNDING))?;
        Ok(household)
    }

    fn join(&mut self, household: RecordId) -> Result<RecordId, Trouble> {
        let event = &self.form.event.record;
        self.take_in(household, &Reason { code: &event.joined_by.code, place: &event.came_from })?;
        Ok(household)
    }

    fn leave(&mut self, household: RecordId) -> Result<RecordId, Trouble> {
        let event = &self.form.event.record;
        let reason = Reason { code: &event.left_by.code, place: &event.went_to };
        for row in self.form.rows.iter().filter(|row| row.is_chosen) {
            let membership = row.membership.as_ref().ok_or(Trouble::Gone)?;
            end(self.writing, membership, self.day, &reason)?;
            self.go_away(membership.1.person.id.ok_or(Trouble::Gone)?, &reason)?;
        }
        self.relate_those_who_stay(household)?;
        let is_over = if self.form.is_of_death() { moving::ALL_GONE } else { moving::ALL_MOVED_OUT };
        close_if_empty(self.writing, household, self.day, is_over)?;
        Ok(household)
    }

    fn change_head(&mut self, household: RecordId) -> Result<RecordId, Trouble> {
        if is_correction(self.form) {
            self.form.rows.iter().try_for_each(|row| correct(self.writing, row))?;
        } else {
            self.relate_those_who_stay(household)?;
        }
        Ok(household)
    }

    fn split(&mut self, household: RecordId) -> Result<RecordId, Trouble> {
        let own = self.new_household(Link::to(household))?;
        for row in self.form.rows.iter().filter(|row| row.is_chosen) {
            self.go_over(row, own, moving::LEFT_BY_SPLIT, moving::JOINED_BY_SPLIT, Some(self.place))?;
        }
        self.relate_those_who_stay(household)?;
        Ok(own)
    }

    fn unite(&mut self, from: RecordId, into: RecordId) -> Result<RecordId, Trouble> {
        let place = self.writing.load::<Household>(into)?.ok_or(Trouble::Gone)?.place.id;
        let belongs = |row: &&MemberRow| row.membership.as_ref().is_some_and(|(_, it)| it.household.id == Some(from));
        for row in self.form.rows.iter().filter(belongs) {
            self.go_over(row, into, moving::LEFT_BY_UNION, moving::JOINED_BY_UNION, place)?;
        }
        close_if_empty(self.writing, from, self.day, moving::UNITED)?;
        Ok(into)
    }

    fn edit(&mut self, household: RecordId) -> Result<RecordId, Trouble> {
        editing::edit(self.writing, household, &self.form.household, self.place)?;
        Ok(household)
    }

    fn new_household(&mut self, split_from: Link<Household>) -> Result<RecordId, Trouble> {
        let household = Household {
            place: Link::to(self.place),
            registered_on: self.signature.registered_on(),
            registrar: self.signature.registrar(),
            split_from,
            ..self.form.household.record.clone()
        };
        Ok(self.writing.insert(&household)?)
    }

    /// Everybody new on the form comes into the household.
    fn take_in(&mut self, household: RecordId, reason: &Reason<'_>) -> Result<(), Trouble> {
        for row in self.form.rows.iter().filter(|row| row.membership.is_none() && !row.is_blank()) {
            let person = self.write_person(row)?;
            moving::leave_elsewhere(self.writing, person, self.day, reason.code)?;
            begin(self.writing, household, person, row, self.day, reason)?;
            let place = row.lives_there().then_some(self.place);
            move_in(self.writing, person, place, self.day, self.signature)?;
        }
        Ok(())
    }

    /// From one household into another one on the same day.
    fn go_over(
        &mut self,
        row: &MemberRow,
        household: RecordId,
        left_by: &str,
        joined_by: &str,
        place: Option<RecordId>,
    ) -> Result<(), Trouble> {
        let membership = row.membership.as_ref().ok_or(Trouble::Gone)?;
        let person = membership.1.person.id.ok_or(Trouble::Gone)?;
        end(self.writing, membership, self.day, &Reason::of(left_by))?;
        begin(self.writing, household, person, row, self.day, &Reason::of(joined_by))?;
        move_in(self.writing, person, place.filter(|_| row.lives_there()), self.day, self.signature)
    }

    /// What leaving the household means for the person: who died lives nowhere, who moved away is no resident here.
    fn go_away(&mut self, person: RecordId, reason: &Reason<'_>) -> Result<(), Trouble> {
        match reason.code {
            moving::DIED => {
                let mut dead: Person = self.writing.load(person)?.ok_or(Trouble::Gone)?;
                dead.died_on = Day(Some(self.day));
                self.writing.update(person, &dead)?;
                move_out(self.writing, person, self.day, DEAD, "", &EVERY_KIND)
            }
            moving::MOVED_OUT | moving::MARRIED_OUT => {
                move_out(self.writing, person, self.day, AWAY, reason.place, &[RESIDENT])
            }
            _ => Ok(()),
        }
    }

    fn relate_those_who_stay(&mut self, household: RecordId) -> Result<(), Trouble> {
        let stays = self.form.rows.iter().filter(|row| !row.is_chosen);
        stays
            .filter(|row| row.membership.is_some())
            .try_for_each(|row| relate_anew(self.writing, household, row, self.day))
    }

    /// A newcomer's record; of somebody known only what was empty is filled.
    fn write_person(&mut self, row: &MemberRow) -> Result<RecordId, Trouble> {
        match row.who {
            Who::Known(id) => Ok(id),
            Who::New => {
                let person = registered_here(&row.person.record, self.address()?);
                Ok(self.writing.insert(&person.as_may_be_held(self.signature.today))?)
            }
        }
    }

    fn address(&self) -> Result<String, Trouble> {
        let place: Place = self.writing.load(self.place)?.ok_or(Trouble::Gone)?;
        Ok(place.full_name.0)
    }
}

/// Who belongs to a household here is registered at its address.
fn registered_here(person: &Person, address: String) -> Person {
    let mut person = person.clone();
    if person.registered_address.is_empty() {
        person.registered_address = Text(address);
    }
    person
}
