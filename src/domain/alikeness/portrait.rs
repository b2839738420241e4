//! What is compared of a person, brought to one form once, so that many pairs can be compared quickly.

use crate::domain::id_number::Sex;
use crate::domain::registers::Person;
use crate::domain::{Date, RecordId, name};

/// A person as they are compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Portrait {
    pub(super) document: String,
    /// Of 18 digits where it came with 15.
    pub(super) number: String,
    pub(super) is_number_valid: bool,
    pub(super) name: String,
    pub(super) pinyin: String,
    pub(super) former_name: String,
    pub(super) birth: Option<Date>,
    pub(super) sex: Option<Sex>,
    pub(super) phones: Vec<String>,
    pub(super) dwelling: Option<RecordId>,
}

impl Portrait {
    /// The person, and the place where they live now if it is known.
    pub fn of(person: &Person, dwelling: Option<RecordId>, today: Date) -> Self {
        let verdict = person.identity.verdict(today);
        Self {
            document: person.identity.document().to_owned(),
            is_number_valid: verdict.is_valid(),
            number: verdict.number,
            name: compared_name(&person.name),
            pinyin: name::reading(&person.name).pinyin,
            former_name: compared_name(&person.former_name),
            birth: person.birth.0.or(verdict.facts.birth),
            sex: sex(&person.sex.code).or(verdict.facts.sex),
            phones: person.phones.0.clone(),
            dwelling,
        }
    }
}

/// Chinese without blanks and dots, Latin in capitals without blanks.
fn compared_name(written: &str) -> String {
    let chinese = name::compared(written);
    let latin = || written.to_uppercase().chars().filter(|letter| letter.is_alphabetic()).collect();
    if chinese.is_empty() { latin() } else { chinese }
}

/// GB/T 2261.1; unknown and not stated are no sign.
fn sex(code: &str) -> Option<Sex> {
    [Sex::Male, Sex::Female].into_iter().find(|sex| sex.code() == code)
}
