//! 联防统计: groups of ten, who stood on duty and who walked, in a year up to a day. Counted is the work, never anybody.

use crate::domain::registers::patrol::CALL_FOR_HELP;
use crate::domain::registers::{Patrol, PatrolFinding};

/// One column of the report.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DefenceColumn {
    /// Households or shops in the group on the day.
    Doors,
    Turns,
    Patrols,
    Headcount,
    Calls,
    Findings,
    Settled,
}

pub const DEFENCE_COLUMNS: [DefenceColumn; 7] = [
    DefenceColumn::Doors,
    DefenceColumn::Turns,
    DefenceColumn::Patrols,
    DefenceColumn::Headcount,
    DefenceColumn::Calls,
    DefenceColumn::Findings,
    DefenceColumn::Settled,
];

impl DefenceColumn {
    pub fn heading(self) -> &'static str {
        match self {
            Self::Doors => "在组户数",
            Self::Turns => "轮值",
            Self::Patrols => "巡逻次数",
            Self::Headcount => "巡逻人次",
            Self::Calls => "互助报警",
            Self::Findings => "巡逻发现",
            Self::Settled => "已处理",
        }
    }

    fn place(self) -> usize {
        DEFENCE_COLUMNS.iter().position(|column| *column == self).unwrap_or_default()
    }
}

/// What one record, one group or all of them come to, in the order of the columns.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct DefenceFigures(pub [u64; DEFENCE_COLUMNS.len()]);

impl DefenceFigures {
    /// One door, or one turn.
    pub fn one(column: DefenceColumn) -> Self {
        Self::default().with(column, 1)
    }

    /// A call for help is no patrol.
    pub fn of_patrol(patrol: &Patrol) -> Self {
        if patrol.kind.code == CALL_FOR_HELP {
            return Self::one(DefenceColumn::Calls);
        }
        let heads = u64::from(patrol.headcount.0.unwrap_or_default());
        Self::one(DefenceColumn::Patrols).with(DefenceColumn::Headcount, heads)
    }

    pub fn of_finding(finding: &PatrolFinding) -> Self {
        let is_settled = !finding.resolved_on.is_unset();
        Self::one(DefenceColumn::Findings).with(DefenceColumn::Settled, u64::from(is_settled))
    }

    pub fn of(&self, column: DefenceColumn) -> u64 {
        self.0[column.place()]
    }

    pub fn add(&mut self, other: &Self) {
        self.0.iter_mut().zip(other.0).for_each(|(sum, figure)| *sum += figure);
    }

    fn with(mut self, column: DefenceColumn, figure: u64) -> Self {
        self.0[column.place()] = figure;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::values::{Choice, Count, Day};

    #[test]
    fn a_call_for_help_is_no_patrol_and_what_is_handled_is_among_what_was_found() {
        let patrol =
            |kind, people| Patrol { kind: Choice::of(kind), headcount: Count(Some(people)), ..Patrol::default() };
        let handled = PatrolFinding { resolved_on: Day("2026-06-02".parse().ok()), ..PatrolFinding::default() };
        let mut sum = DefenceFigures::default();
        sum.add(&DefenceFigures::of_patrol(&patrol("1", 3)));
        sum.add(&DefenceFigures::of_patrol(&patrol(CALL_FOR_HELP, 6)));
        sum.add(&DefenceFigures::of_finding(&PatrolFinding::default()));
        sum.add(&DefenceFigures::of_finding(&handled));
        assert_eq!(sum.0, [0, 0, 1, 3, 1, 2, 1]);
        assert_eq!(DEFENCE_COLUMNS.map(|column| sum.of(column)), sum.0);
    }
}
