//! 联系走访 `contact_visit`: an officer asks somewhere what is wanted (问事), and what became of it. Whom is said by the door or the firm;
//! nobody is filed as poor, as a party member or as anything else.

use crate::domain::codes::ContactKind;
use crate::domain::registers::Place;
use crate::domain::values::{Choice, Day, Link, Name, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One visit. Still to be seen to: something was told and no settled_on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContactVisit {
    pub officer: Name,
    pub kind: Choice<ContactKind>,
    pub subject: Text,
    pub place: Link<Place>,
    pub visited_on: Day,
    pub told: Text,
    pub handling: Text,
    pub settled_on: Day,
    pub remark: Text,
}

impl Register for ContactVisit {
    const TABLE: &'static str = "contact_visit";
    const TITLE: &'static str = "联系走访";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "问事",
        fields: &[
            field!(ContactVisit.officer, "联系人").required().listed(88.0),
            field!(ContactVisit.kind, "对象类别").required().listed(72.0),
            field!(ContactVisit.subject, "对象").hint("写户或企业，不写党员、困难户等身份").listed(160.0),
            field!(ContactVisit.place, "地址"),
            field!(ContactVisit.visited_on, "走访日期").required().listed(92.0),
            field!(ContactVisit.told, "诉求").hint("没有诉求的留空").listed(220.0),
            field!(ContactVisit.handling, "办理情况").listed(160.0),
            field!(ContactVisit.settled_on, "办结日期").listed(92.0),
            field!(ContactVisit.remark, "备注").hint("不要填写宗教、疾病、前科等内容"),
        ],
    }];

    fn name(&self) -> String {
        self.kind.label().to_owned()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (day, field, sentence) in [
            (self.visited_on, "visited_on", "走访日期在今天之后，请到那天再记"),
            (self.settled_on, "settled_on", "办结日期在今天之后，请到那天再记"),
        ] {
            if day.0.is_some_and(|day| day > today) {
                problems.push(Problem::wrong(field, sentence));
            }
        }
        if self.settled_on.is_before(self.visited_on) {
            problems.push(Problem::wrong("settled_on", "办结日期早于走访日期"));
        }
        problems
    }
}

impl ContactVisit {
    /// Something was told that nobody has seen to yet.
    pub fn is_open(&self) -> bool {
        !self.told.is_empty() && self.settled_on.is_unset()
    }
}
