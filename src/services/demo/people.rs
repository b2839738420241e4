//! Inventing one person: of whom nothing is missing that is asked for, and of a small child no more than may be kept.

use super::community::{Community, add, at};
use super::dice::{days_after, years_after, years_before};
use super::names;
use crate::domain::registers::Person;
use crate::domain::values::{Area, Choice, Day, Identity, Name, Phones, Text};
use crate::domain::{Date, RecordId};

/// Where people are registered who belong here.
pub(super) const HERE: &str = "510524";
/// Where the others come from; some of these codes are abolished, as on many a card.
const AREAS: [&str; 12] = [
    "510525", "411523", "430321", "362201", "320721", "452123", "513029", "440823", "142701", "350521", "522121",
    "230181",
];

/// What others need to know of somebody made up.
#[derive(Clone, Debug)]
pub(super) struct Human {
    pub id: RecordId,
    pub birth: Date,
    pub is_male: bool,
    pub surname: String,
}

impl Human {
    /// Old enough on that day.
    pub fn is_of_age(&self, years: u32, day: Date) -> bool {
        years_after(self.birth, years) <= day
    }
}

/// Where somebody is registered.
#[derive(Clone, Debug)]
pub(super) struct Home {
    pub area: &'static str,
    pub address: String,
}

/// Marital states of GB/T 2261.2.
pub(super) const SINGLE: &str = "10";
pub(super) const MARRIED: &str = "20";
pub(super) const WIDOWED: &str = "30";
pub(super) const DIVORCED: &str = "40";

impl Community {
    /// Somebody of this birth and sex, entered as a person.
    pub fn invent(&mut self, birth: Date, is_male: bool, surname: Option<&str>, home: &Home, marital: &str) -> Human {
        let (surname, name) = self.new_name(birth, surname);
        let number = self.numbers.identity(home.area, birth, is_male);
        let person = Person {
            identity: Identity { kind: Choice::of("111"), number, ..Identity::default() },
            name: Name(name),
            sex: Choice::of(if is_male { "1" } else { "2" }),
            birth: Day::new(birth),
            registered_area: Area::of(home.area),
            registered_address: Text::new(&home.address),
            ..Person::default()
        };
        let person = self.completed(person, birth, marital);
        let id = add(&mut self.records.people, person);
        Human { id, birth, is_male, surname }
    }

    /// A child under fourteen is kept with no more than who it is (个人信息保护法 28、31 条).
    fn completed(&mut self, person: Person, birth: Date, marital: &str) -> Person {
        if birth > years_before(self.today, 14) {
            let consent = self.dice.day(birth, self.today);
            return Person { guardian_consent_on: Day::new(consent), ..person }.as_may_be_held(self.today);
        }
        let has_telephone = !self.dice.percent(1);
        let ethnic = if self.dice.percent(97) { "01" } else { self.dice.pick(&["03", "05", "06", "15"]) };
        Person {
            phones: Phones(if has_telephone { vec![self.numbers.telephone()] } else { Vec::new() }),
            ethnic: Choice::of(ethnic),
            marital: Choice::of(marital),
            education: Choice::of(self.education(birth)),
            ..person
        }
    }

    fn education(&mut self, birth: Date) -> &'static str {
        match self.today.years_since(birth).unwrap_or_default() {
            0..16 => "70",
            16..19 => "60",
            19..40 => self.dice.weighted(&[("70", 25), ("60", 20), ("40", 15), ("30", 22), ("20", 16), ("10", 2)]),
            40..60 => self.dice.weighted(&[("80", 15), ("70", 45), ("60", 22), ("30", 12), ("20", 6)]),
            _ => self.dice.weighted(&[("80", 50), ("70", 35), ("60", 10), ("30", 5)]),
        }
    }

    fn new_name(&mut self, birth: Date, surname: Option<&str>) -> (String, String) {
        loop {
            let surname = surname.map_or_else(|| names::surname(&mut self.dice), str::to_owned);
            let name = format!("{surname}{}", names::given(&mut self.dice));
            if self.known.insert((name.clone(), birth)) {
                return (surname, name);
            }
        }
    }

    /// A birthday of somebody of this age today.
    pub fn birth_of_age(&mut self, youngest: u32, oldest: u32) -> Date {
        let age = self.dice.between(youngest, oldest);
        self.birth_years_before(self.today, age)
    }

    /// A birthday so many full years before a day.
    pub fn birth_years_before(&mut self, day: Date, years: u32) -> Date {
        let first = days_after(years_before(day, years + 1), 1);
        self.dice.day(first, years_before(day, years))
    }

    /// A registered home far away.
    pub fn home_elsewhere(&mut self) -> Home {
        let (group, house) = (self.dice.between(1, 12), self.dice.between(1, 90));
        Home { area: self.dice.pick(&AREAS), address: format!("石桥镇新合村{group}组{house}号") }
    }

    pub fn person(&mut self, id: RecordId) -> &mut Person {
        at(&mut self.records.people, id)
    }
}

/// The code as it stands in the list of places people come from.
pub(super) fn area_named(code: &str) -> Option<&'static str> {
    AREAS.into_iter().find(|area| *area == code)
}
