//! What a checkup has found so far, rule by rule.

use super::{Finding, Group, Rule, rules};
use crate::store::ChangeId;

/// So many findings of a rule are listed; all are counted. Nobody works through more in one sitting.
pub const MOST_KEPT: usize = 5_000;

/// What one rule found.
#[derive(Clone, Debug)]
pub struct Tally {
    pub rule: &'static Rule,
    pub count: u64,
    /// The first of them, at most [`MOST_KEPT`].
    pub findings: Vec<Finding>,
}

impl Tally {
    pub fn of(rule: &'static Rule) -> Self {
        Self { rule, count: 0, findings: Vec::new() }
    }

    pub fn add(&mut self, finding: Finding) {
        self.count += 1;
        if self.findings.len() < MOST_KEPT {
            self.findings.push(finding);
        }
    }
}

/// The rules asked so far, each with what it found.
#[derive(Clone, Debug, Default)]
pub struct Results {
    tallies: Vec<Tally>,
    /// When all rules were asked; nothing while only some were.
    pub asked_at: Option<String>,
    /// The latest change of that moment.
    pub(super) asked_of: Option<ChangeId>,
}

impl Results {
    /// What is known of a rule; nothing before it was asked.
    pub fn tally(&self, rule: &Rule) -> Option<&Tally> {
        self.tallies.iter().find(|tally| tally.rule.key == rule.key)
    }

    /// What a rule found, in place of what it found before.
    pub fn take(&mut self, tally: Tally) {
        match self.tallies.iter_mut().find(|known| known.rule.key == tally.rule.key) {
            Some(known) => *known = tally,
            None => self.tallies.push(tally),
        }
    }

    /// One finding was mended.
    pub fn settle(&mut self, rule: &Rule, finding: &Finding) {
        let Some(tally) = self.tallies.iter_mut().find(|tally| tally.rule.key == rule.key) else { return };
        let before = tally.findings.len();
        tally.findings.retain(|known| known != finding);
        tally.count -= (before - tally.findings.len()) as u64;
    }

    /// Rules that found something, in the order of the rules.
    pub fn complaints(&self, is_wanted: impl Fn(Group) -> bool) -> impl Iterator<Item = &Tally> {
        rules()
            .filter(move |rule| is_wanted(rule.group))
            .filter_map(|rule| self.tally(rule))
            .filter(|tally| tally.count > 0)
    }

    /// How many findings there are of such rules.
    pub fn count(&self, is_wanted: impl Fn(Group) -> bool) -> u64 {
        self.complaints(is_wanted).map(|tally| tally.count).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::RecordId;

    fn finding(record: i64) -> Finding {
        Finding { record: RecordId(record), opens: RecordId(record), detail: String::new() }
    }

    fn a_rule() -> &'static Rule {
        rules().find(|rule| rule.group.is_fault()).expect("a rule")
    }

    #[test]
    fn more_are_counted_than_are_listed() {
        let mut tally = Tally::of(a_rule());
        (0..MOST_KEPT as i64 + 7).for_each(|record| tally.add(finding(record)));
        assert_eq!((tally.count, tally.findings.len()), (MOST_KEPT as u64 + 7, MOST_KEPT));
    }

    #[test]
    fn a_rule_asked_again_replaces_what_it_said_and_what_is_mended_goes() {
        let mut results = Results::default();
        let mut tally = Tally::of(a_rule());
        (1..=3).for_each(|record| tally.add(finding(record)));
        results.take(tally);
        results.settle(a_rule(), &finding(2));
        results.settle(a_rule(), &finding(2));
        assert_eq!(results.count(Group::is_fault), 2);
        results.take(Tally::of(a_rule()));
        assert_eq!(results.count(Group::is_fault), 0);
        assert_eq!(results.complaints(Group::is_fault).count(), 0);
    }
}
