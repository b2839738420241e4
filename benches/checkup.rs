//! How long a whole checkup takes over 100,000 and 1,000,000 made-up persons with their households and tenancies, rule by rule.
//!
//! `cargo bench --bench checkup` prints each rule with its time, the slowest first, beside the budget for all of them, then a
//! raw walk over the same rows as a baseline.

#[path = "common/furnished.rs"]
mod furnished;
#[path = "common/town.rs"]
mod town;

use divan::Bencher;
use furnished::{furnished, open};
use linli::domain::Date;
use linli::domain::calendar::Holidays;
use linli::domain::checkup::{Standard, Thresholds};
use linli::domain::deadline::Deadlines;
use linli::services::{Clock, Desk, MachineSettings, Progress, checkup, sign_in};
use linli::store::{FloatingFilter, FloatingSort, Rule, Store, rules};
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

const TOWNS: [u32; 2] = [100_000, 1_000_000];
/// Seconds for the larger town.
const BUDGET: f32 = 20.0;

fn main() {
    for people in TOWNS {
        print_whole(people);
        print_rules(people);
    }
    divan::main();
}

fn standard() -> Standard {
    Standard {
        today: Date::from_ymd_opt(2026, 6, 15).expect("a day"),
        thresholds: Thresholds::default(),
        most_people: Some(6),
        least_square_metres: Some(5),
        deadlines: Deadlines::default(),
        holidays: Holidays::built_in(),
    }
}

fn ask(store: &Store, rule: &Rule) -> u64 {
    let mut found = 0;
    let checkup = store.checkup(&standard()).expect("the standard is known");
    let flow = checkup.walk(rule, &mut |finding| {
        divan::black_box(finding);
        found += 1;
        ControlFlow::Continue(())
    });
    assert!(flow.expect("the rule is asked").is_continue());
    found
}

fn print_rules(people: u32) {
    let store = open(people);
    let mut times: Vec<(Duration, u64, &str)> = rules()
        .map(|rule| {
            let started = Instant::now();
            let found = ask(&store, rule);
            (started.elapsed(), found, rule.key)
        })
        .collect();
    let all: Duration = times.iter().map(|(time, ..)| *time).sum();
    times.sort_by_key(|(time, ..)| std::cmp::Reverse(*time));
    println!("one rule after the other: {:.2} s", all.as_secs_f32());
    for (time, found, key) in times {
        println!("  {key:32} {:8.1} ms {found:>9} found", time.as_secs_f64() * 1000.0);
    }
}

/// As the window asks: as many rules at a time as there are processors.
fn print_whole(people: u32) {
    let desk = sit_down(people);
    let (started, mut found) = (Instant::now(), 0);
    checkup::run(&desk, |_| true, &Progress::default(), |tally| found += tally.count).expect("it is asked");
    let took = started.elapsed().as_secs_f32();
    println!("\ncheckup of {people} persons: {took:.2} s, {found} found; budget {BUDGET} s at 1,000,000");
}

fn sit_down(people: u32) -> Desk {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut settings = MachineSettings::load_from(&folder.path().join("settings.json"));
    let clock = Clock::Fixed(standard().today);
    sign_in::sign_in(&mut settings, &furnished(people), "测量", "测量", clock).expect("the desk is there")
}

#[divan::bench(args = TOWNS, sample_count = 3)]
fn whole_checkup(bencher: Bencher<'_, '_>, people: u32) {
    let desk = sit_down(people);
    bencher.bench_local(|| checkup::run(&desk, |_| true, &Progress::default(), |tally| drop(divan::black_box(tally))));
}

/// One walk over the residences, as every rule must make at least.
#[divan::bench(args = TOWNS, sample_count = 3)]
fn baseline_one_list(bencher: Bencher<'_, '_>, people: u32) {
    let store = open(people);
    bencher.bench_local(|| {
        store.floating_ids(&FloatingFilter::default(), FloatingSort::default()).expect("the list is there").len()
    });
}
