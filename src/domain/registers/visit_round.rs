//! 走访轮次 `visit_round`: one going round an area so that nothing is left out (五不漏): markets, streets, rooms, shops, stalls. What is
//! to be visited is in `round_visit`, numbered as the walk goes.

use crate::domain::registers::Place;
use crate::domain::values::{Day, Link, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One round. Under way: no ended_on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VisitRound {
    pub round_name: Text,
    pub place: Link<Place>,
    pub begun_on: Day,
    pub ended_on: Day,
    pub remark: Text,
}

impl Register for VisitRound {
    const TABLE: &'static str = "visit_round";
    const TITLE: &'static str = "走访轮次";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "走访",
        fields: &[
            field!(VisitRound.round_name, "名称").required().listed(180.0),
            field!(VisitRound.place, "片区").required(),
            field!(VisitRound.begun_on, "开始日期").required().listed(92.0),
            field!(VisitRound.ended_on, "结束日期").listed(92.0),
            field!(VisitRound.remark, "备注").hint("不要填写宗教、疾病、前科等内容"),
        ],
    }];

    fn name(&self) -> String {
        self.round_name.0.clone()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (day, field, sentence) in [
            (self.begun_on, "begun_on", "开始日期在今天之后，请到那天再开始"),
            (self.ended_on, "ended_on", "结束日期在今天之后，请到那天再结束"),
        ] {
            if day.0.is_some_and(|day| day > today) {
                problems.push(Problem::wrong(field, sentence));
            }
        }
        if self.ended_on.is_before(self.begun_on) {
            problems.push(Problem::wrong("ended_on", "结束日期早于开始日期"));
        }
        problems
    }
}

impl VisitRound {
    pub fn is_under_way(&self) -> bool {
        self.ended_on.is_unset()
    }
}
