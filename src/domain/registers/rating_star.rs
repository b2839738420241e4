//! 星 `rating_star`: one of the five in a rating: what the landlord claimed, how the panel voted, what somebody decided and why.

use crate::domain::codes::{StarClaim, StarDecision, StarList};
use crate::domain::registers::LandlordRating;
use crate::domain::values::{Choice, Count, Day, Lines, Link, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One star. Open: no decision.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RatingStar {
    pub rating: Link<LandlordRating>,
    pub star: Choice<StarList>,
    pub claim: Choice<StarClaim>,
    pub votes_for: Count,
    pub votes_against: Count,
    pub decision: Choice<StarDecision>,
    /// Why it was granted or withheld: nothing is decided without a reason.
    pub reason: Lines,
    pub decided_on: Day,
    pub decided_by: Text,
}

impl Register for RatingStar {
    const TABLE: &'static str = "rating_star";
    const TITLE: &'static str = "评定的星";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "星",
        fields: &[
            field!(RatingStar.rating, "星级评定").required(),
            field!(RatingStar.star, "星").required().listed(104.0),
            field!(RatingStar.claim, "自评"),
            field!(RatingStar.votes_for, "同意票"),
            field!(RatingStar.votes_against, "反对票"),
            field!(RatingStar.decision, "决定").listed(72.0),
            field!(RatingStar.reason, "理由").hint("写依据了什么，不写租客个人的事"),
            field!(RatingStar.decided_on, "决定日期").listed(92.0),
            field!(RatingStar.decided_by, "决定人"),
        ],
    }];

    fn name(&self) -> String {
        self.star.label().to_owned()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        if self.decision.is_unset() {
            return Vec::new();
        }
        let mut problems = Vec::new();
        if self.reason.is_empty() {
            problems.push(Problem::wrong("reason", "授或不授都要写明理由"));
        }
        if self.decided_by.is_empty() {
            problems.push(Problem::wrong("decided_by", "请填谁决定的"));
        }
        match self.decided_on.0 {
            None => problems.push(Problem::wrong("decided_on", "请填决定日期")),
            Some(day) if day > today => problems.push(Problem::wrong("decided_on", "决定日期在今天之后")),
            Some(_) => {}
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rating::{GRANTED, WITHHELD};

    #[test]
    fn nothing_is_granted_or_withheld_without_a_reason_a_day_and_somebody_who_decides() {
        let today = "2026-06-15".parse().unwrap();
        for decision in [GRANTED, WITHHELD] {
            let star = RatingStar { decision: Choice::of(decision), ..RatingStar::default() };
            let fields: Vec<&str> = star.check(today).iter().map(|problem| problem.field).collect();
            assert_eq!(fields, ["reason", "decided_by", "decided_on"], "{decision}");
            let sound = RatingStar {
                reason: Lines::new("责任书在有效期内"),
                decided_on: Day::new(today),
                decided_by: Text::new("周敏"),
                ..star
            };
            assert!(sound.check(today).is_empty());
        }
        assert!(RatingStar::default().check(today).is_empty(), "an open star needs none");
    }
}
