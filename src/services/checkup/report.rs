//! A whole checkup as a report for the command line: every rule that records can contradict, with the lines of what it found.

use super::{lines, rules, run};
use crate::domain::Right;
use crate::services::{Desk, Progress, Trouble};
use serde::Serialize;

/// One rule and what it found.
#[derive(Debug, Serialize)]
pub struct RuleReport {
    pub rule: &'static str,
    pub title: &'static str,
    pub count: u64,
    /// The first of them, at most [`super::MOST_KEPT`].
    pub findings: Vec<FindingReport>,
}

/// One record a rule speaks of, by number and without what would name anybody.
#[derive(Debug, Serialize)]
pub struct FindingReport {
    pub register: &'static str,
    pub record: i64,
    pub text: String,
    /// Whether one key in the window mends it.
    pub can_be_mended: bool,
}

/// Every rule of the checkup, also those that found nothing.
pub fn report(desk: &Desk, progress: &Progress) -> Result<Vec<RuleReport>, Trouble> {
    desk.require(Right::Look)?;
    let mut tallies = Vec::new();
    run(desk, |rule| rule.group.is_fault(), progress, |tally| tallies.push(tally))?;
    tallies.sort_by_key(|tally| rules().position(|rule| rule.key == tally.rule.key));
    let rules = tallies.iter().map(|tally| {
        let lines = lines(desk, tally.rule, &tally.findings)?;
        let findings = tally.findings.iter().zip(lines).map(|(finding, line)| FindingReport {
            register: tally.rule.register,
            record: finding.record.0,
            text: line.words,
            can_be_mended: line.repair.is_some(),
        });
        let findings = findings.collect();
        Ok(RuleReport { rule: tally.rule.key, title: tally.rule.title, count: tally.count, findings })
    });
    rules.collect()
}
