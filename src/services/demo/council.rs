//! What the 议事会 voted on and what was appraised: one matter that passed in its second round, one post that is to be put right.

use super::community::{Community, add};
use super::dice::{days_after, days_before};
use crate::domain::RecordId;
use crate::domain::registers::{Appraisal, CouncilVote};
use crate::domain::values::{Choice, Count, Day, Link, Text};

/// Matter, how many days ago, round, and how many of fifty agreed.
const VOTES: [(&str, u32, u32, u32); 4] = [
    ("小区停车位重新划线", 160, 1, 37),
    ("小区停车位重新划线", 120, 2, 44),
    ("楼道照明改成声控灯", 75, 1, 46),
    ("增设电动车充电棚", 30, 1, 36),
];
/// What, code and name, and how many of a hundred residents and of twenty party members were satisfied.
const APPRAISED: [(&str, &str, u32, u32); 3] =
    [("1", "社区服务班子", 94, 19), ("2", "网格员岗位", 91, 18), ("3", "海棠路路灯维修", 86, 19)];

impl Community {
    pub fn hold_councils(&mut self) {
        let count = |number: u32| Count(Some(number));
        for (subject, days, round, agreed) in VOTES {
            let held = days_before(self.today, days);
            let before = (1..).map(RecordId).zip(&self.records.votes).find(|(_, vote)| &*vote.subject == subject);
            let follows = before.map(|(id, _)| id);
            let vote = CouncilVote {
                subject: Text::new(subject),
                round: count(round),
                follows: follows.map_or_else(Link::none, Link::to),
                held_on: Day::new(held),
                venue: Text::new("社区会议室"),
                due: count(54),
                present: count(50),
                agreed: count(agreed),
                opposed: count((50 - agreed) / 2),
                abstained: count(50 - agreed - (50 - agreed) / 2),
                base: Choice::of("1"),
                published_on: Day::new(days_after(held, 3)),
                ..CouncilVote::default()
            };
            add(&mut self.records.votes, vote);
        }
        for (kind, subject, masses, members) in APPRAISED {
            let appraisal = Appraisal {
                kind: Choice::of(kind),
                subject: Text::new(subject),
                round: count(1),
                held_on: Day::new(days_before(self.today, 45)),
                masses_satisfied: count(masses),
                masses_dissatisfied: count(100 - masses),
                masses_abstained: count(0),
                members_satisfied: count(members),
                members_dissatisfied: count(20 - members),
                members_abstained: count(0),
                published_on: Day::new(days_before(self.today, 40)),
                ..Appraisal::default()
            };
            let due_on = appraisal.needs_rectification().then(|| days_after(self.today, 40));
            add(&mut self.records.appraisals, Appraisal { due_on: Day(due_on), ..appraisal });
        }
    }
}
