//! What is known of a person alone, put right: of somebody who has no registration here, such as a landlord from elsewhere.
//!
//! Such people are often only named, so hardly anything is required of them; what is there must be possible.

use super::{Desk, Trouble};
use crate::domain::registers::Person;
use crate::domain::values::{Choice, Day, Value};
use crate::domain::{Date, Draft, Problem, RecordId, Register, Right, Weight};
use crate::services::registration::merged;
use crate::store::ChangeId;

/// What a missing identity number is explained with.
const PENDING: &str = "由人告知，待核";
/// What may stay unknown of somebody who was only named.
const MAY_BE_UNKNOWN: [&str; 3] = ["identity", "sex", "birth"];

/// Writes what the form changed; sex and birth come with the number where they were unknown.
pub fn correct(desk: &mut Desk, id: RecordId, draft: &Draft<Person>) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let today = desk.today();
    let wrong = wrong(draft, today);
    if !wrong.is_empty() {
        return Err(Trouble::Unfinished(wrong));
    }
    let written = desk.writing("修改本人资料", |writing| {
        let current: Person = writing.load(id)?.ok_or(Trouble::Gone)?;
        let mut person = merged(&current, draft)?;
        complete(&mut person, today);
        let number = &person.identity.number;
        let is_another_ones =
            !number.is_empty() && writing.people_numbered(number)?.iter().any(|(other, _)| *other != id);
        if is_another_ones {
            let sentence = "这个证件号码已登记在另一个人名下，请核对";
            return Err(Trouble::Unfinished(vec![Problem::wrong("identity", sentence)]));
        }
        Ok(writing.update(id, &person.as_may_be_held(today))?)
    })?;
    Ok(written.1)
}

fn wrong(draft: &Draft<Person>, today: Date) -> Vec<Problem> {
    let is_unknown = |key: &str| MAY_BE_UNKNOWN.contains(&key) && draft.text(key).trim().is_empty();
    let mut problems = draft.problems(today);
    problems.retain(|problem| problem.weight == Weight::Wrong && !is_unknown(problem.field));
    if draft.text("name").trim().is_empty() && !problems.iter().any(|problem| problem.field == "name") {
        let label = Person::field("name").map_or("姓名", |field| field.label);
        problems.push(Problem::wrong("name", format!("请填{label}")));
    }
    problems
}

fn complete(person: &mut Person, today: Date) {
    if person.identity.is_empty() {
        PENDING.clone_into(&mut person.identity.missing_reason);
    }
    let Some(facts) = person.identity.facts(today) else { return };
    if let Some(sex) = facts.sex.filter(|_| person.sex.is_unset()) {
        person.sex = Choice::of(sex.code());
    }
    if person.birth.is_unset() {
        person.birth = Day(facts.birth);
    }
}
