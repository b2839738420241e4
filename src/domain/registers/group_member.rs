//! 联防成员 `group_member`: a dwelling or a shop in a group, from a day until a day, and whom to call there. A roster can so be
//! asked for as of any day.

use crate::domain::codes::GroupLeft;
use crate::domain::registers::{DefenceGroup, Person, Place};
use crate::domain::values::{Choice, Count, Day, Link, Phones, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One household's or shop's time in one group. In it now: no until_date.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GroupMember {
    pub defence_group: Link<DefenceGroup>,
    /// Along the street, from 1.
    pub position: Count,
    pub place: Link<Place>,
    /// What stands over the door of a shop.
    pub shop_name: Text,
    /// 户主, tenant or shop keeper.
    pub contact: Link<Person>,
    pub help_phones: Phones,
    pub from_date: Day,
    pub until_date: Day,
    pub left_by: Choice<GroupLeft>,
    pub remark: Text,
}

impl Register for GroupMember {
    const TABLE: &'static str = "group_member";
    const TITLE: &'static str = "联防成员";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "成员",
        fields: &[
            field!(GroupMember.defence_group, "联防组").required(),
            field!(GroupMember.position, "次序").required().aka(&["户序"]),
            field!(GroupMember.place, "地址").required().aka(&[
                "门牌地址",
                "住址",
                "详细地址",
                "家庭地址",
                "家庭住址",
                "门店地址",
                "现住址",
                "居住地址",
            ]),
            field!(GroupMember.shop_name, "店名").aka(&["门店名称", "商铺名称", "店铺名称", "商户名称", "字号"]),
            field!(GroupMember.contact, "联系人").expected(),
            field!(GroupMember.help_phones, "求助电话").aka(&["应急电话"]),
            field!(GroupMember.from_date, "入组日期").required().aka(&["加入日期"]),
            field!(GroupMember.until_date, "离组日期"),
            field!(GroupMember.left_by, "离组原因"),
            field!(GroupMember.remark, "备注").hint("不要填写宗教、疾病、前科等内容"),
        ],
    }];

    fn name(&self) -> String {
        if self.shop_name.is_empty() { Self::TITLE.to_owned() } else { self.shop_name.0.clone() }
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.until_date.is_before(self.from_date) {
            problems.push(Problem::wrong("until_date", "离组日期早于入组日期"));
        }
        for (day, field, sentence) in [
            (self.from_date, "from_date", "入组日期在今天之后，请到那天再登记"),
            (self.until_date, "until_date", "离组日期在今天之后，请到那天再登记"),
        ] {
            if day.0.is_some_and(|day| day > today) {
                problems.push(Problem::wrong(field, sentence));
            }
        }
        problems
    }
}

impl GroupMember {
    /// Who leaves on a day belongs to the group no more on it: so no place is in two on the day it changes.
    pub fn is_in_on(&self, day: Date) -> bool {
        self.from_date.0.is_some_and(|from| from <= day) && self.until_date.0.is_none_or(|until| until > day)
    }
}
