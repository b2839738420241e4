//! The record of an organisation is changed: only the fields that were, so that nothing else is taken back.

use crate::domain::registers::Organisation;
use crate::domain::values::Text;
use crate::domain::{Date, Draft, Problem, RecordId, Right, Weight, credit_code};
use crate::services::{Desk, Trouble};
use crate::store::{ChangeId, Writing};

/// What there is to mend or to complete on the form.
pub fn problems(draft: &Draft<Organisation>, today: Date) -> Vec<Problem> {
    let mut problems = draft.problems(today);
    let code = draft.record.credit_code.trim();
    if let Some(flaw) = credit_code::check(code).problem.filter(|_| !code.is_empty()) {
        problems.push(Problem::wrong("credit_code", flaw.sentence));
    }
    problems
}

/// An organisation that nothing refers to yet: an office or a shop that is looked after.
pub fn add(desk: &mut Desk, organisation: &Organisation) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let code = credit_code::check(organisation.credit_code.trim()).code;
    let organisation = Organisation { credit_code: Text(code), ..organisation.clone() };
    let mut wrong = problems(&Draft::of(organisation.clone()), desk.today());
    wrong.retain(|problem| problem.weight == Weight::Wrong);
    if !wrong.is_empty() {
        return Err(Trouble::Unfinished(wrong));
    }
    let ((), change) = desk.writing("登记单位", |writing| {
        let name = &organisation.organisation_name;
        if writing.organisations_called(name, "")?.iter().any(|(_, known)| known.organisation_name == *name) {
            return Err(Trouble::Unfinished(vec![Problem::wrong("organisation_name", "已有这个名称的单位")]));
        }
        require_own_code(writing, RecordId(0), &organisation.credit_code)?;
        Ok(writing.insert(&organisation).map(drop)?)
    })?;
    Ok(change)
}

pub fn change(desk: &mut Desk, id: RecordId, draft: &Draft<Organisation>) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let mut wrong = problems(draft, desk.today());
    wrong.retain(|problem| problem.weight == Weight::Wrong);
    if !wrong.is_empty() {
        return Err(Trouble::Unfinished(wrong));
    }
    let ((), change) = desk.writing("修改单位", |writing| {
        let mut stored: Organisation = writing.load(id)?.ok_or(Trouble::Gone)?;
        draft.put_changes_into(&mut stored)?;
        stored.credit_code = Text(credit_code::check(&stored.credit_code).code);
        require_own_code(writing, id, &stored.credit_code)?;
        Ok(writing.update(id, &stored)?)
    })?;
    Ok(change)
}

/// One code, one organisation.
fn require_own_code(writing: &Writing<'_>, id: RecordId, code: &str) -> Result<(), Trouble> {
    if code.is_empty() {
        return Ok(());
    }
    let is_taken = writing.organisations_called("", code)?.iter().any(|(other, _)| *other != id);
    let sentence = "这个统一社会信用代码已登记在另一个单位名下，请核对";
    if is_taken { Err(Trouble::Unfinished(vec![Problem::wrong("credit_code", sentence)])) } else { Ok(()) }
}
