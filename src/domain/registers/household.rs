//! 户 `household`: people registered together. Who belongs to it, and since when, stands in `household_member`.

use crate::domain::codes::{HouseholdEnd, HouseholdKind};
use crate::domain::registers::Place;
use crate::domain::values::{Choice, Day, Link, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One household from its founding to its end. Field list: 常住人口登记表, GB/T 31000 户籍人口.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Household {
    /// 户号, nine characters in GB/T 31000.
    pub household_number: Text,
    pub kind: Choice<HouseholdKind>,
    pub place: Link<Place>,
    pub from_date: Day,
    pub until_date: Day,
    pub end_reason: Choice<HouseholdEnd>,
    /// The household it was split from.
    pub split_from: Link<Household>,
    pub registered_on: Day,
    pub registrar: Text,
    pub remark: Text,
}

impl Register for Household {
    const TABLE: &'static str = "household";
    const TITLE: &'static str = "户";
    const SECTIONS: &'static [Section<Self>] = &[
        Section {
            title: "户",
            fields: &[
                field!(Household.household_number, "户号").expected().searchable().listed(104.0),
                field!(Household.kind, "户类型").required().listed(64.0),
                field!(Household.place, "户籍住址").required().listed(200.0),
                field!(Household.from_date, "立户日期").required().listed(92.0),
                field!(Household.registered_on, "登记日期").required().derived(),
                field!(Household.registrar, "登记人").required().derived(),
                field!(Household.remark, "备注").hint("不要填写宗教、疾病、前科等内容"),
            ],
        },
        Section {
            title: "销户",
            fields: &[
                field!(Household.until_date, "销户日期"),
                field!(Household.end_reason, "销户原因"),
                field!(Household.split_from, "分户自").derived(),
            ],
        },
    ];

    fn name(&self) -> String {
        self.household_number.0.clone()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.from_date.0.is_some_and(|from| from > today) {
            problems.push(Problem::wrong("from_date", "立户日期在今天之后"));
        }
        if self.until_date.is_before(self.from_date) {
            problems.push(Problem::wrong("until_date", "销户日期早于立户日期"));
        }
        problems
    }
}
