//! 不是同一人 `person_distinct`: two records that look alike and were said to be of two people.

use crate::domain::registers::Person;
use crate::domain::values::Link;
use crate::domain::{Date, Problem, RecordId, Register, Section};
use crate::field;

/// One such pair, the smaller number first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PersonDistinct {
    pub one: Link<Person>,
    pub other: Link<Person>,
}

impl PersonDistinct {
    pub fn of(one: RecordId, other: RecordId) -> Self {
        Self { one: Link::to(one.min(other)), other: Link::to(one.max(other)) }
    }
}

impl Register for PersonDistinct {
    const TABLE: &'static str = "person_distinct";
    const TITLE: &'static str = "确认过的同名人";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "不是同一人",
        fields: &[field!(PersonDistinct.one, "这一位").required(), field!(PersonDistinct.other, "另一位").required()],
    }];

    fn name(&self) -> String {
        String::new()
    }

    fn check(&self, _today: Date) -> Vec<Problem> {
        Vec::new()
    }
}
