//! 队伍 `team`: 治保会, 调委会, patrols, legal service, 信息员, the police box of the community. Who belongs to it is in
//! `team_member`; nobody is written down here for anything but an office.

use crate::domain::codes::TeamKind;
use crate::domain::registers::Place;
use crate::domain::values::{Choice, Day, Link, Phones, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// 调委会 among the kinds.
pub const COMMITTEE: &str = "2";
/// 警务室 among the kinds.
pub const POLICE_BOX: &str = "10";

/// One team. Standing now: no dissolved_on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Team {
    pub kind: Choice<TeamKind>,
    pub team_name: Text,
    /// What it is there for: a community, an estate, a village group.
    pub place: Link<Place>,
    pub phones: Phones,
    pub duties: Text,
    pub formed_on: Day,
    pub dissolved_on: Day,
    pub remark: Text,
}

impl Register for Team {
    const TABLE: &'static str = "team";
    const TITLE: &'static str = "队伍";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "队伍",
        fields: &[
            field!(Team.kind, "类别").required().listed(96.0),
            field!(Team.team_name, "队名").required().listed(180.0),
            field!(Team.place, "负责区域"),
            field!(Team.phones, "联系电话"),
            field!(Team.duties, "工作职责"),
            field!(Team.formed_on, "成立日期").required().listed(92.0),
            field!(Team.dissolved_on, "撤销日期"),
            field!(Team.remark, "备注").hint("不要填写宗教、疾病、前科等内容"),
        ],
    }];

    fn name(&self) -> String {
        self.team_name.0.clone()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (day, field, sentence) in [
            (self.formed_on, "formed_on", "成立日期在今天之后，请到那天再登记"),
            (self.dissolved_on, "dissolved_on", "撤销日期在今天之后，请到那天再登记"),
        ] {
            if day.0.is_some_and(|day| day > today) {
                problems.push(Problem::wrong(field, sentence));
            }
        }
        if self.dissolved_on.is_before(self.formed_on) {
            problems.push(Problem::wrong("dissolved_on", "撤销日期早于成立日期"));
        }
        problems
    }
}

impl Team {
    pub fn is_standing(&self) -> bool {
        self.dissolved_on.is_unset()
    }
}
