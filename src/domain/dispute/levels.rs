//! 分级化解: at which level a case lies, and for how long it lay at each. What is small stays in the community, what is larger is
//! reported up to the street and the county with three papers, and may come back.

use super::{Case, StepKind};
use crate::domain::Date;
use crate::domain::codes::DisputeTier;
use crate::domain::registers::DisputeStep;
use crate::domain::values::Choice;

/// 重大 in the list of levels of gravity: one leader, one team (三包责任制).
pub const GRAVE: &str = "3";
/// 已附 in the list of what came along.
pub const ENCLOSED: &str = "1";

/// What a case that is reported up has to carry: the parties' own request, what the committee found and thinks, and why it cannot be
/// resolved here. The fields of a step that say whether each came along, a short word, and the whole of it.
pub const ENCLOSURES: [(&str, &str, &str); 3] = [
    ("request_enclosed", "当事人报告", "当事人要求上级调处的报告"),
    ("findings_enclosed", "调查和意见", "社区调委会的调查材料与初步意见"),
    ("reasons_enclosed", "事实和理由", "确实解决不了的事实和理由"),
];

/// 社区, 街道, 县.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub enum Tier {
    #[default]
    Community,
    Street,
    County,
}

impl Tier {
    pub const ALL: [Self; 3] = [Self::Community, Self::Street, Self::County];

    /// Its code in the list of levels.
    pub fn code(self) -> &'static str {
        match self {
            Self::Community => "1",
            Self::Street => "2",
            Self::County => "3",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::Community => "社区",
            Self::Street => "街道",
            Self::County => "县",
        }
    }

    pub fn of(choice: &Choice<DisputeTier>) -> Option<Self> {
        Self::ALL.into_iter().find(|tier| tier.code() == choice.code)
    }

    /// Where a case lies after a step; nothing where the step does not move it.
    pub fn after(step: &DisputeStep) -> Option<Self> {
        match StepKind::of(&step.kind)? {
            StepKind::Escalate | StepKind::HandDown => Self::of(&step.tier),
            StepKind::Return => Some(Self::Community),
            _ => None,
        }
    }
}

/// A stretch of time at one level, until now where it has no end.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Stay {
    pub tier: Tier,
    pub from: Date,
    pub until: Option<Date>,
}

impl Stay {
    /// The day it came up and the day it left are one night apart: what came and left on one day stayed for none.
    pub fn days(&self, today: Date) -> i64 {
        (self.until.unwrap_or(today) - self.from).num_days().max(0)
    }
}

/// Level after level, from the day it was registered until it ended.
pub fn stays(case: &Case) -> Vec<Stay> {
    let Some(registered) = case.dispute.registered_on.0 else { return Vec::new() };
    let mut stays = vec![Stay { tier: Tier::Community, from: registered, until: None }];
    for (_, step) in &case.steps {
        let (Some(tier), Some(day)) = (Tier::after(step), step.stepped_on.0) else { continue };
        let Some(last) = stays.last_mut().filter(|last| last.tier != tier) else { continue };
        last.until = Some(day);
        stays.push(Stay { tier, from: day, until: None });
    }
    if let (Some(last), Some(ended)) = (stays.last_mut(), case.course().ended_on) {
        last.until = Some(ended.max(last.from));
    }
    stays
}

/// What is missing for 三包 of a grave case: one leader, one team.
pub fn lacking_three(case: &Case) -> Vec<&'static str> {
    let dispute = &case.dispute;
    if !dispute.is_grave() {
        return Vec::new();
    }
    let leader = dispute.case_leader.is_empty().then_some("还没有包案领导");
    let team = dispute.case_team.is_empty().then_some("还没有工作班子");
    leader.into_iter().chain(team).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{case, day, numbered, step};
    use super::*;
    use crate::domain::CodeList;
    use crate::domain::values::Text;

    fn moved(kind: StepKind, tier: Tier, on: &str) -> DisputeStep {
        DisputeStep { tier: Choice::of(tier.code()), ..step(kind, on) }
    }

    #[test]
    fn the_levels_are_those_of_the_list() {
        let listed: Vec<(&str, &str)> =
            DisputeTier::table().codes.iter().map(|row| (row.code.as_str(), row.name.as_str())).collect();
        assert_eq!(Tier::ALL.map(|tier| (tier.code(), tier.label())).to_vec(), listed);
    }

    #[test]
    fn a_case_lies_at_each_level_for_so_many_days() {
        let mut case = case();
        case.steps = numbered(vec![
            step(StepKind::Register, "2026-05-20"),
            moved(StepKind::Escalate, Tier::Street, "2026-05-31"),
            moved(StepKind::HandDown, Tier::Street, "2026-06-02"),
            moved(StepKind::Escalate, Tier::County, "2026-06-30"),
            step(StepKind::Return, "2026-07-01"),
        ]);
        let days: Vec<(Tier, i64)> =
            stays(&case).iter().map(|stay| (stay.tier, stay.days(day("2026-07-15")))).collect();
        assert_eq!(days, [(Tier::Community, 11), (Tier::Street, 30), (Tier::County, 1), (Tier::Community, 14)]);
    }

    #[test]
    fn a_case_that_ended_stays_nowhere_any_longer() {
        let mut case = case();
        case.steps = numbered(vec![step(StepKind::Register, "2026-05-20"), step(StepKind::Withdraw, "2026-05-23")]);
        assert_eq!(stays(&case).iter().map(|stay| stay.days(day("2026-12-31"))).collect::<Vec<_>>(), [3]);
    }

    #[test]
    fn a_grave_case_has_one_leader_and_one_team() {
        let mut case = case();
        assert!(lacking_three(&case).is_empty());
        case.dispute.level = Choice::of(GRAVE);
        assert_eq!(lacking_three(&case).len(), 2);
        case.dispute.case_leader = Text::new("郝主任");
        assert_eq!(lacking_three(&case), ["还没有工作班子"]);
    }
}
