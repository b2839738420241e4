//! 经过 `dispute_step`: one thing that happened to a dispute on a day, by whom. Stage, deadlines and papers follow from these rows.

use crate::domain::codes::{DisputeStepKind, DisputeTier, Enclosed, SessionOutcome};
use crate::domain::dispute::{ENCLOSED, ENCLOSURES, StepKind, Tier};
use crate::domain::registers::Dispute;
use crate::domain::values::{Choice, Day, Lines, Link, Text, TimeOfDay, Value};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One step. Field lists: 调查记录, 调解记录, 回访记录, and the papers by which a case is refused, transferred, extended or ended.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DisputeStep {
    pub dispute: Link<Dispute>,
    pub kind: Choice<DisputeStepKind>,
    pub stepped_on: Day,
    /// From and until, as the clock showed: 「14:30」.
    pub began_at: Text,
    pub ended_at: Text,
    pub venue: Text,
    /// 参加人, or of an investigation and a return visit those who were asked.
    pub attendees: Text,
    /// 调查人, 调解员, 回访人
    pub conducted_by: Text,
    pub recorder: Text,
    pub outcome: Choice<SessionOutcome>,
    /// What happened, in one paragraph: the reason of a refusal, what was found, how an agreement is kept.
    pub summary: Lines,
    /// The next meeting that was arranged, or until when the term was extended.
    pub until_date: Day,
    /// To whom a case was transferred, which court was asked, with the number given there.
    pub counterpart: Text,
    pub entered_by: Text,
    /// Of 上报 and 交办: which level it leads to.
    pub tier: Choice<DisputeTier>,
    /// 交办单号, 督办单号, 移送函号
    pub document_number: Text,
    /// What a case that is reported up carries (`dispute::ENCLOSURES`).
    pub request_enclosed: Choice<Enclosed>,
    pub findings_enclosed: Choice<Enclosed>,
    pub reasons_enclosed: Choice<Enclosed>,
    /// The hour of the meeting that was arranged.
    pub until_time: TimeOfDay,
}

impl Register for DisputeStep {
    const TABLE: &'static str = "dispute_step";
    const TITLE: &'static str = "纠纷经过";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "经过",
        fields: &[
            field!(DisputeStep.dispute, "纠纷").required(),
            field!(DisputeStep.kind, "办理环节").required().listed(104.0),
            field!(DisputeStep.stepped_on, "日期").required().listed(92.0),
            field!(DisputeStep.began_at, "开始时间").hint("如 14:30"),
            field!(DisputeStep.ended_at, "结束时间").hint("如 16:00"),
            field!(DisputeStep.venue, "地点"),
            field!(DisputeStep.attendees, "参加人").hint("姓名和身份，用顿号隔开"),
            field!(DisputeStep.conducted_by, "经办人"),
            field!(DisputeStep.recorder, "记录人"),
            field!(DisputeStep.outcome, "调解结果"),
            field!(DisputeStep.summary, "情况"),
            field!(DisputeStep.until_date, "约定日期").ahead(),
            field!(DisputeStep.counterpart, "对方单位").hint("单位名称和文号"),
            field!(DisputeStep.entered_by, "录入人").derived(),
            field!(DisputeStep.tier, "层级"),
            field!(DisputeStep.document_number, "文书编号").hint("如 青交办〔2026〕3号"),
            field!(DisputeStep.request_enclosed, "要求上级调处的报告"),
            field!(DisputeStep.findings_enclosed, "调查材料与初步意见"),
            field!(DisputeStep.reasons_enclosed, "解决不了的事实和理由"),
            field!(DisputeStep.until_time, "约定时间").hint("如 14:30"),
        ],
    }];

    fn name(&self) -> String {
        self.kind.label().to_owned()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.stepped_on.0.is_some_and(|day| day > today) {
            problems.push(Problem::wrong("stepped_on", "日期在今天之后，请到那天再登记"));
        }
        if self.until_date.is_before(self.stepped_on) {
            problems.push(Problem::wrong("until_date", "约定日期早于这一步的日期"));
        }
        if self.until_date.is_unset() && !self.until_time.is_empty() {
            problems.push(Problem::wrong("until_date", "填了时间，还要填日期"));
        }
        let kind = StepKind::of(&self.kind);
        if kind == Some(StepKind::Mediate) && self.outcome.is_unset() {
            problems.push(Problem::wrong("outcome", "请选调解结果"));
        }
        if kind == Some(StepKind::Extend) && self.until_date.is_unset() {
            problems.push(Problem::wrong("until_date", "请填延长到哪一天"));
        }
        if kind.is_some_and(StepKind::gives_a_reason) && self.summary.is_empty() {
            problems.push(Problem::wrong("summary", "请写明理由"));
        }
        if kind.is_some_and(StepKind::needs_a_counterpart) && self.counterpart.is_empty() {
            problems.push(Problem::wrong("counterpart", "请填对方单位"));
        }
        if kind == Some(StepKind::HandDown) && self.until_date.is_unset() {
            problems.push(Problem::wrong("until_date", "请填办理期限"));
        }
        if kind == Some(StepKind::Escalate) {
            problems.extend(self.check_escalation());
        }
        problems
    }
}

impl DisputeStep {
    /// What is missing of the three papers is said and refused by nobody: a grave matter is reported first.
    fn check_escalation(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if !matches!(Tier::of(&self.tier), Some(Tier::Street | Tier::County)) {
            problems.push(Problem::wrong("tier", "请选上报到街道还是县"));
        }
        let missing = ENCLOSURES.into_iter().zip(self.enclosed()).filter(|(_, is_there)| !is_there);
        problems.extend(missing.map(|((field, .., words), _)| Problem::doubtful(field, format!("还缺：{words}"))));
        problems
    }

    /// The papers a case that was reported up should carry and does not, by a short word and in full: 「当事人要求上级调处的报告」.
    pub fn lacking_enclosures(&self) -> Vec<(&'static str, &'static str)> {
        if StepKind::of(&self.kind) != Some(StepKind::Escalate) {
            return Vec::new();
        }
        let missing = ENCLOSURES.into_iter().zip(self.enclosed()).filter(|(_, is_there)| !is_there);
        missing.map(|((_, short, words), _)| (short, words)).collect()
    }

    /// Which of the papers of a case that is reported up came along.
    pub fn enclosed(&self) -> [bool; 3] {
        [&self.request_enclosed, &self.findings_enclosed, &self.reasons_enclosed].map(|choice| choice.code == ENCLOSED)
    }
}
