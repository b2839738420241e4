//! People who may already be in the register. Candidates are shown with their reasons; nothing is merged by itself.

use super::registration::{Registration, Subject};
use super::{Desk, Trouble};
use crate::domain::registers::Person;
use crate::domain::values::Value;
use crate::domain::{RecordId, Right};

/// Somebody who may be the person being typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    pub id: RecordId,
    pub person: Person,
    /// Where they live now or lived last, 「海棠苑2栋***」.
    pub address: String,
    /// Since when, or until when, 「2025-08-30 离开」.
    pub days: String,
    pub registrar: String,
    /// What is equal, 「证件号码相同」.
    pub reasons: Vec<&'static str>,
}

/// Who the person on this form may be. Of somebody who is known it is only asked whose number was typed for theirs.
pub fn of(desk: &Desk, registration: &Registration) -> Result<Vec<Candidate>, Trouble> {
    let typed = &registration.person.record;
    let oneself = match registration.subject {
        Subject::New => return find(desk, typed),
        Subject::Known(id) | Subject::Existing { person: id, .. } => id,
    };
    let number = &typed.identity.number;
    if number.is_empty() || *number == registration.person.original().identity.number {
        return Ok(Vec::new());
    }
    let mut found = find(desk, typed)?;
    found.retain(|candidate| candidate.id != oneself && candidate.person.identity.number == *number);
    Ok(found)
}

/// Everybody with the same number, or with the same name and birth, those with more reasons first.
pub fn find(desk: &Desk, person: &Person) -> Result<Vec<Candidate>, Trouble> {
    desk.require(Right::Write)?;
    let mut found = Vec::new();
    for id in desk.store.similar_people(&person.identity.number, &person.name, person.birth.0)? {
        let Some(known) = desk.store.load::<Person>(id)? else { continue };
        let reasons = reasons(person, &known);
        let last = super::people::last_residence(desk, id)?;
        let (address, days, registrar) =
            last.map_or_else(Default::default, |last| (last.masked_address(), last.days(), last.residence.registrar.0));
        found.push(Candidate { id, person: known, address, days, registrar, reasons });
    }
    found.sort_by_key(|candidate| std::cmp::Reverse(candidate.reasons.len()));
    Ok(found)
}

fn reasons(typed: &Person, known: &Person) -> Vec<&'static str> {
    let same = |is_same: bool, words: &'static str| is_same.then_some(words);
    [
        same(!typed.identity.number.is_empty() && typed.identity.number == known.identity.number, "证件号码相同"),
        same(typed.name == known.name, "姓名相同"),
        same(!typed.birth.is_empty() && typed.birth == known.birth, "出生日期相同"),
        same(typed.phones.0.iter().any(|phone| known.phones.0.contains(phone)), "电话相同"),
    ]
    .into_iter()
    .flatten()
    .collect()
}
