//! 协议条款 `dispute_term`: one numbered term of an agreement, and what is to be performed under it: what, by whom, how, where and
//! by when. An instalment is a term of its own.

use crate::domain::registers::Dispute;
use crate::domain::values::{Count, Day, Lines, Link, Money, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One term. One with a day has something to be performed; done: `performed_on`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DisputeTerm {
    pub dispute: Link<Dispute>,
    pub position: Count,
    pub wording: Lines,
    pub performer: Text,
    pub amount: Money,
    pub manner: Text,
    pub venue: Text,
    pub due_on: Day,
    pub performed_on: Day,
    /// The receipt or whatever else proves it (履行凭证).
    pub receipt: Text,
}

impl Register for DisputeTerm {
    const TABLE: &'static str = "dispute_term";
    const TITLE: &'static str = "协议条款";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "条款",
        fields: &[
            field!(DisputeTerm.dispute, "纠纷").required(),
            field!(DisputeTerm.position, "次序").derived(),
            field!(DisputeTerm.wording, "条款").required(),
            field!(DisputeTerm.performer, "履行人"),
            field!(DisputeTerm.amount, "金额").hint("元，如 3200 或 1.5万"),
            field!(DisputeTerm.manner, "方式").hint("现金、转账、修复、当面道歉"),
            field!(DisputeTerm.venue, "地点"),
            field!(DisputeTerm.due_on, "履行期限").ahead().listed(92.0),
            field!(DisputeTerm.performed_on, "履行日期").listed(92.0),
            field!(DisputeTerm.receipt, "履行凭证").hint("收条、转账回单等"),
        ],
    }];

    fn name(&self) -> String {
        format!("第 {} 条", self.position.0.unwrap_or_default())
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.is_to_be_performed() && self.due_on.is_unset() {
            problems.push(Problem::wrong("due_on", "请填履行期限"));
        }
        if self.performed_on.0.is_some_and(|day| day > today) {
            problems.push(Problem::wrong("performed_on", "履行日期在今天之后，请到那天再登记"));
        }
        problems
    }
}

impl DisputeTerm {
    /// Whether something is to be done under it, beside what it says.
    pub fn is_to_be_performed(&self) -> bool {
        !self.due_on.is_unset() || self.amount.0.is_some() || !self.performer.is_empty()
    }

    pub fn is_open(&self) -> bool {
        self.is_to_be_performed() && self.performed_on.is_unset()
    }
}
