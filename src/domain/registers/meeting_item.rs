//! 议题 `meeting_item`: one matter of a meeting: what was spoken about, what was answered or decided, to whom it was handed with
//! which day of reply, and what was replied. It may point at a dispute; who may not see that dispute does not see the matter.

use crate::domain::codes::AnswerKind;
use crate::domain::registers::{Dispute, Meeting};
use crate::domain::values::{Choice, Count, Day, Lines, Link, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One matter. Handed out: unit. Waiting for a reply: handed out, reply_due and no replied_on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MeetingItem {
    pub meeting: Link<Meeting>,
    pub position: Count,
    pub topic: Text,
    pub dispute: Link<Dispute>,
    pub discussion: Lines,
    pub answer_kind: Choice<AnswerKind>,
    pub decision: Lines,
    /// 「海交〔2026〕003号」, taken when it is handed out.
    pub order_number: Text,
    pub unit: Text,
    pub leader: Text,
    pub reply_due: Day,
    pub urged_on: Day,
    pub replied_on: Day,
    pub reply: Lines,
}

impl Register for MeetingItem {
    const TABLE: &'static str = "meeting_item";
    const TITLE: &'static str = "议题";
    const SECTIONS: &'static [Section<Self>] = &[
        Section {
            title: "议题",
            fields: &[
                field!(MeetingItem.meeting, "会议").required(),
                field!(MeetingItem.position, "序号").derived(),
                field!(MeetingItem.topic, "议题").required().hint("一件事，不写是谁"),
                field!(MeetingItem.dispute, "纠纷"),
                field!(MeetingItem.discussion, "讨论"),
                field!(MeetingItem.answer_kind, "答复方式"),
                field!(MeetingItem.decision, "决定或答复"),
            ],
        },
        Section {
            title: "交办",
            fields: &[
                field!(MeetingItem.order_number, "交办单号").derived(),
                field!(MeetingItem.unit, "承办单位"),
                field!(MeetingItem.leader, "承办人"),
                field!(MeetingItem.reply_due, "回复期限").ahead(),
                field!(MeetingItem.urged_on, "督办日期"),
                field!(MeetingItem.replied_on, "回复日期"),
                field!(MeetingItem.reply, "回复情况"),
            ],
        },
    ];

    fn name(&self) -> String {
        // The words of a matter may be about a dispute that is not public: the list of changes says what it is and no more.
        Self::TITLE.to_owned()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (day, field) in [(self.urged_on, "urged_on"), (self.replied_on, "replied_on")] {
            if day.0.is_some_and(|day| day > today) {
                problems.push(Problem::wrong(field, "日期在今天之后，请到那天再记"));
            }
        }
        if self.unit.is_empty() && !self.reply_due.is_unset() {
            problems.push(Problem::wrong("unit", "请填交给哪个单位"));
        }
        if !self.unit.is_empty() && self.reply_due.is_unset() {
            problems.push(Problem::wrong("reply_due", "请填哪天前回复"));
        }
        problems
    }
}

impl MeetingItem {
    pub fn is_handed_out(&self) -> bool {
        !self.unit.is_empty()
    }

    /// Whether asking for the reply has sense: there is none yet, or it was asked for before there was one.
    pub fn may_be_urged(&self) -> bool {
        let is_urged_before = |replied: Date| self.urged_on.0.is_some_and(|urged| urged <= replied);
        self.is_handed_out() && self.replied_on.0.is_none_or(is_urged_before)
    }

    /// Until when a reply is still awaited.
    pub fn awaits_reply_until(&self) -> Option<Date> {
        if self.is_handed_out() && self.replied_on.is_unset() { self.reply_due.0 } else { None }
    }
}
