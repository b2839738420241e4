//! Which fields the form has, in the order of the paper one, and how many of them are filled. How they are drawn is not here.

use crate::domain::{Draft, Register};
use crate::services::registration::Registration;

/// Fields folded away until wanted, in order; the last one is free text.
pub const OPTIONAL: [&str; 9] = [
    "former_name",
    "ethnic",
    "marital",
    "education",
    "occupation",
    "workplace",
    "host_relation",
    "permit_number",
    "remark",
];

/// Everything that must be filled, in form order; of a foreigner other fields than of everybody else.
pub(super) const REQUIRED: [&str; 14] = [
    "identity",
    "name",
    "sex",
    "birth",
    "nationality",
    "registered_area",
    "registered_address",
    "phones",
    "place",
    "dwelling_type",
    "reside_reason",
    "from_date",
    "declared_by",
    "notice_signed_on",
];

/// Drawn only where they apply.
pub(super) const CONDITIONAL: [&str; 3] = ["declarant", "landlord", "landlord_phone"];

pub fn is_optional(key: &str) -> bool {
    OPTIONAL.contains(&key)
}

/// The required field after this one.
pub fn next_after(form: &Registration, key: &str) -> Option<&'static str> {
    required(form).skip_while(|known| *known != key).nth(1)
}

/// How many required fields are filled, of how many.
pub fn progress(form: &Registration) -> (usize, usize) {
    let is_filled = |key: &&str| match *key {
        "place" => !form.address.typed.is_empty(),
        key => filled(&form.person, key).or_else(|| filled(&form.residence, key)).unwrap_or(false),
    };
    (required(form).filter(is_filled).count(), required(form).count())
}

/// What must be filled of this person.
pub fn required(form: &Registration) -> impl Iterator<Item = &'static str> {
    REQUIRED.into_iter().filter(|key| form.person.record.concerns(key))
}

fn filled<R: Register>(draft: &Draft<R>, key: &str) -> Option<bool> {
    R::field(key).map(|field| !(field.value)(&draft.record).is_empty())
}
