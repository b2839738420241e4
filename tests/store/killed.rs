//! The process is killed at random points while saving: every save that was answered is there, none is half there.

use crate::archive::*;
use linli::domain::RecordId;
use linli::domain::registers::{Person, Residence};
use linli::store::Store;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

const ROUNDS: u32 = 200;
/// Set in the child, which then saves until it is killed.
const SAVE_IN: &str = "LINLI_TEST_SAVE_IN";

/// Not a test of its own: the part of the child.
#[test]
fn save_until_killed() {
    let Ok(dir) = std::env::var(SAVE_IN) else { return };
    let (mut store, _) = Store::unlock(Path::new(&dir), FOUNDER, PASSWORD).unwrap();
    for serial in 0.. {
        let saved = store.write(&act("登记流动人口"), |writing| {
            let number = writing.next_number("流动人口", 2026)?;
            let place = writing.find_or_create_place(&[("2", "海棠苑"), ("5", &format!("{}栋", serial % 7 + 1))])?;
            let id = writing.insert(&person("云中鹤", serial))?;
            let mut stay = residence(id, place, "2026-06-01");
            stay.registration_number.0 = format!("海2026-{number:06}");
            Ok((id, writing.insert(&stay)?))
        });
        let ((person, stay), _) = saved.unwrap();
        let mut out = std::io::stdout().lock();
        // The test harness may have written on the line before.
        writeln!(out, "\nsaved {} {}", person.0, stay.0).unwrap();
        out.flush().unwrap();
    }
}

#[test]
fn killed_two_hundred_times_while_saving_nothing_answered_is_lost_and_nothing_is_half_there() {
    let archive = archive();
    let dir = archive.path();
    drop(archive.store);
    let mut answered = Vec::new();
    for round in 0..ROUNDS {
        // Most die among their saves, some while still opening.
        answered.extend(save_and_kill(&dir, round % 8 != 0, moment(round)));
    }
    assert!(answered.len() > ROUNDS as usize, "the child was killed too early to prove anything: {}", answered.len());

    let (store, _) = Store::unlock(&dir, FOUNDER, PASSWORD).unwrap();
    for (person, stay) in &answered {
        let stay: Residence = store.load(*stay).unwrap().expect("an answered save is there");
        assert_eq!(stay.person.id, Some(*person));
        assert!(store.load::<Person>(*person).unwrap().is_some());
    }
    // None is half there: every person has the residence saved with them, and the numbers have no gap.
    let counts = store.floating_counts(day("2026-06-15")).unwrap();
    assert_eq!(counts.people, counts.living);
    let last = store.load::<Residence>(RecordId(counts.living.cast_signed())).unwrap().unwrap();
    assert_eq!(last.registration_number.0, format!("海2026-{:06}", counts.living));
    assert!(store.integrity().unwrap().is_sound());
    assert!(store.verify_chain().unwrap().is_unbroken());
    assert!(store.search_agrees().unwrap());
}

/// Spreads over the first saves after opening, at no regular step; the same in every run.
fn moment(round: u32) -> Duration {
    Duration::from_micros(u64::from(round.wrapping_mul(2_654_435_761) >> 17))
}

/// Runs the child (until its first answer) and a moment longer, kills it, and gives what it had answered.
fn save_and_kill(dir: &Path, waits_for_answer: bool, moment: Duration) -> Vec<(RecordId, RecordId)> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "killed::save_until_killed", "--nocapture"])
        .env(SAVE_IN, dir)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let first = if waits_for_answer { lines.by_ref().find_map(|line| answer(&line)) } else { None };
    std::thread::sleep(moment);
    child.kill().unwrap();
    child.wait().unwrap();
    first.into_iter().chain(lines.filter_map(|line| answer(&line))).collect()
}

fn answer(line: &str) -> Option<(RecordId, RecordId)> {
    let mut words = line.strip_prefix("saved ")?.split(' ').map(|word| word.parse().map(RecordId));
    Some((words.next()?.ok()?, words.next()?.ok()?))
}
