//! 联防组 `defence_group`: about ten households or shops next to each other that look after one another. Who belongs to it is
//! in `group_member`; the 社区民警 is whoever answers for its place in the address tree, and so is not written down again.

use crate::domain::codes::DefenceKind;
use crate::domain::registers::{Person, Place};
use crate::domain::values::{Choice, Count, Day, Link, Phones, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// The shops among the kinds.
pub const SHOPS: &str = "2";
/// The households among the kinds.
pub const HOUSEHOLDS: &str = "1";

/// One group. Standing now: no dissolved_on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DefenceGroup {
    pub kind: Choice<DefenceKind>,
    pub group_number: Count,
    pub group_name: Text,
    /// The street, estate or building it lies in.
    pub place: Link<Place>,
    /// 「海棠路1号至19号」, from the first door to the last.
    pub stretch: Text,
    pub head: Link<Person>,
    pub elected_on: Day,
    pub deputy: Link<Person>,
    pub help_phones: Phones,
    /// Where they walk on patrol.
    pub route: Text,
    pub formed_on: Day,
    pub dissolved_on: Day,
    pub split_from: Link<DefenceGroup>,
    pub joined_into: Link<DefenceGroup>,
    pub remark: Text,
}

impl Register for DefenceGroup {
    const TABLE: &'static str = "defence_group";
    const TITLE: &'static str = "联防组";
    const SECTIONS: &'static [Section<Self>] = &[
        Section {
            title: "联防组",
            fields: &[
                field!(DefenceGroup.kind, "类型").required().listed(72.0).aka(&["联防类型", "组类型"]),
                field!(DefenceGroup.group_number, "组号").required().listed(72.0).aka(&[
                    "组别",
                    "联防组号",
                    "联防组",
                    "所属联防组",
                    "联防小组",
                    "第几组",
                ]),
                field!(DefenceGroup.group_name, "组名").listed(150.0).aka(&["联防组名称", "小组名称"]),
                field!(DefenceGroup.place, "所在地址").required(),
                field!(DefenceGroup.stretch, "片区").listed(200.0).aka(&["联防片区", "联防范围", "范围"]),
                field!(DefenceGroup.help_phones, "组求助电话"),
                field!(DefenceGroup.route, "巡逻路线"),
            ],
        },
        Section {
            title: "负责人",
            fields: &[
                field!(DefenceGroup.head, "组长").expected().listed(80.0),
                field!(DefenceGroup.elected_on, "推选日期"),
                field!(DefenceGroup.deputy, "副组长"),
            ],
        },
        Section {
            title: "经过",
            fields: &[
                field!(DefenceGroup.formed_on, "组建日期").required().listed(92.0).aka(&["成立日期", "编组日期"]),
                field!(DefenceGroup.dissolved_on, "解散日期"),
                field!(DefenceGroup.split_from, "分自").derived(),
                field!(DefenceGroup.joined_into, "并入").derived(),
                field!(DefenceGroup.remark, "备注").hint("不要填写宗教、疾病、前科等内容"),
            ],
        },
    ];

    fn name(&self) -> String {
        self.title()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (day, field, sentence) in [
            (self.formed_on, "formed_on", "组建日期在今天之后，请到那天再登记"),
            (self.elected_on, "elected_on", "推选日期在今天之后，请到那天再登记"),
            (self.dissolved_on, "dissolved_on", "解散日期在今天之后，请到那天再登记"),
        ] {
            if day.0.is_some_and(|day| day > today) {
                problems.push(Problem::wrong(field, sentence));
            }
        }
        if self.dissolved_on.is_before(self.formed_on) {
            problems.push(Problem::wrong("dissolved_on", "解散日期早于组建日期"));
        }
        if self.head.id.is_some() && self.head.id == self.deputy.id {
            problems.push(Problem::wrong("deputy", "副组长和组长是同一人"));
        }
        problems
    }
}

impl DefenceGroup {
    /// 「第3组」
    pub fn number_words(&self) -> String {
        self.group_number.0.map(|number| format!("第{number}组")).unwrap_or_default()
    }

    /// 「第3组　海棠路东段」
    pub fn title(&self) -> String {
        let words = [self.number_words(), self.group_name.0.clone()];
        words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// 户 or 店: what its members are counted by.
    pub fn unit(&self) -> &'static str {
        if self.kind.code == SHOPS { "店" } else { "户" }
    }

    pub fn is_standing(&self) -> bool {
        self.dissolved_on.is_unset()
    }
}
