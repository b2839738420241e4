//! What keeps something from happening to a household: what the form alone can tell, and what only the archive knows.

use super::problems::twice;
use super::{FormProblem, HouseholdForm, MemberRow, Task, Who, editing, moving};
use crate::domain::registers::Person;
use crate::domain::values::{Day, Value};
use crate::domain::{RecordId, Right};
use crate::services::places::{self, Meant};
use crate::services::{Desk, Trouble, candidates};

/// All there is to mend, with what only the archive knows.
pub fn check(desk: &Desk, form: &HouseholdForm) -> Result<Vec<FormProblem>, Trouble> {
    desk.require(Right::Write)?;
    let mut problems = form.problems(desk.today());
    problems.extend(twice(&form.rows));
    problems.extend(number_problem(desk, form)?);
    problems.extend(editing::day_problem(desk, form)?);
    if form.task.asks_household() && meant(desk, form)? == Meant::SomeEstate {
        problems.push(FormProblem::wrong(None, "place", "请写明是哪个小区，或从列表中选"));
    }
    for (place, row) in form.rows.iter().enumerate().filter(|(_, row)| row.membership.is_none() && !row.is_blank()) {
        problems.extend(
            newcomer_problem(desk, form, row)?.map(|sentence| FormProblem::wrong(Some(place), "identity", sentence)),
        );
    }
    Ok(problems)
}

/// Which dwelling was typed.
pub(super) fn meant(desk: &Desk, form: &HouseholdForm) -> Result<Meant, Trouble> {
    match form.address.place {
        Some(place) => Ok(Meant::Known(place)),
        None => places::meant(desk, &form.address.typed),
    }
}

fn number_problem(desk: &Desk, form: &HouseholdForm) -> Result<Option<FormProblem>, Trouble> {
    let number = &form.household.record.household_number;
    if !form.task.asks_household() || number.is_empty() {
        return Ok(None);
    }
    let is_other = |id: &RecordId| form.task != Task::Edit(*id);
    if !desk.store.households_numbered(number)?.iter().any(is_other) {
        return Ok(None);
    }
    Ok(Some(FormProblem::wrong(None, "household_number", "这个户号已经有一户在用，请核对")))
}

/// Why somebody cannot come in, or not yet.
fn newcomer_problem(desk: &Desk, form: &HouseholdForm, row: &MemberRow) -> Result<Option<&'static str>, Trouble> {
    let Who::Known(person) = row.who else {
        let is_open = !row.is_someone_else && !candidates::find(desk, &row.person.record)?.is_empty();
        return Ok(is_open.then_some("可能已有此人，请先确认是不是同一人"));
    };
    if desk.store.load::<Person>(person)?.is_some_and(|person| !person.died_on.is_unset()) {
        return Ok(Some("此人登记为已死亡，请核对"));
    }
    for (_, member) in desk.store.memberships_of(person)?.iter().filter(|(_, member)| member.until_date.is_unset()) {
        let Some(household) = member.household.id else { continue };
        if Some(household) == form.task.household() {
            return Ok(Some("此人已是这一户的成员"));
        }
        if moving::is_needed_as_head(&desk.store.members_now(household)?, person) {
            return Ok(Some("此人是另一户的户主，请先在那一户变更户主"));
        }
        if Day(form.day()).is_before(member.from_date) {
            return Ok(Some("此人在这一天之后才进另一户，请核对日期"));
        }
    }
    Ok(None)
}
