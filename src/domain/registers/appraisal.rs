//! 评事 `appraisal`: two ballots on a team of officers, a post or a matter, the residents' and the party members', counted apart. A
//! post is appraised, nobody by name; no ballot is traced to anybody.

use crate::domain::codes::Appraised;
use crate::domain::values::{Choice, Count, Day, Link, Text};
use crate::domain::vote::{Ballot, needs_rectification};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One appraisal. Where either ballot falls short something is put right by due_on and appraised again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Appraisal {
    pub kind: Choice<Appraised>,
    pub subject: Text,
    pub round: Count,
    pub follows: Link<Appraisal>,
    pub held_on: Day,
    pub masses_satisfied: Count,
    pub masses_dissatisfied: Count,
    pub masses_abstained: Count,
    pub members_satisfied: Count,
    pub members_dissatisfied: Count,
    pub members_abstained: Count,
    pub due_on: Day,
    pub published_on: Day,
    pub remark: Text,
}

impl Register for Appraisal {
    const TABLE: &'static str = "appraisal";
    const TITLE: &'static str = "评事";
    const SECTIONS: &'static [Section<Self>] = &[
        Section {
            title: "评事",
            fields: &[
                field!(Appraisal.kind, "评议对象").required().listed(72.0),
                field!(Appraisal.subject, "名称").required().hint("写班子、岗位或事项，不写姓名").listed(220.0),
                field!(Appraisal.round, "轮次").required().derived(),
                field!(Appraisal.follows, "上一轮").derived(),
                field!(Appraisal.held_on, "评议日期").required().listed(92.0),
            ],
        },
        Section {
            title: "两票",
            fields: &[
                field!(Appraisal.masses_satisfied, "群众满意").required(),
                field!(Appraisal.masses_dissatisfied, "群众不满意").required(),
                field!(Appraisal.masses_abstained, "群众弃权").required(),
                field!(Appraisal.members_satisfied, "党员满意").required(),
                field!(Appraisal.members_dissatisfied, "党员不满意").required(),
                field!(Appraisal.members_abstained, "党员弃权").required(),
            ],
        },
        Section {
            title: "整改",
            fields: &[
                field!(Appraisal.due_on, "整改期限").ahead().listed(92.0),
                field!(Appraisal.published_on, "公开日期"),
                field!(Appraisal.remark, "备注").hint("不要填写宗教、疾病、前科等内容"),
            ],
        },
    ];

    fn name(&self) -> String {
        self.subject.0.clone()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.held_on.0.is_some_and(|day| day > today) {
            problems.push(Problem::wrong("held_on", "评议日期在今天之后，请评完再记"));
        }
        for (day, field, sentence) in [
            (self.due_on, "due_on", "整改期限早于评议日期"),
            (self.published_on, "published_on", "公开日期早于评议日期"),
        ] {
            if day.is_before(self.held_on) {
                problems.push(Problem::wrong(field, sentence));
            }
        }
        problems
    }
}

impl Appraisal {
    pub fn masses(&self) -> Ballot {
        ballot(self.masses_satisfied, self.masses_dissatisfied, self.masses_abstained)
    }

    pub fn members(&self) -> Ballot {
        ballot(self.members_satisfied, self.members_dissatisfied, self.members_abstained)
    }

    pub fn needs_rectification(&self) -> bool {
        needs_rectification(self.masses(), self.members())
    }
}

fn ballot(satisfied: Count, dissatisfied: Count, abstained: Count) -> Ballot {
    let number = |count: Count| count.0.unwrap_or_default();
    Ballot { satisfied: number(satisfied), dissatisfied: number(dissatisfied), abstained: number(abstained) }
}
