//! 租赁 `tenancy`: a house or a room of it let to somebody for a time. Who really lives there stands in `occupant`.
//! Deposit and rent are not recorded.

use crate::domain::codes::{HostRelation, TenancyEnd};
use crate::domain::registers::{Organisation, Person, RentalHouse};
use crate::domain::values::{Choice, Day, Link, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One tenancy. Field list: 出租房屋登记表, part G. Running: no `ended_on`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tenancy {
    pub house: Link<RentalHouse>,
    /// Which room, where less than the whole house is let.
    pub room: Text,
    pub tenant: Link<Person>,
    pub tenant_organisation: Link<Organisation>,
    pub host_relation: Choice<HostRelation>,
    pub from_date: Day,
    /// The day the contract runs out; without one it runs on.
    pub agreed_until: Day,
    /// 租赁合同备案号.
    pub filing_number: Text,
    /// 退租日.
    pub ended_on: Day,
    pub end_reason: Choice<TenancyEnd>,
    pub remark: Text,
}

impl Register for Tenancy {
    const TABLE: &'static str = "tenancy";
    const TITLE: &'static str = "租赁";
    const SECTIONS: &'static [Section<Self>] = &[
        Section {
            title: "租赁",
            fields: &[
                field!(Tenancy.house, "出租房屋").required(),
                field!(Tenancy.room, "房间号").listed(64.0),
                field!(Tenancy.tenant, "承租人").required().listed(88.0),
                field!(Tenancy.tenant_organisation, "承租单位"),
                field!(Tenancy.host_relation, "与房主关系"),
                field!(Tenancy.from_date, "起租日期").required().listed(92.0).aka(&[
                    "起租时间",
                    "租赁开始日期",
                    "租期起",
                ]),
                field!(Tenancy.agreed_until, "租期至").ahead().expected().listed(92.0).aka(&[
                    "到期时间",
                    "到期日期",
                    "租期止",
                    "终止日期",
                    "终止时间",
                    "合同到期日期",
                ]),
                field!(Tenancy.filing_number, "合同备案号").aka(&["备案号"]),
                field!(Tenancy.remark, "备注").hint("不要填写宗教、疾病、前科等内容"),
            ],
        },
        Section {
            title: "退租",
            fields: &[field!(Tenancy.ended_on, "退租日期").listed(92.0), field!(Tenancy.end_reason, "退租原因")],
        },
    ];

    fn name(&self) -> String {
        self.room.0.clone()
    }

    /// Either a person rents or an organisation.
    fn concerns(&self, key: &str) -> bool {
        key != "tenant" || self.tenant_organisation.id.is_none()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.tenant.id.is_some() && self.tenant_organisation.id.is_some() {
            problems.push(Problem::wrong("tenant_organisation", "承租人和承租单位请只填一个"));
        }
        if self.agreed_until.is_before(self.from_date) {
            problems.push(Problem::wrong("agreed_until", "租期至早于起租日期"));
        }
        if self.ended_on.is_before(self.from_date) {
            problems.push(Problem::wrong("ended_on", "退租日期早于起租日期"));
        } else if self.ended_on.0.is_some_and(|ended| ended > today) {
            problems.push(Problem::wrong("ended_on", "退租日期在今天之后，请到那天再登记"));
        }
        problems
    }
}
