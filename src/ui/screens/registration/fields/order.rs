//! Which fields the form has, in the order of the paper one, and how many of them are filled. How they are drawn is not here.

use crate::domain::{Date, Draft, Problem, Register, Weight};
use crate::services::registration::Registration;

/// Fields folded away until wanted, in order; the last one is free text.
pub const OPTIONAL: [&str; 13] = [
    "former_name",
    "ethnic",
    "marital",
    "education",
    "occupation",
    "workplace",
    "host_relation",
    "permit_type",
    "permit_number",
    "permit_issued_on",
    "permit_valid_until",
    "permit_endorsed_on",
    "remark",
];

/// Everything that must be filled, in form order; of a foreigner other fields than of everybody else.
pub(super) const REQUIRED: [&str; 15] = [
    "identity",
    "name",
    "sex",
    "birth",
    "nationality",
    "registered_area",
    "registered_address",
    "guardian_consent_on",
    "phones",
    "place",
    "dwelling_type",
    "reside_reason",
    "from_date",
    "declared_by",
    "notice_signed_on",
];

/// Drawn only where they apply.
pub(super) const CONDITIONAL: [&str; 7] = [
    "declarant",
    "declarant_number",
    "landlord",
    "landlord_phone",
    "foreign_name",
    "document_valid_until",
    "expected_leave",
];

pub fn is_optional(key: &str) -> bool {
    OPTIONAL.contains(&key)
}

/// The required field after this one.
pub fn next_after(form: &Registration, key: &str, today: Date) -> Option<&'static str> {
    required(form, today).skip_while(|known| *known != key).nth(1)
}

/// How many required fields are filled, of how many. What is wrong is not filled.
pub fn progress(form: &Registration, problems: &[Problem], today: Date) -> (usize, usize) {
    let is_wrong = |key: &str| problems.iter().any(|it| it.field == key && it.weight == Weight::Wrong);
    let is_filled = |key: &&str| match *key {
        key if is_wrong(key) => false,
        "place" => !form.address.typed.is_empty(),
        key => filled(&form.person, key).or_else(|| filled(&form.residence, key)).unwrap_or(false),
    };
    (required(form, today).filter(is_filled).count(), required(form, today).count())
}

/// What must be filled of this person.
pub fn required(form: &Registration, today: Date) -> impl Iterator<Item = &'static str> {
    REQUIRED.into_iter().filter(move |key| form.asks(key, today))
}

fn filled<R: Register>(draft: &Draft<R>, key: &str) -> Option<bool> {
    R::field(key).map(|field| !(field.value)(&draft.record).is_empty())
}
