//! Who changed what of a record, when: two images compared field by field, in the words of the register.

use super::{Desk, Trouble};
use crate::domain::registers::{Person, RentalHouse, Residence};
use crate::domain::{RecordId, Register, Right};
use crate::store::{ChangeId, HistoryEntry, Stored};
use std::cmp::Reverse;

/// One change of a record, as its page shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The save it was part of: one save is one step, however many records it touched.
    pub change: ChangeId,
    /// `2026-06-15 10:42`
    pub at: String,
    pub operator: String,
    /// 「修改流动人口登记」
    pub what: String,
    pub fields: Vec<FieldChange>,
}

/// One field before and after, masked as lists are.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    pub label: &'static str,
    pub before: String,
    pub after: String,
}

/// Every change of a person and one of their residences, the newest first. The first registration itself lists no fields.
pub fn of_registration(desk: &Desk, person: RecordId, residence: Option<RecordId>) -> Result<Vec<Step>, Trouble> {
    desk.require(Right::Look)?;
    let mut steps = steps(desk.store.history::<Person>(person)?);
    if let Some(residence) = residence {
        for step in self::steps(desk.store.history::<Residence>(residence)?) {
            match steps.iter_mut().find(|known| known.change == step.change) {
                Some(known) => known.fields.extend(step.fields),
                None => steps.push(step),
            }
        }
    }
    steps.sort_by_key(|step| Reverse(step.change));
    Ok(steps)
}

/// Every change of one record, the newest first.
pub(super) fn of_record<R: Stored>(desk: &Desk, id: RecordId) -> Result<Vec<Step>, Trouble> {
    desk.require(Right::Look)?;
    Ok(steps(desk.store.history::<R>(id)?))
}

/// Every change of a rental house's own file, the newest first.
pub fn of_house(desk: &Desk, house: RecordId) -> Result<Vec<Step>, Trouble> {
    desk.require(Right::Look)?;
    let mut steps = steps(desk.store.history::<RentalHouse>(house)?);
    steps.sort_by_key(|step| Reverse(step.change));
    Ok(steps)
}

fn steps<R: Stored>(entries: Vec<HistoryEntry<R>>) -> Vec<Step> {
    entries
        .into_iter()
        .map(|entry| Step {
            change: entry.change.id,
            at: entry.change.at.get(..16).unwrap_or_default().replace('T', " "),
            operator: entry.change.operator,
            what: entry.change.what,
            fields: match (&entry.before, &entry.after) {
                (Some(before), Some(after)) => differences(before, after),
                _ => Vec::new(),
            },
        })
        .collect()
}

/// The fields in which two states of a record differ, in the order of the form. Links are followed nowhere.
pub fn differences<R: Register>(before: &R, after: &R) -> Vec<FieldChange> {
    R::fields()
        .filter(|field| (field.value)(before).store() != (field.value)(after).store())
        .map(|field| FieldChange {
            label: field.label,
            before: (field.value)(before).masked(),
            after: (field.value)(after).masked(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::values::{Identity, Name, Text};

    #[test]
    fn a_change_names_the_fields_it_touched_and_masks_numbers() {
        let before = Person {
            name: Name::new("罗小梅"),
            identity: Identity::resident("510524199103120005"),
            ..Person::default()
        };
        let after = Person { identity: Identity::default(), remark: Text::new("核对过"), ..before.clone() };
        let changes = differences(&before, &after);
        let labels: Vec<&str> = changes.iter().map(|change| change.label).collect();
        assert_eq!(labels, ["证件号码", "备注"]);
        assert_eq!(changes[0].before, "510***********0005");
        assert_eq!(changes[1].after, "核对过");
    }
}
