//! 轮值 `duty_turn`: one member of a group on duty on a day. Several on one day are several turns.

use crate::domain::registers::{DefenceGroup, GroupMember};
use crate::domain::values::{Day, Link, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One turn. Who stands in for somebody else stands in `member`; whose turn it was is kept beside it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DutyTurn {
    pub defence_group: Link<DefenceGroup>,
    pub on_date: Day,
    /// 「19:30-21:30」
    pub hours: Text,
    pub member: Link<GroupMember>,
    pub instead_of: Link<GroupMember>,
}

impl Register for DutyTurn {
    const TABLE: &'static str = "duty_turn";
    const TITLE: &'static str = "轮值";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "轮值",
        fields: &[
            field!(DutyTurn.defence_group, "联防组").required(),
            field!(DutyTurn.on_date, "值班日期").required().ahead(),
            field!(DutyTurn.hours, "时段"),
            field!(DutyTurn.member, "值班户").required(),
            field!(DutyTurn.instead_of, "替班").derived(),
        ],
    }];

    fn name(&self) -> String {
        Self::TITLE.to_owned()
    }

    fn check(&self, _today: Date) -> Vec<Problem> {
        Vec::new()
    }
}
