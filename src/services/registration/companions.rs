//! 随行人员: the rest of a family on the form of the one who registers. Each is a person and a residence of their own, at the
//! same dwelling and since the same day, and all of them are one change.

use super::declaring::{BY_GUARDIAN, BY_ONESELF, needs_guardian};
use super::{NUMBER_SERIES, Registration, number_text, stays};
use crate::domain::codes::{CompanionRelation, DeclaredBy, Relationship};
use crate::domain::id_number::Sex;
use crate::domain::registers::{Person, Residence};
use crate::domain::values::{Choice, DocumentNumber, Link, Text, Value};
use crate::domain::{CodeList, Date, RecordId, Right, relation};
use crate::services::households::{FormProblem, MemberRow, Who};
use crate::services::signature::Signature;
use crate::services::{Desk, Trouble, candidates};
use crate::store::Writing;
use chrono::Datelike;

/// 随迁, and 其他 of those for whom the registrant speaks.
const ALONG: &str = "06";
const BY_ANOTHER: &str = "9";
const SAID_TO_BE_ELSE: &str = "与家人一同登记时确认另有其人";

impl Registration {
    /// All there is to mend in the rows of companions; the empty row at the end is nobody.
    pub fn companion_problems(&self, today: Date) -> Vec<FormProblem> {
        let mut problems = Vec::new();
        for (place, row) in self.companions.iter().enumerate().filter(|(_, row)| !row.is_blank()) {
            problems.extend(
                row.problems_of_person(today).into_iter().map(|it| FormProblem { row: Some(place), problem: it }),
            );
            problems.extend(relation_problem(row).map(|it| FormProblem::wrong(Some(place), "relation", it)));
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

/// What was typed must be one of the relations: 本人 is the one they came along with.
fn relation_problem(row: &MemberRow) -> Option<&'static str> {
    let relation = &row.member.record.relation;
    if CompanionRelation::table().name(&relation.code).is_some() {
        return None;
    }
    let is_empty = row.member.text("relation").trim().is_empty();
    Some(if is_empty { "请选与登记人的关系" } else { "没有这种关系，请从列表中选" })
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
            Who::New => writing.insert(&person(form, row, signature.today).as_may_be_held(signature.today))?,
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

/// A spouse or child is registered where the registrant is, unless their own number says another county.
fn person(form: &Registration, row: &MemberRow, today: Date) -> Person {
    let (mut person, with) = (row.person.record.clone(), &form.person.record);
    let relation = row.member.record.relation.code.as_str();
    let is_near = relation::is_spouse(relation) || relation::is_child(relation);
    let issued_at = person.identity.facts(today).and_then(|facts| facts.area);
    let may_be_there = issued_at.is_none_or(|area| area == with.registered_area.code);
    if is_near && may_be_there && !person.identity.is_of_foreigner() && person.registered_area.is_empty() {
        person.registered_area = with.registered_area.clone();
        person.registered_address = with.registered_address.clone();
    }
    person
}

/// How it is declared, by whom, and by which number. The registrant speaks for whoever came along; of those under sixteen as
/// their guardian.
fn declaration(form: &Registration, row: &MemberRow, today: Date) -> (Choice<DeclaredBy>, Text, DocumentNumber) {
    let with = &form.residence.record;
    if with.declared_by.code != BY_ONESELF {
        return (with.declared_by.clone(), with.declarant.clone(), with.declarant_number.clone());
    }
    let sex = Sex::of_code(&form.person.record.sex.code);
    let relation = relation::inverse(&row.member.record.relation.code, sex).map(Choice::<Relationship>::of);
    let relation = relation.map_or_else(String::new, |relation| format!("，{}", relation.label()));
    let declarant = Text(format!("{}{relation}", form.person.record.name.0));
    let declared_by = if needs_guardian(&row.person.record, today) { BY_GUARDIAN } else { BY_ANOTHER };
    (Choice::of(declared_by), declarant, DocumentNumber(form.person.record.identity.number.clone()))
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
    let (declared_by, declarant, declarant_number) = declaration(form, row, signature.today);
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
        declarant,
        declarant_number,
        notice_signed_on: with.notice_signed_on,
        registered_on: signature.registered_on(),
        registrar: signature.registrar(),
        duplicate_reason: Text::new(if row.is_someone_else { SAID_TO_BE_ELSE } else { "" }),
        ..Residence::default()
    }
}
