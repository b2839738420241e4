//! What a month of patrols comes to. Counted is the work, never anybody.

use crate::domain::registers::patrol::CALL_FOR_HELP;
use crate::domain::registers::{Patrol, PatrolFinding};

/// Of one group or of all.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct PatrolTotals {
    /// 巡逻次数
    pub patrols: u32,
    /// 巡逻人次
    pub headcount: u32,
    /// 互助报警
    pub calls: u32,
    pub findings: u32,
    /// Of the findings, those that are handled.
    pub settled: u32,
}

impl PatrolTotals {
    pub fn count(&mut self, patrol: &Patrol, findings: impl IntoIterator<Item = impl AsRef<PatrolFinding>>) {
        if patrol.kind.code == CALL_FOR_HELP {
            self.calls += 1;
        } else {
            self.patrols += 1;
            self.headcount += patrol.headcount.0.unwrap_or_default();
        }
        for finding in findings {
            self.findings += 1;
            self.settled += u32::from(!finding.as_ref().resolved_on.is_unset());
        }
    }

    /// Takes those of another group in.
    pub fn add(&mut self, other: &Self) {
        self.patrols += other.patrols;
        self.headcount += other.headcount;
        self.calls += other.calls;
        self.findings += other.findings;
        self.settled += other.settled;
    }

    /// 「巡逻 8 次 17 人次，互助报警 1 次，发现 3 处，处理 2 处」
    pub fn words(&self) -> String {
        let Self { patrols, headcount, calls, findings, settled } = self;
        format!("巡逻 {patrols} 次 {headcount} 人次，互助报警 {calls} 次，发现 {findings} 处，处理 {settled} 处")
    }
}

impl AsRef<Self> for PatrolFinding {
    fn as_ref(&self) -> &Self {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::values::{Choice, Count, Day};

    #[test]
    fn a_call_for_help_is_no_patrol_and_what_is_handled_is_counted_among_what_was_found() {
        let patrol =
            |kind, people| Patrol { kind: Choice::of(kind), headcount: Count(Some(people)), ..Patrol::default() };
        let handled = PatrolFinding { resolved_on: Day("2026-06-02".parse().ok()), ..PatrolFinding::default() };
        let mut totals = PatrolTotals::default();
        totals.count(&patrol("1", 2), [PatrolFinding::default(), handled.clone()]);
        totals.count(&patrol("1", 3), Vec::<PatrolFinding>::new());
        totals.count(&patrol("2", 6), [handled]);
        assert_eq!(totals.words(), "巡逻 2 次 5 人次，互助报警 1 次，发现 3 处，处理 2 处");
    }
}
