//! 评定经过 `rating_step`: one thing that happened in a rating on a day, by whom. Where a rating stands follows from these rows.

use crate::domain::codes::{RatingStepKind, ReviewOutcome, StarList};
use crate::domain::rating::StepKind;
use crate::domain::registers::LandlordRating;
use crate::domain::values::{Choice, Count, Day, Lines, Link, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RatingStep {
    pub rating: Link<LandlordRating>,
    pub kind: Choice<RatingStepKind>,
    pub stepped_on: Day,
    /// The last day of a publication; until when an award holds.
    pub until_date: Day,
    /// 应到 and 到会 of a vote
    pub electors: Count,
    pub present: Count,
    /// The star that is withdrawn; none for all.
    pub star: Choice<StarList>,
    pub outcome: Choice<ReviewOutcome>,
    /// Who objected, as far as they say.
    pub objector: Text,
    /// What was objected, found, or the reason.
    pub told: Lines,
    pub conducted_by: Text,
    pub entered_by: Text,
}

impl Register for RatingStep {
    const TABLE: &'static str = "rating_step";
    const TITLE: &'static str = "评定经过";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "经过",
        fields: &[
            field!(RatingStep.rating, "星级评定").required(),
            field!(RatingStep.kind, "环节").required().listed(72.0),
            field!(RatingStep.stepped_on, "日期").required().listed(92.0),
            field!(RatingStep.until_date, "至").ahead(),
            field!(RatingStep.electors, "应到人数"),
            field!(RatingStep.present, "到会人数"),
            field!(RatingStep.star, "星"),
            field!(RatingStep.outcome, "复核结果"),
            field!(RatingStep.objector, "提出人").hint("不愿留名的可以不填"),
            field!(RatingStep.told, "情况"),
            field!(RatingStep.conducted_by, "经办人").required().listed(80.0),
            field!(RatingStep.entered_by, "录入人").derived(),
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
            problems.push(Problem::wrong("until_date", "截止早于开始"));
        }
        let Some(kind) = StepKind::of(&self.kind) else { return problems };
        if kind.gives_a_reason() && self.told.is_empty() {
            problems.push(Problem::wrong("told", "请写明理由或情况"));
        }
        match kind {
            StepKind::Deliberate => problems.extend(self.vote_problem()),
            StepKind::Publish if self.until_date.is_unset() => {
                problems.push(Problem::wrong("until_date", "请填公示到哪一天"));
            }
            StepKind::Review if self.outcome.is_unset() => problems.push(Problem::wrong("outcome", "请选复核结果")),
            _ => {}
        }
        problems
    }
}

impl RatingStep {
    fn vote_problem(&self) -> Option<Problem> {
        match (self.electors.0, self.present.0) {
            (None | Some(0), _) => Some(Problem::wrong("electors", "请填评议组应到几人")),
            (_, None | Some(0)) => Some(Problem::wrong("present", "请填到会几人")),
            (Some(electors), Some(present)) if present > electors => {
                Some(Problem::wrong("present", "到会的多于应到的"))
            }
            _ => None,
        }
    }
}
