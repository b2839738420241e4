//! 随行人员: the rest of a family on the form of the one who registers. Each is a person and a residence of their own, at the
//! same dwelling and since the same day, and all of them are one change.

use super::{NUMBER_SERIES, Registration, number_text, stays};
use crate::domain::registers::{Person, Residence};
use crate::domain::values::{Choice, Link, Text};
use crate::domain::{Date, RecordId, Right};
use crate::services::households::{FormProblem, MemberRow, Who};
use crate::services::signature::Signature;
use crate::services::{Desk, Trouble, candidates};
use crate::store::Writing;
use chrono::Datelike;

/// 随迁, 本人申报, and 监护人申报 of those under sixteen (浙江条例 7 条).
const ALONG: &str = "06";
const BY_ONESELF: &str = "1";
const BY_GUARDIAN: &str = "6";
const DECLARES_AT: u32 = 16;
const SAID_TO_BE_ELSE: &str = "与家人一同登记时确认另有其人";

impl Registration {
    /// All there is to mend in the rows of companions; the empty row at the end is nobody.
    pub fn companion_problems(&self, today: Date) -> Vec<FormProblem> {
        let mut problems = Vec::new();
        for (place, row) in self.companions.iter().enumerate().filter(|(_, row)| !row.is_blank()) {
            problems.extend(
                row.problems_of_person(today).into_iter().map(|it| FormProblem { row: Some(place), problem: it }),
            );
            if row.member.text("relation").is_empty() {
                problems.push(FormProblem::wrong(Some(place), "relation", "请选与登记人的关系"));
            }
            let number = &row.person.record.identity.number;
            let is_theirs = |other: &Person| !number.is_empty() && other.identity.number == *number;
            let above = self.companions[..place].iter().map(|row| &row.person.record);
            if above.chain([&self.person.record]).any(is_theirs) {
                problems.push(FormProblem::wrong(Some(place), "identity", "这个人在上面已经填过"));
            }
        }
        problems
    }
}

/// The rows whose person may already be there and was not spoken of yet.
pub(super) fn require_answers(desk: &Desk, form: &Registration) -> Result<(), Trouble> {
    desk.require(Right::Write)?;
    let new = form.companions.iter().filter(|row| row.who == Who::New && !row.is_blank() && !row.is_someone_else);
    for row in new {
        let found = candidates::find(desk, &row.person.record)?;
        if !found.is_empty() {
            return Err(Trouble::CompanionPerhaps);
        }
    }
    Ok(())
}

pub(super) fn write(
    writing: &mut Writing<'_>,
    form: &Registration,
    main: RecordId,
    place: RecordId,
    signature: &Signature,
) -> Result<(), Trouble> {
    for row in form.companions.iter().filter(|row| !row.is_blank()) {
        let mut residence = residence(form, row, main, place, signature);
        let person = match row.who {
            Who::Known(id) => id,
            Who::New => writing.insert(&row.person.record.as_may_be_held(signature.today))?,
        };
        residence.person = Link::to(person);
        if row.who != Who::New {
            stays::end_earlier(writing, person, &residence)?;
        }
        let year = signature.today.year();
        let serial = writing.next_number(NUMBER_SERIES, year)?;
        residence.registration_number = Text(number_text(&signature.prefix, year, serial));
        writing.insert(&residence)?;
    }
    Ok(())
}

/// At the dwelling of the one they came along with, since the same day.
fn residence(
    form: &Registration,
    row: &MemberRow,
    main: RecordId,
    place: RecordId,
    signature: &Signature,
) -> Residence {
    let with = &form.residence.record;
    let is_minor = row.person.record.age(signature.today).is_some_and(|age| age < DECLARES_AT);
    let declared_by = match with.declared_by.code.as_str() {
        BY_ONESELF if is_minor => Choice::of(BY_GUARDIAN),
        _ => with.declared_by.clone(),
    };
    Residence {
        kind: with.kind.clone(),
        place: Link::to(place),
        dwelling_type: with.dwelling_type.clone(),
        reside_reason: Choice::of(ALONG),
        from_date: with.from_date,
        planned_stay: with.planned_stay.clone(),
        companion_of: Link::to(main),
        companion_relation: row.member.record.relation.clone(),
        declared_by,
        declarant: if is_minor { Text(form.person.record.name.0.clone()) } else { with.declarant.clone() },
        notice_signed_on: with.notice_signed_on,
        registered_on: signature.registered_on(),
        registrar: signature.registrar(),
        duplicate_reason: Text::new(if row.is_someone_else { SAID_TO_BE_ELSE } else { "" }),
        ..Residence::default()
    }
}
