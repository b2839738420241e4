//! The form goes on with somebody who is known: whose values stand where both have one.

use super::{Registration, Subject};
use crate::domain::registers::Person;
use crate::domain::{Draft, Field, RecordId, Register, Right};
use crate::services::{Desk, Trouble};

/// Whose value stands where what was typed differs from the record.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing {
    Recorded,
    Typed,
}

impl Registration {
    /// Fields typed by hand to something else than the record of somebody known says. What a number only proposed or says
    /// by itself was not typed.
    pub fn differing_from(&self, known: &Person) -> Vec<&'static Field<Person>> {
        let typed = &self.person.record;
        let is_typed = |field: &&Field<Person>| match field.key {
            "registered_area" => !self.has_proposed_area(),
            "sex" | "birth" | "nationality" => typed.identity.number.is_empty(),
            _ => true,
        };
        let differs = |field: &&Field<Person>| {
            let [mine, theirs] = [typed, known].map(|record| (field.value)(record));
            !mine.is_empty() && !theirs.is_empty() && mine.store() != theirs.store()
        };
        Person::fields().filter(is_typed).filter(differs).collect()
    }

    /// The record of somebody known stands in the form; what was typed fills what is empty there, and stands where it
    /// differs only when that was chosen.
    pub fn go_on_with(&mut self, desk: &Desk, person: RecordId, standing: Standing) -> Result<(), Trouble> {
        desk.require(Right::Write)?;
        let known: Person = desk.store.load(person)?.ok_or(Trouble::Gone)?;
        let typed = self.person.record.clone();
        let differing: Vec<&str> = self.differing_from(&known).iter().map(|field| field.key).collect();
        let mut merged = Draft::of(known);
        for field in Person::fields() {
            let is_missing = (field.value)(&merged.record).is_empty();
            let is_chosen = standing == Standing::Typed && differing.contains(&field.key);
            let value = (field.value)(&typed);
            if !value.is_empty() && (is_missing || is_chosen) {
                let cells = value.store();
                let mut outcome = Ok(());
                merged.set(field.key, |record| outcome = (field.value_mut)(record).restore(&cells));
                outcome?;
            }
        }
        if merged.record.registered_area == merged.original().registered_area {
            // What is recorded was no proposal of the number, even where it says the same.
            self.proposed_area.clear();
        }
        self.person = merged;
        self.subject = Subject::Known(person);
        Ok(())
    }
}
