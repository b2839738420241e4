//! What a checkup says of the community.

use super::town::{PEOPLE, SEED, founded};
use linli::services::checkup::{self, Tally};
use linli::services::{Desk, Progress};

/// What the rules found, as far as they found anything.
pub fn found(desk: &Desk, is_wanted: impl Fn(&checkup::Rule) -> bool) -> Vec<Tally> {
    let mut tallies = Vec::new();
    checkup::run(desk, is_wanted, &Progress::default(), |tally| tallies.push(tally)).unwrap();
    tallies.retain(|tally| tally.count > 0);
    tallies
}

#[test]
fn nothing_contradicts_anything() {
    for (people, seed) in [(PEOPLE, SEED), (300, 1), (300, 2), (40, 5), (5, 1), (1, 1)] {
        let (_folder, desk) = founded(people, seed);
        let faults = found(&desk, |rule| rule.group.is_fault());
        let told: Vec<_> = faults.iter().map(|tally| (tally.rule.key, tally.count, &tally.findings[0])).collect();
        assert!(told.is_empty(), "{people} people of seed {seed}: {told:?}");
    }
}

#[test]
fn something_is_due_and_something_is_missing_as_on_any_day() {
    let (_folder, desk) = founded(PEOPLE, SEED);
    let agenda: Vec<_> = found(&desk, checkup::is_agenda).iter().map(|tally| tally.rule.key).collect();
    for key in ["due_tenancy", "due_agreement", "due_permit", "gap_notice", "gap_telephone"] {
        assert!(agenda.contains(&key), "{key} in {agenda:?}");
    }
}
