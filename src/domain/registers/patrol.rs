//! 巡逻记录 `patrol`: who of a group walked when and where, or who came when somebody called for help. What was found is in
//! `patrol_finding`; nothing is written about anybody.

use crate::domain::codes::PatrolKind;
use crate::domain::registers::DefenceGroup;
use crate::domain::values::{Choice, Count, Day, Link, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// 互助报警 in the list of kinds.
pub const CALL_FOR_HELP: &str = "2";

/// One patrol, or one call for help that was answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Patrol {
    pub defence_group: Link<DefenceGroup>,
    pub kind: Choice<PatrolKind>,
    pub patrolled_on: Day,
    /// 「19:30-21:30」
    pub hours: Text,
    pub headcount: Count,
    /// Who walked or came, by name.
    pub people: Text,
    pub route: Text,
    pub remark: Text,
}

impl Register for Patrol {
    const TABLE: &'static str = "patrol";
    const TITLE: &'static str = "巡逻记录";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "巡逻",
        fields: &[
            field!(Patrol.defence_group, "联防组").required(),
            field!(Patrol.kind, "种类").required().listed(72.0),
            field!(Patrol.patrolled_on, "日期").required().listed(92.0),
            field!(Patrol.hours, "时段").listed(100.0),
            field!(Patrol.headcount, "人数").required().listed(48.0),
            field!(Patrol.people, "参加人"),
            field!(Patrol.route, "路线"),
            field!(Patrol.remark, "备注").hint("不要填写宗教、疾病、前科等内容"),
        ],
    }];

    fn name(&self) -> String {
        self.kind.label().to_owned()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.patrolled_on.0.is_some_and(|day| day > today) {
            problems.push(Problem::wrong("patrolled_on", "日期在今天之后，请到那天再记"));
        }
        if self.headcount.0 == Some(0) {
            problems.push(Problem::wrong("headcount", "至少 1 人"));
        }
        problems
    }
}
