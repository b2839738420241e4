//! 信息反馈 `feedback`: what somebody who keeps their eyes open for the station (信息员) reported: a matter at a place, a hazard, a
//! dispute, a repair, and what became of it. It is no file on a person, and there is no field for one.

use crate::domain::codes::ReportedMatter;
use crate::domain::registers::Place;
use crate::domain::values::{Choice, Day, Lines, Link, Name, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One report. Open: no settled_on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Feedback {
    /// 「海信〔2026〕031号」
    pub feedback_number: Text,
    pub reported_on: Day,
    /// 「19:30」
    pub reported_at: Text,
    /// 信息员
    pub reporter: Name,
    pub place: Link<Place>,
    pub place_told: Text,
    pub matter: Choice<ReportedMatter>,
    pub content: Lines,
    pub handled_by: Text,
    pub handling: Lines,
    pub settled_on: Day,
    pub result: Lines,
}

impl Register for Feedback {
    const TABLE: &'static str = "feedback";
    const TITLE: &'static str = "信息反馈";
    const SECTIONS: &'static [Section<Self>] = &[
        Section {
            title: "反馈",
            fields: &[
                field!(Feedback.feedback_number, "反馈编号").derived().listed(150.0),
                field!(Feedback.reported_on, "反馈日期").required().listed(92.0),
                field!(Feedback.reported_at, "时间").hint("如 19:30"),
                field!(Feedback.reporter, "信息员").required().listed(80.0),
                field!(Feedback.place, "地址").derived(),
                field!(Feedback.place_told, "地点").required(),
                field!(Feedback.matter, "事项类别").required().listed(88.0),
                field!(Feedback.content, "事项").required().hint("只写事和地点，不写是谁，不写对人的猜测"),
            ],
        },
        Section {
            title: "处理",
            fields: &[
                field!(Feedback.handled_by, "处理人").hint("单位或工作人员"),
                field!(Feedback.handling, "处理情况"),
                field!(Feedback.settled_on, "化解日期"),
                field!(Feedback.result, "结果"),
            ],
        },
    ];

    fn name(&self) -> String {
        self.feedback_number.0.clone()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (day, field) in [(self.reported_on, "reported_on"), (self.settled_on, "settled_on")] {
            if day.0.is_some_and(|day| day > today) {
                problems.push(Problem::wrong(field, "日期在今天之后，请到那天再记"));
            }
        }
        if self.settled_on.is_before(self.reported_on) {
            problems.push(Problem::wrong("settled_on", "化解日期早于反馈日期"));
        }
        problems
    }
}

impl Feedback {
    pub fn is_open(&self) -> bool {
        self.settled_on.is_unset()
    }
}
