//! Speed of the list as of a day, of its counts and of one building, and of gathering doubles, at 100,000 and 1,000,000
//! made-up persons. Run with `cargo bench --bench as_of`.

#[path = "common/town.rs"]
mod town;

use divan::Bencher;
use linli::domain::{Date, RecordId};
use linli::store::{FloatingFilter, FloatingSort, OnADay, Resemblance, SortColumn, Store};
use std::time::Instant;
use town::{open, somebody};

const TOWNS: [u32; 2] = [100_000, 1_000_000];
/// About the middle of the years in which the town moves in.
const DAY: Date = Date::from_ymd_opt(2024, 3, 31).expect("a real day");

fn main() {
    for people in TOWNS {
        let store = open(people);
        println!("\nas of {DAY}, {people} persons");
        timed("list by arrival", || list(&store, SortColumn::FromDate));
        timed("list by name", || list(&store, SortColumn::Name));
        timed("counts of the station", || store.counts_on(OnADay { day: DAY, place: None }).expect("counts"));
        timed("one building", || store.residences_on(building(&store)).expect("residences").len());
        timed("counts of one building", || store.counts_on(building(&store)).expect("counts"));
        timed("candidates of one person", || store.similar_people(&somebody(people / 2)).expect("candidates").len());
        for by in Resemblance::ALL {
            timed(&format!("all pairs by {by:?}"), || store.resembling(by).expect("pairs").len());
        }
    }
    divan::main();
}

fn timed<T: std::fmt::Debug>(what: &str, work: impl FnOnce() -> T) {
    let started = Instant::now();
    let answer = work();
    println!("  {what:28} {:9.2} ms  {answer:?}", started.elapsed().as_secs_f64() * 1000.0);
}

fn list(store: &Store, column: SortColumn) -> usize {
    let filter = FloatingFilter { as_of: Some(DAY), ..FloatingFilter::default() };
    store.floating_ids(&filter, FloatingSort { column, is_descending: true }).expect("the list").len()
}

/// The first building of the first estate.
fn building(store: &Store) -> OnADay {
    let first = |parent: Option<RecordId>| store.children(parent).expect("places").remove(0).0;
    OnADay { day: DAY, place: Some(first(Some(first(None)))) }
}

#[divan::bench(args = TOWNS)]
fn list_of_a_day(bencher: Bencher<'_, '_>, people: u32) {
    let store = open(people);
    bencher.bench_local(|| list(&store, SortColumn::FromDate));
}

#[divan::bench(args = TOWNS)]
fn counts_of_a_building(bencher: Bencher<'_, '_>, people: u32) {
    let store = open(people);
    let asked = building(&store);
    bencher.bench_local(|| store.counts_on(asked).expect("counts"));
}
