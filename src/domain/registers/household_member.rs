//! 户成员 `household_member`: a person in a household, from a day until a day. In it now: no until_date.

use crate::domain::codes::{MemberJoined, MemberLeft, PersonHouseMatch, Relationship};
use crate::domain::registers::{Household, Person};
use crate::domain::values::{Choice, Day, Link, Text};
use crate::domain::{Date, Leaves, Problem, Register, Section};
use crate::field;

/// One person's time in one household. Field list: 常住人口登记表, GB/T 31000 户籍人口.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HouseholdMember {
    pub household: Link<Household>,
    pub person: Link<Person>,
    pub relation: Choice<Relationship>,
    pub house_match: Choice<PersonHouseMatch>,
    pub from_date: Day,
    pub joined_by: Choice<MemberJoined>,
    /// 何地迁来.
    pub came_from: Text,
    pub until_date: Day,
    pub left_by: Choice<MemberLeft>,
    /// 迁往何地.
    pub went_to: Text,
    pub remark: Text,
}

impl Register for HouseholdMember {
    const TABLE: &'static str = "household_member";
    const TITLE: &'static str = "户成员";
    const SECTIONS: &'static [Section<Self>] = &[
        Section {
            title: "成员",
            fields: &[
                field!(HouseholdMember.household, "所在户").required(),
                field!(HouseholdMember.person, "人员").required(),
                field!(HouseholdMember.relation, "与户主关系").required().listed(88.0).aka(&[
                    "与户主的关系",
                    "与其他人员关系",
                    "家庭关系",
                ]),
                field!(HouseholdMember.house_match, "人户一致").listed(72.0),
                field!(HouseholdMember.from_date, "进户日期").required().listed(92.0).aka(&[
                    "迁入时间",
                    "迁入日期",
                    "户籍迁入日期",
                ]),
                field!(HouseholdMember.joined_by, "进户原因").required().listed(64.0),
                field!(HouseholdMember.came_from, "何地迁来").leaves(Leaves::Never),
                field!(HouseholdMember.remark, "备注").hint("不要填写宗教、疾病、前科等内容"),
            ],
        },
        Section {
            title: "出户",
            fields: &[
                field!(HouseholdMember.until_date, "出户日期").listed(92.0),
                field!(HouseholdMember.left_by, "出户原因").listed(64.0),
                field!(HouseholdMember.went_to, "迁往何地").leaves(Leaves::Never),
            ],
        },
    ];

    fn name(&self) -> String {
        self.relation.label().to_owned()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.from_date.0.is_some_and(|from| from > today) {
            problems.push(Problem::wrong("from_date", "进户日期在今天之后"));
        }
        if self.until_date.is_before(self.from_date) {
            problems.push(Problem::wrong("until_date", "出户日期早于进户日期"));
        } else if self.until_date.0.is_some_and(|until| until > today) {
            problems.push(Problem::wrong("until_date", "出户日期在今天之后，请到那天再办"));
        }
        if !self.until_date.is_unset() && self.left_by.is_unset() {
            problems.push(Problem::wrong("left_by", "请选出户原因"));
        }
        problems
    }
}
