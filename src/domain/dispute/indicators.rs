//! 两早三快四不: how soon a matter was found and taken up, and how it ended, counted from its own steps. They measure the work on
//! matters and never people. 不扩大 and 不激化 are for people to judge and follow from nothing that is entered: they are not here.

use super::{Case, StepKind, Tier};
use crate::domain::Date;
use crate::domain::codes::DisputeSource;
use crate::domain::values::Choice;

/// 主动调解, 排查发现 and 信息员报告 in the list of sources: found before anybody came with it.
const FOUND: [&str; 3] = ["2", "3", "4"];

/// What one case says of the work on it. Days are from the registration; nothing where it did not happen.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Indicators {
    /// 早排查、早发现: found by the station itself.
    pub is_found: bool,
    /// 赶赴现场快: until somebody went and looked.
    pub days_to_scene: Option<i64>,
    /// 介入调解快: until the first meeting.
    pub days_to_mediation: Option<i64>,
    /// 上报快: until it was reported up.
    pub days_to_report: Option<i64>,
    /// 不过夜: settled on the day it came. Nothing of a case that has not ended.
    pub is_settled_at_once: Option<bool>,
    /// 不上交: it was neither reported up nor transferred.
    pub is_kept_here: bool,
}

pub fn indicators(case: &Case) -> Indicators {
    let registered = case.dispute.registered_on.0;
    let first = |kind: StepKind| {
        let step = case.steps.iter().find(|(_, step)| StepKind::of(&step.kind) == Some(kind))?;
        days(registered, step.1.stepped_on.0)
    };
    let course = case.course();
    let is_moved = |kind: StepKind| case.steps.iter().any(|(_, step)| StepKind::of(&step.kind) == Some(kind));
    Indicators {
        is_found: is_found(&case.dispute.source),
        days_to_scene: first(StepKind::Investigate),
        days_to_mediation: first(StepKind::Mediate),
        days_to_report: first(StepKind::Escalate),
        is_settled_at_once: days(registered, course.agreed.and(course.ended_on)).map(|days| days == 0),
        is_kept_here: course.tier == Tier::Community && !is_moved(StepKind::Escalate) && !is_moved(StepKind::Transfer),
    }
}

/// Whether the station found it before anybody came with it.
pub fn is_found(source: &Choice<DisputeSource>) -> bool {
    FOUND.contains(&source.code.as_str())
}

fn days(from: Option<Date>, until: Option<Date>) -> Option<i64> {
    Some((until? - from?).num_days().max(0))
}

impl Indicators {
    /// Name and words, in the order people say them.
    pub fn in_words(&self) -> [(&'static str, String); 6] {
        let after = |days: Option<i64>| match days {
            None => "没有".to_owned(),
            Some(0) => "当天".to_owned(),
            Some(days) => format!("{days} 天后"),
        };
        let at_once = match self.is_settled_at_once {
            None => "还没有办结",
            Some(true) => "当天化解",
            Some(false) => "隔日化解",
        };
        [
            ("早排查、早发现", if self.is_found { "主动发现" } else { "来人来函" }.to_owned()),
            ("赶赴现场", after(self.days_to_scene)),
            ("介入调解", after(self.days_to_mediation)),
            ("上报", after(self.days_to_report)),
            ("不过夜", at_once.to_owned()),
            ("不上交", if self.is_kept_here { "在社区办理" } else { "已上交" }.to_owned()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{case, numbered, step};
    use super::*;

    fn with(steps: &[(StepKind, &str)]) -> Indicators {
        let mut case = case();
        case.steps = numbered(steps.iter().map(|(kind, on)| step(*kind, on)).collect());
        indicators(&case)
    }

    #[test]
    fn days_are_counted_from_the_registration_across_a_month_end() {
        use StepKind::*;
        let told = with(&[
            (Register, "2026-05-20"),
            (Accept, "2026-05-21"),
            (Investigate, "2026-05-20"),
            (Mediate, "2026-06-01"),
        ]);
        assert_eq!((told.days_to_scene, told.days_to_mediation, told.days_to_report), (Some(0), Some(12), None));
        assert_eq!((told.is_settled_at_once, told.is_kept_here, told.is_found), (None, true, false));
    }

    #[test]
    fn what_is_settled_on_its_day_did_not_stay_overnight_and_what_went_up_was_handed_on() {
        use StepKind::*;
        let at_once = with(&[(Accept, "2026-05-20"), (Mediate, "2026-05-20"), (AgreeOrally, "2026-05-20")]);
        assert_eq!(at_once.is_settled_at_once, Some(true));
        let failed = with(&[(Accept, "2026-05-20"), (Mediate, "2026-05-20"), (Fail, "2026-05-20")]);
        assert_eq!(failed.is_settled_at_once, None, "nothing is settled by failing");
        let up = with(&[(Escalate, "2026-05-22"), (Return, "2026-05-25")]);
        assert_eq!((up.days_to_report, up.is_kept_here), (Some(2), false));
        assert!(!with(&[(Transfer, "2026-05-22")]).is_kept_here);
    }
}
