//! 房屋相关人 `house_party`: who answers for a rental house beside its landlord: further owners, agents, responsible persons.

use crate::domain::codes::HouseRole;
use crate::domain::registers::{Organisation, Person, RentalHouse};
use crate::domain::values::{Choice, Day, Link, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// 原房主: who a house belonged to before.
pub const FORMER_LANDLORD: &str = "9";

/// One person or organisation in one role. Field list: 出租房屋登记表, parts B to D. In the role now: no until_date.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HouseParty {
    pub house: Link<RentalHouse>,
    pub role: Choice<HouseRole>,
    pub person: Link<Person>,
    pub organisation: Link<Organisation>,
    /// 授权书日期, of an agent.
    pub authorised_on: Day,
    pub from_date: Day,
    pub until_date: Day,
    pub remark: Text,
}

impl Register for HouseParty {
    const TABLE: &'static str = "house_party";
    const TITLE: &'static str = "房屋相关人";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "相关人",
        fields: &[
            field!(HouseParty.house, "出租房屋").required(),
            field!(HouseParty.role, "身份").required().listed(80.0),
            field!(HouseParty.person, "姓名").required().listed(88.0),
            field!(HouseParty.organisation, "单位"),
            field!(HouseParty.authorised_on, "授权书日期"),
            field!(HouseParty.from_date, "起始日期").required().listed(92.0),
            field!(HouseParty.until_date, "截止日期"),
            field!(HouseParty.remark, "备注").hint("不要填写宗教、疾病、前科等内容"),
        ],
    }];

    fn name(&self) -> String {
        self.role.label().to_owned()
    }

    /// Either a person has the role or an organisation.
    fn concerns(&self, key: &str) -> bool {
        key != "person" || self.organisation.id.is_none()
    }

    fn check(&self, _today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.person.id.is_some() && self.organisation.id.is_some() {
            problems.push(Problem::wrong("organisation", "姓名和单位请只填一个"));
        }
        if self.until_date.is_before(self.from_date) {
            problems.push(Problem::wrong("until_date", "截止日期早于起始日期"));
        }
        problems
    }
}
