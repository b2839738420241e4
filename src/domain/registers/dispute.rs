//! 纠纷 `dispute`: one case from the first report to its closed file. Where it stands is not stored: it follows from its steps
//! (`domain::dispute`). Who takes part, what happened, what was said, agreed and filed are registers of their own.

use crate::domain::codes::{DisputeLevel, DisputeOpenness, DisputeSector, DisputeSource, DisputeType, GovernanceType};
use crate::domain::dispute::{GRAVE, NOT_IN_PUBLIC};
use crate::domain::registers::Place;
use crate::domain::values::{Choice, Count, Day, Lines, Link, Money, Text};
use crate::domain::{Date, Leaves, Problem, Register, Section};
use crate::field;

/// One dispute. Field lists: 人民调解受理登记表, 人民调解申请书, 人民调解协议书, 矛盾纠纷排查登记表.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dispute {
    /// 「海人调字〔2026〕第001号」: one case, one number, one file.
    pub case_number: Text,
    pub registered_on: Day,
    pub source: Choice<DisputeSource>,
    /// Which court or police station transferred it under which number, who reported it.
    pub source_note: Text,
    pub dispute_type: Choice<DisputeType>,
    pub governance_type: Choice<GovernanceType>,
    pub level: Choice<DisputeLevel>,
    pub sector: Choice<DisputeSector>,
    pub openness: Choice<DisputeOpenness>,
    pub place: Link<Place>,
    /// The place as it was told, where it is no dwelling of the address tree.
    pub place_told: Text,
    pub people_involved: Count,
    pub amount: Money,
    /// 纠纷简要情况
    pub summary: Lines,
    /// 当事人申请事项
    pub claims: Lines,
    /// 人民调解员, with 、 between them; who is among them may see a case that is not public.
    pub mediators: Text,
    pub recorder: Text,
    /// 权利义务告知
    pub rights_told_on: Day,
    /// 纠纷主要事实, 争议事项 and 各方责任, as the agreement states them (人民调解法 29 条).
    pub agreed_facts: Lines,
    pub agreed_issues: Lines,
    /// 履行方式 and whatever else holds for all terms.
    pub manner: Lines,
    /// 部分达成: what the agreement leaves open.
    pub left_open: Lines,
    pub registered_by: Text,
    pub remark: Text,
    /// The operators among mediators, recorder and registrar, by number: who sees a case that is not public.
    pub officers: Text,
    /// 三包责任制 of a case that is 重大: one leader and one team investigate, mediate and keep the peace (包调查、包处理、包稳定).
    pub case_leader: Text,
    pub case_team: Text,
    pub case_examined_on: Day,
    pub case_handled_on: Day,
    pub case_stable_on: Day,
}

impl Register for Dispute {
    const TABLE: &'static str = "dispute";
    const TITLE: &'static str = "纠纷";
    const SECTIONS: &'static [Section<Self>] = &[
        Section {
            title: "登记",
            fields: &[
                field!(Dispute.case_number, "案号").derived().searchable().listed(168.0),
                field!(Dispute.registered_on, "登记日期").required().listed(92.0),
                field!(Dispute.source, "案件来源").required().listed(96.0),
                field!(Dispute.source_note, "来源说明").hint("移送单位和文号、报告人"),
            ],
        },
        Section {
            title: "纠纷",
            fields: &[
                field!(Dispute.dispute_type, "纠纷类型").required().listed(112.0),
                field!(Dispute.governance_type, "政法分类"),
                field!(Dispute.level, "级别").required().listed(56.0),
                field!(Dispute.sector, "纠纷类别").hint("行业性、专业性纠纷另有调解期限"),
                field!(Dispute.openness, "是否公开").required(),
                field!(Dispute.place, "发生地址"),
                field!(Dispute.place_told, "发生地点"),
                field!(Dispute.people_involved, "涉及人数"),
                field!(Dispute.amount, "涉及金额").hint("元，如 3200 或 1.5万"),
                field!(Dispute.summary, "简要情况").leaves(Leaves::Never).required(),
                field!(Dispute.claims, "申请事项").leaves(Leaves::Never),
            ],
        },
        Section {
            title: "承办",
            fields: &[
                field!(Dispute.mediators, "调解员").required().listed(120.0),
                field!(Dispute.recorder, "记录人"),
                field!(Dispute.rights_told_on, "权利义务告知日"),
            ],
        },
        Section {
            title: "协议",
            fields: &[
                field!(Dispute.agreed_facts, "主要事实").leaves(Leaves::Never),
                field!(Dispute.agreed_issues, "争议和责任").leaves(Leaves::Never),
                field!(Dispute.manner, "履行方式").leaves(Leaves::Never),
                field!(Dispute.left_open, "未达成的事项")
                    .leaves(Leaves::Never)
                    .hint("只就一部分达成一致的，写明哪些没有达成"),
            ],
        },
        Section {
            title: "三包责任制",
            fields: &[
                field!(Dispute.case_leader, "包案领导").hint("一件重大纠纷，一名领导"),
                field!(Dispute.case_team, "工作班子").hint("姓名用顿号隔开"),
                field!(Dispute.case_examined_on, "包调查完成日"),
                field!(Dispute.case_handled_on, "包处理完成日"),
                field!(Dispute.case_stable_on, "包稳定完成日"),
            ],
        },
        Section {
            title: "其他",
            fields: &[
                field!(Dispute.registered_by, "登记人").derived(),
                field!(Dispute.officers, "承办操作员").derived(),
                field!(Dispute.remark, "备注").hint("不要填写宗教、疾病、前科等内容"),
            ],
        },
    ];

    /// Its number and nothing else: names of parties stay out of logs and lists of changes.
    fn name(&self) -> String {
        self.case_number.0.clone()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.registered_on.0.is_some_and(|day| day > today) {
            problems.push(Problem::wrong("registered_on", "登记日期在今天之后"));
        }
        if self.rights_told_on.0.is_some_and(|day| day > today) {
            problems.push(Problem::wrong("rights_told_on", "告知日在今天之后，请到那天再登记"));
        }
        let done = [
            ("case_examined_on", self.case_examined_on),
            ("case_handled_on", self.case_handled_on),
            ("case_stable_on", self.case_stable_on),
        ];
        let is_ahead = |(_, day): &(&str, Day)| day.0.is_some_and(|day| day > today);
        problems.extend(
            done.into_iter()
                .filter(is_ahead)
                .map(|(field, _)| Problem::wrong(field, "完成日在今天之后，请到那天再登记")),
        );
        problems
    }
}

impl Dispute {
    /// 不公开 (人民调解法 23 条): only those on the case and the station head see it.
    pub fn is_confidential(&self) -> bool {
        self.openness.code == NOT_IN_PUBLIC
    }

    /// 重大: one leader, one team (三包责任制).
    pub fn is_grave(&self) -> bool {
        self.level.code == GRAVE
    }
}
