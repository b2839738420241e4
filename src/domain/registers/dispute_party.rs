//! 当事人 `dispute_party`: somebody on one side of a dispute, as they were when it was mediated. A link says who they are in the
//! registers; what stands on paper is what is kept here, and a later change there does not touch it.

use crate::domain::codes::{DisputePartyRole, DisputeSide, Sex};
use crate::domain::dispute::{AGENT, GUARDIAN, PARTY};
use crate::domain::finding::{Reason, SearchKey};
use crate::domain::registers::{Dispute, Organisation, Person};
use crate::domain::values::{Choice, Count, Day, Identity, Link, Name, Phones, Text, Value};
use crate::domain::{Date, Leaves, Problem, Register, Section};
use crate::field;

/// One of a side. Two or more sides, each with any number of people and organisations (人民调解申请书, 调解协议书).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DisputeParty {
    pub dispute: Link<Dispute>,
    pub side: Choice<DisputeSide>,
    pub role: Choice<DisputePartyRole>,
    /// Which one within the side.
    pub position: Count,
    pub person: Link<Person>,
    pub organisation: Link<Organisation>,
    pub party_name: Name,
    pub sex: Choice<Sex>,
    pub birth: Day,
    pub identity: Identity,
    pub credit_code: Text,
    pub representative: Text,
    pub occupation: Text,
    pub phones: Phones,
    pub address: Text,
    /// What an agent may do: 一般代理, 特别授权 (授权委托书).
    pub authority: Text,
}

impl Register for DisputeParty {
    const TABLE: &'static str = "dispute_party";
    const TITLE: &'static str = "纠纷当事人";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "当事人",
        fields: &[
            field!(DisputeParty.dispute, "纠纷").required(),
            field!(DisputeParty.side, "哪一方").required().listed(60.0),
            field!(DisputeParty.role, "参加身份").required().listed(80.0),
            field!(DisputeParty.position, "次序").derived(),
            field!(DisputeParty.person, "人口登记").derived(),
            field!(DisputeParty.organisation, "单位登记").derived(),
            field!(DisputeParty.party_name, "姓名或名称").required().searchable().listed(120.0),
            field!(DisputeParty.sex, "性别"),
            field!(DisputeParty.birth, "出生日期").leaves(Leaves::AsYear),
            field!(DisputeParty.identity, "证件号码"),
            field!(DisputeParty.credit_code, "统一社会信用代码"),
            field!(DisputeParty.representative, "法定代表人"),
            field!(DisputeParty.occupation, "职业或职务"),
            field!(DisputeParty.phones, "联系电话"),
            field!(DisputeParty.address, "住址").leaves(Leaves::Never),
            field!(DisputeParty.authority, "代理权限").hint("一般代理、特别授权；监护人写与本人关系"),
        ],
    }];

    /// What it is and not who: names of parties stay out of the log.
    fn name(&self) -> String {
        format!("{}{}", self.side.label(), self.role.label())
    }

    fn check(&self, _today: Date) -> Vec<Problem> {
        if self.person.id.is_some() && self.organisation.id.is_some() {
            return vec![Problem::wrong("party_name", "个人和单位请只选一个")];
        }
        Vec::new()
    }
}

impl DisputeParty {
    /// Whose dispute it is; agents and guardians speak for somebody else.
    pub fn is_party(&self) -> bool {
        self.role.code == PARTY
    }

    pub fn speaks_for_another(&self) -> bool {
        [AGENT, GUARDIAN].contains(&self.role.code.as_str())
    }

    /// Of one that has a number or a representative of its own kind, or is linked to one.
    pub fn is_organisation(&self) -> bool {
        self.organisation.id.is_some() || !self.credit_code.is_empty() || !self.representative.is_empty()
    }

    /// 周岁 on a day.
    pub fn age(&self, on: Date) -> Option<u32> {
        on.years_since(self.birth.0?)
    }

    /// Under fourteen, whose data is sensitive (个人信息保护法 28 条).
    pub fn is_child(&self, on: Date) -> bool {
        self.age(on).is_some_and(|age| age < 14)
    }

    /// The keys of its name alone: cases are found by their parties, not by what is told about them.
    pub fn name_keys(&self, wanted: &[Reason]) -> Vec<SearchKey> {
        self.party_name.search_keys(wanted)
    }
}
