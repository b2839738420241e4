//! 居住 `residence`: person × dwelling × kind, from a day until a day. "Now" is the interval without an end.

use crate::domain::codes::{
    CancelReason, DeclaredBy, DwellingType, HostRelation, Occupation, PermitType, PlannedStay, Relationship,
    ResideReason, ResidenceKind,
};
use crate::domain::deadline::{Endorsement, endorsement};
use crate::domain::registers::{Person, Place};
use crate::domain::values::{Choice, Day, Days, DocumentNumber, Link, Text};
use crate::domain::{Date, Leaves, Problem, Register, Section};
use crate::field;

/// 常住 in the list of residence kinds.
const RESIDENT: &str = "1";
const ASKED_OF_FLOATING: [&str; 10] = [
    "dwelling_type",
    "reside_reason",
    "planned_stay",
    "expected_leave",
    "permit_type",
    "permit_number",
    "permit_issued_on",
    "permit_valid_until",
    "permit_endorsed_on",
    "declared_by",
];

/// One person living at one dwelling for a time. Field list: 流动人口信息登记表.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Residence {
    pub person: Link<Person>,
    pub kind: Choice<ResidenceKind>,
    pub registration_number: Text,
    pub place: Link<Place>,
    pub dwelling_type: Choice<DwellingType>,
    pub reside_reason: Choice<ResideReason>,
    pub from_date: Day,
    pub until_date: Day,
    pub planned_stay: Choice<PlannedStay>,
    /// 预计离开日期, of people from abroad.
    pub expected_leave: Day,
    pub occupation: Choice<Occupation>,
    pub workplace: Text,
    pub host_relation: Choice<HostRelation>,
    /// Whom somebody came along with (随行人员).
    pub companion_of: Link<Residence>,
    /// What they are to the one they came along with.
    pub companion_relation: Choice<Relationship>,
    pub permit_type: Choice<PermitType>,
    pub permit_number: DocumentNumber,
    pub permit_issued_on: Day,
    pub permit_valid_until: Day,
    /// 签注, once a year (居住证暂行条例 10 条).
    pub permit_endorsed_on: Days,
    pub declared_by: Choice<DeclaredBy>,
    pub declarant: Text,
    /// Of the document the declarant showed.
    pub declarant_number: DocumentNumber,
    pub notice_signed_on: Day,
    pub registered_on: Day,
    pub registrar: Text,
    pub cancel_reason: Choice<CancelReason>,
    pub destination: Text,
    /// Why a second record of an apparently known person was made.
    pub duplicate_reason: Text,
    pub remark: Text,
}

/// Of a day of leaving that has not come.
pub const LEAVES_LATER: &str = "离开日期在今天之后：还没离开的请填预计离开日期，走了再注销";

impl Register for Residence {
    const TABLE: &'static str = "residence";
    const TITLE: &'static str = "居住登记";
    const SECTIONS: &'static [Section<Self>] = &[
        Section {
            title: "居住",
            fields: &[
                field!(Residence.person, "人员").required(),
                field!(Residence.kind, "居住类别").required().aka(&["居住类型", "人员类型", "人口类型", "人员类别"]),
                field!(Residence.registration_number, "登记编号").searchable().derived().listed(120.0),
                field!(Residence.place, "现住址").required().listed(116.0).hint("例如 3-2-501").aka(&[
                    "实际住址",
                    "居住地址",
                    "暂住地址",
                    "现住地址",
                    "现住地详址",
                    "现居住地",
                    "现居地址",
                    "现住地",
                    "现居住地址",
                    "实际居住地址",
                    "家庭地址",
                    "家庭住址",
                    "住址",
                    "地址",
                ]),
                field!(Residence.dwelling_type, "住所类型").required().aka(&["住处类型", "居住处所"]),
                field!(Residence.reside_reason, "居住事由").required().listed(68.0).aka(&[
                    "居住是由",
                    "暂住事由",
                    "来本地事由",
                    "来深事由",
                    "流入原因",
                    "寄住原因",
                ]),
                field!(Residence.from_date, "来本地日期").required().listed(92.0).aka(&[
                    "入住时间",
                    "到达时间",
                    "居住时间",
                    "来社区时间",
                    "来本地时间",
                    "来社区日期",
                    "入住日期",
                    "寄住时间",
                ]),
                field!(Residence.planned_stay, "拟住期限").aka(&["拟居住期限", "拟居住时间"]),
                field!(Residence.expected_leave, "预计离开日期").ahead(),
                field!(Residence.occupation, "职业"),
                field!(Residence.workplace, "服务处所").aka(&["单位", "工作单位", "所在公司", "工作/学习情况"]),
                field!(Residence.host_relation, "与房主关系").aka(&["关系"]),
                field!(Residence.companion_of, "随行于").derived(),
                field!(Residence.companion_relation, "随行关系").derived(),
            ],
        },
        Section {
            title: "居住证",
            fields: &[
                field!(Residence.permit_type, "办证类型"),
                field!(Residence.permit_number, "居住证号码").leaves(Leaves::AsNumber).aka(&["居住证号", "居住证编号"]),
                field!(Residence.permit_issued_on, "签发日期").aka(&["制证时间"]),
                field!(Residence.permit_valid_until, "有效期至").ahead(),
                field!(Residence.permit_endorsed_on, "签注日期").hint("每年签注一次，几个日期用逗号隔开"),
            ],
        },
        Section {
            title: "申报",
            fields: &[
                field!(Residence.declared_by, "申报方式").required(),
                field!(Residence.declarant, "代报人").hint("姓名、与本人关系"),
                field!(Residence.declarant_number, "代报人证件").leaves(Leaves::AsNumber).hint("证件号码"),
                field!(Residence.notice_signed_on, "告知书签收").expected(),
                field!(Residence.registered_on, "登记日期").required().derived(),
                field!(Residence.registrar, "登记人").required().derived(),
                field!(Residence.duplicate_reason, "重复登记理由"),
                field!(Residence.remark, "备注").hint("不要填写宗教、疾病、前科等内容").aka(&["居住备注"]),
            ],
        },
        Section {
            title: "注销",
            fields: &[
                field!(Residence.until_date, "离开日期").aka(&[
                    "离开时间",
                    "迁出日期",
                    "迁出时间",
                    "搬离日期",
                    "搬离时间",
                    "搬走日期",
                ]),
                field!(Residence.cancel_reason, "注销原因"),
                field!(Residence.destination, "去向").leaves(Leaves::Never).aka(&["迁往地详址", "迁往地"]),
            ],
        },
    ];

    fn name(&self) -> String {
        self.registration_number.0.clone()
    }

    /// What is asked of people who are registered elsewhere and told for how long they come.
    fn concerns(&self, key: &str) -> bool {
        self.kind.code != RESIDENT || !ASKED_OF_FLOATING.contains(&key)
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.expected_leave.is_before(self.from_date) {
            problems.push(Problem::wrong("expected_leave", "预计离开日期早于来本地日期"));
        }
        if self.permit_valid_until.is_before(self.permit_issued_on) {
            problems.push(Problem::wrong("permit_valid_until", "有效期至早于签发日期"));
        }
        if self.from_date.0.is_some_and(|from| from > today) {
            problems.push(Problem::wrong("from_date", "来本地日期在今天之后"));
        }
        problems.extend(self.until_problem(today));
        if self.notice_signed_on.0.is_some_and(|signed| signed > today) {
            problems.push(Problem::wrong("notice_signed_on", "签收日期在今天之后"));
        }
        problems
    }
}

impl Residence {
    /// Somebody has left or has not: who is about to leave has a planned day for it.
    fn until_problem(&self, today: Date) -> Option<Problem> {
        if self.until_date.is_before(self.from_date) {
            return Some(Problem::wrong("until_date", "离开日期早于来本地日期"));
        }
        let lies_ahead = self.until_date.0.is_some_and(|until| until > today);
        lies_ahead.then(|| Problem::wrong("until_date", LEAVES_LATER))
    }

    /// Where the permit stands with its yearly endorsement, once it is known when it was issued.
    pub fn endorsement(&self, today: Date) -> Option<Endorsement> {
        let issued_on = self.permit_issued_on.0.filter(|issued| *issued <= today)?;
        Some(endorsement(issued_on, &self.permit_endorsed_on.0, today))
    }

    /// 「可以签注，2026-02-15 至 2026-03-15」
    pub fn endorsement_words(&self, today: Date) -> Option<String> {
        let endorsement = self.endorsement(today)?;
        Some(format!("{}，{} 至 {}", endorsement.state.label(), endorsement.from, endorsement.until))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_who_has_not_left_yet_has_a_planned_day_and_no_day_of_leaving() {
        let today: Date = "2026-06-15".parse().unwrap();
        let day = |text: &str| Day(text.parse().ok());
        let said = |until: &str, planned: &str| {
            let stay = Residence {
                from_date: day("2026-01-01"),
                until_date: day(until),
                expected_leave: day(planned),
                ..Residence::default()
            };
            stay.check(today).into_iter().map(|problem| (problem.field, problem.sentence)).collect::<Vec<_>>()
        };
        assert_eq!(said("2026-06-16", ""), [("until_date", LEAVES_LATER.to_owned())]);
        for (until, planned) in [("2026-06-15", ""), ("2026-01-01", ""), ("", "2026-07-15")] {
            assert_eq!(said(until, planned), [], "{until} {planned}");
        }
    }
}
