//! What is sown on purpose is found by the checkup, all of it and nothing else.

use super::checkup::found;
use super::town::{PEOPLE, SEED, empty, founded};
use linli::domain::RecordId;
use linli::services::checkup::rules;
use linli::services::{Desk, Progress, demo};
use std::collections::BTreeSet;

type Found = BTreeSet<(&'static str, RecordId)>;

/// Rule and record of everything the checkup finds.
fn findings(desk: &Desk) -> Found {
    let tallies = found(desk, |_| true);
    tallies.iter().flat_map(|tally| tally.findings.iter().map(|finding| (tally.rule.key, finding.record))).collect()
}

#[test]
fn every_fault_that_was_planted_is_found_and_no_other() {
    for (people, seed) in [(PEOPLE, SEED), (600, 1)] {
        let (_folder, desk) = founded(people, seed);
        let sound = findings(&desk);
        let (_folder, mut desk) = empty();
        let planted = demo::plant(&mut desk, people, seed, &Progress::default()).unwrap();
        let planted: Found = planted.iter().map(|fault| (fault.rule, fault.record)).collect();
        let now = findings(&desk);

        let missed: Vec<_> = planted.difference(&now).collect();
        assert!(missed.is_empty(), "{people} people: not found: {missed:?}");
        let unasked: Vec<_> = now.difference(&planted).filter(|finding| !sound.contains(finding)).collect();
        assert!(unasked.is_empty(), "{people} people: found and not planted: {unasked:?}");
    }
}

#[test]
fn there_is_a_fault_for_every_rule() {
    let (_folder, mut desk) = empty();
    let planted = demo::plant(&mut desk, PEOPLE, SEED, &Progress::default()).unwrap();
    let planted: BTreeSet<&str> = planted.iter().map(|fault| fault.rule).collect();
    assert_eq!(planted, rules().map(|rule| rule.key).collect());
    let sits_right =
        |fault: &demo::Planted| rules().any(|rule| rule.key == fault.rule && rule.register == fault.register);
    let (_folder, mut desk) = empty();
    let planted = demo::plant(&mut desk, 600, 1, &Progress::default()).unwrap();
    assert!(planted.len() > 60 && planted.iter().all(sits_right), "{planted:?}");
}

#[test]
fn a_handful_of_people_are_left_in_peace() {
    let (_folder, mut desk) = empty();
    assert_eq!(demo::plant(&mut desk, 30, SEED, &Progress::default()).unwrap(), []);
    assert!(found(&desk, |rule| rule.group.is_fault()).is_empty());
}
