//! 巡逻发现 `patrol_finding`: one thing a patrol found, or what a call for help was about: a place and a matter, never a person.

use crate::domain::codes::PatrolMatter;
use crate::domain::registers::{Patrol, Place};
use crate::domain::values::{Choice, Day, Link, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One thing found. Open: no resolved_on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PatrolFinding {
    pub patrol: Link<Patrol>,
    pub matter: Choice<PatrolMatter>,
    pub place: Link<Place>,
    pub found: Text,
    pub handling: Text,
    pub resolved_on: Day,
}

impl Register for PatrolFinding {
    const TABLE: &'static str = "patrol_finding";
    const TITLE: &'static str = "巡逻发现";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "发现",
        fields: &[
            field!(PatrolFinding.patrol, "巡逻记录").required(),
            field!(PatrolFinding.matter, "事项").required(),
            field!(PatrolFinding.place, "地点"),
            field!(PatrolFinding.found, "情况").required().hint("只写事和地点，不写是谁"),
            field!(PatrolFinding.handling, "处理"),
            field!(PatrolFinding.resolved_on, "处理完日期"),
        ],
    }];

    fn name(&self) -> String {
        self.matter.label().to_owned()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        if self.resolved_on.0.is_some_and(|day| day > today) {
            return vec![Problem::wrong("resolved_on", "日期在今天之后，请到那天再记")];
        }
        Vec::new()
    }
}
