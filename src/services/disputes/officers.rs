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
    let operators = desk.store.operators()?;
    let mut officers: Vec<String> = Vec::new();
    for name in people_of(now) {
        let Some(operator) = operators.iter().find(|operator| operator.name == name) else { continue };
        let is_settled = before.is_some_and(|before| !before.officers.is_empty() && people_of(before).contains(&name));
        let number = operator.id.to_string();
        if if is_settled { was_on(before, operator) } else { operator.is_active } && !officers.contains(&number) {
            officers.push(number);
        }
    }
    Ok(Text(officers.join(&BETWEEN_NAMES.to_string())))
}

/// Everybody named on it: mediators, recorder, and who registered it.
fn people_of(dispute: &Dispute) -> Vec<String> {
    let fields = [&dispute.mediators, &dispute.recorder, &dispute.registered_by];
    fields.into_iter().flat_map(|names_of| names(names_of)).collect()
}

fn was_on(before: Option<&Dispute>, operator: &Operator) -> bool {
    before.is_some_and(|before| names(&before.officers).contains(&operator.id.to_string()))
}
