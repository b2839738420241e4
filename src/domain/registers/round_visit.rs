//! 走访对象 `round_visit`: one market, street, room, shop or stall of a round, and the day it was visited. Nothing is written about
//! anybody who lives or sells there.

use crate::domain::registers::{Place, VisitRound};
use crate::domain::values::{Count, Day, Link, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One of a round. Still to be visited: no visited_on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RoundVisit {
    pub visit_round: Link<VisitRound>,
    /// Its number on the printed list, from 1.
    pub position: Count,
    pub place: Link<Place>,
    pub visited_on: Day,
    pub visitor: Text,
    /// A matter: nobody at home, the door locked.
    pub remark: Text,
}

impl Register for RoundVisit {
    const TABLE: &'static str = "round_visit";
    const TITLE: &'static str = "走访对象";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "走访对象",
        fields: &[
            field!(RoundVisit.visit_round, "走访轮次").required(),
            field!(RoundVisit.position, "编号").required().listed(48.0),
            field!(RoundVisit.place, "地址").required(),
            field!(RoundVisit.visited_on, "走访日期").listed(92.0),
            field!(RoundVisit.visitor, "走访人").listed(88.0),
            field!(RoundVisit.remark, "备注").hint("不要填写宗教、疾病、前科等内容"),
        ],
    }];

    fn name(&self) -> String {
        Self::TITLE.to_owned()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        if self.visited_on.0.is_some_and(|day| day > today) {
            return vec![Problem::wrong("visited_on", "走访日期在今天之后，请到那天再记")];
        }
        Vec::new()
    }
}
