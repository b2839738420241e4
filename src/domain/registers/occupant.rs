//! 实际居住人 `occupant`: who really lives there under a tenancy, from a day until a day.

use crate::domain::registers::{Person, Tenancy};
use crate::domain::values::{Day, Link};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One person living under one tenancy. Living there now: no until_date.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Occupant {
    pub tenancy: Link<Tenancy>,
    pub person: Link<Person>,
    pub from_date: Day,
    pub until_date: Day,
}

impl Register for Occupant {
    const TABLE: &'static str = "occupant";
    const TITLE: &'static str = "实际居住人";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "实际居住",
        fields: &[
            field!(Occupant.tenancy, "所属租赁").required(),
            field!(Occupant.person, "居住人").required(),
            field!(Occupant.from_date, "入住日期").required(),
            field!(Occupant.until_date, "搬离日期"),
        ],
    }];

    fn name(&self) -> String {
        String::new()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        if self.until_date.is_before(self.from_date) {
            return vec![Problem::wrong("until_date", "搬离日期早于入住日期")];
        }
        if self.until_date.0.is_some_and(|until| until > today) {
            return vec![Problem::wrong("until_date", "搬离日期在今天之后，请到那天再登记")];
        }
        if self.from_date.0.is_some_and(|from| from > today) {
            return vec![Problem::doubtful("from_date", "入住日期在今天之后，请核对")];
        }
        Vec::new()
    }
}
