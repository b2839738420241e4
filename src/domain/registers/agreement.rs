//! 责任书 `agreement`: a paper that is signed and kept (责任书, 承诺书, 聘书, 公约). How one stands on a day is not stored: it
//! follows from what is here (`domain::agreement`). Its wording stands in `template_version`.

use crate::domain::codes::{AgreementEnd, AgreementKind};
use crate::domain::registers::{
    DefenceGroup, Household, Organisation, Person, Place, PlaceDuty, RentalHouse, TemplateVersion,
};
use crate::domain::values::{Choice, Count, Day, Lines, Link, Text};
use crate::domain::{Date, Leaves, Problem, Register, Section};
use crate::field;

/// One agreement. It is about exactly one of house, household, organisation, person, duty, place and
/// group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agreement {
    pub kind: Choice<AgreementKind>,
    /// 「海租责〔2026〕第0087号」; none of those taken over from old files.
    pub agreement_number: Text,
    pub house: Link<RentalHouse>,
    pub household: Link<Household>,
    pub organisation: Link<Organisation>,
    pub person: Link<Person>,
    /// Whoever answers for a part of the address tree: 包片干部, 中心户长.
    pub place_duty: Link<PlaceDuty>,
    pub place: Link<Place>,
    pub defence_group: Link<DefenceGroup>,
    pub valid_from: Day,
    /// The last day; without one it runs on.
    pub valid_until: Day,
    pub copies: Count,
    pub party_signed_on: Day,
    pub community_signed_on: Day,
    pub police_signed_on: Day,
    pub ended_on: Day,
    pub end_reason: Choice<AgreementEnd>,
    /// The agreement this one takes the place of.
    pub renews: Link<Agreement>,
    pub template: Link<TemplateVersion>,
    /// What stands in the places of the template, as JSON. It follows the records until the paper is printed or signed, and
    /// never after.
    pub filled_in: Lines,
    pub prepared_on: Day,
    pub prepared_by: Text,
    pub remark: Text,
}

impl Register for Agreement {
    const TABLE: &'static str = "agreement";
    const TITLE: &'static str = "责任书";
    const SECTIONS: &'static [Section<Self>] = &[
        Section {
            title: "文书",
            fields: &[
                field!(Agreement.kind, "文书种类").required().listed(152.0),
                field!(Agreement.agreement_number, "编号").derived().listed(168.0),
                field!(Agreement.house, "出租房屋"),
                field!(Agreement.household, "户"),
                field!(Agreement.organisation, "单位"),
                field!(Agreement.person, "个人"),
                field!(Agreement.place_duty, "责任人"),
                field!(Agreement.place, "地址"),
                field!(Agreement.defence_group, "联防组"),
            ],
        },
        Section {
            title: "期限",
            fields: &[
                field!(Agreement.valid_from, "有效期起").required(),
                field!(Agreement.valid_until, "有效期至").ahead().listed(92.0),
                field!(Agreement.copies, "份数"),
            ],
        },
        Section {
            title: "签订",
            fields: &[
                field!(Agreement.party_signed_on, "对方签订日"),
                field!(Agreement.community_signed_on, "社区签订日"),
                field!(Agreement.police_signed_on, "派出所签订日"),
            ],
        },
        Section {
            title: "终止",
            fields: &[field!(Agreement.ended_on, "终止日期"), field!(Agreement.end_reason, "终止原因")],
        },
        Section {
            title: "制作",
            fields: &[
                field!(Agreement.renews, "续签自").derived(),
                field!(Agreement.template, "范本版本").derived(),
                field!(Agreement.filled_in, "填写内容").leaves(Leaves::Never).derived(),
                field!(Agreement.prepared_on, "起草日期").derived(),
                field!(Agreement.prepared_by, "起草人").derived(),
                field!(Agreement.remark, "备注").hint("不要填写宗教、疾病、前科等内容"),
            ],
        },
    ];

    fn name(&self) -> String {
        if self.agreement_number.is_empty() { self.kind.label().to_owned() } else { self.agreement_number.0.clone() }
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.valid_until.is_before(self.valid_from) {
            problems.push(Problem::wrong("valid_until", "有效期至早于有效期起"));
        }
        for (signed, field) in [
            (self.party_signed_on, "party_signed_on"),
            (self.community_signed_on, "community_signed_on"),
            (self.police_signed_on, "police_signed_on"),
        ] {
            if signed.0.is_some_and(|day| day > today) {
                problems.push(Problem::wrong(field, "签订日在今天之后，请到那天再登记"));
            }
        }
        if self.ended_on.0.is_some_and(|day| day > today) {
            problems.push(Problem::wrong("ended_on", "终止日期在今天之后，请到那天再登记"));
        }
        problems
    }
}
