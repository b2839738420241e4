//! 定期工作报告 `routine_report`: what was done for one occurrence of a routine, or out of turn. A screening (排查) has its
//! findings in `screening_finding`; a zero report (零报告) is a report too.

use crate::domain::codes::{ReportOutcome, RoutineKind};
use crate::domain::registers::{Place, Routine};
use crate::domain::routine::{Cycle, Kind, Span};
use crate::domain::values::{Choice, Day, Lines, Link, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// 零报告 in the list of outcomes.
pub const ZERO: &str = "2";
/// 有情况
pub const FOUND: &str = "1";

/// One report. Field list of a screening: 矛盾纠纷排查登记表.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RoutineReport {
    /// None of a report out of turn (专项排查).
    pub routine: Link<Routine>,
    pub kind: Choice<RoutineKind>,
    pub report_name: Text,
    /// The period it is about; with its routine, which occurrence.
    pub period_from: Day,
    pub period_until: Day,
    pub place: Link<Place>,
    pub done_on: Day,
    /// Who did it, with 、 between them.
    pub done_by: Text,
    pub outcome: Choice<ReportOutcome>,
    pub summary: Lines,
    pub reported_to: Text,
    pub remark: Text,
}

impl Register for RoutineReport {
    const TABLE: &'static str = "routine_report";
    const TITLE: &'static str = "定期工作报告";
    const SECTIONS: &'static [Section<Self>] = &[
        Section {
            title: "本期",
            fields: &[
                field!(RoutineReport.routine, "定期工作").derived(),
                field!(RoutineReport.kind, "种类").required(),
                field!(RoutineReport.report_name, "名称").required().listed(200.0),
                field!(RoutineReport.period_from, "本期从").required().ahead(),
                field!(RoutineReport.period_until, "本期到").required().ahead(),
            ],
        },
        Section {
            title: "开展",
            fields: &[
                field!(RoutineReport.done_on, "开展日期").required().listed(92.0),
                field!(RoutineReport.done_by, "开展人").required().listed(120.0).hint("几个人的用顿号隔开"),
                field!(RoutineReport.place, "范围").hint("空着就是全社区"),
                field!(RoutineReport.outcome, "结果").required().listed(72.0),
                field!(RoutineReport.summary, "情况").hint("只写事和地点，不写是谁"),
                field!(RoutineReport.reported_to, "上报").hint("报给哪个单位"),
                field!(RoutineReport.remark, "备注").hint("不要填写宗教、疾病、前科等内容"),
            ],
        },
    ];

    fn name(&self) -> String {
        self.report_name.0.clone()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.done_on.0.is_some_and(|day| day > today) {
            problems.push(Problem::wrong("done_on", "日期在今天之后，请到那天再记"));
        }
        if self.period_until.is_before(self.period_from) {
            problems.push(Problem::wrong("period_until", "本期结束早于开始"));
        }
        problems
    }
}

impl RoutineReport {
    pub fn is_zero(&self) -> bool {
        self.outcome.code == ZERO
    }

    pub fn is_screening(&self) -> bool {
        Kind::of(&self.kind) == Some(Kind::Screening)
    }

    pub fn span(&self) -> Option<Span> {
        Some(Span { from: self.period_from.0?, until: self.period_until.0? })
    }

    /// 「2026年6月」 where the period is a whole one, else from one day to the other.
    pub fn period_words(&self) -> String {
        let Some(span) = self.span() else { return String::new() };
        let whole = Cycle::ALL.into_iter().find(|cycle| cycle.span_of(span.from) == span);
        whole.map_or_else(|| span.words(), |cycle| cycle.words(span))
    }
}
