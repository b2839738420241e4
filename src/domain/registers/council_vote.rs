//! 议事表决 `council_vote`: one round of voting of the 议事会 on a matter: how many should have come and came, how they voted. Nobody's
//! vote is written down. What does not pass goes back to discussion and comes again as a round of its own.

use crate::domain::codes::VoteBase;
use crate::domain::values::{Choice, Count, Day, Link, Text};
use crate::domain::vote::{Assembly, Base, Outcome, Tally};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One round on one matter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CouncilVote {
    pub subject: Text,
    /// 1 for the first time it is voted on.
    pub round: Count,
    pub follows: Link<CouncilVote>,
    pub held_on: Day,
    pub venue: Text,
    pub due: Count,
    pub present: Count,
    pub agreed: Count,
    pub opposed: Count,
    pub abstained: Count,
    pub base: Choice<VoteBase>,
    pub published_on: Day,
    pub remark: Text,
    /// 「居民会议」, 「居民代表会议」
    pub meeting: Text,
    /// Under which the district office keeps it: of a 居民公约 (城市居民委员会组织法 15 条).
    pub filing_number: Text,
}

impl Register for CouncilVote {
    const TABLE: &'static str = "council_vote";
    const TITLE: &'static str = "议事表决";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "议事",
        fields: &[
            field!(CouncilVote.subject, "议题").required().listed(240.0),
            field!(CouncilVote.round, "轮次").required().derived(),
            field!(CouncilVote.follows, "上一轮").derived(),
            field!(CouncilVote.held_on, "表决日期").required().listed(92.0),
            field!(CouncilVote.meeting, "会议").hint("如居民会议、居民代表会议"),
            field!(CouncilVote.venue, "地点"),
            field!(CouncilVote.due, "应到人数").required(),
            field!(CouncilVote.present, "实到人数").required(),
            field!(CouncilVote.agreed, "赞成").required(),
            field!(CouncilVote.opposed, "反对").required(),
            field!(CouncilVote.abstained, "弃权").required(),
            field!(CouncilVote.base, "计票基数").required(),
            field!(CouncilVote.published_on, "公开日期").listed(92.0),
            field!(CouncilVote.filing_number, "备案号"),
            field!(CouncilVote.remark, "备注").hint("不要填写宗教、疾病、前科等内容"),
        ],
    }];

    fn name(&self) -> String {
        self.subject.0.clone()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.held_on.0.is_some_and(|day| day > today) {
            problems.push(Problem::wrong("held_on", "表决日期在今天之后，请开完会再记"));
        }
        if self.published_on.is_before(self.held_on) {
            problems.push(Problem::wrong("published_on", "公开日期早于表决日期"));
        }
        problems.extend(self.tally().problems());
        problems
    }
}

impl CouncilVote {
    pub fn tally(&self) -> Tally {
        let number = |count: Count| count.0.unwrap_or_default();
        Tally {
            assembly: Assembly::of(&self.meeting),
            due: number(self.due),
            present: number(self.present),
            agreed: number(self.agreed),
            opposed: number(self.opposed),
            abstained: number(self.abstained),
        }
    }

    pub fn counted_of(&self) -> Base {
        Base::of(&self.base.code)
    }

    pub fn outcome(&self) -> Outcome {
        self.tally().outcome(self.counted_of())
    }

    pub fn passes(&self) -> bool {
        self.outcome() == Outcome::Passed
    }
}
