//! The few who come from abroad, and from 香港: their documents, and what is asked of them beside.

use super::community::{Community, add};
use super::dice::{years_after, years_before};
use super::names;
use super::people::{HERE, Home, Human, SINGLE};
use crate::domain::registers::Person;
use crate::domain::values::{Area, Choice, Day, Identity, Name, Phones, Text};

/// Document kinds: 普通护照 and 港澳台居民居住证.
const PASSPORT: &str = "414";
const RESIDENCE_CARD: &str = "HMT";
const HONG_KONG: &str = "810000";

impl Community {
    pub fn foreigner(&mut self) -> Human {
        let birth = self.birth_of_age(23, 60);
        let (foreign_name, name, country) = names::foreigner(&mut self.dice);
        let is_male = self.dice.percent(50);
        let years = self.dice.between(2, 8);
        self.known.insert((name.to_owned(), birth));
        let person = Person {
            identity: Identity { kind: Choice::of(PASSPORT), number: self.numbers.passport(), ..Identity::default() },
            name: Name::new(name),
            foreign_name: Name::new(foreign_name),
            sex: Choice::of(if is_male { "1" } else { "2" }),
            birth: Day::new(birth),
            nationality: Choice::of(country),
            phones: Phones(vec![self.numbers.telephone()]),
            document_valid_until: Day::new(years_after(self.today, years)),
            ..Person::default()
        };
        let id = add(&mut self.records.people, person);
        Human { id, birth, is_male, surname: String::new() }
    }

    pub fn hong_konger(&mut self) -> Human {
        let (birth, is_male) = (self.birth_of_age(24, 62), self.dice.percent(50));
        let home = Home { area: HERE, address: "香港虚构道1号".to_owned() };
        let human = self.invent(birth, is_male, None, &home, SINGLE);
        let number = self.numbers.identity(HONG_KONG, birth, is_male);
        let valid = Day::new(years_after(years_before(self.today, 1), 5));
        let person = self.person(human.id);
        person.identity = Identity { kind: Choice::of(RESIDENCE_CARD), number, ..Identity::default() };
        (person.registered_area, person.document_valid_until) = (Area::of(HONG_KONG), valid);
        person.registered_address = Text::new("香港虚构道1号");
        human
    }
}
