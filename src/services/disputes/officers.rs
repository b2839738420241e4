//! Which operators are on a case. Names are what stands on paper and may be of people outside the station; whose eyes see a case that
//! is not public goes by the operator, found once, when the name is entered: somebody of the same name who gets an account later
//! sees nothing by it.

use super::{Desk, Trouble};
use crate::domain::dispute::{BETWEEN_NAMES, names};
use crate::domain::registers::Dispute;
use crate::domain::values::Text;
use crate::store::Operator;

/// The numbers of the operators among those who are on a case now. A name that was there before stays who it was.
pub(super) fn on_case(desk: &Desk, before: Option<&Dispute>, now: &Dispute) -> Result<Text, Trouble> {
    Ok(among(&desk.store.operators()?, before, now))
}

/// The same among these operators.
pub(super) fn among(operators: &[Operator], before: Option<&Dispute>, now: &Dispute) -> Text {
    let settled = before.filter(|before| !before.officers.is_empty());
    let is_on = |operator: &Operator| match settled.filter(|before| people_of(before).contains(&operator.name)) {
        Some(before) => names(&before.officers).contains(&operator.id.to_string()),
        None => operator.is_active,
    };
    let people = people_of(now);
    let operators = operators.iter().filter(|operator| people.contains(&operator.name));
    let numbers: Vec<String> = operators.filter(|one| is_on(one)).map(|operator| operator.id.to_string()).collect();
    Text(numbers.join(&BETWEEN_NAMES.to_string()))
}

/// Everybody named on it: mediators, recorder, and who registered it.
fn people_of(dispute: &Dispute) -> Vec<String> {
    let fields = [&dispute.mediators, &dispute.recorder, &dispute.registered_by];
    fields.into_iter().flat_map(|field| names(field)).collect()
}
