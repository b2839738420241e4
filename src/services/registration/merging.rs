//! Bringing a form that was begun earlier together with what the record has become since.
//!
//! A draft may lie for days while a colleague corrects the same registration. Only what the form changed is written; where
//! both changed the same field to different values, nobody but the clerk can know which is right, so nothing is written.

use crate::domain::values::Value;
use crate::domain::{Draft, Field, Register};
use crate::services::Trouble;

/// The present record with the changes of the form, or the fields both have changed.
pub(in crate::services) fn merged<R: Register>(current: &R, draft: &Draft<R>) -> Result<R, Trouble> {
    let contested = contested_fields(current, draft);
    if !contested.is_empty() {
        return Err(Trouble::ChangedMeanwhile(contested.into_iter().map(|field| field.label).collect()));
    }
    let mut merged = current.clone();
    for field in R::fields() {
        let [was, mine] = [draft.original(), &draft.record].map(|record| value(field, record).store());
        if mine != was {
            (field.value_mut)(&mut merged).restore(&mine)?;
        }
    }
    Ok(merged)
}

/// Fields that both changed, to different values.
pub(super) fn contested_fields<R: Register>(current: &R, draft: &Draft<R>) -> Vec<&'static Field<R>> {
    let is_contested = |field: &&Field<R>| {
        let [was, is, mine] = [draft.original(), current, &draft.record].map(|record| value(field, record).store());
        mine != was && mine != is && is != was
    };
    R::fields().filter(is_contested).collect()
}

fn value<'a, R>(field: &Field<R>, record: &'a R) -> &'a dyn Value {
    (field.value)(record)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::registers::Person;
    use crate::domain::values::{Name, Phones, Text};

    fn kept() -> Person {
        Person { name: Name::new("曾不曾"), phones: Phones::new("13800000101"), ..Person::default() }
    }

    #[test]
    fn what_only_one_of_them_changed_is_kept_from_both() {
        let mut draft = Draft::of(kept());
        draft.set("phones", |person| person.phones = Phones::new("13800000999"));
        let current = Person { registered_address: Text::new("新合村4组"), ..kept() };
        let merged = merged(&current, &draft).expect("no field was changed twice");
        assert_eq!(merged.phones, Phones::new("13800000999"));
        assert_eq!(merged.registered_address, Text::new("新合村4组"));
    }

    #[test]
    fn what_both_changed_is_refused_unless_it_became_equal() {
        let mut draft = Draft::of(kept());
        draft.set("phones", |person| person.phones = Phones::new("13800000999"));
        let other = Person { phones: Phones::new("13800000888"), ..kept() };
        assert!(matches!(merged(&other, &draft), Err(Trouble::ChangedMeanwhile(fields)) if fields == ["联系电话"]));
        let same = Person { phones: Phones::new("13800000999"), ..kept() };
        assert_eq!(merged(&same, &draft).expect("both meant the same"), same);
    }
}
