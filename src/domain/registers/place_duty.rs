//! 地址责任人 `place_duty`: who answers for a part of the address tree: grid member, building head, community policeman.

use crate::domain::codes::PlaceDutyKind;
use crate::domain::registers::Place;
use crate::domain::values::{Choice, Day, Link, Name, Phones};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One duty over a place and all below it. On duty now: no until_date. Staff are named here, they need be no residents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlaceDuty {
    pub place: Link<Place>,
    pub duty: Choice<PlaceDutyKind>,
    pub holder: Name,
    pub phones: Phones,
    pub from_date: Day,
    pub until_date: Day,
}

impl Register for PlaceDuty {
    const TABLE: &'static str = "place_duty";
    const TITLE: &'static str = "地址责任人";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "责任人",
        fields: &[
            field!(PlaceDuty.place, "负责地址").required(),
            field!(PlaceDuty.duty, "职责").required().listed(80.0),
            field!(PlaceDuty.holder, "责任人").required().listed(88.0),
            field!(PlaceDuty.phones, "责任人电话").expected().listed(120.0),
            field!(PlaceDuty.from_date, "起始日期").required().listed(92.0),
            field!(PlaceDuty.until_date, "截止日期"),
        ],
    }];

    fn name(&self) -> String {
        self.holder.0.clone()
    }

    fn check(&self, _today: Date) -> Vec<Problem> {
        if self.until_date.is_before(self.from_date) {
            return vec![Problem::wrong("until_date", "截止日期早于起始日期")];
        }
        Vec::new()
    }
}
