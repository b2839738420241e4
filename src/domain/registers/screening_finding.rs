//! 排查发现 `screening_finding`: one matter at a place that a screening found: a hazard, a dispute, a repair. Never a person. A
//! dispute can be taken over into a case of its own; the case then says what became of it.

use crate::domain::codes::ReportedMatter;
use crate::domain::registers::{Dispute, Place, RoutineReport};
use crate::domain::values::{Choice, Day, Lines, Link, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One thing found. Open: no resolved_on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScreeningFinding {
    pub report: Link<RoutineReport>,
    pub matter: Choice<ReportedMatter>,
    pub place: Link<Place>,
    /// The place as it was told, where it is none of the address tree.
    pub place_told: Text,
    pub found: Lines,
    pub handling: Lines,
    pub handled_by: Text,
    pub due_on: Day,
    pub resolved_on: Day,
    pub dispute: Link<Dispute>,
}

impl Register for ScreeningFinding {
    const TABLE: &'static str = "screening_finding";
    const TITLE: &'static str = "排查发现";
    const SECTIONS: &'static [Section<Self>] = &[
        Section {
            title: "发现",
            fields: &[
                field!(ScreeningFinding.report, "报告").required(),
                field!(ScreeningFinding.matter, "事项类别").required().listed(88.0),
                field!(ScreeningFinding.place, "地址").derived(),
                field!(ScreeningFinding.place_told, "地点").required(),
                field!(ScreeningFinding.found, "事项").required().hint("只写事和地点，不写是谁"),
            ],
        },
        Section {
            title: "处理",
            fields: &[
                field!(ScreeningFinding.handling, "处理情况"),
                field!(ScreeningFinding.handled_by, "处理人").hint("单位或工作人员"),
                field!(ScreeningFinding.due_on, "处理期限").ahead(),
                field!(ScreeningFinding.resolved_on, "办结日期"),
                field!(ScreeningFinding.dispute, "纠纷").derived(),
            ],
        },
    ];

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

impl ScreeningFinding {
    /// 矛盾纠纷 among the matters: what can become a case.
    pub fn is_dispute(&self) -> bool {
        self.matter.code == ReportedMatter::DISPUTE
    }

    pub fn is_open(&self) -> bool {
        self.resolved_on.is_unset()
    }
}
