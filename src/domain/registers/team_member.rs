//! 队员 `team_member`: somebody's time in a team, from a day until a day, and how long the term runs. Residents are linked;
//! staff and policemen who live elsewhere are written down by name.

use crate::domain::codes::{Sex, TeamPost};
use crate::domain::registers::{Person, Team};
use crate::domain::values::{Choice, Day, Link, Name, Phones, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// Who leads a team, among the posts.
pub const LEADER: &str = "1";
pub const MEMBER: &str = "3";
pub const POLICEMAN: &str = "4";

/// One member's time in one team. In it now: no until_date.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TeamMember {
    pub team: Link<Team>,
    pub post: Choice<TeamPost>,
    /// A resident; name, sex and telephone are then theirs.
    pub person: Link<Person>,
    pub member_name: Name,
    pub sex: Choice<Sex>,
    pub phones: Phones,
    pub from_date: Day,
    /// The last day of the term, whether or not anybody has left by then.
    pub term_until: Day,
    pub until_date: Day,
    pub remark: Text,
}

impl Register for TeamMember {
    const TABLE: &'static str = "team_member";
    const TITLE: &'static str = "队员";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "队员",
        fields: &[
            field!(TeamMember.team, "队伍").required(),
            field!(TeamMember.post, "职务").required().listed(72.0),
            field!(TeamMember.person, "登记的人"),
            field!(TeamMember.member_name, "姓名").listed(88.0),
            field!(TeamMember.sex, "性别"),
            field!(TeamMember.phones, "电话").listed(120.0),
            field!(TeamMember.from_date, "任职日期").required().listed(92.0),
            field!(TeamMember.term_until, "任期至").ahead().listed(92.0),
            field!(TeamMember.until_date, "卸任日期"),
            field!(TeamMember.remark, "备注").hint("不要填写宗教、疾病、前科等内容"),
        ],
    }];

    fn name(&self) -> String {
        self.post.label().to_owned()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.from_date.0.is_some_and(|day| day > today) {
            problems.push(Problem::wrong("from_date", "任职日期在今天之后，请到那天再登记"));
        }
        for (day, field, sentence) in [
            (self.term_until, "term_until", "任期早于任职日期"),
            (self.until_date, "until_date", "卸任日期早于任职日期"),
        ] {
            if day.is_before(self.from_date) {
                problems.push(Problem::wrong(field, sentence));
            }
        }
        problems
    }
}

impl TeamMember {
    pub fn is_serving(&self) -> bool {
        self.until_date.is_unset()
    }
}
