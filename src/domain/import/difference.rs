//! What a table says beside what is stored: what it adds, and what it contradicts.

use crate::domain::values::{Phones, Value};
use crate::domain::{Cell, Field, Register, Unreadable};

/// One field where the table and the record are not the same.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Difference {
    pub key: &'static str,
    pub label: &'static str,
    /// Masked, as lists are; empty where nothing is stored.
    pub before: String,
    pub after: String,
}

impl Difference {
    /// Something else is stored; otherwise the table only adds.
    pub fn contradicts(&self) -> bool {
        !self.before.is_empty()
    }
}

/// Every field the table says something else or something more about. `passed` are keys that are not compared.
pub fn differences<R: Register>(stored: &R, told: &R, passed: &[&str]) -> Vec<Difference> {
    let compared = R::fields().filter(|field| !passed.contains(&field.key));
    let differing = compared.filter(|field| says_other(field, stored, told)).map(|field| {
        let [before, after] = [stored, told].map(|record| (field.value)(record).masked());
        let is_addition = field.key == "phones";
        Difference {
            key: field.key,
            label: field.label,
            before: if is_addition { String::new() } else { before },
            after,
        }
    });
    differing.collect()
}

/// The stored record with all that the table says. Telephones come to those that are there.
pub fn taken_over<R: Register>(stored: &R, told: &R, passed: &[&str]) -> Result<R, Unreadable> {
    let mut record = stored.clone();
    for field in R::fields().filter(|field| !passed.contains(&field.key) && says_other(field, stored, told)) {
        let cells = (field.value)(told).store();
        let cells = if field.key == "phones" { joined(&(field.value)(stored).store(), &cells)? } else { cells };
        (field.value_mut)(&mut record).restore(&cells)?;
    }
    Ok(record)
}

fn says_other<R: Register>(field: &Field<R>, stored: &R, told: &R) -> bool {
    let [stored, told] = [stored, told].map(|record| (field.value)(record));
    // A reason why there is no number says nothing about the number that is there.
    let is_silent = told.is_empty() || told.shown().is_empty();
    if field.key == "phones" {
        let known = stored.typed();
        return !is_silent && told.typed().split('，').any(|number| !known.split('，').any(|known| known == number));
    }
    !is_silent && told.shown() != stored.shown()
}

fn joined(stored: &[Cell], told: &[Cell]) -> Result<Vec<Cell>, Unreadable> {
    let (mut all, mut more) = (Phones::default(), Phones::default());
    all.restore(stored)?;
    more.restore(told)?;
    for number in more.0 {
        if !all.0.contains(&number) {
            all.0.push(number);
        }
    }
    Ok(all.store())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::registers::Person;
    use crate::domain::values::{Identity, Name, Text};

    #[test]
    fn a_table_adds_contradicts_or_says_the_same() {
        let stored = Person {
            name: Name::new("云中鹤"),
            phones: Phones::new("13800000606"),
            registered_address: Text::new("新合村4组"),
            ..Person::default()
        };
        let told = Person {
            name: Name::new("云中鹤"),
            identity: Identity::resident("510524199001010008"),
            phones: Phones::new("13800000606 13800000607"),
            registered_address: Text::new("新合村5组"),
            ..Person::default()
        };
        let found = differences(&stored, &told, &[]);
        let seen: Vec<(&str, bool)> = found.iter().map(|it| (it.key, it.contradicts())).collect();
        assert_eq!(seen, [("identity", false), ("registered_address", true), ("phones", false)]);
        assert!(found.iter().all(|it| !it.after.contains("199001")), "masked");
        let all = taken_over(&stored, &told, &["registered_address"]).unwrap();
        assert_eq!(all.phones.0, ["13800000606", "13800000607"]);
        assert_eq!((&*all.registered_address, all.identity.number.as_str()), ("新合村4组", "510524199001010008"));
        let nothing =
            Person { identity: Identity { missing_reason: "待核".into(), ..Identity::default() }, ..stored.clone() };
        assert!(differences(&all, &nothing, &["registered_address"]).is_empty());
    }
}
